"""What an opportunity saves under other assumptions and who would pay what, worked out while one reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from rajut.core.potential.paying import whole_percent
from rajut.core.potential.records import Basis, Sentence, Unsound
from rajut.steps.identify.forms.assumptions import MEMBERS, Assumptions
from rajut.steps.identify.models import Judgement
from rajut.steps.identify.models.finding import spoken
from rajut.steps.identify.queries.basis import still_sound
from rajut.steps.identify.queries.opportunities import Places
from rajut.steps.identify.queries.telling import told
from rajut.ui import words

if TYPE_CHECKING:
    from rajut.core.coalition.game import Amounts, Game
    from rajut.core.coalition.sharing import Division, Sharing

WHOLE = 1000  # a number from here on is money, told without its cents
MILLION = 1_000_000  # what the table of payers counts in, so that its figures stand side by side


@dataclass(frozen=True, slots=True)
class Way:
    """One way to share: whether it holds, and who would leave by how much."""

    name: str
    holds: bool
    words: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the members save together (low, middle, high), how surely, and every way to share the cost.

    A payer is a name, what it pays alone, and what it would pay each way, by the way's name: in millions of
    rupiah, to be told with so many digits.
    """

    apart: float
    saving: tuple[float, float, float]
    sure: float
    ways: tuple[Way, ...]
    payers: tuple[tuple[str, float, tuple[tuple[str, float], ...]], ...]
    told: tuple[str, ...]

    @property
    def digits(self) -> int:
        """How many decimals tell the payers' shares apart."""
        return 0 if self.apart >= WHOLE * MILLION else 1 if self.apart >= 10 * MILLION else 3


def reckoned(basis: Basis, *, asked: QueryDict, judgement: Judgement | None, among: Places) -> dict[str, Any]:
    """Return the form and its answer: as asked for in the address, else as the own organisation set it.

    There is no answer to what cannot be read; the form says what is wrong.
    """
    names = {code: among[code].short_name if code in among else code for code in basis.members}
    before = set_before(basis, judgement)
    given = asked if MEMBERS in asked or any(each.name in asked for each in basis.assumptions) else None
    form = Assumptions(given, basis=basis, names=names, initial=before)
    if given is not None and not form.is_valid():
        return {"form": form, "answer": None}
    members = form.members if form.is_bound else before[MEMBERS]
    assumed = form.assumed if form.is_bound else {name: before[name] for name in before if name != MEMBERS}
    try:
        answer = _answer(basis, members=members, assumed=assumed, among=among)
    except Unsound as error:
        return {"form": form, "answer": None, "fault": spoken(told(error.sentence))}
    alone = _(basis.alone_words) if basis.alone_words else _("dibayar sendiri-sendiri")
    return {"form": form, "answer": answer, "alone": alone}


def initially(asked: QueryDict) -> dict[str, Any]:
    """Return what the address says, as the first values of a form."""
    given: dict[str, Any] = {name: value for name, value in asked.items() if name != MEMBERS}
    return {**given, MEMBERS: asked.getlist(MEMBERS)} if MEMBERS in asked else given


def set_before(basis: Basis, judgement: Judgement | None) -> dict[str, Any]:
    """Return what the own organisation set before, as far as the basis still has it."""
    own = still_sound(basis, judgement.assumed if judgement else {})
    chosen = [code for code in (judgement.chosen if judgement else ()) if code in basis.members]
    return {**own, MEMBERS: chosen or [*basis.members]}


def _answer(basis: Basis, *, members: Sequence[str], assumed: Mapping[str, float], among: Places) -> Answer:
    # Imported here, so that only a page that reckons pays for numpy and the optimiser.
    from rajut.core.coalition.reckoning import reckon
    from rajut.core.coalition.sharing import sharing

    found = reckon(basis, members=members, assumed=assumed)
    game = _named(found.game, among)
    divided = sharing(game, measures=_measures(found.game, among)) if len(members) > 1 else None
    return Answer(
        apart=found.apart,
        saving=(found.p10, found.p50, found.p90),
        sure=whole_percent(found.sure) / 100,
        ways=_ways(divided),
        payers=_payers(game, divided),
        told=tuple(map(_said, divided.told)) if divided else (),
    )


def _named(game: "Game", among: Places) -> "Game":
    """The game with the members' everyday names, which its sentences then use."""
    from rajut.core.coalition.game import Game

    return Game(tuple(among[code].short_name if code in among else code for code in game.players), game.costs)


def _measures(game: "Game", among: Places) -> "dict[str, Amounts]":
    """The population of every member, where all are known."""
    import numpy as np

    people = [among[code].population if code in among else None for code in game.players]
    known = [each for each in people if each is not None]
    return {"population": np.array(known, dtype=np.float64)} if len(known) == len(people) else {}


def _ways(divided: "Sharing | None") -> tuple[Way, ...]:
    return tuple(
        Way(_way(each), each.stability.in_core, _said(each.stability.told))
        for each in (divided.divisions if divided else ())
    )


def _payers(
    game: "Game", divided: "Sharing | None"
) -> tuple[tuple[str, float, tuple[tuple[str, float], ...]], ...]:
    ways = divided.divisions if divided else ()
    return tuple(
        (name, alone / MILLION, tuple((_way(each), each.shares[place] / MILLION) for each in ways))
        for place, (name, alone) in enumerate(zip(game.players, game.alone.tolist(), strict=True))
    )


def _way(division: "Division") -> str:
    from rajut.core.coalition.rules import NAMES

    return _(NAMES[division.rule])


def _said(sentence: Sentence) -> str:
    """A sentence in the reader's language, its rupiah whole."""
    return sentence.text(_, number=lambda value: words.number(value, 0 if abs(value) >= WHOLE else None))
