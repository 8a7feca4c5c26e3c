"""A need or an offer from its draft to its end, who sees it, and whom it meets."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from rajut.core.law.lifecycle import Refused
from rajut.foundation.journal.models import Event
from rajut.foundation.people.actor import PUBLIC_ACTOR
from rajut.foundation.people.sight import standing_as
from rajut.steps.identify import queries
from rajut.steps.identify.actions import declaration as actions
from rajut.steps.identify.models import Declaration
from tests import cast
from tests.steps.identify import scene

pytestmark = pytest.mark.django_db
LATER = cast.NOW + timedelta(days=1)
TODAY = timezone.localdate(cast.NOW)


def test_a_need_is_declared_revised_announced_and_met() -> None:
    officer = cast.officer(cast.SLEMAN)
    need = scene.drafted()

    actions.revise(
        need,
        kind="need",
        domain="service",
        title="Pengolahan sampah",
        quantity=Decimal(50),
        unit="ton per hari",
        starts_on=need.starts_on,
        ends_on=need.ends_on,
        actor=officer.actor,
        at=cast.NOW,
    )
    actions.open(need, actor=officer.actor, at=LATER)
    actions.meet(need, actor=officer.actor, at=LATER)

    assert (need.state, need.title, need.quantity, need.declared_at) == (
        "met",
        "Pengolahan sampah",
        Decimal(50),
        LATER,
    )
    assert [event.move for event in Event.objects.order_by("sequence")] == ["begin", "revise", "open", "meet"]


def test_a_department_drafts_and_its_government_announces() -> None:
    worker = cast.environment_officer(cast.SLEMAN)
    need = scene.drafted(person=worker)

    with pytest.raises(Refused):
        actions.open(need, actor=worker.actor, at=cast.NOW)
    actions.open(need, actor=cast.secretary(cast.SLEMAN).actor, at=cast.NOW)

    assert need.state == "open"


def test_withdrawing_needs_a_reason() -> None:
    need = scene.announced()
    before = scene.written()

    with pytest.raises(ValidationError) as caught, transaction.atomic():
        actions.withdraw(need, reason="", actor=cast.officer(cast.SLEMAN).actor, at=LATER)

    need.refresh_from_db()
    assert caught.value.messages == ["Tuliskan alasan menariknya."]
    assert (need.state, scene.written()) == ("open", before)


def test_withdrawing_keeps_the_reason() -> None:
    need = scene.announced()

    actions.withdraw(need, reason="Sudah dibeli.", actor=cast.officer(cast.SLEMAN).actor, at=LATER)

    assert (need.state, need.reason) == ("withdrawn", "Sudah dibeli.")


@pytest.mark.parametrize("move", ["open", "meet", "withdraw"])
def test_an_outsider_moves_nothing(move: str) -> None:
    need = scene.drafted() if move == "open" else scene.announced()
    state, before = need.state, scene.written()
    reason = {"reason": "Karena."} if move == "withdraw" else {}

    with pytest.raises(Refused), transaction.atomic():
        actions.MOVES[move](need, **reason, actor=cast.outsider().actor, at=LATER)

    need.refresh_from_db()
    assert (need.state, scene.written()) == (state, before)


@pytest.mark.parametrize(("move", "state"), [("meet", "draft"), ("open", "open")])
def test_a_move_of_another_state_is_refused(move: str, state: str) -> None:
    need = scene.drafted() if state == "draft" else scene.announced()
    before = scene.written()

    with pytest.raises(Refused), transaction.atomic():
        actions.MOVES[move](need, actor=cast.officer(cast.SLEMAN).actor, at=LATER)

    need.refresh_from_db()
    assert (need.state, scene.written()) == (state, before)


def test_an_announced_need_is_not_revised_behind_its_readers_backs() -> None:
    need = scene.announced()
    before = scene.written()

    with pytest.raises(Refused):
        actions.revise(
            need,
            kind="need",
            domain="service",
            title="Lain",
            starts_on=need.starts_on,
            ends_on=need.ends_on,
            actor=cast.officer(cast.SLEMAN).actor,
            at=LATER,
        )

    assert scene.written() == before


def test_nobody_declares_for_another_organisation() -> None:
    with pytest.raises(Refused):
        scene.drafted(cast.SLEMAN, person=cast.outsider())

    assert scene.written() == (0, 0, 0)


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ({"quantity": 0}, "Jumlah harus lebih dari nol dan disertai satuan."),
        ({"unit": ""}, "Jumlah harus lebih dari nol dan disertai satuan."),
    ],
)
def test_the_database_refuses_what_makes_no_sense(how: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValidationError) as caught:
        scene.drafted(**how)  # type: ignore[arg-type]  # wrong on purpose

    assert caught.value.messages == [sentence]
    assert scene.written() == (0, 0, 0)


@pytest.mark.parametrize(
    ("sight", "sleman", "outsider", "public"),
    [
        ("own", 1, 0, 0),
        ("parties", 1, 0, 0),
        ("officials", 1, 1, 0),
        ("public", 1, 1, 1),
    ],
)
def test_four_levels_of_sight(sight: str, sleman: int, outsider: int, public: int) -> None:
    scene.announced(sight=sight)

    actors = (cast.officer(cast.SLEMAN).actor, cast.outsider().actor, PUBLIC_ACTOR)
    seen = [queries.declarations(actor).count() for actor in actors]
    behind = []
    for actor in actors:
        with standing_as(actor.keys):
            behind.append(Declaration.objects.count())

    assert seen == [sleman, outsider, public]
    assert behind == seen


def test_a_draft_is_its_own_organisations_alone() -> None:
    scene.drafted(sight="public")

    seen = [
        queries.declarations(person.actor).count()
        for person in (cast.environment_officer(cast.SLEMAN), cast.outsider())
    ]

    assert seen == [1, 0]


def test_who_offers_this() -> None:
    need = scene.announced()
    offer = scene.announced(cast.BANTUL, kind="offer", quantity=60)
    scene.announced(cast.YOGYAKARTA, kind="offer", sight="own")

    found = queries.matches(need, actor=cast.officer(cast.SLEMAN).actor, on=TODAY)

    assert [(match.declaration, match.key) for match in found] == [(offer, "")]
    assert "Penawaran 60 ton per hari memenuhi 60 persen kebutuhan 100 ton per hari (0,12 dari 0,2)." in [
        *found[0].reasons
    ]


def test_a_match_that_was_kept_leads_to_its_opportunity() -> None:
    need, _ = scene.announced(), scene.announced(cast.BANTUL, kind="offer")
    scene.searched()

    (match,) = queries.matches(need, actor=cast.officer(cast.SLEMAN).actor, on=TODAY)

    assert queries.opportunities(cast.officer(cast.SLEMAN).actor).get(pk=match.key).declared == [
        str(need.pk),
        str(match.declaration.pk),
    ]


def test_what_has_passed_meets_nobody() -> None:
    need = scene.announced()
    offer = scene.announced(cast.BANTUL, kind="offer")

    found = queries.matches(need, actor=cast.officer(cast.SLEMAN).actor, on=offer.ends_on + timedelta(days=1))

    assert found == []


def test_a_draft_waits_for_those_who_may_announce_it() -> None:
    scene.drafted(person=cast.environment_officer(cast.SLEMAN))
    scene.announced(title="Sudah diumumkan")

    people = (
        cast.officer(cast.SLEMAN),
        cast.environment_officer(cast.SLEMAN),
        cast.auditor(cast.SLEMAN),
        cast.outsider(),
    )
    waiting = [[each.title for each in queries.waiting(who.actor, at=cast.NOW)] for who in people]

    assert waiting == [["Umumkan atau tarik: Pengolahan sampah organik"], [], [], []]
