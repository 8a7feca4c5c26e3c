"""The inbox of this step: the database finds what a slow look at every row finds."""

from datetime import date

import pytest
from django.urls import reverse

from rajut.core.law.authority import Hat
from rajut.foundation.people.actor import PUBLIC_ACTOR
from rajut.steps.engage.actions import collaboration as collaborations
from rajut.steps.engage.queries import parts_of
from rajut.steps.evaluate import queries
from rajut.steps.evaluate.actions import feedback as voices
from rajut.steps.evaluate.actions import findings
from rajut.steps.evaluate.models import Feedback, Finding, Submission
from tests import cast
from tests.steps.evaluate import scene
from tests.steps.plan import scene as plan

pytestmark = pytest.mark.django_db

PEOPLE = {
    "a coordinator": lambda: cast.officer(cast.YOGYAKARTA),
    "a party's officer": lambda: cast.officer(cast.BANTUL),
    "a head": lambda: cast.head(cast.SLEMAN),
    "a department": lambda: cast.environment_officer(cast.SLEMAN),
    "a province that supervises": lambda: cast.governor_office(cast.DIY),
    "the ministry": cast.ministry,
    "an auditor": lambda: cast.auditor(cast.SLEMAN),
    "an outsider": cast.outsider,
}
ADDRESSES = {Finding: "evaluate:finding", Feedback: "evaluate:feedback", Submission: "evaluate:submission"}


def mended(collaboration, title, *, upto):
    """A finding as far as `upto`: found, planned or done."""
    finding = findings.find(
        collaboration, title=title, detail="…", actor=cast.officer(cast.BANTUL).actor, at=scene.APRIL
    )
    if upto in {"planned", "done"}:
        findings.plan(
            finding,
            action="Menambah satu timbangan",
            owner=cast.government(cast.SLEMAN),
            due_on=date(2027, 5, 3),
            actor=cast.officer(cast.YOGYAKARTA).actor,
            at=scene.APRIL,
        )
    if upto == "done":
        findings.finish(finding, result="Sudah.", actor=cast.officer(cast.SLEMAN).actor, at=scene.APRIL)
    return finding


def spoken(collaboration, *, sent):
    feedback, _ = voices.speak(
        collaboration, kind="complaint", text="Bau menyengat.", actor=PUBLIC_ACTOR, at=scene.APRIL
    )
    if sent:
        moderator = cast.officer(cast.YOGYAKARTA).actor
        voices.publish(feedback, responsible=cast.government(cast.SLEMAN), actor=moderator, at=scene.APRIL)


def everything():
    """Reports, findings and words in every state in which somebody is waited for."""
    framework = plan.agreed()
    collaboration = framework.collaboration
    collaborations.publish(collaboration, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)
    scene.opened(framework, cast.SLEMAN)
    scene.submitted(framework, cast.BANTUL)
    scene.accepted(framework, cast.YOGYAKARTA)
    for state in ("found", "planned", "done"):
        mended(collaboration, f"Temuan {state}", upto=state)
    for sent in (False, True):
        spoken(collaboration, sent=sent)


def slowly(actor):
    """Return the addresses of what waits for an actor, by asking each row the table by its hats."""
    found = []
    for model, name in ADDRESSES.items():
        for row in model.objects.all():
            if _expected(row, actor):
                found.append(reverse(name, args=[row.collaboration_id, row.pk]))
    return sorted(found)


def _expected(row, actor):
    hats = row.hats(actor)
    move = row.lifecycle.awaited(hats).get(row.state)
    if not isinstance(row, Submission):
        return move is not None and getattr(row, "done_by_id", None) != actor.user_id
    if row.organisation_id in actor.organisation_ids:
        return Hat.STAFF in hats and row.state in {"draft", "returned"}
    return Hat.CHECKER in hats and row.state == "submitted"


@pytest.mark.parametrize("who", PEOPLE)
def test_what_waits_is_what_the_tables_say_of_every_row(who):
    everything()
    actor = PEOPLE[who]().actor

    found = [item.url for item in queries.waiting(actor, at=scene.APRIL)]

    unopened = {url for url in found if url.endswith("/evaluasi/")}
    assert sorted(set(found) - unopened) == slowly(actor)


def test_the_slow_look_finds_something_for_everybody_who_acts():
    everything()

    counts = {who: len(slowly(person().actor)) for who, person in PEOPLE.items()}

    assert counts == {
        "a coordinator": 4,
        "a party's officer": 2,
        "a head": 6,
        "a department": 3,
        "a province that supervises": 4,
        "the ministry": 1,
        "an auditor": 0,
        "an outsider": 0,
    }


@pytest.mark.parametrize("table", [Finding.lifecycle, Feedback.lifecycle, Submission.lifecycle])
def test_in_each_state_one_move_is_awaited(table):
    states = [state for row in table.moves if row.awaited for state in row.origins]

    assert sorted(states) == sorted(set(states))


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("who", "asked"), [("the ministry", 1), ("a province that supervises", 3)])
def test_a_supervisors_inbox_asks_the_same_however_much_there_is(
    who, asked, count, django_assert_num_queries
):
    framework = plan.agreed()
    scene.submitted(framework, cast.BANTUL)
    for number in range(count):
        mended(framework.collaboration, f"Selesai {number}", upto="done")
        mended(framework.collaboration, f"Direncanakan {number}", upto="planned")
    actor = PEOPLE[who]().actor

    parts = parts_of(actor)
    with django_assert_num_queries(asked):
        waiting = queries.waiting(actor, at=scene.APRIL, parts=parts)

    assert sum(item.label == "Verifikasi perbaikan" for item in waiting) == count
