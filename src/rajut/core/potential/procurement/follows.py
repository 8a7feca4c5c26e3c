"""What follows a name in the titles it stands in, package by package: what a name may be divided by."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from rajut.core.potential.procurement.confirmations import Decision, renamed
from rajut.core.potential.procurement.grouping import UNNAMED, Grouping
from rajut.core.potential.procurement.lexicon import UNCLEAR, Lexicon
from rajut.core.potential.procurement.packages import Packages
from rajut.core.potential.procurement.tokens import Numbers, read
from rajut.core.potential.procurement.vocabulary import Vocabulary, vocabulary

Places = npt.NDArray[np.int64]

NAME = 8  # words of a name in a title, at most
AFTER = 3  # words looked at behind it
LISTING = ("dan", "serta", "beserta")


@dataclass(frozen=True, slots=True, eq=False)
class Follows:
    """Every distinct sequence of words (s) with what stands where: words by number, -1 where fewer.

    `label` is the one of the sequence's packages, -1 where nothing is to be divided; `names` the words of its
    name, `after` those that follow, `beside` those set beside it. `title` and `package` say which
    sequence each distinct title and each package is.
    """

    known: Vocabulary
    label: Numbers
    names: Numbers
    after: Numbers
    beside: Numbers
    title: Numbers
    package: Numbers

    def words(self, numbers: Sequence[int]) -> tuple[str, ...]:
        """Return words by their numbers, as far as there are any."""
        return tuple(self.known.words[each].decode() for each in numbers if each >= 0)


def follows(
    found: Grouping, packages: Packages, *, lexicon: Lexicon, decisions: Sequence[Decision] = ()
) -> Follows:
    """Read the titles again and see what follows the names they were given.

    Left out are titles of several things, those that are unclear, and what governments cannot buy together.
    """
    from rajut.core.potential.procurement.branching import branched

    words = read([packages.titles()])
    package = words.found[packages.title.codes]
    known = vocabulary(replace(words, found=package), lexicon)
    size = len(words.ends)
    label = np.full(size, -1, np.int32)
    label[package] = found.codes
    bought = [name_of(each) for each in found.labels]
    apart = lexicon.apart() | {name_of(UNCLEAR)}
    dividing = np.array([name not in apart and "+" not in name for name in bought], np.bool_)
    label[(label >= 0) & ~dividing[label]] = -1
    names, owner, mine = _owners(found, known, decisions)
    after, beside = np.full((size, AFTER), -1, np.int32), np.full((size, AFTER), -1, np.int32)
    spelt = np.full((size, NAME), -1, np.int32)
    begins = np.concatenate([[0], words.ends[:-1]]).astype(np.int64)
    branched(
        words.flat,
        begins,
        words.ends,
        known.kinds,
        _joins(known),
        known.long,
        known.longs,
        (known.tree.keys, known.tree.steps, known.tree.things),
        owner,
        np.where(label >= 0, mine[label], -1).astype(np.int32),
        _spelt(names, owner, known),
        (spelt, after, beside),
    )
    return Follows(known, label, spelt, after, beside, words.found, package)


def _joins(known: Vocabulary) -> npt.NDArray[np.int8]:
    """Return what each soft word does: most nothing, "atau" and "dengan" stop a name, "dan" also lists."""
    from rajut.core.potential.procurement.branching import SIDE, STOPS

    marks = np.where(known.joins, STOPS, 0).astype(np.int8)
    for word in LISTING:
        if (number := known.numbers.get(word.encode())) is not None:
            marks[number] |= SIDE
    return marks


def name_of(label: str) -> str:
    """Return what is bought, without what is done to it."""
    return label.partition(":")[2]


def _owners(
    found: Grouping, known: Vocabulary, decisions: Sequence[Decision]
) -> tuple[list[str], Numbers, Numbers]:
    """Return the names in use, the number of the name of each thing, and that of each label."""
    names = sorted({name_of(label) for label in found.labels})
    place = {name: at for at, name in enumerate(names)}
    called = renamed(decisions)
    things = [place.get(called.get(each.name, each.name), -2) for each in known.lexicon.things]
    mine = [place[name_of(label)] for label in found.labels]
    return names, np.array(things or [-2], np.int32), np.array(mine or [-1], np.int32)


def _spelt(names: Sequence[str], owner: Numbers, known: Vocabulary) -> tuple[Places, Numbers]:
    """Return the words of the names that are no things; one of a word never met is never found."""
    things = set(owner.tolist())
    told = [
        []
        if at in things or name in UNNAMED.values()
        else [known.numbers.get(w.encode(), -1) for w in name.split("-")]
        for at, name in enumerate(names)
    ]
    ends = np.cumsum([0, *map(len, told)], dtype=np.int64)
    return ends, np.array([each for name in told for each in name], np.int32)
