"""Words as a search compares them: folded, stemmed, without the words that stand everywhere."""

import re
from collections.abc import Iterator
from functools import lru_cache

from django.contrib.postgres.search import SearchQuery
from django.db.models import QuerySet
from Sastrawi.Stemmer.Stemmer import Stemmer
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from rajut.steps.engage.models import Collaboration

WORD = re.compile(r"[^\W_]+")
# Words that stand in every second collaboration and would find them all.
EVERYWHERE = re.compile(
    r"dan|di|ke|dari|untuk|pada|dengan|yang|dalam|atas|oleh|antar|antara|atau|bagi|serta|bersama|kerja|sama"
)
LONGEST = 40


def stems(text: str) -> list[str]:
    """Return the stems of a text, each once, in the order of their first word."""
    return list(dict.fromkeys(_stems(text)))


def _stems(text: str) -> Iterator[str]:
    for word in WORD.findall(text.lower()):
        if not EVERYWHERE.fullmatch(word):
            yield stem(word[:LONGEST])


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the stem of one word: “persampahan” gives “sampah”."""
    found: str = _stemmer().stem(word)
    return found or word


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer:
    return StemmerFactory().create_stemmer(isDev=True)


def matching(rows: QuerySet[Collaboration], text: str) -> QuerySet[Collaboration]:
    """Return the rows with every stem of `text`; where none has them, those whose title nearly says it."""
    found = stems(text)
    if not found:
        return rows
    query = SearchQuery(" & ".join(f"'{each}':*" for each in found), search_type="raw", config="simple")
    exact = rows.filter(words=query)
    return exact if exact.exists() else rows.filter(title__trigram_word_similar=text[:100])
