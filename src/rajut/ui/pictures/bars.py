"""Bars: what was reached against what was promised, and who carries which share."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rajut.ui import words
from rajut.ui.pictures.marks import Spec, canvas, coloured, layer, linked, spoken, text
from rajut.ui.pictures.picture import Key, Picture, Table
from rajut.ui.pictures.render import address, draw

WIDE, NARROW = 700, 350
LEFT, RIGHT, ROW = 48, 4, 48
TICK: Spec = {"type": "tick", "color": "var(--accent)", "thickness": 3, "opacity": 1, "aria": False}


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
        svg=draw(_periods(readings, unit, WIDE, 290), label=caption),
        narrow_svg=draw(_periods(readings, unit, NARROW, 270), label=caption),
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
        svg=draw(_shares(shares, unit, WIDE), label=caption),
        narrow_svg=draw(_shares(shares, unit, NARROW), label=caption),
        caption=caption,
        source=source,
        table=Table((_("Pihak"), _("Bagian (%s)") % unit, _("Sendiri (%s)") % unit), rows),
        keys=tuple(keys),
    )


# Periods


def _periods(readings: Sequence[Reading], unit: str, width: int, height: int) -> Spec:
    step = (width - LEFT - RIGHT) // max(len(readings), 1)
    rows = [_period(place, reading, unit, crowded=step < 52) for place, reading in enumerate(readings)]
    labels = json.dumps([row["label"] for row in rows], ensure_ascii=False)
    axis = {"labelExpr": f"{labels}[datum.value]", "grid": False, "labelOverlap": True}
    x = {
        "field": "place",
        "type": "ordinal",
        "axis": axis,
        "scale": {"paddingInner": 0.48, "paddingOuter": 0.24},
    }
    return {
        **canvas(width, height, left=LEFT, right=RIGHT, top=34, bottom=40),
        "data": {"values": rows},
        "encoding": {"x": x},
        "layer": [_values(), _figures(), _targets(min(step, 90)), _unit(unit)],
    }


def _period(place: int, reading: Reading, unit: str, *, crowded: bool) -> Spec:
    return {
        "place": place,
        "label": reading.label.split(" ") if crowded else reading.label,
        "value": reading.value,
        "target": reading.target,
        "top": max(reading.value or 0, reading.target or 0),
        "figure": words.number(reading.value),
        "fill": "var(--teal)" if reading.complete >= 1 else "var(--teal-soft)",
        "says": _said(reading, unit),
    }


def _said(reading: Reading, unit: str) -> str:
    said = f"{reading.label}: {words.number(reading.value)} {unit}".rstrip()
    if reading.target is not None:
        said += ", " + _("target %s") % words.number(reading.target)
    return said if reading.complete >= 1 else said + ", " + _("lengkap %s") % words.percent(reading.complete)


def _values() -> Spec:
    mark = {"type": "bar", "cornerRadiusEnd": 2, "stroke": "var(--teal)", "strokeWidth": 1.2}
    y = {"field": "value", "type": "quantitative", "axis": {"tickCount": 4}}
    return layer(mark, {"y": y, **coloured("fill", "fill"), **spoken()}, where="datum.value !== null")


def _figures() -> Spec:
    mark, says = text("figure", align="center", weight=600, dy=-10)
    return layer(mark, {"y": {"field": "top", "type": "quantitative"}, **says}, where="datum.value !== null")


def _targets(step: int) -> Spec:
    mark = {**TICK, "size": round(step * 0.72)}
    return layer(mark, {"y": {"field": "target", "type": "quantitative"}}, where="datum.target !== null")


def _unit(unit: str) -> Spec:
    mark, says = text("unit", fill="muted")
    return layer(mark, {"x": {"value": -LEFT}, "y": {"value": -24}, **says}, values=[{"unit": unit}])


# Shares


def _shares(shares: Sequence[Share], unit: str, width: int) -> Spec:
    top = max([s.value for s in shares] + [s.alone or 0.0 for s in shares] + [0.001])
    x = {"type": "quantitative", "axis": None, "scale": {"domain": [0, top], "nice": False}}
    y = {"field": "place", "type": "ordinal", "axis": None, "scale": {"padding": 0}}
    name, says = text("label", dy=-10)
    figure, counts = text("figure", align="right", weight=600, dy=-10)
    bar = {"type": "bar", "height": 11, "yOffset": 9, "cornerRadiusEnd": 2, "color": "var(--teal)"}
    tick = {**TICK, "orient": "vertical", "size": 21, "yOffset": 9}
    links = linked([s.url for s in shares])
    return {
        **canvas(width, ROW * max(len(shares), 1) + 6, left=1, right=4, top=2, bottom=4),
        "data": {"values": [_share(place, share, unit) for place, share in enumerate(shares)]},
        "encoding": {"y": y},
        "layer": [
            layer(bar, {"x": {**x, "field": "value"}, **spoken(), **links}),
            layer(name, {"x": {"value": 0}, **says}),
            layer(figure, {"x": {"value": width - 5}, **counts}),
            layer(tick, {"x": {**x, "field": "alone"}}, where="datum.alone !== null"),
        ],
    }


def _share(place: int, share: Share, unit: str) -> Spec:
    return {
        "place": place,
        "label": share.label,
        "value": share.value,
        "alone": share.alone,
        "figure": words.number(share.value),
        "url": address(share.url) or None,
        "says": f"{share.label}: {words.number(share.value)} {unit}".rstrip(),
    }
