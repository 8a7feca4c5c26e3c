"""What others ask about places, each in a constant number of queries."""

import pytest

from rajut.core.potential import panel as core
from rajut.foundation.regions import actions, queries
from rajut.foundation.regions.models import Figure, Region
from tests.cast import NOW
from tests.foundation.regions import files
from tests.foundation.regions.shared import real

pytestmark = pytest.mark.django_db


def bring(text: str) -> None:
    checked = actions.check(text.encode(), name="contoh.csv")
    actions.apply(checked, actor=files.BRINGER, at=NOW)


def test_the_panel_holds_what_the_finders_need():
    for text in (files.ADJACENCY, files.SEA, files.INDICATORS, files.GROUPS, files.MEMBERS):
        bring(text)

    panel = queries.panel(year=2021)

    sleman = panel.place("34.04")
    assert (sleman.kind, sleman.parent, sleman.autonomous) == ("kabupaten", "34", True)
    assert panel.place("31.71").autonomous is False
    assert panel.borders == (
        core.Border("11.09", "11.10", 42.9, True),
        core.Border("34.02", "34.04", 46.7),
        core.Border("34.02", "34.71", 12.3),
    )
    assert panel.figures[0] == core.Figure("34.02", "akses_sanitasi_layak", 2020, 91.25, "BPS")
    assert [indicator.slug for indicator in panel.indicators] == ["akses_sanitasi_layak", "sampah_harian"]
    assert panel.past == (core.PastCooperation("Forum Contoh", ("34.02", "34.04"), "umum", 2000),)
    assert panel.as_of == 2021


def test_a_metropolitan_area_is_no_past_cooperation():
    bring(files.GROUPS.replace("forum,umum", "kawasan_metropolitan,tata_ruang"))
    bring(files.MEMBERS)

    assert queries.panel().past == ()


def test_the_externalities_are_the_marked_affairs_and_the_parts_known_to_the_core():
    assert queries.panel().externalities == tuple(sorted(core.EXTERNALITIES))


def test_a_missing_population_comes_from_the_newest_figure():
    bring(
        "code,year,indicator,value,unit\n34.04,2019,penduduk_bps,1000000,jiwa\n34.04,2020,penduduk_bps,1100000,jiwa\n"
    )
    Region.objects.filter(code="34.02").update(population=900_000, population_year=2024)

    panel = queries.panel()

    assert (panel.place("34.04").population, panel.place("34.02").population) == (1_100_000, 900_000)


@pytest.mark.parametrize("figures", [1, 3])
def test_the_panel_asks_seven_questions_however_many_figures_there_are(figures, django_assert_num_queries):
    bring(
        "code,year,indicator,value,unit\n" + "".join(f"34.04,{2000 + n},a,{n},ton\n" for n in range(figures))
    )

    with django_assert_num_queries(7):
        panel = queries.panel()

    assert len(panel.figures) == figures


def test_earlier_years_can_be_left_out():
    bring(files.INDICATORS)

    panel = queries.panel(since=2021)

    assert [(figure.indicator, figure.year) for figure in panel.figures] == [("sampah_harian", 2021)]


def test_neighbours_are_told_from_both_sides_longest_border_first():
    bring(files.ADJACENCY)

    found = queries.neighbours("34.02")

    assert [(each.region.code, each.km, each.over_sea) for each in found] == [
        ("34.04", 46.7, False),
        ("34.71", 12.3, False),
    ]


def test_neighbours_over_sea_are_told_nearest_first(django_assert_num_queries):
    bring(files.SEA + "11.09,Kabupaten Simeulue,11.01,Kabupaten Aceh Selatan,12.5\n")

    with django_assert_num_queries(1):
        found = queries.neighbours("11.09")

    assert [(each.region.code, each.over_sea) for each in found] == [("11.01", True), ("11.10", True)]


def test_without_an_import_there_is_an_outline_and_no_boundary():
    assert queries.outline().read()["type"] == "MultiPolygon"
    assert queries.boundaries()["features"] == []
    assert queries.surveyed(["34.04"]) is None


def test_the_newest_figure_of_each_indicator_is_told():
    bring(files.INDICATORS + "34.04,2022,akses_sanitasi_layak,97,persen,BPS\n")

    found = [(figure.indicator_id, figure.year) for figure in queries.latest("34.04")]

    assert found == [("akses_sanitasi_layak", 2022), ("sampah_harian", 2021)]


def test_the_real_figures_arrive_whole():
    path = real("indicators_kabkota.csv.gz")

    checked = actions.check(path)
    run = actions.apply(checked, actor=files.BRINGER, at=NOW)

    assert (checked.kind, checked.problems_total, run.rows_done) == ("indicators", 0, 87_047)
    assert Figure.objects.count() == 87_047
    assert len(queries.panel().figures) == 87_047


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("regions.csv", "regions"),
        ("adjacency.csv", "adjacency"),
        ("adjacency_provinces.csv", "adjacency_provinces"),
        ("sea_neighbours.csv", "sea_neighbours"),
        ("kabkota.topo.json", "boundaries"),
        ("provinsi.topo.json", "boundaries"),
        ("indicators_kabkota_ccby.csv.gz", "indicators"),
        ("agencies.csv", "agencies"),
        ("urusan.csv", "urusan"),
        ("waste_landfills.csv", "landfills"),
        ("cooperation_groups.csv", "cooperation_groups"),
    ],
)
def test_every_real_file_is_recognised_and_sound(name, kind):
    checked = actions.check(real(name))

    assert (checked.kind, checked.problems) == (kind, ())
    assert sum(change.difference.added + change.difference.changed for change in checked.changes) > 0
