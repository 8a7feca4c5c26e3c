"""The calendar of a plan, and its baselines and targets while it is in work."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from rajut.core.law.lifecycle import refuse
from rajut.core.law.periods import PeriodKind, periods
from rajut.core.results.numbers import Quantity
from rajut.core.words import say
from rajut.foundation.journal.actions import take
from rajut.foundation.people.actor import Actor
from rajut.steps.plan.models import Commitment, Framework, Observation, Period, PlannedValue
from rajut.steps.plan.models.bulk import whole_sets

NO_TIME = say("Isi dahulu tanggal mulai dan tanggal akhir rencana.")
OTHER_KIND = say("Kalender kolaborasi ini sudah disusun menurut jenis periode lain.")
NOT_COMMITTED = say("Instansi ini tidak mengemban indikator tersebut.")
NO_SUCH_PERIOD = say("Periode ini tidak ada dalam kalender kolaborasi.")
TWICE = say("Satu nilai ditulis dua kali; tulis sekali saja.")
STANDS = say("Nilai awal yang sudah disepakati tidak diubah lagi.")


@dataclass(frozen=True, slots=True)
class Drafted:
    """A baseline (`period_id` None) or target as somebody wrote it; `quantity` None clears the cell."""

    indicator_id: uuid.UUID
    organisation_id: int
    period_id: int | None
    quantity: Quantity | None

    @property
    def kind(self) -> str:
        """Which kind of fact it will be."""
        return Observation.Kind.TARGET if self.period_id else Observation.Kind.BASELINE


def build_calendar(framework: Framework, *, kind: str, actor: Actor, at: datetime) -> int:
    """Add the periods of the plan's time that the shared calendar does not have yet; return how many."""
    if framework.starts_on is None or framework.ends_on is None:
        raise refuse(NO_TIME)
    with take(framework, "revise", actor=actor, at=at, calendar=kind) as locked:
        collaboration = locked.collaboration
        held = list(collaboration.periods.all())
        if any(each.kind != kind for each in held):
            raise refuse(OTHER_KIND)
        wanted = periods(PeriodKind(kind), framework.starts_on, framework.ends_on, track=collaboration.track)
        known = {each.starts_on for each in held}
        added = Period.objects.bulk_create(
            Period(
                collaboration=collaboration,
                kind=kind,
                name=each.name,
                starts_on=each.start,
                ends_on=each.end,
                opens_on=each.opens,
                due_on=each.due,
                closes_on=each.closes,
            )
            for each in wanted
            if each.start not in known
        )
    return len(added)


def plan_values(framework: Framework, cells: Sequence[Drafted], *, actor: Actor, at: datetime) -> None:
    """Draft baselines and targets: all, or nothing where one has no place or two have the same."""
    with take(framework, "revise", actor=actor, at=at, values=len(cells)) as locked:
        _check_places(cells, locked)
        given = [cell for cell in cells if cell.quantity is not None]
        _clear([cell for cell in cells if cell.quantity is None], locked)
        _keep(given, locked)


def _check_places(cells: Sequence[Drafted], framework: Framework) -> None:
    if len({(cell.indicator_id, cell.organisation_id, cell.period_id) for cell in cells}) < len(cells):
        raise refuse(TWICE)
    committed = set(
        Commitment.objects.filter(
            framework=framework,
            indicator_id__in={cell.indicator_id for cell in cells},
            organisation_id__in={cell.organisation_id for cell in cells},
        ).values_list("indicator_id", "organisation_id")
    )
    known = set(framework.collaboration.periods.values_list("pk", flat=True))
    baselines = {(cell.indicator_id, cell.organisation_id) for cell in cells if cell.period_id is None}
    if any((cell.indicator_id, cell.organisation_id) not in committed for cell in cells):
        raise refuse(NOT_COMMITTED)
    if any(cell.period_id is not None and cell.period_id not in known for cell in cells):
        raise refuse(NO_SUCH_PERIOD)
    if baselines and baselines & standing_baselines(framework):
        raise refuse(STANDS)


def standing_baselines(framework: Framework) -> set[tuple[uuid.UUID, int]]:
    """Return the (indicator, party) pairs whose baseline is in the ledger: it is not negotiated again."""
    rows = Observation.objects.filter(
        collaboration_id=framework.collaboration_id, kind=Observation.Kind.BASELINE, current=True
    ).exclude(status=Observation.Status.UNKNOWN)
    return set(rows.values_list("indicator_id", "organisation_id"))


def _clear(cells: Sequence[Drafted], framework: Framework) -> None:
    gone = {(cell.indicator_id, cell.organisation_id, cell.period_id) for cell in cells}
    if not gone:
        return
    held = PlannedValue.objects.filter(
        framework=framework, indicator_id__in={cell.indicator_id for cell in cells}
    ).values_list("pk", "indicator_id", "organisation_id", "period_id")
    PlannedValue.objects.filter(pk__in=[pk for pk, *cell in held if tuple(cell) in gone]).delete()


# One statement however many cells: a whole plan has a hundred thousand.
KEEP = """
    INSERT INTO plan_plannedvalue (collaboration_id, framework_id, indicator_id, organisation_id, period_id,
        kind, status, numerator, denominator)
    SELECT %s, %s, * FROM unnest(%s::uuid[], %s::bigint[], %s::bigint[], %s::text[], %s::text[],
        %s::numeric[], %s::numeric[])
    ON CONFLICT (framework_id, indicator_id, organisation_id, period_id, kind)
    DO UPDATE SET status = excluded.status, numerator = excluded.numerator,
        denominator = excluded.denominator
"""


def _keep(cells: Sequence[Drafted], framework: Framework) -> None:
    columns = [list(column) for column in zip(*map(_columns, cells), strict=True)]
    if columns:
        with whole_sets(framework.collaboration_id) as cursor:
            cursor.execute(KEEP, [framework.collaboration_id, framework.pk, *columns])


def _columns(cell: Drafted) -> tuple[object, ...]:
    quantity = cell.quantity
    if quantity is None:
        raise ValueError("a cleared cell is not kept")
    denominator = Decimal(1) if quantity.denominator is None else quantity.denominator
    place = (cell.indicator_id, cell.organisation_id, cell.period_id)
    return (*place, str(cell.kind), quantity.state.value, quantity.numerator, denominator)
