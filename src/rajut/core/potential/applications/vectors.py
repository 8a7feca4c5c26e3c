"""Applications as unit vectors over the stems of their words, for comparing them by their cosine.

A stem weighs as much as it is rare among the applications, wherever and however often it stands. Rarity is
capped: a word that few use is as a rule a made-up name, and must not outweigh what the application does.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from rajut.core.potential.applications.codes import Codes, codes
from rajut.core.potential.applications.words import (
    DESCRIPTION_READ,
    NAME_READ,
    Lexicon,
    counted,
    lexicon,
    read,
    stems,
)
from rajut.core.potential.holdings import Application

Weights = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.int32]

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """Rows of what is different, in an order that depends on nothing but what stands in them.

    Row r holds `words[starts[r]:starts[r + 1]]`, from the rarest on, with their `weights`, of length one
    (none where no word tells anything); `counts` says how many applications are such, `rows` which row each
    application is.
    """

    starts: Places
    words: Numbers
    weights: Weights
    counts: Places
    rows: Numbers
    codes: Codes
    stems: tuple[str, ...]
    shown: Mapping[str, str]  # of each stem the commonest word


def vectors(
    applications: Sequence[Application], *, homes: Mapping[str, str], known: Lexicon | None = None
) -> Vectors:
    """Return the applications as vectors; `homes` are the names of the regions by code.

    The words of an application's own region tell nothing about what it does.
    """
    texts = _read(applications, homes)
    used = counted(texts)
    meant = stems(used, known=known or lexicon())
    keys = [
        (tuple(sorted(set(chain.from_iterable(map(meant.__getitem__, text))))), row.function)
        for text, row in zip(texts, applications, strict=True)
    ]
    distinct = sorted(set(keys))
    place = {key: number for number, key in enumerate(distinct)}
    rows = np.array([place[key] for key in keys], np.int32)
    counts = np.bincount(rows, minlength=len(distinct)).astype(np.int64)
    return _laid(distinct, counts, rows, _shown(used, meant))


def _read(applications: Sequence[Application], homes: Mapping[str, str]) -> list[frozenset[str]]:
    """Return the words of each application without those of its own region and province."""
    own = {code: read(name, longest=NAME_READ) for code, name in homes.items()}
    none: frozenset[str] = frozenset()
    return [
        (read(row.name, longest=NAME_READ) | read(row.description, longest=DESCRIPTION_READ))
        - own.get(row.region, none)
        - own.get(row.region[:2], none)
        for row in applications
    ]


def _shown(used: Counter[str], meant: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return of each stem the word that most applications use for it."""
    found: dict[str, str] = {}
    for word in sorted(used, key=lambda word: (-used[word], word)):
        if len(meant[word]) == 1:
            found.setdefault(meant[word][0], word)
    return found


def _laid(
    distinct: Sequence[tuple[Stems, str]], counts: Places, rows: Numbers, shown: Mapping[str, str]
) -> Vectors:
    lengths = np.array([len(each) for each, _code in distinct], np.int64)
    owners = np.repeat(np.arange(len(distinct)), lengths)
    flat = list(chain.from_iterable(each for each, _code in distinct))
    known = sorted(set(flat))
    number = {each: place for place, each in enumerate(known)}
    numbers = np.array([number[each] for each in flat], np.int64)
    users: Weights = np.bincount(numbers, weights=counts[owners], minlength=len(known)).astype(np.float64)
    rarest = np.lexsort((np.arange(len(known)), users))
    ranks = np.empty(len(known), np.int32)
    ranks[rarest] = np.arange(len(known))
    order = np.lexsort((ranks[numbers], owners))
    weights = rarity(users, int(counts.sum()))[numbers]
    return Vectors(
        starts=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        words=ranks[numbers][order],
        weights=of_length_one(weights[order], owners, len(distinct)),
        counts=counts,
        rows=rows,
        codes=codes([code for _stems, code in distinct]),
        stems=tuple(known[place] for place in rarest.tolist()),
        shown=shown,
    )


def of_length_one(weights: Weights, owners: Places, n: int) -> Weights:
    """Return the weights, those of each owner (0..n-1) divided by their length."""
    lengths = np.sqrt(np.bincount(owners, weights=weights**2, minlength=n))
    return np.asarray(weights / lengths[owners])


def rarity(users: Weights, n: int) -> Weights:
    """Return ln(1 + n / max(users, sqrt(n))) for words that so many of n applications use."""
    return np.asarray(np.log1p(n / np.maximum(users, np.sqrt(n))))
