"""Names beside points, so that no name covers another, a point or a tie."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Side = Literal["right", "left", "above", "below"]
SIDES: tuple[Side, ...] = ("right", "left", "below", "above")
LETTER, HEIGHT, GAP = 7.0, 16.0, 4.0
UNBEARABLE = 500.0
OFFSETS: dict[Side, dict[str, Any]] = {
    "right": {"align": "left"},
    "left": {"align": "right"},
    "above": {"align": "center"},
    "below": {"align": "center"},
}


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

    def points(self) -> Iterator[tuple[float, float]]:
        """Points along the line, 6 pixels apart."""
        length = ((self.x2 - self.x) ** 2 + (self.y2 - self.y) ** 2) ** 0.5
        steps = max(int(length // 6), 1)
        for step in range(steps + 1):
            part = step / steps
            yield self.x + (self.x2 - self.x) * part, self.y + (self.y2 - self.y) * part


@dataclass(frozen=True, slots=True)
class Space:
    """The rectangle that a name would take."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Space") -> float:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(across, 0.0) * max(down, 0.0)

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


def sides(
    anchors: Sequence[Anchor], ties: Sequence[Tie], *, width: float, height: float
) -> list[Side | None]:
    """For each anchor the side on which its name disturbs least, or None where there is no room for it.

    Earlier anchors choose first.
    """
    lines = [point for tie in ties for point in tie.points()]
    taken: list[Space] = []
    chosen: list[Side | None] = []
    for anchor in anchors:
        spaces = {side: _space(anchor, side) for side in SIDES}
        costs = {side: _cost(spaces[side], anchor, anchors, taken, lines, width, height) for side in SIDES}
        best = min(SIDES, key=costs.__getitem__)
        room = costs[best] < UNBEARABLE
        chosen.append(best if room else None)
        if room:
            taken.append(spaces[best])
    return chosen


def layers(
    values: Sequence[dict[str, Any]],
    chosen: Sequence[Side | None],
    encoding: dict[str, Any],
    *,
    gap: float = 10,
) -> list[dict[str, Any]]:
    """The names (field `label`) as Vega-Lite layers with a halo, one pair for each side in use."""
    shift = {"right": {"dx": gap}, "left": {"dx": -gap}, "above": {"dy": -gap - 5}, "below": {"dy": gap + 6}}
    found: list[dict[str, Any]] = []
    for side in SIDES:
        here = [value for value, at in zip(values, chosen, strict=True) if at == side]
        mark = {"type": "text", "fontWeight": 600, "aria": False, **OFFSETS[side], **shift[side]}
        halo = {"stroke": "var(--paper)", "strokeWidth": 3.5, "strokeJoin": "round", "strokeOpacity": 0.85}
        text = {**encoding, "text": {"field": "label", "type": "nominal"}}
        if here:
            found += [
                {"data": {"values": here}, "mark": {**mark, **halo}, "encoding": text},
                {"data": {"values": here}, "mark": mark, "encoding": text},
            ]
    return found


def _space(anchor: Anchor, side: Side) -> Space:
    wide, away = len(anchor.label) * LETTER, anchor.radius + GAP
    left = {"right": anchor.x + away, "left": anchor.x - away - wide}.get(side, anchor.x - wide / 2)
    top = {"above": anchor.y - away - HEIGHT, "below": anchor.y + away}.get(side, anchor.y - HEIGHT / 2)
    return Space(left, top, left + wide, top + HEIGHT)


def _cost(
    space: Space,
    anchor: Anchor,
    anchors: Sequence[Anchor],
    taken: Sequence[Space],
    lines: Sequence[tuple[float, float]],
    width: float,
    height: float,
) -> float:
    outside = (
        max(-space.left, 0) + max(space.right - width, 0) + max(-space.top, 0) + max(space.bottom - height, 0)
    )
    names = sum(space.overlap(other) for other in taken)
    points = sum(space.holds(other.x, other.y) for other in anchors if other is not anchor)
    crossed = sum(space.holds(x, y) for x, y in lines)
    return outside * 200 + names * 4 + points * 120 + crossed * 8
