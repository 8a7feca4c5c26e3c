"""The team: setting it up, and its moves."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from rajut.foundation.journal.moving import make_move, options
from rajut.foundation.journal.queries import history_of
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.steps.coordinate.actions import team as actions
from rajut.steps.coordinate.forms.team import TeamForm, seat_form, unseat_form
from rajut.steps.coordinate.models import Team
from rajut.steps.coordinate.queries import records
from rajut.steps.coordinate.views.inside import begin_page, head
from rajut.steps.engage.models import Collaboration
from rajut.steps.engage.views.matter import within
from rajut.ui.pages import page


def team(request: Request, pk: int) -> HttpResponse:
    """Show the team, its decree, its members, and how it changed."""
    if away := sign_in_first(request):
        return away
    collaboration, found = _team(request, pk)
    moves = options(
        found,
        url=lambda name: reverse("coordinate:team_move", args=[pk, name]),
        actor=request.actor,
        at=request.at,
    )
    events = history_of("coordinate.team", found.pk)
    shown = head(request, collaboration, place="", team=found, moves=moves, events=events)
    return page(request, "coordinate/team.html", shown)


def new_team(request: Request, pk: int) -> HttpResponse:
    """Record the decree that sets up the team."""
    if away := sign_in_first(request):
        return away
    found = within(request, pk)
    form = TeamForm(request.POST or None, request.FILES or None)
    return begin_page(
        request,
        found,
        Team(collaboration=found),
        form,
        lambda: actions.set_up(found, **form.cleaned_data, actor=request.actor, at=request.at),
        title=_("Catat tim koordinasi"),
        label=_("Simpan"),
        place="coordination",
    )


def move_team(request: Request, pk: int, name: str) -> HttpResponse:
    """Make a move of the team."""
    if away := sign_in_first(request):
        return away
    collaboration, found = _team(request, pk)
    return make_move(
        request,
        found,
        name,
        moves=actions.MOVES,
        form=_form(name, found),
        back=reverse("coordinate:team", args=[pk]),
        initial=_initial(found) if name == "amend" else None,
        context=head(request, collaboration, place=""),
        template="coordinate/move.html",
    )


def _form(name: str, found: Team) -> type[forms.Form]:
    if name == "seat":
        return seat_form(found.collaboration)
    return unseat_form(found) if name == "unseat" else TeamForm


def _initial(found: Team) -> dict[str, Any]:
    return {name: getattr(found, name) for name in ("name", "decree_number", "decreed_on", "mandate")}


def _team(request: Request, pk: int) -> tuple[Collaboration, Team]:
    collaboration = within(request, pk)
    found = records.team(collaboration, actor=request.actor)
    if found is None:
        raise Http404
    found.collaboration = collaboration
    return collaboration, found
