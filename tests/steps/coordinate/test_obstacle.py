"""An obstacle: who it is taken to by the kinds of the parties, and that only they answer."""

import pytest
from django.core.exceptions import ValidationError

from rajut.core.law.authority import Part, Rank
from rajut.core.law.lifecycle import Refused
from rajut.foundation.journal.models import Event, Notice
from rajut.foundation.people.models import Organisation
from rajut.steps.coordinate.actions import obstacle as actions
from rajut.steps.coordinate.models import Obstacle
from rajut.steps.coordinate.queries.escalation import address_of
from rajut.steps.engage.actions import collaboration as collaborations
from rajut.steps.engage.actions import party as parties
from rajut.steps.engage.models import Collaboration
from tests import cast
from tests.steps.coordinate import scene
from tests.steps.engage.scene import answered, formed, offered, opened

pytestmark = pytest.mark.django_db
MAGELANG = "33.08"


def written() -> tuple[int, int, int]:
    return Obstacle.objects.count(), Notice.objects.count(), Event.objects.count()


def across_provinces() -> Collaboration:
    """Kota Yogyakarta and Kabupaten Magelang, in two provinces, formed."""
    magelang = cast.government(MAGELANG)
    collaboration = opened(title="Angkutan Magelang–Yogyakarta", invited=((magelang, Part.PARTY),))
    return _formed(collaboration, cast.head(MAGELANG))


def inside_one_government() -> Collaboration:
    """Two departments of Kota Yogyakarta, formed."""
    waste = cast.department(cast.YOGYAKARTA, "Dinas Lingkungan Hidup")
    health = cast.department(cast.YOGYAKARTA, "Dinas Kesehatan")
    lead = cast.person(waste, Rank.HEAD)
    collaboration = collaborations.initiate(
        waste,
        title="Limbah medis",
        track="internal",
        object="Limbah medis puskesmas",
        affair=opened().affair,
        invited=((health, Part.PARTY),),
        actor=lead.actor,
        at=cast.NOW,
    )
    return _formed(collaboration, cast.person(health, Rank.HEAD), lead=lead)


def _formed(collaboration: Collaboration, other: cast.Person, *, lead: cast.Person | None = None):
    coordinator = (lead or cast.officer(cast.YOGYAKARTA)).actor
    collaborations.offer(collaboration, actor=coordinator, at=cast.NOW)
    party = collaboration.parties.get(organisation=other.post.organisation)
    parties.accept(party, actor=other.actor, at=cast.NOW)
    collaborations.form(collaboration, actor=coordinator, at=cast.NOW)
    return Collaboration.objects.get(pk=collaboration.pk)


def raised(collaboration: Collaboration, *, by: cast.Person | None = None) -> Obstacle:
    actor = (by or cast.officer(cast.YOGYAKARTA)).actor
    return actions.report(collaboration, kind="interest", title="Tarif", actor=actor, at=cast.NOW)


def taken_up(collaboration: Collaboration, *, by: cast.Person | None = None) -> Obstacle:
    obstacle = raised(collaboration, by=by)
    actor = (by or cast.officer(cast.YOGYAKARTA)).actor
    actions.escalate(obstacle, question="Bagaimana tarifnya?", actor=actor, at=cast.NOW)
    return obstacle


def test_a_supporter_too_records_an_obstacle() -> None:
    walhi = cast.organisation("ngo", "Perkumpulan Contoh Lestari")
    collaboration = opened(invited=((cast.government(cast.SLEMAN), Part.PARTY), (walhi, Part.SUPPORTER)))
    collaborations.offer(collaboration, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)
    for person in (cast.head(cast.SLEMAN), cast.person(walhi, Rank.HEAD)):
        party = collaboration.parties.get(organisation=person.post.organisation)
        parties.accept(party, actor=person.actor, at=cast.NOW)
    collaborations.form(collaboration, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)

    obstacle = raised(collaboration, by=cast.person(walhi, Rank.LIAISON))

    assert (obstacle.state, obstacle.raised_by, obstacle.due_on.isoformat()) == (
        "raised",
        walhi,
        "2026-12-21",
    )


