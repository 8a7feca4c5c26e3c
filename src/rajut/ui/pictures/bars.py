"""Bars: what was reached against what was promised, and who carries which share."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rajut.ui import words
from rajut.ui.pictures.marks import box, colour, element, letters, line, linked, spoken, tenth
from rajut.ui.pictures.picture import Key, Picture, Table
from rajut.ui.pictures.render import draw

WIDE, NARROW = 700, 350
LEFT, RIGHT, TOP, BOTTOM = 48, 4, 34, 40
ROW, TICK = 48, 3
BAR, CROWDED, LETTER = (
    0.52,
    52,
    6.5,
)  # a bar's share of its period; from how few pixels on its name takes several lines


@dataclass(frozen=True, slots=True)
class Reading:
    """One period: the value, its target, and the share (0..1) of what was due that has come in."""

    label: str
    value: float | None
    target: float | None = None
    complete: float = 1.0


@dataclass(frozen=True, slots=True)
class Share:
    """What one party carries, and what it would carry alone."""

    label: str
    value: float
    alone: float | None = None
    url: str = ""


def target_and_actual(readings: Sequence[Reading], *, unit: str, caption: str, source: str) -> Picture:
    """Values as bars (open where reports are missing), targets as ticks across them."""
    rows = tuple(
        (r.label, words.number(r.value), words.number(r.target), words.percent(r.complete)) for r in readings
    )
    keys = [Key("bar", _("nilai terverifikasi"))]
    if any(r.value is not None and r.complete < 1 for r in readings):
        keys.append(Key("open", _("belum lengkap")))
    if any(r.target is not None for r in readings):
        keys.append(Key("tick", _("target")))
    return Picture(
        svg=_periods(readings, unit, caption, WIDE, 290),
        narrow_svg=_periods(readings, unit, caption, NARROW, 270),
        caption=caption,
        source=source,
        table=Table((_("Periode"), _("Nilai (%s)") % unit, _("Target (%s)") % unit, _("Kelengkapan")), rows),
        keys=tuple(keys),
    )


def share_bars(shares: Sequence[Share], *, unit: str, caption: str, source: str) -> Picture:
    """What each party carries as a bar; a tick where it would stand alone."""
    rows = tuple((s.label, words.number(s.value), words.number(s.alone)) for s in shares)
    keys = [Key("bar", _("bagian dalam kolaborasi (%s)") % unit)]
    if any(s.alone is not None for s in shares):
        keys.append(Key("tick", _("bila sendiri")))
    return Picture(
        svg=_shares(shares, unit, caption, WIDE),
        narrow_svg=_shares(shares, unit, caption, NARROW),
        caption=caption,
        source=source,
        table=Table((_("Pihak"), _("Bagian (%s)") % unit, _("Sendiri (%s)") % unit), rows),
        keys=tuple(keys),
    )


# Periods


@dataclass(frozen=True, slots=True)
class Plot:
    """Where values stand in a picture of periods: `low` at the bottom, `high` at the top."""

    low: float
    high: float
    bottom: float

    def y(self, value: float) -> float:
        """How far below the upper edge a value stands."""
        return TOP + self.bottom * (self.high - value) / (self.high - self.low)


def _periods(readings: Sequence[Reading], unit: str, label: str, width: int, height: int) -> SafeString:
    told = [value for r in readings for value in (r.value, r.target) if value is not None]
    low, high = min([0.0, *told]), max([0.0, *told])
    plot = Plot(low, high if high > low else low + 1.0, height - TOP - BOTTOM)
    step = (width - LEFT - RIGHT) / max(len(readings), 1)
    marks = [letters(0, 10, unit, fill="muted"), *_scale(plot, width)]
    names = [reading.label.split(" ") if step < CROWDED else [reading.label] for reading in readings]
    every = math.ceil(max((len(part) for parts in names for part in parts), default=1) * LETTER / step)
    for place, reading in enumerate(readings):
        middle = LEFT + step * (place + 0.5)
        if place % every == 0:
            marks.append(letters(middle, height - BOTTOM + 15, *names[place], fill="muted", anchor="middle"))
        marks += _period(reading, unit, plot, middle, step)
    return draw("".join(marks), width=width, height=height, label=label)


def _scale(plot: Plot, width: int) -> Iterator[str]:
    steps = round_steps(plot.low, plot.high)
    for step in steps:
        y = plot.y(step)
        yield line(LEFT, y, width - RIGHT, y, stroke=colour("line"))
        yield letters(LEFT - 8, y, words.number(step), fill="muted", anchor="end")


def _period(reading: Reading, unit: str, plot: Plot, middle: float, step: float) -> Iterator[str]:
    if reading.value is not None:
        yield _value(reading, reading.value, unit, plot, middle, step * BAR)
        top = min(plot.y(max(reading.value, reading.target or reading.value)), plot.y(0))
        yield letters(middle, top - 10, words.number(reading.value), anchor="middle", font_weight=600)
    if reading.target is not None:
        wide = min(step, 90) * 0.72
        y = plot.y(reading.target) - TICK / 2
        yield box(middle - wide / 2, y, wide, TICK, fill=colour("accent"))


def _value(reading: Reading, value: float, unit: str, plot: Plot, middle: float, wide: float) -> str:
    zero, end = plot.y(0), plot.y(value)
    round_by = min(2.0, wide / 2, abs(zero - end))
    turn = round_by if end <= zero else -round_by
    left, right = middle - wide / 2, middle + wide / 2
    outline = (
        f"M{tenth(left)},{tenth(zero)}V{tenth(end + turn)}Q{tenth(left)},{tenth(end)} "
        f"{tenth(left + round_by)},{tenth(end)}H{tenth(right - round_by)}Q{tenth(right)},{tenth(end)} "
        f"{tenth(right)},{tenth(end + turn)}V{tenth(zero)}Z"
    )
    fill = colour("teal" if reading.complete >= 1 else "teal-soft")
    said = spoken(_said(reading, unit))
    return element("path", said, d=outline, fill=fill, stroke=colour("teal"), stroke_width=1.2)


def _said(reading: Reading, unit: str) -> str:
    said = f"{reading.label}: {words.number(reading.value)} {unit}".rstrip()
    if reading.target is not None:
        said += ", " + _("target %s") % words.number(reading.target)
    if reading.complete >= 1:
        return said
    return said + ", " + _("lengkap %s") % words.percent(reading.complete)


def round_steps(low: float, high: float, *, most: int = 7) -> list[float]:
    """The round figures between two (multiples of 1, 2 or 5 times a power of ten), `most` at most."""
    power = 10.0 ** math.floor(math.log10((high - low) / most))
    size = next(power * each for each in (1, 2, 5, 10, 20) if (high - low) / (power * each) <= most - 1)
    return [place * size for place in range(math.ceil(low / size), math.floor(high / size) + 1)]


# Shares


def _shares(shares: Sequence[Share], unit: str, label: str, width: int) -> SafeString:
    top = max([s.value for s in shares] + [s.alone or 0.0 for s in shares] + [0.001])
    scale = (width - 5) / top
    marks = [
        mark for place, share in enumerate(shares) for mark in _share(share, unit, scale, ROW * place, width)
    ]
    return draw("".join(marks), width=width, height=ROW * max(len(shares), 1) + 6, label=label)


def _share(share: Share, unit: str, scale: float, above: float, width: int) -> Iterator[str]:
    says = f"{share.label}: {words.number(share.value)} {unit}".rstrip()
    wide = max(share.value, 0.0) * scale
    bar = box(1, above + 29.5, wide, 11, spoken(says), rx=2, fill=colour("teal"))
    yield linked(share.url, says, bar)
    yield letters(1, above + 16, share.label)
    yield letters(width - 4, above + 16, words.number(share.value), anchor="end", font_weight=600)
    if share.alone is not None:
        yield box(share.alone * scale - 0.5, above + 24.5, TICK, 21, fill=colour("accent"))
