"""What the worker does for the journal: send letters, look for those left lying, remind of what waits."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.types import JSONDict

from rajut.foundation.journal import delivery

AT_ONCE = 500


@app.task(name="journal.deliver", retry=RetryStrategy(max_attempts=8, exponential_wait=4))
def deliver(notice: int) -> None:
    """Send one letter; a mail server that does not answer is asked again later."""
    delivery.send(notice, at=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="journal.sweep", queueing_lock="journal.sweep")
def sweep(timestamp: int) -> None:
    """Take up again what a worker that died had begun, and what was tried too often while mail was away."""
    now = timezone.now()
    left = delivery.waiting(at=now).filter(at__lt=now - delivery.LEASE).order_by("at")
    deliver_later(left.values_list("pk", flat=True)[:AT_ONCE])


@app.periodic(cron="5 * * * *")
@app.task(name="journal.remind", queueing_lock="journal.remind")
def remind(timestamp: int) -> None:
    """Remind of what waits and is due soon; hourly, so that a worker that slept in the morning catches up."""
    from rajut.foundation.journal import reminding  # it writes letters, which come to this module

    moment: datetime = import_string(settings.CLOCK)()
    reminding.remind_all(at=moment)


def deliver_later(notices: Iterable[int]) -> None:
    """Lay a job ready for each letter, in the transaction that is open."""
    jobs: list[JSONDict] = [{"notice": pk} for pk in notices]
    if jobs:
        deliver.batch_defer(*jobs)
