"""The supervisor's radar: whose area it is, what stands where, what is late and since when."""

import csv
import io
import re
import zipfile
from datetime import date, timedelta
from importlib import import_module

import pytest

from rajut.core.law.authority import Part
from rajut.foundation.journal.models import Event
from rajut.frontends.desk.queries import behind, lateness, listed, places, radar, ranked
from rajut.frontends.desk.queries.radar import scope
from rajut.steps.engage.actions import collaboration as collaborations
from rajut.steps.engage.models import Collaboration
from tests import cast
from tests.frontends import scene
from tests.steps.coordinate import scene as coordinate
from tests.steps.engage import scene as engage
from tests.steps.evaluate import scene as evaluate
from tests.steps.evaluate.test_carrying import renewed
from tests.steps.plan import scene as plan
from tests.visitor import Visitor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("april")]

TODAY = scene.APRIL.date()


def in_sulawesi(title: str = "Air bersih Mamminasata") -> Collaboration:
    """A collaboration with which Yogyakarta has nothing to do."""
    makassar = cast.officer("73.71")
    found = collaborations.initiate(
        cast.government("73.71"),
        title=title,
        track="ksdd",
        object="Air bersih",
        affair=engage.Affair.objects.get(pk="1.03"),
        invited=[(cast.government("73.06"), Part.PARTY)],
        actor=makassar.actor,
        at=cast.NOW,
    )
    collaborations.offer(found, actor=makassar.actor, at=cast.NOW)
    return found


def rows(html: str) -> list[str]:
    """Return the titles of the list, from above."""
    return re.findall(r'<td data-label="Kolaborasi"><a href="[^"]+">([^<]+)</a>', html)


def told() -> dict[str, tuple[str, int]]:
    """Return what is late, by title, as the ministry sees it."""
    found = lateness(["s:*"], today=TODAY)
    titles = dict(Collaboration.objects.values_list("pk", "title"))
    return {titles[pk]: (each.words, each.days) for pk, each in found.items()}


@pytest.mark.parametrize(
    "who", [lambda: cast.head(cast.SLEMAN), cast.outsider, lambda: cast.auditor(cast.SLEMAN)]
)
def test_only_supervisors_have_one(client: Visitor, who: object) -> None:
    client.sign_in(who().post)  # type: ignore[operator]  # one of the cast

    assert client.get("/pembinaan/").status_code == 404
    assert client.get("/pembinaan/?format=csv").status_code == 404


def test_a_stranger_is_asked_to_sign_in(client: Visitor) -> None:
    response = client.get("/pembinaan/")

    assert (response.status_code, response["Location"]) == (302, "/akun/login/?next=%2Fpembinaan%2F")


def test_a_governor_sees_the_province_the_ministry_the_nation(client: Visitor) -> None:
    engage.offered(title="Sampah Kartamantul")
    in_sulawesi()

    seen = {}
    for who in (cast.governor_office(cast.DIY), cast.governor_office("73"), cast.ministry()):
        client.sign_in(who.post)
        seen[who.actor.supervises] = sorted(rows(client.get("/pembinaan/").text))

    assert seen == {
        "34": ["Sampah Kartamantul"],
        "73": ["Air bersih Mamminasata"],
        "*": ["Air bersih Mamminasata", "Sampah Kartamantul"],
    }


def test_what_is_only_being_prepared_is_not_the_supervisors(client: Visitor) -> None:
    engage.opened(title="Masih rahasia")
    client.sign_in(cast.ministry().post)

    html = client.get("/pembinaan/").text

    assert "Masih rahasia" not in html
    assert "Belum ada kolaborasi di wilayah Anda." in html


def test_each_stands_at_the_first_step_that_is_not_finished() -> None:
    engage.offered(title="Ditawarkan")
    engage.formed(title="Terbentuk")
    plan.agreed(engage.formed(title="Disepakati"))
    evaluate.submitted(plan.agreed(engage.formed(title="Dilaporkan")), cast.SLEMAN)
    over = engage.formed(title="Berakhir")
    officer = cast.officer(cast.YOGYAKARTA).actor
    collaborations.end(over, ending="purpose", reason="Selesai.", actor=officer, at=scene.APRIL)

    found = radar(cast.ministry().actor)

    assert found.at_step == ((2, 1), (3, 1), (4, 1), (5, 1))
    assert (found.total, found.over, found.obligatory, found.escalated) == (4, 1, 0, 0)


