"""Joint classes: who could be in one, and what it saves as a reader would reckon it."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rajut.core.coalition.reckoning import reckon
from rajut.core.potential.geography import geography
from rajut.core.potential.panel import Border, Panel, Place
from rajut.core.potential.people import classes as module
from rajut.core.potential.people.classes import Joint, joint_classes, neighbourhood
from rajut.core.potential.people.distances import kilometres
from rajut.core.potential.people.gathering import Lot, gathered
from rajut.core.potential.people.prices import DAYS, LEAST, PARTICIPANTS, SEAT_PRICE, alone, travel
from rajut.core.potential.people.proposing import proposed
from rajut.core.potential.periods import days
from rajut.core.potential.records import Curve
from tests.core.potential.people.staff import need, setting

PLACES = {f"34.0{number}": 30.0 * number for number in range(1, 7)}
BEGIN = date(2026, 6, 1)


@st.composite
def needs(draw: st.DrawFn) -> list[Lot]:
    """Draw needs of regions 30 km apart, at times that do not always meet."""
    rows = []
    for code in PLACES:
        for turn in range(draw(st.integers(0, 2))):
            first = BEGIN + timedelta(days=draw(st.integers(0, 12)) + turn)
            last = first + timedelta(days=draw(st.integers(0, 12)))
            rows.append(
                need(
                    code,
                    draw(st.integers(1, 60)),
                    starts_on=first,
                    ends_on=draw(st.sampled_from([last, None])),
                    id=f"{code}-{turn}",
                )
            )
    return list(gathered(rows, ground=setting(PLACES).map).needs)


def formed(lots: list[Lot], places: dict[str, float] | None = None) -> list[Joint]:
    return joint_classes(neighbourhood(lots, ground=setting(places or PLACES).map))


def lots(*rows: object, places: dict[str, float] | None = None) -> list[Lot]:
    return list(gathered(rows, ground=setting(places or PLACES).map).needs)  # type: ignore[arg-type]  # rows


@settings(deadline=None, max_examples=60)
@given(needs())
def test_a_class_keeps_its_rules_and_saves_what_a_reader_reckons(given_needs):
    found = formed(given_needs)

    places = [place for joint in found for place in joint.needs]
    assert len(places) == len(set(places))
    for joint in found:
        members = [given_needs[place] for place in joint.needs]
        case = proposed(joint, given_needs, setting=setting(PLACES))
        assert sum(lot.persons for lot in members) >= LEAST
        assert len({lot.region for lot in members}) >= 2
        assert all(lot.span[0] <= joint.span[0] <= joint.span[1] <= lot.span[1] for lot in members)
        assert days(joint.span) >= min(DAYS, *(days(lot.span) for lot in members))
        away = sum(case.basis.sizes) - max(case.basis.sizes)
        assert reckon(case.basis).saving == pytest.approx(joint.saving, abs=away)


@settings(deadline=None, max_examples=60)
@given(needs())
def test_the_first_class_is_the_best_any_need_could_host_and_none_is_left(given_needs):
    found = formed(given_needs)

    left = [
        lot
        for place, lot in enumerate(given_needs)
        if place not in {need for joint in found for need in joint.needs}
    ]
    best = max((joint.saving for joint in _one_by_one(given_needs)), default=0.0)
    assert [joint.saving for joint in found[:1]] == ([best] if best else [])
    assert formed(left) == []


def _one_by_one(given_needs: list[Lot]) -> list[Joint]:
    """Return the class that each need could host if it chose first."""
    around = neighbourhood(given_needs, ground=setting(PLACES).map)
    hosted = (module._hosted(host, around, [False] * len(given_needs)) for host in range(len(given_needs)))
    return [joint for joint in hosted if joint]


def test_three_neighbours_fill_one_class():
    rows = lots(need("34.01", 6), need("34.02", 12), need("34.03", 7))

    (joint,) = formed(rows)
    case = proposed(joint, rows, setting=setting(PLACES))

    journey = float(travel(np.array([30.0]))[0])
    assert (case.members, case.basis.curve, case.basis.sizes) == (
        ("34.01", "34.02", "34.03"),
        Curve.CLASSES,
        (6.0, 12.0, 7.0),
    )
    assert joint.host == "34.02"
    assert joint.saving == 25 * SEAT_PRICE - 80e6 - 13 * journey - 2e6
    assert [each.text() for each in case.reasons][1:3] == [
        "Bersama 25 peserta dalam 1 kelas, rata-rata 25 orang; biaya satu kelas dibagi lebih banyak peserta.",
        f"Masih ada tempat bagi 15 peserta; setiap peserta tambahan menghemat sampai "
        f"{f'{round(SEAT_PRICE - journey):,}'.replace(',', '.')} rupiah.",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (need("34.01", 7), need("34.02", 7)),  # fewer than a class needs
        (need("34.01", 100),),  # one region alone
        (need("34.01", 40), need("34.02", 40)),  # full classes already
        (need("34.01", 12), need("34.02", 12, "Manajemen risiko")),  # another competency
        (need("34.01", 12), need("34.02", 12, starts_on=date(2027, 1, 1), ends_on=None)),  # another time
    ],
)
def test_no_class_is_formed_where_none_is_due(rows):
    assert formed(lots(*rows)) == []


def test_those_too_far_away_are_not_invited_unless_they_border():
    far = {"34.01": 0.0, "34.02": module.REACH + 1}
    rows = lots(need("34.01", 12), need("34.02", 12), places=far)
    bordering = setting(far, borders=(("34.01", "34.02"),)).map

    assert formed(rows, far) == []
    assert len(joint_classes(neighbourhood(rows, ground=bordering))) == 1


def test_at_most_twelve_regions_are_in_one_class():
    near = {f"34.{number:02}": 1.0 * number for number in range(1, 31)}
    rows = lots(*(need(code, 2) for code in near), places=near)

    found = formed(rows, near)

    assert [len({rows[place].region for place in joint.needs}) for joint in found] == [12, 12]


def test_a_participant_beyond_a_full_class_is_left_for_the_next():
    rows = lots(need("34.01", 20), need("34.02", 20), need("34.03", 3))

    (joint,) = formed(rows)

    assert sum(rows[place].persons for place in joint.needs) == PARTICIPANTS


@given(
    st.dictionaries(
        st.sampled_from([*PLACES, "34", "99.01"]),
        st.tuples(st.floats(-11, 6) | st.none(), st.floats(95, 141) | st.none()),
        min_size=1,
    ),
    st.booleans(),
)
def test_all_distances_are_those_of_the_map(places, sea):
    known = tuple(Place(code, code, "kabupaten", "34", *where) for code, where in places.items())
    ground = geography(Panel(places=known, borders=(Border("34.01", "34.02", 55.0, sea=sea),)))
    codes = [*places, "00.00"]

    found = kilometres(codes, codes, ground=ground)

    for row, here in enumerate(codes):
        for column, there in enumerate(codes):
            slow = 0.0 if here == there else ground.kilometres(here, there)
            assert found[row, column] == pytest.approx(
                np.nan if slow is None else slow, abs=1e-6, nan_ok=True
            )


@given(st.floats(0, 5000), st.floats(0, 5000))
def test_a_longer_way_never_costs_less(a, b):
    near, far = sorted((a, b))

    costs = travel(np.array([0.0, near, far]))

    assert costs.tolist() == sorted(costs.tolist())
    assert costs[0] == 0


def test_alone_a_region_buys_places_until_a_class_of_its_own_is_cheaper():
    assert [alone(count) for count in (1, 13, 14, 40, 41)] == [6e6, 78e6, 80e6, 80e6, 160e6]


def test_lots_keep_their_order_whatever_the_rows():
    rows = [need("34.02", 3), need("34.01", 4), need("34.01", 5, "Diklat audit kinerja")]

    found = gathered(rows, ground=setting(PLACES).map)

    assert [(lot.region, lot.persons, len(lot.rows)) for lot in found.needs] == [
        ("34.01", 9, 2),
        ("34.02", 3, 1),
    ]
    assert gathered(rows[::-1], ground=setting(PLACES).map) == found


def test_an_administrative_unit_counts_for_its_province():
    ground = setting({"31": 0.0, "31.71": 1.0}).map
    places = dict(ground.places) | {"31.71": replace(ground.places["31.71"], autonomous=False)}

    found = gathered([need("31.71", 3), need("31", 2)], ground=replace(ground, places=places))

    assert [(lot.region, lot.persons) for lot in found.needs] == [("31", 5)]
