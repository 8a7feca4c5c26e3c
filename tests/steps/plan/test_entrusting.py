"""A party names who answers for each of its commitments, whether the plan is in work or in force."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from rajut.core.law.lifecycle import Refused
from rajut.foundation.journal.models import Event
from rajut.foundation.people.models import Post
from rajut.steps.plan import actions
from rajut.steps.plan.models import Commitment, Framework
from tests import cast
from tests.steps.plan import scene
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db


def commitment(framework: Framework, code: str = cast.SLEMAN) -> Commitment:
    version = framework.indicators.get(name=scene.LANDFILLED)
    return framework.commitments.get(indicator_id=version.indicator_id, organisation=cast.government(code))


def refused(
    framework: Framework, held: Commitment, post: Post | None, who: cast.Person
) -> tuple[object, int]:
    """Try it, expect the refusal, and return what was written all the same."""
    before = Event.objects.count()
    with pytest.raises((Refused, ValidationError)):
        actions.entrust(framework, commitment=held, responsible=post, actor=who.actor, at=cast.NOW)
    held.refresh_from_db()
    return held.responsible, Event.objects.count() - before


@pytest.mark.parametrize("made", [scene.complete, scene.proposed, scene.agreed])
def test_the_party_names_who_answers_for_its_commitment(made: Callable[[], Framework]) -> None:
    framework = made()
    held, doer = commitment(framework), cast.environment_officer(cast.SLEMAN)

    actions.entrust(
        framework, commitment=held, responsible=doer.post, actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW
    )

    held.refresh_from_db()
    assert held.responsible == doer.post
    assert Event.objects.filter(record="plan.framework", move="entrust").count() == 1


def test_nobody_answers_any_more_once_that_is_said() -> None:
    framework = scene.agreed()
    held, officer = commitment(framework), cast.officer(cast.SLEMAN)
    actions.entrust(framework, commitment=held, responsible=officer.post, actor=officer.actor, at=cast.NOW)

    actions.entrust(framework, commitment=held, responsible=None, actor=officer.actor, at=cast.NOW)

    held.refresh_from_db()
    assert held.responsible is None


@pytest.mark.parametrize(
    "who", [cast.outsider, lambda: cast.officer(cast.BANTUL), lambda: cast.auditor(cast.SLEMAN)]
)
def test_nobody_else_names_somebody_for_the_party(who: Callable[[], cast.Person]) -> None:
    framework = scene.agreed()

    written = refused(framework, commitment(framework), cast.officer(cast.SLEMAN).post, who())

    assert written == (None, 0)


@pytest.mark.parametrize("who", [lambda: cast.officer(cast.BANTUL), lambda: cast.auditor(cast.SLEMAN)])
def test_only_a_working_person_of_the_party_answers(who: Callable[[], cast.Person]) -> None:
    framework = scene.agreed()

    written = refused(framework, commitment(framework), who().post, cast.officer(cast.SLEMAN))

    assert written == (None, 0)


def test_whoever_left_the_post_does_not_answer() -> None:
    framework = scene.agreed()
    left = cast.environment_officer(cast.SLEMAN).post
    Post.objects.filter(pk=left.pk).update(ended_on=timezone.localdate(cast.NOW) - timedelta(days=1))

    written = refused(framework, commitment(framework), left, cast.officer(cast.SLEMAN))

    assert written == (None, 0)


def test_another_versions_commitment_is_not_touched() -> None:
    first = scene.agreed()
    held = commitment(first)
    actions.renew(first, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)
    second = Framework.objects.get(collaboration=first.collaboration, version=2)

    written = refused(second, held, cast.officer(cast.SLEMAN).post, cast.officer(cast.SLEMAN))

    assert written == (None, 0)


def test_the_next_version_keeps_who_answers() -> None:
    first = scene.agreed()
    officer = cast.officer(cast.SLEMAN)
    actions.entrust(
        first, commitment=commitment(first), responsible=officer.post, actor=officer.actor, at=cast.NOW
    )

    actions.renew(first, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)

    second = Framework.objects.get(collaboration=first.collaboration, version=2)
    assert commitment(second).responsible == officer.post


def renewed(first: Framework) -> Framework:
    """The next version in work, begun from the one in force."""
    actions.renew(first, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)
    return Framework.objects.get(collaboration=first.collaboration, version=first.version + 1)


def in_force(draft: Framework) -> Framework:
    """The same, proposed, assented to by everybody, and agreed."""
    actions.propose(draft, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)
    for code in scene.PARTIES:
        actions.assent(draft, actor=cast.head(code).actor, at=cast.NOW)
    actions.agree(draft, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)
    return draft


def named(framework: Framework, post: Post | None, *, code: str = cast.SLEMAN) -> None:
    """The party's officer names somebody, or nobody."""
    officer = cast.officer(code).actor
    held = commitment(framework, code)
    actions.entrust(framework, commitment=held, responsible=post, actor=officer, at=cast.NOW)


