"""The table of deadlines (law.md section 1.10): what it says, how surely, and the dates it gives."""

from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module
from itertools import combinations
from pkgutil import iter_modules

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rajut.core.law import lifecycles
from rajut.core.law.calendar import working_days_between
from rajut.core.law.deadlines import (
    DEADLINES,
    EVERY,
    EVERYTHING_ELSE,
    FOREIGN,
    REMINDERS,
    STATUS_WORDS,
    Deadline,
    Silence,
    Status,
    Unit,
    UnknownDeadline,
    deadline,
    due,
    reminded_on,
    reminders,
    shift,
)
from rajut.core.law.lifecycle import Lifecycle
from rajut.core.law.tracks import Track

TODAY = date(2026, 7, 1)


@pytest.mark.parametrize(
    ("code", "track", "value", "unit", "status"),
    [
        # No statutory number for the answer to an offer is verified: 30 working days are our proposal.
        ("answer_offer", Track.KSDD, 30, Unit.WORKING_DAYS, Status.PROPOSED),
        ("answer_invitation", Track.KSDD, 30, Unit.WORKING_DAYS, Status.PROPOSED),
        ("answer_invitation", Track.INTERNAL, 10, Unit.WORKING_DAYS, Status.PROPOSED),
        # PP 28/2018 art 30(4) speaks of foreign cooperation only; for KSDD it is an analogy.
        ("council_approval", FOREIGN, 45, Unit.WORKING_DAYS, Status.VERIFIED),
        ("council_approval", Track.KSDD, 45, Unit.WORKING_DAYS, Status.UNVERIFIED),
        # Five years at most: local practice at home, Permendagri 25/2020 art 32 abroad.
        ("max_term", Track.KSDD, 60, Unit.MONTHS, Status.UNVERIFIED),
        ("max_term", FOREIGN, 60, Unit.MONTHS, Status.VERIFIED),
        # Permendagri 25/2020 arts 33, 35, 36 by analogy.
        ("renewal_first_warning", Track.KSDD, -180, Unit.DAYS, Status.UNVERIFIED),
        ("renewal_second_warning", Track.KSDD, -90, Unit.DAYS, Status.UNVERIFIED),
        ("renewal_last_warning", Track.KSDD, -30, Unit.DAYS, Status.PROPOSED),
        ("report_year", Track.KSDD, 7, Unit.DAYS, Status.UNVERIFIED),
        ("report_year_governor", Track.KSDD, 14, Unit.DAYS, Status.UNVERIFIED),
        # PermenPANRB 14/2017 art 1: a satisfaction survey at least once a year.
        ("survey", Track.SINERGI, 12, Unit.MONTHS, Status.VERIFIED),
        ("decide", Track.SINERGI, 10, Unit.WORKING_DAYS, Status.PROPOSED),
        ("review_submission", Track.SINERGI, 10, Unit.WORKING_DAYS, Status.PROPOSED),
    ],
)
def test_the_table_says(code, track, value, unit, status):
    row = deadline(code, track, TODAY)

    assert (row.value, row.unit, row.status) == (value, unit, status)


def test_a_silent_council_approves_only_abroad_permendagri_25_2020_art_17():
    assert deadline("council_approval", Track.KSDD, TODAY).silence is Silence.FLAGGED
    assert [row.track for row in DEADLINES if row.silence is Silence.DEEMED_APPROVED] == [FOREIGN]


def test_everything_not_read_in_its_law_is_shown_as_not_verified():
    shown = {row.code: STATUS_WORDS[row.status] for row in DEADLINES if row.status is not Status.VERIFIED}

    assert {words for words in shown.values() if "belum diverifikasi" not in words} == set()
    assert {row.code for row in DEADLINES if row.status is Status.VERIFIED} == {
        "council_approval",
        "max_term",
        "report_year",
        "report_year_governor",
        "survey",
    }


def test_every_row_names_its_law_and_says_what_it_is():
    assert [row.code for row in DEADLINES if not row.legal_basis or not row.words or not row.value] == []


def test_no_two_rows_of_a_code_and_track_are_in_force_together():
    clashes = [
        (a.code, a.track)
        for a, b in combinations(DEADLINES, 2)
        if (a.code, a.track) == (b.code, b.track)
        and (a.valid_from or date.min) <= (b.valid_until or date.max)
        and (b.valid_from or date.min) <= (a.valid_until or date.max)
    ]

    assert clashes == []


def test_every_reminder_is_a_row_of_every_track():
    named = {code for codes in REMINDERS.values() for code in codes} | set(REMINDERS) | set(EVERYTHING_ELSE)

    assert named - {row.code for row in DEADLINES if row.track == EVERY} == set()


