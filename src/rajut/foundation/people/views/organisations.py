"""Organisations: the list, one of them, and what its administrators do there."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rajut.core.law.lifecycle import refuse
from rajut.foundation.people import actions, forms, queries
from rajut.foundation.people.actions.invitations import NOT_ADMINISTRATOR
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.models import Invitation, Organisation, Post
from rajut.foundation.people.request import Request
from rajut.foundation.people.views.writing import done
from rajut.ui.frame import Link
from rajut.ui.pages import page
from rajut.ui.tables import Column, export, listing


def _columns() -> tuple[Column[Organisation], ...]:
    """Return the columns of the list, in the language of the moment."""
    return (
        Column("name", _("Nama"), lambda row: row.name, link=_address, order="name"),
        Column("kind", _("Jenis"), lambda row: _(row.get_kind_display()), order="kind"),
        Column("parent", _("Induk"), lambda row: row.parent.name if row.parent else "", order="parent__name"),
        Column(
            "region", _("Wilayah"), lambda row: row.region.name if row.region else "", order="region__name"
        ),
        Column("people", _("Pejabat"), lambda row: row.people, number=True, order="people"),
    )


def _address(organisation: Organisation) -> str:
    return reverse("people:organisation", args=[organisation.pk])


@require_safe
def organisations(request: Request) -> HttpResponseBase:
    """List every organisation."""
    if away := sign_in_first(request):
        return away
    form = forms.OrganisationSieve(request.GET or None)
    table = listing(request, queries.organisations(), _columns(), form=form, default_order="name")
    sent = export(request, table, name="instansi")
    return sent or page(request, "people/organisations.html", {"table": table})


@require_safe
def organisation(request: Request, pk: int) -> HttpResponse:
    """Show one organisation: what it is, its parts, its people."""
    if away := sign_in_first(request):
        return away
    found = get_object_or_404(queries.organisations(), pk=pk)
    administers = queries.administered(found, actor=request.actor)
    shown = {
        "organisation": found,
        "crumbs": [Link(_("Instansi"), reverse("people:organisations"))],
        "parts": found.parts.order_by("name"),
        "posts": queries.staff(found, on=localdate(request.at)),
        "administers": administers,
        "invitations": queries.open_invitations(found, at=request.at) if administers else [],
    }
    return page(request, "people/organisation.html", shown)


def invite(request: Request, pk: int) -> HttpResponse:
    """Invite a person to a post."""
    if away := sign_in_first(request):
        return away
    found = get_object_or_404(Organisation, pk=pk)
    _only_administrators(found, request)
    form = forms.InvitationForm(request.POST or None, organisation=found)
    invite = partial(actions.invite, found, actor=request.actor, at=request.at)
    return _written(
        request, found, form, invite, _("Undang pejabat"), _("Kirim undangan"), _("Undangan dikirim.")
    )


def add_department(request: Request, pk: int) -> HttpResponse:
    """Register a department."""
    if away := sign_in_first(request):
        return away
    found = get_object_or_404(Organisation, pk=pk)
    _only_administrators(found, request)
    form = forms.DepartmentForm(request.POST or None)
    add = partial(actions.add_department, found, actor=request.actor, at=request.at)
    return _written(
        request, found, form, add, _("Daftarkan perangkat daerah"), _("Daftarkan"), _("Instansi terdaftar.")
    )


def add_partner(request: Request, pk: int) -> HttpResponse:
    """Register a partner and invite its administrator."""
    if away := sign_in_first(request):
        return away
    found = get_object_or_404(Organisation, pk=pk)
    _only_administrators(found, request)
    form = forms.PartnerForm(request.POST or None)
    add = partial(actions.add_partner, found, actor=request.actor, at=request.at)
    told = _("Mitra terdaftar dan pengelolanya diundang.")
    return _written(request, found, form, add, _("Daftarkan mitra"), _("Daftarkan dan undang"), told)


def rename(request: Request, pk: int) -> HttpResponse:
    """Give another name."""
    if away := sign_in_first(request):
        return away
    found = get_object_or_404(Organisation, pk=pk)
    _only_administrators(found, request)
    form = forms.RenameForm(request.POST or None, initial={"name": found.name})
    rename = partial(actions.rename, found, actor=request.actor, at=request.at)
    return _written(request, found, form, rename, _("Ubah nama"), _("Simpan"), _("Nama diubah."))


@require_POST
def revoke(request: Request, pk: int) -> HttpResponse:
    """Take an invitation back."""
    if away := sign_in_first(request):
        return away
    found = get_object_or_404(Invitation, pk=pk)
    actions.revoke(found, actor=request.actor, at=request.at)
    messages.success(request, _("Undangan dicabut."))
    return _to(found.organisation_id)


def end_post(request: Request, pk: int) -> HttpResponse:
    """Ask before a post is ended, then end it."""
    if away := sign_in_first(request):
        return away
    found = get_object_or_404(Post.objects.select_related("organisation", "user"), pk=pk)
    _only_administrators(found.organisation, request)
    if request.method != "POST":
        return page(request, "people/end_post.html", {"post": found})
    actions.end(found, actor=request.actor, at=request.at)
    messages.success(request, _("Jabatan diakhiri."))
    return _to(found.organisation_id)


def _only_administrators(organisation: Organisation, request: Request) -> None:
    """Refuse before a form is shown; the action asks again."""
    if not queries.administered(organisation, actor=request.actor):
        raise refuse(NOT_ADMINISTRATOR)


def _written(
    request: Request,
    organisation: Organisation,
    form: django_forms.Form,
    action: Callable[..., Any],
    title: str,
    label: str,
    told: str,
) -> HttpResponse:
    """Show a form of an organisation, or do what it asks and go back."""
    if request.method == "POST" and done(form, lambda: action(**form.cleaned_data)):
        messages.success(request, told)
        return _to(organisation.pk)
    shown = {"organisation": organisation, "form": form, "heading": title, "label": label}
    return page(request, "people/form.html", shown, status=422 if form.errors else 200)


def _to(pk: int) -> HttpResponse:
    return HttpResponseRedirect(reverse("people:organisation", args=[pk]))
