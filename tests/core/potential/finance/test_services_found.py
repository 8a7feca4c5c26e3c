"""Services that regions would provide for less together: priced as by hand, explained, or not found."""

import random
from functools import cache
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rajut.core.potential.finance.finding import find_joint_services
from rajut.core.potential.finance.priors import COORDINATION, REALISED
from rajut.core.potential.frontier.units import Returns, units
from rajut.core.potential.geography import geography, shared_groups
from rajut.core.potential.holdings import ServiceFigure
from rajut.core.potential.records import Constraint, Kind, Opportunity, canonical, indonesian
from rajut.core.potential.setting import Setting
from tests.core.potential.finance.figures import TOWNS, code, figure, line, service
from tests.core.potential.frontier.drawn import slow
from tests.core.potential.shared_panel import DATA, read, shared_panel
from tests.core.potential.tabled import table

SETTING = line(len(TOWNS))


def found(figures: list[ServiceFigure] | None = None) -> list[Opportunity]:
    return find_joint_services(service(TOWNS) if figures is None else figures, setting=SETTING)[0]


def told(each: Opportunity) -> tuple[list[str], list[str]]:
    return [one.text() for one in each.reasons], [one.text() for one in each.counter_reasons]


def by_hand(amounts: list[tuple[float, float]], members: tuple[int, ...]) -> float:
    """What members pay in million rupiah once each is efficient: together, or in parts where that is less."""
    table = np.array(amounts)[:, :, None]
    known = units([str(place) for place in range(len(amounts))], table[:, 0], table[:, 1])

    @cache
    def share(cost: float, tonnes: float) -> float:
        return slow(known, Returns.VARIABLE, np.array([cost]), np.array([tonnes]))

    def able(place: int) -> float:
        cost, tonnes = amounts[place]
        return cost * share(cost, tonnes)

    def whole(group: tuple[int, ...]) -> float:
        apart = sum(able(place) for place in group)
        if not all(b - a == 1 for a, b in pairwise(group)):
            return apart
        found = share(apart, sum(amounts[place][1] for place in group))
        return apart if np.isnan(found) else min(apart, found * apart)

    def least(group: tuple[int, ...]) -> float:
        first, rest = group[0], group[1:]
        parts = [part for size in range(len(rest) + 1) for part in combinations(rest, size)]
        others = [tuple(place for place in rest if place not in part) for part in parts]
        return min(
            whole((first, *part)) + (least(other) if other else 0.0)
            for part, other in zip(parts, others, strict=True)
        )

    return least(members)


def test_two_small_neighbours_are_found_with_what_each_group_of_them_would_pay():
    best = next(each for each in found() if each.members == ("34.01", "34.02"))

    assert (best.domain, best.kind, best.object) == ("finance", Kind.JOINT_SERVICE, "sampah")
    assert best.period == "2024-01-01/2024-12-31"
    assert best.title.text() == "Layanan sampah bersama: Daerah 34.01, Daerah 34.02"
    assert best.basis is not None
    wanted = [0.0, *(by_hand(TOWNS, group) for group in ((0,), (1,), (0, 1)))]
    assert table(best.basis) == pytest.approx([1e6 * each for each in wanted], rel=1e-6)
    assert list(best.basis.alone) == table(best.basis)[1:3]


def test_the_benefit_is_half_of_the_computed_gain_less_coordination():
    best = next(each for each in found() if each.members == ("34.01", "34.02"))

    assert best.basis is not None
    assert best.benefit is not None
    gain = table(best.basis)[1] + table(best.basis)[2] - table(best.basis)[3]
    assert (REALISED.low, REALISED.mid, REALISED.high) == (0.2, 0.5, 0.8)
    assert best.benefit.p50 == pytest.approx(0.5 * gain - COORDINATION.mid, rel=0.05)
    assert best.benefit.p10 < best.benefit.p50 < best.benefit.p90
    assert best.coordination_cost == COORDINATION.mid


def test_its_reasons_are_the_parts_of_the_gain_and_its_doubts_what_each_could_do_alone():
    both = {each.members: told(each) for each in found()}

    reasons, doubts = both["34.02", "34.03"]
    assert "Ukuran yang lebih besar menghemat 29,43 persen." in reasons
    assert "Kuat: dua cara menghitung sama-sama menunjukkan hemat (29,43 dan 31,86 persen)." in reasons
    assert doubts[0] == "Tanpa bekerja sama pun, belajar dari yang terbaik menghemat 34,08 persen."
    assert doubts[1] == (
        "Tanpa menunggu siapa pun, Daerah 34.03 dapat menghemat 47,88 persen masukannya dengan bekerja "
        "seperti Daerah 34.04, Daerah 34.01."
    )
    assert (
        "Angka ini melihat banyaknya keluaran (sampah diangkut), bukan mutu, jarak, atau keadaan" in doubts[4]
    )


