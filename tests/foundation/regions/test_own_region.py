"""A government brings in what its own region holds, and touches no other row, whatever its file says."""

import gzip
import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from rajut.core.law.authority import Rank
from rajut.core.law.lifecycle import Refused
from rajut.foundation.regions import actions, queries
from rajut.foundation.regions.asking import Bringer
from rajut.foundation.regions.importing import batches, conducting
from rajut.foundation.regions.importing.checking import Asked, Checked
from rajut.foundation.regions.importing.known import Options
from rajut.foundation.regions.importing.matching import Match, remember
from rajut.foundation.regions.models import (
    Agency,
    Application,
    ColumnMap,
    Facility,
    ImportRun,
    Package,
    ServiceFigure,
    StaffEntry,
)
from tests import cast
from tests.cast import NOW
from tests.foundation.regions import files

pytestmark = pytest.mark.django_db

YOGYA, SLEMAN = "34.71", "34.04"
MAYOR = Bringer("Petugas (contoh)", "Kota (contoh)", post_id=1, brings_for=YOGYA, government_code=YOGYA)
NATIONAL: dict[str, Any] = {"actor": files.BRINGER, "at": NOW}
OWN: dict[str, Any] = {"actor": MAYOR, "at": NOW}
HEAD = "Kode RUP;Tahun Anggaran;Kode Daerah;Nama Paket;Pagu;Waktu Pemilihan\n"
BARE = "Kode RUP;Tahun Anggaran;Nama Paket;Pagu;Waktu Pemilihan\n501;2026;Belanja Modal Tablet;1000000;3\n"


def row(code: str = "501", region: str = YOGYA, *, pagu: str = "1000000", title: str = "Tablet") -> str:
    return f"{code};2026;{region};{title};{pagu};3\n"


def check(text: str | bytes, *, own: str = YOGYA, **asked: Any) -> Checked:
    data = text.encode() if isinstance(text, str) else text
    return actions.check(data, name="contoh.csv", asked=Asked(region=own, **asked))


def bring(text: str, **given: Any) -> ImportRun:
    return actions.apply(check(text, **given), **OWN)


def bring_nationally(text: str) -> ImportRun:
    return actions.apply(actions.check(text.encode(), name="nasional.csv"), **NATIONAL)


def told(checked: Checked) -> list[tuple[int, str, str]]:
    return [(each.row, each.column, each.text) for each in checked.problems]


def packages() -> list[tuple[str, str | None, int]]:
    return list(Package.objects.order_by("code").values_list("code", "region_id", "ceiling"))


@pytest.mark.parametrize(
    ("person", "region"),
    [
        (lambda: cast.head(YOGYA), YOGYA),
        (lambda: cast.secretary(YOGYA), YOGYA),
        (lambda: cast.officer(YOGYA), YOGYA),
        (lambda: cast.officer("34"), "34"),
        (lambda: cast.governor_office("34"), ""),
        (lambda: cast.auditor(YOGYA), ""),
        (lambda: cast.person(cast.government(YOGYA), Rank.VIEWER, administers=True), ""),
        (lambda: cast.environment_officer(YOGYA), ""),
        (lambda: cast.person(cast.department(YOGYA, "Bappeda"), Rank.HEAD), ""),
        (lambda: cast.person(cast.organisation("ngo", "Mitra (contoh)"), Rank.HEAD), ""),
        (lambda: cast.person(cast.organisation("ministry", "Kementerian (contoh)"), Rank.HEAD), ""),
        (cast.ministry, "*"),
    ],
)
def test_who_brings_for_which_region(person: Any, region: str) -> None:
    assert person().actor.brings_for == region


