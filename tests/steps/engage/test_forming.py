"""A collaboration from the first draft to its end: each move works, and refuses whoever may not make it."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError

from rajut.core.law.authority import Part
from rajut.core.law.lifecycle import Refused
from rajut.core.law.lifecycles.engage import COLLABORATION, PARTY
from rajut.foundation.journal.models import Event, Notice
from rajut.foundation.people.sight import standing_as
from rajut.steps.engage import queries
from rajut.steps.engage.actions import collaboration as collaborations
from rajut.steps.engage.actions import party as parties
from rajut.steps.engage.models import Collaboration, Party
from tests import cast
from tests.steps.engage import scene

pytestmark = pytest.mark.django_db


def sentence(refused: pytest.ExceptionInfo[Refused]) -> str:
    """The words in which it was refused."""
    return refused.value.refusal.text()


def test_three_regions_and_their_province_form_a_collaboration() -> None:
    collaboration = scene.formed()

    assert collaboration.state == "formed"
    assert [
        (party.organisation.region_id, party.part, party.state) for party in collaboration.standing_parties
    ] == [
        ("34.71", "initiator", "accepted"),
        ("34.04", "party", "accepted"),
        ("34.02", "party", "accepted"),
        ("34", "facilitator", "accepted"),
    ]
    moves = Event.objects.filter(collaboration_id=collaboration.pk).order_by("sequence")
    assert [event.move for event in moves] == [
        "begin", "begin", "begin", "begin", "offer", "invite", "invite", "invite", "accept", "accept",
        "accept", "form",
    ]  # fmt: skip


def test_every_move_of_the_table_has_its_action() -> None:
    assert set(collaborations.MOVES) == {row.name for row in COLLABORATION.moves}
    assert set(parties.MOVES) == {row.name for row in PARTY.moves}


def test_only_those_who_decide_for_a_government_open_a_collaboration_in_its_name() -> None:
    department = cast.environment_officer(cast.YOGYAKARTA)

    with pytest.raises(Refused):
        scene.opened(by=department)

    assert Collaboration.objects.count() == 0
    assert Event.objects.count() == 0


def test_an_offer_starts_every_clock_and_writes_to_those_who_may_answer() -> None:
    cast.officer(cast.SLEMAN)
    head, secretary = cast.head(cast.SLEMAN), cast.secretary(cast.SLEMAN)

    collaboration = scene.offered()

    sleman = scene.party(collaboration, cast.SLEMAN)
    assert (sleman.state, str(sleman.due_on)) == ("invited", "2027-01-08")  # 30 working days, KSDD
    letters = Notice.objects.filter(key=f"engage.invitation:{sleman.pk}")
    assert {letter.user for letter in letters} == {head.user, secretary.user}


def test_an_invited_head_answers_for_its_own_organisation_alone() -> None:
    collaboration = scene.offered()
    bantul = scene.party(collaboration, cast.BANTUL)
    before = Event.objects.count()

    with pytest.raises(Refused):
        parties.accept(bantul, actor=cast.head(cast.SLEMAN).actor, at=cast.NOW)

    assert Party.objects.get(pk=bantul.pk).state == "invited"
    assert Event.objects.count() == before


@pytest.mark.parametrize("who", [cast.officer, cast.environment_officer, cast.auditor])
def test_an_invitation_is_answered_by_the_head_or_the_secretary_only(
    who: Callable[[str], cast.Person],
) -> None:
    collaboration = scene.offered()
    sleman = scene.party(collaboration, cast.SLEMAN)
    before = Event.objects.count()

    with pytest.raises(Refused):
        parties.accept(sleman, actor=who(cast.SLEMAN).actor, at=cast.NOW)

    assert Party.objects.get(pk=sleman.pk).state == "invited"
    assert Event.objects.count() == before


def test_whoever_declines_keeps_sight_of_its_answer_and_loses_the_inside() -> None:
    collaboration = scene.offered()
    head = cast.head(cast.SLEMAN).actor
    sleman = scene.party(collaboration, cast.SLEMAN)

    with standing_as(head.keys):
        parties.decline(sleman, reason="Sudah ada kerja sama serupa.", actor=head, at=cast.NOW)

    assert (sleman.state, sleman.reason) == ("declined", "Sudah ada kerja sama serupa.")
    assert list(queries.collaborations(head)) == [collaboration]
    assert list(queries.inside(head)) == []
    assert Event.objects.filter(move="decline", record_id=str(sleman.pk)).count() == 1


def test_a_refusal_without_a_reason_is_not_kept() -> None:
    collaboration = scene.offered()
    sleman = scene.party(collaboration, cast.SLEMAN)
    before = Event.objects.count()

    with pytest.raises(ValidationError, match="Tuliskan alasan"):
        parties.decline(sleman, reason="", actor=cast.head(cast.SLEMAN).actor, at=cast.NOW)

    assert Party.objects.get(pk=sleman.pk).state == "invited"
    assert Event.objects.count() == before


def test_a_collaboration_with_an_open_invitation_is_not_formed() -> None:
    collaboration = scene.offered()
    before = Event.objects.count()

    with pytest.raises(Refused) as refused:
        collaborations.form(collaboration, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)

    assert sentence(refused) == "Masih ada pihak yang belum menjawab undangan."
    assert Collaboration.objects.get().state == "offered"
    assert Event.objects.count() == before


def test_parties_that_do_not_fit_the_track_are_not_invited() -> None:
    collaboration = scene.opened(invited=((cast.organisation("ngo", "Yayasan Contoh"), Part.PARTY),))
    before = Event.objects.count()

    with pytest.raises(Refused) as refused:
        collaborations.offer(collaboration, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)

    assert sentence(refused).startswith("Susunan pihak belum sesuai jalur")
    assert Collaboration.objects.get().state == "draft"
    assert Party.objects.filter(state="invited").count() == 0
    assert Event.objects.count() == before


def test_an_organisation_stands_on_the_list_once() -> None:
    collaboration = scene.opened()
    before = Event.objects.count()

    with pytest.raises(ValidationError, match="sudah tercatat sebagai pihak"):
        scene.propose(collaboration, cast.government(cast.SLEMAN))

    assert collaboration.parties.count() == 4
    assert Event.objects.count() == before


def test_an_organisation_that_declined_may_be_asked_again() -> None:
    collaboration = scene.offered()
    sleman = scene.party(collaboration, cast.SLEMAN)
    parties.decline(sleman, reason="Belum siap.", actor=cast.head(cast.SLEMAN).actor, at=cast.NOW)

    again = scene.propose(collaboration, cast.government(cast.SLEMAN))
    parties.invite(again, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)

    assert (again.state, Party.objects.get(pk=sleman.pk).state) == ("invited", "declined")


def test_a_struck_party_no_longer_sees_the_collaboration() -> None:
    collaboration = scene.offered()
    sleman = scene.party(collaboration, cast.SLEMAN)

    parties.strike(sleman, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)

    assert list(queries.collaborations(cast.head(cast.SLEMAN).actor)) == []


def test_nobody_is_listed_once_it_is_over() -> None:
    collaboration = scene.opened()
    officer = cast.officer(cast.YOGYAKARTA).actor
    collaborations.cancel(collaboration, reason="Diganti.", actor=officer, at=cast.NOW)
    before = Event.objects.count()

    with pytest.raises(Refused):
        scene.propose(collaboration, cast.government("34.03"))

    assert Event.objects.count() == before


def test_publishing_shows_it_to_everybody_and_withholding_to_the_parties_alone() -> None:
    collaboration = scene.formed()
    officer, outsider = cast.officer(cast.YOGYAKARTA).actor, cast.outsider().actor

    collaborations.publish(collaboration, actor=officer, at=cast.NOW)
    seen = list(queries.collaborations(outsider))
    collaborations.withhold(collaboration, actor=officer, at=cast.NOW)

    assert seen == [collaboration]
    assert (collaboration.sight, collaboration.published_at) == ("parties", None)
    assert list(queries.collaborations(outsider)) == []


def test_what_is_published_is_not_published_again() -> None:
    collaboration = scene.formed()
    officer = cast.officer(cast.YOGYAKARTA).actor
    collaborations.publish(collaboration, actor=officer, at=cast.NOW)
    before = Event.objects.count()

    with pytest.raises(Refused):
        collaborations.publish(collaboration, actor=officer, at=cast.NOW)

    assert Event.objects.count() == before


def test_it_runs_only_on_an_agreed_plan() -> None:
    collaboration = scene.formed()
    officer = cast.officer(cast.YOGYAKARTA).actor
    before = Event.objects.count()

    with pytest.raises(Refused) as refused:
        collaborations.run(collaboration, actor=officer, at=cast.NOW)

    assert sentence(refused) == "Rencana bersama belum disepakati semua pihak."
    assert Event.objects.count() == before
    Collaboration.objects.update(plan_agreed_at=cast.NOW)
    collaborations.run(collaboration, actor=officer, at=cast.NOW)
    assert collaboration.state == "running"


def test_it_ends_with_a_reason_of_the_law() -> None:
    collaboration = scene.formed()

    collaborations.end(
        collaboration,
        ending="purpose",
        reason="Seluruh sasaran tercapai.",
        actor=cast.officer(cast.YOGYAKARTA).actor,
        at=cast.NOW,
    )

    assert (collaboration.state, collaboration.get_ending_display()) == ("ended", "Tujuan tercapai")


@pytest.mark.parametrize("name", ["revise", "offer", "cancel"])
@pytest.mark.parametrize(
    "who", [cast.outsider, lambda: cast.head(cast.SLEMAN), lambda: cast.environment_officer(cast.YOGYAKARTA)]
)
def test_only_the_initiators_coordinator_prepares(name: str, who: Callable[[], cast.Person]) -> None:
    collaboration = scene.opened()
    given = {"revise": scene.description(title="Lain"), "cancel": {"reason": "Tidak jadi."}}.get(name, {})
    before = Event.objects.count()

    with pytest.raises(Refused):
        collaborations.MOVES[name](collaboration, **given, actor=who().actor, at=cast.NOW)

    assert Collaboration.objects.get().state == "draft"
    assert Collaboration.objects.get().title == scene.TITLE
    assert Event.objects.count() == before


def test_a_revision_says_what_changed_and_the_track_is_fixed_once_offered() -> None:
    collaboration = scene.offered()
    officer = cast.officer(cast.YOGYAKARTA).actor

    collaborations.revise(
        collaboration, **scene.description(title="Sampah Kartamantul"), actor=officer, at=cast.NOW
    )
    with pytest.raises(Refused):
        collaborations.revise(
            collaboration, **scene.description(title="Lain", track="sinergi"), actor=officer, at=cast.NOW
        )

    assert (collaboration.title, collaboration.track) == ("Sampah Kartamantul", "ksdd")
    revisions = Event.objects.filter(move="revise")
    assert [event.data["changes"]["title"] for event in revisions] == [[scene.TITLE, "Sampah Kartamantul"]]
