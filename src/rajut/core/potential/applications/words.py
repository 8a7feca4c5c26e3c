"""The words of an application's name and description that tell what it does, by their stems.

Written lists hold the boilerplate of inventories, names of agencies, and short names that stand for others;
the stems are those of Sastrawi, the Indonesian stemmer of Nazief and Adriani with its dictionary (Adriani,
Asian, Nazief, Tahaghoghi & Williams 2007, ACM TALIP 6(4)). What a word weighs besides is left to how many
applications use it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

if TYPE_CHECKING:
    from Sastrawi.Stemmer.Stemmer import Stemmer

WORD = re.compile(r"[a-z0-9]+")
NAME_READ, DESCRIPTION_READ = 300, 2_000  # characters; the longest real ones are shorter
LONGEST = 40  # letters of a word
STEMMED = (
    20_000  # words at most that are stemmed, the commonest first: it takes a tenth of a millisecond each
)
SHORT_NUMBER = 3  # 112 and 119 name a service; years and other numbers name none


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words that say nothing, and words that stand for others."""

    silent: frozenset[str]
    same: Mapping[str, tuple[str, ...]]


def read(text: str, *, longest: int) -> frozenset[str]:
    """Return the words of the first `longest` characters, folded: é is e, everything in lower case."""
    text = text[:longest].lower()
    if not text.isascii():
        text = "".join(letter for letter in normalize("NFKD", text) if not combining(letter))
    return frozenset(word[:LONGEST] for word in WORD.findall(text))


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the written lists."""
    silent = (word for _kind, words in _table("boilerplate.tsv") for word in words.split())
    same = {word: tuple(words.split()) for word, words in _table("same.tsv")}
    return Lexicon(frozenset(silent), {word: _resolved(word, same) for word in same})


def _table(name: str) -> list[tuple[str, str]]:
    text = files(__package__).joinpath("tables", name).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return [(first, second) for first, second in rows]


def _resolved(word: str, same: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Follow the list to words that stand for no other; it has no circles, which a test makes sure of."""
    return tuple(dict.fromkeys(end for each in same.get(word, ()) for end in _resolved(each, same))) or (
        word,
    )


def stems(used: Counter[str], *, known: Lexicon) -> dict[str, tuple[str, ...]]:
    """Return what each word stands for, none for a silent one; `used` counts the applications of each word.

    A word of one application alone that is no Indonesian word is a made-up name or misspelt: it is silent,
    for it can neither tell that two applications are alike nor that they are not. Of very many different
    words only the STEMMED commonest are looked at.
    """
    common = sorted(used, key=lambda word: (-used[word], word))
    found: dict[str, tuple[str, ...]] = dict.fromkeys(common[STEMMED:], ())
    for word in common[:STEMMED]:
        meant = _meant(word, known)
        made_up = used[word] == 1 and word not in known.same and not _dictionary().issuperset(meant)
        found[word] = () if made_up else meant
    return found


def _meant(word: str, known: Lexicon) -> tuple[str, ...]:
    if word in known.silent or len(word) == 1:
        return ()
    if word.isdigit():
        return (word,) if len(word) == SHORT_NUMBER else ()
    return tuple(dict.fromkeys(_stem(each) for each in known.same.get(word, (word,))))


@lru_cache(maxsize=STEMMED)
def _stem(word: str) -> str:
    found: str = _stemmer().stem(word)
    return found or word


@lru_cache(maxsize=1)
def _stemmer() -> "Stemmer":
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    return StemmerFactory().create_stemmer(isDev=True)


@lru_cache(maxsize=1)
def _dictionary() -> frozenset[str]:
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    return frozenset(StemmerFactory().get_words())


def counted(texts: Iterable[frozenset[str]]) -> Counter[str]:
    """Return how many texts use each word."""
    found: Counter[str] = Counter()
    for words in texts:
        found.update(words)
    return found
