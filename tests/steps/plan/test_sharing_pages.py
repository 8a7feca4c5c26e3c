"""The pages of a cost sharing: what they show to whom, what they take, and the annex they hand out."""

import io
import json
import re
import zipfile
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from playwright.sync_api import Page

from rajut.foundation.documents.content import recognise
from rajut.foundation.journal.models import Event
from rajut.steps.plan import actions
from rajut.steps.plan.forms.sharing import smaller
from rajut.steps.plan.models import Contribution, CostSharing, Framework
from rajut.steps.plan.views.annex import as_word, telling
from tests import cast
from tests.steps.browsing import complaints
from tests.steps.engage import scene as engage
from tests.steps.plan import scene
from tests.steps.plan.test_sharing import COSTS, MILLION, activity, costs, divided, draft, given, ids, laid
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

CSV = "text/csv"
NAMES = {cast.YOGYAKARTA: "Kota Yogyakarta", cast.SLEMAN: "34.04", cast.BANTUL: "Kab. Bantul"}


def address(framework: Framework, rest: str = "") -> str:
    pk = activity(framework).pk
    return f"/kolaborasi/{framework.collaboration_id}/rencana/{framework.version}/kegiatan/{pk}/biaya/{rest}"


def stamp_on(text: str) -> str:
    """What the page says of the costs and measures that it shows."""
    found = re.search(r'name="seen" value="([0-9a-f]{32})"', text)
    assert found is not None
    return found[1]


def typed_costs(**changes: object) -> dict[str, Any]:
    """What a person types: one field for each group, the joint cost, the source."""
    found = {
        f"cost_{'_'.join(map(str, sorted(ids(*codes))))}": cost * MILLION for codes, cost in COSTS.items()
    }
    everybody = f"cost_{'_'.join(map(str, sorted(ids(*scene.PARTIES))))}"
    joint = found.pop(everybody)
    return {**found, "joint": joint, "source": "RKA 2027 (contoh)", **changes}


def table(**changes: str) -> SimpleUploadedFile:
    rows = {"+".join(NAMES[code] for code in codes): str(cost * MILLION) for codes, cost in COSTS.items()}
    lines = [f"{name},{cost}" for name, cost in (rows | changes).items() if cost]
    return SimpleUploadedFile("biaya.csv", "\n".join(["coalition,cost", *lines]).encode(), CSV)


def test_a_party_divides_a_cost_from_empty_to_carried(client: Visitor) -> None:
    framework = draft()
    client.sign_in(cast.officer(cast.SLEMAN).post)
    plan = f"/kolaborasi/{framework.collaboration_id}/rencana/"

    empty = client.get(address(framework)).text
    client.post(address(framework, "isi/"), typed_costs())
    shown = client.get(address(framework)).text
    unreasoned = client.post(address(framework), {"rule": "equal", "seen": stamp_on(shown)})
    client.post(address(framework), {"rule": "nucleolus", "seen": stamp_on(unreasoned.text)})
    chosen = client.get(address(framework)).text
    told = client.get(plan).text

    assert "Biaya kegiatan ini belum diisi." in empty
    assert "Kab. Bantul lebih murah sendiri: selisih Rp\u00a066,7 juta." in shown
    assert "Bersama Rp\u00a0700 juta lebih murah daripada sendiri-sendiri (25,9 persen)." in shown
    assert "Belum ada cara yang dipilih" in shown
    assert unreasoned.status_code == 422
    assert "Cara ini tidak stabil. Tulis mengapa tetap dipilih." in unreasoned.text
    assert "Dibagi menurut <b>Nukleolus</b>" in chosen
    assert "dibagi menurut Nukleolus" in told
    assert sum(given(framework).values()) == 2000 * MILLION


