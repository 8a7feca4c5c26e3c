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
        found.responsible = responsible
        keep(found)
