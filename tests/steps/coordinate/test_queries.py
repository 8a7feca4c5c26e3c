"""What waits for whom, what is late, and what the rail says."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from rajut.foundation.people.sight import SYSTEM, stand
from rajut.steps.coordinate import queries
from rajut.steps.coordinate.actions import decision as decisions
from rajut.steps.coordinate.actions import obstacle as obstacles
from rajut.steps.coordinate.actions import task as tasks
from rajut.steps.engage.models import Collaboration
from rajut.steps.engage.queries import parts_of
from tests import cast
from tests.steps.coordinate import scene
from tests.steps.engage.scene import formed, offered

pytestmark = pytest.mark.django_db
LATER = cast.NOW + timedelta(days=60)


def waits_for(person: cast.Person, *, at=cast.NOW) -> list[tuple[str, str]]:
    """Return what waits, seen through the person's own keys."""
    stand(person.actor.keys)
    found = [(item.label, item.title) for item in queries.waiting(person.actor, at=at)]
    stand((SYSTEM,))
    return found


def test_a_question_waits_for_those_who_sign_and_have_not_answered() -> None:
    scene.stood(scene.asked(formed()), sleman="agree")

    assert waits_for(cast.head(cast.BANTUL)) == [("Nyatakan sikap", scene.TITLE)]
    assert waits_for(cast.head(cast.SLEMAN)) == []
    assert waits_for(cast.officer(cast.BANTUL)) == []


def test_what_everybody_agreed_to_waits_to_be_adopted() -> None:
    scene.stood(scene.asked(formed()), yogyakarta="agree", sleman="agree", bantul="agree")

    assert waits_for(cast.officer(cast.YOGYAKARTA)) == [("Sahkan", scene.TITLE)]
    assert waits_for(cast.officer(cast.SLEMAN)) == []


def test_what_failed_waits_to_be_closed() -> None:
    scene.stood(scene.asked(formed()), yogyakarta="agree", sleman="disagree", bantul="disagree")
    scene.asked(formed(title="Air minum"), title="Tarif air")

    assert waits_for(cast.officer(cast.YOGYAKARTA)) == [("Nyatakan ditolak", scene.TITLE)]
    assert sorted(waits_for(cast.officer(cast.YOGYAKARTA), at=LATER)) == [
        ("Nyatakan ditolak", scene.TITLE),
        ("Nyatakan gugur", "Tarif air"),
    ]


def test_a_task_waits_for_its_owner_and_then_for_a_second_person() -> None:
    task = scene.given(formed())

    assert waits_for(cast.environment_officer(cast.SLEMAN)) == [("Laporkan selesai", task.title)]
    assert waits_for(cast.officer(cast.BANTUL)) == []

    scene.finished(task)

    assert waits_for(cast.environment_officer(cast.SLEMAN)) == []
    assert waits_for(cast.officer(cast.BANTUL)) == [("Verifikasi", task.title)]


def test_an_assigned_task_waits_for_the_assignee_alone_while_the_post_is_held() -> None:
    worker = cast.environment_officer(cast.SLEMAN)
    task = tasks.give(
        formed(),
        title="Hitung truk",
        owner=cast.government(cast.SLEMAN),
        assignee=worker.post,
        actor=cast.officer(cast.YOGYAKARTA).actor,
        at=cast.NOW,
    )

    assert waits_for(worker) == [("Laporkan selesai", task.title)]
    assert waits_for(cast.officer(cast.SLEMAN)) == []

    worker.post.ended_on = timezone.localdate(cast.NOW)
    worker.post.save()

    assert waits_for(cast.officer(cast.SLEMAN)) == [("Laporkan selesai", task.title)]


def test_an_obstacle_waits_for_the_supervisor_of_its_level_alone() -> None:
    obstacle = scene.escalated(formed())

    assert waits_for(cast.governor_office(cast.DIY)) == [("Beri arahan", obstacle.title)]
    assert waits_for(cast.ministry()) == []

    governor = cast.governor_office(cast.DIY).actor
    obstacles.answer(obstacle, answer="Musyawarah.", actor=governor, at=cast.NOW)
    obstacles.escalate(obstacle, question="Belum.", actor=cast.officer(cast.BANTUL).actor, at=cast.NOW)

    assert waits_for(cast.governor_office(cast.DIY)) == []
    assert waits_for(cast.ministry()) == [("Beri arahan", obstacle.title)]


def test_nothing_waits_for_an_outsider() -> None:
    collaboration = formed()
    scene.asked(collaboration)
    scene.given(collaboration)
    scene.escalated(collaboration)

    assert waits_for(cast.outsider()) == []


