"""The team: set up by decree, seated by the coordinator, with one chair."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from rajut.core.law.lifecycle import Refused
from rajut.foundation.journal.models import Event
from rajut.steps.coordinate.actions import team as actions
from rajut.steps.coordinate.models import Team, TeamMember
from rajut.steps.engage.actions import party as parties
from tests import cast
from tests.steps.coordinate import scene
from tests.steps.engage.scene import answered, formed, propose
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
DECREE = {"name": "Tim", "decree_number": "1/2026", "decreed_on": date(2026, 11, 2)}


def written() -> tuple[int, int, int]:
    return Team.objects.count(), TeamMember.objects.count(), Event.objects.count()


def test_the_coordinator_sets_it_up_with_its_decree() -> None:
    collaboration = formed()
    file = SimpleUploadedFile("sk.txt", b"Keputusan", "text/plain")

    team = actions.set_up(
        collaboration, **DECREE, file=file, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW
    )

    assert team.document is not None
    assert team.document.title == "Surat keputusan tim koordinasi 1/2026"


@pytest.mark.parametrize(
    "who", [lambda: cast.officer(cast.SLEMAN), lambda: cast.head(cast.DIY), cast.outsider, cast.ministry]
)
def test_nobody_else_sets_it_up(who) -> None:
    collaboration = formed()
    actor = who().actor
    before = written()

    with pytest.raises(Refused):
        actions.set_up(collaboration, **DECREE, actor=actor, at=cast.NOW)

    assert written() == before


def test_there_is_no_team_before_the_collaboration_is_formed() -> None:
    collaboration = answered()
    before = written()

    with pytest.raises(Refused):
        scene.team(collaboration)

    assert written() == before


def test_a_collaboration_has_one_team() -> None:
    collaboration = formed()
    scene.team(collaboration)
    before = written()

    with pytest.raises(ValidationError, match="sudah mempunyai tim"):
        scene.team(collaboration)

    assert written() == before


@pytest.mark.parametrize(
    "wrong", [{"decree_number": "  "}, {"decreed_on": date(2026, 12, 24)}], ids=["no number", "future"]
)
def test_a_decree_has_a_number_and_a_day_that_has_come(wrong) -> None:
    collaboration = formed()
    before = written()

    with pytest.raises(ValidationError):
        actions.set_up(
            collaboration, **{**DECREE, **wrong}, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW
        )

    assert written() == before


def test_there_is_one_chair() -> None:
    team = scene.team(formed())
    before = written()

    with pytest.raises(ValidationError, match="sudah mempunyai ketua"):
        actions.seat(
            team,
            organisation=cast.government(cast.BANTUL),
            role="chair",
            seat="Asisten II",
            actor=cast.officer(cast.YOGYAKARTA).actor,
            at=cast.NOW,
        )

    assert written() == before


def test_only_parties_have_seats() -> None:
    team = scene.team(formed())
    before = written()

    with pytest.raises(ValidationError, match="salah satu pihak"):
        actions.seat(
            team,
            organisation=cast.government("73.71"),
            role="member",
            seat="Staf",
            actor=cast.officer(cast.YOGYAKARTA).actor,
            at=cast.NOW,
        )

    assert written() == before


def department_of_sleman() -> cast.Person:
    return cast.environment_officer(cast.SLEMAN)


def left_yesterday() -> cast.Person:
    left = cast.officer(cast.SLEMAN)
    left.post.ended_on = date(2026, 11, 22)
    left.post.save()
    return left


@pytest.mark.parametrize("who", [lambda: cast.officer(cast.SLEMAN), department_of_sleman])
def test_the_person_in_a_seat_is_of_the_organisation_or_its_departments(who) -> None:
    team = scene.team(formed())
    person = who()

    seated(team, person)

    assert team.members.get(role="member").user == person.user


@pytest.mark.parametrize(
    "who",
    [cast.outsider, lambda: cast.officer(cast.BANTUL), cast.ministry, left_yesterday],
    ids=["an outsider", "another party", "a supervisor", "somebody who left"],
)
def test_nobody_from_elsewhere_is_put_in_a_seat_of_an_organisation(who) -> None:
    team = scene.team(formed())
    person = who()
    before = written()

    with pytest.raises(ValidationError, match="tidak memegang jabatan pada instansi yang dipilih"):
        seated(team, person)

    assert written() == before


def test_an_invited_party_has_no_seat_before_it_accepts() -> None:
    collaboration = formed()
    newcomer = propose(collaboration, cast.government("34.03"))
    parties.invite(newcomer, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)
    team = scene.team(collaboration)
    before = written()

    with pytest.raises(ValidationError, match="salah satu pihak"):
        actions.seat(
            team,
            organisation=newcomer.organisation,
            role="member",
            seat="Staf",
            user=cast.officer("34.03").user,
            actor=cast.officer(cast.YOGYAKARTA).actor,
            at=cast.NOW,
        )

    assert written() == before


def test_the_page_says_why_somebody_cannot_take_the_seat_and_keeps_what_was_typed(client: Visitor) -> None:
    team = scene.team(formed())
    elsewhere = cast.officer(cast.BANTUL)
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)
    before = written()

    answer = client.post(
        f"/kolaborasi/{team.collaboration_id}/koordinasi/tim/langkah/seat/",
        {
            "organisation": cast.government(cast.SLEMAN).pk,
            "user": elsewhere.post.pk,
            "seat": "Staf ahli",
            "role": "member",
        },
    )

    assert (answer.status_code, written()) == (422, before)
    assert "Orang ini tidak memegang jabatan pada instansi yang dipilih." in answer.text
    assert 'value="Staf ahli"' in answer.text


def seated(team: Team, person: cast.Person) -> None:
    """The coordinator gives somebody a seat of Sleman's."""
    actions.seat(
        team,
        organisation=cast.government(cast.SLEMAN),
        role="member",
        seat="Staf",
        user=person.user,
        actor=cast.officer(cast.YOGYAKARTA).actor,
        at=cast.NOW,
    )


def test_who_leaves_stays_in_the_journal() -> None:
    team = scene.team(formed())
    member = team.members.get()

    actions.unseat(team, member=member, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)

    assert team.members.count() == 0
    event = Event.objects.get(record="coordinate.team", move="unseat")
    assert (event.data["seat"], event.data["role"]) == ("Sekretaris Daerah", "chair")


@pytest.mark.parametrize("move", ["amend", "seat", "unseat"])
@pytest.mark.parametrize("who", [lambda: cast.officer(cast.SLEMAN), cast.outsider, cast.ministry])
def test_nobody_else_changes_it(move, who) -> None:
    team = scene.team(formed())
    words = {
        "amend": DECREE,
        "seat": {"organisation": cast.government(cast.SLEMAN), "role": "member", "seat": "Staf"},
        "unseat": {"member": team.members.get()},
    }[move]
    actor = who().actor
    before = written()

    with pytest.raises(Refused):
        actions.MOVES[move](team, **words, actor=actor, at=cast.NOW)

    assert written() == before


def test_the_coordinator_amends_the_decree() -> None:
    team = scene.team(formed())

    actions.amend(team, **DECREE, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)

    assert (team.decree_number, team.name) == ("1/2026", "Tim")


def test_the_moves_of_the_table_are_the_actions() -> None:
    assert set(actions.MOVES) == {row.name for row in Team.lifecycle.moves}
