"""The room `journal` as Django sees it."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """The room `journal`."""

    name = "rajut.foundation.journal"
    label = "journal"
