"""From an inventory to shared applications that are explained, or honestly none; data contoh."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rajut.core.potential.applications.finding import UnsoundApplication, find_shared_applications
from rajut.core.potential.holdings import Application
from rajut.core.potential.records import Binding, Constraint, Opportunity, canonical
from rajut.core.potential.setting import Setting
from tests.core.potential.applications.inventory import application, setting

SETTING = setting(20, provinces=2)


def found(rows: list[Application], *, given: Setting = SETTING) -> tuple[list[Opportunity], list[Binding]]:
    return find_shared_applications(rows, setting=given)


def three() -> list[Application]:
    """Return three of the same, the second most suited to lead, and one of its own."""
    return [
        application("A1", "90.01", "Presensi Pegawai", function="01/01/01"),
        application(
            "A2", "90.02", "Absensi Pegawai", function="01.01.01", users=900, openness=1.0, cost=50e6
        ),
        application("A3", "90.03", "Kehadiran Pegawai", cost=300e6),
        application("B1", "90.04", "Tera Ulang Timbangan"),
    ]


def test_three_governments_with_the_same_could_share_the_best() -> None:
    (opportunity,), (lone,) = found(three())

    assert opportunity.members == ("90.02", "90.01", "90.03")
    assert opportunity.object == "absensi-pegawai"
    assert opportunity.title.text() == (
        "Aplikasi sejenis di 3 pemerintah: calon utama Absensi Pegawai (Wilayah 90.02)"
    )
    assert (lone.region, lone.object, lone.constraint) == ("90.04", "B1", Constraint.ALONE)


def test_the_saving_is_what_the_others_stop_paying() -> None:
    (opportunity,), _ = found(three())

    assert opportunity.basis is not None
    assert opportunity.basis.alone == (50e6, 100e6, 300e6)
    assert opportunity.coordination_cost == 2 * 5e6
    assert opportunity.benefit is not None
    middle = 0.6 * (1 - 0.35) * 400e6 - 10e6
    assert opportunity.benefit.p10 < opportunity.benefit.p50 < opportunity.benefit.p90
    assert abs(opportunity.benefit.p50 / middle - 1) < 0.2


def test_the_evidence_is_the_applications_with_cost_users_and_year() -> None:
    (opportunity,), _ = found(three())

    rows = [(each.indicator, each.region, each.year, each.value, each.unit) for each in opportunity.evidence]
    assert rows[:2] == [
        ("A2", "90.02", 2020, 50e6, "rupiah per tahun"),
        ("A2", "90.02", 2020, 900.0, "pengguna"),
    ]
    assert len(rows) == 6
    assert opportunity.evidence[0].label == "Absensi Pegawai"
    assert opportunity.evidence[0].source == "A2, Dinas Contoh, inventaris contoh"


def test_the_reasons_name_codes_words_and_the_merits_of_the_leader() -> None:
    (opportunity,), _ = found(three())

    told = [each.text() for each in opportunity.reasons]
    assert told[1] == "2 dari 3 aplikasinya berkode fungsi sama: 01.01.01."
    assert told[2] == (
        "Lebih dari separuh nama dan uraiannya memuat kata yang sama atau padanannya: absensi, pegawai."
    )
    assert told[3].startswith("Pengguna Absensi Pegawai 900; terbanyak di antara yang sejenis 900")


@pytest.mark.parametrize(
    ("place", "change", "told"),
    [
        (1, {"openness": 0.0, "users": 5_000}, "Absensi Pegawai tertutup: keterbukaannya 0 dari 1"),
        (1, {"openness": None}, "Keterbukaan Absensi Pegawai tidak diketahui, dihitung setengah"),
        (1, {"users": 40, "cost": 1e6}, "Pengguna calon utama hanya 40 orang"),
        (2, {"cost": None}, "1 pemerintah lain menjalankan aplikasi sejenis tanpa biaya yang diketahui"),
        (
            2,
            {"cost": None, "users": 9_000, "openness": 1.0, "since": 2015},
            "Calon yang lebih baik ada di luar kelompok ini",
        ),
        (
            2,
            {"name": "Absensi Pegawai", "function": "02.01"},
            "Kode fungsinya berbeda-beda: 01.01.01, 02.01;",
        ),
    ],
)
def test_what_speaks_against_it_is_said(place: int, change: dict[str, object], told: str) -> None:
    rows = three()
    rows[place] = replace(rows[place], **change)  # type: ignore[arg-type]  # fields of an application

    (opportunity,), _ = found(rows)

    assert [each.text()[: len(told)] for each in opportunity.counter_reasons].count(told) == 1


def test_without_any_code_it_says_that_only_words_agree() -> None:
    (opportunity,), _ = found([replace(row, function="") for row in three()])

    assert opportunity.counter_reasons[0].text().startswith("Tidak satu pun berkode fungsi")


def test_what_runs_centrally_is_no_member_but_is_said() -> None:
    central = application("C1", "", "Presensi Pegawai", agency="Kementerian Contoh")

    (opportunity,), _ = found([*three(), central])

    assert "" not in opportunity.members
    assert opportunity.counter_reasons[0].text().startswith("Kementerian Contoh juga menjalankan")


def test_several_of_one_government_are_added_up() -> None:
    (opportunity,), _ = found([*three(), application("A4", "90.01", "Presensi Pegawai", cost=7e6)])

    assert opportunity.basis is not None
    assert opportunity.basis.alone == (50e6, 107e6, 300e6)
    assert "Wilayah 90.01 menjalankan 2 aplikasi sejenis; biaya yang diketahui dijumlahkan." in [
        each.text() for each in opportunity.counter_reasons
    ]


@pytest.mark.parametrize(
    ("rows", "constraints"),
    [
        ([application("A1")], [Constraint.ALONE]),
        ([application("A1"), application("A2")], [Constraint.ALONE]),
        ([application("A1"), application("A2", "")], [Constraint.ALONE]),
        ([application("A1", ""), application("A2", "")], [Constraint.ALONE] * 2),
        ([application("A1", cost=None), application("A2", "90.02", cost=None)], [Constraint.NO_COST] * 2),
        ([application("A1", cost=0.0), application("A2", "90.02", cost=0.0)], [Constraint.NO_SAVING] * 2),
        ([application("A1", cost=None), application("A2", "90.02")], [Constraint.NO_COST] * 2),
        ([application("A1", cost=1e6), application("A2", "90.02", cost=1e6)], [Constraint.NO_SAVING]),
        ([application("A1", name=""), application("A2", "90.02", name="")], [Constraint.NO_SUBJECT] * 2),
        ([application("A1", name="Sistem Informasi")], [Constraint.NO_SUBJECT]),
        ([], []),
    ],
)
def test_where_there_is_none_the_constraint_is_named(
    rows: list[Application], constraints: list[Constraint]
) -> None:
    opportunities, bindings = found(rows)

    assert opportunities == []
    assert [each.constraint for each in bindings] == constraints


def test_more_than_twelve_governments_are_cut_into_groups_that_lie_together() -> None:
    rows = [
        application(f"A{number}", f"{province}.{number:02}", cost=100e6 + number)
        for province in (90, 91)
        for number in range(1, 21)
    ]

    opportunities, bindings = found(rows)

    assert sorted(tuple(sorted(each.members)) for each in opportunities) == [
        tuple(f"{province}.{number:02}" for number in range(first, first + 10))
        for province in (90, 91)
        for first in (1, 11)
    ]
    assert bindings == []
    assert "Seluruhnya 40 pemerintah" in opportunities[0].reasons[2].text()


words = st.lists(st.sampled_from(("arsip", "pajak", "gaji", "guru", "obat")), max_size=3).map(" ".join)
rows_drawn = st.lists(
    st.builds(
        application,
        st.integers(0, 99).map(lambda number: f"A{number}"),
        st.sampled_from(("", "90.01", "90.02", "90.03", "91.01")),
        words,
        function=st.sampled_from(("", "1", "1.1", "2")),
        users=st.sampled_from((None, 0, 10, 1_000)),
        cost=st.sampled_from((None, 0.0, 5e6, 200e6)),
        since=st.sampled_from((None, 2001, 2024)),
        openness=st.sampled_from((None, 0.0, 1.0)),
    ),
    max_size=12,
)


def written(rows: list[Application], *, threads: int = 2) -> tuple[list[str], list[Binding]]:
    opportunities, bindings = find_shared_applications(rows, setting=SETTING, threads=threads)
    return [canonical(each) for each in opportunities], bindings


@settings(deadline=None, max_examples=40)
@given(rows_drawn, st.randoms())
def test_neither_order_nor_repetition_nor_threads_mean_anything(
    rows: list[Application], chance: Random
) -> None:
    shuffled = [*rows, *rows[:3]]
    chance.shuffle(shuffled)

    assert written(shuffled, threads=1) == written(rows)


@settings(deadline=None, max_examples=40)
@given(rows_drawn)
def test_every_government_with_an_application_is_spoken_of(rows: list[Application]) -> None:
    opportunities, bindings = found(rows)

    spoken = {member for each in opportunities for member in each.members} | {
        each.region for each in bindings
    }
    missing = {row.region for row in rows if row.region} - spoken
    assert {each.constraint for each in bindings} <= set(Constraint)
    assert missing == set() or any(each.constraint is Constraint.NO_SAVING for each in bindings)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"cost": -1.0}, "Biaya aplikasi A1 harus berupa angka yang tidak negatif."),
        ({"cost": float("nan")}, "Biaya aplikasi A1 harus berupa angka yang tidak negatif."),
        ({"cost": float("inf")}, "Biaya aplikasi A1 harus berupa angka yang tidak negatif."),
        ({"users": -1}, "Banyaknya pengguna aplikasi A1 tidak boleh negatif."),
        ({"openness": 1.5}, "Keterbukaan aplikasi A1 harus berupa angka 0 sampai 1."),
        ({"openness": float("nan")}, "Keterbukaan aplikasi A1 harus berupa angka 0 sampai 1."),
    ],
)
def test_a_row_that_cannot_be_true_is_refused_with_its_reason(change: dict[str, object], told: str) -> None:
    with pytest.raises(UnsoundApplication) as refused:
        found([replace(application("A1"), **change)])  # type: ignore[arg-type]  # fields of an application

    assert refused.value.sentence.text() == told


def test_hostile_texts_do_no_harm() -> None:
    rows = [
        application(
            "A1\x00",
            "90.01",
            "Absensi\x00Pegawai\n%(name)s \ud800" + "x" * 10_000,
            description="a" * 1_000_000,
        ),
        application("A2", "90.02", "Absensi Pegawai <b>", description="pegawai " * 125_000),
    ]

    (opportunity,), _ = found(rows)

    texts = [opportunity.title.text(), *(each.label for each in opportunity.evidence)]
    assert max(map(len, texts)) < 300
    assert [text for text in texts if not text.isprintable()] == []


def test_everything_the_same_is_one_cluster_and_costs_little() -> None:
    rows = [application(f"A{number}", f"90.{number % 20 + 1:02}") for number in range(5_000)]

    opportunities, _ = found(rows)

    assert [len(each.members) for each in opportunities] == [10, 10]
    assert [len(each.evidence) for each in opportunities] == [50, 50]
