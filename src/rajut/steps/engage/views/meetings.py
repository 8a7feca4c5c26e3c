"""Meetings: called, answered, held, minuted."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from rajut.core.law.lifecycle import refuse
from rajut.core.words import say
from rajut.foundation.journal import moving
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.steps.engage.actions import meeting as actions
from rajut.steps.engage.forms.meeting import Attending, Calling, Minuting, Reply, written
from rajut.steps.engage.models import Collaboration, Invitee, Meeting
from rajut.steps.engage.queries.inbox import may_reply
from rajut.steps.engage.views.matter import around, within
from rajut.ui.forms import ReasonForm
from rajut.ui.pages import page

PER_PAGE = 30
NOT_AN_ANSWER = say("Jawaban undangan rapat tidak dikenal.")


def meetings(request: Request, pk: int) -> HttpResponse:
    """List the meetings: the coming ones first, then the past."""
    if away := sign_in_first(request):
        return away
    found = within(request, pk)
    rows = Meeting.objects.visible_to(request.actor).filter(collaboration=found)
    shown = {
        **around(request, found, "meetings"),
        "meetings": Paginator(rows, PER_PAGE).get_page(request.GET.get("halaman")),
        "may_call": may_call(request, found),
    }
    return page(request, "engage/meetings.html", shown)


def may_call(request: Request, found: Collaboration) -> bool:
    """Return whether the reader may call a meeting."""
    return bool(Meeting.lifecycle.begun_by & found.hats(request.actor)) and found.state not in {
        "ended",
        "cancelled",
    }


def new(request: Request, pk: int) -> HttpResponse:
    """Call a meeting."""
    if away := sign_in_first(request):
        return away
    found = within(request, pk)
    Meeting.lifecycle.begin(hats=found.hats(request.actor))
    form = Calling(request.POST if request.method == "POST" else None, parties=found.standing_parties)
    if form.is_bound and form.is_valid():
        called = actions.call(found, **form.cleaned_data, actor=request.actor, at=request.at)
        messages.success(request, _("Undangan rapat dikirim."))
        return HttpResponseRedirect(reverse("engage:meeting", args=[pk, called.pk]))
    shown = {**around(request, found, "meetings"), "form": form}
    return page(request, "engage/meeting_new.html", shown, status=422 if form.is_bound else 200)


def _found(request: Request, collaboration: Collaboration, meeting: int) -> Meeting:
    rows = Meeting.objects.visible_to(request.actor).select_related("called_by")
    found = get_object_or_404(rows, pk=meeting, collaboration=collaboration)
    found.collaboration = collaboration
    return found


def meeting(request: Request, pk: int, meeting: int) -> HttpResponse:
    """Show one meeting."""
    if away := sign_in_first(request):
        return away
    found = within(request, pk)
    row = _found(request, found, meeting)
    invitees = list(row.invitees.select_related("organisation", "answered_by"))

    def url(name: str) -> str:
        return reverse("engage:meeting_move", args=[pk, meeting, name])

    shown = {
        **around(request, found, "meetings"),
        "meeting": row,
        "agenda": list(row.agenda.all()),
        "invitees": invitees,
        "mine": [each for each in invitees if _may_answer(request, row, each)],
        "answers": [each for each in Invitee.Answer.choices if each[0] != "none"],
        "moves": moving.options(row, url=url, actor=request.actor, at=request.at),
    }
    return page(request, "engage/meeting.html", shown)


def _may_answer(request: Request, row: Meeting, invitee: Invitee) -> bool:
    return (
        row.state == "scheduled"
        and row.ends_at > request.at
        and may_reply(request.actor, invitee.organisation_id)
    )


def move(request: Request, pk: int, meeting: int, name: str) -> HttpResponse:
    """Make one of a meeting's moves."""
    if away := sign_in_first(request):
        return away
    found = within(request, pk)
    row = _found(request, found, meeting)
    return moving.make_move(
        request,
        row,
        name,
        moves=actions.MOVES,
        back=reverse("engage:meeting", args=[pk, meeting]),
        form=_form(row, name),
        initial=written(row) if name == "reschedule" else _initial(row, name),
        context=around(request, found, "meetings"),
        template="engage/move.html",
    )


def _initial(row: Meeting, name: str) -> dict[str, Any]:
    return {"minutes": row.minutes} if name == "minute" else {}


def _form(row: Meeting, name: str) -> Callable[..., forms.Form] | None:
    """Return the form of a move, with what stands in the meeting."""
    if name == "reschedule":
        return partial(Calling, parties=row.collaboration.standing_parties)
    if name == "attend":
        return partial(Attending, invitees=row.invitees.select_related("organisation"))
    if name == "minute":
        return partial(Minuting, agenda=row.agenda.all())
    return ReasonForm if name == "cancel" else None


def reply(request: Request, pk: int, meeting: int) -> HttpResponse:
    """Say for one's own organisation whether it comes."""
    if away := sign_in_first(request):
        return away
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    row = _found(request, within(request, pk), meeting)
    form = Reply(request.POST)
    if not form.is_valid():
        raise refuse(NOT_AN_ANSWER)
    asked = form.cleaned_data
    actions.reply(
        row, organisation_id=asked["organisation"], answer=asked["answer"], actor=request.actor, at=request.at
    )
    messages.success(request, _("Jawaban tercatat."))
    return HttpResponseRedirect(reverse("engage:meeting", args=[pk, meeting]))
