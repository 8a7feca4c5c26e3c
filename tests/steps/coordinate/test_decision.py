"""A decision: who may answer, when it may be closed, and that a refusal leaves no trace."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from rajut.core.law.lifecycle import Refused
from rajut.foundation.journal.models import Event, Notice
from rajut.steps.coordinate.actions import decision as actions
from rajut.steps.coordinate.models import Decision, Position
from tests import cast
from tests.steps.coordinate import scene
from tests.steps.engage.scene import answered, formed

pytestmark = pytest.mark.django_db
LATER = cast.NOW + timedelta(days=60)
COORDINATOR = cast.YOGYAKARTA


def written() -> tuple[int, int, int]:
    return Decision.objects.count(), Position.objects.count(), Event.objects.count()


def test_a_question_is_put_to_the_parties_with_the_usual_quorum_and_ten_working_days() -> None:
    collaboration = formed()

    decision = scene.asked(collaboration)

    assert (decision.state, decision.quorum, decision.due_on) == ("open", 2, date(2026, 12, 7))
    assert decision.asked_by == cast.government(cast.YOGYAKARTA)


def test_those_who_sign_are_asked_by_letter() -> None:
    collaboration = formed()
    signers = {cast.secretary(code).user.pk for code in (cast.SLEMAN, cast.BANTUL)}
    heads = {cast.head(code).user.pk for code in (cast.SLEMAN, cast.BANTUL)}

    decision = scene.asked(collaboration)

    asked = Notice.objects.filter(key=f"coordinate.decision:{decision.pk}:asked")
    assert set(asked.values_list("user_id", flat=True)) == signers | heads


def test_nothing_is_put_to_parties_that_have_not_formed() -> None:
    collaboration = answered()
    before = written()

    with pytest.raises(Refused, match="setelah kolaborasi terbentuk"):
        scene.asked(collaboration)

    assert written() == before


@pytest.mark.parametrize(
    ("words", "field"),
    [({"quorum": 4}, "quorum"), ({"due_on": date(2026, 11, 20)}, "due_on")],
)
def test_a_quorum_above_the_parties_or_a_day_gone_by_stands_beside_its_field(words, field) -> None:
    collaboration = formed()
    before = written()

    with pytest.raises(ValidationError) as error:
        scene.asked(collaboration, **words)

    assert list(error.value.message_dict) == [field]
    assert written() == before


def test_an_outsider_puts_no_question() -> None:
    collaboration = formed()
    before = written()

    with pytest.raises(Refused):
        actions.ask(
            collaboration,
            title="Titip",
            proposal="Titip",
            quorum=99,
            actor=cast.outsider().actor,
            at=cast.NOW,
        )

    assert written() == before


def test_a_party_answers_once_whoever_of_it_asks() -> None:
    decision = scene.stood(scene.asked(formed()), sleman="agree")
    before = written()

    with pytest.raises(Refused, match="sudah menyatakan sikap"):
        actions.stand(decision, stance="disagree", note="x", actor=cast.head(cast.SLEMAN).actor, at=cast.NOW)

    assert written() == before


@pytest.mark.parametrize("who", ["officer", "environment_officer", "auditor"])
def test_only_who_signs_for_a_party_answers(who: str) -> None:
    decision = scene.asked(formed())
    before = written()

    with pytest.raises(Refused, match="kepala atau sekretaris"):
        actions.stand(decision, stance="agree", actor=getattr(cast, who)(cast.SLEMAN).actor, at=cast.NOW)

    assert written() == before


@pytest.mark.parametrize("who", [cast.outsider, lambda: cast.head(cast.DIY), cast.ministry])
def test_neither_outsider_nor_facilitator_nor_ministry_answers(who) -> None:
    decision = scene.asked(formed())
    before = written()

    with pytest.raises(Refused):
        actions.stand(decision, stance="agree", actor=who().actor, at=cast.NOW)

    assert written() == before


def test_to_disagree_is_to_say_why() -> None:
    decision = scene.asked(formed())
    before = written()

    with pytest.raises(ValidationError, match="Tuliskan alasan tidak setuju"):
        actions.stand(decision, stance="disagree", note="  ", actor=cast.head(cast.SLEMAN).actor, at=cast.NOW)

    assert written() == before


def test_a_majority_of_all_parties_adopts() -> None:
    decision = scene.stood(scene.asked(formed()), yogyakarta="agree", sleman="agree", bantul="disagree")

    actions.adopt(decision, actor=cast.officer(COORDINATOR).actor, at=cast.NOW)

    assert (decision.state, decision.decided_at) == ("passed", cast.NOW)


def test_a_majority_against_rejects() -> None:
    decision = scene.stood(scene.asked(formed()), yogyakarta="agree", sleman="abstain", bantul="disagree")

    actions.reject(decision, actor=cast.officer(COORDINATOR).actor, at=cast.NOW)

    assert decision.state == "rejected"


def test_without_a_quorum_it_lapses_after_its_deadline() -> None:
    decision = scene.stood(scene.asked(formed()), sleman="agree")

    actions.lapse(decision, actor=cast.officer(COORDINATOR).actor, at=LATER)

    assert decision.state == "lapsed"


def test_the_coordinator_withdraws_with_a_reason() -> None:
    decision = scene.asked(formed())

    actions.withdraw(decision, reason="Salah rumus.", actor=cast.officer(COORDINATOR).actor, at=cast.NOW)

    assert (decision.state, decision.reason) == ("withdrawn", "Salah rumus.")


def test_a_withdrawal_without_a_reason_is_kept_from_the_database() -> None:
    decision = scene.asked(formed())
    before = written()

    with pytest.raises(ValidationError, match="Tuliskan alasan menarik"):
        actions.withdraw(decision, reason=" ", actor=cast.officer(COORDINATOR).actor, at=cast.NOW)

    assert written() == before


@pytest.mark.parametrize(
    ("move", "stances", "at", "reason"),
    [
        ("adopt", {}, cast.NOW, "Kuorum belum tercapai"),
        ("adopt", {"yogyakarta": "agree", "sleman": "agree"}, cast.NOW, "Belum semua pihak"),
        ("adopt", {"yogyakarta": "agree", "sleman": "disagree"}, LATER, "belum lebih banyak"),
        ("reject", {"yogyakarta": "agree", "sleman": "agree"}, LATER, "Mayoritas setuju"),
        ("lapse", {"yogyakarta": "agree", "sleman": "agree"}, LATER, "tidak dapat dinyatakan gugur"),
        ("lapse", {}, cast.NOW, "tidak dapat dinyatakan gugur"),
    ],
)
def test_a_decision_is_not_closed_before_its_time(move, stances, at, reason) -> None:
    decision = scene.stood(scene.asked(formed()), **stances)
    before = written()

    with pytest.raises(Refused, match=reason):
        actions.MOVES[move](decision, actor=cast.officer(COORDINATOR).actor, at=at)

    decision.refresh_from_db()
    assert (decision.state, written()) == ("open", before)


@pytest.mark.parametrize("move", ["adopt", "reject", "lapse", "withdraw"])
@pytest.mark.parametrize("who", [lambda: cast.officer(cast.SLEMAN), cast.outsider, cast.ministry])
def test_nobody_else_closes_a_decision(move, who) -> None:
    decision = scene.stood(scene.asked(formed()), yogyakarta="agree", sleman="agree", bantul="agree")
    before = written()
    words = {"reason": "Bukan saya."} if move == "withdraw" else {}

    with pytest.raises(Refused):
        actions.MOVES[move](decision, actor=who().actor, at=cast.NOW, **words)

    decision.refresh_from_db()
    assert (decision.state, written()) == ("open", before)


@pytest.mark.parametrize("move", ["stand", "adopt", "reject", "lapse", "withdraw"])
def test_what_is_decided_stays_decided(move) -> None:
    decision = scene.adopted(formed())
    before = written()
    words = {"stand": {"stance": "agree"}, "withdraw": {"reason": "Berubah pikiran."}}.get(move, {})

    with pytest.raises(Refused, match="Disahkan"):
        actions.MOVES[move](decision, actor=cast.head(COORDINATOR).actor, at=cast.NOW, **words)

    decision.refresh_from_db()
    assert (decision.state, written()) == ("passed", before)
