"""The vocabulary as one array of strings, and what holds for every label, as arrays."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from bench.titles import phrases
from bench.titles.things import COMMONEST, FAMILIES, THINGS

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

AGENCIES, REGIONS = 10_000, 552
SMALL = frozenset(("dan", "di", "untuk", "dalam", "pada", "yang", "bagi", "guna", "serta", "utk", "ke"))
WORD = re.compile(r"(?<![A-Za-z0-9.,'])[a-z][a-z]*")
ZIPF_EXPONENT, ZIPF_SHIFT = 1.1, 3.0
PLAIN_KINDS = frozenset(("service", "pay", "event", "consult", "land", "road", "building"))


def titled(text: str) -> str:
    """A text with capital initials, but for the small words."""
    return WORD.sub(lambda found: found[0] if found[0] in SMALL else found[0].capitalize(), text)


def capital(text: str) -> str:
    """A text with its first letter a capital."""
    return text[:1].upper() + text[1:]


class Words:
    """All words, each list of them once; the word at 0 is empty."""

    def __init__(self) -> None:
        """No words but the empty one."""
        self.texts: list[str] = [""]
        self._spans: dict[tuple[str, ...], tuple[int, int]] = {("",): (0, 1)}

    def span(self, texts: tuple[str, ...]) -> tuple[int, int]:
        """Where a list of words begins and how many they are."""
        if texts not in self._spans:
            self._spans[texts] = (len(self.texts), len(texts))
            self.texts += texts
        return self._spans[texts]

    def spans(self, lists: list[tuple[str, ...]]) -> "Spans":
        """The beginnings and sizes of many lists."""
        found = np.array([self.span(texts) for texts in lists], dtype=np.int64)
        return Spans(found[:, 0].copy(), found[:, 1].copy())

    def array(self) -> Any:
        """The words three times: as they are, with capital initials, with one capital."""
        return pa.array([*self.texts, *map(titled, self.texts), *map(capital, self.texts)], pa.string())


@dataclass(frozen=True)
class Spans:
    """Lists of words: where each begins and its size."""

    start: Ints
    size: Ints

    def pick(self, which: Ints, chance: Floats) -> Ints:
        """A word of each list asked for, the earlier the smaller the chance given (0 ≤ chance < 1)."""
        return self.start[which] + (self.size[which] * chance).astype(np.int64)


@dataclass(frozen=True)
class Tables:
    """What holds for commodities and labels; the parts of `phrases` are lists by their number in `LISTS`."""

    words: Any
    copy: int
    empty: Flags
    commodity: Ints
    ways: Spans
    leads: Spans
    accounts: Spans
    details: Spans
    lists: Spans
    first: Ints
    many: Ints
    works: Flags
    plain: Flags
    log_ceiling: Floats
    draw_label: npt.NDArray[np.int16]
    draw_agency: npt.NDArray[np.int16]
    region: npt.NDArray[np.int16]
    names: dict[int, str]


LISTS: tuple[tuple[str, ...], ...] = (
    ("",),
    phrases.ACTIVITY_LEADS,
    phrases.ACTIVITIES,
    phrases.CONNECTION_LEADS,
    phrases.CONNECTIONS,
    phrases.WHOM_LEADS,
    phrases.WHOM,
    phrases.NEAR,
    phrases.VILLAGE_LEADS,
    phrases.VILLAGES,
    phrases.STREET_LEADS,
    phrases.STREETS,
    phrases.REGION_LEADS,
    phrases.REGIONS,
    phrases.YEARS,
    phrases.FUNDS,
    phrases.PHASES,
    phrases.QUANTITIES,
    phrases.BRANDS,
    phrases.SIZES,
    phrases.MARKS,
    phrases.CODES,
    phrases.ENDINGS,
    phrases.WIDE,
    phrases.JOINTS,
    phrases.LAST_JOINTS,
    phrases.ACCOUNT_MARKS,
    phrases.OPENINGS,
)
(
    NONE,
    ACTIVITY_LEAD,
    ACTIVITY,
    CONNECTION_LEAD,
    CONNECTION,
    WHOM_LEAD,
    WHOM,
    NEAR,
    VILLAGE_LEAD,
    VILLAGE,
    STREET_LEAD,
    STREET,
    REGION_LEAD,
    REGION,
    YEAR,
    FUND,
    PHASE,
    QUANTITY,
    BRAND,
    SIZE,
    MARK,
    CODE,
    ENDING,
    WIDE,
    JOINT,
    LAST_JOINT,
    ACCOUNT_MARK,
    OPENING,
) = range(len(LISTS))


def chances(weights: Floats, bits: int) -> npt.NDArray[np.int16]:
    """A table of numbers, each as often as its weight says."""
    ends = np.cumsum(weights) / weights.sum()
    marks = (np.arange(1 << bits) + 0.5) / (1 << bits)
    return np.searchsorted(ends, marks).astype(np.int16)


def _popularity() -> Floats:
    """The weight of every commodity: the commonest in their order, then the others, by Zipf."""
    place = {thing.ways[0]: number for number, thing in enumerate(THINGS)}
    head = [place[name] for name in COMMONEST]
    rest = np.setdiff1d(np.arange(len(THINGS)), head)
    order = np.concatenate([np.array(head), np.random.default_rng(552).permutation(rest)])
    weights = np.empty(len(THINGS))
    weights[order] = (np.arange(len(THINGS)) + 1.0 + ZIPF_SHIFT) ** -ZIPF_EXPONENT
    return weights


def _labels() -> list[tuple[int, str]]:
    """All labels: a commodity and an action that goes with it."""
    return [(number, action) for number, thing in enumerate(THINGS) for action in thing.actions]


def _label_weights(labels: list[tuple[int, str]]) -> Floats:
    """The weight of every label: that of its commodity, the first actions more than the later ones."""
    popularity = _popularity()
    ranks = np.array([THINGS[thing].actions.index(action) for thing, action in labels])
    shares = 1.0 / (1.0 + ranks) ** 1.3
    things = np.array([thing for thing, _ in labels])
    whole = np.bincount(things, shares)
    weights: Floats = popularity[things] * shares / whole[things]
    return weights


def _log_ceilings(labels: list[tuple[int, str]]) -> Floats:
    """The middle of the logarithm of every label's ceiling."""
    factor = {"b": 1.0, "m": 0.2, "r": 0.25, "c": 1.0, "h": 0.5, "d": 0.06, "s": 0.04}
    middle = [THINGS[thing].millions * 1e6 * factor[action] for thing, action in labels]
    spread: Floats = np.random.default_rng(38).normal(0.0, 0.25, len(labels))
    return np.log(np.array(middle, dtype=np.float64)) + spread


