"""The page of one published collaboration: agreed, verified, moderated, and nothing else."""

import re

import pytest

from rajut.steps.evaluate.actions import feedback as voices
from tests import cast
from tests.frontends import scene
from tests.steps.engage import scene as engage
from tests.steps.evaluate import scene as evaluate
from tests.steps.plan import scene as plan
from tests.visitor import Visitor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("april")]

NO_PLAN = "Rencana bersama belum disepakati"


def text(visitor: Visitor, pk: int) -> str:
    """Return what the page says."""
    html = visitor.get(f"/publik/{pk}/").text
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def section(visitor: Visitor, pk: int, name: str) -> str:
    """Return one part of the page, as HTML."""
    html = visitor.get(f"/publik/{pk}/").text
    found = re.search(rf'<section class="section" id="{name}">.*?</section>', html, re.S)
    return found[0] if found else ""


@pytest.mark.parametrize("make", [plan.begun, plan.complete, plan.proposed, plan.assented])
def test_a_plan_that_is_not_agreed_is_not_shown(client: Visitor, make: object) -> None:
    framework = make()  # type: ignore[operator]  # one of the scene's builders
    scene.published(framework.collaboration)

    said = text(client, framework.collaboration_id)

    assert NO_PLAN in said
    assert [word for word in (plan.LANDFILLED, "TPS 3R", plan.VISION) if word in said] == []


def test_values_that_are_only_claimed_are_not_shown(client: Visitor) -> None:
    framework = plan.agreed()
    evaluate.submitted(framework, cast.BANTUL, actual=(98765, 43219, (491, 960)))
    scene.published(framework.collaboration)

    said = text(client, framework.collaboration_id)

    assert "Sampah ke TPA: belum ada nilai terverifikasi." in said
    assert re.findall(r"98\.?765|43\.?219", said) == []
    assert "0 dari 3" in said


def test_verified_results_are_shown_against_their_targets(client: Visitor) -> None:
    found = scene.with_results()

    said = text(client, found.pk)

    assert "Sampah ke TPA 657 ton per hari pada Triwulan 1 2027, target 658 ton per hari." in said
    assert "diverifikasi s.d. Triwulan 1 2027" in said
    assert "Membangun TPS 3R bersama" in said
    assert "Rp 2,4 miliar" in said


def test_a_draft_of_the_next_version_is_not_shown(client: Visitor) -> None:
    found = scene.with_results()
    framework = found.frameworks.get()
    plan.actions.renew(framework, actor=cast.officer(cast.YOGYAKARTA).actor, at=scene.APRIL)
    draft = found.frameworks.get(state="draft")
    plan.actions.revise(
        draft,
        vision="Visi baru",
        mission="Misi baru",
        starts_on=plan.STARTS,
        ends_on=plan.ENDS,
        actor=cast.officer(cast.YOGYAKARTA).actor,
        at=scene.APRIL,
    )
    draft.activities.update(title="Kegiatan baru")

    said = text(client, found.pk)

    assert "Kegiatan baru" not in said
    assert "Membangun TPS 3R bersama" in said


def test_only_verified_improvements_are_shown(client: Visitor) -> None:
    found = scene.published()
    scene.found(found, "Timbangan masih rusak")
    scene.mended(scene.found(found, "Timbangan sudah diganti"))

    shown = section(client, found.pk, "perbaikan")

    assert "Timbangan sudah diganti" in shown
    assert "Timbangan masih rusak" not in text(client, found.pk)


def test_only_moderated_voices_are_shown_with_their_answers(client: Visitor) -> None:
    found = scene.published()
    moderator = cast.officer(cast.YOGYAKARTA).actor
    scene.spoken(found, "Belum dibaca siapa pun.")
    rejected, _ = scene.spoken(found, "Kata-kata kasar sekali.")
    voices.reject(rejected, reason="Tidak sopan.", actor=moderator, at=scene.APRIL)
    hidden, _ = scene.spoken(found, "Hanya untuk petugas saja.")
    sleman = cast.government(cast.SLEMAN)
    voices.forward(hidden, responsible=sleman, actor=moderator, at=scene.APRIL)
    voice = scene.shown(scene.spoken(found, "Bau menyengat setiap sore.")[0])
    voices.answer(
        voice, answer="Kami angkut dua kali sehari.", actor=cast.officer(cast.SLEMAN).actor, at=scene.APRIL
    )

    shown = section(client, found.pk, "masukan")

    assert re.findall(r"<p>([^<]+)</p>", shown) == [
        "Bau menyengat setiap sore.",
        "Kami angkut dua kali sehari.",
    ]
    assert [word for word in ("siapa pun", "kasar", "untuk petugas") if word in text(client, found.pk)] == []


def test_what_a_citizen_wrote_is_text_and_nothing_else(client: Visitor) -> None:
    found = scene.published()
    scene.shown(scene.spoken(found, "<img src=x onerror=alert(1)> **tebal** [a](javascript:1)")[0])

    shown = section(client, found.pk, "masukan")

    assert "<p>&lt;img src=x onerror=alert(1)&gt; **tebal** [a](javascript:1)</p>" in shown


def test_the_page_asks_as_often_for_three_of_everything_as_for_one(client: Visitor) -> None:
    found = scene.with_results()

    def more() -> None:
        scene.mended(scene.found(found))
        scene.shown(scene.spoken(found)[0])

    more()
    one = scene.queries(client, f"/publik/{found.pk}/")
    more()
    more()

    three = scene.queries(client, f"/publik/{found.pk}/")

    assert (one, three) == (14, 14)  # one of them for the documents


def test_officials_read_the_same_page(client: Visitor) -> None:
    found = scene.published()
    scene.found(found, "Hanya untuk para pihak")
    scene.spoken(found, "Belum dimoderasi sama sekali.")
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)

    said = text(client, found.pk)

    assert engage.TITLE in said
    assert [word for word in ("Hanya untuk para pihak", "Belum dimoderasi") if word in said] == []
