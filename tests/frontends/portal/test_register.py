"""The public register: the list, its map and its data hold the same, and nothing that is not published."""

import csv
import io
import json
import re
from datetime import timedelta

import pytest

from rajut.core.law.authority import Part
from rajut.foundation.regions.models import Affair
from rajut.steps.engage.actions import collaboration as collaborations
from rajut.steps.engage.actions import party as parties
from rajut.steps.engage.models import Collaboration
from tests import cast
from tests.frontends import scene
from tests.steps.engage import scene as engage
from tests.visitor import Visitor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("april")]

SECRET = "Masih rahasia"


def sinergi() -> Collaboration:
    """Makassar and a ministry work together on water, published."""
    officer, ministry = cast.officer("73.71"), cast.ministry().post.organisation
    found = collaborations.initiate(
        cast.government("73.71"),
        title="Air bersih Makassar",
        track="sinergi",
        object="Air minum",
        affair=Affair.objects.get(pk="1.03"),
        invited=[(ministry, Part.PARTY)],
        actor=officer.actor,
        at=cast.NOW,
    )
    collaborations.offer(found, actor=officer.actor, at=cast.NOW)
    head = cast.person(ministry, cast.Rank.HEAD)
    parties.accept(found.parties.get(organisation=ministry), actor=head.actor, at=cast.NOW)
    found.refresh_from_db()
    collaborations.form(found, actor=officer.actor, at=cast.NOW)
    collaborations.publish(found, actor=officer.actor, at=cast.NOW + timedelta(days=1))
    return found


def in_list(visitor: Visitor, query: str = "") -> list[str]:
    html = visitor.get(f"/publik/?{query}").text
    return re.findall(r'<td data-label="Kolaborasi"><a href="[^"]+">([^<]+)</a>', html)


def in_csv(visitor: Visitor, query: str = "") -> list[str]:
    text = visitor.get(f"/publik/?{query}&format=csv").getvalue().decode("utf-8-sig")
    return [row["Kolaborasi"] for row in csv.DictReader(io.StringIO(text))]


def in_json(visitor: Visitor, query: str = "") -> list[str]:
    body = json.loads(visitor.get(f"/publik/register.json?{query}").content)
    return [each["title"] for each in body["collaborations"]]


@pytest.mark.parametrize(
    "make",
    [
        lambda: engage.opened(title=SECRET),
        lambda: engage.offered(title=SECRET),
        lambda: engage.formed(title=SECRET),
        lambda: collaborations.withhold(
            scene.published(title=SECRET), actor=cast.officer(cast.YOGYAKARTA).actor, at=scene.APRIL
        ),
    ],
    ids=["draft", "offered", "not published", "withheld"],
)
@pytest.mark.parametrize("who", [None, lambda: cast.officer(cast.YOGYAKARTA)], ids=["public", "party"])
def test_what_is_not_published_is_nowhere(client: Visitor, make: object, who: object) -> None:
    make()  # type: ignore[operator]  # a builder
    if who:
        client.sign_in(who().post)  # type: ignore[operator]  # one of the cast
    pk = Collaboration.objects.get(title=SECRET).pk

    pages = [
        client.get(path).status_code
        for path in (f"/publik/{pk}/", f"/publik/{pk}/masukan/", "/publik/987654321/")
    ]

    assert pages == [404, 404, 404]
    assert (in_list(client), in_csv(client), in_json(client)) == ([], [], [])
    assert SECRET not in client.get("/publik/?q=rahasia").text


def test_a_stranger_reads_the_register_without_signing_in(client: Visitor) -> None:
    scene.published()
    sinergi()

    html = client.get("/publik/").text

    assert in_list(client) == ["Air bersih Makassar", engage.TITLE]
    assert "6 daerah" not in html
    assert "5 daerah bekerja sama dalam 2 kolaborasi yang diterbitkan." in html


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("province=34", [engage.TITLE]),
        ("province=73", ["Air bersih Makassar"]),
        ("province=11", []),
        ("affair=2.11", [engage.TITLE]),
        ("track=sinergi", ["Air bersih Makassar"]),
        ("state=running", []),
        ("q=persampahan", [engage.TITLE]),
        ("q=makassar&track=ksdd", []),
        ("urut=title", ["Air bersih Makassar", engage.TITLE]),
    ],
)
def test_list_csv_and_json_are_narrowed_alike(client: Visitor, query: str, left: list[str]) -> None:
    scene.published()
    sinergi()

    assert in_list(client, query) == left
    assert in_csv(client, query) == left
    assert in_json(client, query) == left