WITHOUT: dict[str, tuple[Any, str]] = {
    "packages": (Package, BARE),
    "services": (
        ServiceFigure,
        "Layanan;Tahun;Peran;Ukuran;Nilai;Satuan\nsampah;2025;masukan;biaya;5;rupiah\n",
    ),
    "staff": (StaffEntry, "Jenis;Instansi;Kompetensi;Orang\nkebutuhan;BKPSDM;Analis kebijakan;3\n"),
    "applications": (Application, "Kode;Instansi;Nama Aplikasi\nA-1;Diskominfo;Lapor (contoh)\n"),
    "facilities": (Facility, "Nama;Jenis;Lintang;Bujur\nTPS (contoh);TPS;-7.8;110.37\n"),
}


@pytest.mark.parametrize("name", WITHOUT)
def test_of_every_kind_a_file_may_leave_the_region_out(name: str) -> None:
    kind, text = WITHOUT[name]

    run = bring(text)

    assert (run.kind, run.state, run.region_id) == (name, "applied", YOGYA)
    assert list(kind.objects.values_list("region_id", flat=True)) == [YOGYA]
    assert run.summary["notes"][0] == (
        "Berkas tidak mempunyai kolom kode daerah; semua baris dicatat untuk Kota Yogyakarta (34.71)."
    )


def test_rows_of_others_are_all_told_and_nothing_is_imported() -> None:
    found = check(HEAD + row("1") + row("2", SLEMAN) + row("3", "") + row("4", "34") + row("5", "3471"))

    elsewhere = (
        "; Anda mengimpor data Kota Yogyakarta (34.71). Hapus baris ini:"
        " data daerah lain diimpor oleh daerah itu sendiri atau Kementerian Dalam Negeri."
    )
    assert told(found) == [
        (3, "kode_daerah", "34.04 adalah Kabupaten Sleman" + elsewhere),
        (4, "kode_daerah", "Kode daerah kosong; baris tanpa kode daerah milik kementerian. Isi 34.71 (Kota"
         " Yogyakarta), atau hapus seluruh kolom ini bila semua baris milik daerah Anda."),
        (5, "kode_daerah", "34 adalah Daerah Istimewa Yogyakarta" + elsewhere),
        (6, "kode_daerah", "Kode “3471” tidak dikenal: mungkin 34.71 (Kota Yogyakarta)."
         " Kode BPS berbeda dari kode Kemendagri."),
    ]  # fmt: skip
    with pytest.raises(actions.NotApplicable):
        actions.apply(found, **OWN)
    assert packages() == []