def test_every_deadline_that_a_move_names_is_a_row_of_every_track():
    rooms = [
        import_module(room.name) for room in iter_modules(lifecycles.__path__, f"{lifecycles.__name__}.")
    ]
    tables = [table for room in rooms for table in vars(room).values() if isinstance(table, Lifecycle)]

    named = {move.deadline for table in tables for move in table.moves} - {""}

    assert named != set()
    assert named - {row.code for row in DEADLINES if row.track == EVERY} == set()


def test_an_offer_sent_before_idulfitri_waits_thirty_working_days():
    sent = date(2026, 3, 13)

    answer_by = due("answer_offer", track=Track.KSDD, start=sent)

    assert answer_by == date(2026, 5, 5)
    assert working_days_between(sent, answer_by) == 30


def test_an_offer_reminds_after_ten_and_twenty_working_days():
    sent = date(2026, 7, 1)

    assert reminders("answer_offer", track=Track.KSDD, start=sent) == (date(2026, 7, 15), date(2026, 7, 29))


def test_an_agreement_warns_180_90_and_30_days_before_its_end():
    end = date(2030, 12, 31)

    days = [(end - day).days for day in reminders("max_term", track=Track.KSDD, start=end)]

    assert days == [180, 90, 30]


def test_a_task_reminds_three_and_one_working_days_before():
    assert reminders("task", start=date(2026, 7, 6)) == (date(2026, 7, 1), date(2026, 7, 3))


def test_what_waits_by_a_day_reminds_three_and_one_working_days_before():
    friday, monday_after_next = date(2026, 7, 3), date(2026, 7, 20)

    days = reminded_on("decide", since=friday, due_on=monday_after_next)

    assert days == (date(2026, 7, 15), date(2026, 7, 17))


def test_an_offer_that_waits_reminds_counting_from_the_day_it_was_sent():
    sent = date(2026, 7, 1)

    days = reminded_on("answer_offer", track=Track.KSDD, since=sent, due_on=date(2026, 8, 12))

    assert days == (date(2026, 7, 15), date(2026, 7, 29))


def test_where_time_is_short_the_first_letter_is_reminder_enough():
    monday = date(2026, 7, 6)

    assert reminded_on("task", since=monday, due_on=date(2026, 7, 8)) == (date(2026, 7, 7),)
    assert reminded_on("task", since=monday, due_on=date(2026, 7, 7)) == ()
    assert reminded_on("task", since=monday, due_on=date(2026, 7, 1)) == ()


def test_what_has_no_reminders_gives_none():
    assert reminders("decide", start=TODAY) == ()


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 3, 15), date(2031, 3, 15)),
        (date(2024, 2, 29), date(2029, 2, 28)),
        (date(2023, 12, 31), date(2028, 12, 31)),
    ],
)
def test_five_years_end_on_the_same_day(start, end):
    assert due("max_term", track=Track.KSDD, start=start) == end


def test_the_yearly_report_is_due_in_the_first_week_of_january_permendagri_25_2020_art_35():
    assert due("report_year", track=Track.KSDD, start=date(2026, 12, 31)) == date(2027, 1, 7)
    assert due("report_year_governor", track=Track.KSDD, start=date(2026, 12, 31)) == date(2027, 1, 14)


def test_a_region_puts_its_own_rule_first():
    own = Deadline("decide", EVERY, 5, Unit.WORKING_DAYS, "Menyatakan sikap", "Contoh peraturan bupati")

    assert due("decide", start=TODAY, table=(own, *DEADLINES)) == date(2026, 7, 8)
    assert due("decide", start=TODAY) == date(2026, 7, 15)


def test_a_changed_rule_binds_from_its_first_day():
    old = Deadline("decide", EVERY, 5, Unit.DAYS, "Lama", "A", valid_until=date(2026, 7, 31))
    new = replace(old, value=9, words="Baru", valid_from=date(2026, 8, 1), valid_until=None)

    assert deadline("decide", Track.KSDD, date(2026, 7, 31), table=(new, old)) == old
    assert deadline("decide", Track.KSDD, date(2026, 8, 1), table=(new, old)) == new


def test_an_unknown_code_is_an_error_that_names_it():
    with pytest.raises(UnknownDeadline, match="anything"):
        due("anything", track=Track.KSDD, start=TODAY)


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.integers(-600, 600))
def test_months_keep_the_day_or_fall_on_the_last_of_the_month(start, months):
    moved = shift(start, months, unit=Unit.MONTHS)

    assert (moved.year * 12 + moved.month) - (start.year * 12 + start.month) == months
    assert moved.day == start.day or (moved.day < start.day and (moved + timedelta(1)).day == 1)
