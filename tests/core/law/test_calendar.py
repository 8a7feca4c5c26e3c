"""Working days against a slow obvious twin, against the decree, and against the clock."""

from datetime import date, datetime, timedelta
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rajut.core.law.calendar import (
    Basis,
    add_working_days,
    basis,
    days_off,
    is_working_day,
    working_days_between,
)

patient = settings(deadline=None)  # the first example of a run reads the years' holidays

days = st.dates(date(1999, 1, 1), date(2032, 12, 31))
locals_ = st.frozensets(st.dates(date(2025, 1, 1), date(2026, 12, 31)), max_size=12)


def slowly_works(day, local=frozenset()):
    return day.isoweekday() not in (6, 7) and day not in days_off(day.year) and day not in local


def slowly_between(a, b, local=frozenset()):
    step = 1 if a <= b else -1
    first, last = min(a, b), max(a, b)
    return step * sum(slowly_works(first + timedelta(n), local) for n in range(1, (last - first).days + 1))


def slowly_add(start, n, local=frozenset()):
    day, step = start, 1 if n > 0 else -1
    while n:
        day += timedelta(step)
        n -= step * slowly_works(day, local)
    return day


@patient
@given(days, locals_)
def test_a_day_is_worked_exactly_when_the_twin_says_so(day, local):
    assert is_working_day(day, local=local) == slowly_works(day, local)


@patient
@given(days, st.integers(-400, 400), locals_)
def test_adding_walks_like_the_twin(start, n, local):
    assert add_working_days(start, n, local=local) == slowly_add(start, n, local)


@patient
@given(days, st.integers(-900, 900), locals_)
def test_counting_walks_like_the_twin(a, gap, local):
    b = a + timedelta(gap)

    assert working_days_between(a, b, local=local) == slowly_between(a, b, local)


@patient
@given(days, st.integers(1, 500))
def test_counting_undoes_adding(start, n):
    assert working_days_between(start, add_working_days(start, n)) == n


@patient
@given(days, days, days)
def test_distances_add_up_and_turn_their_sign(a, b, c):
    assert working_days_between(a, c) == working_days_between(a, b) + working_days_between(b, c)
    assert working_days_between(a, b) == -working_days_between(b, a)


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 7, 6), True),  # an ordinary Monday
        (date(2026, 7, 4), False),  # Saturday
        (date(2026, 3, 19), False),  # Nyepi, by the decree for 2026
        (date(2026, 3, 20), False),  # cuti bersama Idulfitri, by the decree for 2026
        (date(2026, 3, 25), True),  # the first working day after it
        (date(2027, 3, 15), False),  # cuti bersama, by the decree for 2027
        (date(2024, 2, 14), False),  # a general election
        (date(2025, 8, 18), False),  # cuti bersama added later in that year
    ],
)
def test_the_joint_decree_of_three_ministers_is_kept(day, worked):
    assert is_working_day(day) is worked


def test_three_working_days_span_the_long_leave_of_idulfitri():
    assert add_working_days(date(2026, 3, 17), 3) == date(2026, 3, 27)


def test_a_late_answer_counts_negative():
    due, today = date(2026, 7, 3), date(2026, 7, 8)

    assert working_days_between(today, due) == -3


def test_nothing_to_add_leaves_even_a_sunday_alone():
    assert add_working_days(date(2026, 7, 5), 0) == date(2026, 7, 5)


def test_a_regions_own_holiday_moves_only_its_own_deadlines():
    hari_jadi = frozenset({date(2026, 5, 18)})

    assert add_working_days(date(2026, 5, 13), 1, local=hari_jadi) == date(2026, 5, 19)
    assert add_working_days(date(2026, 5, 13), 1) == date(2026, 5, 18)


def test_a_moment_counts_as_its_day():
    moment = datetime(2026, 8, 17, 9, 30)  # noqa: DTZ001  the calendar looks at the date alone

    assert is_working_day(moment) is False
    assert add_working_days(moment, 0) == date(2026, 8, 17)


@pytest.mark.parametrize(
    ("year", "known"),
    [
        (1940, Basis.FIXED),
        (1990, Basis.DECREED),
        (2026, Basis.DECREED),
        (2027, Basis.DECREED),
        (2040, Basis.ESTIMATED),
        (2150, Basis.FIXED),
    ],
)
def test_each_year_says_how_surely_it_is_known(year, known):
    assert basis(year) == known


def test_a_year_no_package_has_still_rests_on_weekends_and_fixed_dates():
    worked = [day for n in range(365) if is_working_day(day := date(2150, 1, 1) + timedelta(n))]

    weekdays = sum((date(2150, 1, 1) + timedelta(n)).weekday() < 5 for n in range(365))
    fixed = [date(2150, *day) for day in ((1, 1), (5, 1), (6, 1), (8, 17), (12, 25))]
    assert list(days_off(2150)) == fixed
    assert len(worked) == weekdays - sum(day.weekday() < 5 for day in fixed)


def test_the_calendar_ends_with_a_clear_error():
    with pytest.raises(OverflowError, match="10000"):
        add_working_days(date(9999, 12, 31), 1)
    with pytest.raises(OverflowError, match="year 0"):
        add_working_days(date(1, 1, 1), -1)


@pytest.mark.parametrize(
    "call",
    [
        is_working_day,
        lambda day: add_working_days(day, 30),
        lambda day: working_days_between(date(2025, 1, 1), day),
    ],
    ids=["is_working_day", "add_working_days", "working_days_between"],
)
def test_ten_thousand_calls_take_less_than_a_fifth_of_a_second(call):
    starts = [date(2024, 1, 1) + timedelta(n % 1000) for n in range(10_000)]
    for start in starts[:1000]:
        call(start)  # the years are read once

    began = process_time()
    for start in starts:
        call(start)
    spent = process_time() - began

    assert spent < 0.2
