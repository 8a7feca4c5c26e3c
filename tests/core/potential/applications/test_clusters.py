"""Which applications do the same thing: equal to a slow twin, whatever the order, threads and chunks."""

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rajut.core.potential.applications.clusters import SLACK, Bars, clusters, stars
from rajut.core.potential.applications.codes import codes, parts
from rajut.core.potential.applications.vectors import Vectors, vectors
from rajut.core.potential.holdings import Application
from tests.core.potential.applications.inventory import application

BARS = Bars()
WORDS = ("arsip", "pajak", "gaji", "guru", "obat", "ikan", "hutan", "parkir")
CODES = ("", "", "1", "1.1", "1.1.2", "1.2", "2.1")

drawn = st.lists(
    st.tuples(st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join), st.sampled_from(CODES)),
    min_size=1,
    max_size=25,
).map(
    lambda rows: [
        application(f"A{number}", name=name, function=code) for number, (name, code) in enumerate(rows)
    ]
)


def labels(rows: list[Application], *, threads: int = 1, chunk: int = 2_000) -> dict[str, frozenset[str]]:
    """Return for each application all of its cluster, by their codes."""
    known = vectors(rows, homes={})
    found = clusters(known, threads=threads, chunk=chunk)[known.rows]
    together = {
        label: frozenset(r.code for r, k in zip(rows, found, strict=True) if k == label) for label in found
    }
    return {row.code: together[label] for row, label in zip(rows, found, strict=True)}


def dense(known: Vectors) -> np.ndarray:
    """Return every cosine, by every pair."""
    table = np.zeros((len(known.counts), len(known.stems)))
    for row in range(len(table)):
        for place in range(known.starts[row], known.starts[row + 1]):
            table[row, known.words[place]] = known.weights[place]
    return table @ table.T


def bar(a: str, b: str) -> float:
    """Return how alike two must be, from their codes as they are written."""
    one, two = parts(a), parts(b)
    if one and one == two:
        return BARS.same_code
    shorter = min(len(one), len(two))
    return BARS.alike if one[:shorter] == two[:shorter] else BARS.other_code


def starred(known: Vectors) -> list[int]:
    """Return the centre of each row, worked out from every pair."""
    near, n = dense(known), len(known.counts)
    near -= SLACK
    names = [known.codes.names[begin] if begin >= 0 else "" for begin in known.codes.begins]
    like = [[near[a, b] >= bar(names[a], names[b]) for b in range(n)] for a in range(n)]
    support = [max(known.counts[a], sum(known.counts[b] for b in range(n) if like[a][b])) for a in range(n)]
    centres: dict[int, int] = {}
    for centre in sorted(range(n), key=lambda row: (-support[row], row)):
        if centre in centres:
            continue
        centres[centre] = centre
        meant = code_of(centre, near[centre], names, known.counts)
        for other in range(n):
            clash = bar(meant, names[other]) == BARS.other_code
            needed = max(bar(names[centre], names[other]), BARS.other_code if clash else 0.0)
            if other not in centres and near[centre, other] >= needed:
                centres[other] = centre
    return [centres[row] for row in range(n)]


def code_of(centre: int, near: np.ndarray, names: list[str], counts: np.ndarray) -> str:
    """Return the commonest code around a centre that lies within its own."""
    own = parts(names[centre])
    votes: dict[str, int] = {}
    for other, name in enumerate(names):
        within = len(parts(name)) > len(own) and parts(name)[: len(own)] == own
        if within and near[other] >= BARS.alike:
            votes[name] = votes.get(name, 0) + int(counts[other])
    return min(votes, key=lambda name: (-votes[name], parts(name))) if votes else names[centre]


@settings(deadline=None)
@given(drawn)
def test_a_round_is_that_of_the_slow_twin(rows: list[Application]) -> None:
    known = vectors(rows, homes={})

    assert stars(known, bars=BARS).tolist() == starred(known)


@settings(deadline=None)
@given(drawn)
def test_a_row_is_of_length_one_or_empty(rows: list[Application]) -> None:
    known = vectors(rows, homes={})

    lengths = np.diag(dense(known)).round(9)
    assert set(lengths.tolist()) <= {0.0, 1.0}
    assert [bool(length) for length in lengths] == (np.diff(known.starts) > 0).tolist()


@settings(deadline=None)
@given(drawn, st.randoms())
def test_the_order_of_the_rows_means_nothing(rows: list[Application], chance: Random) -> None:
    shuffled = list(rows)
    chance.shuffle(shuffled)

    assert labels(shuffled) == labels(rows)


@settings(deadline=None, max_examples=50)
@given(drawn, st.integers(1, 3), st.integers(1, 30))
def test_threads_and_chunks_mean_nothing(rows: list[Application], threads: int, chunk: int) -> None:
    assert labels(rows, threads=threads, chunk=chunk) == labels(rows)


