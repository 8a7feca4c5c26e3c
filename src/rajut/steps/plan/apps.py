"""The step `plan` as Django sees it."""

from django.apps import AppConfig


class PlanConfig(AppConfig):
    """The step `plan`."""

    name = "rajut.steps.plan"
    label = "plan"
