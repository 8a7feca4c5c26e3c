"""The few marks of which every picture is made, as Vega-Lite writes them."""

from collections.abc import Sequence
from typing import Any

Spec = dict[str, Any]
PLAIN: Spec = {"type": "nominal", "scale": None}


def canvas(width: int, height: int, *, left: int, right: int, top: int, bottom: int) -> Spec:
    """A picture of exactly this size: nothing is measured, so nothing depends on the machine's fonts."""
    return {
        "width": width - left - right,
        "height": height - top - bottom,
        "padding": {"left": left, "right": right, "top": top, "bottom": bottom},
        "autosize": "none",
    }


def layer(mark: Spec, encoding: Spec, *, values: Sequence[Spec] | None = None, where: str = "") -> Spec:
    """One layer; `values` are its own data, `where` keeps the rows it shows."""
    found: Spec = {"mark": mark, "encoding": encoding}
    if values is not None:
        found["data"] = {"values": list(values)}
    if where:
        found["transform"] = [{"filter": where}]
    return found


def text(
    field: str, *, align: str = "left", fill: str = "ink", weight: int = 400, **more: object
) -> tuple[Spec, Spec]:
    """A silent text mark and the channel that says which field it writes."""
    mark = {"type": "text", "align": align, "fill": f"var(--{fill})", "fontWeight": weight, "aria": False}
    return {**mark, **more}, {"text": {"field": field, "type": "nominal"}}


def coloured(channel: str, field: str) -> Spec:
    """A channel whose field already holds a colour of the page."""
    return {channel: {"field": field, **PLAIN}}


def spoken(field: str = "says") -> Spec:
    """What a mark says to those who hear it, and shows on hover."""
    return {"description": {"field": field, "type": "nominal"}}


def linked(urls: Sequence[str]) -> Spec:
    """The link of each mark (field `url`), when any has one."""
    return {"href": {"field": "url", "type": "nominal"}} if any(urls) else {}
