"""Opening a collaboration: first the track, then what it is about."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from rajut.core.law.lifecycles.engage import COLLABORATION
from rajut.core.law.tracks import KIND_WORDS, TRACKS, Kind, Rule, Track
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.steps.engage.actions import collaboration as actions
from rajut.steps.engage.forms.opening import Opening
from rajut.steps.engage.models import Collaboration
from rajut.steps.engage.queries import openers
from rajut.steps.identify.models import Opportunity
from rajut.ui.frame import Link
from rajut.ui.pages import page


def tracks(request: Request) -> HttpResponse:
    """Ask for the track: it decides who may take part and which documents are made."""
    if away := sign_in_first(request):
        return away
    COLLABORATION.begin(hats=openers.opening_hats(request.actor))
    found = openers.opportunity(request.GET.get("peluang", ""), actor=request.actor)
    shown = {
        "crumbs": (Link(_("Kolaborasi"), reverse("engage:collaborations")),),
        "opportunity": found,
        "tracks": [_told(rule, found) for rule in TRACKS.values()],
    }
    return page(request, "engage/tracks.html", shown)


def _told(rule: Rule, found: Opportunity | None) -> dict[str, Any]:
    query = f"?peluang={found.pk}" if found else ""
    return {
        "rule": rule,
        "words": _(rule.words),
        "short": _(rule.short),
        "help": _(rule.outsider),
        "documents": [_(document.words) for document in rule.documents if document.binding],
        "url": reverse("engage:new_in", args=[rule.track.value]) + query,
    }


def new(request: Request, track: str) -> HttpResponse:
    """Ask what the collaboration is about, and open it as a draft."""
    if away := sign_in_first(request):
        return away
    if track not in set(Track):
        raise Http404
    COLLABORATION.begin(hats=openers.opening_hats(request.actor))
    found = openers.opportunity(request.GET.get("peluang", ""), actor=request.actor)
    form = _form(request, track, found)
    opened = _opened(request, form, track, found) if request.method == "POST" and form.is_valid() else None
    if opened is None:
        return page(request, "engage/new.html", _shown(form, track), status=422 if form.is_bound else 200)
    messages.success(request, _("Kolaborasi disiapkan. Sekarang tambahkan para pihak."))
    return HttpResponseRedirect(reverse("engage:parties_add", args=[opened.pk]))


def _form(request: Request, track: str, found: Opportunity | None) -> Opening:
    members = openers.suggested(found, actor=request.actor) if found else []
    return Opening(
        request.POST if request.method == "POST" else None,
        track=track,
        openers=openers.openers(request.actor),
        members=members,
        initial={
            "title": found.heading[:200] if found else "",
            "object": found.object if found else "",
            "affair": found.affair_id if found else None,
            "obligatory": bool(found and found.obligatory),
            "members": members,
        },
    )


def _opened(request: Request, form: Opening, track: str, found: Opportunity | None) -> Collaboration | None:
    given = {name: value for name, value in form.cleaned_data.items() if name != "members"}
    try:
        return actions.initiate(
            given.pop("opened_by"),
            **given,
            track=track,
            opportunity=found,
            invited=form.invited,
            actor=request.actor,
            at=request.at,
        )
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None


def _shown(form: Opening, track: str) -> dict[str, Any]:
    rule = TRACKS[Track(track)]
    return {
        "crumbs": (
            Link(_("Kolaborasi"), reverse("engage:collaborations")),
            Link(_("Pilih jalur"), reverse("engage:new")),
        ),
        "form": form,
        "rule": rule,
        "words": _(rule.words),
        "help": _(rule.outsider),
        "kinds": [_(KIND_WORDS[kind]) for kind in Kind if kind in rule.kinds],
        "documents": [_(document.words) for document in rule.documents],
        "gates": [(_(gate.words), _(gate.when), gate.legal_basis) for gate in rule.gates],
    }
