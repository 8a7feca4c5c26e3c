"""The room `people` as Django sees it."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The room `people`."""

    name = "rajut.foundation.people"
    label = "people"
