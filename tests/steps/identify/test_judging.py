"""What an organisation makes of an opportunity, and that no search takes it away."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from rajut.core.law.lifecycle import Refused
from rajut.foundation.journal.models import Event
from rajut.foundation.people.sight import standing_as
from rajut.steps.identify import actions, queries
from rajut.steps.identify.actions import judgement as judging
from rajut.steps.identify.models import Judgement, Opportunity
from tests import cast
from tests.cast import Person
from tests.steps.identify import scene

pytestmark = pytest.mark.django_db
LATER = cast.NOW + timedelta(days=1)


@pytest.fixture
def water() -> Opportunity:
    """Sleman's lack of water, found."""
    scene.figures()
    scene.searched()
    return scene.water()


def shortlisted(water: Opportunity, person: Person) -> Judgement:
    judgement = scene.judgement(water, person)
    judging.shortlist(judgement, actor=person.actor, at=cast.NOW)
    return Judgement.objects.get(opportunity=water, organisation_id=person.actor.government_id)


def dismissed(water: Opportunity, person: Person) -> Judgement:
    judgement = scene.judgement(water, person)
    judging.dismiss(judgement, reason="Sudah dikerjakan.", actor=person.actor, at=cast.NOW)
    return Judgement.objects.get(opportunity=water, organisation_id=person.actor.government_id)


def test_a_department_marks_an_opportunity_for_its_government(water: Opportunity) -> None:
    judgement = shortlisted(water, cast.environment_officer(cast.SLEMAN))

    assert (judgement.state, judgement.organisation) == ("shortlisted", cast.government(cast.SLEMAN))
    assert [event.move for event in Event.objects.order_by("sequence")] == ["begin", "shortlist"]


def test_setting_aside_keeps_the_reason_and_who_gave_it(water: Opportunity) -> None:
    judgement = dismissed(water, cast.secretary(cast.SLEMAN))

    assert (judgement.state, judgement.reason, judgement.judged_at) == (
        "dismissed",
        "Sudah dikerjakan.",
        cast.NOW,
    )
    assert judgement.judged_by.endswith(cast.secretary(cast.SLEMAN).post.title)


def test_both_can_be_taken_back(water: Opportunity) -> None:
    officer = cast.officer(cast.SLEMAN)
    judgement = shortlisted(water, officer)

    judging.unmark(judgement, actor=officer.actor, at=LATER)
    judging.dismiss(judgement, reason="Belum sekarang.", actor=officer.actor, at=LATER)
    judging.reconsider(judgement, actor=officer.actor, at=LATER)

    assert (judgement.state, judgement.reason) == ("unjudged", "")
    assert [event.move for event in Event.objects.order_by("sequence")] == [
        "begin",
        "shortlist",
        "unmark",
        "dismiss",
        "reconsider",
    ]


def test_a_reason_is_compulsory(water: Opportunity) -> None:
    officer = cast.officer(cast.SLEMAN)
    before = scene.written()

    with pytest.raises(ValidationError) as caught, transaction.atomic():
        judging.dismiss(scene.judgement(water, officer), reason="", actor=officer.actor, at=cast.NOW)

    assert caught.value.messages == ["Tuliskan alasan mengesampingkan peluang ini."]
    assert scene.written() == before


@pytest.mark.parametrize("move", ["shortlist", "dismiss"])
@pytest.mark.parametrize("person", [cast.auditor, cast.governor_office])
def test_lookers_on_judge_nothing(water: Opportunity, move: str, person: object) -> None:
    somebody = person(cast.DIY)  # type: ignore[operator]  # a function of the cast
    reason = {"reason": "Karena."} if move == "dismiss" else {}
    before = scene.written()

    with pytest.raises(Refused), transaction.atomic():
        judging.MOVES[move](scene.judgement(water, somebody), **reason, actor=somebody.actor, at=cast.NOW)

    assert scene.written() == before


def test_a_department_does_not_set_aside(water: Opportunity) -> None:
    officer = cast.environment_officer(cast.SLEMAN)
    before = scene.written()

    with pytest.raises(Refused), transaction.atomic():
        judging.dismiss(scene.judgement(water, officer), reason="Karena.", actor=officer.actor, at=cast.NOW)

    assert scene.written() == before


def test_another_organisation_cannot_move_ours(water: Opportunity) -> None:
    judgement = shortlisted(water, cast.officer(cast.SLEMAN))
    before = scene.written()

    with pytest.raises(Refused):
        judging.unmark(judgement, actor=cast.outsider().actor, at=LATER)

    judgement.refresh_from_db()
    assert (judgement.state, scene.written()) == ("shortlisted", before)


