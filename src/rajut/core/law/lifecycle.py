"""A lifecycle is a table of moves; this small engine reads it.

Buttons, URLs, permission, refusal text, audit line, diagram and tests all come from the table.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rajut.core.law.authority import HAT_WORDS, Hat
from rajut.core.words import say

WRONG_STATE = say("Langkah ini tidak tersedia pada keadaan “%(state)s”.")
WRONG_HAT = say("Langkah ini dilakukan oleh %(hats)s.")
SAME = ""  # a move that leads to the state it left
NO_SUCH_MOVE = say("Langkah yang diminta tidak dikenal.")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a move is refused: a sentence (the catalogue's key) and the words that fill it."""

    sentence: str
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def text(self, translate: Callable[[str], str] = lambda text: text) -> str:
        """Return the sentence, translated and filled."""
        filled = {name: ", ".join(translate(word) for word in words) for name, words in self.words.items()}
        return translate(self.sentence) % filled if filled else translate(self.sentence)


class Refused(Exception):
    """A move was asked for that the table does not allow; nothing was changed."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.text())
        self.refusal = refusal


def refuse(sentence: str) -> Refused:
    """Return the exception for a rule that an action itself finds broken."""
    return Refused(Refusal(sentence))


@dataclass(frozen=True, slots=True)
class Check:
    """A question about the facts, and the sentence for whoever may not pass."""

    ask: Callable[[Any], bool]
    refusal: str


def check(refusal: str) -> Callable[[Callable[[Any], bool]], Check]:
    """Make a question about facts into a check that refuses with `refusal`."""
    return lambda ask: Check(ask, refusal)


@dataclass(frozen=True, slots=True)
class Move:
    """One row of the table. `label` is its button, `done` its line in the history."""

    name: str
    origins: frozenset[str]
    to: str
    checks: tuple[Check, ...]
    by: frozenset[Hat]
    label: str
    done: str
    awaited: bool
    deadline: str
    danger: bool
    fields: bool


def move(
    name: str,
    origins: str,
    to: str,
    *checks: Check,
    by: Hat | Collection[Hat],
    label: str,
    done: str,
    awaited: bool = False,
    deadline: str = "",
    danger: bool = False,
    fields: bool = False,
) -> Move:
    """Write one row: from any of `origins` (words in one string) to `to` (SAME: stay), by any hat of `by`.

    `awaited`: somebody is expected to make it (it stands in their inbox), within `deadline` (a code of
    `core.law.deadlines`). `fields`: it needs a form. `danger`: it ends or discards something.
    """
    hats = frozenset({by}) if isinstance(by, Hat) else frozenset(by)
    return Move(
        name, frozenset(origins.split()), to, checks, hats, label, done, awaited, deadline, danger, fields
    )


@dataclass(frozen=True, slots=True)
class Choice:
    """A move of the present state, and why it is refused to this person now (None: it is open)."""

    move: Move
    refusal: Refusal | None


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """States with their words, and the moves between them."""

    name: str
    start: str
    begun_by: frozenset[Hat]
    states: Mapping[str, str]
    moves: tuple[Move, ...]

    def __post_init__(self) -> None:
        named = {state for row in self.moves for state in (*row.origins, row.to)} | {self.start}
        named.discard(SAME)
        if named != set(self.states):
            raise ValueError(f"{self.name}: states and moves differ: {named ^ set(self.states)}")

    def begin(self, *, hats: Collection[Hat]) -> str:
        """Return the first state, or raise Refused when none of `hats` may begin."""
        if not self.begun_by & frozenset(hats):
            raise Refused(_wrong_hat(self.begun_by))
        return self.start

    def row(self, name: str) -> Move:
        """Return the move `name`, or raise Refused: a URL may have named anything."""
        for row in self.moves:
            if row.name == name:
                return row
        raise Refused(Refusal(NO_SUCH_MOVE))

    def refusal(self, row: Move, *, state: str, hats: Collection[Hat], facts: object) -> Refusal | None:
        """Return why `row` is refused now (state first, then hat, then the facts), or None."""
        if state not in row.origins:
            return Refusal(WRONG_STATE, {"state": (self.states[state],)})
        if not row.by & frozenset(hats):
            return _wrong_hat(row.by)
        return next((Refusal(test.refusal) for test in row.checks if not test.ask(facts)), None)

    def take(self, name: str, *, state: str, hats: Collection[Hat], facts: object) -> str:
        """Return the state that the move `name` leads to, or raise Refused."""
        row = self.row(name)
        refusal = self.refusal(row, state=state, hats=hats, facts=facts)
        if refusal is not None:
            raise Refused(refusal)
        return row.to or state

    def choices(self, *, state: str, hats: Collection[Hat], facts: object) -> tuple[Choice, ...]:
        """Return the moves that leave `state`, each open or with its refusal, in the table's order."""
        return tuple(
            Choice(row, self.refusal(row, state=state, hats=hats, facts=facts))
            for row in self.moves
            if state in row.origins
        )

    def awaited(self, hats: Collection[Hat]) -> Mapping[str, Move]:
        """Return, by state, the first move that holders of `hats` are expected to make there."""
        found: dict[str, Move] = {}
        for row in self.moves:
            if row.awaited and row.by & frozenset(hats):
                for state in sorted(row.origins):
                    found.setdefault(state, row)
        return found

    def diagram(self, translate: Callable[[str], str] = lambda text: text) -> str:
        """Return the lifecycle as a Mermaid state diagram."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.start}"]
        lines += [f"    {state}: {translate(words)}" for state, words in self.states.items()]
        lines += [
            f"    {origin} --> {row.to or origin}: {translate(row.label)}"
            for row in self.moves
            for origin in sorted(row.origins)
        ]
        return "\n".join(lines)


def lifecycle(
    name: str,
    *,
    start: str,
    begun_by: Hat | Collection[Hat],
    states: Mapping[str, str],
    moves: Iterable[Move],
) -> Lifecycle:
    """Write a lifecycle; states and moves must name each other exactly."""
    hats = frozenset({begun_by}) if isinstance(begun_by, Hat) else frozenset(begun_by)
    return Lifecycle(name, start, hats, dict(states), tuple(moves))


def _wrong_hat(hats: Collection[Hat]) -> Refusal:
    return Refusal(WRONG_HAT, {"hats": tuple(HAT_WORDS[hat] for hat in sorted(hats))})
