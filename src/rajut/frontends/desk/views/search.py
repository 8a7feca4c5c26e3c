"""The search page."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.frontends.desk import queries
from rajut.ui.frame import Link
from rajut.ui.pages import page

# kind -> (address, the row's attributes that fill it)
PAGES = {
    "collaboration": ("engage:collaboration", ("pk",)),
    "meeting": ("engage:meeting", ("collaboration_id", "pk")),
    "decision": ("coordinate:decision", ("collaboration_id", "pk")),
    "task": ("coordinate:task", ("collaboration_id", "pk")),
    "declaration": ("identify:declaration", ("pk",)),
    "region": ("regions:region", ("pk",)),
    "organisation": ("people:organisation", ("pk",)),
}


def search(request: Request) -> HttpResponse:
    """Show what matches, a few of each kind."""
    if away := sign_in_first(request):
        return away
    text = request.GET.get("q", "")
    found = [
        (_(each.words), [_link(each.kind, row) for row in each.rows])
        for each in queries.search(text, actor=request.actor)
    ]
    return page(request, "desk/search.html", {"text": text, "found": found})


def _link(kind: str, row: object) -> Link:
    name, fields = PAGES[kind]
    return Link(str(row), reverse(name, args=[getattr(row, field) for field in fields]))
