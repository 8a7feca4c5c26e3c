"""The step `coordinate` as Django sees it."""

from django.apps import AppConfig


class CoordinateConfig(AppConfig):
    """The step `coordinate`."""

    name = "rajut.steps.coordinate"
    label = "coordinate"
