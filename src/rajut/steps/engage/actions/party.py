"""Who takes part: listing, inviting, answering, striking out.

Whatever changes the set of parties holds the collaboration's row first, so that forming it and answering
it cannot pass each other.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from rajut.core.law.authority import Part
from rajut.core.law.deadlines import due
from rajut.core.law.lifecycle import refuse
from rajut.core.words import say
from rajut.foundation.journal.actions import begin, take
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.sight import as_system
from rajut.steps.engage.actions import letters, words
from rajut.steps.engage.models import Collaboration, Party

OVER = say("Kolaborasi ini sudah selesai; pihaknya tidak dapat diubah lagi.")


def hold(collaboration_id: int) -> Collaboration:
    """Lock the collaboration's row until the transaction ends, and return it as it now stands."""
    return Collaboration.objects.select_for_update(of=("self",)).get(pk=collaboration_id)


@contextmanager
def _taking(party: Party, name: str, *, actor: Actor, at: datetime, **data: Any) -> Iterator[Party]:
    with transaction.atomic():
        hold(party.collaboration_id)
        with take(party, name, actor=actor, at=at, organisation=party.organisation, **data) as locked:
            yield locked


@transaction.atomic
def propose(
    collaboration: Collaboration, *, organisation: Organisation, part: Part, actor: Actor, at: datetime
) -> Party:
    """Put an organisation on the list of parties; it learns of it when it is invited."""
    locked = hold(collaboration.pk)
    if locked.state in {"ended", "cancelled"}:
        raise refuse(OVER)
    party = Party(collaboration=locked, organisation=organisation, part=part)
    begin(party, actor=actor, at=at, organisation=organisation, part=part)
    collaboration.refresh_from_db()
    return party


def invite(party: Party, *, actor: Actor, at: datetime) -> None:
    """Ask the organisation for its answer, and start its clock."""
    with _taking(party, "invite", actor=actor, at=at) as locked:
        today = timezone.localdate(at)
        locked.invited_at = at
        locked.due_on = due("answer_invitation", track=locked.collaboration.track, start=today)
        letters.invitation(locked, at=at)


def accept(party: Party, *, actor: Actor, at: datetime) -> None:
    """Take part; from now on a search finds the collaboration by the organisation's name."""
    with _taking(party, "accept", actor=actor, at=at) as locked:
        locked.answered_at, locked.answered_by = at, actor.name
        words.keep(locked.collaboration, locked.organisation.name, known=locked.collaboration.stems)
        letters.answer(locked, at=at)


@transaction.atomic
def decline(party: Party, *, reason: str, actor: Actor, at: datetime) -> None:
    """Do not take part, and say why."""
    # The answer takes the inside out of the answerer's sight, yet its own line in the journal must be
    # written. Who may answer is asked of the table all the same.
    with as_system(), _taking(party, "decline", actor=actor, at=at, reason=reason) as locked:
        locked.answered_at, locked.answered_by, locked.reason = at, actor.name, reason
        letters.answer(locked, at=at)


def strike(party: Party, *, actor: Actor, at: datetime) -> None:
    """Take an organisation that has not answered off the list."""
    with _taking(party, "strike", actor=actor, at=at):
        pass


MOVES = {move.__name__: move for move in (invite, accept, decline, strike)}
