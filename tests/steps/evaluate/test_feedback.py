"""A citizen speaks about a published collaboration, and is answered."""

import pytest
from django.core.exceptions import ValidationError

from rajut.core.law.lifecycle import Refused
from rajut.foundation.journal.models import Event, Notice
from rajut.foundation.people.actor import PUBLIC_ACTOR
from rajut.foundation.people.sight import standing_as
from rajut.steps.engage.actions import collaboration as collaborations
from rajut.steps.evaluate.actions import feedback as actions
from rajut.steps.evaluate.models import Feedback
from tests import cast
from tests.steps.engage import scene as engage
from tests.steps.evaluate import scene

pytestmark = pytest.mark.django_db


def published():
    collaboration = engage.formed()
    collaborations.publish(collaboration, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)
    return collaboration


def spoken(**said):
    words = {"kind": "complaint", "text": "Bau menyengat di depan TPS setiap sore.", **said}
    return actions.speak(published(), **words, actor=PUBLIC_ACTOR, at=scene.APRIL)[0]


def test_a_citizen_is_heard_and_the_party_responsible_gets_a_letter():
    feedback = spoken()
    cast.environment_officer(cast.SLEMAN)
    cast.officer(cast.SLEMAN)

    actions.publish(
        feedback,
        responsible=cast.government(cast.SLEMAN),
        actor=cast.officer(cast.YOGYAKARTA).actor,
        at=scene.APRIL,
    )

    assert (feedback.state, feedback.shown) == ("published", True)
    assert (
        Notice.objects.filter(key=f"feedback:{feedback.pk}", user=cast.officer(cast.SLEMAN).user).count() == 1
    )


def test_nobody_speaks_about_what_is_not_published():
    collaboration = engage.formed()
    before = Event.objects.count()

    with pytest.raises(Refused, match="belum terbit"):
        actions.speak(
            collaboration, kind="complaint", text="Bau menyengat.", actor=PUBLIC_ACTOR, at=scene.APRIL
        )

    assert (Feedback.objects.count(), Event.objects.count()) == (0, before)


def test_the_public_reads_only_what_was_moderated():
    spoken()

    with standing_as(("public",)):
        seen = Feedback.objects.count()

    assert seen == 0


def test_the_public_reads_what_is_shown_and_its_answer():
    feedback = spoken()
    moderator, answerer = cast.officer(cast.YOGYAKARTA).actor, cast.officer(cast.SLEMAN).actor
    actions.publish(feedback, responsible=cast.government(cast.SLEMAN), actor=moderator, at=scene.APRIL)
    actions.answer(feedback, answer="Kami angkut dua kali sehari.", actor=answerer, at=scene.APRIL)

    with standing_as(("public",)):
        seen = list(Feedback.objects.values_list("answer", flat=True))

    assert seen == ["Kami angkut dua kali sehari."]


def test_what_is_forwarded_is_never_shown():
    feedback = spoken()

    actions.forward(
        feedback,
        responsible=cast.government(cast.SLEMAN),
        actor=cast.officer(cast.YOGYAKARTA).actor,
        at=scene.APRIL,
    )

    with standing_as(("public",)):
        assert Feedback.objects.count() == 0
    assert feedback.state == "forwarded"


def test_a_rejection_says_why():
    feedback = spoken()
    before = Event.objects.count()

    with pytest.raises(ValidationError, match="alasan"):
        actions.reject(feedback, reason="", actor=cast.officer(cast.YOGYAKARTA).actor, at=scene.APRIL)

    feedback.refresh_from_db()
    assert (feedback.state, Event.objects.count()) == ("received", before)


@pytest.mark.parametrize("who", [cast.outsider, lambda: cast.officer(cast.BANTUL)])
def test_only_the_coordinator_or_facilitator_moderates(who):
    feedback = spoken()
    before = Event.objects.count()

    with pytest.raises(Refused):
        actions.publish(feedback, responsible=cast.government(cast.SLEMAN), actor=who().actor, at=scene.APRIL)

    feedback.refresh_from_db()
    assert (feedback.state, feedback.shown, Event.objects.count()) == ("received", False, before)


def test_only_the_party_responsible_answers():
    feedback = spoken()
    moderator = cast.officer(cast.YOGYAKARTA).actor
    actions.publish(feedback, responsible=cast.government(cast.SLEMAN), actor=moderator, at=scene.APRIL)

    with pytest.raises(Refused):
        actions.answer(feedback, answer="Bukan kami.", actor=cast.officer(cast.BANTUL).actor, at=scene.APRIL)

    feedback.refresh_from_db()
    assert (feedback.state, feedback.answer) == ("published", "")