def test_a_cost_that_nobody_pays_yet_is_not_said_to_be_paid():
    each = next(each for each in found() if each.members == ("34.02", "34.03"))

    reasons, doubts = told(each)
    assert each.basis is not None
    assert each.basis.alone_words == "biaya sendiri sesudah berhemat tanpa bekerja sama"
    able = sum(each.basis.alone)
    (saves,) = [one for one in reasons if one.startswith("Bersama diperkirakan hemat")]
    assert f"dari {indonesian(able)} rupiah, biaya bila masing-masing sudah seefisien yang terbaik" in saves
    assert doubts[2] == (
        f"Yang sekarang dibayar 21.100.000.000 rupiah; {indonesian(21.1e9 - able)} rupiah di atas biaya yang "
        "efisien itu dapat dihemat tanpa bekerja sama."
    )


def test_those_who_pay_no_more_than_the_best_are_told_of_nothing_to_save_alone():
    able = [(6_000.0, 2_000.0), (6_080.0, 2_100.0), *TOWNS[2:6]]

    every = {each.members: told(each)[1] for each in found(service(able))}

    spoken = [one for one in every["34.01", "34.02"] if one.startswith("Yang sekarang dibayar")]
    assert spoken == []


def test_its_peers_are_called_corners_of_a_mix_and_nothing_is_said_of_their_size():
    reasons = [one for each in found() for one in told(each)[0] if one.startswith("Pembandingnya")]

    assert {one.partition(":")[0] for one in reasons} == {"Pembandingnya, dalam campuran"}


def test_the_evidence_is_every_figure_of_the_members():
    best = next(each for each in found() if each.members == ("34.01", "34.02"))

    rows = [(each.region, each.indicator, each.year, each.value, each.unit) for each in best.evidence]
    assert rows == [
        ("34.01", "biaya", 2024, 6_000.0, "juta rupiah"),
        ("34.01", "sampah-diangkut", 2024, 2_000.0, "ton"),
        ("34.02", "biaya", 2024, 6_100.0, "juta rupiah"),
        ("34.02", "sampah-diangkut", 2024, 2_100.0, "ton"),
    ]


def test_a_service_whose_effects_cross_borders_is_obligatory_for_neighbours_and_others_are_not():
    waste, library = found(), found(service(TOWNS, name="perpustakaan"))

    assert {each.obligatory for each in waste} == {True}
    assert {each.obligatory for each in library} == {False}
    assert len(waste) == len(library) > 0


def test_everybody_sees_the_best_group_or_what_keeps_it_from_one():
    opportunities, missed = find_joint_services(service(TOWNS), setting=SETTING)

    served = {code for each in opportunities for code in each.members}
    assert sorted(served | {each.region for each in missed}) == [code(place) for place in range(7)]
    assert not served & {each.region for each in missed}
    assert {each.constraint for each in missed} == {Constraint.FEW_PEERS}
    assert missed[0].sentence.text() == (
        "sampah 2024: tidak ada daerah sebesar gabungan Daerah 34.04 dengan tetangganya, sehingga hematnya "
        "tidak dapat dinilai."
    )


def test_who_has_no_neighbour_with_figures_is_told_so():
    alone = line(7, apart=((5, 6),))

    missed = find_joint_services(service(TOWNS), setting=alone)[1]

    assert [each.constraint for each in missed if each.region == "34.07"] == [Constraint.NO_NEIGHBOUR]


def test_where_larger_is_dearer_nobody_is_sent_to_work_together():
    dearer = [(tonnes**2 / 1e3, tonnes) for tonnes in (100.0, 110.0, 120.0, 230.0, 240.0, 400.0, 500.0)]

    opportunities, missed = find_joint_services(service(dearer), setting=SETTING)

    assert opportunities == []
    assert {each.constraint for each in missed} == {Constraint.NO_SAVING, Constraint.FEW_PEERS}
    assert missed[0].sentence.text() == (
        "sampah 2024: Daerah 34.01 tidak lebih hemat bersama tetangganya; bekerja seperti yang terbaik "
        "menghemat 0 persen."
    )


def test_a_gain_smaller_than_its_coordination_is_no_opportunity():
    cheap = [(cost / 100, tonnes) for cost, tonnes in TOWNS]

    opportunities, missed = find_joint_services(service(cheap), setting=SETTING)

    assert opportunities == []
    assert [each.constraint for each in missed if each.region == "34.01"] == [Constraint.NO_SAVING]
    assert "tidak menutup biaya koordinasi" in missed[0].sentence.text()


