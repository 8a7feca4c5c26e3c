"""Every component in every state, and three whole pages, with invented figures marked as such."""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from rajut.ui import pages, samples
from rajut.ui.tables import export

PAGES = ("meja", "kolaborasi", "peluang", "ditolak")


def gallery(request: HttpRequest) -> HttpResponseBase:
    """The gallery of components; tests walk through it with axe and a strict policy."""
    table = samples.table(request)
    sent = export(request, table, name="contoh")
    if sent is not None:
        return sent
    more = {
        "table": table,
        "bare": samples.bare(request),
        "form": samples.form(filled=False),
        "wrong": samples.form(filled=True),
    }
    return pages.page(request, "ui/gallery.html", _context(request) | more)


def sample(request: HttpRequest, name: str) -> HttpResponseBase:
    """A whole page as the rooms above compose it."""
    if name not in PAGES:
        raise Http404(name)
    return pages.page(request, f"ui/gallery_{name}.html", _context(request))


def _context(request: HttpRequest) -> dict[str, Any]:
    return {
        "frame": samples.frame(request.COOKIES.get("theme", "auto")),
        "crumbs": samples.CRUMBS,
        "tabs": samples.TABS,
        "stages": samples.STAGES,
        "options": samples.OPTIONS,
        "pictures": samples.pictures(),
        "today": samples.TODAY,
        "money": 41_600_000_000,
        "prose": samples.PROSE,
        "plus": samples.PLUS,
        "minus": samples.MINUS,
        "refusal": samples.OPTIONS[-1].reason,
    }
