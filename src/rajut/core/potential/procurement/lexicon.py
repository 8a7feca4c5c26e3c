"""What is known of titles beforehand: general words, short forms, and the names of commodities.

The list of commodities (the thesaurus) is an argument everywhere; `own()` is the small one of this package.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum
from functools import cache
from importlib.resources import files
from re import fullmatch

from rajut.core.potential.records import Unsound
from rajut.core.words import say

LICENCE = "Apache-2.0"
TABLES = ("words.tsv", "short.tsv", "things.tsv", "accounts.tsv")
UNCLEAR = "tidak-jelas"
MOST_WORDS = 16  # of one phrase

ODD_NAME = say("Nama komoditas harus huruf kecil, angka, dan tanda hubung: %(given)s.")
ODD_PHRASE = say("Frasa harus 1 sampai %(most)s kata huruf kecil: %(given)s.")
TWICE = say("Frasa “%(phrase)s” menunjuk dua komoditas: %(one)s dan %(other)s.")


class UnsoundLexicon(Unsound):
    """The lexicon contradicts itself or cannot be read; `sentence` says where."""


class Action(StrEnum):
    """What is done to the commodity; part of the label."""

    BUY = "beli"
    MAINTAIN = "pelihara"
    RENT = "sewa"
    BUILD = "bangun"
    REHABILITATE = "rehab"
    DESIGN = "rancang"
    SUPERVISE = "awasi"


class Kind(IntEnum):
    """What a word does in a title; the first seven are the actions, in their order."""

    BUY = 0
    MAINTAIN = 1
    RENT = 2
    BUILD = 3
    REHAB = 4
    DESIGN = 5
    SUPERVISE = 6
    MEND = 7  # keeps a movable thing in order, but rehabilitates a structure
    CONSULT = 8  # a consultant: who designs, unless told to supervise
    OVERSEER = 9  # supervises where a consultant does
    PLANNER = 10  # designs where a consultant does
    CORE = 11  # names the commodity
    NOISE = 12  # tells nothing
    NEUTRAL = 13  # every title has it: no part of a name unless a phrase says so
    BOUNDARY = 14  # what follows tells who, where, when or for what
    SOFT = 15  # little words, also left out of phrases
    OPEN = 16
    CLOSE = 17
    JOIN = 18  # sets things side by side
    DASH = 19
    ENDING = 20  # left out of phrases as soft words are, but what follows is for what or whom
    COMMA = 21  # sets things side by side, and shows that there is a list
    GENERAL = 22  # part of a name, but no name by itself
    PROVIDE = 23  # begins the name of an activity where something was named before
    ROLE = 24  # begins the name of a position; no name by itself
    POSITION = 25  # behind it stands a position, where a person is paid; else a boundary
    MAKE = 26  # builds a structure; anything else that is made is bought
    NAMELY = 27  # opens as a bracket does, and what follows is what is bought


MARKS = {"(": Kind.OPEN, ")": Kind.CLOSE, ",": Kind.COMMA, "/": Kind.JOIN, "&": Kind.JOIN, "-": Kind.DASH}
JOINING = frozenset({"dan", "atau", "serta", "beserta", "dengan"})  # soft words that also set side by side


@dataclass(frozen=True, slots=True)
class Thing:
    """A commodity and the phrases that name it.

    A `family` names it only where nothing more specific follows; a `structure` is built, not bought; `over`
    wins in titles that build, or that keep in order where it is bought; `action` is what is done where the
    title does not say; `apart` is nothing that governments could buy together: pay, contributions, bills,
    land, or a name that says too little. A `post` is a position, and a family of posts is followed by
    nothing else; a `weak` family says so little that words nobody listed name more. An `event` in brackets
    is what something else is bought for.
    """

    name: str
    phrases: tuple[str, ...]
    family: bool = False
    structure: bool = False
    over: bool = False
    apart: bool = False
    post: bool = False
    weak: bool = False
    event: bool = False
    action: Action | None = None

    def __post_init__(self) -> None:
        """Refuse names and phrases that no title could show."""
        if not fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", self.name):
            raise UnsoundLexicon(ODD_NAME, given=self.name)
        for phrase in self.phrases:
            if not fullmatch(rf"[a-z0-9]+( [a-z0-9]+){{0,{MOST_WORDS - 1}}}", phrase):
                raise UnsoundLexicon(ODD_PHRASE, given=phrase, most=MOST_WORDS)


@dataclass(frozen=True, slots=True)
class Source:
    """What a table of the lexicon says of itself: a later version has a greater text."""

    table: str
    version: str
    licence: str
    origin: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """General words by kind, short forms, and things; with its version, licence, and where it is from."""

    words: Mapping[str, Kind] = field(default_factory=dict)
    short: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    things: tuple[Thing, ...] = ()
    version: str = ""
    licence: str = LICENCE
    sources: tuple[Source, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a phrase of two things."""
        known: dict[tuple[str, ...], str] = {}
        for thing in self.things:
            for phrase in thing.phrases:
                other = known.setdefault(self.plain(phrase), thing.name)
                if other != thing.name:
                    raise UnsoundLexicon(TWICE, phrase=phrase, one=other, other=thing.name)

    def plain(self, phrase: str) -> tuple[str, ...]:
        """Return a phrase as titles are read: short forms written out, no soft words, long numbers as 0."""
        read = ("0" if len(word) > 1 and word.isdigit() else word for word in phrase.split())
        long = [word for short in read for word in self.short.get(short, (short,))]
        return tuple(word for word in long if self.words.get(word) not in (Kind.SOFT, Kind.ENDING)) or tuple(
            long
        )

    def apart(self) -> frozenset[str]:
        """Return the names of what governments cannot buy together."""
        return frozenset(each.name for each in self.things if each.apart)

    def with_things(self, things: Iterable[Thing], *, version: str) -> "Lexicon":
        """Return the lexicon with other things."""
        return replace(self, things=tuple(things), version=version)


@cache
def own() -> Lexicon:
    """Return the small lexicon of this package (tables/), with where each table is from."""
    words = {word: Kind[kind.upper()] for kind, many in reversed(_rows("words.tsv")) for word in many.split()}
    once = {each: tuple(long.split()) for each, long in _rows("short.tsv") if each != long}
    short = {
        each: tuple(word for part in long for word in once.get(part, (part,))) for each, long in once.items()
    }
    sources = tuple(map(_source, TABLES))
    things = tuple(_thing(*row) for table in ("things.tsv", "accounts.tsv") for row in _rows(table))
    version = max(each.version for each in sources)
    return Lexicon(words, short, things, version, sources[0].licence, sources)


def _lines(table: str) -> list[str]:
    return (files(__package__) / "tables" / table).read_text(encoding="utf-8").splitlines()


def _rows(table: str) -> list[list[str]]:
    return [line.split("\t") for line in _lines(table) if line and not line.startswith("#")]


def _source(table: str) -> Source:
    told = dict(line[3:].split("\t") for line in _lines(table) if line.startswith("#: "))
    return Source(table, **told)


def _thing(name: str, kind: str, phrases: str) -> Thing:
    told = set(kind.split())
    actions = {"buy": Action.BUY, "design": Action.DESIGN, "supervise": Action.SUPERVISE}
    return Thing(
        name,
        tuple(phrases.split("|")),
        family="family" in told,
        structure="structure" in told,
        over="over" in told,
        apart="apart" in told,
        post="post" in told,
        weak="weak" in told,
        event="event" in told,
        action=next((actions[each] for each in sorted(told & set(actions))), None),
    )
