"""What groups are worth: the saving less coordination, distance to the middle member, and distrust."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rajut.core.coalition.conditions import Unfit
from rajut.core.coalition.groups import ground, groups
from rajut.core.coalition.price import Terms, price

KM = np.array([[0.0, 3.0, 7.0], [3.0, 0.0, 4.0], [7.0, 4.0, 0.0]])
FOUND = groups(ground(3, [(0, 1), (1, 2)]), largest=3)  # 0-1, 0-1-2, 1-2


def nothing(found):
    return np.zeros(len(found))


@settings(deadline=None)  # the first call compiles
@given(st.integers(2, 6), st.integers(0, 2**32 - 1))
def test_the_price_is_that_of_the_plain_sums(n, seed):
    rng = np.random.default_rng(seed)
    points = rng.random(n) * 100
    km = np.abs(points[:, None] - points[None, :])
    doubts = [(a, b, float(rng.random())) for a, b in combinations(range(n), 2)]
    found = groups(ground(n, combinations(range(n), 2)), largest=4)

    priced = price(
        found,
        lambda rows: (rows >= 0).sum(axis=1) * 50.0,
        km=km,
        terms=Terms(coordination=2.0, distance=0.5, distrust=tuple(doubts)),
    )

    for row, worth in zip(found, priced.worth, strict=True):
        members = [int(place) for place in row if place >= 0]
        away = min(sum(km[middle, each] for each in members) for middle in members)
        doubt = sum(cost for a, b, cost in doubts if a in members and b in members)
        assert worth == pytest.approx(50 * len(members) - 2 * (len(members) - 1) - 0.5 * away - doubt)


def test_each_cost_is_told_by_itself():
    priced = price(
        FOUND,
        lambda rows: [10.0, 30.0, 20.0],
        km=KM,
        terms=Terms(coordination=1.5, distance=2.0, distrust=((0, 2, 4.0), (2, 0, 1.0))),
    )

    assert priced.saving.tolist() == [10.0, 30.0, 20.0]
    assert priced.coordination.tolist() == [1.5, 3.0, 1.5]
    assert priced.distance.tolist() == [6.0, 14.0, 8.0]
    assert priced.distrust.tolist() == [0.0, 5.0, 0.0]
    assert priced.worth.tolist() == [2.5, 8.0, 10.5]


def test_of_no_groups_there_is_no_price():
    empty = groups(ground(3, []), largest=3)

    assert price(empty, nothing, km=KM, terms=Terms()).worth.tolist() == []


@pytest.mark.parametrize(
    ("saving", "km", "terms", "reason"),
    [
        (lambda rows: [1.0], KM, Terms(), "Nilai harus ada untuk setiap gabungan: 1 dari 3."),
        (lambda rows: [1.0, np.nan, 1.0], KM, Terms(), "Nilai gabungan nomor 2 bukan angka."),
        (
            nothing,
            KM,
            Terms(coordination=-1.0),
            "Biaya koordinasi dan biaya jarak tidak boleh negatif atau kosong: -1.0.",
        ),
        (
            nothing,
            KM,
            Terms(distance=float("nan")),
            "Biaya koordinasi dan biaya jarak tidak boleh negatif atau kosong: nan.",
        ),
        (nothing, -KM, Terms(), "Jarak harus ada untuk setiap dua tempat, 0 km atau lebih."),
        (nothing, KM[:2], Terms(), "Jarak harus ada untuk setiap dua tempat, 0 km atau lebih."),
        (nothing, KM[:2, :2], Terms(), "Jarak harus ada untuk setiap dua tempat, 0 km atau lebih."),
        (
            nothing,
            KM,
            Terms(distrust=((0, 0, 1.0),)),
            "Biaya ketidakpercayaan tempat 0 dan 0 harus 0 atau lebih, antara dua tempat yang ada.",
        ),
        (
            nothing,
            KM,
            Terms(distrust=((0, 1, -1.0),)),
            "Biaya ketidakpercayaan tempat 0 dan 1 harus 0 atau lebih, antara dua tempat yang ada.",
        ),
    ],
)
def test_what_has_no_price_is_refused_with_its_reason(saving, km, terms, reason):
    with pytest.raises(Unfit) as refused:
        price(FOUND, saving, km=km, terms=terms)

    assert str(refused.value) == reason
