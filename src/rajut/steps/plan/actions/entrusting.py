"""A party names the person who answers for its commitment to an indicator."""

from datetime import datetime

from django.utils import timezone

from rajut.core.law.lifecycle import refuse
from rajut.core.words import say
from rajut.foundation.journal.actions import field_error, keep, take
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Post
from rajut.steps.plan.models import Commitment, Framework
from rajut.steps.plan.queries.entrusted import people
from rajut.steps.plan.queries.framework import IN_WORK

NO_SUCH_COMMITMENT = say("Indikator ini tidak diemban instansi Anda dalam rencana tersebut.")


def entrust(
    framework: Framework, *, commitment: Commitment, responsible: Post | None, actor: Actor, at: datetime
) -> None:
    """Entrust a commitment of the actor's own party to one of its people, or (None) to nobody."""
    told = {"post": responsible, "indicator": commitment.indicator_id}
    with take(framework, "entrust", actor=actor, at=at, **told) as locked:
        found = Commitment.objects.select_for_update().filter(pk=commitment.pk, framework=locked).first()
        if found is None or found.organisation_id not in actor.organisation_ids:
            raise refuse(NO_SUCH_COMMITMENT)
        held = people([found.organisation_id], on=timezone.localdate(at))
        if responsible is not None and not held.filter(pk=responsible.pk).exists():
            raise field_error("responsible", say("Pilih pejabat dari instansi Anda."))
        _entrust_next(found, responsible, version=locked.version)
        found.responsible = responsible
        keep(found)


def _entrust_next(held: Commitment, responsible: Post | None, *, version: int) -> None:
    """Name the same person in the version in work, unless the party has named somebody else there.

    Its commitments were copied when it was begun; it would lose every name given on this one since.
    """
    Commitment.objects.filter(
        collaboration_id=held.collaboration_id,
        indicator_id=held.indicator_id,
        organisation_id=held.organisation_id,
        framework__version__gt=version,
        framework__state__in=IN_WORK,
        responsible_id=held.responsible_id,
    ).update(responsible=responsible)
