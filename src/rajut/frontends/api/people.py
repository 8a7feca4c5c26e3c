"""Who the caller is, and which organisations there are: what other calls need numbers of."""

from typing import Annotated

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from ninja import Query, Router
from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from rajut.core.law.authority import Rank
from rajut.core.law.tracks import KIND_WORDS
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.programs import officials
from rajut.foundation.people.request import Request
from rajut.foundation.people.scopes import SCOPES
from rajut.steps.engage.api.schemas import OrganisationTold
from rajut.ui.api.fields import OneOf, PathId, RegionCode
from rajut.ui.api.schemas import Cut, Named, Page, Paging, Told, cut

router = Router(tags=["people"])

KindName = Annotated[str, OneOf(tuple(kind.value for kind in KIND_WORDS))]


class OrganisationDetail(OrganisationTold):
    """An organisation, with the government it belongs to."""

    parent: Named | None


class Caller(Told):
    """Whom the key (or the session) acts for, and what it may do."""

    name: str
    title: str
    rank: Annotated[str, OneOf(tuple(rank.value for rank in Rank))]
    organisation: str
    organisation_ids: list[int]
    scopes: list[str]


class OrganisationsAsked(Paging):
    """How the list is narrowed."""

    q: str = Field("", max_length=100)
    kind: KindName | SkipJsonSchema[None] = None
    region: RegionCode | SkipJsonSchema[None] = None


@router.get("/me", response=Caller, auth=officials)
def me(request: Request) -> Caller:
    """Show for whom this key acts, and with which scopes."""
    actor = request.actor
    return Caller(
        name=actor.name,
        title=actor.title,
        rank=actor.rank or Rank.VIEWER,
        organisation=actor.organisation,
        organisation_ids=list(actor.organisation_ids),
        scopes=sorted(SCOPES if request.scopes is None else request.scopes),
    )


@router.get("/organisations", response=Page[OrganisationDetail], auth=officials)
def organisations(request: Request, asked: Query[OrganisationsAsked]) -> Cut[Organisation]:
    """List organisations by name."""
    rows = _organisations()
    for word in asked.q.split()[:8]:
        rows = rows.filter(name__icontains=word)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    return cut(rows.filter(region=asked.region) if asked.region else rows, asked)


@router.get("/organisations/{int:pk}", response=OrganisationDetail, auth=officials)
def organisation(request: Request, pk: PathId) -> Organisation:
    """Show one organisation."""
    return get_object_or_404(_organisations(), pk=pk)


def _organisations() -> QuerySet[Organisation]:
    return Organisation.objects.select_related("parent")
