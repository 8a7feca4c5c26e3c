"""All the ways to divide one joint cost, side by side, each with its stability."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from rajut.core.coalition.game import Amounts, Game
from rajut.core.coalition.rules import Rule, divided, possible
from rajut.core.coalition.stability import Stability, stability
from rajut.core.potential.records import Sentence, sentence
from rajut.core.words import say

SAVES = say("Bersama %(saved)s lebih murah daripada sendiri-sendiri (%(percent)s persen).")
COSTS = say("Bersama %(saved)s lebih mahal daripada sendiri-sendiri (%(percent)s persen).")
EMPTY_CORE = say("Apa pun pembagiannya, selalu ada gabungan yang lebih murah sendiri.")


@dataclass(frozen=True, slots=True)
class Division:
    """One rule's answer: what each player pays, in the order of the players, and whether that holds."""

    rule: Rule
    shares: tuple[float, ...]
    stability: Stability


@dataclass(frozen=True, slots=True)
class Sharing:
    """A joint cost and its divisions; amounts in the unit of the costs."""

    players: tuple[str, ...]
    alone: tuple[float, ...]
    total: float
    divisions: tuple[Division, ...]
    core_is_empty: bool

    @property
    def saved(self) -> float:
        """What all save together against each alone; negative where joining costs more."""
        return sum(self.alone) - self.total

    @property
    def told(self) -> tuple[Sentence, ...]:
        """What the costs say before any rule."""
        apart = sum(self.alone)
        percent = 100 * abs(self.saved) / apart if apart else 0.0
        saved = sentence(SAVES if self.saved >= 0 else COSTS, saved=abs(self.saved), percent=percent)
        return (saved, sentence(EMPTY_CORE)) if self.core_is_empty else (saved,)


def sharing(
    game: Game, *, measures: Mapping[str, Amounts] | None = None, rules: Iterable[Rule] | None = None
) -> Sharing:
    """Divide a joint cost by every rule that can be applied (or by `rules`), and test each.

    The nucleolus is in the core whenever the core is not empty (Schmeidler 1969), so it decides that.
    """
    wanted = tuple(possible(game, measures or {}) if rules is None else rules)
    divisions = tuple(_division(game, rule, divided(game, rule, measures)) for rule in wanted)
    least = next((each for each in divisions if each.rule is Rule.NUCLEOLUS), None)
    least = least or _division(game, Rule.NUCLEOLUS, divided(game, Rule.NUCLEOLUS))
    return Sharing(
        players=game.players,
        alone=_plain(game.alone),
        total=game.total,
        divisions=divisions,
        core_is_empty=not least.stability.in_core,
    )


def _division(game: Game, rule: Rule, shares: Amounts) -> Division:
    return Division(rule, _plain(shares), stability(game, shares))


def _plain(amounts: Amounts) -> tuple[float, ...]:
    return tuple(float(amount) for amount in np.asarray(amounts))