def test_a_small_area_is_counted_anew_and_a_large_one_is_kept_for_a_minute(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ministry = cast.ministry().actor
    engage.offered(title="Pertama")
    first = radar(ministry)
    engage.offered(title="Kedua")

    anew = radar(ministry)
    monkeypatch.setattr(import_module("rajut.frontends.desk.queries.radar"), "MANY", 1)
    kept = radar(ministry)
    engage.offered(title="Ketiga")

    assert (first.total, anew.total, kept.total, radar(ministry).total) == (1, 2, 2, 2)
    assert behind(ministry, today=TODAY) == lateness(["s:*"], today=TODAY)


def test_every_kind_of_thing_past_its_day_is_told_with_its_working_days() -> None:
    engage.offered(title="Undangan lama")
    plan.proposed(engage.formed(title="Rencana lama"))
    matter = plan.agreed(engage.formed(title="Kerja lama")).collaboration
    coordinate.asked(matter, due_on=date(2027, 3, 31))
    coordinate.given(matter, due_on=date(2027, 4, 1))
    coordinate.given(matter, title="Masih sempat", due_on=date(2027, 4, 5))
    coordinate.escalated(matter)
    scene.spoken(scene.published(matter))

    late = told()

    assert late["Undangan lama"][0] == "3 undangan belum dijawab"
    assert late["Rencana lama"][0] == "1 rencana belum disetujui"
    assert late["Kerja lama"][0].split(", ")[-2:] == [
        "1 keputusan belum diambil",
        "1 tugas belum selesai",
    ]
    assert "1 kendala belum ditangani" in late["Kerja lama"][0]
    assert set(late) == {"Undangan lama", "Rencana lama", "Kerja lama"}


def test_reports_are_late_after_their_day_until_the_period_closes() -> None:
    framework = plan.agreed()
    evaluate.submitted(framework, cast.BANTUL)
    quarter = framework.collaboration.periods.order_by("starts_on").first()
    assert quarter is not None

    def owed(today: date) -> list[str]:
        return [each.words for each in lateness(["s:*"], today=today).values()]

    assert owed(quarter.due_on) == []
    assert owed(quarter.due_on + timedelta(days=1)) == ["2 laporan belum disampaikan"]
    assert owed(quarter.closes_on + timedelta(days=1)) == []


def test_what_was_handed_in_stays_so_where_the_plan_is_replaced() -> None:
    framework = plan.agreed()
    evaluate.accepted(framework, cast.SLEMAN)
    evaluate.submitted(framework, cast.BANTUL)
    evaluate.filled(framework, cast.YOGYAKARTA)
    quarter = framework.collaboration.periods.order_by("starts_on").first()
    assert quarter is not None

    renewed(framework)

    late = lateness(["s:*"], today=quarter.due_on + timedelta(days=1))
    assert [each.words for each in late.values()] == ["1 laporan belum disampaikan"]


def test_what_is_over_is_not_late() -> None:
    collaboration = engage.offered()
    officer = cast.officer(cast.YOGYAKARTA).actor
    collaborations.cancel(collaboration, reason="Batal.", actor=officer, at=scene.APRIL)

    assert told() == {}


def test_the_latest_comes_first_and_says_what(client: Visitor) -> None:
    for title, due_on in (("Sedikit", date(2027, 4, 1)), ("Lama", date(2027, 2, 1))):
        coordinate.given(engage.formed(title=title), due_on=due_on)
    engage.formed(title="Tepat waktu")
    client.sign_in(cast.governor_office(cast.DIY).post)

    html = client.get("/pembinaan/").text

    assert rows(html) == ["Lama", "Sedikit", "Tepat waktu"]
    assert html.count("1 tugas belum selesai") == 2
    assert "3 kolaborasi, 2 di antaranya terlambat" in html
    assert "Ada yang terlambat di 4 dari 4 daerah." in html


def test_the_ranking_holds_in_every_slice_what_the_database_would_order() -> None:
    for title, due_on in (
        ("Sedikit", date(2027, 4, 1)),
        ("Lama", date(2027, 2, 1)),
        ("Lebih", date(2027, 3, 1)),
    ):
        coordinate.given(engage.formed(title=title), due_on=due_on)
    engage.formed(title="Tepat waktu")
    engage.formed(title="Juga tepat")
    actor = cast.governor_office(cast.DIY).actor
    late = lateness(scope(actor), today=TODAY)

    ranking = ranked(actor, late=late, total=5, most=10)

    ordered = [(row.title, row.late) for row in listed(actor, late=late)]
    assert [title for title, _late in ordered[:3]] == ["Lama", "Lebih", "Sedikit"]
    for start, stop in ((0, 2), (2, 4), (1, 5), (3, 25), (4, 5), (5, 30)):
        found = [(row.title, getattr(row, "late", 0)) for row in ranking[start:stop]]
        assert found == ordered[start:stop]
    assert [row.title for row in ranking] == [title for title, _late in ordered]
    assert (len(ranking), ranking[0].title) == (5, "Lama")


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("late=on", ["Lama"]),
        ("step=2", ["Baru"]),
        ("step=3", ["Lama"]),
        ("track=sinergi", []),
        ("q=lama", ["Lama"]),
        ("obligatory=on", []),
        ("urut=title", ["Baru", "Lama"]),
        ("urut=-late", ["Lama", "Baru"]),
        ("step=9", ["Lama", "Baru"]),
    ],
)
def test_filters_and_order_live_in_the_address(client: Visitor, query: str, left: list[str]) -> None:
    coordinate.given(engage.formed(title="Lama"), due_on=date(2027, 2, 1))
    engage.offered(title="Baru", at=scene.APRIL)
    client.sign_in(cast.ministry().post)

    assert rows(client.get(f"/pembinaan/?{query}").text) == left


