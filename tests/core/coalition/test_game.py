"""Cost tables: complete, of known players, in numbers; everything else is refused with its reason."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rajut.core.coalition.game import Game, NotAGame, sizes, sums, tabled

A, B, AB = frozenset("A"), frozenset("B"), frozenset("AB")


def test_a_table_becomes_a_game():
    found = tabled({B: 3.0, AB: 4.0, A: 2.0})

    assert found.players == ("A", "B")
    assert found.costs.tolist() == [0.0, 2.0, 3.0, 4.0]
    assert found.alone.tolist() == [2.0, 3.0]
    assert found.members(3) == ("A", "B")


@pytest.mark.parametrize(
    ("costs", "players", "reason"),
    [
        ({}, None, "Tidak ada pihak dalam tabel biaya."),
        ({A: 1.0, AB: 2.0}, None, "Biaya B belum ada; tabel memuat 2 dari 3 gabungan."),
        ({A: 1.0, B: math.nan, AB: 2.0}, None, "Biaya B bukan angka."),
        ({A: 1.0, B: math.inf, AB: 2.0}, None, "Biaya B bukan angka."),
        ({A: 1.0}, ["B"], "A bukan salah satu pihak."),
        ({A: 1.0}, ["A", "A"], "Pihak A disebut dua kali."),
        (
            {frozenset({str(n)}): 1.0 for n in range(25)},
            None,
            "25 pihak terlalu banyak untuk tabel lengkap; paling banyak 24.",
        ),
    ],
)
def test_what_is_no_game_is_refused_with_its_reason(costs, players, reason):
    with pytest.raises(NotAGame) as refused:
        tabled(costs, players=players)

    assert str(refused.value) == reason


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=8))
def test_sums_are_those_of_the_members(amounts):
    found = sums(np.array(amounts))

    slow = [sum(a for bit, a in enumerate(amounts) if mask >> bit & 1) for mask in range(1 << len(amounts))]
    assert found == pytest.approx(slow, abs=1e-6)


def test_sizes_count_the_members():
    assert sizes(10).tolist() == [mask.bit_count() for mask in range(1024)]


def test_a_game_of_zeros_has_a_scale():
    assert Game(("A",), np.zeros(2)).scale == 1.0
