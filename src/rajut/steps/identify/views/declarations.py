"""Needs and offers: their list, one of them with who could meet it, and writing one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rajut.core.law.lifecycle import Refused
from rajut.core.law.lifecycles.identify import DECLARATION
from rajut.core.words import say
from rajut.foundation.journal.moving import make_move, options
from rajut.foundation.journal.queries import history_of
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.foundation.people.sight import Sight
from rajut.steps.identify import queries
from rajut.steps.identify.actions import declaration as actions
from rajut.steps.identify.forms.declaration import (
    DeclarationForm,
    DeclarationSieve,
    NewDeclaration,
)
from rajut.steps.identify.models import Declaration
from rajut.steps.identify.queries.declarations import declarers, hats_in, meets
from rajut.steps.identify.views.signs import STATUS, tabs
from rajut.ui import words
from rajut.ui.forms import ShortReasonForm
from rajut.ui.frame import Link
from rajut.ui.moves import Option
from rajut.ui.pages import page
from rajut.ui.tables import Column, export, listing
from rajut.ui.templatetags.ui import status

FORMS = {"revise": DeclarationForm, "withdraw": ShortReasonForm}
SEEN_BY = {
    Sight.OWN: say("Instansi sendiri saja"),
    Sight.PARTIES: say("Instansi sendiri saja"),
    Sight.OFFICIALS: say("Semua pejabat di Rajut"),
    Sight.PUBLIC: say("Semua orang, juga masyarakat"),
}


def declarations(request: Request) -> HttpResponseBase:
    """List the needs and offers the actor may see."""
    if away := sign_in_first(request):
        return away
    table = listing(
        request,
        queries.declarations(request.actor),
        columns(),
        form=DeclarationSieve(request.GET or {}),
    )
    if sent := export(request, table, name="kebutuhan-dan-penawaran"):
        return sent
    shown = {"tabs": tabs("declarations"), "table": table, "begin": beginnings(request)}
    return page(request, "identify/declarations.html", shown)


def columns() -> tuple[Column[Declaration], ...]:
    """Return the columns of the list."""
    return (
        Column("title", _("Kebutuhan atau penawaran"), lambda row: row.title, link=_page, order="title"),
        Column("kind", _("Jenis"), lambda row: _(row.get_kind_display()), order="kind"),
        Column(
            "organisation", _("Instansi"), lambda row: row.organisation.short_name, order="organisation__name"
        ),
        Column("domain", _("Bidang"), lambda row: _(row.get_domain_display())),
        Column("affair", _("Urusan"), lambda row: row.affair.name if row.affair else ""),
        Column("quantity", _("Jumlah"), lambda row: row.quantity, number=True, show=quantity),
        Column("unit", _("Satuan"), lambda row: row.unit),
        Column(
            "budget",
            _("Anggaran"),
            lambda row: row.budget,
            number=True,
            order="budget",
            show=lambda row: words.rupiah(row.budget),
        ),
        Column("starts", _("Mulai"), lambda row: row.starts_on, order="starts_on"),
        Column("ends", _("Sampai"), lambda row: row.ends_on, order="ends_on"),
        Column("state", _("Keadaan"), lambda row: _(row.state_words), show=_sign),
    )


def beginnings(request: Request) -> list[Option]:
    """The buttons that begin a need and an offer, or why this post may not."""
    hats = frozenset().union(*(hats_in(request.actor, each) for each in request.actor.organisation_ids))
    reason = ""
    try:
        DECLARATION.begin(hats=hats)
    except Refused as refused:
        reason = refused.refusal.text(_)
    url = reverse("identify:declare")
    return [
        Option("offer", _("Nyatakan penawaran"), f"{url}?kind=offer", not reason, reason, fields=True),
        Option(
            "need",
            _("Nyatakan kebutuhan"),
            f"{url}?kind=need",
            not reason,
            reason,
            primary=True,
            fields=True,
        ),
    ]


def declaration(request: Request, pk: int) -> HttpResponse:
    """Show a need or an offer, who could meet it, and what may be done with it."""
    if away := sign_in_first(request):
        return away
    found = get_object_or_404(queries.declarations(request.actor), pk=pk)
    is_live = found.state in {"draft", "open"}
    today = timezone.localdate(request.at)
    matched = queries.matches(found, actor=request.actor, on=today) if is_live else []
    shown = {
        "declaration": found,
        "sign": _sign(found),
        "crumbs": [Link(_("Kebutuhan dan penawaran"), reverse("identify:declarations"))],
        "moves": options(found, url=lambda name: _move(found, name), actor=request.actor, at=request.at),
        "meeting": [each for each in matched if meets(each, found)],
        "alike": [each for each in matched if not meets(each, found)],
        "is_live": is_live,
        "seen_by": _(SEEN_BY[Sight(found.sight)]),
        "events": history_of(found._meta.label_lower, found.pk),
    }
    return page(request, "identify/declaration.html", shown)


def declare(request: Request) -> HttpResponse:
    """Write a need or an offer down as a draft."""
    if away := sign_in_first(request):
        return away
    own = declarers(request.actor)
    DECLARATION.begin(hats=frozenset().union(*(hats_in(request.actor, each) for each in own)))
    given = request.POST if request.method == "POST" else None
    form = NewDeclaration(given, declarers=own, initial={"kind": request.GET.get("kind", "need")})
    kept = _declared(request, form) if form.is_bound and form.is_valid() else None
    if kept is None:
        shown = {
            "form": form,
            "crumbs": [Link(_("Kebutuhan dan penawaran"), reverse("identify:declarations"))],
        }
        return page(request, "identify/declare.html", shown, status=422 if form.is_bound else 200)
    messages.success(request, _("Tersimpan sebagai konsep. Umumkan agar mitra dapat melihatnya."))
    return HttpResponseRedirect(_page(kept))


def _declared(request: Request, form: NewDeclaration) -> Declaration | None:
    given: dict[str, Any] = dict(form.cleaned_data)
    try:
        return actions.declare(given.pop("organisation"), **given, actor=request.actor, at=request.at)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None


def move(request: Request, pk: int, name: str) -> HttpResponse:
    """Revise, announce, meet or withdraw."""
    if away := sign_in_first(request):
        return away
    found = get_object_or_404(queries.declarations(request.actor), pk=pk)
    form = FORMS.get(name)
    initial = {field: getattr(found, field) for field in DeclarationForm.base_fields}
    return make_move(
        request,
        found,
        name,
        moves=actions.MOVES,
        form=form,
        initial=initial if name == "revise" else None,
        back=_page(found),
    )


def quantity(row: Declaration) -> object:
    """The quantity as people read it."""
    return words.number(row.quantity)


def _page(row: Declaration) -> str:
    return reverse("identify:declaration", args=[row.pk])


def _move(row: Declaration, name: str) -> str:
    return reverse("identify:declaration_move", args=[row.pk, name])


def _sign(row: Declaration) -> object:
    return status(STATUS[row.state], _(row.state_words))