@pytest.mark.parametrize("prepared", [answered, offered])
def test_nothing_is_recorded_before_the_collaboration_is_formed(prepared) -> None:
    collaboration = prepared()
    before = written()

    with pytest.raises(Refused):
        raised(collaboration)

    assert written() == before


@pytest.mark.parametrize("who", [cast.outsider, cast.ministry, lambda: cast.auditor(cast.SLEMAN)])
def test_outsiders_and_lookers_on_record_nothing(who) -> None:
    collaboration = formed()
    before = written()

    with pytest.raises(Refused):
        raised(collaboration, by=who())

    assert written() == before


def test_a_kind_that_is_not_one_of_the_six_is_not_kept() -> None:
    collaboration = formed()
    before = written()

    with pytest.raises(ValidationError):
        actions.report(
            collaboration, kind="cuaca", title="Hujan", actor=cast.officer(cast.BANTUL).actor, at=cast.NOW
        )

    assert written() == before


def test_before_it_is_taken_up_it_is_known_to_whom_and_why() -> None:
    address = address_of(raised(formed()))

    assert address is not None
    assert (address.key, address.name, address.legal_basis) == (
        "s:34",
        "Gubernur Daerah Istimewa Yogyakarta",
        "UU 23/2014 pasal 370 ayat (1); PP 28/2018 pasal 5 ayat (2)",
    )


def test_neighbours_of_one_province_go_to_their_governor() -> None:
    collaboration = formed()
    supervisor = cast.governor_office(cast.DIY)
    cast.ministry()

    obstacle = scene.escalated(collaboration)

    assert (obstacle.state, obstacle.level, obstacle.addressee) == ("escalated", "governor", "s:34")
    told = Notice.objects.filter(key__startswith=f"coordinate.obstacle:{obstacle.pk}:")
    assert list(told.values_list("user_id", flat=True)) == [supervisor.user.pk]


def test_parties_of_two_provinces_go_to_the_minister() -> None:
    collaboration = across_provinces()
    supervisor = cast.ministry()
    cast.governor_office(cast.DIY)

    obstacle = taken_up(collaboration)

    assert (obstacle.level, obstacle.addressee) == ("minister", "s:*")
    told = Notice.objects.filter(key__startswith=f"coordinate.obstacle:{obstacle.pk}:")
    assert list(told.values_list("user_id", flat=True)) == [supervisor.user.pk]


def test_inside_one_government_its_head_decides() -> None:
    collaboration = inside_one_government()
    mayor = cast.head(cast.YOGYAKARTA)
    lead = cast.person(cast.department(cast.YOGYAKARTA, "Dinas Lingkungan Hidup"), Rank.HEAD)

    obstacle = taken_up(collaboration, by=lead)
    actions.answer(obstacle, answer="Dinas Kesehatan menyediakan wadah.", actor=mayor.actor, at=cast.NOW)

    assert (obstacle.level, obstacle.addressee_name) == ("head", "Wali Kota Yogyakarta")
    assert obstacle.state == "answered"


def test_the_governors_office_answers_for_its_province() -> None:
    obstacle = scene.escalated(formed())
    supervisor = cast.governor_office(cast.DIY)

    actions.answer(obstacle, answer="Truk Bantul berhak masuk.", actor=supervisor.actor, at=cast.NOW)

    assert (obstacle.state, obstacle.answer) == ("answered", "Truk Bantul berhak masuk.")
    assert obstacle.answered_by.endswith(supervisor.post.organisation.name)


@pytest.mark.parametrize("code", [cast.DIY, "33"])
def test_a_governors_office_does_not_answer_what_went_to_the_minister(code) -> None:
    obstacle = taken_up(across_provinces())
    supervisor = cast.governor_office(code).actor
    before = written()

    with pytest.raises(Refused, match="dinaikkan kepada pembina lain"):
        actions.answer(obstacle, answer="Biar kami saja.", actor=supervisor, at=cast.NOW)

    obstacle.refresh_from_db()
    assert (obstacle.state, written()) == ("escalated", before)


