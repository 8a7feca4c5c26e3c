"""What people decided about names of commodities: two are one, or one thing deserves a name of its own.

Records are never changed: a decision is undone by leaving it out. The later decision wins.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rajut.core.potential.procurement.lexicon import UNCLEAR, Kind, Lexicon, Thing
from rajut.core.potential.records import Unsound
from rajut.core.words import say

SAME = say("Sebuah nama tidak dapat digabung dengan dirinya sendiri: %(name)s.")
NOT_UNCLEAR = say("Paket yang tidak jelas tidak dapat digabung.")
NO_NAME = say("%(name)s bukan nama barang.")
IN_ANY_TITLE = say("Frasa “%(phrase)s” dapat berada di judul paket apa saja; sebut juga barangnya.")
NAMING = (Kind.CORE, Kind.GENERAL, Kind.ROLE)  # words that a name is made of


class UnsoundDecision(Unsound):
    """The decision says nothing; `sentence` says why."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Two names are one commodity, which is called `kept`; who and when are the keeper's to record."""

    kept: str
    other: str
    version: int = 1

    def __post_init__(self) -> None:
        """Refuse what would merge nothing, or everything unclear."""
        if UNCLEAR in (self.kept, self.other):
            raise UnsoundDecision(NOT_UNCLEAR)
        if self.kept == self.other:
            raise UnsoundDecision(SAME, name=self.kept)


@dataclass(frozen=True, slots=True)
class Split:
    """Titles with one of these phrases are a commodity of their own, called `name`."""

    name: str
    phrases: tuple[str, ...]
    version: int = 1

    def __post_init__(self) -> None:
        """Refuse what would take its titles away."""
        if self.name == UNCLEAR:
            raise UnsoundDecision(NO_NAME, name=self.name)


Decision = Merge | Split


def demand_names(split: Split, lexicon: Lexicon) -> None:
    """Raise UnsoundDecision where a phrase has no word of a name: it would take every title ("belanja")."""
    for phrase in split.phrases:
        words = [word for word in lexicon.plain(phrase) if not word.isdigit()]
        if not any(lexicon.words.get(word, Kind.CORE) in NAMING for word in words):
            raise UnsoundDecision(IN_ANY_TITLE, phrase=phrase)


def renamed(decisions: Iterable[Decision]) -> dict[str, str]:
    """Return for each merged name the one it goes by, through as many merges as it takes."""
    known: dict[str, str] = {}
    for each in decisions:
        if isinstance(each, Merge):
            kept, other = known.get(each.kept, each.kept), known.get(each.other, each.other)
            if kept == other:
                kept = each.kept
                other = next((name for name in (each.other, other) if name != kept), kept)
            known = {name: kept if called == other else called for name, called in known.items()}
            known |= {other: kept, each.other: kept}
            known.pop(kept, None)
    return known


def confirmed(lexicon: Lexicon, decisions: Sequence[Decision]) -> Lexicon:
    """Return the lexicon with the splits among its things; their phrases are taken from whoever had them.

    A part is read as the thing that its phrases begin with: a part of roads is built too, one of pay is pay.
    """
    splits = [each for each in decisions if isinstance(each, Split)]
    if not splits:
        return lexicon
    owner = {lexicon.plain(phrase): place for place, each in enumerate(splits) for phrase in each.phrases}
    before = [_without(thing, owner, lexicon) for thing in lexicon.things]
    known = {lexicon.plain(phrase): thing for thing in lexicon.things for phrase in thing.phrases}
    own = [
        _like(
            _whole(each, known, lexicon),
            each.name,
            tuple(p for p in each.phrases if owner[lexicon.plain(p)] == place),
        )
        for place, each in enumerate(splits)
    ]
    version = f"{lexicon.version}+{len(splits)}"
    return lexicon.with_things([each for each in (*before, *own) if each.phrases], version=version)


def _without(thing: Thing, owner: Mapping[tuple[str, ...], int], lexicon: Lexicon) -> Thing:
    kept = tuple(phrase for phrase in thing.phrases if lexicon.plain(phrase) not in owner)
    return replace(thing, phrases=kept) if len(kept) < len(thing.phrases) else thing


def _whole(split: Split, known: Mapping[tuple[str, ...], Thing], lexicon: Lexicon) -> Thing | None:
    """Return the thing with the longest beginning of a phrase; None where nothing is known by one."""
    plain = (lexicon.plain(phrase) for phrase in split.phrases)
    begun = (words[:length] for words in plain for length in range(len(words), 0, -1))
    return next((known[each] for each in begun if each in known), None)


def _like(whole: Thing | None, name: str, phrases: tuple[str, ...]) -> Thing:
    """Return a thing that titles are read with as with another one, but that says enough by itself.

    It can be bought together only where the other one just said too little.
    """
    if whole is None:
        return Thing(name, phrases)
    apart = whole.apart and (whole.post or not whole.weak)
    return replace(whole, name=name, phrases=phrases, family=False, weak=False, apart=apart)
