"""`rajut share`: a table of coalitions in, every rule's division out, with who would leave."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rajut.config.cli import group
from rajut.config.trouble import Trouble

COSTS = 'coalition,cost\nSleman,60\nBantul,"40,5"\nKulon Progo,30\nSleman+Bantul,80\n' + (
    "Bantul + Kulon Progo,60\nKulon Progo+Sleman,75\nSleman+Bantul+Kulon Progo,100\n"
)


def told(folder: Path, text: str, *words: str, measures: str = "") -> Result:
    """Run the command on a file with this text."""
    file = folder / "biaya.csv"
    file.write_text(text, encoding="utf-8")
    if measures:
        (folder / "ukuran.csv").write_text(measures, encoding="utf-8")
        words = (*words, "--measures", str(folder / "ukuran.csv"))
    return CliRunner().invoke(group, ["share", str(file), *words])


def refused(folder: Path, text: str, measures: str = "") -> str:
    """Return what the command says to a file that it does not take."""
    found = told(folder, text, measures=measures)
    assert isinstance(found.exception, Trouble)
    assert found.exception.code == 1
    return str(found.exception).replace(f"{folder}/", "")


def test_a_program_reads_every_division_and_who_would_leave(tmp_path: Path):
    found = told(tmp_path, COSTS, "--json")

    answer = json.loads(found.output)
    divisions = {each["rule"]: each for each in answer["divisions"]}
    assert found.exit_code == 0
    assert (answer["total"], answer["saved"], answer["core_is_empty"]) == (100.0, 30.5, False)
    assert list(divisions) == ["equal", "alone", "separable", "shapley", "nucleolus"]
    assert divisions["equal"]["told"] == "Bantul, Kulon Progo lebih murah sendiri: selisih 6,67."
    assert divisions["nucleolus"]["in_core"] is True
    assert sum(divisions["shapley"]["shares"].values()) == pytest.approx(100)


def test_a_person_reads_a_table(tmp_path: Path):
    found = told(tmp_path, COSTS)

    assert found.exit_code == 0
    assert "Bersama 30,5 lebih murah daripada sendiri-sendiri (23,37 persen)." in found.output
    assert [line.split()[:3] for line in found.output.splitlines() if line.startswith("Jumlah")] == [
        ["Jumlah", "130.50", "100.00"]
    ]


def test_measures_open_the_rules_that_need_them(tmp_path: Path):
    measures = "player,population\nKulon Progo,1\nBantul,2\nSleman,2\n"

    answer = json.loads(told(tmp_path, COSTS, "--json", measures=measures).output)

    shares = {each["rule"]: each["shares"] for each in answer["divisions"]}
    assert shares["population"] == {"Bantul": 40.0, "Kulon Progo": 20.0, "Sleman": 40.0}


def test_a_cost_that_nobody_can_divide_ends_in_one(tmp_path: Path):
    rows = "coalition,cost\nA,6\nB,6\nC,6\nA+B,7\nA+C,7\nB+C,7\nA+B+C,12\n"

    assert told(tmp_path, rows).exit_code == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Berkas kosong"),
        ("coalition\nA\n", "biaya.csv: kolom cost tidak ada."),
        ("coalition,cost\nA,1\nB,2\n", "Biaya A+B belum ada; tabel memuat 2 dari 3 gabungan."),
        ("coalition,cost\nA,x\nA,2\n", "2 kesalahan; tidak ada yang dihitung.\n  baris 2, kolom cost: “x”"),
    ],
)
def test_a_file_that_is_no_cost_table_is_refused_in_words(tmp_path: Path, text: str, said: str):
    assert said in refused(tmp_path, text)


@pytest.mark.parametrize(
    ("measures", "said"),
    [
        ("player,population\nSleman,1\n", "ukuran.csv: tidak ada ukuran untuk Bantul."),
        ("player,population\nBantul,-1\nSleman,1\nKulon Progo,1\n", "baris 2, kolom population"),
        ("player,population\nBantul,0\nSleman,0\nKulon Progo,0\n", "Jumlah ukuran pembagi nol"),
        ("player\nBantul\nSleman\nKulon Progo\nBali\n", "ukuran.csv: Bali bukan salah satu pihak"),
    ],
)
def test_measures_that_do_not_fit_are_refused_in_words(tmp_path: Path, measures: str, said: str):
    assert said in refused(tmp_path, COSTS, measures)
