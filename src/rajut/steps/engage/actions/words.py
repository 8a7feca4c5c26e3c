"""The stems by which collaborations are found, and the list that a mistyped word is held against."""

from django.db import connection

from rajut.steps.engage.models import Collaboration, Word
from rajut.steps.engage.queries.search import stem, words

NEW_WORDS = 7_281_903  # any number that nobody else locks by


def keep(collaboration: Collaboration, text: str, *, known: str = "") -> None:
    """Keep the stems of `text`, after the `known` ones, as what the collaboration is found by."""
    found = words(text)
    stems = dict.fromkeys((*known.split(), *map(stem, found)))
    Collaboration.objects.filter(pk=collaboration.pk).update(stems=" ".join(stems))
    new = set(found) - set(Word.objects.filter(pk__in=found).values_list("pk", flat=True))
    if new:
        _one_at_a_time()
        rows = [Word(word=each, stem=stem(each)) for each in sorted(new)]
        Word.objects.bulk_create(rows, ignore_conflicts=True)


def _one_at_a_time() -> None:
    """Let transactions that bring new words wait for each other: they could block each other otherwise."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NEW_WORDS])
