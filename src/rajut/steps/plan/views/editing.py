"""Writing a draft: beginning it, its goals, indicators, calendar and activities."""

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from rajut.core.law.authority import Hat
from rajut.core.law.lifecycles.plan import FRAMEWORK
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.steps.plan import actions
from rajut.steps.plan.forms.framework import CalendarForm, FrameworkForm
from rajut.steps.plan.forms.outline import ActivityForm, IndicatorForm, NodeForm, shares
from rajut.steps.plan.models import Framework
from rajut.steps.plan.views.matter import around, draft_of, home, place, within
from rajut.ui.pages import page

DEFINITION = ("name", "unit", "is_ratio", "direction", "nature", "rule", "weight", "verification")
PLANNED = ("title", "node", "owner", "starts_on", "ends_on", "budget")


def begin(request: Request, pk: int) -> HttpResponse:
    """Begin the plan of a collaboration."""
    if away := sign_in_first(request):
        return away
    collaboration = within(request, pk)
    if Hat.MEMBER not in collaboration.hats(request.actor):
        FRAMEWORK.begin(hats=collaboration.hats(request.actor))
    starts_on, ends_on = collaboration.starts_on, collaboration.ends_on
    form = FrameworkForm(request.POST or None, initial={"starts_on": starts_on, "ends_on": ends_on})
    made = _made(request, form, lambda **data: actions.begin(collaboration, **data))
    if isinstance(made, Framework):
        return HttpResponseRedirect(home(made))
    shown = {"form": form, "title": _("Mulai rencana bersama"), "back": reverse("plan:plan", args=[pk])}
    return page(
        request, "plan/form.html", {**around(request, collaboration), **shown}, status=_status(request)
    )


def calendar(request: Request, pk: int, version: int) -> HttpResponse:
    """Build the shared calendar, or extend it to the plan's end."""
    if away := sign_in_first(request):
        return away
    framework = draft_of(request, pk, version)
    held = framework.collaboration.periods.values_list("kind", flat=True).first() or ""
    form = CalendarForm(request.POST or None, held=held)
    title = _("Perpanjang kalender pelaporan") if held else _("Susun kalender pelaporan")
    return _edited(request, framework, form, lambda **data: actions.build_calendar(framework, **data), title)


def new_node(request: Request, pk: int, version: int) -> HttpResponse:
    """Add a goal."""
    if away := sign_in_first(request):
        return away
    framework = draft_of(request, pk, version)
    form = NodeForm(request.POST or None, framework=framework, initial=_asked(request, "parent"))
    return _edited(
        request, framework, form, lambda **data: actions.add_node(framework, **data), _("Tambah tujuan")
    )


def node(request: Request, pk: int, version: int, node: int) -> HttpResponse:
    """Change a goal, its place, or remove it."""
    if away := sign_in_first(request):
        return away
    framework = draft_of(request, pk, version)
    found = get_object_or_404(framework.nodes, pk=node)
    initial = {"kind": found.kind, "title": found.title, "parent": found.parent_id}
    form = NodeForm(request.POST or None, framework=framework, node=found, initial=initial)
    buttons = [
        (_("Pindah ke atas"), place(framework, "raise_node", node), False),
        (_("Pindah ke bawah"), place(framework, "lower_node", node), False),
        (_("Hapus tujuan"), place(framework, "remove_node", node), True),
    ]
    act = _with(actions.revise_node, found)
    return _edited(request, framework, form, act, _("Ubah tujuan"), buttons=buttons)


def new_indicator(request: Request, pk: int, version: int) -> HttpResponse:
    """Add an indicator."""
    if away := sign_in_first(request):
        return away
    framework = draft_of(request, pk, version)
    form = IndicatorForm(request.POST or None, framework=framework, initial=_asked(request, "node"))
    act = _with(actions.add_indicator, framework)
    return _edited(request, framework, form, act, _("Tambah indikator"))


def indicator(request: Request, pk: int, version: int, indicator: uuid.UUID) -> HttpResponse:
    """Change an indicator's definition and who is committed to it, or remove it."""
    if away := sign_in_first(request):
        return away
    framework = draft_of(request, pk, version)
    found = get_object_or_404(framework.indicators.select_related("indicator"), indicator_id=indicator)
    held = framework.commitments.filter(indicator_id=indicator).values_list("organisation_id", flat=True)
    initial = {name: getattr(found, name) for name in DEFINITION}
    initial |= {"node": found.node_id, "organisations": list(held)}
    form = IndicatorForm(request.POST or None, framework=framework, initial=initial)
    buttons = [(_("Hapus indikator"), place(framework, "remove_indicator", indicator), True)]
    act = _with(actions.revise_indicator, found)
    return _edited(request, framework, form, act, _("Ubah indikator"), buttons=buttons)


def new_activity(request: Request, pk: int, version: int) -> HttpResponse:
    """Add an activity."""
    if away := sign_in_first(request):
        return away
    framework = draft_of(request, pk, version)
    form = ActivityForm(request.POST or None, framework=framework)
    act = _with(actions.add_activity, framework)
    return _edited(request, framework, form, act, _("Tambah kegiatan"))


def activity(request: Request, pk: int, version: int, activity: int) -> HttpResponse:
    """Change an activity, or remove it."""
    if away := sign_in_first(request):
        return away
    framework = draft_of(request, pk, version)
    found = get_object_or_404(framework.activities, pk=activity)
    initial = {name: getattr(found, name) for name in PLANNED}
    initial |= shares({each.organisation_id: each.amount for each in found.contributions.all()})
    form = ActivityForm(request.POST or None, framework=framework, initial=initial)
    buttons = [(_("Hapus kegiatan"), place(framework, "remove_activity", activity), True)]
    act = _with(actions.revise_activity, found)
    return _edited(request, framework, form, act, _("Ubah kegiatan"), buttons=buttons)


def _with(action: Callable[..., Any], record: object) -> Callable[..., Any]:
    return lambda **data: action(record, **data)


def _asked(request: Request, name: str) -> dict[str, str]:
    return {name: request.GET[name]} if name in request.GET else {}


def _edited(
    request: Request,
    framework: Framework,
    form: forms.Form,
    act: Callable[..., Any],
    title: str,
    *,
    buttons: list[tuple[str, str, bool]] | None = None,
) -> HttpResponse:
    """Show the form, or do what it says and go back to the plan."""
    if _made(request, form, act) is not None:
        return HttpResponseRedirect(home(framework))
    shown = {
        "framework": framework,
        "form": form,
        "title": title,
        "back": home(framework),
        "buttons": buttons,
    }
    frame = around(request, framework.collaboration)
    return page(request, "plan/form.html", {**frame, **shown}, status=_status(request))


def _made(request: Request, form: forms.Form, act: Callable[..., Any]) -> object | None:
    """Return what the action made (True where it returns nothing); None where the form is to be shown."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        made = act(**form.cleaned_data, actor=request.actor, at=request.at)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None
    messages.success(request, _("Rencana diubah."))
    return True if made is None else made


def _status(request: Request) -> int:
    return 422 if request.method == "POST" else 200
