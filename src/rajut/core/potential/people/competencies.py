"""When two names mean the same competency.

A name is read as its set of words: lower case, without words that carry no subject (`text.STOP_WORDS`) and
without those that name the form of a training only. Two names fit from `ALIKE` on, Dice's coefficient of the
words, so that one word more or less in a name of two is allowed and another word in a name of three is not.
Levels (numbers, Roman numbers, "dasar", "lanjutan" ...) must not differ where both names state one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rajut.core.potential.text import STOP_WORDS, WORD

Form = tuple[str, ...]
Fits = Mapping[Form, tuple[tuple[Form, float], ...]]

ALIKE = 0.8
NAMES_OF_FORMS = frozenset(
    {
        "bimbingan",
        "bimtek",
        "diklat",
        "jenjang",
        "kompetensi",
        "kursus",
        "lokakarya",
        "pelatihan",
        "teknis",
        "tenaga",
        "tingkat",
        "training",
        "workshop",
    }
)
ROMAN = {
    word: str(n) for n, word in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"), 1)
}
LEVELS = frozenset(
    {
        "dasar",
        "lanjut",
        "lanjutan",
        "madya",
        "mahir",
        "menengah",
        "muda",
        "pemula",
        "penyelia",
        "pertama",
        "terampil",
        "utama",
        *(str(n) for n in range(100)),
    }
)
YEARS = frozenset(str(year) for year in range(1990, 2100))


@lru_cache(maxsize=1 << 16)
def normal(name: str) -> Form:
    """Return the words that tell which competency it is, sorted; empty where there are none."""
    words = WORD.findall(name.lower().replace("pendidikan dan pelatihan", "pelatihan"))
    told = {ROMAN.get(word, word) for word in words}
    kept = {word for word in told if len(word) > 1 or word in LEVELS} - STOP_WORDS - YEARS
    return tuple(sorted(kept - NAMES_OF_FORMS or kept))


def likeness(a: Form, b: Form) -> float:
    """Return Dice's coefficient of the words, 0 to 1; 0 where the levels differ."""
    if not a or not b or (_levels(a) and _levels(b) and _levels(a) != _levels(b)):
        return 0.0
    return 2 * len(set(a) & set(b)) / (len(a) + len(b))


def fitting(wanted: Iterable[Form], offered: Iterable[Form]) -> Fits:
    """Return, for each wanted form, the offered ones that fit with their likeness, the most alike first."""
    holders: dict[str, list[Form]] = {}
    for form in sorted(set(offered)):
        for word in form:
            holders.setdefault(word, []).append(form)
    found = {}
    for form in sorted(set(wanted)):
        met = Counter(other for word in form for other in holders.get(word, ()))
        near = [(other, likeness(form, other)) for other in met]
        found[form] = tuple(sorted((each for each in near if each[1] >= ALIKE), key=lambda e: (-e[1], e[0])))
    return found


def _levels(form: Form) -> frozenset[str]:
    return LEVELS & set(form)
