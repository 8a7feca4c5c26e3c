"""What if somebody leaves, or joins: the choice then, what it is worth, and which groups change.

The search begins from the present choice. Of what it finds only that is taken which hangs together with the
places that were asked about: two choices are laid over each other, and where their groups do not reach those
places the present ones stay (partition crossover; Whitley, Hains & Howe 2009).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from rajut.core.coalition.conditions import Indices, Pair
from rajut.core.coalition.game import Amounts
from rajut.core.coalition.groups import Flags, Ground, Places
from rajut.core.coalition.heuristic import STEPS, Lookup, quick
from rajut.core.coalition.program import members

SHORT = STEPS // 3  # a search that begins from a choice needs fewer steps


@dataclass(frozen=True, slots=True)
class Change:
    """The choice after the change (rows of the list), what it is worth, and what it was worth before."""

    chosen: tuple[int, ...]
    before: float
    after: float
    ended: tuple[int, ...]  # groups that are no more
    formed: tuple[int, ...]  # groups that are new

    @property
    def difference(self) -> float:
        """How much more it is worth; less where it is negative."""
        return self.after - self.before


def what_if(
    land: Ground,
    groups: Places,
    worth: Amounts,
    chosen: Sequence[int],
    *,
    leave: Iterable[int] = (),
    join: Iterable[Pair] = (),
    part: Iterable[Pair] = (),
    without: Iterable[int] = (),
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
    looked: Lookup | None = None,
    rng: np.random.Generator,
) -> Change:
    """Answer for the choice `chosen` what changes if places `leave`, or pairs `join` one group or `part`.

    `without`, `together` and `apart` are the conditions that the choice kept already, and keeps. `looked` is
    `heuristic.lookup(groups, …)`, prepared once where many questions follow. The same state of `rng` gives
    the same answer. Raises Unfit as `partition.partition` does.
    """
    leave, join, part = tuple(leave), tuple(join), tuple(part)
    found = quick(
        land,
        groups,
        worth,
        without=(*without, *leave),
        together=(*together, *join),
        apart=(*apart, *part),
        begin=chosen,
        looked=looked,
        steps=SHORT * len(land),
        rng=rng,
    )
    present = np.array(sorted(chosen), dtype=np.int64)
    named = np.array([*leave, *(place for pair in (*join, *part) for place in pair)], dtype=np.int64)
    after = _near(groups, present, np.array(found.chosen, dtype=np.int64), named, len(land))
    return Change(
        chosen=tuple(after.tolist()),
        before=float(worth[present].sum()),
        after=float(worth[after].sum()),
        ended=tuple(np.setdiff1d(present, after).tolist()),
        formed=tuple(np.setdiff1d(after, present).tolist()),
    )


def _near(groups: Places, present: Indices, found: Indices, named: Indices, n: int) -> Indices:
    """Take what was found where its groups and the present ones reach a named place, else the present."""
    reached = np.zeros(n, dtype=bool)
    reached[named] = True
    held = members(groups[np.concatenate([present, found])], n)
    inside = _reaching(held, reached)
    while (held[inside].any(axis=0) & ~reached).any():
        reached |= held[inside].any(axis=0)
        inside = _reaching(held, reached)
    return np.sort(np.concatenate([present[~inside[: len(present)]], found[inside[len(present) :]]]))


def _reaching(held: Flags, places: Flags) -> Flags:
    """Return which groups hold one of the places."""
    return np.asarray((held & places).any(axis=1))
