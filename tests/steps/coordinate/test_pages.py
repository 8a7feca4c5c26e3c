"""The pages: who sees them, what stands on them, and what they refuse."""

import csv
import io
from datetime import date, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from rajut.foundation.journal.models import Event
from rajut.steps.coordinate.models import Decision, Obstacle, Position, Task, Team
from tests import cast
from tests.steps.coordinate import scene
from tests.steps.engage.scene import formed
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
LISTS = ("coordination", "decisions", "tasks", "obstacles")


@pytest.fixture(autouse=True)
def today():
    """It is the Monday of the cast, also for the web."""
    with time_machine.travel(cast.NOW, tick=False):
        yield


def at(name: str, *args: object) -> str:
    return reverse(f"coordinate:{name}", args=args)


def pages_of(pk: int) -> list[str]:
    """Return every page that a GET shows."""
    decision, task, obstacle = Decision.objects.get(), Task.objects.get(), Obstacle.objects.get()
    return [
        *(at(name, pk) for name in (*LISTS, "team", "new_team", "new_decision", "new_task", "new_obstacle")),
        at("decision", pk, decision.pk),
        at("decision_move", pk, decision.pk, "withdraw"),
        at("task", pk, task.pk),
        at("task_move", pk, task.pk, "drop"),
        at("obstacle", pk, obstacle.pk),
        at("obstacle_move", pk, obstacle.pk, "escalate"),
        *(at("team_move", pk, name) for name in ("amend", "seat", "unseat")),
    ]


def everything():
    collaboration = formed()
    scene.team(collaboration)
    scene.asked(collaboration)
    scene.given(collaboration)
    scene.reported(collaboration)
    return collaboration


def test_the_coordinator_sees_every_page(client: Visitor) -> None:
    pages = pages_of(everything().pk)
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)

    answers = {page: client.get(page).status_code for page in pages}

    assert answers == dict.fromkeys(pages, 200)


def test_a_stranger_is_asked_to_sign_in_and_an_outsider_finds_nothing(client: Visitor) -> None:
    pages = pages_of(everything().pk)

    strange = {client.get(page).status_code for page in pages}
    client.sign_in(cast.outsider().post)
    outside = {client.get(page).status_code for page in pages}

    assert (strange, outside) == ({302}, {404})


def test_a_record_is_not_found_under_another_collaboration(client: Visitor) -> None:
    everything()
    other = formed(title="Air minum")
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)

    answers = {page: client.get(page).status_code for page in pages_of(other.pk) if page.count("/") > 5}

    found = {answers[page] for page in answers if any(part.isdecimal() for part in page.split("/")[4:])}
    assert found == {404}


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("name", "expected"), [("coordination", 18), ("decisions", 14), ("tasks", 14), ("obstacles", 14)]
)
def test_a_page_asks_as_many_questions_for_three_records_as_for_one(
    client: Visitor, settings, django_assert_num_queries, name: str, expected: int, count: int
) -> None:
    settings.STAGES = ["rajut.steps.coordinate.queries.stage"]  # what the other steps ask is theirs to count
    collaboration = formed()
    scene.team(collaboration)
    for number in range(count):
        scene.stood(scene.asked(collaboration, title=f"Usul {number}"), sleman="agree")
        scene.adopted(collaboration, title=f"Putusan {number}")
        scene.finished(scene.given(collaboration))
        scene.given(collaboration)
        scene.reported(collaboration)
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)
    client.get(at(name, collaboration.pk))

    with django_assert_num_queries(expected):
        client.get(at(name, collaboration.pk))


def test_the_page_of_a_decision_names_who_is_awaited_and_what_is_refused(client: Visitor) -> None:
    collaboration = formed()
    decision = scene.stood(scene.asked(collaboration), sleman="disagree")
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)

    text = client.get(at("decision", collaboration.pk, decision.pk)).content.decode()

    assert "Biaya belum dihitung." in text
    assert text.count("belum menjawab, sisa 10 hari kerja") == 2
    assert "Kuorum belum tercapai." in text


