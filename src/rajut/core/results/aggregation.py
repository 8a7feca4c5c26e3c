"""How cells become a total: one declared rule per axis, and completeness beside every total."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import reduce
from itertools import groupby

from rajut.core.results.numbers import ONE, UNKNOWN, ZERO, Quantity, State, add, multiply, quotient


class Rule(StrEnum):
    """How an indicator is totalled along one axis; NONE means that a total has no sense there."""

    SUM = "sum"
    LAST = "last"
    FIRST = "first"
    MEAN = "mean"
    WEIGHTED_MEAN = "weighted_mean"
    RATIO_OF_SUMS = "ratio_of_sums"
    MIN = "min"
    MAX = "max"
    COUNT = "count"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Cell:
    """One current value: its place in time (`at`, any rising number) and its weight in a weighted mean."""

    quantity: Quantity
    at: int = 0
    weight: Decimal = ONE


@dataclass(frozen=True, slots=True)
class Total:
    """A total as two numbers, and how many of the expected cells it stands on.

    Where no known cell gives a number, an additive rule has 0 over 0, which has no value (a count of nothing
    is 0 over 1), and a choice (min, max, first, last) or NONE has None over None. Sums are kept even while
    `n` is 0, so that changes may arrive in any order.
    """

    num: Decimal | None
    den: Decimal | None
    n: int
    n_expected: int

    @property
    def value(self) -> Decimal | None:
        """`num / den` to 12 places, or None."""
        return quotient(self.num, self.den)

    @property
    def completeness(self) -> Decimal | None:
        """Known cells over expected cells, 0..1; None where nothing is expected."""
        return quotient(Decimal(self.n), Decimal(self.n_expected))

    @property
    def quantity(self) -> Quantity:
        """The total as a quantity, so that it can be a cell of the next axis."""
        return UNKNOWN if self.n == 0 or self.num is None else Quantity(self.num, self.den)


def total(cells: Sequence[Cell], *, rule: Rule, expected: int | None = None) -> Total:
    """Total the cells of one axis by `rule`.

    `expected` counts the cells that should have a value (default: those given); a cell that is not
    applicable is no longer expected, an unknown one still is. Raises ValueError where more cells are
    given than expected.
    """
    expected = len(cells) if expected is None else expected
    if len(cells) > expected:
        raise ValueError(f"{len(cells)} cells where {expected} were expected")
    absent = sum(cell.quantity.state is State.NOT_APPLICABLE for cell in cells)
    usable = [cell for cell in cells if counts(cell, rule)]
    num, den = _combine(usable, rule)
    return Total(num, den, len(usable), expected - absent)


def counts(cell: Cell, rule: Rule) -> bool:
    """Whether the cell gives a number; one over zero has no value, but its parts can still be added."""
    return cell.quantity.is_known and (rule is Rule.RATIO_OF_SUMS or cell.quantity.denominator != 0)


def parts(cell: Cell, rule: Rule) -> tuple[Decimal, Decimal]:
    """What one known cell adds to (num, den) of a total by an additive rule; see `delta.needs_recompute`."""
    return _PARTS[rule](cell)


def value_of(cell: Cell) -> Decimal:
    """The value of a known cell."""
    value = cell.quantity.value
    if value is None:
        raise ValueError("the cell has no value")
    return value


def denominator(summed: Decimal, *, n: int, rule: Rule) -> Decimal:
    """Return what a sum stands over: 1 for a count and a sum of something, else the summed denominators."""
    over_one = rule is Rule.COUNT or (rule is Rule.SUM and n != 0)
    return ONE if over_one else ZERO if rule is Rule.SUM else summed


def _combine(usable: Sequence[Cell], rule: Rule) -> tuple[Decimal | None, Decimal | None]:
    if rule in _PARTS:
        sums = [parts(cell, rule) for cell in usable]
        num = reduce(add, (part[0] for part in sums), ZERO)
        den = reduce(add, (part[1] for part in sums), ZERO)
        return num, denominator(den, n=len(usable), rule=rule)
    if rule is Rule.NONE or not usable:
        return None, None
    chosen = _CHOICES[rule](usable).quantity
    return chosen.numerator, chosen.denominator


def _order(cell: Cell) -> tuple[Decimal, Decimal, Decimal]:
    return value_of(cell), cell.quantity.numerator or ZERO, cell.quantity.denominator or ZERO


def _in_time(cell: Cell) -> tuple[int, Decimal, Decimal, Decimal]:
    return cell.at, *_order(cell)


_PARTS: dict[Rule, Callable[[Cell], tuple[Decimal, Decimal]]] = {
    Rule.SUM: lambda cell: (value_of(cell), ZERO),
    Rule.MEAN: lambda cell: (value_of(cell), ONE),
    Rule.WEIGHTED_MEAN: lambda cell: (multiply(value_of(cell), cell.weight), cell.weight),
    Rule.RATIO_OF_SUMS: lambda cell: (cell.quantity.numerator or ZERO, cell.quantity.denominator or ZERO),
    Rule.COUNT: lambda cell: (ONE, ZERO),
}

_CHOICES: dict[Rule, Callable[[Sequence[Cell]], Cell]] = {
    Rule.LAST: lambda cells: max(cells, key=_in_time),
    Rule.FIRST: lambda cells: min(cells, key=_in_time),
    Rule.MAX: lambda cells: max(cells, key=_order),
    Rule.MIN: lambda cells: min(cells, key=_order),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One current value with its coordinates: which party, where, when."""

    party: str
    location: str
    at: int
    quantity: Quantity
    weight: Decimal = ONE


@dataclass(frozen=True, slots=True)
class Axes:
    """The rule of each axis of one indicator."""

    time: Rule = Rule.SUM
    location: Rule = Rule.SUM
    party: Rule = Rule.SUM


def roll(facts: Iterable[Fact], *, axes: Axes, expected: int | None = None) -> Total:
    """Total facts over time, then over locations, then over parties.

    `expected` and the result's `n` count facts, not intermediate totals. A total over time or location
    takes the largest weight of its parts: weights belong to parties and places, not to moments.
    """
    rows = sorted(facts, key=lambda fact: (fact.party, fact.location, fact.at))
    places = [
        (party, _folded(group, axes.time))
        for (party, _), group in groupby(rows, key=lambda fact: (fact.party, fact.location))
    ]
    parties = [
        _cell_of([cell for _, cell in group], axes.location)
        for _, group in groupby(places, key=lambda pair: pair[0])
    ]
    whole = total(parties, rule=axes.party)
    flat = total([Cell(fact.quantity) for fact in rows], rule=Rule.COUNT, expected=expected)
    return Total(whole.num, whole.den, flat.n, flat.n_expected)


def _folded(facts: Iterable[Fact], rule: Rule) -> Cell:
    return _cell_of([Cell(fact.quantity, fact.at, fact.weight) for fact in facts], rule)


def _cell_of(cells: Sequence[Cell], rule: Rule) -> Cell:
    folded = total(cells, rule=rule)
    return Cell(folded.quantity, max(cell.at for cell in cells), max(cell.weight for cell in cells))
