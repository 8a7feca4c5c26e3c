"""What waits for somebody in this step, and what somebody waits for."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rajut.core.law.authority import Hat, Part, hats_of
from rajut.core.law.deadlines import due
from rajut.core.law.lifecycles.engage import COLLABORATION, MEETING, PARTY
from rajut.core.law.tracks import Track
from rajut.foundation.journal.inbox import Waiting
from rajut.foundation.people.actor import Actor
from rajut.steps.engage.models import AgendaItem, Collaboration, Invitee, Meeting, Party
from rajut.steps.engage.queries.matters import inside, standing, unsaid
from rajut.steps.engage.queries.parts import Parts, among, parts_of


def waiting(actor: Actor, *, at: datetime, parts: Parts | None = None) -> list[Waiting]:
    """Return what this actor can do now and is expected to: at most six queries, however much waits.

    `parts`: the actor's own collaborations, where they are known already; else one query more.
    """
    if not actor.organisation_ids:
        return []
    own = parts or parts_of(actor)
    found = (
        _answers(actor),
        _attendances(actor, at=at),
        _minutes(actor, own, at=at),
        _forming(actor, own, at=at),
    )
    return [item for items in found for item in items]


def _answers(actor: Actor) -> Iterator[Waiting]:
    """Invitations that the actor may answer for its organisation."""
    mine = [each for each in actor.organisation_ids if _may_answer(actor, each)]
    if not mine:
        return
    rows = Party.objects.unanswered().filter(organisation_id__in=mine)
    rows = rows.select_related("collaboration__opened_by").defer(*unsaid("collaboration__"))
    for party in rows.order_by():
        matter = party.collaboration
        yield Waiting(
            title=_("Jawab undangan %(who)s") % {"who": matter.opened_by.short_name},
            label=_("Jawab"),
            url=reverse("engage:collaboration", args=[matter.pk]),
            matter=matter.title,
            sender=matter.opened_by.name,
            since=timezone.localdate(party.invited_at),
            due_on=party.due_on,
            clock="answer_offer" if matter.track == Track.KSDD else "",
        )


def _may_answer(actor: Actor, organisation_id: int) -> bool:
    rank = actor.rank_in(organisation_id)
    return rank is not None and Hat.ANSWERER in hats_of([(Part.INVITED, rank)])


def _attendances(actor: Actor, *, at: datetime) -> Iterator[Waiting]:
    """Meetings to which the actor's organisation has not said whether it comes."""
    mine = [each for each in actor.organisation_ids if may_reply(actor, each)]
    if not mine:
        return
    rows = Invitee.objects.filter(
        organisation_id__in=mine, answer="none", meeting__state="scheduled", meeting__starts_at__gt=at
    )
    rows = rows.select_related("meeting", "collaboration", "meeting__called_by").order_by()
    for invitee in rows.defer(*unsaid("collaboration__")):
        meeting = invitee.meeting
        yield Waiting(
            title=_("Jawab undangan rapat “%(title)s”") % {"title": meeting.title},
            label=_("Jawab"),
            url=reverse("engage:meeting", args=[invitee.collaboration_id, meeting.pk]),
            matter=invitee.collaboration.title,
            sender=str(meeting.called_by or ""),
            since=timezone.localdate(meeting.changed_at),
            due_on=due("answer_meeting", start=timezone.localdate(meeting.starts_at)),
        )


def may_reply(actor: Actor, organisation_id: int) -> bool:
    """Return whether the actor may say for an organisation that it comes: it is of its working staff."""
    rank = actor.rank_in(organisation_id)
    return rank is not None and Hat.STAFF in hats_of([(Part.OWNER, rank)])


def _minutes(actor: Actor, own: Parts, *, at: datetime) -> Iterator[Waiting]:
    """Meetings whose minutes the actor may confirm, and begun ones that whoever called them must close."""
    confirm = MEETING.row("confirm")
    written = Q(minutes__regex=r"\S") | Exists(
        AgendaItem.objects.exclude(result="").filter(meeting=OuterRef("pk"))
    )
    rows = (
        Meeting.objects.visible_to(actor)
        .filter(
            Q(written, among(own.giving(confirm.by, actor=actor)), state="held")
            | Q(state="scheduled", starts_at__lte=at, called_by_id=actor.user_id)
        )
        .select_related("collaboration__opened_by", "called_by")
        .prefetch_related(standing("collaboration__parties", regions=False))
        .defer(*unsaid("collaboration__"))
        .order_by()
    )
    for meeting in rows:
        move = MEETING.awaited(meeting.hats(actor)).get(meeting.state)
        if move is None:
            continue
        done_on = timezone.localdate(meeting.held_at or meeting.ends_at)
        yield Waiting(
            title=f"{_(move.label)}: {meeting.title}",
            label=_(move.label),
            url=reverse("engage:meeting", args=[meeting.collaboration_id, meeting.pk]),
            matter=meeting.collaboration.title,
            sender=str(meeting.called_by or ""),
            since=done_on,
            due_on=due("minutes", start=done_on),
        )


def _forming(actor: Actor, own: Parts, *, at: datetime) -> Iterator[Waiting]:
    """Collaborations that the actor may now offer, form or set going."""
    begun = among(own.taken([Part.INITIATOR]), column="pk")
    rows = inside(actor).filter(begun, state__in=COLLABORATION.awaited(frozenset(Hat))).order_by()
    rows = rows.prefetch_related(None).prefetch_related(standing("parties", regions=False))
    for matter in rows:
        move = COLLABORATION.awaited(matter.hats(actor)).get(matter.state)
        if move is None or _refused(matter, actor=actor, at=at):
            continue
        since = matter.plan_agreed_at or matter.formed_at or matter.offered_at or matter.opened_at
        yield Waiting(
            title=f"{_(move.label)}: {matter.title}",
            label=_(move.label),
            url=reverse("engage:collaboration", args=[matter.pk]),
            matter=matter.title,
            sender=_("Para pihak") if matter.offered_at else matter.opened_by.name,
            since=timezone.localdate(since),
        )


def _refused(matter: Collaboration, *, actor: Actor, at: datetime) -> bool:
    hats = matter.hats(actor)
    row = COLLABORATION.awaited(hats)[matter.state]
    facts = matter.facts(actor=actor, at=at)
    return COLLABORATION.refusal(row, state=matter.state, hats=hats, facts=facts) is not None


def sent(actor: Actor, *, at: datetime) -> list[Waiting]:
    """Return the invitations of the actor's organisations that nobody has answered yet."""
    rows = Party.objects.unanswered().filter(collaboration__opened_by_id__in=actor.organisation_ids)
    words = PARTY.states["invited"]
    return [
        Waiting(
            title=party.organisation.name,
            label=_(words),
            url=reverse("engage:collaboration", args=[party.collaboration_id]),
            matter=party.collaboration.title,
            sender=party.organisation.name,
            since=timezone.localdate(party.invited_at),
            due_on=party.due_on,
        )
        for party in rows.select_related("collaboration", "organisation")
        .defer(*unsaid("collaboration__"))
        .order_by()
    ]
