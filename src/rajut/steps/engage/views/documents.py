"""The documents of a collaboration: the list, a new one, one of them with its versions and readers."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from rajut.core.law.lifecycle import Refused
from rajut.foundation.documents import queries as documents
from rajut.foundation.documents.actions import may_upload
from rajut.foundation.documents.forms import DocumentSieve, SightForm, UploadForm, VersionForm
from rajut.foundation.documents.models import Document
from rajut.foundation.journal.queries import history_of
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.foundation.people.sight import Sight
from rajut.steps.engage.actions import document as actions
from rajut.steps.engage.models import Collaboration
from rajut.steps.engage.queries.documents import seen_by, within
from rajut.steps.engage.queries.sight import WORDS
from rajut.steps.engage.views.matter import around, is_inside, outside
from rajut.ui.moves import Option
from rajut.ui.pages import page
from rajut.ui.tables import Column, export, listing


def listed(request: Request, pk: int) -> HttpResponseBase:
    """List the documents of a collaboration that the reader may see."""
    if away := sign_in_first(request):
        return away
    found = outside(request, pk)
    rows = documents.of_collaboration(pk, actor=request.actor)
    table = listing(request, rows, _columns(found), form=DocumentSieve(request.GET or {}))
    sent = export(request, table, name="dokumen")
    if sent is not None:
        return sent
    shown = {**around(request, found, "documents"), "table": table, "begin": _begin(request, found)}
    return page(request, "engage/documents.html", shown)


def _columns(found: Collaboration) -> tuple[Column[Document], ...]:
    """Return the columns of the table, in the reader's language."""
    return (
        Column(
            "title", _("Dokumen"), lambda row: row.title, link=lambda row: _address(found, row), order="title"
        ),
        Column("kind", _("Jenis"), lambda row: row.get_kind_display(), order="kind"),
        Column(
            "organisation",
            pgettext("satu", "Instansi"),
            lambda row: row.organisation.short_name,
            order="organisation__name",
        ),
        Column("sight", _("Dilihat oleh"), lambda row: _(WORDS[seen_by(row, found)])),
        Column("file", _("Berkas"), lambda row: row.current.name, link=_download),
        Column(
            "uploaded",
            _("Diunggah"),
            lambda row: localdate(row.current.uploaded_at),
            number=True,
            order="created_at",
        ),
    )


def _address(found: Collaboration, row: Document) -> str:
    return reverse("engage:document", args=[found.pk, row.pk])


def _download(row: Document) -> str:
    return reverse("documents:download", args=[row.pk, row.current.number])


def _begin(request: Request, found: Collaboration) -> list[Option]:
    """The button that adds a document, or why this post may not; whoever is outside needs no reason."""
    if not is_inside(request, found):
        return []
    url, reason = reverse("engage:document_new", args=[found.pk]), ""
    try:
        actions.permit(found, actor=request.actor)
    except Refused as refused:
        reason = refused.refusal.text(_)
    return [Option("upload", _("Unggah dokumen"), url, not reason, reason, primary=True, fields=True)]


def new(request: Request, pk: int) -> HttpResponse:
    """Add a document."""
    if away := sign_in_first(request):
        return away
    found = outside(request, pk)
    organisation = actions.permit(found, actor=request.actor)
    asked = request.method == "POST"
    form = UploadForm(
        request.POST if asked else None,
        request.FILES if asked else None,
        levels=_levels(request, found, organisation.pk),
        initial={"sight": Sight.PARTIES},
    )
    if form.is_valid():
        made = actions.upload(found, **form.cleaned_data, actor=request.actor, at=request.at)
        messages.success(request, _("Tersimpan: %(title)s.") % {"title": made})
        return HttpResponseRedirect(_address(found, made))
    shown = {**around(request, found, "documents"), "form": form, "organisation": organisation}
    return page(request, "engage/document_new.html", shown, status=422 if asked else 200)


def _levels(request: Request, found: Collaboration, organisation_id: int) -> list[Sight]:
    """The levels that the reader may choose for a document of the organisation."""
    public = actions.may_publish(organisation_id, actor=request.actor)
    return [each for each in within(found) if public or each != Sight.PUBLIC]


def document(request: Request, pk: int, document: int) -> HttpResponse:
    """Show a document: its versions, who sees it, what happened to it."""
    if away := sign_in_first(request):
        return away
    return _shown(request, *_found(request, pk, document))


def replace(request: Request, pk: int, document: int) -> HttpResponse:
    """Add a new version."""
    if away := sign_in_first(request):
        return away
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    found, row = _found(request, pk, document)
    form = VersionForm(request.POST, request.FILES)
    if not form.is_valid():
        return _shown(request, found, row, version=form)
    actions.replace(found, document=row, **form.cleaned_data, actor=request.actor, at=request.at)
    messages.success(request, _("Versi baru tersimpan."))
    return HttpResponseRedirect(_address(found, row))


def show(request: Request, pk: int, document: int) -> HttpResponse:
    """Change who may see it."""
    if away := sign_in_first(request):
        return away
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    found, row = _found(request, pk, document)
    form = SightForm(request.POST, levels=list(Sight))
    if not form.is_valid():
        return _shown(request, found, row, sight=form)
    actions.show(found, document=row, **form.cleaned_data, actor=request.actor, at=request.at)
    messages.success(request, _("Yang dapat melihat dokumen ini sudah diubah."))
    return HttpResponseRedirect(_address(found, row))


def _found(request: Request, pk: int, document: int) -> tuple[Collaboration, Document]:
    rows = documents.of_collaboration(pk, actor=request.actor)
    return outside(request, pk), get_object_or_404(rows, pk=document)


def _shown(
    request: Request,
    found: Collaboration,
    row: Document,
    *,
    version: forms.Form | None = None,
    sight: forms.Form | None = None,
) -> HttpResponse:
    """Draw the page; a form that was filled in wrongly comes back with its faults."""
    mine = may_upload(row.organisation_id, actor=request.actor)
    levels, seen = _levels(request, found, row.organisation_id), seen_by(row, found)
    refusal = _version_refusal(request, found, row)
    shown = {
        **around(request, found, "documents"),
        "document": row,
        "seen_by": _(WORDS[seen]),
        "narrowed": seen != row.sight,
        "version_form": (version or VersionForm()) if mine and not refusal else None,
        "version_refusal": refusal if mine and not found.is_over else "",
        "sight_form": (sight or SightForm(initial={"sight": seen}, levels=levels)) if mine else None,
        "events": history_of("documents.document", row.pk) if is_inside(request, found) else [],
    }
    return page(request, "engage/document.html", shown, status=422 if version or sight else 200)


def _version_refusal(request: Request, found: Collaboration, row: Document) -> str:
    """Why the reader may not add a version, "" where nothing is against it."""
    try:
        actions.permit_version(found, document=row, actor=request.actor)
    except Refused as refused:
        return refused.refusal.text(_)
    return ""
