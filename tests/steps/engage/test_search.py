"""Finding a collaboration by its words, by the stems of its words, and by nearly its words."""

import pytest

from rajut.steps.engage.actions import collaboration as collaborations
from rajut.steps.engage.actions import party as parties
from rajut.steps.engage.models import Collaboration
from rajut.steps.engage.queries.search import matching, stems
from tests import cast
from tests.steps.engage import scene
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db


def found(text: str) -> list[str]:
    """The titles that a search finds."""
    return [row.title for row in matching(Collaboration.objects.order_by("title"), text)]


@pytest.fixture(autouse=True)
def _two_collaborations() -> None:
    scene.opened(title="Persampahan Kartamantul")
    scene.opened(title="Angkutan umum aglomerasi", object="Bus antarkota", invited=())


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("persampahan", ["Persampahan Kartamantul"]),
        ("pengangkutan", ["Angkutan umum aglomerasi"]),
        ("Kartaman", ["Persampahan Kartamantul"]),
        ("yogyakarta persampahan", ["Persampahan Kartamantul"]),
        ("Persampahn Kartamantl", ["Persampahan Kartamantul"]),
        ("kartamantul angkutan", []),
        ("zzzz", []),
        ("", ["Angkutan umum aglomerasi", "Persampahan Kartamantul"]),
        ("dan di ke", ["Angkutan umum aglomerasi", "Persampahan Kartamantul"]),
        ("') | ('", ["Angkutan umum aglomerasi", "Persampahan Kartamantul"]),
    ],
)
def test_words_are_found(text: str, titles: list[str]) -> None:
    assert found(text) == titles


def test_a_revised_title_is_found_by_its_new_words() -> None:
    collaboration = Collaboration.objects.get(title="Persampahan Kartamantul")

    collaborations.revise(
        collaboration,
        **scene.description(title="Terminal terpadu"),
        actor=cast.officer(cast.YOGYAKARTA).actor,
        at=cast.NOW,
    )

    assert (found("terminal"), found("kartamantul")) == (["Terminal terpadu"], [])


def test_who_was_only_asked_or_declined_is_told_by_no_search() -> None:
    collaboration = scene.offered(title="Persampahan Kartamantul II")
    collaborations.revise(
        collaboration,
        **scene.description(title="Terminal terpadu"),
        actor=cast.officer(cast.YOGYAKARTA).actor,
        at=cast.NOW,
    )
    invited = found("terminal sleman")
    parties.decline(
        scene.party(collaboration, cast.BANTUL),
        reason="Belum teranggarkan",
        actor=cast.head(cast.BANTUL).actor,
        at=cast.NOW,
    )
    parties.accept(scene.party(collaboration, cast.SLEMAN), actor=cast.head(cast.SLEMAN).actor, at=cast.NOW)

    assert (invited, found("terminal bantul"), found("terminal sleman")) == ([], [], ["Terminal terpadu"])


def test_a_search_of_others_does_not_tell_who_declined(client: Visitor) -> None:
    collaboration = scene.offered(title="Terminal terpadu")
    parties.decline(
        scene.party(collaboration, cast.BANTUL),
        reason="Belum teranggarkan",
        actor=cast.head(cast.BANTUL).actor,
        at=cast.NOW,
    )
    for code in (cast.SLEMAN, cast.DIY):
        parties.accept(scene.party(collaboration, code), actor=cast.head(code).actor, at=cast.NOW)
    officer = cast.officer(cast.YOGYAKARTA).actor
    collaboration.refresh_from_db()
    collaborations.form(collaboration, actor=officer, at=cast.NOW)
    collaborations.publish(collaboration, actor=officer, at=cast.NOW)

    told = {
        (address, word): "Terminal terpadu" in client.get(f"{address}?q=terminal+{word}").text
        for address in ("/publik/", "/api/v1/collaborations")
        for word in ("sleman", "bantul")
    }

    assert told == {
        ("/publik/", "sleman"): True,
        ("/publik/", "bantul"): False,
        ("/api/v1/collaborations", "sleman"): True,
        ("/api/v1/collaborations", "bantul"): False,
    }


def test_the_regions_filter_does_not_tell_who_was_only_asked(client: Visitor) -> None:
    collaboration = scene.formed(title="Terminal terpadu")
    officer = cast.officer(cast.YOGYAKARTA)
    newcomer = scene.propose(collaboration, cast.government("34.01"))
    parties.invite(newcomer, actor=officer.actor, at=cast.NOW)
    collaborations.publish(collaboration, actor=officer.actor, at=cast.NOW)

    told = {
        (name, region): "Terminal terpadu" in visitor.get(f"/api/v1/collaborations?region={region}").text
        for name, visitor in (
            ("public", client),
            ("outsider", Visitor().sign_in(cast.outsider().post)),
            ("insider", Visitor().sign_in(officer.post)),
        )
        for region in (cast.SLEMAN, "34.01")
    }

    assert told == {
        ("public", cast.SLEMAN): True,
        ("public", "34.01"): False,
        ("outsider", cast.SLEMAN): True,
        ("outsider", "34.01"): False,
        ("insider", cast.SLEMAN): True,
        ("insider", "34.01"): True,
    }


def test_stems_are_each_named_once() -> None:
    assert stems("Persampahan dan sampah: pengolahan bersama") == ["sampah", "olah"]
