"""The parties: finding organisations, listing them, their answers."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from rajut.core.law.authority import Part
from rajut.core.law.tracks import TRACKS, Track
from rajut.foundation.journal import moving
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.steps.engage import queries
from rajut.steps.engage.actions import party as actions
from rajut.steps.engage.forms.party import Listing, Looking
from rajut.steps.engage.models import Collaboration, Party
from rajut.steps.engage.queries.answers import answers
from rajut.steps.engage.queries.obligation import hint
from rajut.steps.engage.queries.partners import MOST, partners
from rajut.steps.engage.views.matter import around, within
from rajut.ui.forms import ReasonForm
from rajut.ui.pages import page

FORMS = {"decline": ReasonForm}


def add(request: Request, pk: int) -> HttpResponse:
    """Look for organisations and put them on the list of parties."""
    if away := sign_in_first(request):
        return away
    found = within(request, pk)
    Party.lifecycle.begin(hats=found.hats(request.actor))
    form = Listing(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _listed(request, found, form):
        return HttpResponseRedirect(f"{reverse('engage:parties_add', args=[pk])}?{request.GET.urlencode()}")
    looking = Looking(request.GET or {})
    asked = looking.cleaned_data if looking.is_valid() else {}
    rows = list(partners(found, text=asked.get("q", ""), kind=asked.get("kind", ""))[: MOST + 1])
    rule = TRACKS[Track(found.track)]
    shown = {
        **around(request, found, "collaboration"),
        "form": form,
        "looking": looking,
        "rows": [(row, row.kind in rule.kinds) for row in rows[:MOST]],
        "more": len(rows) > MOST,
        "answers": answers(found, at=request.at),
        "misfits": found.misfits(),
        "hint": hint(found),
    }
    return page(request, "engage/parties_add.html", shown, status=422 if form.is_bound else 200)


def _listed(request: Request, found: Collaboration, form: Listing) -> bool:
    """Put the chosen organisations on the list; a rule that the database found broken goes to the form."""
    part = Part(form.cleaned_data["part"])
    try:
        for organisation in form.cleaned_data["organisations"]:
            actions.propose(found, organisation=organisation, part=part, actor=request.actor, at=request.at)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    return True


def move(request: Request, pk: int, party: int, name: str) -> HttpResponse:
    """Make one of a party's moves: invite, accept, decline, strike."""
    if away := sign_in_first(request):
        return away
    matter = get_object_or_404(queries.collaborations(request.actor), pk=pk)
    found = get_object_or_404(
        Party.objects.visible_to(request.actor).select_related("organisation", "collaboration"),
        pk=party,
        collaboration=matter,
    )
    return moving.make_move(
        request,
        found,
        name,
        moves=actions.MOVES,
        back=reverse("engage:collaboration", args=[pk]),
        form=FORMS.get(name),
        context=around(request, matter, "collaboration"),
        template="engage/move.html",
    )
