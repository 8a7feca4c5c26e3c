"""Needs and offers: listed, declared, announced, met, taken back."""

from datetime import date, datetime
from typing import Annotated, Any

from django.shortcuts import get_object_or_404
from ninja import Query, Router, Status
from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from rajut.core.law.lifecycles.identify import DECLARATION
from rajut.foundation.journal.moving import options
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.programs import Writing, anyone
from rajut.foundation.people.request import Request
from rajut.foundation.people.sight import Sight
from rajut.foundation.regions.models import Affair
from rajut.steps.identify import queries
from rajut.steps.identify.actions import declaration as actions
from rajut.steps.identify.api.opportunities import DomainName
from rajut.steps.identify.models import Declaration
from rajut.ui.api.fields import AffairCode, Day, Exact, Id, Money, OneOf, PathId, Quantity
from rajut.ui.api.schemas import (
    Asked,
    Coded,
    Cut,
    MoveTold,
    Named,
    Page,
    Paging,
    ShortReason,
    Told,
    cut,
    sought,
    sought_if_given,
)
from rajut.ui.moves import Option

router = Router(tags=["identify"])
writing = Writing("identify")

KindName = Annotated[str, OneOf(tuple(Declaration.Kind.values))]
State = Annotated[str, OneOf(tuple(DECLARATION.states))]
SightName = Annotated[str, OneOf((Sight.OFFICIALS.value, Sight.PUBLIC.value, Sight.OWN.value))]
PLAIN = {move.__name__: move for move in (actions.open, actions.meet)}


class DeclarationTold(Told):
    """What an organisation needs or offers."""

    id: int
    kind: KindName
    organisation: Named
    domain: DomainName
    affair: Coded | None
    title: str
    quantity: Exact | None
    unit: str
    starts_on: date
    ends_on: date
    budget: Exact | None
    state: State
    sight: str
    declared_at: datetime
    example: bool


class DeclarationDetail(DeclarationTold):
    """A need or an offer with its description."""

    detail: str
    reason: str
    moves: list[MoveTold]

    @staticmethod
    def resolve_moves(row: Declaration, context: dict[str, Any]) -> tuple[Option, ...]:
        """What this actor may do with it now."""
        request: Request = context["request"]
        return options(
            row,
            url=lambda name: f"/api/v1/declarations/{row.pk}/moves/{name}",
            actor=request.actor,
            at=request.at,
        )


class DeclarationsAsked(Paging):
    """How the list is narrowed."""

    kind: KindName | SkipJsonSchema[None] = None
    domain: DomainName | SkipJsonSchema[None] = None
    state: State | SkipJsonSchema[None] = None


class Described(Asked):
    """What is needed or offered."""

    kind: KindName
    domain: DomainName
    affair: AffairCode | None = None
    title: str = Field(min_length=1, max_length=200)
    detail: str = Field("", max_length=4000)
    quantity: Quantity | None = None
    unit: str = Field("", max_length=40)
    starts_on: Day
    ends_on: Day
    budget: Money | None = None
    sight: SightName = Sight.OFFICIALS.value

    def given(self) -> dict[str, Any]:
        """Return the fields as the actions take them."""
        affair = sought_if_given(Affair.objects.all(), self.affair, field="affair")
        return {**self.model_dump(exclude={"affair", "organisation"}), "affair": affair}


class NewDeclaration(Described):
    """The same, with the organisation in whose name it is declared."""

    organisation: Id


@router.get("/declarations", response=Page[DeclarationTold], auth=anyone)
def declarations(request: Request, asked: Query[DeclarationsAsked]) -> Cut[Declaration]:
    """List the needs and offers the actor may see, the newest first."""
    rows = queries.declarations(request.actor)
    for name in ("kind", "domain", "state"):
        if chosen := getattr(asked, name):
            rows = rows.filter(**{name: chosen})
    return cut(rows, asked)


@router.post("/declarations", response={201: DeclarationDetail}, auth=writing)
def declare(request: Request, body: NewDeclaration) -> Status[Declaration]:
    """Write down a need or an offer, as a draft that only the own organisation sees."""
    organisation = sought(Organisation.objects.all(), body.organisation, field="organisation")
    made = actions.declare(organisation, **body.given(), actor=request.actor, at=request.at)
    return Status(201, made)


@router.get("/declarations/{int:pk}", response=DeclarationDetail, auth=anyone)
def declaration(request: Request, pk: PathId) -> Declaration:
    """Show one need or offer."""
    return get_object_or_404(queries.declarations(request.actor), pk=pk)


@router.post("/declarations/{int:pk}/moves/revise", response=DeclarationDetail, auth=writing)
def revise_declaration(request: Request, pk: PathId, body: Described) -> Declaration:
    """Change a draft; every field is written anew."""
    actions.revise(declaration(request, pk), **body.given(), actor=request.actor, at=request.at)
    return declaration(request, pk)


@router.post("/declarations/{int:pk}/moves/withdraw", response=DeclarationDetail, auth=writing)
def withdraw_declaration(request: Request, pk: PathId, body: ShortReason) -> Declaration:
    """Take a need or an offer back, and say why."""
    actions.withdraw(declaration(request, pk), reason=body.reason, actor=request.actor, at=request.at)
    return declaration(request, pk)


@router.post("/declarations/{int:pk}/moves/{move}", response=DeclarationDetail, auth=writing)
def move_declaration(request: Request, pk: PathId, move: Annotated[str, OneOf(tuple(PLAIN))]) -> Declaration:
    """Announce a draft, or say that it is met."""
    PLAIN[move](declaration(request, pk), actor=request.actor, at=request.at)
    return declaration(request, pk)
