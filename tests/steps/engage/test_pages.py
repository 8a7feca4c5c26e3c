"""The pages: who sees them, what they say, how often they ask the database."""

import pytest
from playwright.sync_api import Page
from pytest_django import DjangoAssertNumQueries, Settings

from rajut.core.law.authority import Part
from rajut.foundation.journal.models import Event
from rajut.foundation.regions.models import Border
from rajut.steps.engage.actions import collaboration as collaborations
from rajut.steps.engage.actions import forum
from rajut.steps.engage.models import Collaboration, Party
from rajut.steps.identify.models import FinderRun, Judgement, Opportunity
from tests import cast
from tests.steps.browsing import complaints
from tests.steps.engage import scene
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
LIST = "/kolaborasi/"


def inside(collaboration: Collaboration) -> list[str]:
    """The addresses of everything inside a formed collaboration that has a topic and two meetings."""
    officer = cast.officer(cast.YOGYAKARTA).actor
    topic = forum.start(
        collaboration, title="Ritase", body="Mohon pendapat @Sleman.", actor=officer, at=cast.NOW
    )
    coming, past = scene.called(collaboration), scene.held(collaboration)
    here = f"/kolaborasi/{collaboration.pk}/"
    return [
        f"{here}langkah/revise",
        f"{here}langkah/end",
        f"{here}riwayat/",
        f"{here}pihak/tambah?q=kulon+progo",
        f"{here}diskusi/",
        f"{here}diskusi/baru",
        f"{here}diskusi/{topic.pk}/",
        f"{here}diskusi/pesan/{topic.messages.get().pk}/coret",
        f"{here}rapat/",
        f"{here}rapat/baru",
        f"{here}rapat/{coming.pk}/",
        f"{here}rapat/{coming.pk}/langkah/reschedule",
        f"{here}rapat/{coming.pk}/langkah/cancel",
        f"{here}rapat/{past.pk}/",
        f"{here}rapat/{past.pk}/langkah/attend",
        f"{here}rapat/{past.pk}/langkah/minute",
    ]


def test_a_stranger_is_asked_to_sign_in_and_an_outsider_finds_nothing(client: Visitor) -> None:
    collaboration = scene.formed()
    pages = [f"/kolaborasi/{collaboration.pk}/", *inside(collaboration)]
    outsider = Visitor().sign_in(cast.outsider().post)

    assert {client.get(path).status_code for path in pages} == {302}
    assert {outsider.get(path).status_code for path in pages} == {404}


def test_every_page_opens_for_the_coordinator(client: Visitor) -> None:
    collaboration = scene.formed()
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)
    pages = [LIST, f"{LIST}baru/", f"{LIST}baru/ksdd/", f"{LIST}kalender/", f"{LIST}{collaboration.pk}/"]

    statuses = {path: client.get(path).status_code for path in [*pages, *inside(collaboration)]}

    assert set(statuses.values()) == {200}, statuses


def test_a_published_collaboration_shows_its_face_to_other_officials_not_its_inside(client: Visitor) -> None:
    collaboration = scene.formed()
    pages = inside(collaboration)
    collaborations.publish(collaboration, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)
    client.sign_in(cast.outsider().post)

    face = client.get(f"/kolaborasi/{collaboration.pk}/")

    assert face.status_code == 200
    assert "Pemerintah Kota Yogyakarta" not in face.text  # the journal's lines are for the inside
    assert {client.get(path).status_code for path in pages} == {404}


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(
    count: int, client: Visitor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        scene.formed(title=f"Kerja sama {number}")
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)
    client.get(LIST)

    with django_assert_num_queries(13):
        page = client.get(LIST)

    assert page.text.count("Kerja sama ") == count


@pytest.fixture
def own_stage_only(settings: Settings) -> None:
    """The rail tells this step alone: what later steps ask is counted where they are tested."""
    settings.STAGES = ["rajut.steps.engage.queries.stage"]


