"""Declaring a need or an offer, announcing it, meeting it, taking it back."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from rajut.foundation.journal.actions import begin, take
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.sight import Sight
from rajut.foundation.regions.models import Affair
from rajut.steps.identify.models import Declaration, Opportunity


def declare(
    organisation: Organisation,
    *,
    kind: str,
    domain: str,
    title: str,
    starts_on: date,
    ends_on: date,
    detail: str = "",
    affair: Affair | None = None,
    quantity: Decimal | None = None,
    unit: str = "",
    budget: Decimal | None = None,
    sight: str = Sight.OFFICIALS,
    example: bool = False,
    actor: Actor,
    at: datetime,
) -> Declaration:
    """Write down what an organisation needs or offers, as a draft only it can see."""
    draft = Declaration(
        organisation=organisation,
        kind=kind,
        domain=domain,
        title=title,
        detail=detail,
        affair=affair,
        quantity=quantity,
        unit=unit,
        starts_on=starts_on,
        ends_on=ends_on,
        budget=budget,
        sight=sight,
        example=example,
        declared_at=at,
    )
    return begin(draft, actor=actor, at=at, kind=kind, title=title)


def revise(
    declaration: Declaration,
    *,
    kind: str,
    domain: str,
    title: str,
    starts_on: date,
    ends_on: date,
    detail: str = "",
    affair: Affair | None = None,
    quantity: Decimal | None = None,
    unit: str = "",
    budget: Decimal | None = None,
    sight: str = Sight.OFFICIALS,
    actor: Actor,
    at: datetime,
) -> None:
    """Change a draft."""
    with take(declaration, "revise", actor=actor, at=at) as locked:
        locked.kind, locked.domain, locked.affair = kind, domain, affair
        locked.title, locked.detail = title, detail
        locked.quantity, locked.unit, locked.budget = quantity, unit, budget
        locked.starts_on, locked.ends_on, locked.sight = starts_on, ends_on, sight


def open(declaration: Declaration, *, actor: Actor, at: datetime) -> None:
    """Announce a draft to those who may see it."""
    with take(declaration, "open", actor=actor, at=at) as locked:
        locked.declared_at = at


@transaction.atomic
def meet(declaration: Declaration, *, actor: Actor, at: datetime) -> None:
    """Say that the need is met or the offer taken."""
    with take(declaration, "meet", actor=actor, at=at):
        _no_longer_found(declaration)


@transaction.atomic
def withdraw(declaration: Declaration, *, reason: str, actor: Actor, at: datetime) -> None:
    """Take a declaration back and say why."""
    with take(declaration, "withdraw", actor=actor, at=at, reason=reason) as locked:
        locked.reason = reason
        _no_longer_found(declaration)


def _no_longer_found(declaration: Declaration) -> None:
    """Opportunities that stand on a declaration do not wait for the next search to fall with it."""
    Opportunity.objects.filter(declared__contains=[str(declaration.pk)], current=True).update(current=False)


MOVES = {move.__name__: move for move in (revise, open, meet, withdraw)}
