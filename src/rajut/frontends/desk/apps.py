"""The room `desk` as Django sees it."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The room `desk`."""

    name = "rajut.frontends.desk"
    label = "desk"
