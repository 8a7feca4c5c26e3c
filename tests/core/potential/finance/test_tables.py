"""Which regions of a service can be compared, in which year, and how those left out are named."""

from dataclasses import replace

import numpy as np
import pytest

from rajut.core.potential.finance.tables import tables
from rajut.core.potential.records import Constraint
from tests.core.potential.finance.figures import TOWNS, code, figure, line, service

GROUND = line(len(TOWNS)).map


def test_a_table_has_its_inputs_first_and_the_cost_in_rupiah_a_year():
    found, missed = tables(service(TOWNS), ground=GROUND)

    assert missed == []
    assert [column.measure for column in found[0].columns] == ["biaya", "sampah-diangkut"]
    assert found[0].regions == tuple(code(place) for place in range(7))
    assert found[0].cost.tolist() == [cost * 1e6 for cost, _ in TOWNS]
    assert found[0].used.tolist() == [[cost] for cost, _ in TOWNS]
    assert found[0].brought.tolist() == [[tonnes] for _, tonnes in TOWNS]


def test_money_a_month_is_counted_for_a_year_and_people_are_no_money():
    places = range(9)
    rows = [figure(place, "input", "upah", 2.0, "juta rupiah/bulan") for place in places]
    rows += [figure(place, "input", "petugas", 30.0 + place, "orang") for place in places]
    rows += [figure(place, "output", "rumah", 9.0, "unit") for place in places]

    found, missed = tables(rows, ground=GROUND)

    assert missed == []
    assert [(column.measure, column.rate > 0) for column in found[0].columns] == [
        ("petugas", False),
        ("upah", True),
        ("rumah", False),
    ]
    assert found[0].cost.tolist() == pytest.approx([24e6] * 9)


@pytest.mark.parametrize("value", [0.0, -1.0, float("nan"), float("inf")])
def test_who_has_no_cost_above_zero_is_left_out_by_name(value):
    rows = [each for each in service(TOWNS) if (each.region, each.measure) != ("34.03", "biaya")]
    rows.append(figure(2, "input", "biaya", value, "juta rupiah"))

    found, missed = tables(rows, ground=GROUND)

    assert "34.03" not in found[0].regions
    assert [(each.region, each.constraint) for each in missed] == [("34.03", Constraint.NO_COST)]
    assert missed[0].sentence.text() == (
        "sampah 2024: Daerah 34.03 tidak dibandingkan karena biaya belum ada atau nol."
    )


def test_who_has_no_output_is_left_out_by_name():
    rows = [each for each in service(TOWNS) if (each.region, each.role) != ("34.05", "output")]

    _, missed = tables(rows, ground=GROUND)

    assert [(each.region, each.constraint) for each in missed] == [("34.05", Constraint.NO_FIGURE)]
    assert "karena sampah diangkut belum ada atau nol" in missed[0].sentence.text()


def test_another_unit_is_converted_and_a_strange_one_is_named():
    rows = [each for each in service(TOWNS) if each.region not in ("34.01", "34.02")]
    rows += [
        figure(0, "input", "biaya", 6.0, "miliar rupiah"),
        figure(0, "output", "sampah-diangkut", 2e6, "kg"),
    ]
    rows += [
        figure(1, "input", "biaya", 6_100.0, "juta rupiah"),
        figure(1, "output", "sampah-diangkut", 300.0, "rit"),
    ]

    found, missed = tables(rows, ground=GROUND)

    assert found[0].amounts[0].tolist() == pytest.approx([6_000.0, 2_000.0])
    assert [(each.region, each.constraint) for each in missed] == [("34.02", Constraint.NO_UNIT)]
    assert missed[0].sentence.text().endswith("karena sampah diangkut bersatuan rit, bukan ton.")


def test_rupiah_written_as_millions_is_named_as_a_likely_mistake():
    rows = [each for each in service(TOWNS) if (each.region, each.measure) != ("34.04", "biaya")]
    rows.append(figure(3, "input", "biaya", 8e9, "juta rupiah"))

    found, missed = tables(rows, ground=GROUND)

    assert len(found[0].regions) == 6
    assert [(each.region, each.constraint) for each in missed] == [("34.04", Constraint.NO_UNIT)]
    assert "jauh di luar daerah lain" in missed[0].sentence.text()


def test_too_few_regions_are_said_to_be_and_nobody_is_compared():
    found, missed = tables(service(TOWNS[:5]), ground=GROUND)

    assert found == []
    assert [each.region for each in missed] == [code(place) for place in range(5)]
    assert {each.sentence.text() for each in missed} == {
        "sampah 2024: hanya 5 daerah mempunyai 2 ukuran yang lengkap; pembandingan memerlukan sedikitnya 6."
    }


def test_a_service_without_money_or_without_output_says_so():
    no_money = [figure(place, "input", "petugas", 5.0, "orang") for place in range(7)]
    no_output = [figure(place, "input", "biaya", 5.0, "rupiah", service="air") for place in range(7)]

    found, missed = tables([*no_money, *no_output], ground=GROUND)

    assert found == []
    assert [each.constraint for each in missed] == [Constraint.NO_FIGURE] * 7 + [Constraint.NO_COST] * 7


def test_the_newest_year_counts_unless_few_have_it_yet():
    older, newer = service(TOWNS, year=2023), service(TOWNS, year=2024)
    only_six = [each for each in newer if each.region != "34.07"]
    only_three = [each for each in newer if each.region <= "34.03"]

    six, missed = tables([*older, *only_six], ground=GROUND)
    three, none = tables([*older, *only_three], ground=GROUND)

    assert (six[0].year, len(six[0].regions)) == (2024, 6)
    assert [each.region for each in missed] == ["34.07"]
    assert (three[0].year, len(three[0].regions), none) == (2023, 7, [])


def test_a_measure_that_few_have_is_set_aside_and_said_to_be():
    rows = [*service(TOWNS), *(figure(place, "input", "truk", 3.0, "unit") for place in range(3))]

    found, missed = tables(rows, ground=GROUND)

    assert (found[0].aside, missed) == (("truk",), [])
    assert len(found[0].columns) == 2


def test_provinces_are_not_compared_with_regencies():
    rows = service(TOWNS)

    found, missed = tables([*rows, *(replace(each, region="34") for each in rows[:2])], ground=GROUND)

    assert len(found) == 1
    assert [(each.region, each.constraint) for each in missed] == [("34", Constraint.FEW_PEERS)]


def test_what_has_no_government_of_its_own_is_not_compared():
    place = replace(GROUND.places["34.07"], autonomous=False)
    ground = replace(GROUND, places={**GROUND.places, "34.07": place})

    found, missed = tables(service(TOWNS), ground=ground)

    assert len(found[0].regions) == 6
    assert [(each.region, each.constraint) for each in missed] == [("34.07", Constraint.NOT_AUTONOMOUS)]


def test_the_order_of_the_figures_means_nothing():
    rows = service(TOWNS)

    one, other = tables(rows, ground=GROUND)[0][0], tables(rows[::-1], ground=GROUND)[0][0]

    assert np.array_equal(one.amounts, other.amounts)
    assert (one.regions, one.columns, one.sources) == (other.regions, other.columns, other.sources)


def test_no_figures_give_no_table():
    assert tables([], ground=GROUND) == ([], [])
