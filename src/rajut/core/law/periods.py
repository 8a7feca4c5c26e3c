"""Calendar periods for reporting: months, quarters, semesters and years, named and dated.

The fiscal year of Indonesian governments is the calendar year (UU 17/2003 art 4), so one calendar serves
both. Parties share these rows; exceptions of a single party live with the reports, not here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rajut.core.law.calendar import NONE
from rajut.core.law.deadlines import DEADLINES, Deadline, due
from rajut.core.words import say


class PeriodKind(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    SEMESTER = "semester"
    YEAR = "year"


PERIOD_WORDS = {
    PeriodKind.MONTH: say("Bulanan"),
    PeriodKind.QUARTER: say("Triwulanan"),
    PeriodKind.SEMESTER: say("Semesteran"),
    PeriodKind.YEAR: say("Tahunan"),
}

MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.SEMESTER: 6, PeriodKind.YEAR: 12}

_MONTH_NAMES = (
    (say("Januari %(year)s"), say("Jan %(yy)s")),
    (say("Februari %(year)s"), say("Feb %(yy)s")),
    (say("Maret %(year)s"), say("Mar %(yy)s")),
    (say("April %(year)s"), say("Apr %(yy)s")),
    (say("Mei %(year)s"), say("Mei %(yy)s")),
    (say("Juni %(year)s"), say("Jun %(yy)s")),
    (say("Juli %(year)s"), say("Jul %(yy)s")),
    (say("Agustus %(year)s"), say("Agu %(yy)s")),
    (say("September %(year)s"), say("Sep %(yy)s")),
    (say("Oktober %(year)s"), say("Okt %(yy)s")),
    (say("November %(year)s"), say("Nov %(yy)s")),
    (say("Desember %(year)s"), say("Des %(yy)s")),
)
_NAMES = {
    PeriodKind.QUARTER: (say("Triwulan %(number)s %(year)s"), say("TW%(number)s %(yy)s")),
    PeriodKind.SEMESTER: (say("Semester %(number)s %(year)s"), say("SM%(number)s %(yy)s")),
    PeriodKind.YEAR: (say("Tahun %(year)s"), "%(year)s"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """One stretch of the calendar, both ends included; `number` counts within its year, from 1.

    Reports are taken from `opens`, in time until `due`, late until `closes`. `words` and `abbreviation` are
    the catalogue's keys of the names, filled with `filling`; `name` and `short` are the Indonesian names.
    """

    kind: PeriodKind
    year: int
    number: int
    start: date
    end: date
    opens: date
    due: date
    closes: date

    @property
    def words(self) -> str:
        """Return the long name's template."""
        return _templates(self.kind, self.number)[0]

    @property
    def abbreviation(self) -> str:
        """Return the short name's template."""
        return _templates(self.kind, self.number)[1]

    @property
    def filling(self) -> dict[str, str]:
        """Return what fills both templates."""
        return {"number": str(self.number), "year": f"{self.year:04}", "yy": f"{self.year % 100:02}"}

    @property
    def name(self) -> str:
        """Return "Triwulan 3 2026"."""
        return self.words % self.filling

    @property
    def short(self) -> str:
        """Return "TW3 26"."""
        return self.abbreviation % self.filling


def periods(
    kind: PeriodKind,
    start: date,
    end: date,
    *,
    track: str = "",
    local: frozenset[date] = NONE,
    table: Sequence[Deadline] = DEADLINES,
) -> list[Period]:
    """Return the whole calendar periods that share at least one day with `start` to `end`, in order.

    They are never cut at `start` or `end`: a total of the third quarter is a total of the third quarter.
    A report opens on the day after the period; it is due by the deadline "report_<kind>" of `track`, and
    closes "report_grace" later. Empty when `end` lies before `start`.
    """
    if end < start:
        return []
    length, found = MONTHS[kind], []
    first = _first_month(start) - (start.month - 1) % length
    for month in range(first, _first_month(end) + 1, length):
        begins, opens = _day_one(month), _day_one(month + length)
        ends, number = opens - timedelta(1), (begins.month - 1) // length + 1
        by = due(f"report_{kind}", track=track, start=ends, local=local, table=table)
        closes = due("report_grace", track=track, start=by, local=local, table=table)
        found.append(Period(kind, begins.year, number, begins, ends, opens, by, closes))
    return found


def period_of(kind: PeriodKind, day: date, *, track: str = "", local: frozenset[date] = NONE) -> Period:
    """Return the period that contains `day`."""
    return periods(kind, day, day, track=track, local=local)[0]


def _templates(kind: PeriodKind, number: int) -> tuple[str, str]:
    return _MONTH_NAMES[number - 1] if kind is PeriodKind.MONTH else _NAMES[kind]


def _first_month(day: date) -> int:
    """Return the months since the year 0, so that periods are steps on one line."""
    return day.year * 12 + day.month - 1


def _day_one(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)
