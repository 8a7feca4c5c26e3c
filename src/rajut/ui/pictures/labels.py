"""Names beside points, so that no name covers another, a point or a tie."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from rajut.ui.pictures.marks import colour, element, letters

Side = Literal["right", "left", "above", "below"]
SIDES: tuple[Side, ...] = ("right", "left", "below", "above")
LETTER, HEIGHT, GAP = 7.0, 16.0, 4.0
UNBEARABLE = 500.0
ANCHORS: dict[Side, str | None] = {"right": None, "left": "end", "above": "middle", "below": "middle"}
HALO: dict[str, str | float] = {
    "stroke": colour("paper"),
    "stroke_opacity": "0.85",
    "stroke_width": 3.5,
    "stroke_linejoin": "round",
    "paint_order": "stroke",  # under the letters
}
Points = NDArray[np.float64]  # (n, 2), in pixels


@dataclass(frozen=True, slots=True)
class Anchor:
    """A point of the picture in pixels, its name and its radius."""

    x: float
    y: float
    label: str
    radius: float = 5.0


@dataclass(frozen=True, slots=True)
class Tie:
    """A line of the picture in pixels."""

    x: float
    y: float
    x2: float
    y2: float

    def points(self) -> Points:
        """Points along the line, 6 pixels apart."""
        length = ((self.x2 - self.x) ** 2 + (self.y2 - self.y) ** 2) ** 0.5
        return np.linspace((self.x, self.y), (self.x2, self.y2), max(int(length // 6), 1) + 1)


@dataclass(frozen=True, slots=True)
class Space:
    """The rectangle that a name would take."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Space") -> float:
        """How many square pixels two names share."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(across, 0.0) * max(down, 0.0)

    def holds(self, points: Points) -> int:
        """How many of the points it covers."""
        x, y = points[:, 0], points[:, 1]
        return int(((x >= self.left) & (x <= self.right) & (y >= self.top) & (y <= self.bottom)).sum())


def sides(
    anchors: Sequence[Anchor], ties: Sequence[Tie], *, width: float, height: float
) -> list[Side | None]:
    """For each anchor the side on which its name disturbs least, or None where there is no room for it.

    Earlier anchors choose first.
    """
    lines = np.concatenate([np.empty((0, 2)), *(tie.points() for tie in ties)])
    points = np.array([(anchor.x, anchor.y) for anchor in anchors]).reshape(-1, 2)
    taken: list[Space] = []
    chosen: list[Side | None] = []
    for place, anchor in enumerate(anchors):
        spaces = {side: _space(anchor, side) for side in SIDES}
        others = np.delete(points, place, axis=0)
        costs = {side: _cost(spaces[side], others, taken, lines, width, height) for side in SIDES}
        best = min(SIDES, key=costs.__getitem__)
        room = costs[best] < UNBEARABLE
        chosen.append(best if room else None)
        if room:
            taken.append(spaces[best])
    return chosen


def names(anchors: Sequence[Anchor], chosen: Sequence[Side | None], *, gap: float = 10) -> str:
    """The names on their sides, each over a halo in the paper's colour."""
    told = [_name(anchor, side, gap) for anchor, side in zip(anchors, chosen, strict=True) if side]
    return element("g", *told, font_weight=600, **HALO) if told else ""


def _name(anchor: Anchor, side: Side, gap: float) -> str:
    right, down = {
        "right": (gap, 0.0),
        "left": (-gap, 0.0),
        "above": (0.0, -gap - 5),
        "below": (0.0, gap + 6),
    }[side]
    return letters(anchor.x + right, anchor.y + down, anchor.label, anchor=ANCHORS[side])


def _space(anchor: Anchor, side: Side) -> Space:
    wide, away = len(anchor.label) * LETTER, anchor.radius + GAP
    left = {"right": anchor.x + away, "left": anchor.x - away - wide}.get(side, anchor.x - wide / 2)
    top = {"above": anchor.y - away - HEIGHT, "below": anchor.y + away}.get(side, anchor.y - HEIGHT / 2)
    return Space(left, top, left + wide, top + HEIGHT)


def _cost(
    space: Space, others: Points, taken: Sequence[Space], lines: Points, width: float, height: float
) -> float:
    outside = (
        max(-space.left, 0) + max(space.right - width, 0) + max(-space.top, 0) + max(space.bottom - height, 0)
    )
    names_ = sum(space.overlap(other) for other in taken)
    return outside * 200 + names_ * 4 + space.holds(others) * 120 + space.holds(lines) * 8
