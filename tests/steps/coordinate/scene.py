"""Coordinated work as the tests of this step and the later ones find it."""

from datetime import date, datetime

from rajut.foundation.people.models import Organisation
from rajut.steps.coordinate.actions import decision as decisions
from rajut.steps.coordinate.actions import obstacle as obstacles
from rajut.steps.coordinate.actions import task as tasks
from rajut.steps.coordinate.actions import team as teams
from rajut.steps.coordinate.models import Decision, Obstacle, Task, Team
from rajut.steps.engage.models import Collaboration
from tests import cast

TITLE = "Jam operasi bersama TPA"
PROPOSAL = "TPA dibuka bagi ketiga daerah pukul 06.00–18.00 setiap hari."


def team(collaboration: Collaboration, *, at: datetime = cast.NOW) -> Team:
    """The team that the initiator set up, with a chair of Sleman."""
    actor = cast.officer(cast.YOGYAKARTA).actor
    made = teams.set_up(
        collaboration,
        name="Tim Koordinasi Persampahan",
        decree_number="658/112/2026",
        decreed_on=date(2026, 11, 2),
        mandate="Mengoordinasikan pengangkutan dan pengolahan.",
        actor=actor,
        at=at,
    )
    teams.seat(
        made,
        organisation=cast.government(cast.SLEMAN),
        role="chair",
        seat="Sekretaris Daerah",
        user=cast.secretary(cast.SLEMAN).user,
        actor=actor,
        at=at,
    )
    return made


def asked(
    collaboration: Collaboration,
    *,
    title: str = TITLE,
    quorum: int | None = None,
    due_on: date | None = None,
    at: datetime = cast.NOW,
) -> Decision:
    """A question that Kota Yogyakarta put to the parties."""
    return decisions.ask(
        collaboration,
        title=title,
        proposal=PROPOSAL,
        quorum=quorum,
        due_on=due_on,
        actor=cast.officer(cast.YOGYAKARTA).actor,
        at=at,
    )


def stood(decision: Decision, *, at: datetime = cast.NOW, **stances: str) -> Decision:
    """The same, with positions: `yogyakarta="agree"`, `sleman=…`, `bantul=…`."""
    codes = {"yogyakarta": cast.YOGYAKARTA, "sleman": cast.SLEMAN, "bantul": cast.BANTUL}
    for name, stance in stances.items():
        actor = cast.secretary(codes[name]).actor
        decisions.stand(decision, stance=stance, note="Biaya belum dihitung.", actor=actor, at=at)
    return decision


def adopted(collaboration: Collaboration, *, title: str = TITLE, at: datetime = cast.NOW) -> Decision:
    """A decision that all three agreed to."""
    decision = stood(
        asked(collaboration, title=title, at=at), at=at, yogyakarta="agree", sleman="agree", bantul="agree"
    )
    decisions.adopt(decision, actor=cast.officer(cast.YOGYAKARTA).actor, at=at)
    return decision


def given(
    collaboration: Collaboration,
    *,
    title: str = "Susun jadwal truk",
    owner: Organisation | None = None,
    due_on: date | None = None,
    at: datetime = cast.NOW,
    **source: Decision,
) -> Task:
    """A task of Sleman's."""
    return tasks.give(
        collaboration,
        title=title,
        owner=owner or cast.government(cast.SLEMAN),
        due_on=due_on,
        actor=cast.officer(cast.YOGYAKARTA).actor,
        at=at,
        **source,
    )


def finished(task: Task, *, at: datetime = cast.NOW) -> Task:
    """The same, reported done by Sleman's environment department."""
    actor = cast.environment_officer(cast.SLEMAN).actor
    tasks.finish(task, result="Jadwal 12 truk disepakati.", actor=actor, at=at)
    return task


def reported(
    collaboration: Collaboration,
    *,
    kind: str = "ego",
    title: str = "Truk Bantul ditolak di gerbang",
    at: datetime = cast.NOW,
) -> Obstacle:
    """An obstacle that Bantul recorded."""
    actor = cast.officer(cast.BANTUL).actor
    return obstacles.report(collaboration, kind=kind, title=title, actor=actor, at=at)


def escalated(collaboration: Collaboration, *, at: datetime = cast.NOW) -> Obstacle:
    """The same, taken up by Bantul."""
    obstacle = reported(collaboration, at=at)
    actor = cast.officer(cast.BANTUL).actor
    obstacles.escalate(obstacle, question="Mohon kejelasan hak masuk TPA.", actor=actor, at=at)
    return obstacle
