"""Needs and offers as somebody may see them, and who could meet them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from rajut.core.law.authority import Hat, Part, hats_of
from rajut.core.potential.records import Opportunity as Found
from rajut.core.potential.search import find
from rajut.foundation.people.actor import Actor
from rajut.steps.identify.models import Declaration, Opportunity
from rajut.steps.identify.models.finding import spoken
from rajut.steps.identify.queries.ground import bare_map, declared
from rajut.steps.identify.queries.telling import told


def declarations(actor: Actor) -> QuerySet[Declaration]:
    """Return the needs and offers an actor may see, with what a list shows of them."""
    return Declaration.objects.visible_to(actor).select_related("organisation__region", "affair")


def declarers(actor: Actor) -> list[int]:
    """Return the organisations in whose name the actor may declare."""
    return [each for each in actor.organisation_ids if Hat.STAFF in hats_in(actor, each)]


def hats_in(actor: Actor, organisation_id: int | None) -> frozenset[Hat]:
    """Return what the actor is in an organisation's own matters."""
    rank = actor.rank_in(organisation_id) if organisation_id else None
    return hats_of([(Part.OWNER, rank)]) if rank else frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """A declaration that meets another one: how well, why, why not; `key` names a kept opportunity."""

    declaration: Declaration
    score: float
    reasons: tuple[str, ...]
    counter_reasons: tuple[str, ...]
    key: str


def matches(declaration: Declaration, *, actor: Actor, on: date) -> list[Match]:
    """Return the open declarations the actor may see that meet this one, or need the same nearby; best first.

    Worked out anew, so that what was declared a minute ago is already there.
    """
    others = declarations(actor).filter(state="open", ends_on__gte=on).exclude(pk=declaration.pk)
    known = {str(row.pk): row for row in (declaration, *others)}
    if len(known) == 1:
        return []
    found = find(bare_map(), tuple(declared(row) for row in known.values())).opportunities
    mine = [each for each in found if str(declaration.pk) in each.declared]
    kept = _kept(mine)
    return list(_told(declaration, mine, known=known, kept=kept))


def _kept(found: Iterable[Found]) -> set[str]:
    keys = Opportunity.objects.filter(pk__in=[each.id for each in found], current=True)
    return set(keys.values_list("pk", flat=True))


def _told(
    declaration: Declaration, found: Iterable[Found], *, known: dict[str, Declaration], kept: set[str]
) -> Iterable[Match]:
    for each in found:
        for other in each.declared:
            if other == str(declaration.pk):
                continue
            yield Match(
                known[other],
                each.score,
                tuple(spoken(told(sentence)) for sentence in each.reasons),
                tuple(spoken(told(sentence)) for sentence in each.counter_reasons),
                each.id if each.id in kept else "",
            )


def meets(match: Match, declaration: Declaration) -> bool:
    """Return whether one offers what the other needs (else both need the same)."""
    return match.declaration.kind != declaration.kind
