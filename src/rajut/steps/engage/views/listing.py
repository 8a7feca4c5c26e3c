"""All collaborations that somebody may see."""

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from rajut.core.law.lifecycle import Refused
from rajut.core.law.lifecycles.engage import COLLABORATION
from rajut.core.law.tracks import TRACKS, Track
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.steps.engage import queries
from rajut.steps.engage.forms.sieve import Sieve
from rajut.steps.engage.models import Collaboration
from rajut.steps.engage.queries.openers import opening_hats
from rajut.ui.moves import Option
from rajut.ui.pages import page
from rajut.ui.tables import MANY, Column, export, listing
from rajut.ui.templatetags.ui import status

STATUS = {
    "draft": "none",
    "offered": "warn",
    "formed": "info",
    "running": "ok",
    "ended": "none",
    "cancelled": "bad",
}


def columns() -> tuple[Column[Collaboration], ...]:
    """Return the columns of the table, in the reader's language."""
    return (
        Column(
            "title",
            _("Kolaborasi"),
            lambda row: row.title,
            link=lambda row: reverse("engage:collaboration", args=[row.pk]),
            order="title",
        ),
        Column("parties", _("Para pihak"), parties, broad=True),
        Column("track", _("Jalur"), lambda row: _(TRACKS[Track(row.track)].short)),
        Column("affair", _("Urusan"), lambda row: row.affair.name),
        Column("state", _("Keadaan"), lambda row: _(row.state_words), show=shown_state),
        Column("opened", _("Dibuka"), lambda row: localdate(row.opened_at), order="opened_at"),
    )


def parties(row: Collaboration) -> str:
    """The standing parties by their everyday names."""
    return ", ".join(party.organisation.short_name for party in row.standing_parties)


def shown_state(row: Collaboration) -> object:
    """The state as sign and word."""
    return status(STATUS[row.state], _(row.state_words))


def collaborations(request: Request) -> HttpResponseBase:
    """Show the collaborations the actor may see."""
    if away := sign_in_first(request):
        return away
    table = listing(
        request,
        queries.collaborations(request.actor).order_by("-opened_at", "-pk"),
        columns(),
        form=Sieve(request.GET or {}),
        most=MANY,
    )
    sent = export(request, table, name="kolaborasi")
    if sent is not None:
        return sent
    return page(request, "engage/collaborations.html", {"table": table, "begin": [_begin(request)]})


def _begin(request: Request) -> Option:
    """The button that opens a new collaboration, or why this post may not."""
    url, reason = reverse("engage:new"), ""
    try:
        COLLABORATION.begin(hats=opening_hats(request.actor))
    except Refused as refused:
        reason = refused.refusal.text(_)
    return Option("begin", _("Buka kolaborasi"), url, not reason, reason, primary=True, fields=True)
