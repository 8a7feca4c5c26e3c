"""Who with whom among the 514 real kabupaten and kota: the rules hold, and nothing beats what is proven."""

import csv
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from rajut.core.coalition.groups import Ground, Places, ground, groups
from rajut.core.coalition.heuristic import lookup, quick
from rajut.core.coalition.partition import Partition, partition
from rajut.core.coalition.price import Terms, price
from rajut.core.coalition.what_if import what_if
from tests.house.rooms import ROOT

DATA = ROOT.parent / "shared" / "data"
LARGEST = 3
pytestmark = pytest.mark.skipif(
    not (DATA / "adjacency.csv").exists(), reason="the shared data (adjacency.csv) are absent"
)


def read(name: str) -> list[dict[str, str]]:
    """Return the rows of a shared file."""
    with Path(DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def country() -> tuple[list[str], list[tuple[int, int]], np.ndarray, np.ndarray]:
    """Return the codes in order, who borders whom, people in millions, and distances in km."""
    rows = {row["code"]: row for row in read("regions.csv") if row["level"] != "provinsi"}
    codes = sorted(rows)
    place = {code: number for number, code in enumerate(codes)}
    borders = [(place[row["code_a"]], place[row["code_b"]]) for row in read("adjacency.csv")]
    people = np.array([float(rows[code]["population"]) for code in codes]) / 1e6
    where = 111.2 * np.array(
        [[float(rows[code][f"point_{each}"]) for each in ("lat", "lon")] for code in codes]
    )
    km = np.sqrt(((where[:, None] - where[None, :]) ** 2).sum(axis=2))
    return codes, borders, people, km


@cache
def market(*, provinces: bool) -> tuple[Ground, Places, np.ndarray]:
    """Return the land (each province by itself if so asked), its groups and what they are worth."""
    codes, borders, people, km = country()
    land = ground(len(codes), borders, areas=[code[:2] for code in codes] if provinces else None)
    found = groups(land, largest=LARGEST)
    cost = np.append(people, 0.0)

    def saving(rows: Places) -> np.ndarray:
        return (cost[rows] ** 0.85).sum(axis=1) - cost[rows].sum(axis=1) ** 0.85

    return land, found, price(found, saving, km=km, terms=Terms(coordination=0.005, distance=1e-4)).worth


@cache
def best(*, provinces: bool) -> Partition:
    """Return the proven choice."""
    land, found, worth = market(provinces=provinces)
    return partition(found, worth, len(land))


def held(found: Places, choice: tuple[int, ...]) -> list[list[int]]:
    """Return the members of the chosen groups."""
    return [[int(place) for place in found[row] if place >= 0] for row in choice]


def hangs(members: list[int], borders: set[tuple[int, int]]) -> bool:
    """Whether the members hang together: spread from the first until nothing changes."""
    reached = {members[0]}
    for _ in members:
        reached |= {b for a in reached for b in members if (a, b) in borders or (b, a) in borders}
    return reached == set(members)


@pytest.mark.parametrize("provinces", [False, True])
def test_each_region_is_in_one_group_at_most_and_each_group_is_of_neighbours(provinces):
    codes, borders, _, _ = country()
    _, found, _ = market(provinces=provinces)

    chosen = held(found, best(provinces=provinces).chosen)

    inside = [place for members in chosen for place in members]
    assert len(codes) == 514
    assert len(inside) == len(set(inside))
    assert {len(members) for members in chosen} == {2, 3}
    assert all(hangs(members, set(borders)) for members in chosen)
    assert best(provinces=provinces).proven


def test_one_province_stays_by_itself_where_the_rule_says_so():
    codes = country()[0]
    _, found, _ = market(provinces=True)

    provinces = [{codes[place][:2] for place in row} for row in held(found, best(provinces=True).chosen)]

    assert {len(each) for each in provinces} == {1}
    assert best(provinces=True).worth <= best(provinces=False).worth


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_choice_at_once_is_near_the_proven_one_and_never_above(seed):
    land, found, worth = market(provinces=False)
    proven = best(provinces=False)

    rough = quick(land, found, worth, prices=proven.prices, rng=np.random.default_rng(seed))

    assert 0.97 * proven.worth <= rough.worth <= proven.worth + 1e-9
    assert proven.worth <= rough.bound + 1e-6


def test_refusals_and_wishes_are_kept_by_the_proven_choice_and_the_one_at_once():
    land, found, worth = market(provinces=True)
    first, second, third = held(found, best(provinces=True).chosen)[:3]
    around = land.neighbours[land.first[third[0]] : land.first[third[0] + 1]].tolist()
    other = next(place for place in around if place not in third)
    rules = {"without": [first[0]], "apart": [(second[0], second[1])], "together": [(third[0], other)]}

    for choice in (
        partition(found, worth, len(land), **rules),
        quick(land, found, worth, **rules, rng=np.random.default_rng(1)),
    ):
        rows = [set(row) for row in held(found, choice.chosen)]
        assert not any(first[0] in row for row in rows)
        assert not any({second[0], second[1]} <= row for row in rows)
        assert len([row for row in rows if {third[0], other} <= row]) == 1
        assert choice.worth <= best(provinces=True).worth


def within(found: Places, province: str) -> np.ndarray:
    """Return which groups are of this province."""
    return np.array([country()[0][row[0]].startswith(province) for row in found])


def test_the_same_country_has_the_same_answer_in_every_thread():
    land, found, worth = market(provinces=True)
    central = within(found, "33")

    with ThreadPoolExecutor(2) as threads:
        again = list(threads.map(lambda _: partition(found[central], worth[central], len(land)), range(2)))
        rough = list(threads.map(lambda _: quick(land, found, worth, rng=np.random.default_rng(1)), range(2)))

    assert again[0] == again[1] == partition(found[central], worth[central], len(land))
    assert rough[0] == rough[1]


def test_who_leaves_costs_no_less_than_the_proven_choice_of_its_province_without_it_says():
    land, found, worth = market(provinces=True)
    present = best(provinces=True)
    central = within(found, "33")
    place = int(found[central][0, 0])
    looked = lookup(found, len(land), rng=np.random.default_rng(1))

    change = what_if(
        land, found, worth, present.chosen, leave=[place], looked=looked, rng=np.random.default_rng(1)
    )

    before = float(worth[[row for row in present.chosen if central[row]]].sum())
    least = before - partition(found[central], worth[central], len(land), without=[place]).worth
    assert change.before == present.worth
    assert least - 1e-9 <= -change.difference <= least + 0.01 * before
    assert not any(place in row for row in held(found, change.chosen))
