"""The public register: who works with whom on what, on a map and as a list."""

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from rajut.core.law.tracks import TRACKS, Track
from rajut.foundation.people.request import Request
from rajut.foundation.regions.queries import outline
from rajut.frontends.portal import queries
from rajut.frontends.portal.forms import RegisterSieve
from rajut.steps.engage.models import Collaboration
from rajut.ui import pictures as drawn
from rajut.ui.pages import page
from rajut.ui.tables import Column, export, listing


def columns() -> tuple[Column[Collaboration], ...]:
    """Return the columns, in the reader's language; the same ones are exported."""
    return (
        Column(
            "title",
            _("Kolaborasi"),
            lambda row: row.title,
            link=lambda row: reverse("portal:collaboration", args=[row.pk]),
            order="title",
        ),
        Column("parties", _("Para pihak"), _parties),
        Column("affair", _("Urusan"), lambda row: row.affair.name),
        Column("track", _("Jalur"), lambda row: _(TRACKS[Track(row.track)].short)),
        Column("state", _("Keadaan"), lambda row: _(row.state_words)),
        Column("published", _("Diterbitkan"), lambda row: row.published_at and row.published_at.date()),
        Column("source", _("Sumber"), lambda row: row.source or _("Para pihak")),
    )


def _parties(row: Collaboration) -> str:
    return ", ".join(
        party.organisation.short_name for party in row.standing_parties if party.state == "accepted"
    )


def home(request: Request) -> HttpResponseBase:
    """Show the register."""
    table = listing(request, queries.published(), columns(), form=RegisterSieve(request.GET or {}))
    if (sent := export(request, table, name="register-kolaborasi")) is not None:
        return sent
    return page(request, "portal/home.html", {"table": table, "map": _map(table.total)})


def _map(total: int) -> drawn.Picture | None:
    places = queries.places()
    if not places:
        return None
    index = {place.region.pk: number for number, place in enumerate(places)}
    threads = [
        drawn.Thread(index[a], index[b], 0.5) for a, b in queries.together() if a in index and b in index
    ]
    dots = [
        drawn.Dot(
            place.region.short_name,
            place.region.longitude,
            place.region.latitude,
            kind="accent",
            size=float(place.count),
            url=f"{reverse('portal:home')}?province={place.region.pk[:2]}",
            words=_("%(n)s kolaborasi") % {"n": place.count},
        )
        for place in places
    ]
    return drawn.dot_map(
        dots,
        outline=outline(),
        threads=threads,
        caption=_("%(regions)s daerah bekerja sama dalam %(n)s kolaborasi yang diterbitkan.")
        % {"regions": len(places), "n": total},
        source=_("Sumber: register Rajut; titik ibu kota (GeoNames), garis pantai (Natural Earth)."),
    )
