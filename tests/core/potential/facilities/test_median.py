"""The p-median: the least total distance, proven, and equal to the published optima."""

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rajut.core.potential.facilities.median import Unsited, median

CHECKS = Path(__file__).resolve().parents[4].parent / "shared" / "checks"


def published(name: str) -> tuple[np.ndarray, int]:
    """Read an instance of the OR-Library (the last length of an edge counts); return paths and p."""
    from scipy.sparse.csgraph import floyd_warshall

    if not CHECKS.exists():
        pytest.skip("the shared checks are absent")
    numbers = [int(word) for word in (CHECKS / name).read_text().split()]
    n, p = numbers[0], numbers[2]
    lengths = np.full((n, n), np.inf)
    for a, b, length in np.array(numbers[3:]).reshape(-1, 3):
        lengths[a - 1, b - 1] = lengths[b - 1, a - 1] = length
    return floyd_warshall(lengths, directed=False), p


@pytest.mark.parametrize(
    ("name", "optimum"), [("pmed1.txt", 5819), ("pmed5.txt", 1355), ("pmed10.txt", 1255)]
)
def test_the_published_optimum_is_found_and_proven(name, optimum):
    distances, p = published(name)

    found = median(distances, p)

    assert (found.cost, found.proven, len(found.sites)) == (optimum, True, p)


@settings(deadline=None)
@given(
    st.integers(1, 6).flatmap(
        lambda sites: st.lists(
            st.lists(st.integers(0, 9), min_size=sites, max_size=sites), min_size=1, max_size=6
        )
    ),
    st.data(),
)
def test_nothing_is_cheaper(rows, data):
    distances = np.array(rows, dtype=float)
    p = data.draw(st.integers(1, distances.shape[1]))

    found = median(distances, p)

    slow = min(
        distances[:, list(each)].min(axis=1).sum() for each in combinations(range(distances.shape[1]), p)
    )
    assert found.cost == slow
    assert found.bound == pytest.approx(slow, abs=1e-6)
    assert found.cost == distances[np.arange(len(rows)), found.serves].sum()


@pytest.mark.parametrize(
    ("distances", "p", "reason"),
    [
        (np.empty((0, 3)), 1, "Tidak ada pihak atau tidak ada lokasi."),
        (np.array([[1.0, np.nan]]), 1, "Jarak harus berupa angka yang tidak negatif."),
        (np.array([[1.0, -1.0]]), 1, "Jarak harus berupa angka yang tidak negatif."),
        (np.array([[1.0, 2.0]]), 3, "Banyaknya fasilitas harus 1 sampai 2, bukan 3."),
        (np.array([[1.0, 2.0]]), 0, "Banyaknya fasilitas harus 1 sampai 2, bukan 0."),
    ],
)
def test_what_cannot_be_sited_is_refused_with_its_reason(distances, p, reason):
    with pytest.raises(Unsited) as refused:
        median(distances, p)

    assert str(refused.value) == reason
