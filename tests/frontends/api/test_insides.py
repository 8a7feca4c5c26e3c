"""Meetings, the team and findings are told to the insiders of a collaboration, and to nobody else."""

import pytest
import time_machine

from rajut.steps.engage.models import Collaboration
from rajut.steps.evaluate.actions import findings
from tests import cast
from tests.frontends.api.program import Program, told
from tests.steps.coordinate import scene as coordinate
from tests.steps.engage import scene as engage

pytestmark = pytest.mark.django_db
BANTUL, YOGYAKARTA, SLEMAN = (
    "Pemerintah Kabupaten Bantul",
    "Pemerintah Kota Yogyakarta",
    "Pemerintah Kabupaten Sleman",
)


def held() -> tuple[Collaboration, dict[str, int]]:
    """A collaboration with a team, a meeting that was held, and a finding."""
    matter = engage.formed()
    coordinate.team(matter)
    found = findings.find(
        matter, title="Temuan", detail="Terlambat.", actor=cast.officer(cast.BANTUL).actor, at=cast.NOW
    )
    return matter, {"meeting": engage.held(matter).pk, "finding": found.pk}


def test_an_insider_reads_the_meeting_the_team_and_the_finding() -> None:
    with time_machine.travel(cast.NOW, tick=False):
        matter, made = held()
        bantul = Program(cast.officer(cast.BANTUL), "read")
        root = f"/collaborations/{matter.pk}"

        meeting = told(bantul.get(f"{root}/meetings/{made['meeting']}"))
        team = told(bantul.get(f"{root}/team"))
        finding = told(bantul.get(f"{root}/findings/{made['finding']}"))

    assert (meeting["state"], [point["title"] for point in meeting["agenda"]]) == (
        "held",
        ["Jadwal ritase", "Kajian tarif"],
    )
    assert [(each["organisation"]["name"], each["attended"]) for each in meeting["invitees"]] == [
        (BANTUL, True),
        (SLEMAN, True),
        (YOGYAKARTA, True),
    ]
    assert (team["decree_number"], [(seat["role"], seat["seat"]) for seat in team["members"]]) == (
        "658/112/2026",
        [("chair", "Sekretaris Daerah")],
    )
    assert (finding["state"], finding["detail"], finding["owner"]) == ("found", "Terlambat.", None)


@pytest.mark.parametrize("name", ["meetings", "meetings/{meeting}", "team", "findings", "findings/{finding}"])
def test_an_outsider_finds_nothing_and_the_public_is_asked_who_it_is(name: str) -> None:
    with time_machine.travel(cast.NOW, tick=False):
        matter, made = held()
        path = f"/collaborations/{matter.pk}/{name.format(**made)}"

        outsider = Program(cast.outsider()).get(path)
        without_scope = Program(cast.officer(cast.BANTUL), "engage:write").get(path)
        public = Program().get(path)

    assert (outsider.status_code, without_scope.status_code, public.status_code) == (404, 403, 401)


def test_a_collaboration_without_a_team_has_none_to_show() -> None:
    with time_machine.travel(cast.NOW, tick=False):
        matter = engage.formed()

        answer = Program(cast.officer(cast.BANTUL)).get(f"/collaborations/{matter.pk}/team")

    assert answer.status_code == 404
