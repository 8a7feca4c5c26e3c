"""Merger gains: the parts multiply, each is what the slow way says, and what cannot be judged is named."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rajut.core.potential.frontier.measure import frontier
from rajut.core.potential.frontier.mergers import gains
from rajut.core.potential.frontier.units import NotUnits, Returns, units
from tests.core.potential.frontier.drawn import drawn, slow


def offices():
    """Two small ones, a large one that does the same for less, and one that wastes."""
    return units(["A", "B", "C", "D"], [[4], [4], [6], [8]], [[2], [2], [4], [2]])


def test_what_two_small_ones_save_is_size_and_what_a_wasteful_one_saves_is_mostly_learning():
    found = gains(frontier(offices(), returns=Returns.VARIABLE), [[0, 1], [0, 3]])

    assert found.potential.tolist() == pytest.approx([0.75, 0.5])
    assert found.learning.tolist() == pytest.approx([1.0, 8 / 12])
    assert found.harmony.tolist() == pytest.approx([1.0, 1.0])
    assert found.size.tolist() == pytest.approx([0.75, 0.75])
    assert found.saved.tolist() == pytest.approx(np.array([[2.0], [2.0]]))
    assert [each.text() for each in found.told(1)] == [
        "Bila A, D bekerja sama setelah masing-masing efisien, masukan berkurang 25 persen.",
        "Tanpa bekerja sama pun, belajar dari yang terbaik menghemat 33,33 persen.",
        "Ukuran yang lebih besar menghemat 25 persen.",
    ]


def test_a_group_larger_than_anything_seen_is_named_not_hidden():
    found = gains(frontier(offices(), returns=Returns.VARIABLE), [[0, 2, -1], [0, 1, -1]])

    assert found.possible.tolist() == [False, True]
    assert np.isnan(found.saved[0]).all()
    assert [each.text() for each in found.told(0)] == [
        "A, C bersama melakukan lebih daripada yang terbukti dapat dilakukan menurut data; "
        "tanpa pembanding sebesar itu hematnya tidak dapat dinilai."
    ]


def test_becoming_too_large_is_a_loss_and_said_to_be():
    large = units(["A", "B", "C"], [[2], [2], [8]], [[2], [2], [4]])

    found = gains(frontier(large, returns=Returns.VARIABLE), [[0, 1]])

    assert found.saved.tolist() == [[pytest.approx(-4.0)]]
    assert [each.text() for each in found.told(0)] == [
        "Bila A, B bekerja sama setelah masing-masing efisien, masukan bertambah 100 persen.",
        "Ukuran yang lebih besar menambah 100 persen.",
    ]


def test_what_is_nearly_all_wasted_is_judged_as_finely_as_what_is_not():
    known = units(["A", "B", "C", "D"], [[59.984], [1], [1], [1]], [[1], [1], [1], [68]])

    found = gains(frontier(known, returns=Returns.CONSTANT), [[0]])

    assert found.potential[0] == pytest.approx(1 / 59.984 / 68, rel=1e-8)
    assert found.size[0] == pytest.approx(1.0, abs=1e-8)


@st.composite
def groups(draw: st.DrawFn, n: int) -> list[list[int]]:
    """Draw groups of up to three of n units."""
    members = st.lists(st.integers(0, n - 1), min_size=1, max_size=3, unique=True)
    return [[*each, *[-1] * (3 - len(each))] for each in draw(st.lists(members, min_size=1, max_size=4))]


@settings(deadline=None, max_examples=25)
@given(st.data(), drawn(most=6), st.sampled_from(Returns))
def test_every_part_is_what_one_program_a_part_says(data, known, returns):
    best = frontier(known, returns=returns)
    wanted = data.draw(groups(len(known)))

    found = gains(best, wanted)

    for place, group in enumerate(wanted):
        who = [member for member in group if member >= 0]
        used, brought = known.inputs[who].sum(axis=0), known.outputs[who].sum(axis=0)
        able = (known.inputs * best.members.score[:, None])[who].sum(axis=0)
        parts = [slow(known, returns, each, brought) for each in (used, able)]
        harmony = slow(known, returns, able / len(who), brought / len(who))
        assert found.potential[place] == pytest.approx(parts[0], rel=1e-5, nan_ok=True)
        assert found.learning[place] == pytest.approx(parts[0] / parts[1], rel=1e-5, nan_ok=True)
        assert found.harmony[place] == pytest.approx(harmony, rel=1e-5)
        assert found.saved[place] == pytest.approx((1 - parts[1]) * able, rel=1e-4, abs=1e-4, nan_ok=True)


@settings(deadline=None, max_examples=25)
@given(st.data(), drawn(most=6))
def test_the_parts_multiply_and_size_says_nothing_where_returns_are_constant(data, known):
    found = gains(frontier(known, returns=Returns.CONSTANT), data.draw(groups(len(known))))

    assert found.learning * found.harmony * found.size == pytest.approx(found.potential, rel=1e-9)
    assert found.size == pytest.approx(np.ones(len(found.size)), abs=1e-6)
    assert (found.harmony <= 1).all()
    assert (found.saved >= -1e-5 * known.inputs.sum(axis=0)).all()


def test_a_group_is_judged_alike_alone_and_among_others():
    rng = np.random.default_rng(3)
    known = units([str(place) for place in range(40)], rng.uniform(1, 5, (40, 2)), rng.uniform(1, 5, (40, 2)))
    many = np.array([[a, b] for a in range(40) for b in range(a)])

    together = gains(frontier(known, returns=Returns.CONSTANT), many)

    assert (
        together.potential.tobytes()
        == gains(frontier(known, returns=Returns.CONSTANT), many).potential.tobytes()
    )
    for place in (0, 300, 779):
        alone = gains(frontier(known, returns=Returns.CONSTANT), many[place : place + 1])
        assert alone.potential[0] == pytest.approx(together.potential[place], abs=2e-9)


@pytest.mark.parametrize(
    ("given_groups", "reason"),
    [
        ([0, 1], "Gabungan harus berupa tabel nomor satuan, satu gabungan setiap baris."),
        ([[0], [1, 2]], "Gabungan harus berupa tabel nomor satuan, satu gabungan setiap baris."),
        ([[0.5, 1]], "Gabungan harus berupa tabel nomor satuan, satu gabungan setiap baris."),
        ([[0, 1], [-1, -1]], "Gabungan ke-2 tidak mempunyai anggota."),
        ([[0, 4]], "Gabungan ke-1 menyebut satuan yang tidak ada."),
        ([[0, -2]], "Gabungan ke-1 menyebut satuan yang tidak ada."),
        ([[2, 1, 2]], "Gabungan ke-1 menyebut C dua kali."),
    ],
)
def test_what_is_no_group_is_refused_with_its_reason(given_groups, reason):
    best = frontier(offices(), returns=Returns.CONSTANT)

    with pytest.raises(NotUnits) as refused:
        gains(best, given_groups)

    assert str(refused.value) == reason


def test_no_group_gives_no_gain():
    found = gains(frontier(offices(), returns=Returns.CONSTANT), np.empty((0, 3), dtype=np.int64))

    assert (found.potential.shape, found.saved.shape) == ((0,), (0, 1))
