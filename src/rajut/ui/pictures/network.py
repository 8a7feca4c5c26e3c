"""Who works with whom, as knots and threads; the same input always falls in the same place."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from rajut.ui import words
from rajut.ui.pictures import labels
from rajut.ui.pictures.marks import colour, element, line, linked, spoken
from rajut.ui.pictures.picture import Picture, Table
from rajut.ui.pictures.render import draw

WIDE, NARROW = 700, 350
ROUNDS, AREA = 250, 130
Places = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Node:
    """An organisation; `strong` marks the ones the picture is about."""

    id: str
    label: str
    size: float = 1.0
    strong: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """Two organisations (their ids) that work together, as much as `weight` (0..1)."""

    start: str
    end: str
    weight: float = 0.5


def network(nodes: Sequence[Node], edges: Sequence[Edge], *, caption: str, source: str) -> Picture:
    """The network as a picture, with its ties as a table."""
    names = {node.id: node.label for node in nodes}
    rows = tuple((names[e.start], names[e.end], words.percent(e.weight)) for e in edges)
    places = layout(nodes, edges)
    return Picture(
        svg=_drawn(nodes, edges, places, caption, WIDE, 400),
        narrow_svg=_drawn(nodes, edges, places, caption, NARROW, 330),
        caption=caption,
        source=source,
        table=Table((_("Dari"), _("Dengan"), _("Kekuatan")), rows),
    )


def layout(nodes: Sequence[Node], edges: Sequence[Edge]) -> Places:
    """Places in the unit square (n × 2), by the spring model of Fruchterman and Reingold (1991)."""
    count = len(nodes)
    if count < 2:
        return np.full((count, 2), 0.5)
    turn = 2 * np.pi * np.arange(count) / count
    places = np.column_stack([np.cos(turn), np.sin(turn)]) * (1 + 0.01 * np.arange(count)[:, None] % 3)
    ties = _ties(nodes, edges)
    ideal = 1.6 / np.sqrt(count)
    for heat in np.linspace(0.2, 0.004, ROUNDS):
        places += _pull(places, ties, ideal, heat)
    low, high = places.min(axis=0), places.max(axis=0)
    scaled: Places = (places - low) / np.where(high - low < 1e-9, 1.0, high - low)
    return scaled


def _ties(nodes: Sequence[Node], edges: Sequence[Edge]) -> Places:
    number = {node.id: place for place, node in enumerate(nodes)}
    ties = np.zeros((len(nodes), len(nodes)))
    for edge in edges:
        one, two = number[edge.start], number[edge.end]
        ties[one, two] = ties[two, one] = 0.4 + edge.weight
    return ties


def _pull(places: Places, ties: Places, ideal: float, heat: float) -> Places:
    apart = places[:, None, :] - places[None, :, :]
    far = np.maximum(np.sqrt((apart**2).sum(axis=2)), 0.01)
    push = (ideal**2 / far - ties * far**2 / ideal) / far
    force = (apart * push[:, :, None]).sum(axis=1) - places * 0.12
    size = np.maximum(np.sqrt((force**2).sum(axis=1, keepdims=True)), 1e-9)
    moved: Places = force / size * np.minimum(size, heat)
    return moved


def _drawn(
    nodes: Sequence[Node], edges: Sequence[Edge], places: Places, label: str, width: int, height: int
) -> SafeString:
    at = _pixels(nodes, places, width, height)
    ties = [labels.Tie(*at[edge.start], *at[edge.end]) for edge in edges]
    anchors = [labels.Anchor(*at[node.id], node.label, _radius(node)) for node in nodes]
    marks = [
        element("g", *_threads(edges, ties), stroke=colour("seq-3"), stroke_linecap="round"),
        element("g", *(_knot(node, at[node.id]) for node in nodes), stroke=colour("paper"), stroke_width=2),
        labels.names(anchors, labels.sides(anchors, ties, width=width, height=height), gap=12),
    ]
    return draw("".join(marks), width=width, height=height, label=label)


def _pixels(nodes: Sequence[Node], places: Places, width: int, height: int) -> dict[str, tuple[float, float]]:
    side = 90 if width > NARROW else 56
    across, down = width - 2 * side, height - 64
    return {
        node.id: (round(float(x) * across + side, 1), round(float(y) * down + 28, 1))
        for node, (x, y) in zip(nodes, places, strict=True)
    }


def _threads(edges: Sequence[Edge], ties: Sequence[labels.Tie]) -> Iterator[str]:
    for edge, tie in zip(edges, ties, strict=True):
        yield line(tie.x, tie.y, tie.x2, tie.y2, stroke_width=1 + 4 * edge.weight)


def _knot(node: Node, at: tuple[float, float]) -> str:
    fill = colour("accent" if node.strong else "teal")
    knot = element("circle", spoken(node.label), cx=at[0], cy=at[1], r=_radius(node), fill=fill)
    return linked(node.url, node.label, knot)


def _radius(node: Node) -> float:
    return math.sqrt(AREA * node.size / math.pi)