@pytest.mark.usefixtures("own_stage_only")
@pytest.mark.parametrize("count", [1, 3])
def test_topics_and_meetings_ask_as_often_for_three_as_for_one(
    count: int, client: Visitor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    collaboration = scene.formed()
    officer = cast.officer(cast.YOGYAKARTA)
    for number in range(count):
        topic = forum.start(
            collaboration, title=f"Pokok {number}", body="a", actor=officer.actor, at=cast.NOW
        )
        for _ in range(count - 1):
            forum.write(topic, body="b @Sleman", actor=officer.actor, at=cast.NOW)
        scene.called(collaboration, title=f"Rapat {number}")
    client.sign_in(officer.post)
    here = f"/kolaborasi/{collaboration.pk}/"

    client.get(LIST)

    for path, queries in (("diskusi/", 13), ("rapat/", 13), (f"diskusi/{topic.pk}/", 17), ("", 15)):
        with django_assert_num_queries(queries):
            client.get(here + path)


def test_the_list_is_filtered_sorted_and_exported(client: Visitor) -> None:
    scene.opened(title="Air minum", object="Jaringan air minum")
    scene.formed(title="Persampahan")
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)

    def titles(query: str) -> list[str]:
        rows = client.get(f"{LIST}?{query}&format=csv").getvalue().decode("utf-8-sig").splitlines()[1:]
        return [row.split(",")[0].split(";")[0].strip('"') for row in rows]

    assert titles("urut=title") == ["Air minum", "Persampahan"]
    assert titles("urut=-title") == ["Persampahan", "Air minum"]
    assert titles("state=formed") == ["Persampahan"]
    assert titles("track=sinergi") == []
    assert titles("affair=2.11&region=34.04&urut=title") == ["Air minum", "Persampahan"]
    assert titles("region=73") == []
    assert titles("q=sampah") == ["Persampahan"]


@pytest.mark.parametrize(
    "query", ["state=x", "region=99", "affair=%27", "urut=--title", "halaman=99999999", "q=%25%27%28"]
)
def test_an_address_that_makes_no_sense_is_answered_all_the_same(query: str, client: Visitor) -> None:
    scene.opened()
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)

    assert client.get(f"{LIST}?{query}").status_code == 200


def test_a_collaboration_is_opened_track_first_then_its_parties(client: Visitor) -> None:
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)
    sent = {
        "opened_by": cast.government(cast.YOGYAKARTA).pk,
        "title": "Air minum",
        "object": "Jaringan air minum lintas batas",
        "affair": "1.03",
    }

    opened = client.post(f"{LIST}baru/ksdd/", sent)
    collaboration = Collaboration.objects.get()
    here = f"{LIST}{collaboration.pk}/"
    added = client.post(
        f"{here}pihak/tambah", {"organisations": [cast.government(cast.SLEMAN).pk], "part": "party"}
    )
    offered = client.post(f"{here}langkah/offer")

    assert (opened.status_code, opened["Location"]) == (302, f"{here}pihak/tambah")
    assert (added.status_code, offered.status_code) == (302, 302)
    assert [(each.part, each.state) for each in Party.objects.all()] == [
        ("initiator", "accepted"),
        ("party", "invited"),
    ]


def test_what_was_typed_stays_when_something_is_missing(client: Visitor) -> None:
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)

    answer = client.post(f"{LIST}baru/ksdd/", {"title": "Air minum lintas batas"})

    assert answer.status_code == 422
    assert 'value="Air minum lintas batas"' in answer.text
    assert Collaboration.objects.count() == 0


def test_whoever_may_not_open_a_collaboration_is_told_why(client: Visitor) -> None:
    client.sign_in(cast.auditor(cast.YOGYAKARTA).post)

    assert client.get(f"{LIST}baru/").status_code == 409
    assert "pengambil keputusan instansi pemilik" in client.get(LIST).text


