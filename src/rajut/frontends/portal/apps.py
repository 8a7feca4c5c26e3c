"""The room `portal` as Django sees it."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The room `portal`."""

    name = "rajut.frontends.portal"
    label = "portal"