@pytest.mark.parametrize("move", ["unmark", "reconsider"])
def test_nothing_is_taken_back_that_was_not_given(water: Opportunity, move: str) -> None:
    officer = cast.officer(cast.SLEMAN)
    judgement = shortlisted(water, officer)
    judging.unmark(judgement, actor=officer.actor, at=LATER)
    before = scene.written()

    with pytest.raises(Refused):
        judging.MOVES[move](judgement, actor=officer.actor, at=LATER)

    assert scene.written() == before


def test_two_colleagues_who_mark_at_once_leave_one_mark(water: Opportunity) -> None:
    officer = cast.officer(cast.SLEMAN)
    first, second = scene.judgement(water, officer), scene.judgement(water, officer)
    judging.shortlist(first, actor=officer.actor, at=cast.NOW)
    before = scene.written()

    with pytest.raises(Refused):
        judging.shortlist(second, actor=cast.secretary(cast.SLEMAN).actor, at=cast.NOW)

    assert scene.written() == before


def test_what_one_organisation_thinks_nobody_else_sees(water: Opportunity) -> None:
    sleman, bantul = cast.officer(cast.SLEMAN), cast.officer(cast.BANTUL)
    shortlisted(water, sleman)

    own = queries.opportunities(sleman.actor).get(pk=water.pk)
    others = queries.opportunities(bantul.actor).get(pk=water.pk)

    assert [each.state for each in own.own_judgements] == ["shortlisted"]  # type: ignore[attr-defined]  # prefetched
    assert others.own_judgements == []  # type: ignore[attr-defined]  # prefetched


def test_the_database_hides_it_even_from_a_careless_query(water: Opportunity) -> None:
    shortlisted(water, cast.officer(cast.SLEMAN))

    with standing_as(cast.officer(cast.BANTUL).actor.keys):
        others = (Judgement.objects.count(), Event.objects.count())
    with standing_as(cast.officer(cast.SLEMAN).actor.keys):
        own = (Judgement.objects.count(), Event.objects.count())

    assert (own, others) == ((1, 2), (0, 0))


def test_decisions_survive_new_figures_and_new_searches(water: Opportunity) -> None:
    marked = shortlisted(water, cast.officer(cast.SLEMAN))
    aside = dismissed(water, cast.officer(cast.YOGYAKARTA))
    scene.change(scene.WATER, cast.SLEMAN, 70)

    scene.searched(at=LATER)
    scene.searched_all(at=LATER + timedelta(hours=1))

    found = Opportunity.objects.get(pk=water.pk)
    assert (found.current, found.found_at, found.run == water.run) == (True, cast.NOW, False)
    assert list(Judgement.objects.order_by("pk").values_list("pk", "state", "reason")) == [
        (marked.pk, "shortlisted", ""),
        (aside.pk, "dismissed", "Sudah dikerjakan."),
    ]


def test_a_marked_opportunity_stays_in_sight_when_it_is_no_longer_found(water: Opportunity) -> None:
    officer = cast.officer(cast.SLEMAN)
    shortlisted(water, officer)
    scene.change(scene.WATER, cast.SLEMAN, 100)
    scene.searched(at=LATER)

    own = queries.current_or_judged(queries.opportunities(officer.actor), actor=officer.actor)
    others = queries.current_or_judged(
        queries.opportunities(cast.outsider().actor), actor=cast.outsider().actor
    )

    assert own.filter(pk=water.pk).exists()
    assert not others.filter(pk=water.pk).exists()


def test_opening_a_collaboration_is_written_down_once(water: Opportunity) -> None:
    officer = cast.officer(cast.SLEMAN)

    actions.opened(water, actor=officer.actor, at=cast.NOW)
    actions.opened(water, actor=officer.actor, at=LATER)

    judgement = Judgement.objects.get()
    assert (judgement.state, judgement.opened_at) == ("unjudged", cast.NOW)
    assert [event.move for event in Event.objects.order_by("sequence")] == ["begin", "opened"]


def test_opening_from_what_was_set_aside_brings_it_back(water: Opportunity) -> None:
    officer = cast.officer(cast.SLEMAN)
    dismissed(water, officer)

    actions.opened(water, actor=officer.actor, at=LATER)

    assert Judgement.objects.values_list("state", "opened_at").get() == ("unjudged", LATER)


def test_what_was_opened_is_not_set_aside_any_more(water: Opportunity) -> None:
    officer = cast.officer(cast.SLEMAN)
    actions.opened(water, actor=officer.actor, at=cast.NOW)
    before = scene.written()

    with pytest.raises(Refused) as caught:
        judging.dismiss(scene.judgement(water, officer), reason="Karena.", actor=officer.actor, at=LATER)

    assert str(caught.value) == "Peluang ini sudah dijadikan kolaborasi."
    assert scene.written() == before
