"""How a roll-up row changes when one cell is added, superseded or withdrawn, without reading the others."""

from dataclasses import dataclass
from decimal import Decimal

from rajut.core.results.aggregation import Cell, Rule, Total, counts, denominator, parts, total
from rajut.core.results.numbers import ZERO, State, add, subtract

_RECOMPUTED = frozenset({Rule.MIN, Rule.MAX, Rule.FIRST, Rule.LAST})


@dataclass(frozen=True, slots=True)
class Delta:
    """What to add to a row: numerator, denominator, known cells, expected cells."""

    num: Decimal
    den: Decimal
    n: int
    n_expected: int


def needs_recompute(rule: Rule) -> bool:
    """Whether a total by this rule must be read again from its cells: a choice cannot be taken back."""
    return rule in _RECOMPUTED


def empty(*, rule: Rule, expected: int) -> Total:
    """Return the row before any cell has arrived."""
    return total([], rule=rule, expected=expected)


def change(*, old: Cell | None, new: Cell | None, rule: Rule) -> Delta:
    """Return the difference that replacing `old` by `new` makes; None stands for "not yet" or "withdrawn".

    Raises ValueError for a rule that needs its cells.
    """
    if needs_recompute(rule):
        raise ValueError(f"a total by {rule} must be recomputed from its cells")
    before, after = _share(old, rule), _share(new, rule)
    return Delta(
        subtract(after.num, before.num),
        subtract(after.den, before.den),
        after.n - before.n,
        after.n_expected - before.n_expected,
    )


def apply(row: Total, delta: Delta, *, rule: Rule) -> Total:
    """Return the row after the change; equal to totalling all cells again, in whatever order changes come."""
    n, n_expected = row.n + delta.n, row.n_expected + delta.n_expected
    if rule is Rule.NONE:
        return Total(None, None, n, n_expected)
    num, den = add(row.num or ZERO, delta.num), add(row.den or ZERO, delta.den)
    return Total(num, denominator(den, n=n, rule=rule), n, n_expected)


def _share(cell: Cell | None, rule: Rule) -> Delta:
    if cell is None:
        return Delta(ZERO, ZERO, 0, 0)
    if not counts(cell, rule):
        expected = -1 if cell.quantity.state is State.NOT_APPLICABLE else 0
        return Delta(ZERO, ZERO, 0, expected)
    num, den = (ZERO, ZERO) if rule is Rule.NONE else parts(cell, rule)
    return Delta(num, den, 1, 0)