def _regions() -> npt.NDArray[np.int16]:
    """The region of every agency: each region has its share of the great and the small."""
    order = np.random.default_rng(514).permutation(REGIONS)
    return order[np.arange(AGENCIES) % REGIONS].astype(np.int16)


def _families() -> tuple[Ints, Ints]:
    """For every commodity the first of its family and how many the family has."""
    family = np.array([thing.family for thing in THINGS], dtype=np.int64)
    many = np.bincount(family)
    first = np.cumsum(many) - many
    return first[family].astype(np.int64), many[family].astype(np.int64)


def _kinds() -> list[str]:
    """The kind of every commodity."""
    return [FAMILIES[thing.family].kind for thing in THINGS]


def _accounts(thing: int, action: str) -> tuple[str, ...]:
    """The account openings of a label."""
    family = FAMILIES[THINGS[thing].family]
    return phrases.account_words(family.accounts, family.body, action)


def _details(thing: int) -> tuple[str, ...]:
    """The details that a commodity may have."""
    return tuple(" " + detail for detail in FAMILIES[THINGS[thing].family].details)


@cache
def tables() -> Tables:
    """All tables, made once."""
    words, labels, kinds = Words(), _labels(), _kinds()
    first, many = _families()
    spans = {
        "ways": words.spans([thing.ways for thing in THINGS]),
        "leads": words.spans([phrases.action_words(kinds[thing], action) for thing, action in labels]),
        "accounts": words.spans([_accounts(thing, action) for thing, action in labels]),
        "details": words.spans([_details(thing) for thing in range(len(THINGS))]),
        "lists": words.spans(list(LISTS)),
    }
    return Tables(
        words=words.array(),
        copy=len(words.texts),
        **spans,
        empty=np.array([not text for text in words.texts]),
        first=first,
        many=many,
        region=_regions(),
        commodity=np.array([thing for thing, _ in labels], dtype=np.int64),
        works=np.array([kind in phrases.WORKS_KINDS for kind in kinds]),
        plain=np.array([kind in PLAIN_KINDS for kind in kinds]),
        log_ceiling=_log_ceilings(labels),
        draw_label=chances(_label_weights(labels), 20),
        draw_agency=chances(np.arange(20.0, AGENCIES + 20.0) ** -0.8, 18),
        names={
            label: f"{THINGS[thing].ways[0]} ({phrases.ACTION_NAMES[action]})"
            for label, (thing, action) in enumerate(labels)
        },
    )
