"""Which rows of a lifecycle expect something of somebody, asked of the database and not row by row."""

from collections.abc import Collection

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from rajut.core.law.authority import Hat, Part, Rank, hats_of
from rajut.core.law.lifecycle import Move
from rajut.foundation.people.actor import Actor
from rajut.steps.engage.models import Party
from rajut.steps.engage.queries.parts import Parts, among

NOBODY = Q(pk__in=())
# The reports that stand for their party and period: those on the plan in force, and what was accepted,
# whatever plan has followed. The radar's statement says the same of its own.
STANDING = Q(framework__state="agreed") | Q(state="accepted")


def awaited(moves: Collection[Move], *, owner: str, actor: Actor, own: Parts) -> Q:
    """Return the rows in a state of which one of `moves` is awaited, of this actor.

    `owner`: the column of the organisation that owns a row, whose people have the owner's hats. `own`: the
    collaborations in which the actor's organisations have a part.
    """
    found = NOBODY
    for move in moves:
        if move.awaited:
            mine = owned(owner, move.by, actor=actor) | taking_part(move.by, actor=actor, own=own)
            found |= Q(state__in=sorted(move.origins)) & mine
    return found


def owned(column: str, hats: Collection[Hat], *, actor: Actor) -> Q:
    """Return the rows owned by one of the actor's organisations in which it has one of `hats` as owner."""
    ids = [each for each in actor.organisation_ids if _gives(Part.OWNER, actor.rank_in(each), hats)]
    return Q(**{f"{column}__in": ids}) if ids else NOBODY


def taking_part(hats: Collection[Hat], *, actor: Actor, own: Parts) -> Q:
    """Return the rows of collaborations in which the actor has one of `hats` by a part, or by supervision."""
    giving = own.giving(hats, actor=actor)
    found = Q(among(giving)) if giving else NOBODY
    if actor.supervises and _gives(Part.SUPERVISOR, Rank.SUPERVISOR, hats):
        found |= _supervised(actor.supervises)
    return found


def _gives(part: Part, rank: Rank | None, hats: Collection[Hat]) -> bool:
    return rank is not None and not hats_of([(part, rank)]).isdisjoint(hats)


def _supervised(scope: str) -> Q:
    """The rows of collaborations that a supervisor of a province, or of the nation (`*`), looks after."""
    if scope == "*":
        return Q(pk=F("pk"))
    standing = _parties().exclude(state__in=["withdrawn", "declined"])
    return Q(Exists(standing.filter(organisation__region__code__startswith=scope)))


def _parties() -> QuerySet[Party]:
    return Party.objects.filter(collaboration=OuterRef("collaboration"))
