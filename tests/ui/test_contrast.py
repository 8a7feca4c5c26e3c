"""The colours of both themes against the contrast that WCAG 2.2 asks for."""

import pytest

from rajut.ui import tokens

BODY = [
    ("ink", ground)
    for ground in ("paper", "surface", "sunken", "teal-soft", "ok-soft", "warn-soft", "bad-soft")
]
TEXT = [
    *(
        (name, ground)
        for name in ("muted", "teal", "accent", "ok", "warn", "bad")
        for ground in ("paper", "surface")
    ),
    ("muted", "sunken"),
    ("on-teal", "teal"),
    ("on-teal", "teal-deep"),
    ("on-bad", "bad"),
    ("paper", "ok"),
    ("surface", "accent"),
    ("teal", "teal-soft"),
    ("warn", "warn-soft"),
    ("bad", "bad-soft"),
    ("ink", "land"),
]
SHAPES = [
    *(("edge", ground) for ground in ("paper", "surface")),
    ("teal", "paper"),
    ("accent", "paper"),
    ("accent", "surface"),
    ("teal", "land"),
    ("accent", "land"),
    ("bad", "paper"),
    ("seq-3", "paper"),
]
Pair = tuple[str, str]
THEMES = pytest.mark.parametrize("theme", [tokens.LIGHT, tokens.DARK], ids=["light", "dark"])


def _brightness(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, two: str) -> float:
    low, high = sorted((_brightness(one), _brightness(two)))
    return (high + 0.05) / (low + 0.05)


def _too_weak(
    theme: dict[str, str], pairs: list[tuple[str, str]], least: float
) -> dict[tuple[str, str], float]:
    measured = {pair: round(_contrast(theme[pair[0]], theme[pair[1]]), 2) for pair in pairs}
    return {pair: ratio for pair, ratio in measured.items() if ratio < least}


def test_the_measure_itself_knows_black_and_white() -> None:
    assert _contrast("#000000", "#ffffff") == 21


@THEMES
def test_body_text_reaches_aaa(theme: dict[str, str]) -> None:
    assert _too_weak(theme, BODY, 7.0) == {}


@THEMES
def test_every_other_text_reaches_aa(theme: dict[str, str]) -> None:
    assert _too_weak(theme, TEXT, 4.5) == {}


@THEMES
def test_shapes_that_carry_meaning_stand_out(theme: dict[str, str]) -> None:
    assert _too_weak(theme, SHAPES, 3.0) == {}


def test_both_themes_name_the_same_colours() -> None:
    assert tokens.LIGHT.keys() == tokens.DARK.keys()