def test_a_code_that_a_spreadsheet_damaged_is_told_even_where_it_may_be_the_own_one() -> None:
    found = check(HEAD + row(region="11.1"), own="11.10")

    assert told(found) == [
        (2, "kode_daerah", "Kode “11.1” kehilangan satu angka: mungkin 11.10 (Kabupaten Aceh Singkil) atau"
         " 11.01 (Kabupaten Aceh Selatan). Simpan kolom kode sebagai teks."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("agency", "mistakes"),
    [
        ("Kota Yogyakarta", 0),
        ("Pemerintah Kota Yogyakarta", 0),
        ("Pemkot. Yogyakarta", 0),
        ("Dinas Pendidikan", 0),
        ("", 0),
        ("Kabupaten Sleman", 1),
        ("Pemkab. Sleman", 1),
        ("PEMERINTAH  KABUPATEN SLEMAN", 1),
        ("Pemerintah Daerah Istimewa Yogyakarta", 1),
        ("Pemerintah Daerah Kabupaten Sleman", 1),
        ("Pemerintah Provinsi Jawa Tengah", 1),
        ("Kementerian Contoh", 1),
    ],
)
def test_a_part_of_the_national_plan_is_not_taken_for_ones_own(agency: str, mistakes: int) -> None:
    Agency.objects.create(code="K99", name="Kementerian Contoh", kind="kementerian")
    text = BARE.replace("Pagu", "Pagu;Nama KLPD").replace("1000000", f"1000000;{agency}")

    found = check(text)

    assert [(line, column) for line, column, _text in told(found)] == [(2, "nama_klpd")] * mistakes


def test_another_governments_agency_is_told_by_name() -> None:
    found = check(BARE.replace("Pagu", "Pagu;Instansi").replace("1000000", "1000000;Pemkab Sleman"))

    assert [text for _row, _column, text in told(found)] == [
        "“Pemkab Sleman” bukan instansi Kota Yogyakarta. Hapus baris ini: data Kabupaten Sleman diimpor oleh"
        " daerah itu sendiri atau Kementerian Dalam Negeri."
    ]


@pytest.mark.parametrize(
    "text",
    [files.REGIONS, files.ADJACENCY, files.INDICATORS, files.AGENCIES, files.AFFAIRS, files.LANDFILLS,
     files.GROUPS, files.topojson(YOGYA)],
)  # fmt: skip
def test_what_is_the_nations_is_refused_with_what_may_be_brought(text: str) -> None:
    found = check(text)

    assert len(found.problems) == 1
    assert found.problems[0].text.endswith(
        "” diimpor oleh Kementerian Dalam Negeri. Untuk Kota Yogyakarta Anda dapat mengimpor:"
        " Paket pengadaan; Layanan: biaya dan hasil; Kebutuhan dan tawaran SDM; Aplikasi; Fasilitas."
    )


def test_a_kind_that_is_asked_for_by_name_is_refused_as_well() -> None:
    found = check(files.INDICATORS, kind="indicators")
    unknown = check(files.INDICATORS, kind="boundaries")

    assert [found.problems_total, unknown.problems_total, found.batches] == [1, 1, ()]


@pytest.mark.parametrize(
    ("holder", "called"), [(SLEMAN, "Kabupaten Sleman"), ("", "kementerian atau lembaga, tanpa kode daerah")]
)
def test_a_package_that_is_somebody_elses_is_not_taken_over(holder: str, called: str) -> None:
    bring_nationally("Instansi;" + HEAD + "Instansi (contoh);" + row("7", holder, pagu="5"))

    found = check(HEAD + row("6") + row("7"))

    assert told(found) == [
        (3, "", f"2026, 7 sudah tercatat untuk {called}. Periksa kodenya; bila memang milik daerah Anda,"
         " mintalah Kementerian Dalam Negeri membetulkannya."),
    ]  # fmt: skip
    assert packages() == [("7", holder or None, 5)]


def smuggled(*rows: tuple[str, str]) -> batches.Batch:
    """Rows (code, region) as the file of Kota Yogyakarta would bring them, whatever they say."""
    (batch,) = check(HEAD + row("900")).batches
    ((_number, *cells),) = batch.rows
    given = dict(zip(batch.columns, cells, strict=True))
    told = [given | {"code": code, "region_id": region or None} for code, region in rows]
    lines = [(number, *each.values()) for number, each in enumerate(told, start=2)]
    return replace(batch, rows=lines, stage=batch.stage + "_other")


def test_the_statement_that_loads_inserts_and_changes_no_row_of_another_region() -> None:
    bring_nationally(HEAD + row("1", SLEMAN, pagu="5") + row("2", SLEMAN, pagu="6") + row("3", pagu="7"))
    batch = smuggled(("1", SLEMAN), ("2", YOGYA), ("3", YOGYA), ("4", SLEMAN), ("5", ""))

    with transaction.atomic(), pytest.raises(batches.Foreign):
        batches.write(batch)

    assert packages() == [
        ("1", SLEMAN, 5),
        ("2", SLEMAN, 6),
        ("3", YOGYA, 1_000_000),
    ]


def test_smuggled_rows_undo_the_whole_file() -> None:
    checked = check(HEAD + row("0") + row("1"))

    with pytest.raises(actions.NotApplicable):
        actions.apply(replace(checked, batches=(smuggled(("0", YOGYA), ("1", SLEMAN)),)), **OWN)

    assert (packages(), ImportRun.objects.count()) == ([], 0)


def test_a_code_that_another_takes_between_looking_and_writing_stays_the_others() -> None:
    checked = check(HEAD + row("1") + row("2"))
    bring_nationally(HEAD + row("2", SLEMAN, pagu="5"))

    with pytest.raises(actions.NotApplicable, match="bukan milik daerah Anda"):
        actions.apply(checked, **OWN)

    assert packages() == [("2", SLEMAN, 5)]


def test_an_import_changes_the_own_rows_it_names_and_leaves_all_others() -> None:
    bring_nationally(HEAD + row("1", SLEMAN) + row("2") + row("3") + row("4", "34"))

    run = bring(HEAD + row("2", pagu="9") + row("5", pagu="8"))

    assert packages() == [
        ("1", SLEMAN, 1_000_000), ("2", YOGYA, 9), ("3", YOGYA, 1_000_000), ("4", "34", 1_000_000),
        ("5", YOGYA, 8),
    ]  # fmt: skip
    changes = run.summary["changes"][0]
    assert [changes[name] for name in ("added", "changed", "removed", "same")] == [1, 1, 0, 0]


CODES, REGIONS = st.sampled_from("123"), st.sampled_from([YOGYA, SLEMAN, "34", ""])


@settings(max_examples=25, deadline=None, derandomize=True)
@given(held=st.dictionaries(CODES, REGIONS), brought=st.dictionaries(CODES, REGIONS, min_size=1))
@example(held={"1": SLEMAN}, brought={"1": YOGYA})
@example(held={"1": SLEMAN, "2": YOGYA, "3": ""}, brought={"2": YOGYA})
def test_whatever_a_file_says_it_is_written_whole_for_its_region_or_not_at_all(
    held: dict[str, str], brought: dict[str, str]
) -> None:
    given_rows = [(code, region or None, 5) for code, region in held.items()]
    own_alone = {YOGYA} == set(brought.values()) and {held.get(code, YOGYA) for code in brought} == {YOGYA}
    wanted = {line[0]: line for line in given_rows}
    if own_alone:
        wanted |= {code: (code, YOGYA, 9) for code in brought}

    with transaction.atomic():
        if held:
            rows = "".join(f"Instansi (contoh);{row(code, each, pagu='5')}" for code, each in held.items())
            bring_nationally(f"Instansi;{HEAD}{rows}")
        found = check(HEAD + "".join(row(code, region, pagu="9") for code, region in brought.items()))
        if found.sound:
            actions.apply(found, **OWN)
        after = packages()
        transaction.set_rollback(True)

    assert (found.sound, after) == (own_alone, sorted(wanted.values()))


@pytest.mark.parametrize(
    "heading", ["Kd Daerah", "Kode Kabupaten/Kota", "Kode BPS", "KODE_KAB", "kode_unit_wilayah"]
)
def test_a_column_that_may_hold_codes_of_others_is_not_passed_over(heading: str) -> None:
    lines = BARE.splitlines()

    found = check(f"{lines[0]};{heading}\n{lines[1]};{SLEMAN}\n")

    assert [(each.row, "tampak memuat kode daerah" in each.text) for each in found.problems] == [(0, True)]


@pytest.mark.parametrize("heading", ["Kode Rekening", "Kota Tujuan", "Kode Satker", "Provinsi"])
def test_other_columns_are_nobodys_code(heading: str) -> None:
    lines = BARE.splitlines()

    assert told(check(f"{lines[0]};{heading}\n{lines[1]};{SLEMAN}\n")) == []


def test_places_that_are_the_same_to_the_database_are_told_as_repeated() -> None:
    head = "Nama;Jenis;Lintang;Bujur\n"

    found = check(f"{head}TPS (contoh);TPS;-7.8;110.37\nTPS (contoh);TPS;-7.80000000000000000001;110.37\n")

    assert [(each.row, each.text.split(" (")[0]) for each in found.problems] == [
        (3, "Baris ini mengulang baris 2")
    ]


def test_a_province_does_not_bring_for_its_regencies() -> None:
    found = check(HEAD + row("1", "34") + row("2", YOGYA), own="34")

    assert [(line, column) for line, column, _text in told(found)] == [(3, "kode_daerah")]


def test_of_the_nations_and_the_regions_files_the_later_one_counts() -> None:
    bring(HEAD + row(pagu="1"))
    bring_nationally(HEAD + row(pagu="2"))
    after_nation = packages()
    bring(HEAD + row(pagu="3"))

    assert after_nation == [("501", YOGYA, 2)]
    assert packages() == [("501", YOGYA, 3)]
    assert list(ImportRun.objects.order_by("pk").values_list("region_id", "organisation")) == [
        (YOGYA, "Kota (contoh)"),
        (None, "Kementerian (contoh)"),
        (YOGYA, "Kota (contoh)"),
    ]


@pytest.mark.parametrize("own", ["", SLEMAN, "34"])
def test_nobody_applies_what_was_checked_for_others(own: str) -> None:
    checked = check(HEAD + row(region=own or YOGYA), own=own)

    with pytest.raises(Refused, match="petugas kerja sama"):
        actions.apply(checked, **OWN)

    assert (packages(), ImportRun.objects.count()) == ([], 0)


@pytest.fixture
def home(settings: Settings, tmp_path: Path) -> None:
    """What waits for a decision lies in a folder of the test."""
    settings.HOME = tmp_path


def received(data: bytes, *, actor: Bringer = MAYOR, kind: str | None = None) -> ImportRun:
    return actions.receive([data], name="contoh.csv", kind=kind, options=Options(), actor=actor, at=NOW)


def worked(run: ImportRun) -> ImportRun:
    conducting.conduct(run.pk, clock=lambda: NOW)
    return queries.imports().get(pk=run.pk)


@pytest.mark.usefixtures("home")
def test_the_worker_keeps_a_file_within_its_region_from_the_upload_to_the_end() -> None:
    checked = worked(received(BARE.encode()))
    actions.confirm(checked, **OWN)

    done = worked(checked)

    assert (checked.state, done.state, done.region_id, packages()) == (
        "checked", "applied", YOGYA, [("501", YOGYA, 1_000_000)],
    )  # fmt: skip


@pytest.mark.usefixtures("home")
def test_what_the_ministry_decides_about_a_regions_file_stays_within_the_region() -> None:
    checked = worked(received(BARE.encode()))
    actions.confirm(checked, **NATIONAL)

    assert (worked(checked).state, packages()) == ("applied", [("501", YOGYA, 1_000_000)])


@pytest.mark.usefixtures("home")
def test_what_was_sound_when_looked_at_is_looked_at_again() -> None:
    checked = worked(received(BARE.encode()))
    bring_nationally(HEAD + row("501", SLEMAN, pagu="5"))
    actions.confirm(checked, **OWN)

    done = worked(checked)

    assert (done.state, done.errors_total, packages()) == ("refused", 1, [("501", SLEMAN, 5)])


@pytest.mark.usefixtures("home")
def test_columns_are_written_as_they_were_looked_at_whatever_is_remembered_meanwhile() -> None:
    headings = "Kode RUP;Tahun Anggaran;Nama Paket;Pagu;Anggaran Lain;Waktu Pemilihan"
    checked = worked(received(f"{headings}\n501;2026;Tablet;1000000;7;3\n".encode()))
    other = Match("packages", {"ceiling": "anggaran_lain"})
    remember(other, written=headings.split(";"), actor=MAYOR, at=NOW)
    actions.confirm(checked, **OWN)

    done = worked(checked)

    assert (done.state, done.summary["columns"], packages()) == ("applied", {}, [("501", YOGYA, 1_000_000)])


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("decide", [actions.confirm, actions.cancel, actions.resume])
def test_another_regions_officials_decide_nothing(decide: Any) -> None:
    checked = worked(received(BARE.encode()))
    neighbour = replace(MAYOR, brings_for=SLEMAN, government_code=SLEMAN)

    with pytest.raises(Refused):
        decide(checked, actor=neighbour, at=NOW)

    assert (queries.imports().get().state, packages()) == ("checked", [])


@pytest.mark.usefixtures("home")
def test_matched_columns_are_remembered_for_one_government_alone() -> None:
    text = BARE.replace("Nama Paket", "Belanja Apa").encode()
    mine, other = replace(MAYOR, organisation_id=7), replace(MAYOR, organisation_id=8, brings_for=SLEMAN)
    asked = worked(received(text, actor=mine))
    columns = {"code": "kode_rup", "year": "tahun_anggaran", "title": "belanja_apa", "ceiling": "pagu",
               "starts": "waktu_pemilihan"}  # fmt: skip
    matched = actions.match(asked, match=Match("packages", columns), actor=mine, at=NOW)

    states = [worked(matched).state, worked(received(text, actor=mine)).state]
    elsewhere = worked(received(text, actor=other)).state
    with pytest.raises(Refused):
        actions.forget_match(ColumnMap.objects.get(), actor=other)

    assert (asked.state, states, elsewhere) == ("unmatched", ["checked", "checked"], "unmatched")
    assert ColumnMap.objects.count() == 1


@pytest.mark.usefixtures("home")
def test_a_region_has_no_more_than_so_many_files_lying_about(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "OPEN_AT_ONCE", 2)
    first = received(BARE.encode())
    received(BARE.encode(), actor=replace(MAYOR, brings_for=SLEMAN))
    received(BARE.encode())

    with pytest.raises(actions.NotApplicable, match="Masih ada 2 berkas"):
        received(BARE.encode())

    actions.cancel(first, **OWN)
    assert received(BARE.encode()).state == "received"


def spreadsheet(sheet: str) -> bytes:
    """A workbook whose only sheet is the given bytes, packed hard."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("xl/workbook.xml", "<workbook/>")
        pack.writestr("xl/worksheets/sheet1.xml", sheet)
    return made.getvalue()


HOSTILE: dict[str, tuple[bytes, str]] = {
    "UTF-16": ((HEAD + row()).encode("utf-16"), "UTF-8"),
    "bytes of a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "bita NUL"),
    "empty": (b"", "kosong"),
    "a heading alone": (HEAD.encode(), "baris"),
    "a formula": ((HEAD + row(title="=HYPERLINK(1)")).encode(), "rumus"),
    "a budget as a formula": ((HEAD + row(pagu="=A1")).encode(), "rumus"),
    "a missing column": (BARE.replace("Pagu", "Catatan").encode(), "Kolom pagu tidak ada"),
    "a row too short": ((HEAD + "501;2026\n").encode(), "2 sel"),
    "a negative budget": ((HEAD + row(pagu="-1")).encode(), "di luar batas"),
    "an absurd budget": ((HEAD + row(pagu="9" * 20)).encode(), "di luar batas"),
    "words for a budget": ((HEAD + row(pagu="1,5 miliar")).encode(), "bukan jumlah rupiah"),
    "a title of a megabyte": ((HEAD + row(title="a" * 1_000_000)).encode(), "Persingkat"),
    "a bomb": (gzip.compress(b"0" * 70_000_000), "bom mampatan"),
    "a workbook that is a bomb": (spreadsheet(" " * 70_000_000), "bom mampatan"),
    "two rows of one code": ((HEAD + row() + row()).encode(), "mengulang baris 2"),
}  # fmt: skip


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("name", HOSTILE)
def test_bad_files_get_a_clear_answer_and_leave_nothing_behind(name: str) -> None:
    data, words = HOSTILE[name]
    bring(HEAD + row("1"))

    run = worked(received(data, kind="packages"))

    assert run.state in {"refused", "unmatched"}
    assert words in run.errors[0]["text"]
    assert packages() == [("1", YOGYA, 1_000_000)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_what_spreadsheets_here_write_is_read(encoding: str) -> None:
    found = check((HEAD + row(pagu="Rp 1.500.000,50", title="Belanja “Tablet”")).encode(encoding))

    assert (told(found), found.rows) == ([], 1)
