"""Procurement titles grouped by what they buy: titles to labels such as `beli:alat-tulis-kantor`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from rajut.core.potential.procurement.heads import Named, named, understood
from rajut.core.potential.procurement.lexicon import UNCLEAR, Action, Lexicon, own
from rajut.core.potential.procurement.prefixes import Head, general_only, names, parts
from rajut.core.potential.procurement.tokens import Numbers, Titles, read, read_one
from rajut.core.potential.procurement.vocabulary import Vocabulary, vocabulary

ACTIONS = tuple(Action)
UNNAMED = {Action.DESIGN: "kajian", Action.SUPERVISE: "pekerjaan-konstruksi"}  # where no known thing is named


@dataclass(frozen=True, slots=True, eq=False)
class Understood:
    """Titles read and understood: all that a change of names does not touch."""

    known: Vocabulary
    found: Named
    answers: Numbers  # one number of `found` per title
    names: frozenset[Head]  # beginnings of heads that are names

    def __len__(self) -> int:
        """How many titles there are."""
        return len(self.answers)


@dataclass(frozen=True, slots=True, eq=False)
class Grouping:
    """A label per title: title i has `labels[codes[i]]`; the labels stand in rising order."""

    labels: tuple[str, ...]
    codes: Numbers

    def label(self, title: int) -> str:
        """Return the label of one title."""
        return self.labels[int(self.codes[title])]


def understand(
    batches: Iterable[Titles],
    *,
    agencies: Numbers | None = None,
    lexicon: Lexicon | None = None,
    threads: int = 1,
    which: Numbers | None = None,
) -> Understood:
    """Read titles and find what each names.

    `agencies` has one number per title of all batches; without it no unknown beginning becomes a name. With
    `which` (one number per title) the batches hold distinct titles, and title i is their number `which[i]`.
    The answer is the same for any cut into batches and any number of threads.
    """
    words = read(batches, threads=threads)
    if which is not None:
        words = replace(words, found=words.found[which])
    known = vocabulary(words, lexicon or own())
    found = named(words, known)
    answers = found.answer[words.found]
    return Understood(
        known, found, answers, frozenset(names(found, answers, agencies, general=known.general))
    )


def labelled(given: Understood, *, renamed: Mapping[str, str] | None = None) -> Grouping:
    """Write the labels, with some commodities under another's name; a matter of the distinct answers only."""
    found = given.found
    rows = np.column_stack([found.actions, found.things, found.heads]).tolist()
    every = [_label(given, row, (), renamed or {}) for row in rows]
    labels = sorted(set(every))
    place = {each: at for at, each in enumerate(labels)}
    codes = np.array([place[each] for each in every], np.int32)
    return Grouping(tuple(labels), codes[given.answers] if len(every) else np.empty(0, np.int32))


def one(given: Understood, title: str | bytes, *, renamed: Mapping[str, str] | None = None) -> str:
    """Label one title as a full run over the titles understood would: for a package that came later."""
    words, order = read_one(title)
    numbers = [given.known.number(word) for word in words]
    strange = [word for word, number in zip(words, numbers, strict=True) if number < 0]
    place = iter(range(-2, -2 - len(strange), -1))
    flat = np.array([number if number >= 0 else next(place) for number in numbers], np.int32)[order]
    row = understood(flat, np.zeros(1, np.int64), np.array([len(flat)]), given.known)[0].tolist()
    return _label(given, row, tuple(strange), renamed or {})


def _label(given: Understood, row: list[int], strange: tuple[bytes, ...], renamed: Mapping[str, str]) -> str:
    """Return the label of a row of `understood`; `strange` are the words numbered -2, -3, …"""
    things, every = row[1:5], parts(row[5:])
    action = ACTIONS[row[0]]
    commodities = [_named(given, each, every, strange) for each in things if each != -1]
    told = list(dict.fromkeys(renamed.get(each, each) for each in commodities))
    told = [each for each in told if each != UNCLEAR] or ([UNNAMED[action]] if action in UNNAMED else told)
    return UNCLEAR if told in ([], [UNCLEAR]) else f"{action}:{'+'.join(told)}"


def _named(given: Understood, thing: int, every: list[Head], strange: tuple[bytes, ...]) -> str:
    """Return the name of a thing, or of the part of the head that it stands for."""
    if thing >= 0:
        return given.known.lexicon.things[thing].name
    return _own_name(given, every[-2 - thing], strange)


def _own_name(given: Understood, words: Head, strange: tuple[bytes, ...]) -> str:
    """Return the name of a head: its longest beginning that is a name, or else its words in any order."""
    for length in range(len(words), 0, -1):
        if words[:length] in given.names:
            return "-".join(given.known.words[each].decode() for each in words[:length])
    if general_only(words, given.known.general):
        return UNCLEAR
    spelt = {strange[-2 - each] if each < 0 else given.known.words[each] for each in words}
    return "-".join(sorted(word.decode() for word in spelt))
