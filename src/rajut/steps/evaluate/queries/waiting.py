"""What waits for somebody in this step: reports to fill and check, mendings, citizens' words."""

from collections.abc import Iterator
from datetime import datetime
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rajut.core.law.authority import Hat, Part, hats_of
from rajut.core.law.deadlines import due
from rajut.core.law.lifecycles.evaluate import SUBMISSION
from rajut.foundation.journal.inbox import Waiting
from rajut.foundation.people.actor import Actor
from rajut.steps.engage.queries.matters import unsaid
from rajut.steps.engage.queries.parts import Parts, among, parts_of
from rajut.steps.evaluate.models import Feedback, Finding, Submission
from rajut.steps.evaluate.queries.expected import STANDING, awaited, owned
from rajut.steps.plan.models import Framework, Period

FILL, ACCEPT = SUBMISSION.row("fill"), SUBMISSION.row("accept")
_Row = TypeVar("_Row", Finding, Feedback)
_Any = TypeVar("_Any", Period, Submission, Finding, Feedback)


def waiting(actor: Actor, *, at: datetime, parts: Parts | None = None) -> list[Waiting]:
    """Return what this actor can do now and is expected to: a constant number of queries.

    `parts`: the actor's own collaborations, where they are known already; else one query more.
    """
    if not actor.organisation_ids:
        return []
    own = parts or parts_of(actor)
    found = (
        _unopened(actor, own, at=at),
        _reports(actor, own),
        _awaited(_mendings(actor), actor, own, owner="owner", url="evaluate:finding"),
        _awaited(Feedback.objects.all(), actor, own, owner="responsible", url="evaluate:feedback"),
    )
    return [item for items in found for item in items]


def _unopened(actor: Actor, own: Parts, *, at: datetime) -> Iterator[Waiting]:
    """Open periods for which the actor's party has not even begun its report."""
    if not any(_staff(actor, each) for each in actor.organisation_ids):
        return
    today = timezone.localdate(at)
    mine = among(own.taken([Part.INITIATOR, Part.PARTY]))
    begun = Submission.objects.filter(
        STANDING, period=OuterRef("pk"), organisation_id__in=actor.organisation_ids
    )
    agreed = Framework.objects.filter(collaboration=OuterRef("collaboration"), state="agreed")
    rows = Period.objects.filter(
        mine, Exists(agreed), ~Exists(begun), opens_on__lte=today, closes_on__gte=today
    )
    for period in _lean(rows.select_related("collaboration")):
        yield Waiting(
            title=_("Laporkan %(period)s") % {"period": period.words},
            label=_("Isi laporan"),
            url=reverse("evaluate:evaluation", args=[period.collaboration_id]),
            matter=period.collaboration.title,
            sender=_("Para pihak"),
            since=period.opens_on,
            due_on=period.due_on,
        )


def _staff(actor: Actor, organisation_id: int) -> bool:
    rank = actor.rank_in(organisation_id)
    return rank is not None and Hat.STAFF in hats_of([(Part.OWNER, rank)])


def _reports(actor: Actor, own: Parts) -> Iterator[Waiting]:
    """Reports the actor's party has begun, and those of others that the actor may check."""
    # A report on a plan that was replaced waits for nobody.
    mine = owned("organisation", FILL.by, actor=actor) & Q(state__in=sorted(FILL.origins))
    others = ~Q(organisation_id__in=actor.organisation_ids)
    theirs = others & awaited([ACCEPT], owner="organisation", actor=actor, own=own)
    rows = Submission.objects.filter(mine | theirs, _inside(actor), framework__state="agreed")
    for report in _lean(rows.select_related("period", "organisation", "collaboration")):
        yield _fill(report) if report.organisation_id in actor.organisation_ids else _check(report)


def _check(report: Submission) -> Waiting:
    sent_on = timezone.localdate(report.submitted_at)
    return Waiting(
        title=_("Periksa laporan %(period)s dari %(party)s")
        % {"period": report.period.words, "party": report.organisation.short_name},
        label=_("Periksa"),
        url=reverse("evaluate:submission", args=[report.collaboration_id, report.pk]),
        matter=report.collaboration.title,
        sender=report.organisation.name,
        since=sent_on,
        due_on=due("review_submission", track=report.collaboration.track, start=sent_on),
    )


def _fill(report: Submission) -> Waiting:
    title = (
        _("Perbaiki laporan %(period)s") if report.state == "returned" else _("Lanjutkan laporan %(period)s")
    )
    return Waiting(
        title=title % {"period": report.period.words},
        label=_("Isi laporan"),
        url=reverse("evaluate:submission", args=[report.collaboration_id, report.pk]),
        matter=report.collaboration.title,
        sender=_("Para pihak"),
        since=timezone.localdate(report.begun_at),
        due_on=report.period.due_on,
    )


def _awaited(rows: QuerySet[_Row], actor: Actor, own: Parts, *, owner: str, url: str) -> Iterator[Waiting]:
    """Rows of a lifecycle in a state where the table expects something of this actor."""
    table = rows.model.lifecycle
    expected = awaited(table.moves, owner=owner, actor=actor, own=own)
    moves = table.awaited(frozenset(Hat))  # one move of each state at most is awaited
    for row in _lean(rows.filter(_inside(actor), expected).select_related("collaboration")):
        move = moves[row.state]
        since = timezone.localdate(row.found_at if isinstance(row, Finding) else row.received_at)
        yield Waiting(
            title=str(row),
            label=_(move.label),
            url=reverse(url, args=[row.collaboration_id, row.pk]),
            matter=row.collaboration.title,
            sender=row.found_by if isinstance(row, Finding) else _("Masyarakat"),
            since=since,
            due_on=row.due_on or due(move.deadline, track=row.collaboration.track, start=since),
        )


def _mendings(actor: Actor) -> QuerySet[Finding]:
    """Findings, without the mendings that the actor reported done: somebody else verifies those."""
    return Finding.objects.exclude(state="done", done_by_id=actor.user_id)


def _lean(rows: QuerySet[_Any]) -> QuerySet[_Any]:
    """Read no more of the collaboration than a line says; the lines are put in order when all are there."""
    return rows.defer(*unsaid("collaboration__")).order_by()


def _inside(actor: Actor) -> Q:
    return Q(collaboration__insiders__overlap=list(actor.keys))
