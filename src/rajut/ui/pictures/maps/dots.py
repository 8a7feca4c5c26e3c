"""Places as dots, and the ties between them as threads."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rajut.ui import words
from rajut.ui.pictures import labels
from rajut.ui.pictures.maps.ground import FULL, NARROW, WIDE, GeoJson, Ground, View, around, seen, view
from rajut.ui.pictures.marks import colour, element, linked, spoken, tenth
from rajut.ui.pictures.picture import Key, Picture, Table
from rajut.ui.pictures.render import draw

Kind = Literal["plain", "strong", "accent"]
FEW, MANY = 16, 100  # a few places are all named, of more only the accented ones
LARGEST, SMALLEST, SPAN = 4.0, 0.3, 1.7


@dataclass(frozen=True, slots=True)
class Dot:
    """A place: plain ones are the background, strong ones take part, the accent is what it is about.

    Dots with the same `url` become one link; `group` is its name. `shade` is the class of a value, 1 to 5.
    """

    label: str
    lon: float
    lat: float
    kind: Kind = "plain"
    size: float = 1.0
    url: str = ""
    words: str = ""
    group: str = ""
    shade: int = 0


def dot_size(count: float, *, most: float, places: int) -> float:
    """The size of a dot that stands for `count`: on a map of many, a share of the `most` of them."""
    if places <= MANY:
        return min(1 + count / 10, LARGEST)
    return SMALLEST + SPAN * count / max(most, 1)


@dataclass(frozen=True, slots=True)
class Thread:
    """A tie between two dots (their places in the sequence), as strong as `weight` (0..1)."""

    start: int
    end: int
    weight: float = 0.5


def dot_map(
    dots: Sequence[Dot],
    *,
    outline: Ground | GeoJson | None = None,
    threads: Sequence[Thread] = (),
    caption: str,
    source: str,
    keys: Sequence[Key] = (),
    full: bool = False,
    least: float = 0,
) -> Picture:
    """Places and the ties between them; cropped to the strong and accented ones where there are any.

    `full` is for a map over the whole width of the page; `least` is how many degrees it shows at least.
    """
    told = [dot for dot in dots if dot.kind != "plain"] or list(dots)
    outline = outline.once() if isinstance(outline, Ground) else outline
    box = around(((dot.lon, dot.lat) for dot in told), least=least)
    rows = tuple((dot.label, dot.words or words.NOTHING) for dot in told)
    return Picture(
        svg=_drawn(dots, threads, outline, view(box, FULL if full else WIDE), caption),
        narrow_svg=_drawn(dots, threads, outline, view(box, NARROW), caption),
        caption=caption,
        source=source,
        table=Table((_("Daerah"), _("Keterangan")), rows),
        keys=tuple(keys),
    )


def _drawn(
    dots: Sequence[Dot], threads: Sequence[Thread], outline: Ground | GeoJson | None, shown: View, label: str
) -> SafeString:
    near = [dot for dot in dots if shown.holds(dot.lon, dot.lat)]
    told = sorted(
        (dot for dot in near if dot.kind != "plain"), key=lambda dot: (dot.kind == "accent", -dot.size)
    )
    named = sorted(
        (dot for dot in told if dot.kind == "accent" or len(told) <= FEW), key=lambda dot: dot.kind
    )
    ties = [(_tie(dots[thread.start], dots[thread.end], shown), thread) for thread in threads]
    marks = [
        _ground(outline, shown),
        _threads(ties),
        _plain_dots([dot for dot in near if dot.kind == "plain"], shown),
        *_told_dots(told, shown),
        _names(named, [tie for tie, _thread in ties], shown),
    ]
    return draw("".join(marks), width=shown.width, height=shown.height, label=label)


def _ground(outline: Ground | GeoJson | None, shown: View) -> str:
    path = "".join(land.path for land in seen(outline, shown)) if outline else ""
    return (
        element("path", d=path, fill=colour("land"), stroke=colour("land-line"), stroke_width=0.8)
        if path
        else ""
    )


def _tie(one: Dot, two: Dot, shown: View) -> labels.Tie:
    return labels.Tie(*shown.at(one.lon, one.lat), *shown.at(two.lon, two.lat))


def _threads(ties: Sequence[tuple[labels.Tie, Thread]]) -> str:
    """The ties, those of the same thickness as one mark."""
    paths: dict[str, list[str]] = {}
    for tie, thread in ties:
        thick = tenth(1 + 3 * min(max(thread.weight, 0.0), 1.0))
        step = f"M{tenth(tie.x)},{tenth(tie.y)}L{tenth(tie.x2)},{tenth(tie.y2)}"
        paths.setdefault(thick, []).append(step)
    drawn = [element("path", d="".join(steps), stroke_width=thick) for thick, steps in paths.items()]
    if not drawn:
        return ""
    return element("g", *drawn, stroke=colour("teal"), stroke_linecap="round", opacity="0.55")


def _plain_dots(dots: Sequence[Dot], shown: View) -> str:
    """The background, all of it as one mark: points without length under a round pen."""
    if not dots:
        return ""
    places = (shown.at(dot.lon, dot.lat) for dot in dots)
    path = "".join(f"M{tenth(x)},{tenth(y)}h0" for x, y in places)
    pen = 3.4 if shown.width > NARROW else 2.3
    return element(
        "path", d=path, stroke=colour("muted"), stroke_width=pen, stroke_linecap="round", opacity="0.55"
    )


def _told_dots(dots: Sequence[Dot], shown: View) -> Iterator[str]:
    """The dots of each colour; those that lead to the same page stand in one link.

    A narrow map of many, whose dots no finger can tell apart, leaves their words to the table under it.
    """
    spoken_of = shown.width > NARROW or len(dots) <= MANY
    for fill in dict.fromkeys(_fill(dot) for dot in dots):
        places: dict[str, list[Dot]] = {}
        for number, dot in enumerate(each for each in dots if _fill(each) == fill):
            places.setdefault(dot.url or str(number), []).append(dot)
        found = (_linked(group, shown, spoken_of=spoken_of) for group in places.values())
        edge = "ink" if fill.startswith("seq") else "paper"
        yield element("g", *found, fill=colour(fill), stroke=colour(edge), stroke_width=1.5)


def _fill(dot: Dot) -> str:
    if dot.shade:
        return f"seq-{dot.shade}"
    return "accent" if dot.kind == "accent" else "teal"


def _linked(dots: Sequence[Dot], shown: View, *, spoken_of: bool) -> str:
    first = dots[0]
    said = _said(first) if len(dots) == 1 else first.group or _said(first)
    return linked(first.url, said, *(_dot(dot, shown, spoken_of=spoken_of) for dot in dots))


def _dot(dot: Dot, shown: View, *, spoken_of: bool) -> str:
    x, y = shown.at(dot.lon, dot.lat)
    unit = (90 if shown.width > NARROW else 60) if spoken_of else 30
    says = spoken(_said(dot)) if spoken_of else ""
    return element("circle", *filter(None, [says]), cx=x, cy=y, r=math.sqrt(unit * dot.size / math.pi))


def _said(dot: Dot) -> str:
    return f"{dot.label}: {dot.words}" if dot.words else dot.label


def _names(dots: Sequence[Dot], ties: Sequence[labels.Tie], shown: View) -> str:
    anchors = [labels.Anchor(*shown.at(dot.lon, dot.lat), dot.label, 5 * dot.size**0.5) for dot in dots]
    return labels.names(anchors, labels.sides(anchors, ties, width=shown.width, height=shown.height))