def test_what_i_asked_of_others_is_on_its_way() -> None:
    collaboration = formed()
    scene.stood(scene.asked(collaboration), yogyakarta="agree")
    scene.finished(scene.given(collaboration))
    scene.escalated(collaboration)

    def sent(person: cast.Person) -> list[tuple[str, str]]:
        return [(item.title, item.sender) for item in queries.sent(person.actor, at=cast.NOW)]

    assert sent(cast.officer(cast.YOGYAKARTA)) == [(scene.TITLE, "Kab. Sleman, Kab. Bantul")]
    assert sent(cast.officer(cast.SLEMAN)) == [("Susun jadwal truk", "pihak lain")]
    assert sent(cast.officer(cast.BANTUL)) == [
        ("Truk Bantul ditolak di gerbang", "Gubernur Daerah Istimewa Yogyakarta")
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_inbox_asks_as_many_questions_for_three_collaborations_as_for_one(
    count, django_assert_num_queries
) -> None:
    for number in range(count):
        collaboration = formed(title=f"Kolaborasi {number}")
        scene.asked(collaboration, title=f"Usul {number}")
        scene.given(collaboration)
        scene.finished(scene.given(collaboration))
        scene.escalated(collaboration)
    secretary, governor = cast.secretary(cast.SLEMAN).actor, cast.governor_office(cast.DIY).actor

    parts, no_parts = parts_of(secretary), parts_of(governor)
    with django_assert_num_queries(5):
        found = queries.waiting(secretary, at=cast.NOW, parts=parts)
    with django_assert_num_queries(4 + 1):
        queries.waiting(governor, at=cast.NOW, parts=no_parts)

    assert len(found) == 3 * count


def test_lateness_is_counted_for_each_collaboration() -> None:
    collaboration, other = formed(), formed(title="Air minum")
    scene.asked(collaboration, due_on=date(2026, 12, 1))
    scene.given(collaboration, due_on=date(2026, 12, 1))
    scene.given(collaboration, due_on=date(2026, 12, 31))
    scene.escalated(collaboration)

    rows = queries.with_lateness(Collaboration.objects.order_by("pk"), today=date(2026, 12, 2))

    names = ("overdue_tasks", "open_tasks", "overdue_decisions", "open_obstacles", "escalated_obstacles")
    found = {row.pk: tuple(getattr(row, name) for name in names) for row in rows}
    assert found == {collaboration.pk: (1, 2, 1, 1, 1), other.pk: (0, 0, 0, 0, 0)}


def stage_of(collaboration: Collaboration, person: cast.Person, *, at=cast.NOW) -> tuple[str, str]:
    collaboration.refresh_from_db()
    stage = queries.stage(collaboration, actor=person.actor, at=at)
    return stage.state, stage.words


def test_the_rail_says_what_is_open_and_what_is_late() -> None:
    officer, collaboration = cast.officer(cast.SLEMAN), formed()
    assert stage_of(collaboration, officer) == ("none", "Belum ada tugas")

    scene.asked(collaboration)
    assert stage_of(collaboration, officer) == ("wait", "1 menunggu sikap")

    task = scene.given(collaboration)
    assert stage_of(collaboration, officer) == ("now", "1 menunggu sikap · 1 tugas berjalan")
    assert stage_of(collaboration, officer, at=LATER) == (
        "late",
        "2 terlambat · 1 menunggu sikap · 1 tugas berjalan",
    )

    scene.finished(task)
    tasks.verify(task, actor=cast.officer(cast.BANTUL).actor, at=cast.NOW)
    decisions.withdraw(
        collaboration.decisions.get(), reason="x", actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW
    )
    assert stage_of(collaboration, officer) == ("done", "Semua tugas dan keputusan selesai")


def test_the_rail_tells_outsiders_nothing_and_the_unformed_that_it_comes_later() -> None:
    collaboration = offered()

    assert stage_of(collaboration, cast.outsider()) == ("none", "Hanya untuk para pihak")
    assert stage_of(collaboration, cast.officer(cast.YOGYAKARTA)) == ("none", "Setelah kolaborasi terbentuk")


def test_the_rail_asks_one_question(django_assert_num_queries) -> None:
    collaboration = formed()
    scene.asked(collaboration)
    scene.escalated(collaboration)
    collaboration.refresh_from_db()
    actor = cast.officer(cast.SLEMAN).actor

    with django_assert_num_queries(1):
        queries.stage(collaboration, actor=actor, at=cast.NOW)
