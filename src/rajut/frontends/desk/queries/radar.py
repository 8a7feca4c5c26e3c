"""The supervisor's radar: what goes on in my area, at which step, and what is late."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.core.cache import cache
from django.db.models import (
    Case,
    Count,
    F,
    Func,
    IntegerField,
    JSONField,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast

from rajut.foundation.people.actor import Actor
from rajut.foundation.regions.models import Region
from rajut.frontends.desk.queries.lateness import Lateness, lateness
from rajut.frontends.desk.queries.standing import OVER, STEPS, with_step
from rajut.steps.coordinate.models import Obstacle
from rajut.steps.engage.models import Collaboration, Party
from rajut.steps.engage.queries.matters import with_parties

KEPT = 60  # seconds
_Counted = TypeVar("_Counted")
MANY = 1000  # an area with fewer collaborations, or fewer late ones, is counted anew each time


@dataclass(frozen=True, slots=True)
class Radar:
    """How many collaborations stand at which step, how many must be, how many wait for a supervisor."""

    at_step: tuple[tuple[int, int], ...]
    over: int
    obligatory: int
    escalated: int

    @property
    def total(self) -> int:
        """All that are not over."""
        return sum(count for _step, count in self.at_step)


def scope(actor: Actor) -> list[str]:
    """Return the key of what an actor supervises."""
    return [f"s:{actor.supervises}"]


def supervised(actor: Actor) -> QuerySet[Collaboration]:
    """Return the collaborations that the actor supervises; what is only being prepared is nobody else's."""
    return Collaboration.objects.filter(insiders__overlap=scope(actor))


def behind(actor: Actor, *, today: date) -> Mapping[int, Lateness]:
    """Return what is late in the actor's area; of a large area as it was at most a minute ago."""
    where = Q(collaboration__insiders__overlap=scope(actor))
    return _kept(f"late:{actor.supervises}:{today}", lambda: lateness(where, today=today), len)


def radar(actor: Actor) -> Radar:
    """Count the actor's area, two queries whatever its size; a large one as it was at most a minute ago."""
    return _kept(f"radar:{actor.supervises}", lambda: _counted(actor), lambda found: found.total + found.over)


def _kept(key: str, count: Callable[[], _Counted], size: Callable[[_Counted], int]) -> _Counted:
    known: _Counted | None = cache.get(key)
    if known is not None:
        return known
    found = count()
    if size(found) > MANY:
        cache.set(key, found, KEPT)
    return found


def _counted(actor: Actor) -> Radar:
    rows = with_step(supervised(actor)).order_by().values("step")
    counted = rows.annotate(n=Count("pk"), wajib=Count("pk", filter=Q(obligatory=True)))
    found = {row["step"]: (row["n"], row["wajib"]) for row in counted}
    escalated = Obstacle.objects.filter(state="escalated", collaboration__insiders__overlap=scope(actor))
    return Radar(
        tuple((step, found.get(step, (0, 0))[0]) for step in STEPS if step != OVER),
        found.get(OVER, (0, 0))[0],
        sum(wajib for step, (_n, wajib) in found.items() if step != OVER),
        escalated.values("collaboration").distinct().count(),
    )


def listed(actor: Actor, *, late: Mapping[int, Lateness]) -> QuerySet[Any]:
    """Return the radar's list, what is late the longest first; `late` is annotated in working days.

    The days are known here, not in the database: they are handed to it once, looked up for each row.
    """
    days = json.dumps({str(pk): each.days for pk, each in late.items()})
    looked_up = Func(
        Cast(Value(days), JSONField()),
        Cast(F("pk"), TextField()),
        template="(%(expressions)s)",
        arg_joiner=" ->> ",
        output_field=TextField(),
    )
    lasting = Case(When(pk__in=list(late), then=Cast(looked_up, IntegerField())), default=Value(0))
    rows = with_step(with_parties(supervised(actor)))
    found: QuerySet[Any] = rows.annotate(late=lasting).order_by("-late", "-opened_at", "-pk")
    return found


@dataclass(frozen=True, slots=True)
class Place:
    """A region of the area: in how many collaborations it takes part, how many of these are late."""

    region: Region
    count: int
    late: int


def places(actor: Actor, *, late: Mapping[int, Lateness]) -> list[Place]:
    """Return the regions that take part in what the actor supervises; three queries, or two.

    What was counted is kept for a minute, unless what is late changes before.
    """
    key = f"places:{actor.supervises}:{sum(late)}:{sum(each.days for each in late.values())}"
    counts: dict[str, tuple[int, int]] | None = cache.get(key)
    if counts is None:
        counts = _counts(actor, late)
        cache.set(key, counts, KEPT)
    regions = Region.objects.in_bulk(list(counts)).values()
    return [Place(region, *counts[region.pk]) for region in regions]


def _counts(actor: Actor, late: Mapping[int, Lateness]) -> dict[str, tuple[int, int]]:
    counted = (
        Party.objects.filter(
            state__in=["invited", "accepted"],
            organisation__region__isnull=False,
            collaboration__insiders__overlap=scope(actor),
            collaboration__state__in=["offered", "formed", "running"],
        )
        .order_by()
        .values_list("organisation__region")
        .annotate(
            n=Count("collaboration", distinct=True),
            late=Count("collaboration", distinct=True, filter=Q(collaboration__in=list(late))),
        )
    )
    return {code: (n, behind) for code, n, behind in counted}
