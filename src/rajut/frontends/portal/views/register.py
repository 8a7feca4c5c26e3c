"""The public register: who works with whom on what, on a map and as a list."""

from hashlib import sha256

from django.core.cache import caches
from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rajut.core.law.tracks import TRACKS, Track
from rajut.foundation.people.request import Request
from rajut.frontends.portal import queries
from rajut.frontends.portal.forms import RegisterSieve
from rajut.frontends.portal.views.caching import kept_a_minute, kept_by_anybody
from rajut.frontends.portal.views.maps import register_map
from rajut.steps.engage.models import Collaboration
from rajut.ui.pages import page
from rajut.ui.pictures import Picture
from rajut.ui.tables import Column, Listing, export, listing
from rajut.ui.templatetags.ui import status

LIGHTS = {"running": "ok", "formed": "info"}


@require_safe
def home(request: Request) -> HttpResponseBase:
    """Show the register: a map of what the list holds, then the list."""
    table = listing(
        request, queries.published(regions=False), columns(), form=RegisterSieve(request.GET or {})
    )
    if (sent := export(request, table, name="register-kolaborasi")) is not None:
        return kept_by_anybody(sent)
    query = table.url(urut="", halaman="")
    shown = {
        "table": table,
        "map": _map(table, query) if table.page == 1 else None,
        "json": f"{reverse('portal:json')}{query if query != '?' else ''}",
    }
    return kept_a_minute(request, page(request, "portal/home.html", shown))


def _map(table: Listing[Collaboration], query: str) -> Picture | None:
    """Return who works with whom in what the list holds; drawn anew when its length or first page changes."""
    assert isinstance(table.everything, QuerySet)
    mark = f"{get_language()} {query} {table.total} {[row.pk for row in table.rows]}"
    key = f"register:{sha256(mark.encode()).hexdigest()}"
    drawn: Picture | None = caches["pictures"].get(key)
    if drawn is None:
        drawn = register_map(queries.ties(table.everything, mark=mark), total=table.total)
        caches["pictures"].set(key, drawn, queries.KEPT)
    return drawn


def columns() -> tuple[Column[Collaboration], ...]:
    """Return the columns, in the reader's language; the same ones are exported."""
    return (
        Column("title", _("Kolaborasi"), lambda row: row.title, link=_url, order="title"),
        Column("parties", _("Para pihak"), _parties, broad=True),
        Column("affair", _("Urusan"), lambda row: row.affair.name),
        Column("track", _("Jalur"), lambda row: _(TRACKS[Track(row.track)].short)),
        Column("state", _("Keadaan"), lambda row: _(row.state_words), show=_state),
        Column("published", _("Diterbitkan"), _published, order="published_at"),
        Column("source", _("Sumber"), _source),
    )


def _url(row: Collaboration) -> str:
    return reverse("portal:collaboration", args=[row.pk])


def _parties(row: Collaboration) -> str:
    return ", ".join(party.organisation.short_name for party in queries.accepted(row))


def _state(row: Collaboration) -> SafeString:
    return status(LIGHTS.get(row.state, "none"), _(row.state_words))


def _published(row: Collaboration) -> object:
    return row.published_at and timezone.localdate(row.published_at)


def _source(row: Collaboration) -> str:
    return row.source or _("Para pihak")
