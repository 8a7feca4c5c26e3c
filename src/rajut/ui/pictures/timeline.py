"""The action plan as a timeline: labels in a column of their own, today as a line, states told in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from rajut.ui import words
from rajut.ui.pictures.marks import Spec, canvas, coloured, layer, linked, spoken, text
from rajut.ui.pictures.picture import Key, Picture, Table
from rajut.ui.pictures.render import address, draw

State = Literal["done", "now", "late", "planned"]
FILLS = {"done": "var(--ok)", "now": "var(--teal)", "late": "var(--bad-soft)", "planned": "var(--surface)"}
EDGES = {"done": "var(--ok)", "now": "var(--teal)", "late": "var(--bad)", "planned": "var(--edge)"}
BAR = 13


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity of the plan, from its first to its last day."""

    name: str
    start: date
    end: date
    state: State
    owner: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Plot:
    """The measures of a timeline: in the wide one labels stand left of the bars, in the narrow one above."""

    width: int
    labels: int
    row: int
    drop: int
    letters: int
    months: int


WIDE = Plot(width=700, labels=236, row=46, drop=0, letters=34, months=12)
NARROW = Plot(width=350, labels=0, row=64, drop=15, letters=46, months=5)


def timeline(activities: Sequence[Activity], *, today: date, caption: str, source: str) -> Picture:
    """The activities as bars over the months, in the given order."""
    rows = tuple((a.name, a.owner, words.day(a.start), words.day(a.end), _words(a.state)) for a in activities)
    states = dict.fromkeys(a.state for a in activities)
    return Picture(
        svg=draw(_spec(activities, today, WIDE), label=caption),
        narrow_svg=draw(_spec(activities, today, NARROW), label=caption),
        caption=caption,
        source=source,
        table=Table(
            (_("Kegiatan"), _("Penanggung jawab"), _("Mulai"), pgettext("masa", "Selesai"), _("Keadaan")),
            rows,
        ),
        keys=(*(Key(state, _words(state)) for state in states), Key("today", _("hari ini"))),
    )


def _words(state: str) -> str:
    return {
        "done": _("selesai"),
        "now": _("berjalan"),
        "late": _("terlambat"),
        "planned": _("direncanakan"),
    }[state]


def _row(place: int, activity: Activity, today: date, plot: Plot) -> Spec:
    beside = " · ".join(part for part in (activity.owner, _words(activity.state)) if part)
    return {
        "place": place,
        "name": _cut(activity.name, plot.letters),
        "beside": _cut(beside, plot.letters + 4),
        "start": _utc(activity.start),
        "end": _utc(activity.end + timedelta(days=1)),
        "today": _utc(today),
        "late": activity.state == "late" and activity.end < today,
        "fill": FILLS[activity.state],
        "edge": EDGES[activity.state],
        "tone": "var(--bad)" if activity.state == "late" else "var(--muted)",
        "url": address(activity.url) or None,
        "says": f"{activity.name}: {words.day(activity.start)} – {words.day(activity.end)}, {beside}",
    }


def _spec(activities: Sequence[Activity], today: date, plot: Plot) -> Spec:
    first = min([a.start for a in activities] + [today]).replace(day=1)
    last = max([a.end for a in activities] + [today]) + timedelta(days=16)
    height = plot.row * max(len(activities), 1)
    x = {"type": "temporal", "axis": None, "scale": {"type": "utc", "domain": [_utc(first), _utc(last)]}}
    y = {"field": "place", "type": "ordinal", "axis": None, "scale": {"padding": 0}}
    return {
        **canvas(plot.width, height + 50, left=plot.labels + 1, right=8, top=6, bottom=44),
        "data": {"values": [_row(place, activity, today, plot) for place, activity in enumerate(activities)]},
        "layer": [
            *_calendar(_months(first, last, plot.months), x, height),
            _delays(x, y, plot),
            _bars(activities, x, y, plot),
            *_names(y, plot),
            _today(today, x),
        ],
    }


def _calendar(months: Sequence[Spec], x: Spec, height: int) -> list[Spec]:
    line = {"type": "rule", "color": "var(--line)", "aria": False}
    mark, says = text("label", fill="muted", dx=3, lineHeight=15)
    at = {**x, "field": "at"}
    return [
        layer(line, {"x": at}, values=months),
        layer(mark, {"x": at, "y": {"value": height + 16}, **says}, values=months),
    ]


def _bars(activities: Sequence[Activity], x: Spec, y: Spec, plot: Plot) -> Spec:
    mark = {"type": "bar", "height": BAR, "yOffset": plot.drop, "cornerRadius": 3, "strokeWidth": 1.5}
    encoding = {
        "x": {**x, "field": "start"},
        "x2": {"field": "end"},
        "y": y,
        **coloured("fill", "fill"),
        **coloured("stroke", "edge"),
        **spoken(),
        **linked([activity.url for activity in activities]),
    }
    return layer(mark, encoding)


def _delays(x: Spec, y: Spec, plot: Plot) -> Spec:
    """A dashed line from where a late activity should have ended until today."""
    mark = {
        "type": "rule",
        "color": "var(--bad)",
        "strokeWidth": 1.5,
        "strokeDash": [4, 3],
        "yOffset": plot.drop,
        "aria": False,
    }
    encoding = {"x": {**x, "field": "end"}, "x2": {"field": "today"}, "y": y}
    return layer(mark, encoding, where="datum.late")


def _names(y: Spec, plot: Plot) -> list[Spec]:
    start = {"value": -plot.labels}
    name, says = text("name", weight=560, dy=-8 if plot.labels else -20)
    beside, adds = text("beside", fontSize=11.5, dy=8 if plot.labels else -4)
    return [
        layer(name, {"x": start, "y": y, **says}),
        layer(beside, {"x": start, "y": y, **adds, **coloured("fill", "tone")}),
    ]


def _today(today: date, x: Spec) -> Spec:
    mark = {"type": "rule", "color": "var(--accent)", "strokeWidth": 1.5, "strokeDash": [2, 3], "aria": False}
    return layer(mark, {"x": {**x, "field": "at"}}, values=[{"at": _utc(today)}])


def _months(first: date, last: date, most: int) -> list[Spec]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((size for size in (1, 2, 3, 6, 12) if count / size <= most), 24)
    found = []
    for ahead in range(0, count, step):
        year, month = divmod(first.year * 12 + first.month - 1 + ahead, 12)
        start = date(year, month + 1, 1)
        name = words.MONTHS[words.language()][month]
        label = [name, str(year)] if month < step or ahead == 0 else name
        room = (last - start).days > 20 * step
        found.append({"at": _utc(start), "label": label if room else ""})
    return found


def _cut(words_: str, letters: int) -> str:
    return words_ if len(words_) <= letters else words_[: letters - 1].rstrip() + "…"


def _utc(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