def test_the_ministry_does_not_answer_what_went_to_the_governor() -> None:
    obstacle = scene.escalated(formed())
    supervisor = cast.ministry().actor
    before = written()

    with pytest.raises(Refused, match="dinaikkan kepada pembina lain"):
        actions.answer(obstacle, answer="Biar kami saja.", actor=supervisor, at=cast.NOW)

    obstacle.refresh_from_db()
    assert (obstacle.state, written()) == ("escalated", before)


@pytest.mark.parametrize(
    "who",
    [
        lambda: cast.governor_office("73"),
        lambda: cast.head(cast.DIY),
        lambda: cast.head(cast.YOGYAKARTA),
        cast.outsider,
    ],
)
def test_nobody_but_the_supervisor_answers(who) -> None:
    obstacle = scene.escalated(formed())
    actor = who().actor
    before = written()

    with pytest.raises(Refused):
        actions.answer(obstacle, answer="Begini saja.", actor=actor, at=cast.NOW)

    obstacle.refresh_from_db()
    assert (obstacle.state, written()) == ("escalated", before)


def test_what_the_governor_could_not_settle_goes_to_the_minister_and_no_further() -> None:
    obstacle = scene.escalated(formed())
    officer = cast.officer(cast.BANTUL).actor
    actions.answer(obstacle, answer="Musyawarah.", actor=cast.governor_office(cast.DIY).actor, at=cast.NOW)

    actions.escalate(obstacle, question="Belum selesai.", actor=officer, at=cast.NOW)
    assert (obstacle.state, obstacle.level, obstacle.answer) == ("escalated", "minister", "")

    actions.answer(obstacle, answer="Dibagi rata.", actor=cast.ministry().actor, at=cast.NOW)
    before = written()
    with pytest.raises(Refused, match="bersifat final"):
        actions.escalate(obstacle, question="Masih belum.", actor=officer, at=cast.NOW)
    assert written() == before


@pytest.mark.parametrize("who", [lambda: cast.environment_officer(cast.BANTUL), cast.outsider, cast.ministry])
def test_only_who_decides_for_a_party_takes_it_up(who) -> None:
    obstacle = scene.reported(formed())
    actor = who().actor
    before = written()

    with pytest.raises(Refused):
        actions.escalate(obstacle, question="Tolong.", actor=actor, at=cast.NOW)

    obstacle.refresh_from_db()
    assert (obstacle.state, written()) == ("raised", before)


def test_it_is_taken_up_once_at_a_time() -> None:
    obstacle = scene.escalated(formed())
    before = written()

    with pytest.raises(Refused, match="Dinaikkan ke pembina"):
        actions.escalate(obstacle, question="Lagi.", actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)

    assert written() == before


@pytest.mark.parametrize("prepared", [scene.reported, scene.escalated])
def test_it_is_resolved_with_how(prepared) -> None:
    obstacle = prepared(formed())

    actions.resolve(
        obstacle,
        resolution="Jadwal gerbang disamakan.",
        actor=cast.officer(cast.YOGYAKARTA).actor,
        at=cast.NOW,
    )

    assert (obstacle.state, obstacle.resolved_at) == ("resolved", cast.NOW)


def test_an_empty_resolution_is_kept_from_the_database() -> None:
    obstacle = scene.reported(formed())
    before = written()

    with pytest.raises(ValidationError):
        actions.resolve(obstacle, resolution=" ", actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)

    obstacle.refresh_from_db()
    assert (obstacle.state, written()) == ("raised", before)


@pytest.mark.parametrize("who", [lambda: cast.officer(cast.BANTUL), cast.outsider, cast.ministry])
def test_nobody_but_the_coordinator_resolves_it(who) -> None:
    obstacle = scene.reported(formed())
    actor = who().actor
    before = written()

    with pytest.raises(Refused):
        actions.resolve(obstacle, resolution="Sudah.", actor=actor, at=cast.NOW)

    obstacle.refresh_from_db()
    assert (obstacle.state, written()) == ("raised", before)


def test_the_moves_of_the_table_are_the_actions() -> None:
    assert set(actions.MOVES) == {row.name for row in Obstacle.lifecycle.moves}


def test_there_is_one_ministry_that_supervises_the_nation() -> None:
    assert Organisation.objects.filter(supervises_nation=True).count() == 1
