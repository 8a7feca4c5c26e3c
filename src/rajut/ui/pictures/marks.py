"""The few marks of which every picture is made, written as SVG: no styles, no scripts, no ids.

Numbers are pixels and are written in tenths; colours are the page's variables, so that they follow its theme.
"""

import re
from html import escape

Attribute = str | float | None
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff￾￿]")
BASE = 4.0  # how far below its middle a line of 12 pixels stands


def element(tag: str, *inside: str, **attributes: Attribute) -> str:
    """One element: `stroke_width` is written stroke-width, None is left out, `inside` is SVG already."""
    told = "".join(
        f' {name.replace("_", "-")}="{_value(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{told}>{''.join(inside)}</{tag}>" if inside else f"<{tag}{told}/>"


def _value(value: str | float) -> str:
    return safe(value) if isinstance(value, str) else tenth(value)


def safe(text: str) -> str:
    """`text` as SVG may carry it, in an element or an attribute."""
    return escape(CONTROLS.sub(" ", text))


def tenth(value: float) -> str:
    """A number in tenths, as short as it can be written."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def colour(name: str) -> str:
    """A colour of the page."""
    return f"var(--{name})"


def box(x: float, y: float, width: float, height: float, *inside: str, **attributes: Attribute) -> str:
    """A rectangle, `x` and `y` its upper left corner."""
    return element("rect", *inside, x=x, y=y, width=width, height=height, **attributes)


def line(x: float, y: float, x2: float, y2: float, **attributes: Attribute) -> str:
    """A straight line."""
    return element("line", x1=x, y1=y, x2=x2, y2=y2, **attributes)


def letters(
    x: float, y: float, *lines: str, fill: str = "ink", anchor: str | None = None, **attributes: Attribute
) -> str:
    """Words whose middle stands at `y`; each line but the first 15 pixels below the one before."""
    first, *others = [safe(text) for text in lines] or [""]
    below = [element("tspan", text, x=x, dy=15) for text in others]
    return element(
        "text", first, *below, x=x, y=y + BASE, text_anchor=anchor, fill=colour(fill), **attributes
    )


def spoken(says: str) -> str:
    """What a mark says to those who hear it, and shows on hover; it stands inside the mark."""
    return element("title", safe(says)) if says else ""


def linked(url: str, says: str, *marks: str) -> str:
    """Marks that lead to a page of this site; anything else is no link."""
    inside = url.startswith("/") and not url.startswith("//")
    return element("a", *marks, href=url, aria_label=says) if inside else "".join(marks)
