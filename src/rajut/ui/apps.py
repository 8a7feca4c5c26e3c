"""The floor that draws, as Django knows it."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "rajut.ui"
    label = "ui"
