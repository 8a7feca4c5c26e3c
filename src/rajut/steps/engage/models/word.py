"""The words that collaborations are found by: a list to correct a mistyped search against."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models


class Word(models.Model):
    """A word that stands in some collaboration (in which one, it does not say), with its stem."""

    word = models.CharField(primary_key=True, max_length=40)
    stem = models.CharField(max_length=40)

    class Meta:
        indexes = (GinIndex(fields=["word"], opclasses=["gin_trgm_ops"], name="word_trigrams"),)

    def __str__(self) -> str:
        return self.word
