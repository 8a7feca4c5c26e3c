"""The room `api` as Django sees it."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The room `api`."""

    name = "rajut.frontends.api"
    label = "api"
