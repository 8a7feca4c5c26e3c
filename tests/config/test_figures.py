"""`rajut import`: kinds are recognised or said, columns may be matched, the exit code tells how it went."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from rajut.config import figures
from rajut.config.trouble import FOUND, MISUSED, Trouble
from rajut.foundation.regions.models import ColumnMap, ImportRun, Package, StaffEntry
from tests.foundation.regions import files

pytestmark = pytest.mark.django_db

STRANGE = (
    "No. Paket;Anggaran Tahun;Lokasi;Nama Paketnya;Nilai Pagu Total;Mulainya\n501;2026;34.04;Tablet;5;3\n"
)
PAIRS = (
    "kode_rup=No. Paket",
    "tahun=Anggaran Tahun",
    "region=Lokasi",
    "title=Nama Paketnya",
    "pagu=Nilai Pagu Total",
    "starts=Mulainya",
)


def take_in(
    *paths: Path,
    check: bool = False,
    kind: str | None = None,
    pairs: Sequence[str] = (),
    as_json: bool = False,
) -> int:
    return figures.take_in(paths, check=check, kind=kind, pairs=pairs, as_json=as_json)


@pytest.fixture
def strange(tmp_path: Path) -> Path:
    """A file with headings that fit no kind."""
    path = tmp_path / "aneh.csv"
    path.write_text(STRANGE)
    return path


def written(folder: Path, **texts: str) -> list[Path]:
    for name, text in texts.items():
        (folder / f"{name}.csv").write_text(text)
    return [folder / f"{name}.csv" for name in texts]


def test_new_kinds_are_recognised_and_loaded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = written(tmp_path, packages=files.HOLDINGS["packages"], staff=files.HOLDINGS["staff"])

    code = take_in(*paths)

    assert code == 0
    assert capsys.readouterr().out.splitlines() == [
        "packages.csv: 2 baris dimuat.",
        "  catatan: Jumlah baris menurut tahun: 2026: 2.",
        "staff.csv: 2 baris dimuat.",
    ]
    assert (Package.objects.count(), StaffEntry.objects.count(), ImportRun.objects.count()) == (2, 2, 2)


def test_one_mistake_in_one_file_loads_none_of_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = files.HOLDINGS["staff"].replace(";30;", ";0;")
    paths = written(tmp_path, packages=files.HOLDINGS["packages"], staff=wrong)

    code = take_in(*paths, as_json=True)

    told = json.loads(capsys.readouterr().out)
    assert (code, told["loaded"]) == (FOUND, False)
    assert [(each["kind"], each["problems_total"], each["notes"]) for each in told["files"]] == [
        ("packages", 0, ["Jumlah baris menurut tahun: 2026: 2."]),
        ("staff", 1, []),
    ]
    assert (Package.objects.count(), StaffEntry.objects.count(), ImportRun.objects.count()) == (0, 0, 0)


def test_columns_that_were_matched_are_remembered_when_the_file_was_loaded(strange: Path) -> None:
    before = take_in(strange)
    checked = take_in(strange, check=True, kind="packages", pairs=PAIRS)
    kept = ColumnMap.objects.count()
    loaded = take_in(strange, kind="packages", pairs=PAIRS)
    again = take_in(strange)

    assert (before, checked, kept, loaded, again) == (FOUND, 0, 0, 0, 0)
    assert ColumnMap.objects.get().columns["ceiling"] == "nilai_pagu_total"
    assert Package.objects.get().title == "Tablet"


@pytest.mark.parametrize(
    ("kind", "pairs", "says"),
    [
        ("paket", (), "Jenis data “paket” tidak dikenal."),
        (None, PAIRS, "Jenis data “–” tidak dikenal."),
        ("packages", ("tiada=Lokasi",), "“tiada=Lokasi” bukan KOLOM=JUDUL."),
        ("packages", ("pagu",), "“pagu” bukan KOLOM=JUDUL."),
        ("boundaries", PAIRS, "Jenis data “boundaries” tidak dikenal."),
    ],
)
def test_a_kind_or_a_column_that_is_not_known_is_told(
    strange: Path, kind: str | None, pairs: Sequence[str], says: str
) -> None:
    with pytest.raises(Trouble) as told:
        take_in(strange, kind=kind, pairs=pairs)

    assert told.value.code == MISUSED
    assert str(told.value).startswith(says)
    assert ImportRun.objects.count() == 0
