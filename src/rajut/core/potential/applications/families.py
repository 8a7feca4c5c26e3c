"""Clusters of applications with the words that their members have in common."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rajut.core.potential.applications.clusters import clusters
from rajut.core.potential.applications.vectors import Vectors, rarity, vectors
from rajut.core.potential.holdings import Application

SHARED = 0.5  # of a cluster's applications: words that more of them use are what they have in common
NAMED = 4  # shared words that are named
FOREMOST = 3  # of them, in a name
ASKED, LETTERS = 50, 200  # applications and letters of their texts that are asked for the order of the words


@dataclass(frozen=True, slots=True)
class Family:
    """Applications that do the same thing, in the order given, and the words they share.

    The words are the commonest forms of the shared stems, the most telling first; none where nothing is told.
    `common` says whether more than half of the applications have them; else only the commonest is named.
    `name` are the foremost of them in the order in which the applications mostly say them.
    """

    applications: tuple[Application, ...]
    words: tuple[str, ...]
    common: bool

    @property
    def name(self) -> str:
        """What the applications are about, as they say it."""
        return " ".join(sorted(self.words[:FOREMOST], key=self._position))

    def _position(self, word: str) -> tuple[float, str]:
        """Return where in the texts the word stands, on average of those asked that have it."""
        texts = (
            f"{row.name[:LETTERS]} {row.description[:LETTERS]}".lower() for row in self.applications[:ASKED]
        )
        found = [place for place in (text.find(word) for text in texts) if place >= 0]
        return (sum(found) / len(found) if found else math.inf), word


def families(
    applications: Sequence[Application], *, homes: Mapping[str, str], threads: int = 2
) -> list[Family]:
    """Return the clusters, the largest first, then by their first; `homes` are the regions' names by code."""
    known = vectors(applications, homes=homes)
    found = clusters(known, threads=threads)
    rows: defaultdict[int, list[Application]] = defaultdict(list)
    for row, label in zip(applications, found[known.rows].tolist(), strict=True):
        rows[label].append(row)
    shared = _shared(known, found.tolist())
    every = [Family(tuple(some), *shared[label]) for label, some in rows.items()]
    return sorted(every, key=lambda family: -len(family.applications))


def _shared(known: Vectors, labels: Sequence[int]) -> dict[int, tuple[tuple[str, ...], bool]]:
    """Return for each cluster the words that more than half of it shares, else the commonest, and which."""
    users: defaultdict[int, Counter[int]] = defaultdict(Counter)
    sizes: Counter[int] = Counter()
    counts, starts = known.counts.tolist(), known.starts.tolist()
    words = known.words.tolist()
    for row, label in enumerate(labels):
        sizes[label] += counts[row]
        for word in words[starts[row] : starts[row + 1]]:
            users[label][word] += counts[row]
    rare = _rarities(known)
    return {label: _telling(known, users[label], sizes[label], rare) for label in sizes}


def _rarities(known: Vectors) -> list[float]:
    owners = np.repeat(np.arange(len(known.counts)), np.diff(known.starts))
    users = np.bincount(known.words, weights=known.counts[owners], minlength=len(known.stems))
    found: list[float] = rarity(users.astype(np.float64), int(known.counts.sum())).tolist()
    return found


def _telling(
    known: Vectors, users: Counter[int], size: int, rare: Sequence[float]
) -> tuple[tuple[str, ...], bool]:
    """Return the words by how many use them and how rare they are elsewhere."""
    ranked = sorted(users, key=lambda word: (-round(users[word] * rare[word], 9), known.stems[word]))
    shared = [word for word in ranked if users[word] > SHARED * size]
    stems = [known.stems[word] for word in (shared or ranked[:1])[:NAMED]]
    return tuple(known.shown.get(stem, stem) for stem in stems), bool(shared)
