"""Words and lexicon brought together: what each word does, repaired spelling, phrases as a tree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from string import digits

import numpy as np
import numpy.typing as npt

from rajut.core.potential.procurement.lexicon import JOINING, MARKS, Action, Kind, Lexicon, Thing
from rajut.core.potential.procurement.tokens import Hashes, Numbers, Words

FREQUENT = 20  # uses of a word that others may be a misspelling of
RARE = 2  # uses of a word that may be a misspelling of any frequent one
RATIO = 100  # … and of one used this many times as often
LONG = 6  # letters of both: shorter words are too near to each other


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """The phrases as steps from word to word; `things[node]` is the thing that ends there, or -1."""

    keys: Hashes
    steps: Numbers
    things: Numbers


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Every word of the titles and of the lexicon, by number."""

    lexicon: Lexicon
    words: tuple[bytes, ...]
    counts: npt.NDArray[np.int64]
    kinds: npt.NDArray[np.int8]
    joins: npt.NDArray[np.bool_]
    long: Numbers  # the words a short form stands for: longs[long[w]:long[w + 1]]
    longs: Numbers
    tree: Tree
    marks: npt.NDArray[np.int8]
    acts: npt.NDArray[np.int8]

    @cached_property
    def general(self) -> frozenset[int]:
        """The numbers of the words that are no name by themselves."""
        kinds = (Kind.GENERAL, Kind.ROLE)
        told = (word.encode() for word, kind in self.lexicon.words.items() if kind in kinds)
        return frozenset(self.numbers[word] for word in told if word in self.numbers)

    @cached_property
    def numbers(self) -> Mapping[bytes, int]:
        """The number of each word."""
        return {word: number for number, word in enumerate(self.words)}

    @cached_property
    def repairs(self) -> Mapping[bytes, int]:
        """The nearest frequent word by every spelling with one letter left out."""
        return _spellings(self.words, self.counts, self.lexicon)

    def number(self, word: bytes) -> int:
        """Return the number of a word as a full run would read it; -1 for one that was never met."""
        known = self.numbers.get(word)
        if known is not None:
            return known
        return _repaired(word, self.repairs, self.words)


def vocabulary(read: Words, lexicon: Lexicon) -> Vocabulary:
    """Bring the words read and the lexicon together; deterministic for the same titles and lexicon."""
    return assembled(every(read), uses(read), lexicon)


def assembled(met: Sequence[bytes], times: npt.NDArray[np.int64], lexicon: Lexicon) -> Vocabulary:
    """Bring words, each used so many times in all titles, and the lexicon together."""
    seen = set(met)
    always = _lexicon_words(lexicon) | set(lexicon.short) | set(MARKS) | set(digits)
    extra = sorted({word.encode() for word in always} - seen)
    words = (*met, *extra)
    counts = np.concatenate([times, np.zeros(len(extra), np.int64)])
    numbers = {word: number for number, word in enumerate(words)}
    read_as = _read_as(words, counts, lexicon)
    kinds = np.array([_kind(word, lexicon) for word in read_as], np.int8)
    long, longs = _long(words, read_as, lexicon, numbers)
    marks = [_marks(each) for each in lexicon.things]
    order = list(Action)
    acts = [-1 if each.action is None else order.index(each.action) for each in lexicon.things]
    return Vocabulary(
        lexicon,
        words,
        counts,
        kinds,
        np.array([word in JOINING for word in read_as], np.bool_),
        long,
        longs,
        _tree(lexicon, numbers),
        np.array(marks or [0], np.int8),
        np.array(acts or [-1], np.int8),
    )


def _marks(thing: Thing) -> int:
    """Return the bits that `walking` knows a thing's kind by."""
    told = thing.family, thing.structure, thing.over, thing.apart, thing.post, thing.weak, thing.event
    return sum(each << place for place, each in enumerate(told))


def every(read: Words) -> list[bytes]:
    """Return the words read, in the order of their numbers."""
    return [read.word(number) for number in range(len(read.word_ends))]


def uses(read: Words) -> npt.NDArray[np.int64]:
    """Return how many times each word is used in all titles."""
    times = np.bincount(read.found, minlength=len(read.ends))
    lengths = np.diff(read.ends, prepend=0)
    used = np.bincount(read.flat, np.repeat(times, lengths), minlength=len(read.word_ends))
    return used.astype(np.int64)


