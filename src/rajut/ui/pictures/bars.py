"""Bars: what was reached against what was promised, and who carries which share."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from rajut.ui import words
from rajut.ui.pictures.picture import Key, Picture, Table
from rajut.ui.pictures.render import address, draw

WIDE, NARROW = 700, 350


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
        svg=draw(_periods(readings, unit, WIDE, 240), label=caption),
        narrow_svg=draw(_periods(readings, unit, NARROW, 220), label=caption),
        caption=caption,
        source=source,
        table=Table((_("Periode"), _("Nilai (%s)") % unit, _("Target (%s)") % unit, _("Kelengkapan")), rows),
        keys=tuple(keys),
    )


def share_bars(shares: Sequence[Share], *, unit: str, caption: str, source: str) -> Picture:
    """What each party carries as a bar; a tick where it would stand alone."""
    rows = tuple((s.label, words.number(s.value), words.number(s.alone)) for s in shares)
    keys = [Key("bar", _("bagian dalam kolaborasi"))]
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


def _periods(readings: Sequence[Reading], unit: str, width: int, height: int) -> dict[str, Any]:
    crowded = width // max(len(readings), 1) < 44
    values = [
        {
            "label": _label(r.label, crowded),
            "place": place,
            "value": r.value,
            "target": r.target,
            "top": max(r.value or 0, r.target or 0),
            "figure": words.number(r.value),
            "fill": "var(--teal)" if r.complete >= 1 else "var(--teal-soft)",
            "says": _spoken(r, unit),
        }
        for place, r in enumerate(readings)
    ]
    x = {"field": "place", "type": "ordinal", "scale": {"paddingInner": 0.48, "paddingOuter": 0.24}}
    names = _names(values)
    axis = {"labelExpr": f"{names}[datum.value]", "grid": False, "labelFontSize": 12, "labelOverlap": True}
    y = {"field": "value", "type": "quantitative", "axis": {"tickCount": 4, "zindex": 0}}
    band = min(width // max(len(readings), 1), 90)
    return {
        "width": width - 56,
        "height": height,
        "padding": {"left": 50, "right": 6, "top": 30, "bottom": 40},
        "autosize": "none",
        "data": {"values": values},
        "encoding": {"x": {**x, "axis": axis}},
        "layer": [
            {
                "mark": {"type": "bar", "cornerRadiusEnd": 2, "stroke": "var(--teal)", "strokeWidth": 1.2},
                "transform": [{"filter": "datum.value !== null"}],
                "encoding": {
                    "y": y,
                    "fill": {"field": "fill", "type": "nominal", "scale": None},
                    "description": {"field": "says", "type": "nominal"},
                },
            },
            {
                "mark": {"type": "text", "dy": -10, "fontWeight": 600, "aria": False},
                "transform": [{"filter": "datum.value !== null"}],
                "encoding": {
                    "y": {"field": "top", "type": "quantitative"},
                    "text": {"field": "figure", "type": "nominal"},
                },
            },
            {
                "mark": {
                    "type": "tick",
                    "color": "var(--accent)",
                    "thickness": 3,
                    "size": round(band * 0.72),
                    "opacity": 1,
                    "aria": False,
                },
                "transform": [{"filter": "datum.target !== null"}],
                "encoding": {"y": {"field": "target", "type": "quantitative"}},
            },
            {
                "data": {"values": [{"unit": unit}]},
                "mark": {
                    "type": "text",
                    "align": "left",
                    "fill": "var(--muted)",
                    "x": -42,
                    "y": -18,
                    "aria": False,
                },
                "encoding": {"text": {"field": "unit", "type": "nominal"}, "x": {"value": -42}},
            },
        ],
    }


def _names(values: Sequence[dict[str, Any]]) -> str:
    """The labels as an array in Vega's expression language."""
    return json.dumps([value["label"] for value in values], ensure_ascii=False)


def _label(label: str, crowded: bool) -> list[str] | str:
    return label.split(" ") if crowded and " " in label else label


def _spoken(reading: Reading, unit: str) -> str:
    said = f"{reading.label}: {words.number(reading.value)} {unit}"
    if reading.target is not None:
        said += ", " + _("target %s") % words.number(reading.target)
    return said if reading.complete >= 1 else said + ", " + _("lengkap %s") % words.percent(reading.complete)


def _shares(shares: Sequence[Share], unit: str, width: int) -> dict[str, Any]:
    values = [
        {
            "place": place,
            "label": s.label,
            "value": s.value,
            "alone": s.alone,
            "figure": words.number(s.value),
            "url": address(s.url) or None,
            "says": f"{s.label}: {words.number(s.value)} {unit}",
        }
        for place, s in enumerate(shares)
    ]
    top = max([s.value for s in shares] + [s.alone or 0 for s in shares] + [0.001])
    x = {"type": "quantitative", "axis": None, "scale": {"domain": [0, top * 1.12], "nice": False}}
    y = {"field": "place", "type": "ordinal", "axis": None, "scale": {"paddingInner": 0, "paddingOuter": 0}}
    linked = {"href": {"field": "url", "type": "nominal"}} if any(s.url for s in shares) else {}
    return {
        "width": width - 12,
        "height": 46 * max(len(shares), 1),
        "padding": {"left": 2, "right": 10, "top": 2, "bottom": 2},
        "autosize": "none",
        "data": {"values": values},
        "encoding": {"y": y},
        "layer": [
            {
                "mark": {
                    "type": "bar",
                    "height": 12,
                    "yOffset": 9,
                    "cornerRadiusEnd": 2,
                    "color": "var(--teal)",
                },
                "encoding": {
                    "x": {**x, "field": "value"},
                    "description": {"field": "says", "type": "nominal"},
                    **linked,
                },
            },
            {
                "mark": {"type": "text", "align": "left", "dy": -10, "aria": False},
                "encoding": {"text": {"field": "label", "type": "nominal"}, "x": {"value": 0}},
            },
            {
                "mark": {"type": "text", "align": "right", "dy": -10, "fontWeight": 600, "aria": False},
                "encoding": {"text": {"field": "figure", "type": "nominal"}, "x": {"value": width - 12}},
            },
            {
                "mark": {
                    "type": "tick",
                    "orient": "vertical",
                    "thickness": 3,
                    "size": 20,
                    "opacity": 1,
                    "yOffset": 9,
                    "color": "var(--accent)",
                    "aria": False,
                },
                "transform": [{"filter": "datum.alone !== null"}],
                "encoding": {"x": {**x, "field": "alone"}},
            },
        ],
    }
