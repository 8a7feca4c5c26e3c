"""Collaborations as the tests of this step and the later ones find them."""

from datetime import datetime, timedelta
from typing import Any

from rajut.core.law.authority import Part
from rajut.foundation.people.models import Organisation
from rajut.foundation.regions.models import Affair
from rajut.steps.engage.actions import collaboration as collaborations
from rajut.steps.engage.actions import meeting as meetings
from rajut.steps.engage.actions import party as parties
from rajut.steps.engage.actions.meeting import Plan
from rajut.steps.engage.models import Collaboration, Meeting, Party
from tests import cast

WASTE = "2.11"
TITLE = "Persampahan Kartamantul"


def opened(
    *,
    title: str = TITLE,
    track: str = "ksdd",
    object: str = "Pengolahan sampah rumah tangga bersama",
    invited: tuple[tuple[Organisation, Part], ...] | None = None,
    by: cast.Person | None = None,
    at: datetime = cast.NOW,
) -> Collaboration:
    """Kota Yogyakarta prepares a collaboration: Sleman and Bantul as parties, DIY as facilitator."""
    if invited is None:
        invited = (
            (cast.government(cast.SLEMAN), Part.PARTY),
            (cast.government(cast.BANTUL), Part.PARTY),
            (cast.government(cast.DIY), Part.FACILITATOR),
        )
    return collaborations.initiate(
        cast.government(cast.YOGYAKARTA),
        title=title,
        track=track,
        object=object,
        affair=Affair.objects.get(pk=WASTE),
        summary="Tiga daerah melayani warganya bersama.",
        invited=invited,
        actor=(by or cast.officer(cast.YOGYAKARTA)).actor,
        at=at,
    )


def offered(*, title: str = TITLE, at: datetime = cast.NOW) -> Collaboration:
    """The same, with everybody invited."""
    collaboration = opened(title=title, at=at)
    collaborations.offer(collaboration, actor=cast.officer(cast.YOGYAKARTA).actor, at=at)
    return collaboration


def party(collaboration: Collaboration, code: str) -> Party:
    """Return the party of a region's government."""
    return collaboration.parties.get(organisation=cast.government(code))


def propose(collaboration: Collaboration, organisation: Organisation) -> Party:
    """Kota Yogyakarta puts one more organisation on the list."""
    officer = cast.officer(cast.YOGYAKARTA).actor
    return parties.propose(
        collaboration, organisation=organisation, part=Part.PARTY, actor=officer, at=cast.NOW
    )


def description(*, title: str = TITLE, track: str = "ksdd") -> dict[str, Any]:
    """What a revision says."""
    affair = Affair.objects.get(pk=WASTE)
    return {"title": title, "track": track, "object": "Pengolahan sampah", "affair": affair, "summary": ""}


def answered(*, title: str = TITLE, at: datetime = cast.NOW) -> Collaboration:
    """The same, with everybody having accepted."""
    collaboration = offered(title=title, at=at)
    for code in (cast.SLEMAN, cast.BANTUL, cast.DIY):
        parties.accept(party(collaboration, code), actor=cast.head(code).actor, at=at)
    collaboration.refresh_from_db()
    return collaboration


def formed(*, title: str = TITLE, at: datetime = cast.NOW) -> Collaboration:
    """Kota Yogyakarta, Sleman and Bantul with DIY as facilitator, formed."""
    collaboration = answered(title=title, at=at)
    collaborations.form(collaboration, actor=cast.officer(cast.YOGYAKARTA).actor, at=at)
    return collaboration


def plan(*, title: str = "Rapat teknis", days: int = 7, online: str = "") -> Plan:
    """Sleman and Bantul are asked to Balai Kota, `days` from now, for two hours."""
    start = cast.NOW + timedelta(days=days)
    return Plan(
        title=title,
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        place="" if online else "Balai Kota Yogyakarta",
        online=online,
        agenda=("Jadwal ritase", "Kajian tarif"),
        invited=tuple(cast.government(code) for code in (cast.YOGYAKARTA, cast.SLEMAN, cast.BANTUL)),
    )


def called(collaboration: Collaboration, *, days: int = 7, title: str = "Rapat teknis") -> Meeting:
    """Kota Yogyakarta calls a meeting."""
    officer = cast.officer(cast.YOGYAKARTA).actor
    return meetings.call(collaboration, plan=plan(title=title, days=days), actor=officer, at=cast.NOW)


def held(collaboration: Collaboration, *, title: str = "Rapat perdana") -> Meeting:
    """A meeting of yesterday with everybody there."""
    officer = cast.officer(cast.YOGYAKARTA).actor
    meeting = called(collaboration, days=-1, title=title)
    came = [meetings.Presence(each.pk, True, "Sekretaris daerah") for each in meeting.invitees.all()]
    meetings.attend(meeting, presences=came, actor=officer, at=cast.NOW)
    meetings.hold(meeting, actor=officer, at=cast.NOW)
    return meeting
