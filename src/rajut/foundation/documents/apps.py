"""The room `documents` as Django sees it."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The room `documents`."""

    name = "rajut.foundation.documents"
    label = "documents"
