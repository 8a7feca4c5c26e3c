"""The words that follow names, as a tree; which branches may be things of their own."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rajut.core.potential.procurement.apart import divergence
from rajut.core.potential.procurement.follows import AFTER, Follows
from rajut.core.potential.procurement.prefixes import AGENCIES, COMPLETE, SUPPORT
from rajut.core.potential.procurement.tokens import Numbers

Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Shares = npt.NDArray[np.float64]

CLEARLY = (
    0.1  # of 0 to 1: two normal distributions lie so far apart when their means differ by 0.9 deviations
)
MOSTLY = 0.5
SPECIFIC = 4  # times as often as behind other names: what follows every name is a place, a month, a recipient
VALUES = 64  # numbers of one sign, from 0
COMMON = 16  # values told apart where they have no order: the commonest of a name, and all others as one
WORDS = "words"


@dataclass(frozen=True, slots=True, eq=False)
class Branches:
    """Beginnings of what follows the names (or labels: any whole), by level and in the order of their words.

    Branch b is of `whole[b]`, on `level[b]`, after `parent[b]` (-1 on the first), with `word[b]`; `of`
    (s, AFTER) says which ones a sequence has, -1 where none.
    """

    whole: Numbers
    parent: Numbers
    level: Numbers
    word: Numbers
    of: Numbers

    def __len__(self) -> int:
        """How many there are."""
        return len(self.whole)

    def on(self, level: int) -> Places:
        """Return the branches of one level."""
        return np.flatnonzero(self.level == level)

    def path(self, branch: int) -> tuple[int, ...]:
        """Return the numbers of the words from the name to the branch."""
        before = self.path(int(self.parent[branch])) if self.parent[branch] >= 0 else ()
        return *before, int(self.word[branch])

    def sums(self, amounts: npt.NDArray[np.int64]) -> Places:
        """Return for each branch the sum of what its sequences have."""
        found = np.zeros(len(self))
        for level in range(AFTER):
            here = self.of[:, level] >= 0
            found += np.bincount(self.of[here, level], amounts[here], minlength=len(self))
        return found.astype(np.int64)

    def inherited(self, given: Flags) -> Flags:
        """Return what holds for the first word of each branch."""
        found = given.copy()
        for level in range(1, AFTER):
            here = self.on(level)
            found[here] = found[self.parent[here]]
        return found


def branches(after: Numbers, whole: Numbers) -> Branches:
    """Number the beginnings of `after` (s, AFTER); sequences whose whole is below 0 are left out."""
    of = np.full((len(whole), AFTER), -1, np.int32)
    wholes, parents, levels, words = (np.empty(0, np.int32) for _ in range(4))
    before = whole.astype(np.int64)
    for level in range(AFTER):
        here = np.flatnonzero((before >= 0) & (after[:, level] >= 0))
        keys, which = np.unique(before[here] << 32 | after[here, level], return_inverse=True)
        above = (keys >> 32).astype(np.int32)
        of[here, level] = which + len(wholes)
        wholes = np.concatenate([wholes, above if level == 0 else wholes[above]])
        parents = np.concatenate([parents, np.full_like(above, -1) if level == 0 else above])
        levels = np.concatenate([levels, np.full_like(above, level)])
        words = np.concatenate([words, (keys & 0xFFFFFFFF).astype(np.int32)])
        before = of[:, level].astype(np.int64)
    return Branches(wholes, parents, levels, words, of)


def parts(
    seen: Follows, tree: Branches, *, names: Numbers, holders: Numbers, signs: Mapping[str, Numbers]
) -> dict[int, dict[str, float]]:
    """Return the branches that may be things of their own, each with the signs that say so, 0 to 1.

    `tree` is of labels, `names` has the number of the name of each; `holders` (who plans it) and `signs` have
    one number per package, below 0 where nothing is told. A part has SUPPORT uses by AGENCIES or more, as a
    beginning that is a name has, and leaves as many behind. Its first word follows this name more than
    others, and seldom stands together with that of another part: words that do tell more about the same
    thing, as its size and its colour, where other things exclude each other. And a sign lies CLEARLY apart
    between it and the rest; or else the name is an umbrella, MOSTLY with a further word, and that word MOSTLY
    behind this name: the sign is then WORDS, the product of the two shares.
    """
    uses = np.bincount(seen.package, minlength=len(seen.label))
    support, totals = tree.sums(uses), _totals(seen.label, uses, len(names))
    specific, own = _specific(tree, support, names)
    known = specific & (support >= SUPPORT) & (totals[tree.whole] - support >= SUPPORT)
    known &= _held(tree, known, seen.package, holders) >= AGENCIES
    known &= _alone(seen, tree, known, uses)
    if not known.any():
        return {}
    apart = {sign: _apart(seen, tree, known, holders, values) for sign, values in signs.items()}
    further = _further(seen, uses, totals)[tree.whole]
    apart[WORDS] = np.where((further > MOSTLY) & (own > MOSTLY), further * own, 0.0)
    clear = known & np.any([each >= CLEARLY for each in apart.values()], axis=0)
    return {
        further: {sign: float(each[branch]) for sign, each in apart.items() if each[branch] >= CLEARLY}
        for branch, further in _outermost(tree, known, clear, support)
    }


def _totals(label: Numbers, uses: Places, count: int) -> Places:
    return np.bincount(label + 1, uses, minlength=count + 1)[1:].astype(np.int64)


def _further(seen: Follows, uses: Places, totals: Places) -> Shares:
    """Return for each label the share of its uses in which a further word follows."""
    some = np.where(seen.after[:, 0] >= 0, seen.label, -1).astype(np.int32)
    return np.asarray(_totals(some, uses, len(totals)) / np.maximum(totals, 1), np.float64)


def _held(tree: Branches, known: Flags, package: Numbers, holders: Numbers) -> Places:
    """Return how many plan something under each known branch."""
    found, wide = np.zeros(len(tree), np.int64), int(holders.max(initial=0)) + 1
    for level in range(AFTER):
        branch = tree.of[package, level]
        here = np.flatnonzero(branch >= 0)
        here = here[known[branch[here]]]
        pairs = np.unique(branch[here].astype(np.int64) * wide + holders[here])
        found += np.bincount(pairs // wide, minlength=len(tree))
    return found


def _specific(tree: Branches, support: Places, names: Numbers) -> tuple[Flags, Shares]:
    """Return whether the first word of a branch follows its name SPECIFIC times as often as it does others.

    And the share of all uses of that word behind names that are behind this one.
    """
    first = tree.on(0)
    name, word, times = names[tree.whole[first]].astype(np.int64), tree.word[first], support[first]
    _keys, which = np.unique(name << 32 | word, return_inverse=True)
    both = np.bincount(which, times, minlength=1)[which]
    of_name, of_word = (
        np.bincount(name, times, minlength=1)[name],
        np.bincount(word, times, minlength=1)[word],
    )
    often, share = np.zeros(len(tree), np.bool_), np.zeros(len(tree))
    often[first] = both * (times.sum() - of_name) >= SPECIFIC * (of_word - both) * of_name
    share[first] = both / np.maximum(of_word, 1)
    for level in range(1, AFTER):
        share[tree.on(level)] = share[tree.parent[tree.on(level)]]
    return tree.inherited(often), share


def _alone(seen: Follows, tree: Branches, known: Flags, uses: Places) -> Flags:
    """Whether the first word of each branch seldom stands together with that of another one of the label."""
    first = tree.on(0)[known[tree.on(0)]]
    words = tree.whole[first].astype(np.int64) << 32 | tree.word[first]
    others = np.zeros(len(seen.label), np.bool_)
    for level in range(1, AFTER):
        told = seen.after[:, level].astype(np.int64)
        pairs = seen.label.astype(np.int64) << 32 | np.maximum(told, 0)
        others |= (told >= 0) & (told != seen.after[:, 0]) & np.isin(pairs, words)
    own = tree.of[:, 0]
    some = np.flatnonzero(own >= 0)
    every = np.bincount(own[some], uses[some], minlength=len(tree))
    both = np.bincount(own[some], uses[some] * others[some], minlength=len(tree))
    return tree.inherited(both <= COMPLETE * every)


def common(seen: Follows, values: Numbers) -> Numbers:
    """Return values (per package) numbered within each label by how common they are, all rare ones as one."""
    labels = seen.label[seen.package].astype(np.int64)
    here = (values >= 0) & (labels >= 0)
    keys, which, times = np.unique(labels[here] << 32 | values[here], return_inverse=True, return_counts=True)
    order = np.lexsort((keys, -times, keys >> 32))
    label, ranks = (keys >> 32)[order], np.empty(len(keys), np.int32)
    ranks[order] = np.minimum(np.arange(len(keys)) - np.searchsorted(label, label), COMMON - 1)
    found = np.full(len(values), -1, np.int32)
    found[here] = ranks[which]
    return found


def _apart(seen: Follows, tree: Branches, known: Flags, holders: Numbers, values: Numbers) -> Shares:
    """Return how far each known branch lies from the rest of its label in one sign, 0 to 1.

    Who plans something counts once for each value and outlet of the tree: who repeats one package a hundred
    times says it once.
    """
    asked = np.flatnonzero(known)
    wholes = np.unique(tree.whole[asked])
    place = np.full(len(tree), -1, np.int64)
    place[asked] = np.arange(len(asked))
    outlet = np.searchsorted(wholes, seen.label) + len(asked)
    outlet[~np.isin(seen.label, wholes)] = -1
    for level in range(AFTER):
        branch = tree.of[:, level]
        outlet = np.where((branch >= 0) & (place[branch] >= 0), place[branch], outlet)
    here = np.flatnonzero((outlet[seen.package] >= 0) & (values >= 0))
    counts = _votes(outlet[seen.package[here]], holders[here], values[here], len(asked) + len(wholes))
    of_whole = np.searchsorted(wholes, tree.whole[asked]) + len(asked)
    for level in range(AFTER - 1, -1, -1):
        below = np.flatnonzero(tree.level[asked] == level)
        np.add.at(counts, place[tree.parent[asked[below]]] if level else of_whole[below], counts[below])
    found = np.zeros(len(tree))
    found[asked] = divergence(counts[: len(asked)], counts[of_whole])
    return found


def _votes(places: Places, holders: Numbers, values: Numbers, size: int) -> Places:
    """Return how many holders there are for each place and value: (size, VALUES)."""
    wide = int(holders.max(initial=0)) + 1
    votes = np.unique((places * wide + holders) * VALUES + values)
    cells = votes // VALUES // wide * VALUES + votes % VALUES
    return np.bincount(cells, minlength=size * VALUES).reshape(size, VALUES)


def _outermost(tree: Branches, known: Flags, clear: Flags, support: Places) -> list[tuple[int, int]]:
    """Return the clear branches within no other, and for each how it nearly always goes on."""
    within = np.zeros(len(tree), np.bool_)
    for level in range(1, AFTER):
        here = tree.on(level)
        within[here] = clear[tree.parent[here]] | within[tree.parent[here]]
    children: dict[int, list[int]] = {}
    for branch in np.flatnonzero(known).tolist():
        children.setdefault(int(tree.parent[branch]), []).append(branch)
    return [(each, _narrowed(each, children, support)) for each in np.flatnonzero(clear & ~within).tolist()]


def _narrowed(branch: int, children: Mapping[int, list[int]], support: Places) -> int:
    for child in children.get(branch, ()):
        if support[child] > (1 - COMPLETE) * support[branch]:
            return _narrowed(child, children, support)
    return branch