@pytest.mark.parametrize("changed", ["costs", "measures"])
def test_a_rule_is_not_chosen_for_costs_that_were_never_looked_at(changed: str, client: Visitor) -> None:
    framework = draft()
    laid(framework)
    client.sign_in(cast.officer(cast.SLEMAN).post)
    looked_at = stamp_on(client.get(address(framework)).text)
    if changed == "costs":
        laid(framework, costs=costs() | {ids(*scene.PARTIES): Decimal(1900 * MILLION)})
    else:
        needs = {"need": {cast.government(code).pk: Decimal(1) for code in scene.PARTIES}}
        actor = cast.officer(cast.BANTUL).actor
        actions.measure(activity(framework), measures=needs, source="Contoh", actor=actor, at=cast.NOW)
    before = given(framework)

    refused = client.post(address(framework), {"rule": "shapley", "reason": "Adil.", "seen": looked_at})
    meanwhile = (CostSharing.objects.get().rule, given(framework))
    again = {"rule": "shapley", "reason": "Adil.", "seen": stamp_on(refused.text)}
    made = client.post(address(framework), again)

    assert refused.status_code == 422
    assert "Biaya atau ukurannya sudah diubah sejak halaman ini dibuka." in refused.text
    assert "Adil." in refused.text
    assert meanwhile == ("", before)
    assert (made.status_code, CostSharing.objects.get().rule) == (302, "shapley")


def test_a_rule_without_word_of_what_was_looked_at_is_not_chosen(client: Visitor) -> None:
    framework = draft()
    laid(framework)
    client.sign_in(cast.officer(cast.SLEMAN).post)

    refused = client.post(address(framework), {"rule": "shapley"})

    assert (refused.status_code, CostSharing.objects.get().rule) == (422, "")


def test_the_picture_shows_the_way_that_is_asked_for_and_who_would_leave(client: Visitor) -> None:
    framework = draft()
    laid(framework)
    client.sign_in(cast.officer(cast.SLEMAN).post)

    usual, equal, unknown = (
        client.get(address(framework, query)).text for query in ("", "?cara=equal", "?cara=lain")
    )

    assert "Menurut Nukleolus, Kab. Sleman menanggung 44% dari Rp\u00a02 miliar. Tidak ada gabungan" in usual
    assert "Menurut Sama rata semua pihak menanggung sama besar dari Rp\u00a02 miliar. Kab. Bantul" in equal
    assert "Menurut Nukleolus" in unknown


def test_contributions_edited_by_hand_are_said_to_differ(client: Visitor) -> None:
    framework = draft()
    divided(framework)
    client.sign_in(cast.officer(cast.SLEMAN).post)
    plan = f"/kolaborasi/{framework.collaboration_id}/rencana/"
    same = client.get(plan).text
    Contribution.objects.filter(activity=activity(framework)).update(amount=5)

    shown, told = client.get(address(framework)).text, client.get(plan).text

    assert "lalu diubah" not in same
    assert "tidak lagi sama dengan cara yang dipilih" in shown
    assert "lalu diubah" in told


def test_the_plan_reads_no_costs_to_name_the_rule(client: Visitor) -> None:
    framework = draft()
    divided(framework)
    client.sign_in(cast.officer(cast.SLEMAN).post)

    with CaptureQueriesContext(connection) as captured:
        shown = client.get(f"/kolaborasi/{framework.collaboration_id}/rencana/").text

    assert "dibagi menurut Nukleolus" in shown
    assert [each["sql"] for each in captured if '"costs"' in each["sql"] or '"measures"' in each["sql"]] == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"joint": ""}, "Biaya bersama (Rp)"),
        ({"source": ""}, "Sumber angka"),
        ({"joint": "12,5 juta"}, "Tulis angka"),
    ],
)
def test_typed_costs_that_are_wrong_come_back_and_write_nothing(
    changes: dict[str, str], told: str, client: Visitor
) -> None:
    framework = draft()
    client.sign_in(cast.officer(cast.SLEMAN).post)

    refused = client.post(address(framework, "isi/"), typed_costs(**changes))

    assert (refused.status_code, CostSharing.objects.count()) == (422, 0)
    assert told in refused.text
    assert 'value="RKA 2027 (contoh)"' in refused.text or "source" in changes


