"""The framework's moves: written, proposed, assented to, agreed, renewed, closed."""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.module_loading import import_string

from rajut.core.law.deadlines import due
from rajut.core.law.lifecycle import refuse
from rajut.core.words import say
from rajut.foundation.journal.actions import begin as begin_record
from rajut.foundation.journal.actions import keep, take
from rajut.foundation.people.actor import Actor
from rajut.steps.engage.models import Collaboration
from rajut.steps.plan.actions.copying import carry_progress, copy_definitions
from rajut.steps.plan.actions.letters import tell_agreed, tell_proposed, tell_returned
from rajut.steps.plan.actions.totals import enter
from rajut.steps.plan.models import Activity, Assent, Commitment, Framework

OVER = say("Kolaborasi ini sudah berakhir atau dibatalkan.")
IN_FORCE = say("Rencana sudah disepakati. Susun versi baru dari rencana itu.")
NOT_YOURS = say("Kemajuan kegiatan dicatat oleh instansi penanggung jawabnya.")
NO_SUCH_ACTIVITY = say("Kegiatan ini tidak ada dalam rencana tersebut.")


@transaction.atomic
def begin(
    collaboration: Collaboration,
    *,
    vision: str = "",
    mission: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
    actor: Actor,
    at: datetime,
) -> Framework:
    """Begin the joint plan of a collaboration, as it stands once nobody else can move it."""
    locked = _locked(collaboration)
    if locked.is_over:
        raise refuse(OVER)
    if locked.frameworks.filter(state="agreed").exists():
        raise refuse(IN_FORCE)
    framework = Framework(
        collaboration=locked,
        version=_next_version(locked),
        vision=vision,
        mission=mission,
        starts_on=starts_on,
        ends_on=ends_on,
        begun_at=at,
    )
    return begin_record(framework, version=framework.version, actor=actor, at=at)


def revise(
    framework: Framework,
    *,
    vision: str,
    mission: str,
    starts_on: date | None,
    ends_on: date | None,
    actor: Actor,
    at: datetime,
) -> None:
    """Write the vision, the mission and the time the plan is for."""
    with take(framework, "revise", actor=actor, at=at, vision=vision, mission=mission) as locked:
        locked.vision, locked.mission = vision, mission
        locked.starts_on, locked.ends_on = starts_on, ends_on


def propose(framework: Framework, *, actor: Actor, at: datetime) -> None:
    """Lay the complete plan before the parties; their clock starts."""
    with take(framework, "propose", actor=actor, at=at) as locked:
        locked.proposed_at = at
        locked.due_on = due("consent", track=locked.collaboration.track, start=timezone.localdate(at))
        locked.reason = ""
        tell_proposed(locked, actor=actor, at=at)


def assent(framework: Framework, *, actor: Actor, at: datetime) -> None:
    """Assent to the proposal for the actor's own party."""
    with take(framework, "assent", actor=actor, at=at) as locked:
        for organisation_id in locked.still_to_assent(actor):
            keep(
                Assent(
                    collaboration_id=locked.collaboration_id,
                    framework=locked,
                    organisation_id=organisation_id,
                    given_at=at,
                    given_by=f"{actor.name}, {actor.title}"[:200],
                ),
                new=True,
            )


def send_back(framework: Framework, *, reason: str, actor: Actor, at: datetime) -> None:
    """Return the proposal for revision; the assents given so far are withdrawn and stay as history."""
    with take(framework, "send_back", actor=actor, at=at, reason=reason) as locked:
        locked.assents.filter(withdrawn=False).update(withdrawn=True, withdrawn_at=at)
        locked.proposed_at = locked.due_on = None
        locked.reason = reason
        tell_returned(locked, reason=reason, actor=actor, at=at)


@transaction.atomic
def agree(framework: Framework, *, actor: Actor, at: datetime) -> None:
    """Bring the plan into force: it replaces the one before, and its values enter the ledger.

    The collaboration is locked first, so that no party joins between the count of assents and the end.
    """
    _locked(framework.collaboration)
    with take(framework, "agree", actor=actor, at=at) as locked:
        previous = Framework.objects.filter(collaboration_id=locked.collaboration_id, state="agreed").first()
        if previous is not None:
            _replace(previous, locked, actor=actor, at=at)
        members = [party.organisation_id for party in locked.collaboration.members]
        Commitment.objects.filter(framework=locked).exclude(organisation_id__in=members).delete()
        locked.agreed_at = at
        tell_agreed(locked, actor=actor, at=at)
    Collaboration.objects.filter(pk=framework.collaboration_id).update(plan_agreed_at=at)
    enter(framework, actor=actor, at=at)
    for path in settings.WHEN_AGREED:
        import_string(path)(framework, actor=actor, at=at)


def supersede(framework: Framework, *, actor: Actor, at: datetime) -> None:
    """Replace the plan by its successor, which must be ready to be agreed."""
    later = Framework.objects.filter(
        collaboration_id=framework.collaboration_id, version__gt=framework.version, state="proposed"
    ).first()
    if later is None:
        with take(framework, "supersede", actor=actor, at=at):
            return
    agree(later, actor=actor, at=at)
    framework.refresh_from_db()


@transaction.atomic
def renew(framework: Framework, *, actor: Actor, at: datetime) -> None:
    """Begin the next version from the definitions of this one, which stays in force until that is agreed."""
    _locked(framework.collaboration)
    version = _next_version(framework.collaboration)
    with take(framework, "renew", actor=actor, at=at, version=version):
        successor = Framework(
            collaboration=framework.collaboration,
            version=version,
            vision=framework.vision,
            mission=framework.mission,
            starts_on=framework.starts_on,
            ends_on=framework.ends_on,
            begun_at=at,
        )
        begin_record(successor, version=version, after=framework.version, actor=actor, at=at)
        copy_definitions(framework, to=successor)


def advance(
    framework: Framework, *, activity: Activity, progress: str, note: str = "", actor: Actor, at: datetime
) -> None:
    """Record how far an activity of the agreed plan is; its owner's people do that."""
    data = {"activity": activity, "progress": progress, "note": note}
    with take(framework, "advance", actor=actor, at=at, **data) as locked:
        found = Activity.objects.select_for_update().filter(pk=activity.pk, framework=locked).first()
        if found is None:
            raise refuse(NO_SUCH_ACTIVITY)
        if found.owner_id not in actor.organisation_ids:
            raise refuse(NOT_YOURS)
        found.progress = progress
        keep(found)


@transaction.atomic
def close(framework: Framework, *, actor: Actor, at: datetime) -> None:
    """End the plan's force without a successor; one that has not begun to run must agree on a plan again."""
    with take(framework, "close", actor=actor, at=at):
        Collaboration.objects.filter(pk=framework.collaboration_id, state="formed").update(
            plan_agreed_at=None
        )


def _replace(previous: Framework, successor: Framework, *, actor: Actor, at: datetime) -> None:
    with take(previous, "supersede", actor=actor, at=at, by=successor.version):
        carry_progress(previous, to=successor)


def _locked(collaboration: Collaboration) -> Collaboration:
    """Return the collaboration as it stands, with nobody else to move it until the transaction ends."""
    return Collaboration.objects.select_for_update(no_key=True, of=("self",)).get(pk=collaboration.pk)


def _next_version(collaboration: Collaboration) -> int:
    latest = collaboration.frameworks.aggregate(latest=Max("version"))["latest"]
    return (latest or 0) + 1
