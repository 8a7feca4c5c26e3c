"""What an organisation makes of an opportunity: mark it, set it aside, and later open a collaboration."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rajut.core.potential.records import Basis, Unsound
from rajut.core.words import say
from rajut.foundation.journal.actions import begin, note, take
from rajut.foundation.people.actor import Actor
from rajut.steps.identify.models import Judgement, Opportunity
from rajut.steps.identify.models.finding import spoken
from rajut.steps.identify.queries.basis import basis_of
from rajut.steps.identify.queries.opportunities import judgement_of
from rajut.steps.identify.queries.telling import told

NOT_MONEY = say("Manfaat peluang ini tidak dihitung dengan uang; tidak ada andaian yang dapat diubah.")


@transaction.atomic
def shortlist(judgement: Judgement, *, actor: Actor, at: datetime) -> None:
    """Mark an opportunity as worth a closer look."""
    with take(_kept(judgement, actor=actor, at=at), "shortlist", actor=actor, at=at) as locked:
        _signed(locked, actor=actor, at=at)


def unmark(judgement: Judgement, *, actor: Actor, at: datetime) -> None:
    """Take the mark back."""
    with take(judgement, "unmark", actor=actor, at=at) as locked:
        _signed(locked, actor=actor, at=at)


@transaction.atomic
def assume(
    judgement: Judgement,
    *,
    assumed: Mapping[str, float],
    chosen: Sequence[str],
    actor: Actor,
    at: datetime,
) -> None:
    """Keep what the organisation assumes instead of the middle values, and with whom (empty: with all).

    Raises ValidationError for what the opportunity cannot be reckoned with.
    """
    basis = _reckonable(judgement.opportunity, assumed=assumed, chosen=chosen)
    members = [member for member in basis.members if member in set(chosen)]
    with take(_kept(judgement, actor=actor, at=at), "assume", actor=actor, at=at) as locked:
        _signed(locked, reason=locked.reason, actor=actor, at=at)
        locked.assumed, locked.chosen = dict(assumed), [] if len(members) == len(basis.members) else members


def _reckonable(found: Opportunity, *, assumed: Mapping[str, float], chosen: Sequence[str]) -> Basis:
    # Imported here, so that only somebody who assumes something pays for numpy.
    from rajut.core.coalition.reckoning import reckon

    basis = basis_of(found)
    if basis is None:
        raise ValidationError(_(NOT_MONEY))
    try:
        reckon(basis, members=chosen or None, assumed=assumed)
    except Unsound as error:
        raise ValidationError(spoken(told(error.sentence))) from error
    return basis


@transaction.atomic
def dismiss(judgement: Judgement, *, reason: str, actor: Actor, at: datetime) -> None:
    """Set an opportunity aside and say why."""
    with take(_kept(judgement, actor=actor, at=at), "dismiss", actor=actor, at=at, reason=reason) as locked:
        _signed(locked, reason=reason, actor=actor, at=at)


def reconsider(judgement: Judgement, *, actor: Actor, at: datetime) -> None:
    """Bring an opportunity back that was set aside."""
    with take(judgement, "reconsider", actor=actor, at=at) as locked:
        _signed(locked, actor=actor, at=at)


@transaction.atomic
def opened(opportunity: Opportunity, *, actor: Actor, at: datetime) -> None:
    """Write down that the actor's organisation opened a collaboration from an opportunity.

    It is the deed of a later step, told after it was done; so no move of the table asks whether it may.
    What was set aside before is thereby reconsidered.
    """
    judgement = judgement_of(opportunity, actor=actor)
    if judgement is None:
        return
    kept = _kept(judgement, actor=actor, at=at)
    if kept.state == "dismissed":
        reconsider(kept, actor=actor, at=at)
    first = Judgement.objects.filter(pk=kept.pk, opened_at__isnull=True).update(opened_at=at)
    if first:
        note(kept, "opened", actor=actor, at=at, opportunity=opportunity.pk)


def _kept(judgement: Judgement, *, actor: Actor, at: datetime) -> Judgement:
    """Return the judgement as a row: the first verdict on an opportunity begins it."""
    if judgement.pk is not None:
        return judgement
    judgement.judged_at, judgement.judged_by = at, _name(actor)
    try:
        return begin(judgement, actor=actor, at=at, opportunity=judgement.opportunity_id)
    except ValidationError:
        # A colleague was a moment faster; the table decides what is still open.
        return Judgement.objects.get(
            opportunity_id=judgement.opportunity_id, organisation_id=judgement.organisation_id
        )


def _signed(locked: Judgement, *, reason: str = "", actor: Actor, at: datetime) -> None:
    locked.reason, locked.judged_at, locked.judged_by = reason, at, _name(actor)


def _name(actor: Actor) -> str:
    return ", ".join(filter(None, (actor.name, actor.title)))


MOVES = {move.__name__: move for move in (shortlist, unmark, assume, dismiss, reconsider)}
