"""What the worker does for places: check and apply the files that people bring."""

from django.conf import settings
from django.utils import translation
from django.utils.module_loading import import_string
from procrastinate.contrib.django import app

from rajut.foundation.regions.importing import conducting


@app.task(name="regions.bring")
def bring(run: int, language: str) -> None:
    """Do what a file waits for, and tell its mistakes in the language of whoever brought it."""
    with translation.override(language):
        conducting.conduct(run, clock=import_string(settings.CLOCK))


def bring_later(run: int) -> None:
    """Lay the job ready, in the transaction that is open."""
    bring.defer(run=run, language=translation.get_language() or settings.LANGUAGE_CODE)