def test_a_secretary_takes_a_position(client: Visitor) -> None:
    collaboration = formed()
    decision = scene.asked(collaboration)
    client.sign_in(cast.secretary(cast.SLEMAN).post)

    answer = client.post(at("decision_move", collaboration.pk, decision.pk, "stand"), {"stance": "agree"})

    assert (answer.status_code, answer["Location"]) == (302, at("decision", collaboration.pk, decision.pk))
    assert Position.objects.get().organisation == cast.government(cast.SLEMAN)


def test_a_disagreement_without_a_reason_comes_back_with_what_was_chosen(client: Visitor) -> None:
    collaboration = formed()
    decision = scene.asked(collaboration)
    client.sign_in(cast.secretary(cast.SLEMAN).post)
    before = Event.objects.count()

    answer = client.post(at("decision_move", collaboration.pk, decision.pk, "stand"), {"stance": "disagree"})

    assert (answer.status_code, Position.objects.count(), Event.objects.count()) == (422, 0, before)
    assert "Tuliskan alasan tidak setuju." in answer.content.decode()


def test_a_refused_move_answers_409_and_leaves_no_trace(client: Visitor) -> None:
    collaboration = formed()
    decision = scene.asked(collaboration)
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)
    before = Event.objects.count()

    answers = [
        client.post(at("decision_move", collaboration.pk, decision.pk, name)).status_code
        for name in ("adopt", "stand", "begin", "nonsense")
    ]

    decision.refresh_from_db()
    assert answers == [409, 409, 409, 409]
    assert (decision.state, Event.objects.count()) == ("open", before)


def test_a_question_is_put_through_its_form(client: Visitor) -> None:
    collaboration = formed()
    client.sign_in(cast.officer(cast.SLEMAN).post)
    typed = {"title": "Tarif", "proposal": "Rp 30.000 per ton", "quorum": "3", "due_on": "2026-12-04"}

    client.post(at("new_decision", collaboration.pk), typed)

    decision = Decision.objects.get()
    assert (decision.title, decision.quorum, decision.due_on) == ("Tarif", 3, date(2026, 12, 4))
    assert decision.asked_by == cast.government(cast.SLEMAN)


def test_what_a_rule_refuses_stands_beside_its_field(client: Visitor) -> None:
    collaboration = formed()
    client.sign_in(cast.officer(cast.SLEMAN).post)
    typed = {"title": "Tarif", "proposal": "Rp 30.000", "quorum": "9", "due_on": "2026-11-02"}

    answer = client.post(at("new_decision", collaboration.pk), typed)

    assert (answer.status_code, Decision.objects.count()) == (422, 0)
    assert list(answer.context["form"].errors) == ["quorum"]


@pytest.mark.parametrize("name", ["new_team", "new_decision", "new_task"])
def test_who_may_not_begin_is_told_so_before_typing(client: Visitor, name: str) -> None:
    collaboration = formed()
    client.sign_in(cast.governor_office("34").post if name == "new_team" else cast.auditor(cast.SLEMAN).post)

    answer = client.get(at(name, collaboration.pk))

    assert answer.status_code == 409


def test_a_task_goes_from_given_to_verified_on_the_web(client: Visitor) -> None:
    collaboration = formed()
    decision = scene.adopted(collaboration)
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)
    typed = {
        "title": "Pasang timbangan",
        "owner": cast.government(cast.BANTUL).pk,
        "due_on": "2026-12-18",
        "decision": decision.pk,
    }
    client.post(at("new_task", collaboration.pk), typed)
    task = Task.objects.get()

    client.sign_in(cast.environment_officer(cast.BANTUL).post)
    file = SimpleUploadedFile("foto.txt", b"timbangan terpasang", "text/plain")
    client.post(at("task_move", collaboration.pk, task.pk, "finish"), {"result": "Terpasang.", "file": file})
    client.sign_in(cast.officer(cast.SLEMAN).post)
    client.post(at("task_move", collaboration.pk, task.pk, "verify"))

    task.refresh_from_db()
    assert (task.state, task.verified_by) == ("verified", cast.officer(cast.SLEMAN).user)
    assert task.evidence is not None


