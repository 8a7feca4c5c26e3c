"""What the doctor says of letters and imports, and how to mend it."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.utils import timezone

from rajut.config.doctor import errands as doctor
from rajut.foundation.journal.models import Notice
from rajut.foundation.regions.models import ImportRun

pytestmark = pytest.mark.django_db


def letter(*, minutes: int, **fields: object) -> Notice:
    """A letter that was laid ready some minutes ago."""
    at = timezone.now() - timedelta(minutes=minutes)
    key = f"contoh-{Notice.objects.count()}"
    return Notice.objects.create(
        address="sekda@contoh.rajut.id", key=key, subject="Undangan", at=at, **fields
    )


def test_letters_that_leave_in_time_are_fine() -> None:
    letter(minutes=2)
    gone = timezone.now() - timedelta(hours=1)
    letter(minutes=60, claimed_at=gone, handed_at=gone, sent_at=gone)

    found = doctor.letters()

    assert (found.state, found.words) == ("ok", "0 surat tertahan, 0 tidak dipastikan sampai.")


def test_letters_that_wait_unusually_long_are_counted_and_the_way_out_is_told() -> None:
    oldest = letter(minutes=90)
    letter(minutes=45)

    found = doctor.letters()

    assert (found.state, found.words) == ("wrong", "2 surat tertahan, 0 tidak dipastikan sampai.")
    assert f"sejak {oldest.at:%Y-%m-%d %H:%M} UTC" in found.mend
    assert "Pastikan pekerja latar berjalan" in found.mend


def test_a_letter_the_mail_server_did_not_confirm_is_named_with_its_reason() -> None:
    handed = timezone.now() - timedelta(minutes=20)
    letter(minutes=20, claimed_at=handed, handed_at=handed, failure="SMTPRecipientsRefused: 550")

    found = doctor.letters()

    assert (found.state, found.words) == ("wrong", "0 surat tertahan, 1 tidak dipastikan sampai.")
    assert "sekda@contoh.rajut.id “Undangan” (SMTPRecipientsRefused: 550)" in found.mend


def test_a_letter_being_handed_over_and_one_of_long_ago_are_no_findings() -> None:
    now = timezone.now()
    letter(minutes=1, claimed_at=now, handed_at=now)
    old = now - timedelta(days=30)
    letter(minutes=60 * 24 * 30, claimed_at=old, handed_at=old)

    assert doctor.letters().state == "ok"


@pytest.mark.parametrize(("minutes", "state"), [(0, "ok"), (5, "wrong")])
def test_an_import_whose_worker_died_is_found(minutes: int, state: str) -> None:
    ImportRun.objects.create(
        name="contoh.csv",
        sha256="0" * 64,
        size=1,
        state="applying",
        at=timezone.now(),
        beat_at=Now() - timedelta(minutes=minutes),
    )

    found = doctor.imports()

    assert found.state == state
    assert bool(found.mend) == (state == "wrong")