def test_the_exports_hold_what_the_list_holds(client: Visitor) -> None:
    coordinate.given(engage.formed(title="Lama"), due_on=date(2027, 2, 1))
    engage.offered(title="Baru", at=scene.APRIL)
    client.sign_in(cast.governor_office(cast.DIY).post)

    table = client.get("/pembinaan/?format=csv&late=on").getvalue().decode("utf-8-sig")
    book = client.get("/pembinaan/?format=xlsx").getvalue()

    head, *lines = csv.reader(io.StringIO(table))
    assert head[:5] == ["Kolaborasi", "Para pihak", "Jalur", "Langkah", "Yang terlambat"]
    assert [(line[0], line[4], line[5]) for line in lines] == [("Lama", "1 tugas belum selesai", "36")]
    assert "xl/workbook.xml" in zipfile.ZipFile(io.BytesIO(book)).namelist()


def test_places_count_what_they_take_part_in() -> None:
    late = coordinate.given(engage.formed(), due_on=date(2027, 2, 1)).collaboration
    engage.offered(title="Baru", at=scene.APRIL)
    actor = cast.governor_office(cast.DIY).actor
    found = lateness(scope(actor), today=TODAY)

    counted = {each.region.pk: (each.count, each.late) for each in places(actor, late=found)}

    assert set(found) == {late.pk}
    assert counted == dict.fromkeys(("34", "34.02", "34.04", "34.71"), (2, 1))


def test_the_radar_asks_as_often_for_three_as_for_one(client: Visitor) -> None:
    client.sign_in(cast.governor_office(cast.DIY).post)
    scene.at_work(1)
    one = scene.queries(client, "/pembinaan/")
    for number in (2, 3):
        scene.at_work(number)

    three = scene.queries(client, "/pembinaan/")

    assert (one, three) == (18, 18)


def test_looking_changes_nothing(client: Visitor) -> None:
    scene.at_work()
    before = Event.objects.count()
    client.sign_in(cast.ministry().post)

    client.get("/pembinaan/")
    answer = client.post("/pembinaan/")

    assert (answer.status_code, Event.objects.count()) == (405, before)
