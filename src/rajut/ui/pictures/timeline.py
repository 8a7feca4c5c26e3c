"""The action plan as a timeline: labels in a column of their own, today as a line, states told in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from rajut.ui import words
from rajut.ui.pictures.marks import box, colour, letters, line, linked, spoken
from rajut.ui.pictures.picture import Key, Picture, Table
from rajut.ui.pictures.render import draw

State = Literal["done", "now", "late", "planned"]
FILLS = {"done": "ok", "now": "teal", "late": "bad-soft", "planned": "surface"}
EDGES = {"done": "ok", "now": "teal", "late": "bad", "planned": "edge"}
BAR, TOP = 13, 6


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
        svg=_drawn(activities, today, caption, WIDE),
        narrow_svg=_drawn(activities, today, caption, NARROW),
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


@dataclass(frozen=True, slots=True)
class Months:
    """How far right a day stands between the first and the last day of a timeline."""

    first: date
    last: date
    left: float
    width: float

    def x(self, day: date) -> float:
        """Where a day begins."""
        return self.left + self.width * (day - self.first).days / (self.last - self.first).days


def _drawn(activities: Sequence[Activity], today: date, label: str, plot: Plot) -> SafeString:
    first = min([a.start for a in activities] + [today]).replace(day=1)
    last = max([a.end for a in activities] + [today]) + timedelta(days=16)
    months = Months(first, last, plot.labels + 1, plot.width - plot.labels - 9)
    low = TOP + plot.row * max(len(activities), 1)
    middles = [TOP + plot.row * (place + 0.5) for place in range(len(activities))]
    rows = list(zip(middles, activities, strict=True))
    now = months.x(today)
    marks = [
        *_calendar(months, low, plot),
        *(
            _delay(activity, y + plot.drop, today, months)
            for y, activity in rows
            if _is_behind(activity, today)
        ),
        *(_bar(activity, y + plot.drop, months) for y, activity in rows),
        *(mark for y, activity in rows for mark in _names(activity, y, plot)),
        line(now, TOP, now, low, stroke=colour("accent"), stroke_width=1.5, stroke_dasharray="2 3"),
    ]
    return draw("".join(marks), width=plot.width, height=low + 44, label=label)


def _calendar(months: Months, low: float, plot: Plot) -> Iterator[str]:
    for start, names in _months(months.first, months.last, plot.months):
        x = months.x(start)
        yield line(x, TOP, x, low, stroke=colour("line"))
        if names:
            yield letters(x + 3, low + 16, *names, fill="muted")


def _is_behind(activity: Activity, today: date) -> bool:
    return activity.state == "late" and activity.end < today


def _delay(activity: Activity, y: float, today: date, months: Months) -> str:
    """A dashed line from where a late activity should have ended until today."""
    start, end = months.x(activity.end + timedelta(days=1)), months.x(today)
    return line(start, y, end, y, stroke=colour("bad"), stroke_width=1.5, stroke_dasharray="4 3")


def _bar(activity: Activity, y: float, months: Months) -> str:
    start, end = months.x(activity.start), months.x(activity.end + timedelta(days=1))
    says = f"{activity.name}: {words.day(activity.start)} – {words.day(activity.end)}, {_beside(activity)}"
    bar = box(
        start,
        y - BAR / 2,
        max(end - start, 0.0),
        BAR,
        spoken(says),
        rx=3,
        fill=colour(FILLS[activity.state]),
        stroke=colour(EDGES[activity.state]),
        stroke_width=1.5,
    )
    return linked(activity.url, says, bar)


def _names(activity: Activity, y: float, plot: Plot) -> Iterator[str]:
    """The activity's name, and under it who does it and how it stands."""
    above, below = (-8, 8) if plot.labels else (-20, -4)
    tone = "bad" if activity.state == "late" else "muted"
    yield letters(1, y + above, _cut(activity.name, plot.letters), font_weight=560)
    yield letters(1, y + below, _cut(_beside(activity), plot.letters + 4), fill=tone, font_size=11.5)


def _beside(activity: Activity) -> str:
    return " · ".join(part for part in (activity.owner, _words(activity.state)) if part)


def _months(first: date, last: date, most: int) -> Iterator[tuple[date, tuple[str, ...]]]:
    """The first days of the months that are marked, with their names where there is room for them."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((size for size in (1, 2, 3, 6, 12) if count / size <= most), 24)
    for ahead in range(0, count, step):
        year, month = divmod(first.year * 12 + first.month - 1 + ahead, 12)
        start = date(year, month + 1, 1)
        name = words.MONTHS[words.language()][month]
        names = (name, str(year)) if month < step or ahead == 0 else (name,)
        yield start, names if (last - start).days > 20 * step else ()


def _cut(words_: str, letters_: int) -> str:
    return words_ if len(words_) <= letters_ else words_[: letters_ - 1].rstrip() + "…"
