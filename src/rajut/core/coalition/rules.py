"""The ways to divide a joint cost, from the plainest to the most careful."""

from collections.abc import Callable, Mapping

import numpy as np

from rajut.core.coalition.game import Amounts, Game
from rajut.core.coalition.meanings import MEASURED as MEASURED
from rajut.core.coalition.meanings import NAMES as NAMES
from rajut.core.coalition.meanings import Rule as Rule
from rajut.core.coalition.nucleolus import nucleolus
from rajut.core.coalition.shapley import shapley
from rajut.core.potential.records import Unsound
from rajut.core.words import say

NEGATIVE = say("Ukuran pembagi tidak boleh negatif atau kosong.")
NOTHING = say("Jumlah ukuran pembagi nol; tidak ada yang dapat dibagi menurutnya.")
UNEVEN = say("Ukuran pembagi harus ada untuk setiap pihak: %(given)s dari %(needed)s.")
NO_WEIGHTS = say("Kunci gabungan memerlukan sedikitnya satu ukuran.")


class UnsoundKey(Unsound):
    """Nothing can be divided by these measures."""


def equal(game: Game) -> Amounts:
    """Divide the total evenly; shape (n,)."""
    return np.full(len(game), game.total / len(game))


def alone(game: Game) -> Amounts:
    """Divide in proportion to the stand-alone costs; shape (n,)."""
    return game.total * key(game.alone)


def separable(game: Game) -> Amounts:
    """Charge everybody what its joining adds, and divide the rest by what each still gains; shape (n,).

    Separable costs-remaining benefits (Federal Inter-Agency River Basin Committee 1950; Young 1985). Where
    nobody gains anything more, the rest is divided evenly.
    """
    marginal = game.total - game.costs[game.everybody ^ (1 << np.arange(len(game)))]
    gains = np.maximum(game.alone - marginal, 0.0)
    rest = game.total - marginal.sum()
    return np.asarray(marginal + rest * (key(gains) if gains.sum() > 0 else key(np.ones(len(game)))))


PLAIN: Mapping[Rule, Callable[[Game], Amounts]] = {
    Rule.EQUAL: equal,
    Rule.ALONE: alone,
    Rule.SEPARABLE: separable,
    Rule.SHAPLEY: shapley,
    Rule.NUCLEOLUS: nucleolus,
}


def key(measure: Amounts) -> Amounts:
    """Turn measures (shape (n,), none negative) into shares that add to one."""
    if not len(measure) or not np.isfinite(measure).all() or (measure < 0).any():
        raise UnsoundKey(NEGATIVE)
    if not measure.sum() > 0:
        raise UnsoundKey(NOTHING)
    return np.asarray(measure / measure.sum())


def joint_key(measures: Mapping[str, Amounts], weights: Mapping[str, float] | None = None) -> Amounts:
    """Return the key of several measures: share_i = sum over k of w_k x_ik / sum_j x_jk; shape (n,).

    With population, area and coverage of the service it is the key of UU 23/2014 art. 364(5), elucidation,
    which names the three and no weights: without `weights` they count the same.
    """
    if not measures:
        raise UnsoundKey(NO_WEIGHTS)
    counted = key(np.array([1.0 if weights is None else weights[name] for name in measures]))
    lines = np.array([key(measure) for measure in measures.values()])
    return np.asarray(counted @ lines)


def divided(game: Game, rule: Rule, measures: Mapping[str, Amounts] | None = None) -> Amounts:
    """Divide the total by a rule; shape (n,), adding to the total. Some rules need measures."""
    if rule in PLAIN:
        return PLAIN[rule](game)
    wanted = {name: (measures or {})[name] for name in MEASURED[rule]}
    uneven = next((len(given) for given in wanted.values() if len(given) != len(game)), None)
    if uneven is not None:
        raise UnsoundKey(UNEVEN, given=uneven, needed=len(game))
    return game.total * joint_key(wanted)


def possible(game: Game, measures: Mapping[str, Amounts]) -> list[Rule]:
    """Return the rules that can divide this game with these measures, in their order."""
    divides = bool((game.alone >= 0).all() and game.alone.sum() > 0)
    plain = [rule for rule in PLAIN if rule is not Rule.ALONE or divides]
    return [rule for rule in Rule if rule in plain or set(MEASURED.get(rule, "?")) <= set(measures)]
