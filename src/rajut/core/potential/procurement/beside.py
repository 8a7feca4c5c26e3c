"""What titles name beside a thing, after "dan" or a comma, and many others buy by itself."""

from collections.abc import Mapping, Sequence

import numpy as np

from rajut.core.potential.procurement.confirmations import Split
from rajut.core.potential.procurement.lexicon import Lexicon
from rajut.core.potential.procurement.naming import Named
from rajut.core.potential.procurement.partings import Ground, Parting
from rajut.core.potential.procurement.prefixes import AGENCIES, SUPPORT
from rajut.core.potential.records import sentence
from rajut.core.words import say

PHRASES = 12  # of one part: more are not read
BESIDE = say(
    "%(count)s paket “%(name)s” menyebut “%(part)s” di sampingnya, yang dalam %(alone)s paket lain dibeli "
    "sendiri."
)
Beside = dict[str, list[int]]  # sequences by phrase


def named_beside(ground: Ground, lexicon: Lexicon, every: Sequence[Named], *, most: int) -> list[Parting]:
    """Return at most so many parts of listed things, the most money first.

    Beside what nobody listed there is none: once only one of the two were listed, it would be taken for all.
    """
    things = {thing.name for thing in lexicon.things}
    known = {
        each.name: each
        for each in every
        if each.packages >= SUPPORT and each.governments >= AGENCIES and each.name not in things
    }
    groups = _groups(ground, things, known)
    money = {
        key: sum(int(ground.money[each].sum()) for each in many.values()) for key, many in groups.items()
    }
    ranked = sorted(groups, key=lambda key: (-money[key], ground.names[key[0]], key[1]))[:most]
    return [_parting(ground, ground.names[key[0]], known[key[1]], groups[key]) for key in ranked]


def _groups(ground: Ground, things: set[str], known: Mapping[str, Named]) -> dict[tuple[int, str], Beside]:
    """Return the sequences of each listed name with each known one beside it."""
    listed = np.array([name in things for name in ground.names] or [False], np.bool_)
    told = ground.seen.beside
    rows = np.flatnonzero((told[:, 0] >= 0) & (ground.whole >= 0) & listed[ground.whole])
    groups: dict[tuple[int, str], Beside] = {}
    for sequence, words in zip(rows.tolist(), told[rows].tolist(), strict=True):
        other, phrase = _known(ground.seen.words(words), known)
        if other:
            beside = groups.setdefault((int(ground.whole[sequence]), other), {})
            beside.setdefault(phrase, []).append(sequence)
    return groups


def _known(words: Sequence[str], known: Mapping[str, Named]) -> tuple[str, str]:
    """Return the name of the longest beginning that has one, in the order of its words or any; and itself."""
    for length in range(len(words), 0, -1):
        for name in ("-".join(words[:length]), "-".join(sorted(words[:length]))):
            if name in known:
                return name, " ".join(words[:length])
    return "", ""


def _parting(ground: Ground, name: str, other: Named, beside: Beside) -> Parting:
    sequences = np.array(sorted(each for many in beside.values() for each in many))
    here = ground.rows(sequences)
    part = other.name.replace("-", " ")
    return Parting(
        name,
        Split(other.name, tuple(sorted(beside))[:PHRASES]),
        len(here),
        ground.planning(here),
        int(ground.packages.ceiling[here].sum()),
        round(other.packages / (other.packages + len(here)), 4),
        (sentence(BESIDE, name=name, part=part, count=len(here), alone=other.packages),),
        ground.examples(ground.most_used(sequences).tolist()),
    )
