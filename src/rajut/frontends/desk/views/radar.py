"""The supervisor's page: my area at a glance, then the list, the latest first."""

from django.http import Http404, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rajut.core.law.tracks import TRACKS, Track
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.frontends.desk import queries
from rajut.frontends.desk.forms import RadarSieve
from rajut.frontends.desk.queries.radar import listed
from rajut.steps.engage.models import Collaboration
from rajut.ui.pages import page
from rajut.ui.tables import Column, export, listing
from rajut.ui.templatetags.ui import status

STEPS = {2: "Komunikasi", 3: "Perencanaan", 4: "Koordinasi", 5: "Evaluasi"}


def columns() -> tuple[Column[Collaboration], ...]:
    """Return the columns, in the reader's language."""
    return (
        Column(
            "title",
            _("Kolaborasi"),
            lambda row: row.title,
            link=lambda row: reverse("engage:collaboration", args=[row.pk]),
            order="title",
        ),
        Column("parties", _("Para pihak"), _parties),
        Column("track", _("Jalur"), lambda row: _(TRACKS[Track(row.track)].short)),
        Column("state", _("Keadaan"), lambda row: _(row.state_words)),
        Column("late", _("Terlambat"), _late, number=True, order="late", show=_shown_late),
        Column("opened", _("Dibuka"), lambda row: row.opened_at.date(), order="opened_at"),
    )


def _parties(row: Collaboration) -> str:
    return ", ".join(party.organisation.short_name for party in row.standing_parties)


def _late(row: Collaboration) -> int:
    late: int = getattr(row, "late", 0)
    return late


def _shown_late(row: Collaboration) -> object:
    late = _late(row)
    return status("bad", _("%(n)s hal") % {"n": late}) if late else status("ok", _("tepat waktu"))


def radar(request: Request) -> HttpResponseBase:
    """Show a supervisor the area; nobody else has one."""
    if away := sign_in_first(request):
        return away
    if not request.actor.supervises:
        raise Http404
    today = timezone.localdate(request.at)
    table = listing(
        request,
        listed(request.actor, today=today),
        columns(),
        form=RadarSieve(request.GET or {}),
    )
    if (sent := export(request, table, name="pembinaan")) is not None:
        return sent
    shown = {
        "radar": queries.radar(request.actor, today=today),
        "table": table,
        "national": request.actor.supervises == "*",
    }
    return page(request, "desk/radar.html", shown)
