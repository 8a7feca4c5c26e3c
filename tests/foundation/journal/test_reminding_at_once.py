"""Several workers remind the same post at the same moment: one letter."""

import threading
from datetime import date, timedelta

from django.db import connections

from rajut.foundation.journal import reminding
from rajut.foundation.journal.models import Notice, Reminder
from tests import cast
from tests.steps.coordinate import scene as work
from tests.steps.engage import scene


def test_two_workers_at_once_write_one_letter(fresh_database: str) -> None:
    work.given(scene.formed(), due_on=date(2026, 12, 7))
    post = cast.environment_officer(cast.SLEMAN).post
    together = threading.Barrier(4)
    written: list[bool] = []

    def one() -> None:
        together.wait()
        written.append(reminding.remind(post, at=cast.NOW + timedelta(days=9)))
        connections.close_all()

    workers = [threading.Thread(target=one) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    letters = Notice.objects.filter(key__startswith="journal.reminder:")
    assert sorted(written) == [False, False, False, True]
    assert (letters.count(), Reminder.objects.count()) == (1, 1)
