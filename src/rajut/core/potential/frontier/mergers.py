"""What units would save by providing a service together, after each has become efficient by itself.

Bogetoft, P. & Wang, D. (2005), *Estimating the potential gains from mergers*: what a
merger might save is what each could learn alone, times what a better balance brings (harmony), times what
size brings or costs.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rajut.core.potential.frontier.measure import EVEN, Frontier
from rajut.core.potential.frontier.units import Amounts, NotUnits
from rajut.core.potential.records import Sentence, sentence
from rajut.core.words import say

Groups = npt.NDArray[np.int64]

BLOCK = 1 << 16  # groups at a time

NOT_GROUPS = say("Gabungan harus berupa tabel nomor satuan, satu gabungan setiap baris.")
NO_MEMBER = say("Gabungan ke-%(group)s tidak mempunyai anggota.")
STRANGER = say("Gabungan ke-%(group)s menyebut satuan yang tidak ada.")
TWICE = say("Gabungan ke-%(group)s menyebut %(unit)s dua kali.")

TOO_LARGE = say(
    "%(members)s bersama melakukan lebih daripada yang terbukti dapat dilakukan menurut data; "
    "tanpa pembanding sebesar itu hematnya tidak dapat dinilai."
)
SAVES = say(
    "Bila %(members)s bekerja sama setelah masing-masing efisien, masukan berkurang %(percent)s persen."
)
COSTS = say(
    "Bila %(members)s bekerja sama setelah masing-masing efisien, masukan bertambah %(percent)s persen."
)
NOTHING = say("Bila %(members)s bekerja sama setelah masing-masing efisien, masukan tidak berubah.")
LEARNING = say("Tanpa bekerja sama pun, belajar dari yang terbaik menghemat %(percent)s persen.")
HARMONY = say("Keseimbangan yang lebih baik di antara mereka menghemat %(percent)s persen.")
SIZE_SAVES = say("Ukuran yang lebih besar menghemat %(percent)s persen.")
SIZE_COSTS = say("Ukuran yang lebih besar menambah %(percent)s persen.")


@dataclass(frozen=True, slots=True, eq=False)
class Gains:
    """Groups of units as if merged; `groups` (c, K) are their places, -1 where a group is smaller.

    `potential` = `learning` × `harmony` × `size`, each (c,): the share of the inputs still needed.
    NaN in `potential`, `learning`, `size` and `saved` where no mix of the units does as much as the group.
    `saved` (c, m) is what is needed less of each input, beyond what each saves alone; negative is a loss.
    """

    names: tuple[str, ...]
    groups: Groups
    potential: Amounts
    learning: Amounts
    harmony: Amounts
    size: Amounts
    saved: Amounts

    @property
    def possible(self) -> npt.NDArray[np.bool_]:
        """Which groups can be judged at all; shape (c,)."""
        return ~np.isnan(self.potential)

    @property
    def together(self) -> Amounts:
        """Harmony times size: the share needed once each is efficient; below 1 working together pays."""
        return np.asarray(self.harmony * self.size)

    def members(self, group: int) -> tuple[str, ...]:
        """Name the units of a group."""
        return tuple(self.names[place] for place in self.groups[group] if place >= 0)

    def told(self, group: int) -> tuple[Sentence, ...]:
        """Say what a group would save and by what, or why it cannot be said."""
        who = ", ".join(self.members(group))
        if not self.possible[group]:
            return (sentence(TOO_LARGE, members=who),)
        change = _percent(self.together[group])
        template = SAVES if change > 0 else COSTS if change < 0 else NOTHING
        parts = (
            (LEARNING, _percent(self.learning[group])),
            (HARMONY, _percent(self.harmony[group])),
            (SIZE_SAVES, _percent(self.size[group])),
            (SIZE_COSTS, -_percent(self.size[group])),
        )
        first = sentence(template, members=who, **({"percent": abs(change)} if change else {}))
        return (first, *(sentence(part, percent=value) for part, value in parts if value > 0))


def gains(best: Frontier, groups: npt.ArrayLike) -> Gains:
    """Judge groups of the frontier's units, shape (c, K): places of units in their order, -1 where fewer.

    Raises NotUnits for a group without members, with a stranger, or with a unit twice.
    """
    wanted = _checked(groups, best)
    blocks = [_judged(best, wanted[at : at + BLOCK]) for at in range(0, max(len(wanted), 1), BLOCK)]
    potential, after, harmony, saved = (np.concatenate(each) for each in zip(*blocks, strict=True))
    return Gains(
        names=best.units.names,
        groups=wanted,
        potential=potential,
        learning=potential / after,
        harmony=harmony,
        size=after / harmony,
        saved=saved,
    )


def merged(amounts: Amounts, groups: Groups) -> Amounts:
    """Add up the members of each group; shape (n, m) and (c, K) to (c, m)."""
    total = np.zeros((len(groups), amounts.shape[1]))
    for places in groups.T:
        total += np.where((places >= 0)[:, None], amounts[places], 0.0)
    return total


def _judged(best: Frontier, groups: Groups) -> tuple[Amounts, Amounts, Amounts, Amounts]:
    """Return of some groups: potential, what remains of it after learning, harmony, and what is saved."""
    learned = best.units.inputs * best.members.score[:, None]
    used, able = merged(best.units.inputs, groups), merged(learned, groups)
    brought = merged(best.units.outputs, groups)
    count = (groups >= 0).sum(axis=1)[:, None]
    potential, _ = best.hull.evaluate(used, brought)
    possible = ~np.isnan(potential)
    after = np.full(len(groups), np.nan)
    after[possible], _ = best.hull.evaluate(able[possible], brought[possible])
    harmony, _ = best.hull.evaluate(able / count, brought / count)
    return potential, after, np.minimum(harmony, 1.0), (1 - after)[:, None] * able


def _percent(share: float) -> float:
    return round(100 * (1 - float(share)), 2) if abs(1 - share) > EVEN else 0.0


def _checked(given: npt.ArrayLike, best: Frontier) -> Groups:
    try:
        table = np.asarray(given)
    except ValueError:  # rows of different lengths
        raise NotUnits(NOT_GROUPS) from None
    if table.ndim != 2 or not (np.issubdtype(table.dtype, np.integer) or not table.size):
        raise NotUnits(NOT_GROUPS)
    groups = table.astype(np.int64)
    for wrong, template in (
        (~(groups >= 0).any(axis=1), NO_MEMBER),
        (((groups >= len(best.units)) | (groups < -1)).any(axis=1), STRANGER),
    ):
        for row in np.flatnonzero(wrong):
            raise NotUnits(template, group=int(row) + 1)
    _check_once(groups, best)
    return groups


def _check_once(groups: Groups, best: Frontier) -> None:
    ordered = np.sort(groups, axis=1)
    for row, column in np.argwhere((ordered[:, 1:] == ordered[:, :-1]) & (ordered[:, 1:] >= 0)):
        raise NotUnits(TWICE, group=int(row) + 1, unit=best.units.names[ordered[row, column]])
