"""Every component in every state, with invented figures marked as such."""

from datetime import date

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from rajut.ui import pages, samples
from rajut.ui.tables import export


def gallery(request: HttpRequest) -> HttpResponseBase:
    """The gallery of components; tests walk through it with axe and a strict policy."""
    table = samples.table(request)
    sent = export(request, table, name="contoh")
    if sent is not None:
        return sent
    context = {
        "frame": samples.frame(getattr(request, "COOKIES", {}).get("theme", "auto")),
        "crumbs": samples.CRUMBS,
        "tabs": samples.TABS,
        "stages": samples.STAGES,
        "options": samples.OPTIONS,
        "table": table,
        "bare": samples.bare(request),
        "form": samples.form(filled=False),
        "wrong": samples.form(filled=True),
        "pictures": samples.pictures(),
        "today": date(2026, 11, 21),
        "money": 41_600_000_000,
        "prose": samples.PROSE,
        "plus": samples.PLUS,
        "minus": samples.MINUS,
    }
    return pages.page(request, "ui/gallery.html", context)
