"""The pages of data as the officials of one government see them: their own region's, and nobody else's."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from pytest_django import Settings

from rajut.core.law.authority import Rank
from rajut.foundation.people.models import Post
from rajut.foundation.regions import actions
from rajut.foundation.regions.asking import Asker
from rajut.foundation.regions.forms import ImportForm, OwnImportForm
from rajut.foundation.regions.importing import conducting
from rajut.foundation.regions.importing.checking import Asked
from rajut.foundation.regions.importing.kinds import LOCAL
from rajut.foundation.regions.importing.reading import SMALL
from rajut.foundation.regions.models import ImportRun, Package
from tests import cast
from tests.cast import NOW
from tests.foundation.regions import files

pytestmark = pytest.mark.django_db

YOGYA, SLEMAN = "34.71", "34.04"
HEAD = "Kode RUP;Tahun;Kode Daerah;Nama Paket;Pagu;Pemilihan\n"
MINE = HEAD + "501;2026;34.71;Tablet;1000000;3\n"
MIXED = MINE + "502;2026;34.04;Kertas;1000000;3\n"


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> None:
    """What waits for a decision lies in a folder of the test."""
    settings.HOME = tmp_path


@pytest.fixture
def officer(client: Any) -> cast.Person:
    """The cooperation officer of Kota Yogyakarta, signed in."""
    found = cast.officer(YOGYA)
    client.sign_in(found.post)
    return found


def upload(visitor: Any, text: str) -> Any:
    file = SimpleUploadedFile("paket.csv", text.encode())
    return visitor.post(reverse("regions:import"), {"file": file})


def work() -> ImportRun:
    """The newest file after the worker came."""
    run = ImportRun.objects.latest("pk")
    conducting.conduct(run.pk, clock=lambda: NOW)
    run.refresh_from_db()
    return run


def applied(actor: Asker, text: str, *, region: str = "") -> ImportRun:
    checked = actions.check(text.encode(), name="berkas.csv", asked=Asked(region=region))
    return actions.apply(checked, actor=actor, at=NOW)


def test_the_form_offers_what_a_government_brings_and_names_its_region(
    client: Any, officer: cast.Person, django_assert_num_queries: Any
) -> None:
    client.get(reverse("regions:import"))

    with django_assert_num_queries(9):
        answer = client.get(reverse("regions:import"))

    page = answer.content.decode()
    assert list(answer.context["form"].fields) == ["file", "kind", "source"]
    assert [value for value, _label in answer.context["form"].fields["kind"].choices] == [
        "", *(kind.name for kind in LOCAL),
    ]  # fmt: skip
    assert "Setiap baris dicatat untuk Kota Yogyakarta (34.71)" in page
    assert (page.count("/templat/"), "TopoJSON" in page) == (5, False)


def test_a_file_is_checked_refused_with_every_row_mended_and_applied(
    client: Any, officer: cast.Person
) -> None:
    there = upload(client, MIXED + "503;2026;34.71;Pena;-5;3\n")["Location"]
    work()
    refused = client.get(there).content.decode()
    second = upload(client, MINE)["Location"]
    run = work()
    looked = client.get(second).content.decode()
    client.post(reverse("regions:decide", args=[run.pk, "terapkan"]))
    work()
    done = client.get(second).content.decode()

    assert "2 kesalahan" in refused
    assert "34.04 adalah Kabupaten Sleman; Anda mengimpor data Kota Yogyakarta (34.71)." in refused
    assert "“-5” di luar batas" in refused
    assert "Berkas ini belum diterapkan" in looked
    assert "Pencarian seluruh Indonesia yang berikutnya membacanya" in done
    assert list(Package.objects.values_list("code", "region_id")) == [("501", YOGYA)]


@pytest.mark.parametrize(
    ("person", "seen", "decides"),
    [
        (lambda: cast.officer(YOGYA), True, True),
        (cast.ministry, True, True),
        (lambda: cast.auditor(YOGYA), True, False),
        (lambda: cast.environment_officer(YOGYA), True, False),
        (lambda: cast.officer(SLEMAN), False, False),
        (lambda: cast.officer("34"), False, False),
        (lambda: cast.governor_office("34"), False, False),
    ],
)
def test_a_file_and_its_mistakes_are_the_regions_own(
    client: Any, person: Any, seen: bool, decides: bool
) -> None:
    client.sign_in(cast.officer(YOGYA).post)
    upload(client, MINE)
    run = work()
    client.sign_in(person().post)
    there = reverse("regions:run", args=[run.pk])

    page = client.get(there)
    listed = client.get(reverse("regions:runs")).context["table"].total
    match = client.get(reverse("regions:match", args=[run.pk]))
    decided = client.post(reverse("regions:decide", args=[run.pk, "batalkan"]))

    run.refresh_from_db()
    assert (page.status_code, listed) == ((200, 1) if seen else (404, 0))
    assert (match.status_code == 200, "Terapkan" in page.content.decode()) == (decides, decides)
    assert decided.status_code == (302 if decides else 403 if seen or not person().actor.brings_for else 404)
    assert run.state == ("cancelled" if decides else "checked")


def test_whoever_changes_posts_leaves_the_files_of_the_old_region_behind(
    client: Any, officer: cast.Person
) -> None:
    upload(client, MINE)
    run = work()
    there, decide = (
        reverse("regions:run", args=[run.pk]),
        reverse("regions:decide", args=[run.pk, "terapkan"]),
    )
    post = officer.post
    later = Post.objects.create(
        user=post.user, organisation=cast.government(SLEMAN), rank=post.rank, title="Cooperation",
        began_on=NOW.date(),
    )  # fmt: skip

    client.sign_in(later)
    beside = [client.get(there).status_code, client.post(decide).status_code]
    client.sign_in(post)
    own = client.get(there).status_code
    Post.objects.filter(pk=post.pk).update(ended_on=post.began_on)
    ended = [client.get(there).status_code, client.post(decide).status_code]
    upload(client, MINE.replace("34.71", "34.04"))

    assert (beside, own, ended) == ([404, 404], 200, [404, 404])
    run.refresh_from_db()
    assert (run.state, ImportRun.objects.latest("pk").region_id) == ("checked", SLEMAN)


def test_the_mistakes_are_exported_for_the_own_officials_alone(client: Any, officer: cast.Person) -> None:
    upload(client, MIXED)
    there = reverse("regions:run", args=[work().pk])

    exported = client.get(there, {"format": "csv"})
    mistakes = b"".join(exported.streaming_content)
    client.sign_in(cast.officer(SLEMAN).post)
    elsewhere = client.get(there, {"format": "csv"})

    assert (b"34.04 adalah Kabupaten Sleman" in mistakes, elsewhere.status_code) == (True, 404)


def test_what_the_ministry_brought_for_all_is_the_ministrys_to_read(client: Any) -> None:
    ministry = cast.ministry()
    run = applied(ministry.actor, MIXED)
    colleague = cast.person(ministry.post.organisation, Rank.AUDITOR)
    elsewhere = cast.person(cast.organisation("ministry", "Kementerian (contoh)"), Rank.AUDITOR)
    counts = []

    for person in (cast.officer(YOGYA), cast.auditor(SLEMAN), elsewhere, colleague, ministry):
        client.sign_in(person.post)
        counts.append(client.get(reverse("regions:run", args=[run.pk])).status_code)

    assert counts == [404, 404, 404, 200, 200]


@pytest.mark.parametrize("count", [1, 3])
def test_the_own_files_are_listed_with_the_same_number_of_questions(
    client: Any, officer: cast.Person, count: int, django_assert_num_queries: Any
) -> None:
    for _each in range(count):
        applied(officer.actor, MINE, region=YOGYA)
        applied(files.BRINGER, MIXED)
    client.get(reverse("regions:runs"))  # the number beside the inbox is remembered for a minute

    with django_assert_num_queries(10):
        answer = client.get(reverse("regions:runs"))

    assert answer.context["table"].total == count


def test_a_file_asks_the_same_number_of_questions_whatever_it_holds(
    client: Any, officer: cast.Person, django_assert_num_queries: Any
) -> None:
    small = applied(officer.actor, MINE, region=YOGYA)
    upload(client, MIXED + MIXED[len(HEAD) :])
    large = work()
    client.get(reverse("regions:run", args=[small.pk]))

    with django_assert_num_queries(9):
        client.get(reverse("regions:run", args=[small.pk]))
    with django_assert_num_queries(9):
        client.get(reverse("regions:run", args=[large.pk]))


def test_the_data_page_counts_the_own_rows_beside_all(
    client: Any, officer: cast.Person, django_assert_num_queries: Any
) -> None:
    applied(files.BRINGER, MIXED)
    applied(officer.actor, MINE.replace("501", "504"), region=YOGYA)
    client.get(reverse("regions:data"))

    with django_assert_num_queries(12):
        answer = client.get(reverse("regions:data"))

    held = [(each.kind, each.count, own) for _domain, _label, each, own in answer.context["held"]]
    assert held[:2] == [("packages", 3, 2), ("services", 0, 0)]
    assert answer.context["held"][0][2].brought.organisation == "Kementerian (contoh)"
    assert "2 baris dari daerah Anda" in answer.content.decode()


@pytest.mark.parametrize("kind", LOCAL, ids=[kind.name for kind in LOCAL])
def test_a_template_for_the_own_region_needs_no_code_and_is_sound(
    client: Any, officer: cast.Person, kind: Any
) -> None:
    answer = client.get(reverse("regions:template", args=[kind.name]))

    checked = actions.check(answer.content, asked=Asked(region=YOGYA))
    assert (checked.kind, checked.rows, [each.text for each in checked.problems]) == (kind.name, 1, [])
    assert "kode_daerah" not in answer.content.decode()


def test_headings_are_matched_without_a_column_for_the_region(client: Any, officer: cast.Person) -> None:
    text = MINE.replace("Kode Daerah;", "").replace("34.71;", "").replace("Nama Paket", "Belanja Apa")
    upload(client, text)
    run = work()
    there = reverse("regions:match", args=[run.pk])

    asked = client.get(there)
    sent = {f"kolom-{name}": value for name, value in asked.context["form"].initial.items()}
    client.post(there, sent | {"kolom-title": "belanja_apa"})
    checked = work()

    assert (run.state, checked.state, checked.errors) == ("unmatched", "checked", [])
    assert [kind.name for kind in asked.context["kinds"]] == [kind.name for kind in LOCAL]


def test_who_answers_for_the_nation_matches_a_regions_file_as_that_region_would(
    client: Any, officer: cast.Person
) -> None:
    upload(client, "Layanan;Tahun;Peran;Apa Ukurnya;Nilai;Satuan\nsampah;2025;masukan;biaya;5;rupiah\n")
    run = work()
    client.sign_in(cast.ministry().post)
    there = reverse("regions:match", args=[run.pk])

    asked = client.get(there)
    sent = {f"kolom-{name}": value for name, value in asked.context["form"].initial.items()}
    client.post(there, sent | {"kolom-measure": "apa_ukurnya"})
    checked = work()

    assert [kind.name for kind in asked.context["kinds"]] == [kind.name for kind in LOCAL]
    assert (run.state, checked.state, checked.region_id) == ("unmatched", "checked", YOGYA)


def test_one_regions_file_is_smaller_than_the_nations() -> None:
    file = SimpleUploadedFile("paket.csv", b"a")
    file.size = SMALL.unpacked + 1

    sent: MultiValueDict[str, UploadedFile[bytes]] = MultiValueDict({"file": [file]})

    own, nations = OwnImportForm({}, sent), ImportForm({}, sent)

    assert dict(own.errors) == {"file": ["Berkas lebih besar daripada 64 MB."]}
    assert dict(nations.errors) == {}


def test_too_many_files_at_once_are_refused_in_words(
    client: Any, officer: cast.Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "OPEN_AT_ONCE", 1)
    upload(client, MINE)

    answer = upload(client, MINE)

    assert (answer.status_code, ImportRun.objects.count()) == (409, 1)
    assert "Masih ada 1 berkas daerah Anda" in answer.content.decode()


@pytest.mark.parametrize("person", [lambda: cast.auditor(YOGYA), lambda: cast.governor_office("34")])
def test_who_may_not_bring_is_turned_away(client: Any, person: Any) -> None:
    client.sign_in(person().post)

    seen, sent = client.get(reverse("regions:import")), upload(client, MINE)

    assert (seen.status_code, sent.status_code, ImportRun.objects.count()) == (403, 403, 0)
    assert "Impor berkas" not in client.get(reverse("regions:data")).content.decode()
