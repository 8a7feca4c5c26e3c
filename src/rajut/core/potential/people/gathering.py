"""What the rows say, added up: who needs, offers or lends what, where and when."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rajut.core.potential.geography import Geography
from rajut.core.potential.holdings import StaffEntry
from rajut.core.potential.people.competencies import Form, normal
from rajut.core.potential.people.prices import DAYS
from rajut.core.potential.periods import Span
from rajut.core.potential.records import Unsound
from rajut.core.words import say

MOST_PERSONS = 1_000_000
MOST_COST = 1e12

TWICE = say("Baris %(row)s ada dua kali.")
NO_KIND = say("Baris %(row)s bukan kebutuhan, tempat pelatihan, atau tenaga ahli.")
NO_PERSONS = say("Baris %(row)s: jumlah orang harus bilangan bulat dari 1 sampai 1.000.000.")
NO_COMPETENCY = say("Baris %(row)s tidak menyebut kompetensi.")
NO_DAYS = say("Baris %(row)s: tanggal selesai mendahului tanggal mulai.")
NO_COST = say("Baris %(row)s: biaya harus berupa angka, nol atau lebih.")


class NotStaff(Unsound):
    """A row that cannot be read; `sentence` names it."""


@dataclass(frozen=True, slots=True)
class Lot:
    """Rows of one kind alike in region, competency, days and cost; `persons` altogether."""

    region: str
    form: Form
    span: Span
    cost: float | None
    name: str
    persons: int
    rows: tuple[StaffEntry, ...]


@dataclass(frozen=True, slots=True)
class Staff:
    """Needs, seats and experts, each in the order of competency, region, days and cost."""

    needs: tuple[Lot, ...]
    seats: tuple[Lot, ...]
    experts: tuple[Lot, ...]


def gathered(entries: Iterable[StaffEntry], *, ground: Geography) -> Staff:
    """Check and add up the rows, whatever their order; raises NotStaff.

    What belongs to an administrative unit counts for its province, which alone can be a party.
    """
    rows = sorted(entries, key=lambda row: row.id)
    _check(rows)
    rows = [replace(row, region=_party(row.region, ground)) for row in rows]
    return Staff(*(_lots(row for row in rows if row.kind == kind) for kind in ("need", "seat", "expert")))


def meet(a: Span, b: Span) -> bool:
    """Whether the two have days enough in common: a training's, or the whole of the shorter."""
    shared = min(a[1], b[1]).toordinal() - max(a[0], b[0]).toordinal() + 1
    return shared >= min(DAYS, *(last.toordinal() - first.toordinal() + 1 for first, last in (a, b)))


def _party(region: str, ground: Geography) -> str:
    place = ground.places.get(region)
    return region if place is None or place.autonomous else place.parent


def _lots(rows: Iterable[StaffEntry]) -> tuple[Lot, ...]:
    alike: dict[tuple[Form, str, Span, float], list[StaffEntry]] = {}
    for row in rows:
        span = row.starts_on or date.min, row.ends_on or date.max
        cost = -1.0 if row.cost is None else row.cost
        alike.setdefault((normal(row.competency), row.region, span, cost), []).append(row)
    return tuple(_lot(key, alike[key]) for key in sorted(alike))


def _lot(key: tuple[Form, str, Span, float], rows: list[StaffEntry]) -> Lot:
    form, region, span, cost = key
    name = min(row.competency.strip() for row in rows)
    known = None if cost < 0 else cost
    return Lot(region, form, span, known, name, sum(row.persons for row in rows), tuple(rows))


def _check(rows: Sequence[StaffEntry]) -> None:
    seen: set[str] = set()
    for row in rows:
        if row.id in seen:
            raise NotStaff(TWICE, row=row.id)
        seen.add(row.id)
        for wrong, words in _faults(row):
            if wrong:
                raise NotStaff(words, row=row.id)


def _faults(row: StaffEntry) -> tuple[tuple[bool, str], ...]:
    cost = 0.0 if row.cost is None else row.cost
    return (
        (row.kind not in ("need", "seat", "expert"), NO_KIND),
        (isinstance(row.persons, float) or not 1 <= row.persons <= MOST_PERSONS, NO_PERSONS),
        (not normal(row.competency), NO_COMPETENCY),
        (bool(row.starts_on and row.ends_on and row.ends_on < row.starts_on), NO_DAYS),
        (not (math.isfinite(cost) and 0 <= cost <= MOST_COST), NO_COST),
    )