def _lexicon_words(lexicon: Lexicon) -> set[str]:
    phrases = {word for each in lexicon.things for phrase in each.phrases for word in lexicon.plain(phrase)}
    return phrases | set(lexicon.words) | {word for long in lexicon.short.values() for word in long}


def _kind(word: str, lexicon: Lexicon) -> Kind:
    return MARKS.get(word) or lexicon.words.get(word, Kind.NOISE if word.isdigit() else Kind.CORE)


def _read_as(words: tuple[bytes, ...], counts: npt.NDArray[np.int64], lexicon: Lexicon) -> list[str]:
    """Return the word that each is read as: itself, or the one that it misspells."""
    near = _spellings(words, counts, lexicon)
    known = {word.encode() for word in _lexicon_words(lexicon) | set(lexicon.short)}
    found = []
    for number, word in enumerate(words):
        other = -1 if word in known else _repaired(word, near, words)
        rare = other >= 0 and (counts[number] <= RARE or counts[number] * RATIO <= counts[other])
        found.append((words[other] if rare else word).decode())
    return found


def _long(
    words: tuple[bytes, ...], read_as: Sequence[str], lexicon: Lexicon, numbers: Mapping[bytes, int]
) -> tuple[Numbers, Numbers]:
    """Return for each word those it stands for: a short form written out, a misspelling repaired."""
    ends, longs = [0], []
    for word, read in zip(words, read_as, strict=True):
        written = lexicon.short.get(read, (read,))
        if written != (word.decode(),):
            longs += [numbers[each.encode()] for each in written]
        ends.append(len(longs))
    return np.array(ends, np.int32), np.array(longs, np.int32)


def _spellings(words: tuple[bytes, ...], counts: npt.NDArray[np.int64], lexicon: Lexicon) -> dict[bytes, int]:
    """Return the most frequent word by each spelling of it with at most one letter left out."""
    known = {word.encode() for word in _lexicon_words(lexicon)}
    right = [
        n for n, word in enumerate(words) if len(word) >= LONG and (counts[n] >= FREQUENT or word in known)
    ]
    found: dict[bytes, int] = {}
    for number in sorted(right, key=lambda n: (-counts[n], words[n])):
        for spelling in _shorter(words[number]):
            found.setdefault(spelling, number)
    return found


def _shorter(word: bytes) -> list[bytes]:
    return [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]


def _repaired(word: bytes, near: Mapping[bytes, int], words: tuple[bytes, ...]) -> int:
    """Return the frequent word that is this one or that it misspells by one letter, or -1."""
    if len(word) < LONG:
        return -1
    candidates = {near[each] for each in _shorter(word) if each in near}
    fitting = [each for each in candidates if near_by_one(word, words[each])]
    return min(fitting, key=lambda each: words[each], default=-1)


def near_by_one(a: bytes, b: bytes) -> bool:
    """Whether one letter inserted, left out or replaced makes one word of the other."""
    if abs(len(a) - len(b)) > 1 or a == b:
        return a == b
    same = 0
    while same < min(len(a), len(b)) and a[same] == b[same]:
        same += 1
    rest, other = len(a) - same, len(b) - same
    return a[len(a) - rest + (rest >= other) :] == b[len(b) - other + (other >= rest) :]


def _tree(lexicon: Lexicon, numbers: Mapping[bytes, int]) -> Tree:
    """Lay the phrases out as a tree in a table of steps."""
    from rajut.core.potential.procurement.laying import edge
    from rajut.core.potential.procurement.scanning import slot

    steps: dict[tuple[int, int], int] = {}
    ends: dict[int, int] = {}
    for place, thing in enumerate(lexicon.things):
        for phrase in thing.phrases:
            node = 0
            for word in lexicon.plain(phrase):
                node = steps.setdefault((node, numbers[word.encode()]), len(steps) + 1)
            ends[node] = place
    size = 1 << (2 * len(steps) + 2).bit_length()
    keys, values = np.zeros(size, np.uint64), np.zeros(size, np.int32)
    for (node, number), after in steps.items():
        key = np.uint64(edge(node, number))
        at = slot(keys, key)
        keys[at], values[at] = key, after
    return Tree(keys, values, np.array([ends.get(node, -1) for node in range(len(steps) + 1)], np.int32))
