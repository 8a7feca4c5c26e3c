"""The supervisor's radar: what goes on in my area, at which step, and what is late."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar, overload

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
from rajut.frontends.desk.queries.lateness import Late, lateness
from rajut.frontends.desk.queries.standing import OVER, STEPS, with_step
from rajut.steps.coordinate.models import Obstacle
from rajut.steps.engage.models import Collaboration, Party
from rajut.steps.engage.queries.matters import standing, unsaid

KEPT = 60  # seconds
_Counted = TypeVar("_Counted")
Counts = tuple[int, int]  # how many, how many of them late
CHUNK = 500
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


def _told(actor: Actor) -> QuerySet[Collaboration]:
    """Return the same with what the list shows of them."""
    shown = {"obligatory", "opened_at", "affair"}
    rows = supervised(actor).defer(*(name for name in unsaid() if name not in shown))
    return rows.prefetch_related(standing("parties", regions=False))


def behind(actor: Actor, *, today: date) -> Late:
    """Return what is late in the actor's area; of a large area as it was at most a minute ago."""
    return _kept(f"late:{actor.supervises}:{today}", lambda: lateness(scope(actor), today=today), len)


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


def listed(actor: Actor, *, late: Late) -> QuerySet[Any]:
    """Return the radar's list, what is late the longest first; `late` is annotated in working days.

    The days are known here, not in the database: they are handed to it once, looked up for each row.
    """
    days = json.dumps({str(pk): days for pk, days in late.days.items()})
    looked_up = Func(
        Cast(Value(days), JSONField()),
        Cast(F("pk"), TextField()),
        template="(%(expressions)s)",
        arg_joiner=" ->> ",
        output_field=TextField(),
    )
    lasting = Case(When(pk__in=list(late), then=Cast(looked_up, IntegerField())), default=Value(0))
    rows = with_step(_told(actor))
    found: QuerySet[Any] = rows.annotate(late=lasting).order_by("-late", "-opened_at", "-pk")
    return found


Narrowing = Callable[[QuerySet[Any]], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Ranking(Sequence[Any]):
    """The same list as `listed`, put in order here: only the rows that are shown are read.

    What is late is known, with its days; the rest follows, the newest first. `known`: how many rows there
    are, when that need not be counted.
    """

    rows: QuerySet[Any]
    late: Late
    most: int
    known: int | None = None
    narrowed: bool = False
    late_only: bool = False

    def narrow(self, narrowing: Narrowing, *, late_only: bool) -> "Ranking":
        """Return the rows that are left."""
        return replace(self, rows=narrowing(self.rows), known=None, narrowed=True, late_only=late_only)

    def __len__(self) -> int:
        """Count the rows, but not beyond one more than `most`."""
        if self.late_only:
            return len(self._behind())
        return (
            self.known
            if self.known is not None
            else self.rows.order_by().values("pk")[: self.most + 1].count()
        )

    def __iter__(self) -> Iterator[Any]:
        """Yield every row, read some hundred at a time."""
        behind = self._behind()
        for start in range(0, len(behind), CHUNK):
            yield from self._read(behind[start : start + CHUNK])
        if not self.late_only:
            yield from self._rest(behind).iterator(CHUNK)

    @overload
    def __getitem__(self, asked: int) -> Any: ...
    @overload
    def __getitem__(self, asked: slice) -> list[Any]: ...
    def __getitem__(self, asked: int | slice) -> Any:
        if isinstance(asked, int):
            return self[asked : asked + 1][0]
        behind = self._behind()
        start, stop = asked.start or 0, len(self) if asked.stop is None else asked.stop
        found = self._read(behind[start:stop])
        if stop > len(behind) and not self.late_only:
            rest = self._rest(behind)
            found += rest[max(start - len(behind), 0) : stop - len(behind)]
        return found

    def _behind(self) -> list[int]:
        """Return the late ones, the longest first, then the newest."""
        found: Iterable[int] = self.late
        if self.narrowed:
            found = self.rows.filter(pk__in=list(self.late)).values_list("pk", flat=True)
        days = self.late.days
        return sorted(found, key=lambda pk: (-days[pk], -pk))

    def _read(self, chosen: list[int]) -> list[Any]:
        found = {row.pk: row for row in self.rows.filter(pk__in=chosen)} if chosen else {}
        for pk, row in found.items():
            row.late = self.late.plain[pk][0]
        return [found[pk] for pk in chosen if pk in found]

    def _rest(self, behind: list[int]) -> QuerySet[Any]:
        return self.rows.exclude(pk__in=behind).order_by("-opened_at", "-pk")


def ranked(actor: Actor, *, late: Late, total: int, most: int) -> Ranking:
    """Return the radar's list, what is late the longest first; `total` rows, counted anew up to `most`."""
    rows = with_step(_told(actor))
    return Ranking(rows, late, most, known=total if total > most else None)


@dataclass(frozen=True, slots=True)
class Place:
    """A region of the area and its province: in how many collaborations it takes part, how many are late."""

    region: Region
    province: Region
    count: int
    late: int


def places(actor: Actor, *, late: Late) -> list[Place]:
    """Return the regions that take part in what the actor supervises; three queries, or two."""
    return placed(taking_part(actor, late=late))


def placed(counts: Mapping[str, Counts]) -> list[Place]:
    """Return the regions that were counted; one query."""
    regions = Region.objects.in_bulk(list({*counts, *(code[:2] for code in counts)}))
    return [Place(regions[code], regions[code[:2]], *counts[code]) for code in sorted(counts)]


def taking_part(actor: Actor, *, late: Late) -> Mapping[str, Counts]:
    """Return in how many collaborations each region takes part, and how many of these are late.

    What was counted is kept for a minute, unless what is late changes before.
    """
    key = f"places:{actor.supervises}:{sum(late)}:{sum(late.days.values())}"
    known: dict[str, Counts] | None = cache.get(key)
    if known is None:
        known = _counts(actor, late)
        cache.set(key, known, KEPT)
    return known


def _counts(actor: Actor, late: Late) -> dict[str, Counts]:
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
