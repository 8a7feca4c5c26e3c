"""Obstacles: the list with its kinds, one of them, recording one, and its moves."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rajut.foundation.journal.moving import make_move, options
from rajut.foundation.journal.queries import history_of
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.steps.coordinate.actions import obstacle as actions
from rajut.steps.coordinate.forms.obstacle import FORMS, ObstacleSieve, ReportForm
from rajut.steps.coordinate.models import Obstacle
from rajut.steps.coordinate.queries import records
from rajut.steps.coordinate.queries.escalation import address_of
from rajut.steps.coordinate.queries.inbox import address
from rajut.steps.coordinate.views.inside import begin_page, head, may_begin
from rajut.steps.coordinate.views.signs import sign
from rajut.steps.engage.views.matter import within
from rajut.ui.pages import page
from rajut.ui.tables import Column, export, listing
from rajut.ui.templatetags.ui import status


@dataclass(frozen=True, slots=True)
class KindCount:
    """How often a kind of obstacle occurred, and how many of these are still open."""

    words: str
    every: int
    still: int
    url: str


def obstacles(request: Request, pk: int) -> HttpResponseBase:
    """List the obstacles of a collaboration, under the counts of their kinds."""
    if away := sign_in_first(request):
        return away
    found = within(request, pk)
    rows = records.obstacles(request.actor).filter(collaboration=found)
    sieve = ObstacleSieve(request.GET or None)
    table = listing(request, rows, _columns(request.at), form=sieve, default_order="-raised")
    if (sent := export(request, table, name=f"kendala-{pk}")) is not None:
        return sent
    kinds = [
        KindCount(str(Obstacle.Kind(kind).label), every, still, f"?kind={kind}")
        for kind, (every, still) in records.kinds(rows).items()
    ]
    shown = head(request, found, place="obstacles", table=table, kinds=kinds, may=may_begin(request, found))
    return page(request, "coordinate/obstacles.html", shown)


def _columns(at: datetime) -> tuple[Column[Obstacle], ...]:
    today = timezone.localdate(at)

    def drawn(each: Obstacle) -> object:
        shown = sign(each, today=today)
        return status(shown.kind, shown.words)

    return (
        Column("title", _("Kendala"), lambda each: each.title, link=address, order="title"),
        Column("kind", _("Jenis"), lambda each: _(each.get_kind_display()), order="kind"),
        Column("state", _("Keadaan"), lambda each: _(each.state_words), show=drawn, order="state"),
        Column("to", _("Dinaikkan kepada"), lambda each: each.addressee_name, order="addressee_name"),
        Column("by", _("Dicatat oleh"), lambda each: each.raised_by.short_name),
        Column("raised", _("Dicatat"), lambda each: timezone.localdate(each.raised_at), order="raised_at"),
        Column("due", _("Tenggat"), lambda each: each.due_on, order="due_on"),
    )


def obstacle(request: Request, pk: int, obstacle: int) -> HttpResponse:
    """Show an obstacle, who it was or would be taken to, and what can be done now."""
    if away := sign_in_first(request):
        return away
    found = _obstacle(request, pk, obstacle)
    moves = options(
        found,
        url=lambda name: reverse("coordinate:obstacle_move", args=[pk, found.pk, name]),
        actor=request.actor,
        at=request.at,
    )
    shown = head(
        request,
        found.collaboration,
        place="obstacles",
        obstacle=found,
        sign=sign(found, today=timezone.localdate(request.at)),
        address=address_of(found) if found.state in ("raised", "answered") else None,
        moves=moves,
        events=history_of("coordinate.obstacle", found.pk),
    )
    return page(request, "coordinate/obstacle.html", shown)


def new_obstacle(request: Request, pk: int) -> HttpResponse:
    """Record what stands in the way."""
    if away := sign_in_first(request):
        return away
    found = within(request, pk)
    form = ReportForm(request.POST or None)
    return begin_page(
        request,
        found,
        Obstacle(collaboration=found),
        form,
        lambda: actions.report(found, **form.cleaned_data, actor=request.actor, at=request.at),
        title=_("Catat kendala"),
        label=_("Catat"),
        place="obstacles",
    )


def move_obstacle(request: Request, pk: int, obstacle: int, name: str) -> HttpResponse:
    """Make a move of an obstacle; before it is taken up, say to whom and by which law."""
    if away := sign_in_first(request):
        return away
    found = _obstacle(request, pk, obstacle)
    told: dict[str, Any] = {"told": found.detail, "told_title": _("Uraian")}
    if name == "answer":
        told = {"told": found.question, "told_title": _("Arahan yang dimintakan")}
    if name == "escalate":
        told["address"] = address_of(found)
    return make_move(
        request,
        found,
        name,
        moves=actions.MOVES,
        form=FORMS.get(name),
        back=address(found),
        context=head(request, found.collaboration, place="obstacles", **told),
        template="coordinate/move.html",
    )


def _obstacle(request: Request, pk: int, obstacle: int) -> Obstacle:
    found = get_object_or_404(records.obstacles(request.actor), pk=obstacle, collaboration_id=pk)
    found.collaboration = within(request, pk)
    return found
