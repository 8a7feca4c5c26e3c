"""Who has assented to a proposal, since when the others are waited for."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from rajut.core.law.calendar import working_days_between
from rajut.foundation.people.models import Organisation
from rajut.steps.plan.models import Assent, Framework


@dataclass(frozen=True, slots=True)
class Answer:
    """One party's assent, or how many working days it has been waited for and has left."""

    organisation: Organisation
    assent: Assent | None
    waited: int = 0
    left: int | None = None


def answers(framework: Framework, *, today: date) -> list[Answer]:
    """Return every party whose assent counts, in the order of the parties."""
    given = {each.organisation_id: each for each in framework.assents.filter(withdrawn=False)}
    since = timezone.localdate(framework.proposed_at) if framework.proposed_at else today
    return [
        Answer(
            party.organisation,
            given.get(party.organisation_id),
            waited=max(working_days_between(since, today), 0),
            left=working_days_between(today, framework.due_on) if framework.due_on else None,
        )
        for party in framework.collaboration.members
    ]


def withdrawn(framework: Framework) -> list[Assent]:
    """Return the assents that were given to an earlier proposal and withdrawn when it was sent back."""
    return list(framework.assents.filter(withdrawn=True).select_related("organisation"))
