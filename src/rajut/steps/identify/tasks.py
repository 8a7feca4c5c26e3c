"""What the worker does for this step: search the whole country."""

from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string
from procrastinate.contrib.django import app

from rajut.foundation.people.actor import Actor
from rajut.steps.identify.actions import conducting, searching
from rajut.steps.identify.models import FinderRun


@app.task(name="identify.search")
def search_all(run: int) -> None:
    """Make a search that somebody ordered."""
    conducting.conduct(run, clock=import_string(settings.CLOCK))


@app.periodic(cron="*/10 * * * *")
@app.task(name="identify.take_back", queueing_lock="identify.take_back")
def take_back(timestamp: int) -> None:
    """Take up again a search that died with its worker."""
    at: datetime = import_string(settings.CLOCK)()
    for run in conducting.taken_back(at=at):
        search_all.defer(run=run)


def search_later(*, actor: Actor, at: datetime) -> FinderRun:
    """Order a search of the whole country and lay its job ready, in the transaction that is open."""
    run = searching.order(actor=actor, at=at)
    if run.state == FinderRun.State.QUEUED:
        search_all.defer(run=run.pk)
    return run