def test_a_group_of_somebody_who_does_not_pay_is_named(client: Visitor) -> None:
    framework = draft()
    client.sign_in(cast.officer(cast.SLEMAN).post)
    alone = f"cost_{cast.government(cast.YOGYAKARTA).pk}"

    refused = client.post(address(framework, "isi/"), typed_costs(**{alone: ""}))

    assert (refused.status_code, CostSharing.objects.count()) == (422, 0)
    assert "Isi biaya sendiri setiap anggotanya" in refused.text


def test_the_costs_of_smaller_groups_are_asked_of_few_only() -> None:
    assert smaller([1, 2]) == []
    assert smaller([1, 2, 3]) == [(1, 2), (1, 3), (2, 3)]
    assert len(smaller([1, 2, 3, 4])) == 10
    assert smaller([1, 2, 3, 4, 5]) == []


def test_a_file_names_its_groups_by_short_name_or_code(client: Visitor) -> None:
    framework = draft()
    client.sign_in(cast.officer(cast.SLEMAN).post)

    taken = client.post(address(framework, "berkas/"), {"file": table(), "source": "Kajian (contoh)"})

    row = CostSharing.objects.get()
    assert (taken.status_code, row.origin, row.source) == (302, "file", "Kajian (contoh)")
    assert row.groups == {ids(*codes): cost * MILLION for codes, cost in COSTS.items()}


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (b"", "kosong"),
        (b"coalition\nSleman", "Kolom cost tidak ada."),
        (b"coalition,cost\nKab. Klaten,5", "“Kab. Klaten” bukan pihak kolaborasi ini."),
        (b"coalition,cost\nKab. Sleman,banyak", "Baris 2: “banyak” bukan bilangan."),
        (
            b"coalition,cost\nKab. Sleman,5\n34.04,6",
            "Satu gabungan disebut dua kali dengan nama yang berbeda.",
        ),
        (b"coalition,cost\nKab. Sleman,5\nKab. Sleman,6", "Baris ini mengulang baris 2"),
        (b"coalition,cost\nKab. Sleman,5\nKab. Bantul,6", "Biaya bersama seluruh pihak belum ada."),
        (b"coalition,cost\nKab. Sleman,-5\nKab. Bantul,6\n34.04+34.02,9", "tidak boleh negatif."),
        (b"\x00\x01", ""),
        (b"PK\x03\x04broken", "Buku kerja"),
    ],
)
def test_a_file_that_is_wrong_is_told_in_words_and_writes_nothing(
    file: bytes, told: str, client: Visitor
) -> None:
    framework = draft()
    client.sign_in(cast.officer(cast.SLEMAN).post)
    before = Event.objects.count()
    sent = SimpleUploadedFile("biaya.csv", file, CSV)

    refused = client.post(address(framework, "berkas/"), {"file": sent, "source": "x"})

    assert (refused.status_code, CostSharing.objects.count(), Event.objects.count()) == (422, 0, before)
    assert told in refused.text


def test_measures_are_typed_in_a_table(client: Visitor) -> None:
    framework = draft()
    laid(framework)
    client.sign_in(cast.officer(cast.SLEMAN).post)
    parties = [cast.government(code).pk for code in scene.PARTIES]
    needs = {f"need_{pk}": f"{place},5" for place, pk in enumerate(parties)}

    some = client.post(address(framework, "ukuran/"), {f"need_{parties[0]}": "1", "source": "x"})
    taken = client.post(address(framework, "ukuran/"), {**needs, "source": "Timbangan (contoh)"})
    shown = client.get(address(framework)).text
    again = client.get(address(framework, "ukuran/")).text

    assert (some.status_code, taken.status_code) == (422, 302)
    assert "Kebutuhan: isi untuk setiap pihak" in some.text
    assert CostSharing.objects.get().measures == {"need": ["0.5", "1.5", "2.5"]}
    assert "Sebanding kebutuhan" in shown
    assert 'value="1,5"' in again