def test_the_invited_head_answers_on_the_page(client: Visitor) -> None:
    collaboration = scene.offered()
    sleman = scene.party(collaboration, cast.SLEMAN)
    here = f"{LIST}{collaboration.pk}/"
    client.sign_in(cast.head(cast.SLEMAN).post)

    asked = client.get(here).text
    without_reason = client.post(f"{here}pihak/{sleman.pk}/decline", {"reason": ""})
    declined = client.post(f"{here}pihak/{sleman.pk}/decline", {"reason": "Belum dianggarkan."})

    assert "Terima undangan" in asked
    assert (without_reason.status_code, declined.status_code) == (422, 302)
    assert "Belum dianggarkan." in client.get(here).text


@pytest.mark.parametrize("name", ["form", "run", "publish", "hapus", "__init__"])
def test_a_refused_or_unknown_move_is_answered_409_and_leaves_no_trace(name: str, client: Visitor) -> None:
    collaboration = scene.opened()
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)
    before = Event.objects.count()

    answer = client.post(f"{LIST}{collaboration.pk}/langkah/{name}")

    assert answer.status_code == 409
    assert Collaboration.objects.get().state == "draft"
    assert Event.objects.count() == before


def test_neighbours_are_told_that_their_cooperation_may_be_obligatory(client: Visitor) -> None:
    for a, b in (("34.02", "34.04"), ("34.02", "34.71"), ("34.04", "34.71")):
        Border.objects.update_or_create(a_id=a, b_id=b, defaults={"by": "land"})
    three = tuple((cast.government(code), Part.PARTY) for code in (cast.SLEMAN, cast.BANTUL))
    collaboration = scene.opened(invited=three)
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)

    page = client.get(f"{LIST}{collaboration.pk}/").text

    assert "UU 23/2014 pasal 364" in page
    assert "Kab. Bantul: antarkabupaten/kota dalam satu provinsi" in page


def test_axe_finds_nothing_light_or_dark_wide_or_narrow(tab: Page) -> None:
    collaboration = scene.formed()
    visitor = Visitor().sign_in(cast.officer(cast.YOGYAKARTA).post)
    pages = [LIST, f"{LIST}baru/", f"{LIST}baru/ksdd/", f"{LIST}kalender/", f"{LIST}{collaboration.pk}/"]

    assert complaints(tab, visitor, [*pages, *inside(collaboration)]) == []


def opportunity() -> Opportunity:
    """An opportunity between Kota Yogyakarta, Sleman and Bantul, as a search finds it."""
    run = FinderRun.objects.create(asked_at=cast.NOW)
    return Opportunity.objects.create(
        key="sampah-bersama",
        run=run,
        domain="service",
        kind="neighbours",
        members=["34.71", "34.04", "34.02"],
        title="Sampah diolah bersama",
        title_told={"template": "Sampah diolah bersama", "values": {}},
        object="Sampah rumah tangga",
        affair_id=scene.WASTE,
        score="0.8",
        quality="0.900",
        sight="officials",
        found_at=cast.NOW,
    )


def test_a_collaboration_opened_from_an_opportunity_proposes_its_members(client: Visitor) -> None:
    found = opportunity()
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)
    members = [cast.government(code).pk for code in (cast.SLEMAN, cast.BANTUL)]
    path = f"{LIST}baru/ksdd/?peluang={found.pk}"

    tracks = client.get(f"{LIST}baru/?peluang={found.pk}").text
    shown = client.get(path).text
    client.post(
        path,
        {
            "opened_by": cast.government(cast.YOGYAKARTA).pk,
            "title": "Sampah diolah bersama",
            "object": "Pengolahan sampah",
            "affair": scene.WASTE,
            "members": members,
        },
    )

    assert f"/kolaborasi/baru/ksdd/?peluang={found.pk}" in tracks
    assert 'value="Sampah diolah bersama"' in shown
    collaboration = Collaboration.objects.get()
    assert collaboration.opportunity == found
    assert {(each.organisation.region_id, each.part, each.state) for each in collaboration.parties.all()} == {
        ("34.71", "initiator", "accepted"),
        ("34.04", "party", "listed"),
        ("34.02", "party", "listed"),
    }
    assert Judgement.objects.get().opened_at is not None
