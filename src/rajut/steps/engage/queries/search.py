"""Words as a search compares them: folded, stemmed, without the words that stand everywhere."""

import re
from functools import lru_cache

from django.contrib.postgres.search import SearchQuery, TrigramSimilarity
from django.db.models import QuerySet
from Sastrawi.Stemmer.Stemmer import Stemmer
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from rajut.steps.engage.models import Collaboration, Word

WORD = re.compile(r"[^\W_]+")
# Words that stand in every second collaboration and would find them all.
EVERYWHERE = re.compile(
    r"dan|di|ke|dari|untuk|pada|dengan|yang|dalam|atas|oleh|antar|antara|atau|bagi|serta|bersama|kerja|sama"
)
LONGEST = 40


def words(text: str) -> list[str]:
    """Return the words of a text that tell something, folded, each once."""
    found = (word[:LONGEST] for word in WORD.findall(text.lower()))
    return list(dict.fromkeys(word for word in found if not EVERYWHERE.fullmatch(word)))


def stems(text: str) -> list[str]:
    """Return the stems of a text, each once, in the order of their first word."""
    return list(dict.fromkeys(map(stem, words(text))))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the stem of one word: “persampahan” gives “sampah”."""
    found: str = _stemmer().stem(word)
    return found or word


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer:
    return StemmerFactory().create_stemmer(isDev=True)


def matching(rows: QuerySet[Collaboration], text: str) -> QuerySet[Collaboration]:
    """Return the rows with every stem of `text`; where none has them, those with the nearest known words."""
    found = stems(text)
    if not found:
        return rows
    exact = rows.filter(words=_asked(found))
    if exact.exists():
        return exact
    guessed = [nearest(word) for word in words(text)]
    return exact if guessed == found else rows.filter(words=_asked(guessed))


def _asked(found: list[str]) -> SearchQuery:
    """Ask for every stem, each as the beginning of a word: a search works while it is being typed."""
    return SearchQuery(" & ".join(f"'{each}':*" for each in found), search_type="raw", config="simple")


def nearest(word: str) -> str:
    """Return the stem of the known word that is most like `word`; its own where nothing is like it."""
    rows = Word.objects.filter(word__trigram_similar=word).annotate(like=TrigramSimilarity("word", word))
    return rows.order_by("-like", "word").values_list("stem", flat=True).first() or stem(word)
