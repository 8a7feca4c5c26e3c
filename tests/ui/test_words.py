"""Figures, money, days and prose, in Indonesian and English."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from rajut.ui import words


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (None, "–", "–"),
        (0, "0", "0"),
        (-0.001, "0", "0"),
        (1234567, "1.234.567", "1,234,567"),
        (12.5, "12,5", "12.5"),
        (-3.456, "−3,46", "−3.46"),
        (Decimal("100"), "100", "100"),
        (float("nan"), "–", "–"),
        (1e30, "1.000.000.000.000.000.000.000.000.000.000", "1,000,000,000,000,000,000,000,000,000,000"),
    ],
)
def test_numbers_wear_the_signs_of_their_language(value: float, indonesian: str, english: str) -> None:
    assert words.number(value) == indonesian

    with translation.override("en"):
        assert words.number(value) == english


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (950_000, "Rp\u00a0950.000", "Rp\u00a0950,000"),
        (1_240_000, "Rp\u00a01,2 juta", "Rp\u00a01.2 million"),
        (999_990_000, "Rp\u00a01 miliar", "Rp\u00a01 billion"),
        (41_600_000_000, "Rp\u00a041,6 miliar", "Rp\u00a041.6 billion"),
        (-213_400_000_000_000, "−Rp\u00a0213 triliun", "−Rp\u00a0213 trillion"),
    ],
)
def test_money_is_short(value: int, indonesian: str, english: str) -> None:
    assert indonesian in words.rupiah(value)

    with translation.override("en"):
        assert english in words.rupiah(value)


def test_short_money_keeps_the_exact_figure_beside_it() -> None:
    shown = words.rupiah(41_612_345_678)

    assert shown == '<span class="money" title="Rp 41.612.345.678">Rp\u00a041,6 miliar</span>'


def test_days_are_read_in_the_installations_time_zone() -> None:
    late_evening_in_london = datetime(2026, 11, 20, 20, 30, tzinfo=UTC)

    assert words.day(late_evening_in_london) == "21 Nov 2026"
    assert words.moment(late_evening_in_london) == "21 Nov 2026, 03.30 WIB"
    assert words.day(date(2026, 5, 1)) == "1 Mei 2026"
    with translation.override("en"):
        assert words.day(date(2026, 5, 1)) == "1 May 2026"
        assert words.moment(late_evening_in_london) == "21 Nov 2026, 03:30 WIB"


def test_percentages_come_from_shares() -> None:
    assert words.percent(0.957) == "96%"
    assert words.percent(0.957, 1) == "95,7%"
    assert words.percent(None) == "–"


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("<img src=x onerror=alert(1)>", "<p>&lt;img src=x onerror=alert(1)&gt;</p>\n"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"),
        ("![x](https://elsewhere.example/x.png)", "<p></p>\n"),
        ('[x](https://a.example "t")', '<p><a href="https://a.example" rel="nofollow noopener">x</a></p>\n'),
    ],
)
def test_prose_is_clean_whatever_was_typed(hostile: str, harmless: str) -> None:
    assert words.markdown(hostile) == harmless