def test_without_costs_there_is_nothing_to_measure(client: Visitor) -> None:
    framework = draft()
    client.sign_in(cast.officer(cast.SLEMAN).post)

    response = client.get(address(framework, "ukuran/"))

    assert (response.status_code, response.headers["Location"]) == (302, address(framework))


def test_a_rule_below_zero_is_shown_but_not_offered(client: Visitor) -> None:
    framework = draft()
    laid(framework, costs=costs() | {ids(cast.YOGYAKARTA, cast.SLEMAN): 9000 * MILLION})
    client.sign_in(cast.officer(cast.SLEMAN).post)

    shown = client.get(address(framework)).text

    assert "Nilai Shapley" in shown
    assert "Satu pihak mendapat bagian di bawah nol" in shown
    assert 'value="shapley"' not in shown
    assert 'value="nucleolus"' in shown


def test_a_division_is_taken_away_by_its_button(client: Visitor) -> None:
    framework = draft()
    divided(framework)
    client.sign_in(cast.officer(cast.SLEMAN).post)

    response = client.post(address(framework, "hapus"))

    assert (response.status_code, CostSharing.objects.count()) == (302, 0)


@pytest.mark.parametrize("rest", ["", "isi/", "berkas/", "ukuran/", "lampiran.pdf", "lampiran.docx"])
def test_a_stranger_signs_in_first_and_an_outsider_finds_nothing(rest: str, client: Visitor) -> None:
    framework = draft()
    divided(framework)

    stranger = client.get(address(framework, rest))
    client.sign_in(cast.outsider().post)
    outsider = client.get(address(framework, rest))

    assert (stranger.status_code, outsider.status_code) == (302, 404)


def test_who_may_not_write_reads_everything_and_changes_nothing(client: Visitor) -> None:
    framework = draft()
    divided(framework)
    client.sign_in(cast.auditor(cast.SLEMAN).post)

    shown = client.get(address(framework))
    posts = {
        rest: client.post(address(framework, rest), typed_costs(rule="equal", reason="x")).status_code
        for rest in ("", "isi/", "berkas/", "ukuran/", "hapus", "potensi")
    }

    assert shown.status_code == 200
    assert "Dibagi menurut" in shown.text
    assert "Bagi dengan cara ini" not in shown.text
    assert "Isi biaya" not in shown.text
    assert set(posts.values()) == {409}
    assert CostSharing.objects.get().rule == "nucleolus"


def test_an_agreed_plan_keeps_its_division_readable(client: Visitor) -> None:
    framework = draft()
    divided(framework)
    Framework.objects.filter(pk=framework.pk).update(state="proposed", proposed_at=cast.NOW)
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)

    shown = client.get(address(framework))
    changed = client.post(address(framework), {"rule": "shapley"})

    assert (shown.status_code, changed.status_code) == (200, 409)
    assert "Bagi dengan cara ini" not in shown.text


def test_an_activity_of_another_version_is_not_found(client: Visitor) -> None:
    framework = draft()
    other = scene.begun(engage.formed(title="Lain"))
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)
    wrong = address(framework).replace(
        f"/kolaborasi/{framework.collaboration_id}/", f"/kolaborasi/{other.collaboration_id}/"
    )

    assert client.get(wrong).status_code == 404


def test_the_page_asks_the_same_for_two_and_for_three_payers(client: Visitor) -> None:
    framework = draft()
    officer = cast.officer(cast.SLEMAN)
    client.sign_in(officer.post)
    asked = []

    for codes in (scene.PARTIES[:2], scene.PARTIES):
        found = {ids(*group): cost * MILLION for group, cost in COSTS.items() if set(group) <= set(codes)}
        laid(framework, costs=found)
        client.get(address(framework))
        with CaptureQueriesContext(connection) as captured:
            client.get(address(framework))
        asked.append(len(captured))

    assert asked == [19, 19]


# The annex


