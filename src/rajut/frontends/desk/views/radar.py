"""The supervisor's page: my area at a glance, then the list, the latest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from rajut.core.law.tracks import TRACKS, Track
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.foundation.regions.models import Region
from rajut.frontends.desk import queries
from rajut.frontends.desk.forms import RadarSieve
from rajut.frontends.desk.queries import Lateness, Radar
from rajut.frontends.desk.queries.standing import STEPS
from rajut.frontends.desk.views.where import where_map
from rajut.steps.engage.models import Collaboration
from rajut.ui import words
from rajut.ui.pages import page
from rajut.ui.tables import MANY, Column, export, listing
from rajut.ui.tables.listing import SORT
from rajut.ui.templatetags.ui import status


@require_safe
def radar(request: Request) -> HttpResponseBase:
    """Show a supervisor the area; nobody else has one."""
    if away := sign_in_first(request):
        return away
    actor, today = request.actor, timezone.localdate(request.at)
    if not actor.supervises:
        raise Http404
    late = queries.behind(actor, today=today)
    found = queries.radar(actor)
    rows: Any = queries.ranked(actor, late=late, total=found.total + found.over, most=MANY)
    if SORT in request.GET:  # an order of the reader's own is the database's work
        rows = queries.listed(actor, late=late)
    table = listing(request, rows, columns(late), form=RadarSieve(request.GET or {}), most=MANY)
    if (sent := export(request, table, name="pembinaan")) is not None:
        return sent
    shown = {
        "radar": found,
        "late": len(late),
        "pressing": pressing(found, len(late)),
        "steps": [_at_step(step, count) for step, count in found.at_step],
        "today": today,
        "table": table,
        "map": where_map(queries.taking_part(actor, late=late)),
        "province": Region.objects.filter(pk=actor.supervises).first(),
    }
    return page(request, "desk/radar.html", shown)


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure, and the list it counts."""

    value: str
    label: str
    url: str = ""


def pressing(found: Radar, late: int) -> list[Figure]:
    """Return what needs the supervisor most."""
    return [
        Figure(words.number(late), _("terlambat"), "?late=on#daftar"),
        Figure(words.number(found.escalated), _("menunggu arahan pembina")),
        Figure(words.number(found.obligatory), _("kerja sama wajib"), "?obligatory=on#daftar"),
    ]


def _at_step(step: int, count: int) -> Figure:
    return Figure(words.number(count), _(STEPS[step]), f"?step={step}#daftar")


def columns(late: Mapping[int, Lateness]) -> tuple[Column[Collaboration], ...]:
    """Return the columns, in the reader's language."""

    def what(row: Collaboration) -> str:
        return late[row.pk].words if row.pk in late else ""

    def shown_what(row: Collaboration) -> SafeString:
        return status("bad", what(row)) if row.pk in late else status("ok", _("tidak ada"))

    return (
        Column("title", _("Kolaborasi"), lambda row: row.title, link=_url, order="title"),
        Column("parties", _("Para pihak"), _parties, broad=True),
        Column("track", _("Jalur"), _track),
        Column("step", _("Langkah"), _step, order="step"),
        Column("what", _("Yang terlambat"), what, show=shown_what),
        Column(
            "late",
            _("Lewat tenggat"),
            _days,
            number=True,
            unit=pgettext("satuan", "hari kerja"),
            order="late",
        ),
        Column("opened", _("Dibuka"), lambda row: timezone.localdate(row.opened_at), order="opened_at"),
    )


def _url(row: Collaboration) -> str:
    return reverse("engage:collaboration", args=[row.pk])


def _parties(row: Collaboration) -> str:
    return ", ".join(party.organisation.short_name for party in row.standing_parties)


def _track(row: Collaboration) -> str:
    short = _(TRACKS[Track(row.track)].short)
    return _("%(track)s wajib") % {"track": short} if row.obligatory else short


def _step(row: Collaboration) -> str:
    step: int = getattr(row, "step", 0)
    return _(STEPS[step])


def _days(row: Collaboration) -> int | None:
    days: int = getattr(row, "late", 0)
    return days or None
