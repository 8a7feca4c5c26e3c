"""What a button of a plan does."""

from collections.abc import Callable
from functools import partial
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rajut.foundation.journal.moving import make_move
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.steps.plan import actions
from rajut.steps.plan.forms.entrusting import Entrust
from rajut.steps.plan.forms.framework import Advance, FrameworkForm, Reason
from rajut.steps.plan.models import Framework
from rajut.steps.plan.queries.entrusted import own_commitments
from rajut.steps.plan.views.matter import around, home, number, version_of

WRITTEN = ("vision", "mission", "starts_on", "ends_on")


def move(request: Request, pk: int, version: int, name: str) -> HttpResponse:
    """Make a move of the framework, through its form where it needs one."""
    if away := sign_in_first(request):
        return away
    framework = version_of(request, pk, version)
    return make_move(
        request,
        framework,
        name,
        moves=actions.MOVES,
        form=_form(request, framework, name),
        initial=_initial(request, framework, name),
        back=reverse("plan:plan", args=[pk]) if name in {"agree", "supersede"} else home(framework),
        context=around(request, framework.collaboration) if request.method == "GET" else None,
        template="plan/move.html",
    )


def _form(request: Request, framework: Framework, name: str) -> type[forms.Form] | None:
    if name == "advance":
        ready = partial(Advance, framework=framework, actor=request.actor)
        return cast(type[forms.Form], ready)
    if name == "entrust":
        today = timezone.localdate(request.at)
        return cast(type[forms.Form], partial(Entrust, framework=framework, actor=request.actor, on=today))
    return {"revise": FrameworkForm, "send_back": Reason}.get(name)


def _initial(request: Request, framework: Framework, name: str) -> dict[str, Any]:
    if name == "advance":
        return {"activity": request.GET.get("kegiatan")}
    if name == "entrust":
        return _entrusted(request, framework)
    return {field: getattr(framework, field) for field in WRITTEN} if name == "revise" else {}


def _entrusted(request: Request, framework: Framework) -> dict[str, Any]:
    """Return the own commitment that the address names, and who answers for it now."""
    found = own_commitments(framework, actor=request.actor).filter(pk=number(request, "komitmen") or 0)
    return {"commitment": each.pk, "responsible": each.responsible_id} if (each := found.first()) else {}


@require_POST
def raise_node(request: Request, pk: int, version: int, node: int) -> HttpResponse:
    """Move a goal up among its siblings."""
    return _done(request, pk, version, "nodes", node, partial(actions.move_node, up=True))


@require_POST
def lower_node(request: Request, pk: int, version: int, node: int) -> HttpResponse:
    """Move a goal down among its siblings."""
    return _done(request, pk, version, "nodes", node, partial(actions.move_node, up=False))


@require_POST
def remove_node(request: Request, pk: int, version: int, node: int) -> HttpResponse:
    """Remove an empty goal."""
    return _done(request, pk, version, "nodes", node, actions.remove_node)


@require_POST
def remove_indicator(request: Request, pk: int, version: int, indicator: Any) -> HttpResponse:
    """Remove an indicator from the draft."""
    return _done(request, pk, version, "indicators", indicator, actions.remove_indicator, key="indicator_id")


@require_POST
def remove_activity(request: Request, pk: int, version: int, activity: int) -> HttpResponse:
    """Remove an activity from the draft."""
    return _done(request, pk, version, "activities", activity, actions.remove_activity)


def _done(
    request: Request,
    pk: int,
    version: int,
    kind: str,
    value: Any,
    act: Callable[..., None],
    *,
    key: str = "pk",
) -> HttpResponse:
    if away := sign_in_first(request):
        return away
    framework = version_of(request, pk, version)
    part = get_object_or_404(getattr(framework, kind), **{key: value})
    act(part, actor=request.actor, at=request.at)
    messages.success(request, _("Rencana diubah."))
    return HttpResponseRedirect(home(framework))
