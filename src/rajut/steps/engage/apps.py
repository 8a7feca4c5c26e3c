"""The step `engage` as Django sees it."""

from django.apps import AppConfig


class EngageConfig(AppConfig):
    """The step `engage`."""

    name = "rajut.steps.engage"
    label = "engage"
