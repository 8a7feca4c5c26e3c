"""From a Vega-Lite specification to SVG that a strict page can carry, cached by content."""

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import vl_convert
from django.conf import settings
from django.core.cache import BaseCache, caches
from django.utils.safestring import SafeString

from rajut.ui import words

VERSION = "8"
VEGA_LITE = "6.4"
SVG = "http://www.w3.org/2000/svg"
XLINK = "{http://www.w3.org/1999/xlink}href"
# Vega makes relative addresses absolute; this host never leaves the renderer.
HOST = "https://rajut.invalid"
FONT = "Plus Jakarta Sans, system-ui, sans-serif"
KEEP = 60 * 60 * 24 * 7
OUTLINE = re.compile(r"(M-?[\d.]+,-?[\d.]+(L-?[\d.]+,-?[\d.]+)+Z)+")
DROPPED = ("class", "style", "pointer-events", "role", "aria-roledescription", "aria-hidden", "aria-label")
IDLE = {"opacity": "1", "stroke-width": "1", "fill-opacity": "1", "font-family": FONT}

NUMBERS = {
    "id": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["Rp ", ""], "minus": "−"},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["Rp ", ""], "minus": "−"},
}

CONFIG: dict[str, Any] = {
    "background": None,
    "font": FONT,
    "view": {"stroke": None},
    "text": {"font": FONT, "fontSize": 12, "fill": "var(--ink)"},
    "axis": {
        "labelFont": FONT,
        "labelFontSize": 12,
        "labelColor": "var(--muted)",
        "labelPadding": 8,
        "labelAngle": 0,
        "title": None,
        "grid": True,
        "gridColor": "var(--line)",
        "domain": False,
        "ticks": False,
    },
}


def address(url: str) -> str:
    """A link of this site as the renderer needs it; anything else is no link."""
    return f"{HOST}{url}" if url.startswith("/") and not url.startswith("//") else ""


def draw(spec: dict[str, Any], *, label: str) -> SafeString:
    """The picture of `spec` as clean SVG: no styles, no scripts, its own ids, `label` spoken."""
    return SafeString(svg(spec, label))


def svg(spec: dict[str, Any], label: str) -> str:
    """The SVG of `spec`, from the cache when it was drawn before."""
    text = json.dumps([VERSION, words.language(), label, spec], sort_keys=True, ensure_ascii=False)
    key = hashlib.sha256(text.encode()).hexdigest()[:32]
    store = _store()
    found: str | None = store.get(key) if store else None
    if found is None:
        found = _clean(_convert(spec), label=label, prefix=f"p{key[:8]}")
        if store:
            store.set(key, found, KEEP)
    return found


def warm() -> None:
    """Start the renderer, so that the first reader does not wait for it."""
    _convert({"data": {"values": [{"a": 1}]}, "mark": "bar", "encoding": {}})


def _store() -> BaseCache | None:
    return caches["pictures"] if "pictures" in settings.CACHES else None


def _convert(spec: dict[str, Any]) -> str:
    drawn: str = vl_convert.vegalite_to_svg(
        spec,
        vl_version=VEGA_LITE,
        config=CONFIG,
        allowed_base_urls=[],
        format_locale=NUMBERS[words.language()],
    )
    return drawn


def _clean(drawn: str, *, label: str, prefix: str) -> str:
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(drawn)
    _drop_empty(root)
    _own_ids(root, prefix)
    for element in root.iter():
        _plain(element)
    root.set("class", "picture")
    root.set("role", "group" if root.find(f".//{{{SVG}}}a") is not None else "img")
    root.set("aria-label", label)
    text = ElementTree.tostring(root, encoding="unicode")
    return text.replace(f' xmlns="{SVG}"', "", 1)


def _drop_empty(parent: ElementTree.Element) -> None:
    for child in list(parent):
        _drop_empty(child)
        kind = child.get("class", "")
        painted = child.get("fill") or child.get("stroke")
        hollow = child.tag.endswith("}g") and not len(child)
        if hollow or (kind in {"background", "foreground"} and not painted):
            parent.remove(child)


def _own_ids(root: ElementTree.Element, prefix: str) -> None:
    found = [element for element in root.iter() if element.get("id")]
    names = {element.attrib["id"]: f"{prefix}-{place}" for place, element in enumerate(found)}
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            if name == "id":
                element.set("id", names[value])
            elif value.startswith("url(#"):
                element.set(name, f"url(#{names[value[5:-1]]})")


def _plain(element: ElementTree.Element) -> None:
    spoken = element.get("aria-label") if element.tag.endswith(("}path", "}rect")) else None
    for name in DROPPED:
        element.attrib.pop(name, None)
    for name, value in list(element.attrib.items()):
        if IDLE.get(name) == value:
            del element.attrib[name]
        elif name in {"d", "transform"}:
            element.set(name, _shorter(value))
    if XLINK in element.attrib:
        _link(element)
    if spoken:
        title = ElementTree.SubElement(element, f"{{{SVG}}}title")
        title.text = spoken


def _link(element: ElementTree.Element) -> None:
    """Keep a link of this site and name it; Vega also wraps what has no address in a link to nowhere."""
    url = element.attrib.pop(XLINK)
    if not url.startswith(f"{HOST}/"):
        element.tag = f"{{{SVG}}}g"
        return
    element.set("href", url.removeprefix(HOST))
    for name in _spoken(element):
        element.set("aria-label", name)


def _spoken(element: ElementTree.Element) -> Iterator[str]:
    return (child.attrib["aria-label"] for child in element if child.get("aria-label"))


def _shorter(text: str) -> str:
    """A path or transform in tenths of a pixel; straight outlines as steps, which are shorter still."""
    if OUTLINE.fullmatch(text):
        return "".join(_steps(part) for part in text.split("Z") if part)
    return re.sub(r"-?\d+\.\d{2,}", lambda found: _tenth(float(found[0])), text)


def _steps(part: str) -> str:
    points = [point.split(",") for point in part[1:].split("L")]
    tenths = [(round(float(x) * 10), round(float(y) * 10)) for x, y in points]
    x, y = tenths[0]
    steps = [f"M{_tenth(x / 10)},{_tenth(y / 10)}l"]
    for x2, y2 in tenths[1:]:
        if (x2, y2) != (x, y):
            steps.append(f"{_joined(x2 - x)}{_joined(y2 - y)}")
            x, y = x2, y2
    return "".join(steps).replace("l ", "l") + "z"


def _joined(tenths: int) -> str:
    text = _tenth(tenths / 10)
    return text if text.startswith("-") else f" {text}"


def _tenth(value: float) -> str:
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
