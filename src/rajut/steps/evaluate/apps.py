"""The step `evaluate` as Django sees it."""

from django.apps import AppConfig


class EvaluateConfig(AppConfig):
    """The step `evaluate`."""

    name = "rajut.steps.evaluate"
    label = "evaluate"
