"""Letters: laid ready with the transaction, sent once however often and by however many."""

import threading
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection, connections, transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import Settings

from rajut.foundation.journal import delivery
from rajut.foundation.journal.actions import Letter, notify, write_to
from rajut.foundation.journal.models import Notice
from tests import cast
from tests.worker import work_off

LATER = cast.NOW + timedelta(minutes=1)
DEAD_SERVER = "tests.foundation.journal.mailing.Unreachable"
REFUSING_SERVER = "tests.foundation.journal.mailing.Refusing"


def lay(key: str = "undangan-1") -> None:
    """Lay a letter to Sleman's secretary ready."""
    notify(
        [cast.secretary(cast.SLEMAN).user],
        key=key,
        subject="Undangan\nbekerja sama",
        body="Kota Yogyakarta mengundang Anda.",
        path="/kolaborasi/7/",
        at=cast.NOW,
    )


def jobs() -> list[dict[str, object]]:
    """Return what the worker is asked to do."""
    return list(ProcrastinateJob.objects.values("task_name", "args", "status"))


@pytest.mark.django_db
def test_a_letter_and_its_job_are_laid_together() -> None:
    lay()

    notice = Notice.objects.get()
    assert jobs() == [{"task_name": "journal.deliver", "args": {"notice": notice.pk}, "status": "todo"}]
    assert notice.subject == "Undangan bekerja sama"
    assert notice.address == cast.secretary(cast.SLEMAN).user.email


@pytest.mark.django_db
def test_a_letter_and_its_job_vanish_with_the_transaction() -> None:
    with transaction.atomic():
        lay()
        transaction.set_rollback(True)

    assert (Notice.objects.count(), jobs()) == (0, [])


@pytest.mark.django_db
def test_the_same_key_makes_one_letter() -> None:
    lay()
    lay()

    assert Notice.objects.count() == 1


@pytest.mark.django_db
def test_the_letter_greets_says_links_and_names_its_sender() -> None:
    lay()

    assert delivery.send(Notice.objects.get().pk, at=LATER) is True

    (sent,) = mail.outbox
    assert sent.to == [cast.secretary(cast.SLEMAN).user.email]
    assert sent.subject == "Undangan bekerja sama"
    assert sent.body == (
        f"Yth. {cast.secretary(cast.SLEMAN).user.name},\n\n"
        "Kota Yogyakarta mengundang Anda.\n\n"
        f"{settings.BASE_URL}/kolaborasi/7/\n\n"
        f"-- \nSurat ini dikirim otomatis oleh Rajut, {settings.BASE_URL}.\n"
    )
    notice = Notice.objects.get()
    assert (notice.claimed_at, notice.handed_at, notice.sent_at) == (LATER, LATER, LATER)


@pytest.mark.django_db
def test_a_message_id_follows_from_address_and_key_alone() -> None:
    lay()
    first = delivery.message(Notice.objects.get()).extra_headers["Message-ID"]
    Notice.objects.all().delete()

    lay()
    lay("undangan-2")

    ids = [delivery.message(notice).extra_headers["Message-ID"] for notice in Notice.objects.order_by("pk")]
    assert ids[0] == first
    assert ids[1] != first


@pytest.mark.django_db
def test_a_letter_is_sent_once_however_often_the_job_runs() -> None:
    lay()
    pk = Notice.objects.get().pk

    sent = [delivery.send(pk, at=LATER + timedelta(hours=hour)) for hour in range(5)]

    assert (sent, len(mail.outbox)) == ([True, False, False, False, False], 1)


def test_a_letter_is_sent_once_by_many_workers_at_once(fresh_database: str) -> None:
    lay()
    pk = Notice.objects.get().pk
    together = threading.Barrier(20)
    sent: list[bool] = []

    def one() -> None:
        try:
            together.wait()
            sent.append(delivery.send(pk, at=LATER))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (sorted(sent), len(mail.outbox)) == ([False] * 19 + [True], 1)


@pytest.mark.django_db
def test_while_the_mail_server_is_away_the_letter_is_given_back_and_goes_later(
    settings: Settings,
) -> None:
    lay()
    pk = Notice.objects.get().pk
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = DEAD_SERVER

    with pytest.raises(OSError, match="away"):
        delivery.send(pk, at=LATER)

    assert Notice.objects.get().claimed_at is None
    settings.EMAIL_BACKEND = working
    assert (delivery.send(pk, at=LATER), len(mail.outbox)) == (True, 1)


@pytest.mark.django_db
def test_once_handed_over_a_letter_is_not_sent_again_even_when_the_server_refuses_it(
    settings: Settings,
) -> None:
    lay()
    pk = Notice.objects.get().pk
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = REFUSING_SERVER

    assert delivery.send(pk, at=LATER) is False

    notice = Notice.objects.get()
    assert (notice.sent_at, notice.failure) == (None, "SMTPException: 550 no such person")
    settings.EMAIL_BACKEND = working
    assert (delivery.send(pk, at=LATER + timedelta(days=1)), mail.outbox) == (False, [])


@pytest.mark.django_db
def test_a_letter_taken_up_by_a_worker_that_died_is_taken_up_again_after_its_lease() -> None:
    lay()
    Notice.objects.update(claimed_at=LATER)
    pk = Notice.objects.get().pk

    assert delivery.send(pk, at=LATER + timedelta(minutes=1)) is False
    assert delivery.send(pk, at=LATER + timedelta(hours=1)) is True
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_what_is_confidential_is_forgotten_once_it_is_sent() -> None:
    letter = Letter(
        "undangan:1", "Undangan", "Buka tautan ini.", "/organisasi/undangan/rahasia/", confidential=True
    )
    write_to({"baru@contoh.rajut": None}, letter=letter, at=cast.NOW)

    delivery.send(Notice.objects.get().pk, at=LATER)

    notice = Notice.objects.get()
    assert "rahasia" in mail.outbox[0].body
    assert (notice.body, notice.path) == ("", "")


def test_the_worker_sends_what_was_laid_ready(fresh_database: str) -> None:
    lay("satu")
    lay("dua")

    work_off()

    assert sorted(each.subject for each in mail.outbox) == ["Undangan bekerja sama"] * 2
    assert {job["status"] for job in jobs() if job["task_name"] == "journal.deliver"} == {"succeeded"}
    connection.close()
