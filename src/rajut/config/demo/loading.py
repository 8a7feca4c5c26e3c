"""Loads the demonstration through the same actions that people use: every rule holds for it too."""

from datetime import datetime

from django.db import transaction

from rajut.config import clock
from rajut.config.demo import figures, holdings, kartamantul, people, telling
from rajut.config.demo.stories import STORIES
from rajut.core.law.authority import Rank
from rajut.foundation.people.sight import as_system
from rajut.steps.identify.actions import conducting, searching

FOCUS = ("34.71", "34.04", "34.02")


def load(*, at: datetime | None = None) -> None:
    """Fill an empty installation: all of it or nothing."""
    now = at or clock.now()
    with transaction.atomic(), as_system():
        _people()
        figures.load(at=now)
        holdings.load(at=now)
        kartamantul.tell(at=now)
        for story in STORIES:
            telling.tell(story, at=now)
        _search(at=now)


def _search(*, at: datetime) -> None:
    """Search the whole country: what governments hold is looked at by no smaller search."""
    officer = people.actor(people.government(FOCUS[0]), Rank.COOPERATION)
    run = searching.order(actor=officer, at=at)
    conducting.conduct(run.pk, clock=lambda: at)


def _people() -> None:
    """Seat everybody who can sign in."""
    for code in FOCUS:
        home = people.government(code)
        for rank in (Rank.HEAD, Rank.SECRETARY, Rank.COOPERATION, Rank.LEGAL):
            people.actor(home, rank, administers=rank is Rank.COOPERATION)
        people.actor(people.department(code), Rank.DEPARTMENT)
    people.actor(people.government("34.71"), Rank.AUDITOR)
    people.actor(people.government("34"), Rank.SUPERVISOR)
    people.actor(people.government("34"), Rank.COOPERATION, administers=True)
    people.actor(people.partner("ministry", "Kementerian Dalam Negeri"), Rank.SUPERVISOR, administers=True)
    people.actor(people.supporter(), Rank.LIAISON, administers=True)
