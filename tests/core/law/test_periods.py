"""Reporting periods: calendar stretches with Indonesian names and due dates."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rajut.core.law.deadlines import DEADLINES, EVERY, Deadline, Unit
from rajut.core.law.periods import MONTHS, PERIOD_WORDS, PeriodKind, period_of, periods
from rajut.core.law.tracks import Track

MONTH, QUARTER, SEMESTER, YEAR = PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.SEMESTER, PeriodKind.YEAR

patient = settings(deadline=None)  # the first example of a run reads the years' holidays
spans = st.tuples(st.dates(date(2015, 1, 1), date(2027, 12, 31)), st.integers(0, 1500))


@pytest.mark.parametrize(
    ("kind", "name", "short", "start", "end", "due"),
    [
        (MONTH, "Agustus 2026", "Agu 26", date(2026, 8, 1), date(2026, 8, 31), date(2026, 9, 14)),
        (QUARTER, "Triwulan 3 2026", "TW3 26", date(2026, 7, 1), date(2026, 9, 30), date(2026, 10, 14)),
        (SEMESTER, "Semester 2 2026", "SM2 26", date(2026, 7, 1), date(2026, 12, 31), date(2027, 1, 18)),
        (YEAR, "Tahun 2026", "2026", date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 7)),
    ],
)
def test_a_period_has_its_name_its_ends_and_its_due_date(kind, name, short, start, end, due):
    found = period_of(kind, date(2026, 8, 17), track=Track.KSDD)

    assert (found.name, found.short) == (name, short)
    assert (found.start, found.end, found.due) == (start, end, due)


def test_a_report_opens_after_the_period_and_closes_ten_working_days_after_its_due_date():
    found = period_of(QUARTER, date(2026, 8, 17))

    assert (found.opens, found.due, found.closes) == (
        date(2026, 10, 1),
        date(2026, 10, 14),
        date(2026, 10, 28),
    )


def test_a_year_of_quarters():
    names = [period.short for period in periods(QUARTER, date(2026, 1, 1), date(2026, 12, 31))]

    assert names == ["TW1 26", "TW2 26", "TW3 26", "TW4 26"]


def test_periods_are_whole_even_where_the_agreement_begins_in_the_middle():
    found = periods(SEMESTER, date(2026, 3, 12), date(2026, 7, 1))

    assert [(period.start, period.end) for period in found] == [
        (date(2026, 1, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 12, 31)),
    ]


def test_an_end_before_the_start_has_no_periods():
    assert periods(QUARTER, date(2026, 3, 10), date(2026, 1, 5)) == []


def test_the_names_come_apart_for_translation():
    found = period_of(QUARTER, date(2026, 8, 17))

    assert (found.words, found.filling) == (
        "Triwulan %(number)s %(year)s",
        {"number": "3", "year": "2026", "yy": "26"},
    )


def test_a_regions_own_deadline_and_holidays_move_the_due_date():
    own = Deadline("report_quarter", EVERY, 3, Unit.WORKING_DAYS, "Laporan", "Contoh peraturan bupati")

    (found,) = periods(
        QUARTER,
        date(2026, 9, 1),
        date(2026, 9, 2),
        local=frozenset({date(2026, 10, 2)}),
        table=(own, *DEADLINES),
    )

    assert found.due == date(2026, 10, 6)


@patient
@given(st.sampled_from(PeriodKind), spans)
def test_every_day_lies_in_exactly_one_period_and_none_is_empty(kind, span):
    start, length = span
    end = start + timedelta(length)

    found = periods(kind, start, end)

    assert all(a.end + timedelta(1) == b.start for a, b in pairwise(found))
    assert found[0].start <= start <= found[0].end
    assert found[-1].start <= end <= found[-1].end
    assert all(period.end < period.opens <= period.due < period.closes for period in found)


@patient
@given(st.sampled_from(PeriodKind), st.integers(2016, 2026))
def test_a_year_has_as_many_periods_as_fit_into_it(kind, year):
    found = periods(kind, date(year, 1, 1), date(year, 12, 31))

    assert [period.number for period in found] == list(range(1, 12 // MONTHS[kind] + 1))
    assert len({period.name for period in found}) == len(found)


def test_every_kind_has_its_word():
    assert set(PERIOD_WORDS) == set(PeriodKind)
