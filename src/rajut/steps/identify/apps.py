"""The step `identify` as Django sees it."""

from django.apps import AppConfig


class IdentifyConfig(AppConfig):
    """The step `identify`."""

    name = "rajut.steps.identify"
    label = "identify"