def test_a_name_given_while_the_next_version_is_in_work_stands_there_and_once_it_is_in_force() -> None:
    first, doer = scene.agreed(), cast.environment_officer(cast.SLEMAN).post
    second = renewed(first)

    named(first, doer)

    assert commitment(second).responsible == doer
    assert commitment(in_force(second)).responsible == doer
    assert commitment(second, cast.BANTUL).responsible is None


def test_a_name_taken_back_while_the_next_version_is_in_work_is_gone_there_too() -> None:
    first = scene.agreed()
    named(first, cast.environment_officer(cast.SLEMAN).post)
    second = renewed(first)

    named(first, None)

    assert commitment(second).responsible is None


def test_whom_the_party_named_for_the_next_version_stays() -> None:
    first, doer = scene.agreed(), cast.environment_officer(cast.SLEMAN).post
    second = renewed(first)
    named(second, cast.head(cast.SLEMAN).post)

    named(first, doer)

    assert (commitment(first).responsible, commitment(in_force(second)).responsible) == (
        doer,
        cast.head(cast.SLEMAN).post,
    )


def test_a_name_given_in_the_next_version_leaves_the_one_in_force_alone() -> None:
    first = scene.agreed()
    second = renewed(first)

    named(second, cast.environment_officer(cast.SLEMAN).post)

    assert commitment(first).responsible is None


def test_the_party_names_its_person_from_the_table_and_everybody_inside_reads_it(client: Visitor) -> None:
    framework = scene.agreed()
    held, doer = commitment(framework), cast.environment_officer(cast.SLEMAN)
    grid = reverse("plan:grid", args=[framework.collaboration_id, 1])
    move = reverse("plan:move", args=[framework.collaboration_id, 1, "entrust"])
    client.sign_in(cast.officer(cast.SLEMAN).post)
    offered = client.get(grid).content.decode().count("Tetapkan penanggung jawab")

    client.post(move, {"commitment": held.pk, "responsible": doer.post.pk})

    client.sign_in(cast.officer(cast.BANTUL).post)
    text = client.get(grid).content.decode()
    assert offered == len(scene.DEFINITIONS)
    assert f"Penanggung jawab: {doer.user}, {doer.post.title}" in text


def test_the_form_offers_only_the_own_commitments(client: Visitor) -> None:
    framework = scene.agreed()
    client.sign_in(cast.officer(cast.SLEMAN).post)
    move = reverse("plan:move", args=[framework.collaboration_id, 1, "entrust"])

    answer = client.post(move, {"commitment": commitment(framework, cast.BANTUL).pk, "responsible": ""})

    assert answer.status_code == 422
    assert not Event.objects.filter(move="entrust").exists()


@pytest.mark.parametrize("place", ["engage:collaboration", "engage:history"])
def test_the_history_tells_everybody_inside_that_somebody_was_named(place: str, client: Visitor) -> None:
    framework = scene.agreed()
    held, officer = commitment(framework), cast.officer(cast.SLEMAN)
    for post in (cast.environment_officer(cast.SLEMAN).post, None):
        actions.entrust(framework, commitment=held, responsible=post, actor=officer.actor, at=cast.NOW)
    client.sign_in(cast.officer(cast.BANTUL).post)

    page = client.get(reverse(place, args=[framework.collaboration_id]))

    told = Event.objects.filter(move="entrust").order_by("sequence")
    assert (page.status_code, page.text.count("menetapkan penanggung jawab indikator")) == (200, 2)
    assert [(each.data["from"], each.data["to"]) for each in told] == [("agreed", "agreed")] * 2
    assert [each.data["post"] and each.data["post"]["id"] for each in told] == [
        cast.environment_officer(cast.SLEMAN).post.pk,
        None,
    ]
