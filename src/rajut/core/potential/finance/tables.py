"""What each service took and gave, one table a service: who can be compared, and why others cannot."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf, isfinite
from statistics import median

import numpy as np

from rajut.core.potential.frontier.units import Amounts
from rajut.core.potential.geography import Geography
from rajut.core.potential.holdings import ServiceFigure
from rajut.core.potential.records import Binding, Constraint, Sentence, sentence
from rajut.core.potential.units import convert
from rajut.core.words import say

DOMAIN = "finance"
RUPIAH = "rupiah"
HALF = 0.5  # of the regions must have a measure, else it is left aside and said to be
ABSURD = 1e4  # times the median, or a part of it: a figure in another unit of measure

NO_COST = say("%(service)s: belum ada biaya dalam rupiah, sehingga tidak ada yang dapat dihemat.")
NO_OUTPUT = say("%(service)s: belum ada keluaran layanan, sehingga biayanya tidak dapat dibandingkan.")
MISSING = say("%(service)s %(year)s: %(place)s tidak dibandingkan karena %(measure)s belum ada atau nol.")
OTHER_UNIT = say(
    "%(service)s %(year)s: %(place)s tidak dibandingkan karena %(measure)s bersatuan %(unit)s, "
    "bukan %(wanted)s."
)
NOT_LIKELY = say(
    "%(service)s %(year)s: %(place)s tidak dibandingkan karena %(measure)s jauh di luar daerah lain; "
    "periksa satuan ukurannya."
)

FEW = say(
    "%(service)s %(year)s: hanya %(units)s daerah mempunyai %(columns)s ukuran yang lengkap; pembandingan "
    "memerlukan sedikitnya %(needed)s."
)

Rows = Sequence[ServiceFigure]
Key = tuple[str, str]  # input before output, then the measure


@dataclass(frozen=True, slots=True)
class Column:
    """One measure of a service in one unit; `rate` is the rupiah a year that one of it costs, else 0."""

    role: str
    measure: str
    unit: str
    rate: float

    @property
    def label(self) -> str:
        """The measure as people write it."""
        return written(self.measure)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A service in one year: `amounts` (n, columns) of n regions in rising order, inputs first.

    `known` is how many regions have any figure of it; `aside` the measures that too few regions have.
    """

    service: str
    year: int
    regions: tuple[str, ...]
    columns: tuple[Column, ...]
    amounts: Amounts
    sources: tuple[tuple[str, ...], ...]
    known: int
    aside: tuple[str, ...]

    @property
    def used(self) -> Amounts:
        """What goes in; shape (n, m)."""
        return self.amounts[:, [column.role == "input" for column in self.columns]]

    @property
    def brought(self) -> Amounts:
        """What comes out; shape (n, s)."""
        return self.amounts[:, [column.role == "output" for column in self.columns]]

    @property
    def cost(self) -> Amounts:
        """What the service costs each region, in rupiah a year; shape (n,)."""
        return np.asarray(self.amounts @ np.array([column.rate for column in self.columns]))

    @property
    def needed(self) -> int:
        """How many regions a comparison by so many columns needs."""
        return needed(self.columns)


def needed(columns: Sequence[Column]) -> int:
    """Return how many units a comparison by these columns needs (Cooper, Seiford & Tone 2007)."""
    m = sum(column.role == "input" for column in columns)
    s = len(columns) - m
    return max(m * s, 3 * (m + s))


def tables(figures: Iterable[ServiceFigure], *, ground: Geography) -> tuple[list[Table], list[Binding]]:
    """Return a table for every service and level of government, and why regions are in none.

    Of each service the newest year in which enough regions can be compared. Provinces are compared with
    provinces. The order of the figures means nothing.
    """
    held: dict[tuple[str, bool], list[ServiceFigure]] = {}
    for row in sorted(figures, key=_order):
        held.setdefault((row.service, "." in row.region), []).append(row)
    found: list[Table] = []
    missed: list[Binding] = []
    for (service, _local), rows in held.items():
        able, bound = _autonomous(rows, service, ground)
        missed += bound
        table, bound = _newest(able, service, ground)
        missed += bound
        found += [table] if table else []
    return found, missed


def written(slug: str) -> str:
    """Return a slug as people write it."""
    return slug.replace("-", " ").replace("_", " ")


def _order(row: ServiceFigure) -> tuple[str, str, int, str, str, str, float]:
    value = row.value if isfinite(row.value) else -1.0
    return row.service, row.region, row.year, row.role, row.measure, row.source, value


def _autonomous(rows: Rows, service: str, ground: Geography) -> tuple[Rows, list[Binding]]:
    from rajut.core.potential.bindings import WORDS

    able, bound = [], set()
    for row in rows:
        place = ground.places.get(row.region)
        if place is None or place.autonomous:
            able.append(row)
        else:
            bound.add(row.region)
    words = WORDS[Constraint.NOT_AUTONOMOUS]
    return able, [
        Binding(code, DOMAIN, service, Constraint.NOT_AUTONOMOUS, sentence(words, place=ground.name(code)))
        for code in sorted(bound)
    ]


def _newest(rows: Rows, service: str, ground: Geography) -> tuple[Table | None, list[Binding]]:
    """Return the table of the newest year that most regions share, else what the fullest year lacks.

    A year that few have reported yet does not push aside one with more than twice as many regions.
    """
    regions = {row.region for row in rows}
    years = sorted({row.year for row in rows}, reverse=True)
    every = [_Year(service, year, [row for row in rows if row.year == year], ground) for year in years]
    most = max((len(year.complete) for year in every), default=0)
    for year in every:
        table = year.table()
        if table and len(year.complete) >= HALF * most:
            return table, [*year.left, *year.absent(regions)]
    return None, max(every, key=lambda year: len(year.complete)).refused(regions) if every else []


