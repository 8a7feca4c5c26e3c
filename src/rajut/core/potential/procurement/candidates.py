"""Which governments could buy together: the same commodity, in a common month, near each other."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from rajut.core.potential.geography import Geography
from rajut.core.potential.procurement.ceilings import Aside, absurd
from rajut.core.potential.procurement.commodities import Commodity, beta_of, commodities
from rajut.core.potential.procurement.grouping import Grouping
from rajut.core.potential.procurement.lexicon import UNCLEAR, Lexicon
from rajut.core.potential.procurement.packages import Packages
from rajut.core.potential.procurement.priors import DIRECT, MEETING, OPEN, Betas
from rajut.core.potential.procurement.realised import learnt
from rajut.core.potential.procurement.tokens import Numbers

Places = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

LEFT = 3  # commodities a place that found no partner is told of


@dataclass(frozen=True, slots=True, eq=False)
class Joint:
    """Governments that could buy together; the largest budget first.

    `rows` are the numbers of their packages; `first` and `last` are the months all these packages have in
    common; `saving` in rupiah, at the middle of what is assumed.
    """

    commodity: Commodity
    year: int
    first: int
    last: int
    members: tuple[str, ...]
    budgets: tuple[int, ...]
    rows: Places
    saving: float


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """The packages that could be joined, cell by cell (a commodity in a year), and the groups formed.

    Cell c has the packages `rows[firsts[c]:firsts[c + 1]]`; `region` (numbers of `places`), `months` (bit
    m - 1 for month m), `money` and `group` (-1: none) stand in the order of `rows`. Group g lies in cell
    `cells[g]` and saves `savings[g]`; `at[g]` is the month in which it was formed. `aside` are packages that
    were not looked at, with their labels. `betas` are by kind and, where realised prices told more, by label.
    """

    packages: Packages
    commodities: tuple[Commodity, ...]
    years: tuple[int, ...]
    places: tuple[str, ...]
    near: Flags
    firsts: Places
    rows: Places
    region: Numbers
    months: npt.NDArray[np.uint16]
    money: Places
    group: Numbers
    cells: Numbers
    at: npt.NDArray[np.int8]
    savings: Floats
    betas: Betas
    aside: tuple[tuple[str, Aside], ...]

    def cell(self, number: int) -> tuple[Commodity, int]:
        """Return the commodity and the year of a cell."""
        return self.commodities[number // len(self.years)], self.years[number % len(self.years)]

    def best(self, most: int) -> Sequence[int]:
        """Return the groups that save most; equal ones in the order of labels, years and months."""
        return [int(each) for each in np.argsort(-self.savings, kind="stable")[:most]]

    def joints(self, numbers: Sequence[int]) -> Iterator[Joint]:
        """Yield groups, in the order of `numbers`."""
        from rajut.core.potential.procurement.joining import sorted_by

        rank = np.full(len(self.cells) + 1, -1, np.int32)  # the last place is that of no group
        rank[list(numbers)] = np.arange(len(numbers), dtype=np.int32)
        firsts, here = sorted_by(rank[self.group], len(numbers))
        for number, (first, last) in zip(numbers, pairwise(firsts.tolist()), strict=True):
            yield self._joint(number, here[first:last])

    def _joint(self, number: int, here: Places) -> Joint:
        budgets = np.bincount(self.region[here], self.money[here])
        members = sorted(np.flatnonzero(budgets).tolist(), key=lambda place: (-budgets[place], place))
        common = int(np.bitwise_and.reduce(self.months[here]))
        first, last = _run(common, int(self.at[number]))
        commodity, year = self.cell(int(self.cells[number]))
        return Joint(
            commodity,
            year,
            first,
            last,
            tuple(self.places[each] for each in members),
            tuple(int(budgets[each]) for each in members),
            self.rows[here],
            float(self.savings[number]),
        )


def candidates(
    packages: Packages,
    found: Grouping,
    *,
    ground: Geography,
    lexicon: Lexicon,
    betas: Betas,
    threads: int = 1,
) -> Candidates:
    """Form groups of governments that could buy together; `found` has one label per package.

    Left out: what is unclear or cannot be bought together, what is consolidated already, packages without
    money or with more than can be (`ceilings.absurd`), and governments that the map does not know or that are
    no governments of their own. Near are governments of one province, the province's own among them, and
    those with a common land border. How groups grow is told in `joining.joined`. The answer does not depend
    on the order of the packages nor on the number of threads.
    """
    from rajut.core.potential.procurement.joining import sorted_by

    places = tuple(sorted(code for code, place in ground.places.items() if place.autonomous))
    number = {code: at for at, code in enumerate(places)}
    region = np.array([number.get(code, -1) for code in packages.region.every()], np.int32)
    fit = _together(found, lexicon)[found.codes] & ~packages.consolidated & (packages.ceiling > 0)
    region = region[packages.region.codes] if len(packages) else np.empty(0, np.int32)
    fit &= region >= 0
    aside = absurd(packages, found, fit)
    slips = [each.row for each in aside]
    fit[slips] = False
    kinds = commodities(packages, found, slips=slips)
    betas = _taught(packages, found, kinds, betas, slips)
    years = np.unique(packages.year)
    cells = found.codes * np.int32(len(years)) + np.searchsorted(years, packages.year).astype(np.int32)
    firsts, rows = sorted_by(np.where(fit, cells, -1), len(found.labels) * len(years))
    here = region[rows], _months(packages)[rows], packages.ceiling[rows]
    near = _near(places, ground)
    group, in_cell, at, savings = _grouped((firsts, *here), near, _terms(kinds, betas, len(years)), threads)
    return Candidates(
        packages=packages,
        commodities=kinds,
        years=tuple(years.tolist()),
        places=places,
        near=near,
        firsts=firsts,
        rows=rows,
        region=here[0],
        months=here[1],
        money=here[2],
        group=group,
        cells=in_cell,
        at=at,
        savings=savings,
        betas=betas,
        aside=tuple((found.labels[int(found.codes[each.row])], each) for each in aside),
    )


def taught(packages: Packages, found: Grouping, *, betas: Betas) -> Betas:
    """Return the betas with what realised prices of these packages say of the labels in `found`."""
    slips = [each.row for each in absurd(packages, found, packages.ceiling > 0)]
    return _taught(packages, found, commodities(packages, found, slips=slips), betas, slips)


def _taught(
    packages: Packages,
    found: Grouping,
    kinds: tuple[Commodity, ...],
    betas: Betas,
    slips: Sequence[int],
) -> Betas:
    priors = [beta_of(each, betas) for each in kinds]
    return {**betas, **learnt(packages, found, priors=priors, slips=slips)}


def _together(found: Grouping, lexicon: Lexicon) -> Flags:
    """Whether governments could buy what a label says together."""
    apart = lexicon.apart()
    names = [set(label.partition(":")[2].split("+")) for label in found.labels]
    return np.array(
        [label != UNCLEAR and not told <= apart for label, told in zip(found.labels, names, strict=True)],
        np.bool_,
    )


def _months(packages: Packages) -> npt.NDArray[np.uint16]:
    """Return the months of each tender as bits; where it ends before it starts, it goes over New Year."""
    upto = (np.uint16(1) << packages.ends.astype(np.uint16)) - np.uint16(1)
    before = (np.uint16(1) << (packages.starts.astype(np.uint16) - np.uint16(1))) - np.uint16(1)
    over = packages.ends < packages.starts
    rest = np.uint16(0xFFF) ^ before
    return np.asarray(np.where(over, upto | rest, upto & rest), np.uint16)


def _terms(kinds: tuple[Commodity, ...], betas: Betas, years: int) -> tuple[Floats, Floats, float]:
    beta = [beta_of(each, betas).mid for each in kinds]
    tender = [(OPEN if each.tendered else DIRECT).mid for each in kinds]
    return np.repeat(beta, years), np.repeat(tender, years), MEETING.mid


def _near(places: tuple[str, ...], ground: Geography) -> Flags:
    """Whether two places are of one province or have a common land border; shape (n, n)."""
    told = [ground.places[code] for code in places]
    province = np.array([each.code if each.is_province else each.parent for each in told])
    near = province[:, None] == province[None, :]
    number = {code: at for at, code in enumerate(places)}
    for (a, b), border in ground.borders.items():
        if not border.sea and a in number and b in number:
            near[number[a], number[b]] = near[number[b], number[a]] = True
    return np.asarray(near, np.bool_)


def _grouped(
    columns: tuple[Places, Numbers, npt.NDArray[np.uint16], Places],
    near: Flags,
    terms: tuple[Floats, Floats, float],
    threads: int,
) -> tuple[Numbers, Numbers, npt.NDArray[np.int8], Floats]:
    """Form the groups of stretches of cells side by side; number them one after the other."""
    from rajut.core.potential.procurement.joining import joined

    firsts = columns[0]
    wanted = np.linspace(0, firsts[-1], max(threads, 1) + 1)[1:-1]
    cuts = [0, *np.searchsorted(firsts, wanted).tolist(), len(firsts) - 1]
    group = np.full(int(firsts[-1]), -1, np.int32)
    with ThreadPoolExecutor(max(threads, 1)) as pool:
        jobs = [
            pool.submit(joined, *columns, near, terms, first, last, group) for first, last in pairwise(cuts)
        ]
        parts = [job.result() for job in jobs]
    shift = 0
    for (first, last), part in zip(pairwise(cuts), parts, strict=True):
        here = group[firsts[first] : firsts[last]]
        here[here >= 0] += shift
        shift += len(part[0])
    cells, at, savings = (np.concatenate(each) for each in zip(*parts, strict=True))
    return group, cells, at, savings


def _run(common: int, month: int) -> tuple[int, int]:
    """Return the first and the last of the common months that hang together with this one."""
    first = last = month
    while first > 1 and common >> (first - 2) & 1:
        first -= 1
    while last < 12 and common >> last & 1:
        last += 1
    return first, last
