"""Decisions: the list, one of them, putting one, and its moves."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rajut.core.law.deadlines import due
from rajut.foundation.journal.moving import make_move, options
from rajut.foundation.journal.queries import history_of
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.request import Request
from rajut.steps.coordinate.actions import decision as actions
from rajut.steps.coordinate.forms.decision import FORMS, AskForm, DecisionSieve
from rajut.steps.coordinate.models import Decision, Position
from rajut.steps.coordinate.queries import records
from rajut.steps.coordinate.queries.inbox import address
from rajut.steps.coordinate.views.inside import begin_page, head, may_begin
from rajut.steps.coordinate.views.signs import sign
from rajut.steps.engage.models import Collaboration
from rajut.steps.engage.views.matter import within
from rajut.ui.pages import page
from rajut.ui.tables import Column, export, listing
from rajut.ui.templatetags.ui import status


@dataclass(frozen=True, slots=True)
class Standing:
    """A party and its position, if it has taken one."""

    organisation: Organisation
    position: Position | None


def decisions(request: Request, pk: int) -> HttpResponseBase:
    """List the decisions of a collaboration."""
    if away := sign_in_first(request):
        return away
    found = within(request, pk)
    rows = records.decisions(request.actor).filter(collaboration=found)
    table = listing(
        request, rows, _columns(request.at), form=DecisionSieve(request.GET or None), default_order="-asked"
    )
    if (sent := export(request, table, name=f"keputusan-{pk}")) is not None:
        return sent
    shown = head(request, found, place="decisions", table=table, may=may_begin(request, found))
    return page(request, "coordinate/decisions.html", shown)


def _columns(at: datetime) -> tuple[Column[Decision], ...]:
    today = timezone.localdate(at)

    def drawn(each: Decision) -> object:
        shown = sign(each, today=today)
        return status(shown.kind, shown.words)

    return (
        Column("title", _("Keputusan"), lambda each: each.title, link=address, order="title"),
        Column("state", _("Keadaan"), lambda each: _(each.state_words), show=drawn, order="state"),
        Column("stood", _("Sikap masuk"), lambda each: len(each.stood), number=True),
        Column("quorum", _("Kuorum"), lambda each: each.quorum, number=True, order="quorum"),
        Column("asked", _("Diajukan"), lambda each: timezone.localdate(each.asked_at), order="asked_at"),
        Column("by", _("Pengusul"), lambda each: each.asked_by.short_name),
        Column("due", _("Tenggat"), lambda each: each.due_on, order="due_on"),
    )


def decision(request: Request, pk: int, decision: int) -> HttpResponse:
    """Show a question, who answered what, and what can be done now."""
    if away := sign_in_first(request):
        return away
    found = _decision(request, pk, decision)
    moves = options(
        found,
        url=lambda name: reverse("coordinate:decision_move", args=[pk, found.pk, name]),
        actor=request.actor,
        at=request.at,
    )
    shown = head(
        request,
        found.collaboration,
        place="decisions",
        decision=found,
        sign=sign(found, today=timezone.localdate(request.at)),
        standings=_standings(found),
        moves=moves,
        tasks=records.tasks(request.actor).filter(decision=found),
        may=may_begin(request, found.collaboration),
        events=history_of("coordinate.decision", found.pk),
    )
    return page(request, "coordinate/decision.html", shown)


def _standings(decision: Decision) -> list[Standing]:
    """Every position taken, then the parties that are awaited."""
    taken = [Standing(each.organisation, each) for each in decision.stood]
    if decision.state != "open":
        return taken
    return taken + [Standing(party.organisation, None) for party in decision.awaited_parties]


def new_decision(request: Request, pk: int) -> HttpResponse:
    """Put a question to the parties."""
    if away := sign_in_first(request):
        return away
    found = within(request, pk)
    form = AskForm(request.POST or None, collaboration=found, initial=_usual(found, request))
    return begin_page(
        request,
        found,
        Decision(collaboration=found),
        form,
        lambda: actions.ask(found, **form.cleaned_data, actor=request.actor, at=request.at),
        title=_("Ajukan usul keputusan"),
        label=_("Kirim ke para pihak"),
        place="decisions",
    )


def _usual(collaboration: Collaboration, request: Request) -> dict[str, object]:
    today = timezone.localdate(request.at)
    return {
        "quorum": actions.usual_quorum(len(collaboration.members)),
        "due_on": due("decide", track=collaboration.track, start=today),
        "meeting": request.GET.get("rapat"),
    }


def move_decision(request: Request, pk: int, decision: int, name: str) -> HttpResponse:
    """Make a move of a decision."""
    if away := sign_in_first(request):
        return away
    found = _decision(request, pk, decision)
    return make_move(
        request,
        found,
        name,
        moves=actions.MOVES,
        form=FORMS.get(name),
        back=address(found),
        context=head(
            request, found.collaboration, place="decisions", told=found.proposal, told_title=_("Usul putusan")
        ),
        template="coordinate/move.html",
    )


def _decision(request: Request, pk: int, decision: int) -> Decision:
    found = get_object_or_404(records.decisions(request.actor), pk=decision, collaboration_id=pk)
    found.collaboration = within(request, pk)
    return found
