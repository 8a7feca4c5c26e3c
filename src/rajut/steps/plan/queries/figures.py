"""Values and periods as people read them."""

from decimal import Decimal

from django.utils.translation import gettext as _

from rajut.core.law.periods import PeriodKind, period_of
from rajut.core.results.aggregation import Total
from rajut.core.results.numbers import Quantity, State
from rajut.steps.plan.models import IndicatorVersion, Period
from rajut.ui import words

PERCENT = frozenset({"%", "persen", "percent"})


def value_in_unit(version: IndicatorVersion, value: Decimal | None) -> Decimal | None:
    """Return a value in the indicator's unit: a ratio measured in percent is kept as a share."""
    if value is not None and version.is_ratio and version.unit.strip().lower() in PERCENT:
        return value * 100
    return value


def figure(version: IndicatorVersion, found: Quantity | Total | None) -> str:
    """Return a value in words: a number in the indicator's unit, or why there is none."""
    if found is None:
        return ""
    if isinstance(found, Quantity) and found.state is State.NOT_APPLICABLE:
        return _("tidak berlaku")
    if isinstance(found, Quantity) and found.state is State.UNKNOWN:
        return _("tidak diketahui")
    return words.number(value_in_unit(version, found.value))


def typed(quantity: Quantity | None) -> str:
    """Return a value as it is typed into a cell, so that what is shown can be sent again."""
    if quantity is None:
        return ""
    if quantity.state is State.NOT_APPLICABLE:
        return "tb"
    if quantity.numerator is None or quantity.denominator is None:
        return "?"
    numerator = _plain(quantity.numerator)
    return numerator if quantity.denominator == 1 else f"{numerator}/{_plain(quantity.denominator)}"


def period_name(period: Period, *, short: bool = False) -> str:
    """Return a period's name in the reader's language."""
    known = period_of(PeriodKind(period.kind), period.starts_on)
    return _(known.abbreviation if short else known.words) % known.filling


def _plain(number: Decimal) -> str:
    digits = max(-int(number.normalize().as_tuple().exponent), 0)
    return words.number(number, digits).replace("−", "-")
