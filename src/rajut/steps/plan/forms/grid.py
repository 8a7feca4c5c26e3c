"""The grid of baselines and targets as it is typed or pasted: read whole, with every mistake named."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rajut.core.results.numbers import NOT_APPLICABLE, UNKNOWN, Quantity, known
from rajut.steps.plan.actions import Drafted
from rajut.steps.plan.models import IndicatorVersion, Period
from rajut.steps.plan.queries.figures import period_name, typed
from rajut.steps.plan.queries.grid import Grid, GridRow
from rajut.ui.forms import NumberField

ABSENT = {"tb": NOT_APPLICABLE, "tidak berlaku": NOT_APPLICABLE, "?": UNKNOWN, "tidak diketahui": UNKNOWN}
NUMBER = NumberField(max_digits=24, decimal_places=6)


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong in one cell, named by its row and column; `target` is the input's id."""

    row: str
    column: str
    sentence: str
    target: str = ""


@dataclass(slots=True)
class Reading:
    """What was typed: the cells that change something, every mistake, and the text as it was typed."""

    cells: list[Drafted] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    typed: dict[str, str] = field(default_factory=dict)


def read_grid(grid: Grid, data: Mapping[str, str]) -> Reading:
    """Read the inputs of one page of the grid."""
    reading = Reading()
    for row in grid.rows:
        for place, name in enumerate(names(row, grid.periods)):
            if name in data:
                reading.typed[name] = data[name]
                _read(reading, row, place, grid.periods, data[name], where=_row_name(row), target=name)
    return reading


def read_pasted(grid: Grid, text: str) -> Reading:
    """Read rows pasted from a spreadsheet: indicator, party, baseline, then a target per period."""
    reading = Reading()
    read: dict[str, int] = {}  # a row's first input -> the line that told of it
    known_rows = {(row.version.name.lower(), row.organisation.name.lower()): row for row in grid.rows}
    for number, line in enumerate(text.splitlines(), start=1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not any(cells) or (number == 1 and cells[0].lower() == _("Indikator").lower()):
            continue
        where = _("Baris %(n)s") % {"n": number}
        row = known_rows.get((cells[0].lower(), cells[1].lower() if len(cells) > 1 else ""))
        if row is None:
            reading.mistakes.append(Mistake(where, "", _("Indikator dan pihak ini tidak ada dalam rencana.")))
            continue
        first = read.setdefault(names(row, [])[0], number)
        if first != number:
            words = _("Indikator dan pihak ini sudah ada pada baris %(n)s.") % {"n": first}
            reading.mistakes.append(Mistake(where, "", words))
            continue
        if len(cells) > 3 + len(grid.periods):
            reading.mistakes.append(Mistake(where, "", _("Kolomnya lebih banyak daripada periode kalender.")))
            continue
        for place, cell in enumerate(cells[2:]):
            _read(reading, row, place, grid.periods, cell, where=where)
    return reading


def indicators_in(text: str) -> set[str]:
    """Return the names of indicators, in small letters, that pasted rows begin with."""
    return {line.split("\t", 1)[0].strip().lower() for line in text.splitlines()}


def names(row: GridRow, periods: list[Period]) -> list[str]:
    """Return the names of a row's inputs: the baseline's, then one per period."""
    stem = f"v.{row.version.indicator_id.hex}.{row.organisation.pk}"
    return [f"{stem}.0", *(f"{stem}.{period.pk}" for period in periods)]


def columns(periods: list[Period]) -> list[str]:
    """Return the columns' names."""
    return [_("Nilai awal"), *(period_name(period) for period in periods)]


def quantity_of(text: str, version: IndicatorVersion) -> Quantity | None:
    """Return what a cell says; None for an empty one. Raises ValidationError in the user's words."""
    text = text.strip()
    if not text:
        return None
    if text.lower() in ABSENT:
        return ABSENT[text.lower()]
    numerator, slash, denominator = text.partition("/")
    if version.is_ratio != bool(slash):
        raise ValidationError(_ratio_words(version))
    over = _number(denominator) if slash else Decimal(1)
    if over <= 0:
        raise ValidationError(_("Penyebut harus lebih dari nol."))
    return known(_number(numerator), over)


def _ratio_words(version: IndicatorVersion) -> str:
    if version.is_ratio:
        return _("Tulis pembilang dan penyebut, misalnya 360/414.")
    return _("Tulis satu angka saja; indikator ini bukan rasio.")


def _number(text: str) -> Decimal:
    found: Decimal | None = NUMBER.clean(text.strip())
    if found is None:
        raise ValidationError(_("Tulis angka, misalnya 1.250.000,5."))
    return found


def _read(
    reading: Reading,
    row: GridRow,
    place: int,
    periods: list[Period],
    text: str,
    *,
    where: str,
    target: str = "",
) -> None:
    """Read one cell; one that says what stands there already changes nothing."""
    if text.strip() == typed(row.cells[place]):
        return
    column = period_name(periods[place - 1]) if place else _("Nilai awal")
    if place == 0 and row.settled:
        words = _("Nilai awal yang sudah disepakati tidak diubah lagi.")
        reading.mistakes.append(Mistake(where, column, words, target))
        return
    try:
        found = quantity_of(text, row.version)
    except ValidationError as error:
        reading.mistakes.extend(Mistake(where, column, each, target) for each in error.messages)
        return
    if found != row.cells[place]:
        period_id = periods[place - 1].pk if place else None
        reading.cells.append(Drafted(row.version.indicator_id, row.organisation.pk, period_id, found))


def _row_name(row: GridRow) -> str:
    return f"{row.version.name}, {row.organisation.short_name}"