def test_the_list_of_tasks_marks_and_filters_what_is_late(client: Visitor) -> None:
    collaboration = formed()
    scene.given(collaboration, title="Cepat", due_on=date(2026, 11, 20), at=cast.NOW - timedelta(days=20))
    scene.given(collaboration, title="Lambat", due_on=date(2026, 12, 24))
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)

    every = client.get(at("tasks", collaboration.pk)).content.decode()
    late = client.get(at("tasks", collaboration.pk) + "?state=late").content.decode()

    assert (every.count("Cepat"), every.count("Lambat"), every.count("status bad")) == (1, 1, 1)
    assert ("Cepat" in late, "Lambat" in late) == (True, False)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("name", ["decisions", "tasks", "obstacles"])
def test_lists_leave_as_files(client: Visitor, name: str, kind: str) -> None:
    collaboration = everything()
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)

    answer = client.get(at(name, collaboration.pk) + f"?format={kind}")

    body = b"".join(answer.streaming_content)
    assert answer.status_code == 200
    if kind == "csv":
        assert len(list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))) == 2
    else:
        assert body[:2] == b"PK"


def test_before_it_is_taken_up_the_page_says_to_whom(client: Visitor) -> None:
    collaboration = formed()
    obstacle = scene.reported(collaboration)
    client.sign_in(cast.officer(cast.BANTUL).post)

    text = client.get(at("obstacle_move", collaboration.pk, obstacle.pk, "escalate")).content.decode()

    assert "akan dinaikkan kepada <b>Gubernur Daerah Istimewa Yogyakarta</b>" in text
    assert "UU 23/2014 pasal 370 ayat (1)" in text


def test_the_governors_office_answers_on_the_web_and_the_ministry_may_not(client: Visitor) -> None:
    collaboration = formed()
    obstacle = scene.escalated(collaboration)
    url = at("obstacle_move", collaboration.pk, obstacle.pk, "answer")

    client.sign_in(cast.ministry().post)
    refused = client.post(url, {"answer": "Kami saja."}).status_code
    client.sign_in(cast.governor_office(cast.DIY).post)
    answered = client.post(url, {"answer": "Truk Bantul berhak masuk."}).status_code

    obstacle.refresh_from_db()
    assert (refused, answered, obstacle.answer) == (409, 302, "Truk Bantul berhak masuk.")


def test_the_obstacles_are_counted_by_kind(client: Visitor) -> None:
    collaboration = formed()
    scene.reported(collaboration)
    scene.reported(collaboration, kind="culture", title="Bahasa surat")
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)

    kinds = client.get(at("obstacles", collaboration.pk)).context["kinds"]

    assert [(kind.words, kind.still) for kind in kinds if kind.every] == [
        ("Ego sektoral", 1),
        ("Perbedaan budaya organisasi", 1),
    ]


def test_the_team_is_set_up_and_seated_on_the_web(client: Visitor) -> None:
    collaboration = formed()
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)
    sleman = cast.secretary(cast.SLEMAN).post

    client.post(
        at("new_team", collaboration.pk),
        {"name": "Tim", "decree_number": "1/2026", "decreed_on": "2026-11-02"},
    )
    client.post(
        at("team_move", collaboration.pk, "seat"),
        {"organisation": sleman.organisation_id, "user": sleman.pk, "seat": "Sekda", "role": "chair"},
    )
    client.post(
        at("team_move", collaboration.pk, "seat"),
        {"organisation": sleman.organisation_id, "seat": "Asisten", "role": "chair"},
    )

    team = Team.objects.get()
    assert [(member.user, member.role) for member in team.members.all()] == [(sleman.user, "chair")]
