"""The colours of both themes: the one place that pages, pictures, prints and tests read."""

import re

LIGHT = {
    "paper": "#faf8f4",
    "surface": "#ffffff",
    "sunken": "#f3efe8",
    "line": "#e3dccf",
    "edge": "#857d6f",
    "ink": "#15292f",
    "muted": "#566467",
    "teal": "#0e6168",
    "teal-deep": "#0a4c52",
    "teal-soft": "#e0eeed",
    "on-teal": "#ffffff",
    "accent": "#9a4f12",
    "accent-soft": "#f7e9da",
    "ok": "#23683e",
    "ok-soft": "#e2f1e7",
    "warn": "#7c5000",
    "warn-soft": "#fbf0d4",
    "bad": "#a32f27",
    "bad-soft": "#fae5e2",
    "on-bad": "#ffffff",
    "knit": "#0b545a",
    "knit-stitch": "#146a71",
    "knit-motif": "#c8ad85",
    "rim": "#d3cabb",
    "sea": "#faf8f4",
    "land": "#dfe6e1",
    "land-line": "#faf8f4",
    "seq-1": "#d5e6e3",
    "seq-2": "#a3cbc9",
    "seq-3": "#55989a",
    "seq-4": "#2c7b80",
    "seq-5": "#0a4c52",
}

DARK = {
    "paper": "#10191c",
    "surface": "#172327",
    "sunken": "#0c1416",
    "line": "#2a393d",
    "edge": "#7d8c8e",
    "ink": "#ece8df",
    "muted": "#a3b3b4",
    "teal": "#7cc7c6",
    "teal-deep": "#a3dbd9",
    "teal-soft": "#183537",
    "on-teal": "#0b1a1c",
    "accent": "#e3a76c",
    "accent-soft": "#382818",
    "ok": "#82cb9d",
    "ok-soft": "#173224",
    "warn": "#e3be68",
    "warn-soft": "#332a13",
    "bad": "#f19a92",
    "bad-soft": "#3a1f1c",
    "on-bad": "#2a0f0c",
    "knit": "#132024",
    "knit-stitch": "#1a2d31",
    "knit-motif": "#3f3a30",
    "rim": "#3a4b4f",
    "sea": "#10191c",
    "land": "#24353a",
    "land-line": "#10191c",
    "seq-1": "#1d3a3e",
    "seq-2": "#29595e",
    "seq-3": "#3f8388",
    "seq-4": "#69b0b1",
    "seq-5": "#b1e3e0",
}


def sheet() -> str:
    """The colours as CSS: light, dark when chosen, dark when the reader's system says so."""
    return (
        "@layer tokens{"
        f":root{{color-scheme:light;{_lines(LIGHT)}}}"
        f"[data-theme=dark]{{color-scheme:dark;{_lines(DARK)}}}"
        "@media screen and (prefers-color-scheme:dark){"
        f"[data-theme=auto]{{color-scheme:dark;{_lines(DARK)}}}}}"
        f"@media print{{:root{{color-scheme:light;{_lines(LIGHT)}}}}}"
        "}"
    )


def resolved(text: str) -> str:
    """`text` with every colour variable replaced by its light value, for prints that know no CSS."""
    return re.sub(r"var\(--([a-z0-9-]+)\)", lambda found: LIGHT[found[1]], text)


def _lines(colours: dict[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in colours.items())
