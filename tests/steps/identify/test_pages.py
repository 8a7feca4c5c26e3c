"""The pages of the first step, as officials and strangers meet them."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rajut.foundation.journal.models import Event
from rajut.foundation.people.sight import Sight
from rajut.foundation.regions.models import Boundary
from rajut.steps.identify.actions import declaration as declarations
from rajut.steps.identify.actions import judgement as judging
from rajut.steps.identify.models import Declaration, FinderRun, Judgement, Opportunity
from tests import cast
from tests.steps.identify import scene
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
LIST = "/potensi/"


@contextmanager
def counted() -> Iterator[list[int]]:
    """Count the queries of the block, whatever the middleware asks included."""
    found: list[int] = []
    with CaptureQueriesContext(connection) as queries:
        yield found
    found.append(len(queries))


def get(client: Visitor, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status, url
    return answer.content.decode()


def many(count: int) -> list[Opportunity]:
    """Opportunities of Sleman beside the found ones, all alike."""
    run = FinderRun.objects.first() or scene.searched()
    rows = [
        Opportunity(
            key=f"contoh{number:04}",
            run=run,
            sight=Sight.OFFICIALS,
            domain="service",
            kind="neighbours",
            members=[cast.SLEMAN, cast.BANTUL],
            object="contoh",
            title=f"Contoh {number}",
            title_told={"template": "Contoh %(n)s", "values": {"n": number}},
            affair_id="1.03",
            score="0.1",
            quality="1",
            quality_parts=[["terms", 1.0]],
            benefit_low=0,
            benefit_mid=10,
            benefit_high=20,
            benefit_unit="jiwa",
            reasons_told=[{"template": "Alasan.", "values": {}}],
            example=True,
            found_at=cast.NOW,
        )
        for number in range(count)
    ]
    return Opportunity.objects.bulk_create(rows)


def test_the_own_regions_opportunities_come_first_with_reasons_and_a_map(client: Visitor) -> None:
    scene.figures()
    scene.searched()

    told = get(client.sign_in(cast.officer(cast.SLEMAN).post), LIST)

    assert "Kota Yogyakarta paling sering muncul sebagai mitra: pada 2 dari 2 peluang." in told
    assert "Akses air minum layak: Kabupaten Sleman bersama Kota Yogyakarta" in told
    assert "calon wajib" in told
    assert "1 daerah dapat bekerja sama dengan Sleman" in told
    assert told.count('<article class="entry">') == 2


def test_the_map_stands_on_imported_boundaries(client: Visitor) -> None:
    scene.figures()
    scene.searched()
    square = {"type": "Polygon", "coordinates": [[[110, -8], [111, -8], [111, -7], [110, -7], [110, -8]]]}
    Boundary.objects.create(region_id=cast.SLEMAN, geometry=square, source="contoh", licence="contoh")
    client.sign_in(cast.officer(cast.SLEMAN).post)

    pages = [get(client, LIST), get(client, "/potensi/mitra/")]

    assert ["<svg" in page for page in pages] == [True, True]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", 2),
        ("?domain=service", 2),
        ("?domain=finance", 0),
        ("?kind=need_offer", 0),
        ("?obligatory=on", 1),
        (f"?partner={cast.YOGYAKARTA}", 2),
        (f"?region={cast.BANTUL}", 0),
        ("?region=34", 2),
        ("?region=-", 2),
        ("?region=73", 0),
        ("?verdict=unjudged", 1),
        ("?verdict=shortlisted", 1),
        ("?verdict=dismissed", 0),
        ("?verdict=opened", 0),
    ],
)
def test_filters_stand_in_the_address(client: Visitor, query: str, shown: int) -> None:
    scene.figures()
    scene.searched()
    officer = cast.officer(cast.SLEMAN)
    judging.shortlist(scene.judgement(scene.water(), officer), actor=officer.actor, at=cast.NOW)

    told = get(client.sign_in(officer.post), LIST + query)

    assert told.count('<article class="entry">') == shown


def test_what_was_set_aside_is_out_of_the_way_but_not_gone(client: Visitor) -> None:
    scene.figures()
    scene.searched()
    officer = cast.officer(cast.SLEMAN)
    judging.dismiss(
        scene.judgement(scene.water(), officer), reason="Belum.", actor=officer.actor, at=cast.NOW
    )
    client.sign_in(officer.post)

    plain, aside = get(client, LIST), get(client, f"{LIST}?verdict=dismissed")

    assert [told.count('<article class="entry">') for told in (plain, aside)] == [1, 1]


@pytest.mark.parametrize("query", ["?region=zz", "?domain=zz", "?partner=zz", "?halaman=zz", "?urut=zz"])
def test_a_senseless_address_gets_a_page(client: Visitor, query: str) -> None:
    scene.figures()
    scene.searched()

    get(client.sign_in(cast.officer(cast.SLEMAN).post), LIST + query)


def test_without_figures_the_page_says_what_to_import(client: Visitor) -> None:
    official = get(client.sign_in(cast.officer(cast.SLEMAN).post), LIST)
    ministry = get(client.sign_in(cast.ministry().post), LIST)

    assert "Kementerian Dalam Negeri mengimpor perbatasan dan indikator kabupaten/kota." in official
    assert reverse("regions:import") in ministry


def test_with_figures_the_page_offers_to_search(client: Visitor) -> None:
    scene.figures()

    told = get(client.sign_in(cast.officer(cast.SLEMAN).post), LIST)

    assert "Cari peluang sekarang" in told


def test_the_reasons_for_nothing_are_on_the_page(client: Visitor) -> None:
    scene.figures()
    scene.searched(cast.BANTUL)

    told = get(client.sign_in(cast.officer(cast.BANTUL).post), LIST)

    assert "Akses air minum layak: Kabupaten Bantul tidak tertinggal; kedudukannya 50 dari 100." in told


def test_searching_from_the_page(client: Visitor) -> None:
    scene.figures()
    client.sign_in(cast.officer(cast.SLEMAN).post)

    answer = client.post("/potensi/cari", {"region": cast.SLEMAN}, follow=True)

    assert "Ditemukan 2 peluang dari 6 angka." in answer.content.decode()
    assert FinderRun.objects.get().asked_by.endswith("Pemerintah Kabupaten Sleman")


def test_searching_a_region_that_is_not_there(client: Visitor) -> None:
    client.sign_in(cast.officer(cast.SLEMAN).post)

    answer = client.post("/potensi/cari", {"region": "99.99"})

    assert (answer.status_code, FinderRun.objects.count()) == (404, 0)


def test_the_largest_saving_comes_first_where_that_is_asked(client: Visitor) -> None:
    small, large, unknown = many(3)
    Opportunity.objects.filter(pk=small.pk).update(score="0.9")
    Opportunity.objects.filter(pk=large.pk).update(benefit_mid=19, score="0.8")
    Opportunity.objects.filter(pk=unknown.pk).update(benefit_low=None, benefit_mid=None, benefit_high=None)
    client.sign_in(cast.officer(cast.SLEMAN).post)

    by_score, by_saving = get(client, LIST), get(client, f"{LIST}?urut=-mid")

    places = [
        [told.index(f">{each.title}<") for each in (large, small, unknown)] for told in (by_score, by_saving)
    ]
    assert (places[0][1] < places[0][0], places[1] == sorted(places[1])) == (True, True)
    assert ("menurut skor" in by_score, "menurut manfaat" in by_saving) == (True, True)


def test_ordering_watching_and_cancelling_the_search_of_the_country(client: Visitor) -> None:
    scene.figures()
    client.sign_in(cast.ministry().post)

    client.post("/potensi/pencarian/semua")
    run = FinderRun.objects.get()
    watched = get(client, f"/potensi/pencarian/{run.pk}/")
    second = client.post("/potensi/pencarian/semua", follow=True).content.decode()
    client.post(f"/potensi/pencarian/{run.pk}/batalkan")

    run.refresh_from_db()
    assert "0 persen" in watched
    assert "Pencarian seluruh Indonesia sedang berjalan." in second
    assert (run.state, FinderRun.objects.count()) == ("cancelled", 1)


def test_the_job_is_laid_ready_with_the_order(client: Visitor) -> None:
    scene.figures()

    client.sign_in(cast.ministry().post).post("/potensi/pencarian/semua")

    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = 'identify.search'")
        jobs = cursor.fetchall()
    assert jobs == [({"run": FinderRun.objects.get().pk},)] or jobs == [
        (f'{{"run": {FinderRun.objects.get().pk}}}',)
    ]


def test_an_opportunity_shows_all_it_stands_on(client: Visitor) -> None:
    scene.figures()
    scene.searched()
    water = scene.water()

    told = get(client.sign_in(cast.officer(cast.SLEMAN).post), f"/potensi/peluang/{water.pk}/")

    for words in (
        "Saling melengkapi",
        "data contoh",
        "Kebaruan angka",
        f'href="/kolaborasi/baru/?peluang={water.pk}"',
        "Tandai",
        "Kesampingkan",
    ):
        assert words in told


def test_the_door_to_a_collaboration_opens(client: Visitor) -> None:
    scene.figures()
    scene.searched()

    told = get(
        client.sign_in(cast.officer(cast.SLEMAN).post), f"/kolaborasi/baru/?peluang={scene.water().pk}"
    )

    assert scene.water().title in told


def test_judging_from_the_page(client: Visitor) -> None:
    scene.figures()
    scene.searched()
    url = f"/potensi/peluang/{scene.water().pk}/langkah/"
    client.sign_in(cast.officer(cast.SLEMAN).post)

    marked = client.post(f"{url}shortlist", follow=True).content.decode()
    refused = client.post(f"{url}dismiss", {"reason": ""})
    client.post(f"{url}dismiss", {"reason": "Belum sekarang."})

    assert "Tercatat: menandai peluang." in marked
    assert refused.status_code == 422
    assert Judgement.objects.values_list("state", "reason").get() == ("dismissed", "Belum sekarang.")


@pytest.mark.parametrize("move", ["unmark", "reconsider", "opened", "nonsens"])
def test_a_move_that_is_not_open_is_refused_on_the_page(client: Visitor, move: str) -> None:
    scene.figures()
    scene.searched()
    before = scene.written()

    answer = client.sign_in(cast.officer(cast.SLEMAN).post).post(
        f"/potensi/peluang/{scene.water().pk}/langkah/{move}"
    )

    assert (answer.status_code, scene.written()) == (409, before)


def test_an_auditor_reads_and_is_told_why_not_more(client: Visitor) -> None:
    scene.figures()
    scene.searched()

    told = get(client.sign_in(cast.auditor(cast.SLEMAN).post), f"/potensi/peluang/{scene.water().pk}/")

    assert "Tandai" not in told
    assert 'aria-disabled="true"' in told


def test_declaring_announcing_and_withdrawing_from_the_pages(client: Visitor) -> None:
    client.sign_in(cast.officer(cast.SLEMAN).post)
    given = {
        "organisation": cast.government(cast.SLEMAN).pk,
        "kind": "need",
        "title": "Pengolahan sampah",
        "domain": "service",
        "quantity": "1.250,5",
        "unit": "ton",
        "starts_on": "2027-01-01",
        "ends_on": "2027-12-31",
        "budget": "1.000.000.000",
        "sight": "officials",
    }

    client.post("/potensi/pernyataan/baru", given)
    need = Declaration.objects.get()
    url = f"/potensi/pernyataan/{need.pk}/langkah/"
    revision = get(client, f"{url}revise")
    client.post(f"{url}revise", {**given, "title": "Pengolahan sampah organik"})
    client.post(f"{url}open")
    client.post(f"{url}withdraw", {"reason": "Sudah dibeli."})

    need.refresh_from_db()
    assert "1.250,5" in revision
    assert (need.title, str(need.quantity), need.state, need.reason) == (
        "Pengolahan sampah organik",
        "1250.500",
        "withdrawn",
        "Sudah dibeli.",
    )


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("ends_on", "2026-01-01", "Akhir masa tidak boleh sebelum awalnya."),
        ("unit", "", "Tuliskan satuan jumlah ini."),
        ("quantity", "-3", "Jumlah harus lebih dari nol."),
        ("budget", "-3", "Anggaran tidak boleh negatif."),
        ("sight", "semua", "semua"),
        ("title", "", "title"),
    ],
)
def test_a_wrong_form_keeps_what_was_typed(client: Visitor, field: str, value: str, sentence: str) -> None:
    given = {
        "organisation": cast.government(cast.SLEMAN).pk,
        "kind": "offer",
        "title": "Kelas bersama",
        "domain": "people",
        "quantity": "30",
        "unit": "orang",
        "starts_on": "2027-01-01",
        "ends_on": "2027-12-31",
        "sight": "officials",
        field: value,
    }

    answer = client.sign_in(cast.officer(cast.SLEMAN).post).post("/potensi/pernyataan/baru", given)

    told = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in told
    assert "30" in told
    assert scene.written() == (0, 0, 0)


def test_an_official_declares_for_the_own_organisations_alone(client: Visitor) -> None:
    given = {
        "organisation": cast.government(cast.BANTUL).pk,
        "kind": "offer",
        "title": "Kelas bersama",
        "domain": "people",
        "starts_on": "2027-01-01",
        "ends_on": "2027-12-31",
        "sight": "officials",
    }

    answer = client.sign_in(cast.officer(cast.SLEMAN).post).post("/potensi/pernyataan/baru", given)

    assert (answer.status_code, scene.written()) == (422, (0, 0, 0))


def test_an_auditor_declares_nothing(client: Visitor) -> None:
    client.sign_in(cast.auditor(cast.SLEMAN).post)

    listed = get(client, "/potensi/pernyataan/")
    answer = client.get("/potensi/pernyataan/baru")

    assert 'aria-disabled="true"' in listed
    assert answer.status_code == 409


def test_a_declaration_shows_whom_it_meets(client: Visitor) -> None:
    need = scene.announced()
    scene.announced(cast.BANTUL, kind="offer", title="TPST Bantul mengolah sampah organik")

    told = get(client.sign_in(cast.officer(cast.SLEMAN).post), f"/potensi/pernyataan/{need.pk}/")

    assert "Siapa menawarkan ini?" in told
    assert "TPST Bantul mengolah sampah organik" in told


def test_somebody_elses_draft_is_not_there(client: Visitor) -> None:
    need = scene.drafted()
    client.sign_in(cast.outsider().post)

    page = client.get(f"/potensi/pernyataan/{need.pk}/")
    move = client.post(f"/potensi/pernyataan/{need.pk}/langkah/open")

    assert (page.status_code, move.status_code) == (404, 404)
    need.refresh_from_db()
    assert (need.state, Event.objects.count()) == ("draft", 1)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?q=sampah", ["Pengolahan sampah organik"]),
        ("?kind=offer", ["Kelas bersama"]),
        ("?domain=service&state=open", ["Kelas bersama", "Pengolahan sampah organik"]),
        ("?region=73", []),
        ("?affair=2.11&q=bantul", ["Kelas bersama"]),
    ],
)
def test_the_list_of_declarations_is_filtered_and_exported(
    client: Visitor, query: str, titles: list[str]
) -> None:
    scene.announced()
    scene.announced(cast.BANTUL, kind="offer", title="Kelas bersama")

    answer = client.sign_in(cast.officer(cast.SLEMAN).post).get(f"/potensi/pernyataan/{query}&format=csv")

    rows = csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))
    assert sorted(row["Kebutuhan atau penawaran"] for row in rows) == titles


def test_the_opportunities_are_exported(client: Visitor) -> None:
    scene.figures()
    scene.searched()

    answer = client.sign_in(cast.officer(cast.SLEMAN).post).get(f"{LIST}?format=csv")

    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert [
        (row["Kode daerah"], row["Urusan"], row["Calon wajib"], row["Penilaian kami"]) for row in rows
    ] == [
        ("34.71, 34.04", "Tenaga Kerja", "tidak", "Belum dinilai"),
        ("34.04, 34.71", "Pekerjaan Umum dan Penataan Ruang", "ya", "Belum dinilai"),
    ]


def test_the_partners_of_a_region(client: Visitor) -> None:
    scene.figures()
    scene.searched()
    client.sign_in(cast.officer(cast.SLEMAN).post)

    ranked, country, unsearched = (
        get(client, url)
        for url in ("/potensi/mitra/", "/potensi/mitra/?region=-", f"/potensi/mitra/?region={cast.BANTUL}")
    )

    assert ranked.index("Kota Yogyakarta</a></h3>") < ranked.index("Kabupaten Bantul</a></h3>")
    assert "Pilih satu kabupaten atau kota." in country
    assert "Mitra daerah ini belum diperingkat." in unsearched


def test_the_regions_nobody_chooses_are_named(client: Visitor) -> None:
    scene.figures()
    scene.searched_all()

    told = get(client.sign_in(cast.officer(cast.SLEMAN).post), "/potensi/mitra/")

    unchosen = told[told.index("Daerah yang tidak dipilih siapa pun") :]
    assert "Kabupaten Bantul" in unchosen


def test_how_it_is_worked_out(client: Visitor) -> None:
    told = get(client.sign_in(cast.officer(cast.SLEMAN).post), "/potensi/cara/")

    assert "Kesetaraan fiskal" in told
    assert "Jumlah penduduk mitra" in told


def test_the_pages_speak_english(client: Visitor) -> None:
    scene.figures()
    scene.searched()
    client.cookies["django_language"] = "en"

    told = get(client.sign_in(cast.officer(cast.SLEMAN).post), f"/potensi/peluang/{scene.water().pk}/")

    assert 'lang="en"' in told


@pytest.mark.parametrize("url", [LIST, f"{LIST}?region=-", "/potensi/pencarian/", "/potensi/mitra/"])
def test_one_and_three_opportunities_cost_the_same_queries(client: Visitor, url: str) -> None:
    scene.figures()
    many(1)
    client.sign_in(cast.officer(cast.SLEMAN).post)
    get(client, url)
    with counted() as one:
        get(client, url)

    Opportunity.objects.filter(pk__startswith="contoh").delete()
    many(3)
    FinderRun.objects.bulk_create(
        FinderRun(focus=cast.SLEMAN, state="done", asked_at=cast.NOW - timedelta(days=n), ended_at=cast.NOW)
        for n in (1, 2)
    )
    with counted() as three:
        get(client, url)

    assert three == one


def test_the_page_of_opportunities_asks_at_most_ten_questions(client: Visitor) -> None:
    scene.figures()
    many(30)
    client.sign_in(cast.officer(cast.SLEMAN).post)
    get(client, LIST)
    with counted() as frame:
        get(client, "/potensi/cara/")

    with counted() as page:
        get(client, LIST)

    assert page[0] - frame[0] <= 10


def test_one_and_three_declarations_cost_the_same_queries(client: Visitor) -> None:
    scene.announced()
    client.sign_in(cast.officer(cast.SLEMAN).post)
    get(client, "/potensi/pernyataan/")
    with counted() as one:
        get(client, "/potensi/pernyataan/")

    scene.announced(cast.BANTUL)
    scene.announced(cast.YOGYAKARTA, kind="offer")
    with counted() as three:
        get(client, "/potensi/pernyataan/")

    assert three == one


def test_one_and_three_matches_cost_the_same_queries(client: Visitor) -> None:
    need = scene.announced()
    scene.announced(cast.BANTUL, kind="offer")
    client.sign_in(cast.officer(cast.SLEMAN).post)
    url = f"/potensi/pernyataan/{need.pk}/"
    get(client, url)
    with counted() as one:
        get(client, url)

    scene.announced(cast.YOGYAKARTA, kind="offer")
    scene.announced(cast.YOGYAKARTA)
    with counted() as three:
        get(client, url)

    assert three == one


@pytest.mark.parametrize(
    "url",
    ["/potensi/cari", "/potensi/pencarian/semua"],
)
def test_a_stranger_searches_nothing(client: Visitor, url: str) -> None:
    scene.figures()

    answer = client.post(url, {"region": cast.SLEMAN})

    assert (answer.status_code, FinderRun.objects.count()) == (302, 0)


def test_the_first_day_and_the_last_may_be_the_same() -> None:
    officer = cast.officer(cast.SLEMAN)

    need = declarations.declare(
        cast.government(cast.SLEMAN),
        kind="need",
        domain="people",
        title="Satu hari",
        starts_on=date(2027, 1, 1),
        ends_on=date(2027, 1, 1),
        actor=officer.actor,
        at=cast.NOW,
    )

    assert (need.state, need.sight) == ("draft", "officials")
