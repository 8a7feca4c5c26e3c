"""A document's page, and its bytes: always to save, never to show."""

import logging

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rajut.foundation.documents import actions, queries, store
from rajut.foundation.documents.forms import VersionForm
from rajut.foundation.documents.models import Version
from rajut.foundation.journal.queries import history_of
from rajut.foundation.people.request import Request
from rajut.ui.pages import page

log = logging.getLogger(__name__)


@require_http_methods(["GET", "HEAD", "POST"])
def document(request: Request, pk: int) -> HttpResponse:
    """Show a document with its versions; take a new one. A collaboration's has its page there."""
    found = get_object_or_404(queries.listed(request.actor), pk=pk)
    if found.collaboration_id is not None and request.actor.is_official:
        if request.method == "POST":
            # A file would be lost on the way, and what the collaboration asks of a version would go unasked.
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return HttpResponseRedirect(reverse(settings.DOCUMENT_PAGE, args=[found.collaboration_id, pk]))
    form = VersionForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        actions.replace(found, form.cleaned_data["file"], actor=request.actor, at=request.at)
        messages.success(request, _("Versi baru tersimpan."))
        return HttpResponseRedirect(reverse("documents:document", args=[pk]))
    may = actions.may_upload(found.organisation_id, actor=request.actor)
    shown = {
        "document": found,
        "form": form if may else None,
        "events": history_of("documents.document", pk) if request.actor.is_official else [],
    }
    return page(request, "documents/document.html", shown, status=422 if form.errors else 200)


@require_safe
def download(request: Request, pk: int, number: int) -> HttpResponseBase:
    """Send a version's bytes to be saved, after seeing that they are still those that were uploaded."""
    found = get_object_or_404(queries.listed(request.actor), pk=pk)
    version = get_object_or_404(found.versions.all(), number=number)
    etag = f'"{version.sha256}"'
    response = get_conditional_response(request, etag=etag) or _bytes_of(request, version)
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _bytes_of(request: Request, version: Version) -> HttpResponseBase:
    if not store.is_whole(version.kept):
        log.error("document %s version %s: its bytes are missing or damaged", version.document_id, version)
        return page(request, "documents/damaged.html", {"version": version}, status=500)
    opened = store.path_of(version.sha256).open("rb")
    return FileResponse(opened, as_attachment=True, filename=version.name, content_type=version.content_type)