class _Year:
    """The figures of one service, level and year: who can be compared by them, and why others cannot."""

    def __init__(self, service: str, year: int, rows: Rows, ground: Geography) -> None:
        self.service, self.year, self.ground = service, year, ground
        self.cells: dict[str, dict[Key, ServiceFigure]] = {}
        for row in rows:
            self.cells.setdefault(row.region, {})[row.role, row.measure] = row
        self.columns, self.aside = _columns(rows, len(self.cells))
        self.costed = any(column.role == "input" and column.rate for column in self.columns)
        self.complete: dict[str, list[float]] = {}
        self.left: list[Binding] = []
        if self.costed and any(column.role == "output" for column in self.columns):
            self._complete()
            self._likely()

    def table(self) -> Table | None:
        """Return the regions that can be compared; None where they are too few."""
        if not self.columns or len(self.complete) < needed(self.columns):
            return None
        keys = [(column.role, column.measure) for column in self.columns]
        return Table(
            service=self.service,
            year=self.year,
            regions=tuple(self.complete),
            columns=self.columns,
            amounts=np.array(list(self.complete.values())),
            sources=tuple(tuple(self.cells[code][key].source for key in keys) for code in self.complete),
            known=len(self.cells),
            aside=self.aside,
        )

    def absent(self, regions: Iterable[str]) -> list[Binding]:
        """Name the regions that have figures of other years only."""
        return [self._missing(code, self.columns[0]) for code in sorted(set(regions) - set(self.cells))]

    def refused(self, regions: Iterable[str]) -> list[Binding]:
        """Say for every region why nothing can be compared."""
        constraint, words = self._refusal()
        others = sorted(set(regions) - {binding.region for binding in self.left})
        return [*self.left, *(Binding(code, DOMAIN, self.service, constraint, words) for code in others)]

    def _refusal(self) -> tuple[Constraint, Sentence]:
        name = written(self.service)
        if not self.costed:
            return Constraint.NO_COST, sentence(NO_COST, service=name)
        if not any(column.role == "output" for column in self.columns):
            return Constraint.NO_FIGURE, sentence(NO_OUTPUT, service=name)
        few = sentence(
            FEW,
            service=name,
            year=str(self.year),
            units=len(self.complete),
            columns=len(self.columns),
            needed=needed(self.columns),
        )
        return Constraint.FEW_PEERS, few

    def _complete(self) -> None:
        """Keep the regions that have every measure above zero and in one unit."""
        for code, cells in self.cells.items():
            values: list[float] = []
            for column in self.columns:
                cell = cells.get((column.role, column.measure))
                if cell is None or not 0 < cell.value < inf:
                    self.left.append(self._missing(code, column))
                    break
                value = _converted(cell, column)
                if value is None:
                    self.left.append(self._other_unit(code, column, cell))
                    break
                values.append(value)
            else:
                self.complete[code] = values

    def _likely(self) -> None:
        """Leave out the regions with a figure that must be in another unit of measure than it says."""
        middles = [median(values) for values in zip(*self.complete.values(), strict=True)]
        for code, values in list(self.complete.items()):
            for column, value, middle in zip(self.columns, values, middles, strict=True):
                if not middle / ABSURD <= value <= middle * ABSURD:
                    del self.complete[code]
                    words = self._words(NOT_LIKELY, code, column)
                    self.left.append(Binding(code, DOMAIN, self.service, Constraint.NO_UNIT, words))
                    break

    def _missing(self, code: str, column: Column) -> Binding:
        money = column.role == "input" and column.rate
        constraint = Constraint.NO_COST if money else Constraint.NO_FIGURE
        return Binding(code, DOMAIN, self.service, constraint, self._words(MISSING, code, column))

    def _other_unit(self, code: str, column: Column, cell: ServiceFigure) -> Binding:
        words = self._words(OTHER_UNIT, code, column, unit=cell.unit or "-", wanted=column.unit)
        return Binding(code, DOMAIN, self.service, Constraint.NO_UNIT, words)

    def _words(self, template: str, code: str, column: Column, **values: str) -> Sentence:
        return sentence(
            template,
            service=written(self.service),
            year=str(self.year),
            place=self.ground.name(code),
            measure=column.label,
            **values,
        )


def _columns(rows: Rows, regions: int) -> tuple[tuple[Column, ...], tuple[str, ...]]:
    """Return the measures that at least half of the regions have, inputs first, and those set aside."""
    units: dict[Key, Counter[str]] = {}
    for row in rows:
        if 0 < row.value < inf:
            units.setdefault((row.role, row.measure), Counter())[row.unit] += 1
    kept = [key for key in sorted(units) if units[key].total() >= HALF * regions]
    columns = (Column(*key, unit, _rate(unit)) for key in kept for unit in [_commonest(units[key])])
    return tuple(columns), tuple(written(key[1]) for key in sorted(units) if key not in kept)


def _commonest(units: Counter[str]) -> str:
    return min(units, key=lambda unit: (-units[unit], unit))


def _rate(unit: str) -> float:
    """Return the rupiah a year in one unit of money, and 0 for what is no money."""
    for wanted in (RUPIAH, f"{RUPIAH}/tahun"):
        rate = convert(1.0, unit=unit, to=wanted)
        if rate is not None:
            return rate
    return 0.0


def _converted(cell: ServiceFigure, column: Column) -> float | None:
    return cell.value if cell.unit == column.unit else convert(cell.value, unit=cell.unit, to=column.unit)