def test_the_map_shows_what_the_list_shows(client: Visitor) -> None:
    scene.published()
    sinergi()

    html = client.get("/publik/?track=sinergi").text

    assert "1 daerah bekerja sama dalam 1 kolaborasi yang diterbitkan." in html
    assert re.findall(r'<th scope="row">([^<]+)</th>', html) == ["Kota Makassar"]


def test_who_was_only_asked_is_not_named(client: Visitor) -> None:
    found = scene.published()
    klaten = engage.propose(found, cast.government("33.10"))
    parties.invite(klaten, actor=cast.officer(cast.YOGYAKARTA).actor, at=scene.APRIL)

    texts = [
        client.get(path).content.decode()
        for path in ("/publik/", f"/publik/{found.pk}/", "/publik/register.json")
    ]
    table = client.get("/publik/?format=csv").getvalue().decode()

    assert [text.count("Klaten") for text in (*texts, table)] == [0, 0, 0, 0]
    assert in_list(client, "province=33") == []


def test_json_is_read_back_by_a_program(client: Visitor) -> None:
    found = scene.published()

    response = client.get("/publik/register.json")

    assert response["Content-Type"] == "application/json"
    assert json.loads(response.content) == {
        "licence": "CC-BY-4.0",
        "collaborations": [
            {
                "id": found.pk,
                "url": f"http://testserver/publik/{found.pk}/",
                "title": engage.TITLE,
                "object": "Pengolahan sampah rumah tangga bersama",
                "track": "ksdd",
                "obligatory": False,
                "affair": {"code": "2.11", "name": "Lingkungan Hidup"},
                "state": "formed",
                "published_at": "2026-11-23T03:00:00Z",
                "starts_on": None,
                "ends_on": None,
                "example": False,
                "source": "",
                "parties": [
                    {"name": "Pemerintah Kota Yogyakarta", "part": "initiator", "region": "34.71"},
                    {"name": "Pemerintah Kabupaten Sleman", "part": "party", "region": "34.04"},
                    {"name": "Pemerintah Kabupaten Bantul", "part": "party", "region": "34.02"},
                    {"name": "Pemerintah Daerah Istimewa Yogyakarta", "part": "facilitator", "region": "34"},
                ],
            }
        ],
        "next": None,
    }


def test_the_rest_of_a_long_register_keeps_the_filters(
    client: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rajut.frontends.portal.views.opendata.MOST", 1)
    scene.published(title="Sampah satu", at=cast.NOW)
    scene.published(title="Sampah dua", at=cast.NOW + timedelta(days=1))
    sinergi()

    first = json.loads(client.get("/publik/register.json?track=ksdd").content)
    second = json.loads(client.get(first["next"]).content)

    assert first["next"] == "http://testserver/publik/register.json?track=ksdd&mulai=1"
    assert [each["title"] for each in first["collaborations"] + second["collaborations"]] == [
        "Sampah dua",
        "Sampah satu",
    ]
    assert second["next"] is None


@pytest.mark.parametrize("query", ["track=tidak-ada", "province=99", "affair='", "state=draft"])
def test_a_filter_that_makes_no_sense_is_told_to_a_program(client: Visitor, query: str) -> None:
    response = client.get(f"/publik/register.json?{query}")

    assert response.status_code == 400
    assert list(json.loads(response.content)["errors"]) == [query.partition("=")[0]]


def test_the_register_asks_as_often_for_three_as_for_one(client: Visitor) -> None:
    scene.published(title="Satu")
    one = [scene.queries(client, path) for path in ("/publik/", "/publik/register.json")]
    scene.published(title="Dua")
    scene.published(title="Tiga")

    three = [scene.queries(client, path) for path in ("/publik/", "/publik/register.json")]

    assert one == [9, 6]
    assert three == one


def test_pages_and_data_say_how_long_they_may_be_kept(client: Visitor) -> None:
    found = scene.published()

    def kept(path: str) -> str:
        return str(client.get(path)["Cache-Control"])

    strangers = [kept("/publik/"), kept(f"/publik/{found.pk}/")]
    table = client.get("/publik/?format=csv")
    table.getvalue()
    data = [kept("/publik/register.json"), table["Cache-Control"]]
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)

    assert strangers == ["private, max-age=60"] * 2
    assert data == ["public, max-age=300"] * 2
    assert kept("/publik/") == "private, no-cache"
    assert "Cookie" in client.get("/publik/")["Vary"]
    assert client.get("/publik/register.json")["Access-Control-Allow-Origin"] == "*"
