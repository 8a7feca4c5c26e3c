"""One search over what the reader may see, and nothing of what others keep to themselves."""

import re

import pytest

from tests import cast
from tests.frontends import scene
from tests.steps.coordinate import scene as coordinate
from tests.steps.engage import scene as engage
from tests.visitor import Visitor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("april")]

NOTHING = "Tidak ada yang cocok"


def found(visitor: Visitor, text: str) -> list[str]:
    """Return the names that the page lists."""
    html = visitor.get("/cari", {"q": text}).text
    return re.findall(r'<ul class="rows">.*?</ul>', html, re.S) and re.findall(
        r'<li>\s*<a href="[^"]+">([^<]+)</a>', html[html.index('<ul class="rows">') :]
    )


def test_everything_of_ones_own_is_found(client: Visitor) -> None:
    matter = engage.formed(title="Rajutan bersama")
    engage.called(matter, title="Rapat rajutan")
    coordinate.asked(matter, title="Keputusan rajutan")
    coordinate.given(matter, title="Tugas rajutan")
    client.sign_in(cast.officer(cast.SLEMAN).post)

    assert found(client, "rajutan") == [
        "Rajutan bersama",
        "Rapat rajutan",
        "Keputusan rajutan",
        "Tugas rajutan",
    ]


@pytest.mark.parametrize("who", [cast.outsider, lambda: cast.governor_office("73")])
def test_nothing_of_others_is_found_not_even_its_title(client: Visitor, who: object) -> None:
    matter = engage.formed(title="Rajutan bersama")
    engage.called(matter, title="Rapat rajutan")
    coordinate.asked(matter, title="Keputusan rajutan")
    coordinate.given(matter, title="Tugas rajutan")
    client.sign_in(who().post)  # type: ignore[operator]  # one of the cast

    html = client.get("/cari", {"q": "rajutan"}).text

    assert NOTHING in html
    assert re.findall(r"[Rr]ajutan (?:bersama)|(?:Rapat|Keputusan|Tugas) rajutan", html) == []


def test_of_what_is_published_an_outsider_finds_the_outside_only(client: Visitor) -> None:
    matter = scene.published(title="Rajutan bersama")
    coordinate.given(matter, title="Tugas rajutan")
    client.sign_in(cast.outsider().post)

    assert found(client, "rajutan") == ["Rajutan bersama"]


def test_regions_and_organisations_are_found_by_name(client: Visitor) -> None:
    client.sign_in(cast.outsider().post)

    assert found(client, "Gunungkidul") == [
        "Kabupaten Gunungkidul",
        "Pemerintah Kabupaten Gunungkidul",
    ]


def test_a_stranger_searches_the_public_register(client: Visitor) -> None:
    response = client.get("/cari", {"q": "sampah & air"})

    assert (response.status_code, response["Location"]) == (302, "/publik/?q=sampah+%26+air")


def test_too_short_or_empty_a_text_asks_for_more(client: Visitor) -> None:
    client.sign_in(cast.outsider().post)

    assert "Tulis sekurang-kurangnya dua huruf." in client.get("/cari?q=a").text
    assert "Cari kolaborasi, rapat" in client.get("/cari").text
    assert NOTHING in client.get("/cari?q=%25%25%25").text


def test_what_was_typed_is_text_and_nothing_else(client: Visitor) -> None:
    client.sign_in(cast.outsider().post)

    html = client.get("/cari", {"q": "<script>alert(1)</script>' OR 1=1 --"}).text

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_the_search_asks_as_often_for_three_as_for_one(client: Visitor) -> None:
    client.sign_in(cast.secretary(cast.SLEMAN).post)

    def another(number: int) -> None:
        matter = engage.formed(title=f"Rajutan {number}")
        engage.called(matter, title=f"Rapat rajutan {number}")
        coordinate.asked(matter, title=f"Keputusan rajutan {number}")
        coordinate.given(matter, title=f"Tugas rajutan {number}")

    another(1)
    one = scene.queries(client, "/cari?q=rajutan")
    another(2)
    another(3)

    three = scene.queries(client, "/cari?q=rajutan")

    assert (one, three) == (17, 17)
