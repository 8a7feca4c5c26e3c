"""Opportunities as somebody may see them, with what the own organisation made of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, Func, Lookup, OuterRef, Prefetch, Q, QuerySet
from django.db.models.sql.compiler import SQLCompiler

from rajut.foundation.journal.moving import options
from rajut.foundation.people.actor import Actor
from rajut.foundation.regions.models import Region
from rajut.steps.identify.models import Judgement, Opportunity
from rajut.ui.moves import Option


@dataclass(frozen=True, slots=True)
class Scope:
    """The region one looks at, with its kabupaten and kota where it is a province; None: the country."""

    region: Region | None = None
    codes: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The code of the region, empty for the country."""
        return self.region.pk if self.region else ""

    @property
    def is_one(self) -> bool:
        """Whether it is a single kabupaten or kota, which can be searched at once."""
        return self.region is not None and self.region.kind != Region.Kind.PROVINCE


Places = Mapping[str, Region]


def places() -> Places:
    """Return every region by its code, in one query."""
    return Region.objects.in_bulk()


def scope(code: str, *, among: Places) -> Scope:
    """Return the scope that a region's code means; an unknown code means the country."""
    region = among.get(code)
    if region is None:
        return Scope()
    parts = [each.pk for each in among.values() if each.parent_id == code]
    return Scope(region, (region.pk, *parts))


def own_judgements(actor: Actor) -> QuerySet[Judgement]:
    """Return what the actor's government or central body made of opportunities."""
    return Judgement.objects.visible_to(actor)


def opportunities(actor: Actor) -> QuerySet[Opportunity]:
    """Return the opportunities an actor may see, each with the own organisation's judgement."""
    return (
        Opportunity.objects.visible_to(actor)
        .select_related("affair")
        .prefetch_related(Prefetch("judgements", own_judgements(actor), to_attr="own_judgements"))
    )


def judged(actor: Actor, **how: object) -> Exists:
    """Return the condition that the own organisation's judgement is such."""
    return Exists(own_judgements(actor).filter(Q(**how), opportunity=OuterRef("pk")))


def current_or_judged(rows: QuerySet[Opportunity], *, actor: Actor) -> QuerySet[Opportunity]:
    """Return what the newest search found, and what the own organisation marked or opened before.

    Both by an index: what earlier searches found piles up and is not read through.
    """
    kept = own_judgements(actor).filter(Q(state="shortlisted") | Q(opened_at__isnull=False))
    keys = ArraySubquery(kept.values("opportunity_id"))
    return rows.filter(Q(current=True) | Q(_AmongKeys(F("key"), keys)))


class _AmongKeys(Lookup):
    """`key = ANY(ARRAY(…))`: asked once per statement, and an index serves it."""

    lookup_name = "among_keys"

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Write the condition."""
        left, params = self.process_lhs(compiler, connection)
        right, more = self.process_rhs(compiler, connection)
        return f"{left} = ANY({right})", (*params, *more)


def not_dismissed(rows: QuerySet[Opportunity], *, actor: Actor) -> QuerySet[Opportunity]:
    """Return the opportunities that the own organisation has not set aside."""
    return rows.filter(~judged(actor, state="dismissed"))


def within(rows: QuerySet[Opportunity], place: Scope) -> QuerySet[Opportunity]:
    """Return the opportunities in which a region, or one of a province's, takes part."""
    return rows.filter(members__overlap=list(place.codes)) if place.codes else rows


def partner_counts(rows: QuerySet[Opportunity], *, place: Scope, top: int = 100) -> dict[str, int]:
    """Return in how many of the opportunities each region takes part, most first, without the scope's own."""
    counted = (
        rows.order_by()
        .annotate(member=Func(F("members"), function="unnest"))
        .values("member")
        .annotate(count=Count("pk"))
        .order_by("-count", "member")
        .values_list("member", "count")
    )
    own = {place.code} if place.is_one else set()
    return {code: count for code, count in counted[: top + 1] if code not in own}


def judgement_of(opportunity: Opportunity, *, actor: Actor) -> Judgement | None:
    """Return what the actor's government made of an opportunity; not yet kept where it made nothing.

    None for somebody without a government or a central body behind him.
    """
    if actor.government_id is None:
        return None
    found = own_judgements(actor).filter(opportunity=opportunity).first()
    return found or Judgement(
        opportunity=opportunity,
        organisation_id=actor.government_id,
        state=Judgement.lifecycle.start,
    )


def judging(
    opportunity: Opportunity,
    judgement: Judgement | None,
    *,
    url: Callable[[str], str],
    actor: Actor,
    at: datetime,
) -> tuple[Option, ...]:
    """Return what the actor may make of an opportunity; only where it counts in money is there to assume."""
    found = options(judgement, url=url, actor=actor, at=at) if judgement is not None else ()
    return tuple(each for each in found if each.name != "assume" or opportunity.basis_told is not None)