def test_a_chain_of_likenesses_is_no_cluster() -> None:
    texts = ["arsip pajak gaji", "pajak gaji guru", "gaji guru obat", "guru obat ikan", "obat ikan hutan"]
    rows = [application(f"A{number}", name=text) for number, text in enumerate(texts)]

    found = labels(rows)

    assert found["A2"] == {"A1", "A2", "A3"}
    assert found["A0"] == {"A0"}
    assert found["A4"] == {"A4"}


def test_half_of_the_words_in_common_is_not_enough() -> None:
    texts = ["arsip pajak", "arsip gaji", "guru hutan obat", "guru hutan ikan"]

    found = labels([application(f"A{number}", name=text) for number, text in enumerate(texts)])

    assert found["A0"] == {"A0"}
    assert found["A2"] == {"A2", "A3"}


@pytest.mark.parametrize(
    ("one", "two", "together"),
    [
        ("", "", False),
        ("01.02", "01.02", True),
        ("01.02", "", False),
        ("RAA.01", "raa/01", True),
        ("01.02", "01.03", False),
    ],
)
def test_the_same_code_lets_less_likeness_do(one: str, two: str, together: bool) -> None:
    rows = [
        application("A0", name="arsip pajak gaji obat", function=one),
        application("A1", name="arsip pajak guru ikan", function=two),
    ]

    assert ("A1" in labels(rows)["A0"]) is together


@pytest.mark.parametrize(("name", "together"), [("arsip pajak gaji", True), ("arsip pajak guru", False)])
def test_different_codes_forbid_all_but_the_most_alike(name: str, together: bool) -> None:
    rows = [
        application("A0", name="arsip pajak gaji", function="01.02"),
        application("A1", name=name, function="01.03"),
    ]

    assert ("A1" in labels(rows)["A0"]) is together


def test_two_of_different_codes_are_not_joined_by_a_third_without_one() -> None:
    rows = [
        application("A0", name="arsip pajak gaji"),
        application("A1", name="arsip pajak gaji guru", function="01.02"),
        application("A2", name="arsip pajak gaji guru", function="01.02"),
        application("A3", name="arsip pajak gaji obat", function="01.03"),
    ]

    found = labels(rows)

    assert found["A0"] == {"A0", "A1", "A2"}
    assert found["A3"] == {"A3"}


def test_the_name_of_its_own_region_says_nothing_of_an_application() -> None:
    rows = [
        application("A0", region="90.01", name="Arsip Mawar"),
        application("A1", region="90.02", name="Arsip Melati"),
    ]
    homes = {"90.01": "Kabupaten Mawar", "90.02": "Kota Melati"}

    apart, known = vectors(rows, homes={}), vectors(rows, homes=homes)

    assert len(apart.counts) == 2
    assert known.counts.tolist() == [2]


def test_made_up_names_do_not_keep_apart_what_is_otherwise_the_same() -> None:
    rows = [
        *(application(f"A{number}", name=f"SIAB{number:03} Absensi Pegawai") for number in range(30)),
        *(application(f"B{number}", name=f"SIPA{number:03} Pajak Hotel") for number in range(30)),
        *(application(f"C{number}", name=f"Layanan {word}") for number, word in enumerate(WORDS[2:])),
    ]

    found = labels(rows)

    assert len(found["A0"]) == len(found["B0"]) == 30
    assert [len(found[f"C{number}"]) for number in range(6)] == [1] * 6


def test_codes_are_intervals_one_within_the_other() -> None:
    found = codes(["1.1", "", "1", "1.1.2", "2", "1.1"])

    assert found.names == ("1", "1.1", "1.1.2", "2")
    assert list(zip(found.begins.tolist(), found.ends.tolist(), strict=True)) == [
        (1, 2),
        (-1, -1),
        (0, 2),
        (2, 2),
        (3, 3),
        (1, 2),
    ]


@pytest.mark.parametrize(
    ("rows", "many"),
    [
        ([], 0),
        ([application("A")], 1),
        ([application("A", name=""), application("B", name="")], 1),
        ([application("A", name="sistem informasi"), application("B", name="aplikasi")], 1),
        ([application(f"A{n}") for n in range(300)], 1),
        ([application("A", name="\x00"), application("B", name="Arsip")], 2),
        ([application("A", description="arsip " * 200_000), application("B", description="arsip")], 1),
    ],
)
def test_what_is_odd_is_grouped_all_the_same(rows: list[Application], many: int) -> None:
    known = vectors(rows, homes={})

    found = clusters(known)

    assert len(set(found.tolist())) == many
