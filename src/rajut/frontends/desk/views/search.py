"""The search page."""

from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.request import Request
from rajut.foundation.regions.models import Region
from rajut.frontends.desk import queries
from rajut.frontends.desk.views.lines import Line
from rajut.steps.coordinate.models import Decision, Task
from rajut.steps.engage.models import Collaboration, Meeting, Topic
from rajut.steps.identify.models import Declaration
from rajut.ui import words
from rajut.ui.pages import page

Row = Collaboration | Meeting | Topic | Decision | Task | Declaration | Region | Organisation
# model -> (address, the row's attributes that fill it)
PAGES: dict[type[Row], tuple[str, tuple[str, ...]]] = {
    Collaboration: ("engage:collaboration", ("pk",)),
    Meeting: ("engage:meeting", ("collaboration_id", "pk")),
    Topic: ("engage:topic", ("collaboration_id", "pk")),
    Decision: ("coordinate:decision", ("collaboration_id", "pk")),
    Task: ("coordinate:task", ("collaboration_id", "pk")),
    Declaration: ("identify:declaration", ("pk",)),
    Region: ("regions:region", ("pk",)),
    Organisation: ("people:organisation", ("pk",)),
}


@require_safe
def search(request: Request) -> HttpResponse:
    """Show what matches, a few of each kind; a stranger searches the public register."""
    text = request.GET.get("q", "").strip()[: queries.LONGEST]
    if not request.user.is_authenticated:
        return HttpResponseRedirect(f"{reverse('portal:home')}?{urlencode({'q': text})}")
    if away := sign_in_first(request):
        return away
    found = queries.search(text, actor=request.actor)
    shown = {
        "text": text,
        "short": len(text) < queries.SHORTEST,
        "found": [(_(each.words), [_line(row) for row in each.rows], _more(each, text)) for each in found],
        "count": sum(len(each.rows) for each in found),
    }
    return page(request, "desk/search.html", shown)


def _more(found: queries.Found, text: str) -> str:
    """Return where the rest of a kind is listed; `#` where no list is filtered by words."""
    if not found.more:
        return ""
    listed = isinstance(found.rows[0], Collaboration)
    return f"{reverse('engage:collaborations')}?{urlencode({'q': text})}" if listed else "#"


def _line(row: Row) -> Line:
    name, fields = PAGES[type(row)]
    url = reverse(name, args=[getattr(row, field) for field in fields])
    return Line(str(row), url, " · ".join(part for part in _about(row) if part))


def _about(row: Row) -> tuple[str, ...]:
    """Say what kind of row it is, where it belongs, how it stands."""
    if isinstance(row, Collaboration):
        return (row.object, _(row.state_words))
    if isinstance(row, Meeting):
        return (row.collaboration.title, words.day(timezone.localdate(row.starts_at)), _(row.state_words))
    if isinstance(row, Topic):
        return (row.collaboration.title,)
    if isinstance(row, Decision | Task):
        return (row.collaboration.title, _(row.state_words))
    if isinstance(row, Declaration):
        return (str(row.get_kind_display()), row.organisation.short_name, _(row.state_words))
    return (str(row.get_kind_display()),)