def words_of(docx: bytes) -> str:
    """Return the text of a Word file, its paragraphs as lines."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        tree = ElementTree.fromstring(package.read("word/document.xml"))
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return "\n".join(
        "".join(text.text or "" for text in paragraph.iter(f"{name}t")) for paragraph in tree.iter(f"{name}p")
    )


def test_the_annex_names_method_shares_stability_source_and_date(client: Visitor) -> None:
    framework = draft()
    row = divided(framework, "equal", "Disepakati rapat.")

    told = telling(activity(framework), row, issuer="Kab. Sleman", at=cast.NOW)

    text = words_of(as_word(told))
    for said in (
        "Lampiran: Pembagian biaya",
        "Sama rata. Biaya bersama dibagi rata menurut banyaknya pihak.",
        "Kestabilan: tidak stabil. Kab. Bantul lebih murah sendiri: selisih Rp\u00a066,7 juta.",
        "Alasan memilihnya: Disepakati rapat.",
        "Kota Yogyakarta + Kab. Sleman",
        "1.500.000.000",
        "dihitung dari yang diketahui",
        "Sumber: diketik, RKA 2027 (contoh)",
        "Sama rata (dipilih)",
        "Nilai Shapley",
        "666.666.667",
        "23 Nov 2026",
    ):
        assert said in text
    assert json.loads(json.dumps(told)) == told
    assert as_word(told) == as_word(told)


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_the_annex_is_handed_out_as_what_it_says_it_is(ending: str, client: Visitor) -> None:
    framework = draft()
    divided(framework)
    client.sign_in(cast.auditor(cast.SLEMAN).post)

    answer = client.get(address(framework, f"lampiran.{ending}"))

    name = f"lampiran-pembagian-biaya-membangun-tps-3r-bersama.{ending}"
    found = recognise(name, len(answer.content), io.BytesIO(answer.content))
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["Content-Type"] == found.type


def test_there_is_no_annex_of_another_kind_nor_before_there_are_costs(client: Visitor) -> None:
    framework = draft()
    client.sign_in(cast.officer(cast.SLEMAN).post)

    early = client.get(address(framework, "lampiran.pdf")).status_code
    laid(framework)
    other = client.get(address(framework, "lampiran.exe")).status_code

    assert (early, other) == (404, 404)


def test_every_rule_is_exported_with_its_stability(client: Visitor) -> None:
    framework = draft()
    divided(framework)
    client.sign_in(cast.officer(cast.SLEMAN).post)

    lines = client.get(address(framework, "?format=csv")).getvalue().decode("utf-8-sig").splitlines()
    book = client.get(address(framework, "?format=xlsx")).getvalue()

    assert lines[0] == (
        "Cara membagi,Kota Yogyakarta (Rp),Kab. Sleman (Rp),Kab. Bantul (Rp),Jumlah (Rp),Kestabilan,"
        "Siapa yang lebih murah sendiri,Dipilih"
    )
    assert lines[1].startswith("Sama rata,666666667,666666667,666666666,2000000000,tidak stabil,")
    assert lines[-1].endswith(",ya")
    assert len(lines) == 6
    assert book[:2] == b"PK"


# Look


def test_the_pages_please_axe_and_fit(tab: Page, client: Visitor) -> None:
    framework = draft()
    divided(framework)
    client.sign_in(cast.officer(cast.SLEMAN).post)

    found = complaints(tab, client, [address(framework, rest) for rest in ("", "isi/", "berkas/", "ukuran/")])

    assert found == []


def test_a_plan_without_division_offers_it_to_writers_only(client: Visitor) -> None:
    framework = draft()
    plan = f"/kolaborasi/{framework.collaboration_id}/rencana/"

    client.sign_in(cast.officer(cast.SLEMAN).post)
    writer = client.get(plan).text
    client.sign_in(cast.auditor(cast.SLEMAN).post)
    reader = client.get(plan).text

    assert (writer.count("Bagi biaya"), reader.count("Bagi biaya")) == (1, 0)
