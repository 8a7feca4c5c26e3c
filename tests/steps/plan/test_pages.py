"""The pages of a plan: what they show to whom, and what they take."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from rajut.foundation.journal.models import Event
from rajut.steps.plan import actions, queries
from rajut.steps.plan.models import Activity, Assent, Framework, IndicatorVersion, Node, Period, PlannedValue
from tests import cast
from tests.steps.engage import scene as engage
from tests.steps.plan import scene
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db


def address(framework: Framework, rest: str = "") -> str:
    return f"/kolaborasi/{framework.collaboration_id}/rencana/{rest}"


def test_a_plan_not_begun_says_what_will_stand_there(client: Visitor) -> None:
    collaboration = engage.formed()
    client.sign_in(cast.officer(cast.SLEMAN).post)

    response = client.get(f"/kolaborasi/{collaboration.pk}/rencana/")

    assert response.status_code == 200
    assert "Rencana belum disusun." in response.text
    assert f"/kolaborasi/{collaboration.pk}/rencana/mulai/" in response.text


@pytest.mark.parametrize("made", ["begun", "complete", "proposed", "assented", "agreed"])
def test_every_state_has_its_page(made: str, client: Visitor) -> None:
    framework = getattr(scene, made)()
    client.sign_in(cast.head(cast.SLEMAN).post)

    response = client.get(address(framework))

    assert response.status_code == 200
    assert scene.VISION in response.text


@pytest.mark.parametrize(
    "rest",
    [
        "",
        "mulai/",
        "1/nilai/",
        "1/nilai/tempel/",
        "1/kalender/",
        "1/tujuan/baru/",
        "1/indikator/baru/",
        "1/kegiatan/baru/",
        "1/langkah/revise",
    ],
)
def test_a_stranger_signs_in_first_and_an_outsider_finds_nothing(rest: str, client: Visitor) -> None:
    framework = scene.begun()

    stranger = client.get(address(framework, rest))
    client.sign_in(cast.outsider().post)
    outsider = client.get(address(framework, rest))

    assert (stranger.status_code, outsider.status_code) == (302, 404)


def test_a_plan_is_written_page_by_page_proposed_and_agreed(client: Visitor) -> None:
    collaboration = engage.formed()
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)
    home = f"/kolaborasi/{collaboration.pk}/rencana/"
    written = {"vision": "Bersih.", "mission": "Bersama.", "starts_on": "2027-01-01", "ends_on": "2027-12-31"}
    sleman, bantul = cast.government(cast.SLEMAN).pk, cast.government(cast.BANTUL).pk
    city = cast.government(cast.YOGYAKARTA).pk

    client.post(f"{home}mulai/", written)
    client.post(f"{home}1/kalender/", {"kind": "year"})
    client.post(f"{home}1/tujuan/baru/", {"kind": "goal", "title": "Sampah terkelola"})
    indicator = {
        "node": Node.objects.get().pk,
        "name": "Sampah ke TPA",
        "unit": "ton per hari",
        "direction": "lower",
        "nature": "level",
        "rule": "sum",
        "weight": "1",
        "organisations": [city, sleman, bantul],
    }
    client.post(f"{home}1/indikator/baru/", indicator)
    activity = {
        "title": "Membangun TPS 3R",
        "owner": sleman,
        "starts_on": "2027-01-11",
        "ends_on": "2027-06-30",
        "budget": "2.400.000.000",
        f"share_{sleman}": "1.400.000.000",
        f"share_{bantul}": "600.000.000",
    }
    client.post(f"{home}1/kegiatan/baru/", activity)
    rows = "\n".join(
        f"Sampah ke TPA\t{cast.government(code).name}\t{baseline}\t{target}"
        for code, baseline, target in (
            (cast.YOGYAKARTA, 260, 200),
            (cast.SLEMAN, 300, 250),
            (cast.BANTUL, 120, 100),
        )
    )
    client.post(f"{home}1/nilai/tempel/", {"rows": rows})
    shown = client.get(home).text
    client.post(f"{home}1/langkah/propose")
    for code in scene.PARTIES:
        client.sign_in(cast.head(code).post)
        client.post(f"{home}1/langkah/assent")
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)
    client.post(f"{home}1/langkah/agree")

    framework = Framework.objects.get()
    collaboration.refresh_from_db()
    assert "680" in shown
    assert "550" in shown
    assert "400" in shown  # juta rupiah lacking in the contributions
    assert (framework.state, Assent.objects.count()) == ("agreed", 3)
    assert collaboration.plan_agreed_at is not None


def test_what_is_missing_is_named_and_leads_to_its_cell(client: Visitor) -> None:
    framework = scene.complete()
    gap = PlannedValue.objects.filter(kind="baseline", organisation=cast.government(cast.BANTUL)).first()
    assert gap is not None
    gap.delete()
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)

    shown = client.get(address(framework)).text
    refused = client.post(address(framework, "1/langkah/propose"))

    query = f"?indikator={gap.indicator_id}&amp;pihak={gap.organisation_id}"
    assert "1 nilai belum diisi" in shown
    assert address(framework, "1/nilai/") + query in shown
    assert refused.status_code == 409
    assert "tanpa nilai awal (baseline)" in refused.text
    assert Event.objects.filter(move="propose").count() == 0


def test_the_grid_keeps_all_or_nothing(client: Visitor) -> None:
    framework = scene.begun()
    version = scene.indicator(framework)
    client.sign_in(cast.officer(cast.SLEMAN).post)
    stem = f"v.{version.indicator_id.hex}"
    good = {f"{stem}.{cast.government(cast.SLEMAN).pk}.0": "300,5"}
    bad = {f"{stem}.{cast.government(cast.BANTUL).pk}.0": "seratus"}

    refused = client.post(address(framework, "1/nilai/"), good | bad)
    held = PlannedValue.objects.count()
    taken = client.post(address(framework, "1/nilai/"), good)

    assert (refused.status_code, held) == (422, 0)
    assert "Kab. Bantul · Nilai awal: Tulis angka" in refused.text
    assert 'value="300,5"' in refused.text
    assert (taken.status_code, PlannedValue.objects.count()) == (302, 1)


def test_pasted_rows_name_every_mistake_and_write_nothing(client: Visitor) -> None:
    framework = scene.begun()
    actions.build_calendar(framework, kind="year", actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)
    scene.indicator(framework)
    client.sign_in(cast.officer(cast.SLEMAN).post)
    rows = "\n".join(
        (
            "Sampah ke TPA\tPemerintah Kabupaten Sleman\t300\t250",
            "Sampah ke TPA\tPemerintah Kabupaten Bantul\t12/0\tbanyak",
            "Sampah ke laut\tPemerintah Kabupaten Bantul\t1\t1",
        )
    )

    refused = client.post(address(framework, "1/nilai/tempel/"), {"rows": rows})

    assert refused.status_code == 422
    assert "Ada 3 isian yang perlu diperbaiki" in refused.text
    assert "Baris 2 · Nilai awal: Tulis satu angka saja" in refused.text
    assert "Baris 2 · Tahun 2027: Tulis angka" in refused.text
    assert "Baris 3: Indikator dan pihak ini tidak ada" in refused.text
    assert PlannedValue.objects.count() == 0


def test_a_row_pasted_twice_is_named_and_nothing_is_written(client: Visitor) -> None:
    framework = scene.begun()
    scene.indicator(framework)
    client.sign_in(cast.officer(cast.SLEMAN).post)
    rows = "\n".join(
        (
            "Sampah ke TPA\tPemerintah Kabupaten Sleman\t300",
            "Sampah ke TPA\tPemerintah Kabupaten Bantul\t120",
            "sampah ke tpa\tPemerintah Kabupaten Sleman\t301",
        )
    )
    before = Event.objects.count()

    refused = client.post(address(framework, "1/nilai/tempel/"), {"rows": rows})

    assert refused.status_code == 422
    assert "Baris 3: Indikator dan pihak ini sudah ada pada baris 1." in refused.text
    assert (PlannedValue.objects.count(), Event.objects.count()) == (0, before)


@pytest.mark.parametrize("text", ["", "tb", "?", "0", "1.250.000,5", "-3"])
def test_what_the_grid_shows_can_be_sent_again_unchanged(text: str, client: Visitor) -> None:
    framework = scene.begun()
    version = scene.indicator(framework)
    client.sign_in(cast.officer(cast.SLEMAN).post)
    name = f"v.{version.indicator_id.hex}.{cast.government(cast.SLEMAN).pk}.0"
    url = address(framework, "1/nilai/")
    client.post(url, {name: text})
    events = Event.objects.count()

    shown = client.get(url).text
    client.post(url, {name: text})

    assert f'name="{name}" value="{text}"' in shown
    assert Event.objects.count() == events


def test_the_export_has_the_columns_that_pasting_takes(client: Visitor) -> None:
    framework = scene.agreed()
    client.sign_in(cast.officer(cast.SLEMAN).post)

    csv = client.get(address(framework, "?format=csv"))
    book = client.get(address(framework, "?format=xlsx"))

    lines = csv.getvalue().decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Indikator,Pihak,Nilai awal,Triwulan 1 2027")
    assert len(lines) == 10
    assert lines[2].startswith("Sampah ke TPA,Pemerintah Kabupaten Sleman,300,290,280,270,250,ton per hari")
    assert book.getvalue()[:2] == b"PK"


@pytest.mark.parametrize(
    ("rest", "data"),
    [
        ("1/langkah/agree", {}),
        ("1/langkah/begin", {}),
        ("1/langkah/delete", {}),
        ("1/indikator/baru/", {"name": "x"}),
        ("1/tujuan/baru/", {"title": "x"}),
        ("1/kalender/", {"kind": "month"}),
        ("1/nilai/", {"x": "1"}),
        ("1/nilai/tempel/", {"rows": "x"}),
    ],
)
def test_an_agreed_plan_takes_no_more_changes(rest: str, data: dict[str, str], client: Visitor) -> None:
    framework = scene.agreed()
    counts = (
        Event.objects.count(),
        IndicatorVersion.objects.count(),
        Period.objects.count(),
        Node.objects.count(),
    )
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)

    response = client.post(address(framework, rest), data)

    after = (
        Event.objects.count(),
        IndicatorVersion.objects.count(),
        Period.objects.count(),
        Node.objects.count(),
    )
    assert (response.status_code, after) == (409, counts)


def test_the_owner_records_progress_from_the_page(client: Visitor) -> None:
    framework = scene.agreed()
    activity = framework.activities.get(owner=cast.government(cast.BANTUL))
    client.sign_in(cast.environment_officer(cast.BANTUL).post)

    client.post(address(framework, "1/langkah/advance"), {"activity": activity.pk, "progress": "done"})

    assert Activity.objects.get(pk=activity.pk).progress == "done"


def test_another_versions_parts_are_not_found_under_this_one(client: Visitor) -> None:
    framework = scene.begun()
    other = scene.begun(engage.formed(title="Lain"))
    scene.indicator(other)
    node = other.nodes.first()
    assert node is not None
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)

    response = client.post(address(framework, f"1/tujuan/{node.pk}/hapus"))

    assert (response.status_code, Node.objects.count()) == (404, 1)


@pytest.mark.parametrize("rest", ["", "1/nilai/", "1/nilai/tempel/"])
def test_a_page_asks_the_same_for_one_and_for_three(rest: str, client: Visitor) -> None:
    framework = scene.begun()
    officer = cast.officer(cast.YOGYAKARTA)
    actions.build_calendar(framework, kind="quarter", actor=officer.actor, at=cast.NOW)
    client.sign_in(officer.post)
    asked = []

    for count, name in enumerate(scene.DEFINITIONS, start=1):
        version = scene.indicator(framework, name, parties=scene.PARTIES[:count])
        scene.valued(version, parties=scene.PARTIES[:count])
        client.get(address(framework, rest))
        with CaptureQueriesContext(connection) as captured:
            client.get(address(framework, rest))
        asked.append(len(captured))

    assert asked == [asked[0]] * 3


def test_the_table_and_the_grid_have_a_fixed_number_of_questions(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    framework = Framework.objects.select_related("collaboration").get(pk=scene.complete().pk)

    with django_assert_num_queries(6):
        outline = queries.outline(framework)
    with django_assert_num_queries(7):
        grid = queries.grid(framework)

    assert (outline.indicators, grid.total) == (3, 9)
