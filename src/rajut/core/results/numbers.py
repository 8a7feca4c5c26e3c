"""Numbers as the ledger keeps them: exact, a ratio as two numbers; 0, unknown and not applicable differ."""

from dataclasses import dataclass
from decimal import Context, Decimal, Inexact
from enum import StrEnum

# Sums must not depend on the order of their parts: every value is first brought to a fixed number of
# places, then added under a context that raises rather than rounds.
PLACES = Decimal("1E-12")
EXACT = Context(prec=120, traps=[Inexact])
ROUNDED = Context(prec=60)
ZERO = Decimal(0)
ONE = Decimal(1)


class State(StrEnum):
    """Whether there is a number: 0 is a number, "unknown" still owes one, "not applicable" never will."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value as numerator over denominator (a plain number has denominator 1), or one of the two absences.

    Raises ValueError for a known quantity without finite numbers or with a negative denominator,
    and for an absent one with numbers.
    """

    numerator: Decimal | None
    denominator: Decimal | None = ONE
    state: State = State.KNOWN

    def __post_init__(self) -> None:
        if self.state is not State.KNOWN:
            if (self.numerator, self.denominator) != (None, None):
                raise ValueError("an absent quantity has no numbers")
            return
        if self.numerator is None or self.denominator is None:
            raise ValueError("a known quantity has a numerator and a denominator")
        if not (self.numerator.is_finite() and self.denominator.is_finite()):
            raise ValueError("a known quantity is finite")
        if self.denominator < 0:
            raise ValueError("a denominator is not negative")

    @property
    def is_known(self) -> bool:
        """Whether there is a number, 0 included."""
        return self.state is State.KNOWN

    @property
    def value(self) -> Decimal | None:
        """Numerator over denominator to 12 places; None where absent or where the denominator is 0."""
        return quotient(self.numerator, self.denominator)


UNKNOWN = Quantity(None, None, State.UNKNOWN)
NOT_APPLICABLE = Quantity(None, None, State.NOT_APPLICABLE)


def known(numerator: Decimal | int, denominator: Decimal | int = 1) -> Quantity:
    """Return a known quantity; binary floats are refused by type, for they are not exact."""
    return Quantity(Decimal(numerator), Decimal(denominator))


def quotient(numerator: Decimal | None, denominator: Decimal | None) -> Decimal | None:
    """Divide and round half-even to 12 places; None where either is absent or the denominator is 0."""
    if numerator is None or denominator is None or denominator == 0:
        return None
    return ROUNDED.quantize(ROUNDED.divide(numerator, denominator), PLACES)


def add(left: Decimal, right: Decimal) -> Decimal:
    """Add without rounding, so that any order of addition gives the same number."""
    return EXACT.add(left, right)


def subtract(left: Decimal, right: Decimal) -> Decimal:
    """Subtract without rounding."""
    return EXACT.subtract(left, right)


def multiply(left: Decimal, right: Decimal) -> Decimal:
    """Multiply without rounding."""
    return EXACT.multiply(left, right)
