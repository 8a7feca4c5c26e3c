"""The action plan as a timeline: labels in a column of their own, today as a line, states told in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from django.utils.translation import gettext as _

from rajut.ui import words
from rajut.ui.pictures.picture import Key, Picture, Table
from rajut.ui.pictures.render import address, draw

WIDE, NARROW, LABELS = 700, 350, 230
State = Literal["done", "now", "late", "planned"]
FILLS = {"done": "var(--ok)", "now": "var(--teal)", "late": "var(--bad-soft)", "planned": "var(--surface)"}
EDGES = {"done": "var(--ok)", "now": "var(--teal)", "late": "var(--bad)", "planned": "var(--edge)"}


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity of the plan, from its first to its last day."""

    name: str
    start: date
    end: date
    state: State
    owner: str = ""
    url: str = ""


def timeline(activities: Sequence[Activity], *, today: date, caption: str, source: str) -> Picture:
    """The activities as bars over the months, in the given order."""
    rows = tuple((a.name, a.owner, words.day(a.start), words.day(a.end), _words(a.state)) for a in activities)
    states = dict.fromkeys(a.state for a in activities)
    return Picture(
        svg=draw(_spec(activities, today, WIDE, LABELS), label=caption),
        narrow_svg=draw(_spec(activities, today, NARROW, 0), label=caption),
        caption=caption,
        source=source,
        table=Table((_("Kegiatan"), _("Penanggung jawab"), _("Mulai"), _("Selesai"), _("Keadaan")), rows),
        keys=(*(Key(state, _words(state)) for state in states), Key("today", _("hari ini"))),
    )


def _words(state: str) -> str:
    return {
        "done": _("selesai"),
        "now": _("berjalan"),
        "late": _("terlambat"),
        "planned": _("direncanakan"),
    }[state]


def _row(place: int, activity: Activity, room: int) -> dict[str, Any]:
    beside = " · ".join(part for part in (activity.owner, _words(activity.state)) if part)
    return {
        "place": place,
        "name": _cut(activity.name, room),
        "beside": _cut(beside, room + 4),
        "start": _utc(activity.start),
        "end": _utc(activity.end + timedelta(days=1)),
        "fill": FILLS[activity.state],
        "edge": EDGES[activity.state],
        "tone": "var(--bad)" if activity.state == "late" else "var(--muted)",
        "url": address(activity.url) or None,
        "says": f"{activity.name}: {words.day(activity.start)} – {words.day(activity.end)}, {beside}",
    }


def _spec(activities: Sequence[Activity], today: date, width: int, labels: int) -> dict[str, Any]:
    room = 34 if labels else 46
    row = 46 if labels else 62
    first = min([a.start for a in activities] + [today]).replace(day=1)
    last = max([a.end for a in activities] + [today]) + timedelta(days=12)
    months = _months(first, last, 12 if labels else 6)
    x = {"type": "temporal", "scale": {"type": "utc", "domain": [_utc(first), _utc(last)]}}
    shown = {"field": "place", "type": "ordinal", "axis": None, "scale": {"padding": 0}}
    drop = 0 if labels else 14
    linked = {"href": {"field": "url", "type": "nominal"}} if any(a.url for a in activities) else {}
    start = -labels
    return {
        "width": width - labels - 12,
        "height": row * max(len(activities), 1),
        "padding": {"left": labels + 4, "right": 8, "top": 6, "bottom": 28},
        "autosize": "none",
        "data": {"values": [_row(place, activity, room) for place, activity in enumerate(activities)]},
        "layer": [
            {
                "data": {"values": months},
                "mark": {"type": "rule", "color": "var(--line)", "aria": False},
                "encoding": {"x": {**x, "field": "at", "axis": None}},
            },
            {
                "data": {"values": months},
                "mark": {"type": "text", "align": "left", "dx": 3, "fill": "var(--muted)", "aria": False},
                "encoding": {
                    "x": {**x, "field": "at"},
                    "y": {"value": row * max(len(activities), 1) + 16},
                    "text": {"field": "label", "type": "nominal"},
                },
            },
            {
                "mark": {
                    "type": "bar",
                    "height": 14,
                    "yOffset": drop,
                    "cornerRadius": 3,
                    "strokeWidth": 1.5,
                },
                "encoding": {
                    "x": {**x, "field": "start", "axis": None},
                    "x2": {"field": "end"},
                    "y": shown,
                    "fill": {"field": "fill", "type": "nominal", "scale": None},
                    "stroke": {"field": "edge", "type": "nominal", "scale": None},
                    "description": {"field": "says", "type": "nominal"},
                    **linked,
                },
            },
            {
                "mark": {
                    "type": "text",
                    "align": "left",
                    "dy": -8 if labels else -20,
                    "fontWeight": 550,
                    "aria": False,
                },
                "encoding": {
                    "x": {"value": start},
                    "y": shown,
                    "text": {"field": "name", "type": "nominal"},
                },
            },
            {
                "mark": {
                    "type": "text",
                    "align": "left",
                    "dy": 8 if labels else -4,
                    "fontSize": 11.5,
                    "aria": False,
                },
                "encoding": {
                    "x": {"value": start},
                    "y": shown,
                    "text": {"field": "beside", "type": "nominal"},
                    "color": {"field": "tone", "type": "nominal", "scale": None},
                },
            },
            {
                "data": {"values": [{"at": _utc(today)}]},
                "mark": {
                    "type": "rule",
                    "color": "var(--accent)",
                    "strokeWidth": 1.5,
                    "strokeDash": [2, 3],
                    "aria": False,
                },
                "encoding": {"x": {**x, "field": "at"}},
            },
        ],
    }


def _months(first: date, last: date, most: int) -> list[dict[str, str]]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((s for s in (1, 2, 3, 6, 12) if count / s <= most), 24)
    found = []
    for ahead in range(0, count, step):
        year, month = divmod(first.year * 12 + first.month - 1 + ahead, 12)
        name = words.MONTHS[words.language()][month]
        label = f"{name} {year}" if month == 0 or ahead == 0 else name
        found.append({"at": _utc(date(year, month + 1, 1)), "label": label})
    return found


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1].rstrip() + "…"


def _utc(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