def test_without_a_second_opinion_nothing_is_called_strong():
    houses = (figure(place, "output", "rumah", TOWNS[place % 7][1] * 3, "unit") for place in range(14))
    rows = [*service([*TOWNS, *TOWNS]), *houses]

    every = find_joint_services(rows, setting=line(14))[0]

    assert every
    for each in every:
        reasons, doubts = told(each)
        assert not [one for one in reasons if one.startswith("Kuat")]
        assert "Belum pasti: hanya satu dari dua cara menghitung yang memberi jawaban." in doubts
        assert dict(each.data_quality.parts)["opinions"] == 0.5


def test_equal_figures_in_any_order_give_the_same_bytes():
    rows = service(TOWNS) + service(TOWNS, name="perpustakaan")
    mixed = rows.copy()
    random.Random(3).shuffle(mixed)

    one, other = (find_joint_services(each, setting=SETTING) for each in (rows, mixed))

    assert [canonical(each) for each in one[0]] == [canonical(each) for each in other[0]]
    assert one[1] == other[1]


def test_figures_of_the_same_thing_that_still_cannot_be_compared_are_refused_in_words():
    strange = [(1.0, 1e4), (1e4, 1.0), (1.0, 1.0), (1.0, 1.0), (1.0, 1.0), (1.0, 1.0), (1.0, 1.0)]

    opportunities, missed = find_joint_services(service(strange), setting=SETTING)

    assert opportunities == []
    assert sorted({each.region for each in missed}) == [code(place) for place in range(7)]


def test_no_figures_give_nothing():
    assert find_joint_services([], setting=SETTING) == ([], [])


COST = st.floats(500.0, 50_000.0).map(lambda each: round(each, 1))
TONNES = st.floats(100.0, 9_000.0).map(lambda each: round(each, 1))


@settings(deadline=None, max_examples=10)
@given(st.lists(st.tuples(COST, TONNES), min_size=6, max_size=12))
def test_whatever_the_figures_the_groups_stand_and_nobody_is_left_without_a_word(amounts):
    opportunities, missed = find_joint_services(service(amounts), setting=line(len(amounts)))

    everyone = {code(place) for place in range(len(amounts))}
    assert {code for each in opportunities for code in each.members} | {
        one.region for one in missed
    } == everyone
    for each in opportunities:
        places = tuple(int(member[3:]) - 1 for member in each.members)
        assert places == tuple(range(places[0], places[0] + len(places)))
        assert each.basis is not None
        assert table(each.basis)[-1] == pytest.approx(1e6 * by_hand(amounts, places), rel=1e-5)
        for mask, rest in ((m, len(table(each.basis)) - 1 - m) for m in range(1, len(table(each.basis)) - 1)):
            assert table(each.basis)[-1] < table(each.basis)[mask] + table(each.basis)[rest] + 2


@pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not here")
def test_the_real_budgets_of_east_java_group_the_small_cities_with_the_regencies_around_them():
    panel = shared_panel()
    assert panel is not None
    ground = geography(panel)
    setting = Setting(ground, shared_groups(panel), frozenset(), "stamp")

    opportunities, missed = find_joint_services(budgets(), setting=setting)

    served = {code for each in opportunities for code in each.members}
    cities = {place.code for place in panel.places if place.parent == "35" and place.kind == "kota"}
    assert len(served | {each.region for each in missed}) == 38
    assert served >= cities - {"35.73", "35.78"}
    assert {each.constraint for each in missed} == {Constraint.FEW_PEERS}
    for each in opportunities:
        assert each.benefit is not None
        assert 0 < each.benefit.p50 < 0.5 * sum(each.basis.alone if each.basis else ())
        assert any(ground.by_land(a, b) for a in each.members for b in each.members)


def budgets() -> list[ServiceFigure]:
    """Read what East Java's governments spent on staff and goods, and the people and area they serve."""
    accounts = {
        "Belanja Pegawai": "belanja-pegawai",
        "Belanja Barang dan Jasa": "belanja-barang-jasa",
        "Belanja Barang Jasa": "belanja-barang-jasa",
    }
    spent = [
        ServiceFigure(
            row["code"],
            "pemerintahan-umum",
            int(row["year"]),
            "input",
            accounts[row["account"]],
            float(row["realized_bn"].replace(",", "")),
            "miliar rupiah",
            "DJPK",
        )
        for row in read("apbd_jatim_2021_2024.csv")
        if row["account"] in accounts
    ]
    served = [
        ServiceFigure(
            row["code"], "pemerintahan-umum", 2024, "output", measure, float(row[column]), unit, "Dukcapil"
        )
        for row in read("regions.csv")
        if row["parent"] == "35"
        for measure, column, unit in (("penduduk", "population", "jiwa"), ("luas", "area_km2", "km2"))
    ]
    return [*spent, *served]
