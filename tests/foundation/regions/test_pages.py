"""The pages of places and of the data about them."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models.functions import Now
from django.urls import reverse

from rajut.foundation.people.models import User
from rajut.foundation.regions import actions
from rajut.foundation.regions.importing import conducting
from rajut.foundation.regions.importing.keeping import MOST
from rajut.foundation.regions.importing.kinds import KINDS
from rajut.foundation.regions.importing.known import Options
from rajut.foundation.regions.models import Figure, ImportRun, Region
from tests import cast
from tests.foundation.regions import files

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    """What is kept between looking and deciding lies in a folder of the test."""
    settings.HOME = tmp_path


@pytest.fixture
def ministry():
    """Somebody who supervises the nation."""
    return cast.ministry()


@pytest.fixture
def sleman():
    """An official of a kabupaten."""
    return cast.officer("34.04")


def bring(text: str) -> None:
    checked = actions.check(text.encode(), name="contoh.csv")
    actions.apply(checked, actor=files.BRINGER, at=cast.NOW)


def everything() -> None:
    for text in (files.ADJACENCY, files.INDICATORS, files.LANDFILLS, files.GROUPS, files.MEMBERS):
        bring(text)


def upload(visitor, text: str, **said: str):
    file = SimpleUploadedFile("contoh.csv", text.encode())
    return visitor.post(reverse("regions:import"), {"file": file, **said})


def uploaded(visitor, text: str, **said: str) -> str:
    """The page of a file that the worker has checked."""
    there = upload(visitor, text, **said)["Location"]
    work()
    return there


def work() -> None:
    conducting.conduct(ImportRun.objects.get().pk, clock=lambda: cast.NOW)


def test_a_stranger_reads_the_list_of_regions_on_a_map(client):
    answer = client.get(reverse("regions:list"))

    assert answer.status_code == 200
    assert "514 kabupaten dan kota di seluruh Indonesia" in answer.content.decode()
    assert len(answer.content) < 300_000


def test_a_person_without_a_post_is_led_home_and_not_round_in_circles(client):
    client.force_login(User.objects.create_user("tanpa-jabatan@contoh.rajut", name="Orang Contoh"))

    answers = [client.get(reverse(f"regions:{name}")) for name in ("runs", "import")]

    assert [(answer.status_code, answer.url) for answer in answers] == [(302, "/"), (302, "/")]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"q": "yogya"}, ["Daerah Istimewa Yogyakarta", "Kota Yogyakarta"]),
        ({"q": "34.0", "kind": "regency", "urut": "-code"}, ["Kabupaten Sleman", "Kabupaten Gunungkidul"]),
        ({"province": "34", "kind": "city"}, ["Kota Yogyakarta"]),
        ({"q": "tidak ada yang begini"}, []),
    ],
)
def test_regions_are_found_by_name_code_kind_and_province(client, asked, names):
    answer = client.get(reverse("regions:list"), asked)

    found = [row.name for row in answer.context["table"].rows]
    assert found[: len(names)] == names
    assert bool(found) == bool(names)


def test_the_list_asks_the_same_number_of_questions_for_one_region_and_for_many(
    client, django_assert_num_queries
):
    with django_assert_num_queries(8):
        client.get(reverse("regions:list"), {"province": "34", "kind": "city"})
    with django_assert_num_queries(8):
        client.get(reverse("regions:list"), {"province": "34"})


def test_a_region_shows_where_it_lies_beside_whom_and_what_is_known(client):
    everything()

    answer = client.get(reverse("regions:region", args=["34.02"]))

    page = answer.content.decode()
    for words in (
        "Kabupaten Bantul",
        "berbatasan darat 46,7 km",
        "Akses sanitasi layak",
        "91,25",
        "BPS",
        "TPA Contoh",
    ):
        assert words in page
    assert "Forum Contoh" in page
    assert answer.context["neighbours"][0][0] == Region.objects.get(code="34.04")


def test_a_region_asks_the_same_number_of_questions_for_one_neighbour_and_for_three(
    client, django_assert_num_queries
):
    everything()
    bring(files.ADJACENCY + "34.02,34.03,,,10.5\n34.02,34.01,,,9.5\n")

    with django_assert_num_queries(12):
        client.get(reverse("regions:region", args=["34.04"]))
    with django_assert_num_queries(12):
        client.get(reverse("regions:region", args=["34.02"]))


@pytest.mark.parametrize("code", ["99.99", "tiada", "%00"])
def test_an_unknown_region_is_not_found(client, code):
    answer = client.get(f"/wilayah/{code}/")

    assert answer.status_code in {400, 404}


def test_a_province_shows_its_regions(client):
    page = client.get(reverse("regions:region", args=["34"])).content.decode()

    assert [name in page for name in ("Kabupaten Sleman", "Kota Yogyakarta")] == [True, True]


@pytest.mark.parametrize("shapes", [False, True])
def test_an_indicator_is_a_map_of_dots_and_with_boundaries_of_areas(client, shapes):
    bring(files.INDICATORS)
    if shapes:
        bring(files.topojson("34.04", "34.02"))

    answer = client.get(reverse("regions:indicator", args=["akses_sanitasi_layak"]), {"province": "34"})

    picture = answer.context["map"]
    assert answer.status_code == 200
    assert [row.pk for row in answer.context["table"].rows][:2] == ["34.04", "34.02"]
    assert picture.table.head[1] == ("Nilai (persen)" if shapes else "Keterangan")


def test_the_data_page_says_what_there_is(client):
    bring(files.INDICATORS)

    page = client.get(reverse("regions:data")).content.decode()

    assert "Sampah harian" in page
    assert "Impor berkas" not in page


def test_a_table_is_exported_with_its_columns(client):
    bring(files.INDICATORS)

    answer = client.get(reverse("regions:data"), {"format": "csv"})

    assert b"Sampah harian,ton," in b"".join(answer.streaming_content)


@pytest.mark.parametrize("name", ["runs", "import"])
def test_a_stranger_is_asked_to_sign_in_first(client, name):
    address = reverse(f"regions:{name}")

    answer = client.get(address)

    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, reverse("account_login"))


def test_an_auditor_reads_the_files_of_the_region_but_brings_none_in(client):
    client.sign_in(cast.auditor("34.04").post)

    seen, refused = client.get(reverse("regions:runs")), upload(client, files.INDICATORS)

    assert (seen.status_code, refused.status_code) == (200, 403)
    assert ImportRun.objects.count() == 0


def test_a_file_is_looked_at_then_applied(client, ministry):
    client.sign_in(ministry.post)

    looked = client.get(uploaded(client, files.INDICATORS, source="BPS 2021"))
    before = Figure.objects.count()
    run = ImportRun.objects.get()
    ordered = client.post(reverse("regions:decide", args=[run.pk, "terapkan"]), follow=True)
    work()
    done = client.get(reverse("regions:run", args=[run.pk]))

    run.refresh_from_db()
    assert "Berkas ini belum diterapkan" in looked.content.decode()
    assert before == 0
    assert "Menunggu diterapkan" in ordered.content.decode()
    assert (run.state, run.by, run.organisation) == (
        "applied",
        ministry.actor.name,
        ministry.actor.organisation,
    )
    assert (run.user_id, run.post_id) == (ministry.actor.user_id, ministry.actor.post_id)
    assert Figure.objects.count() == 3
    assert "Data sudah diterapkan." in done.content.decode()


def test_a_file_is_looked_at_then_given_up(client, ministry):
    client.sign_in(ministry.post)
    uploaded(client, files.INDICATORS)
    run = ImportRun.objects.get()

    client.post(reverse("regions:decide", args=[run.pk, "batalkan"]))
    again = client.post(reverse("regions:decide", args=[run.pk, "terapkan"]))

    run.refresh_from_db()
    assert (run.state, again.status_code) == ("cancelled", 409)
    assert Figure.objects.count() == 0


def test_the_page_follows_the_worker_and_is_drawn_anew_when_it_is_done(client, ministry):
    client.sign_in(ministry.post)
    there = upload(client, files.INDICATORS)["Location"]
    ImportRun.objects.update(state="checking", rows_done=20, rows_total=80)

    page = client.get(there).content.decode()
    going = client.get(there, headers={"HX-Request": "true"})
    ImportRun.objects.update(state="received")
    work()
    done = client.get(there, headers={"HX-Request": "true"})

    assert 'hx-trigger="every 1s"' in page
    assert '<progress max="100" value="25"' in page
    assert "Perbarui halaman" in page
    assert (going.headers.get("HX-Refresh"), done.headers.get("HX-Refresh")) == (None, "true")
    assert "20 dari 80 baris" in going.content.decode()
    assert "<html" not in going.content.decode()


@pytest.mark.parametrize(
    ("state", "words"),
    [("applying", "Pekerja latar berhenti di tengah jalan."), ("received", "belum mengambil berkas ini")],
)
def test_a_file_that_was_left_lying_says_so_and_offers_a_way_on(client, ministry, state, words):
    client.sign_in(ministry.post)
    there = upload(client, files.INDICATORS)["Location"]
    ImportRun.objects.update(state=state, beat_at=Now() - timedelta(minutes=5))

    page = client.get(there).content.decode()
    listed = client.get(reverse("regions:runs")).content.decode()
    resumed = client.post(reverse("regions:decide", args=[ImportRun.objects.get().pk, "lanjutkan"]))

    assert words in page
    assert "Lanjutkan" in page
    assert ("Terputus" in listed) == (state == "applying")
    assert (resumed.status_code, ImportRun.objects.get().state in {"received", "ordered"}) == (302, True)


def test_the_mistakes_of_a_file_are_shown_with_row_and_column(client, ministry):
    client.sign_in(ministry.post)

    page = client.get(uploaded(client, files.INDICATORS.replace("34.02", "11.1"))).content.decode()

    assert "mungkin 11.10 (Kabupaten Aceh Singkil)" in page
    assert "1 kesalahan" in page
    assert "Terapkan" not in page
    assert Figure.objects.count() == 0


def test_a_form_without_a_file_says_so(client, ministry):
    client.sign_in(ministry.post)

    answer = client.post(reverse("regions:import"), {})

    assert answer.status_code == 422
    assert ImportRun.objects.count() == 0


@pytest.mark.parametrize(("choice", "status"), [("hapus", 409), ("terapkan", 404)])
def test_other_decisions_and_other_people_are_refused(client, ministry, sleman, choice, status):
    client.sign_in(ministry.post)
    uploaded(client, files.INDICATORS)
    run = ImportRun.objects.get()
    if status == 404:
        client.sign_in(sleman.post)

    answer = client.post(reverse("regions:decide", args=[run.pk, choice]))

    run.refresh_from_db()
    assert (answer.status_code, run.state) == (status, "checked")
    assert Figure.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_files_are_listed_with_the_same_number_of_questions(
    client, ministry, count, django_assert_num_queries
):
    client.sign_in(ministry.post)
    for _each in range(count):
        bring(files.INDICATORS)

    client.get(reverse("regions:runs"))  # the number beside the inbox is remembered for a minute

    with django_assert_num_queries(10):
        answer = client.get(reverse("regions:runs"))

    assert answer.context["table"].total == count


def test_the_data_page_counts_what_the_five_domains_hold(client, django_assert_num_queries):
    for text in files.HOLDINGS.values():
        checked = actions.check(text.encode(), name="contoh.csv", options=Options(source="data contoh"))
        actions.apply(checked, actor=files.BRINGER, at=cast.NOW)
    client.get(reverse("regions:data"))

    with django_assert_num_queries(7):
        answer = client.get(reverse("regions:data"))

    held = [
        (domain, each.kind, each.count, each.newest, each.is_example)
        for domain, _label, each, _own in answer.context["held"]
    ]
    assert held == [
        ("Pengadaan", "packages", 2, 2026, True),
        ("Keuangan", "services", 2, 2025, True),
        ("SDM", "staff", 2, 2026, True),
        ("Teknologi informasi", "applications", 1, None, True),
        ("Layanan bersama", "facilities", 1, 2025, True),
    ]
    assert "Kementerian (contoh)" in answer.content.decode()


def test_large_bodies_are_let_through_where_files_are_brought_in(settings):
    assert reverse("regions:import") == settings.IMPORT_PATH
    assert settings.IMPORT_BODY_LIMIT > MOST


def test_the_import_page_offers_a_template_for_each_kind(client, ministry):
    client.sign_in(ministry.post)

    page = client.get(reverse("regions:import")).content.decode()

    assert page.count("/templat/") == len(KINDS)
    assert "Paket pengadaan" in page
