"""The room of places: regions, borders, figures and their import."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Regions(AppConfig):
    """Regions and the facts known about them."""

    name = "rajut.foundation.regions"
    label = "regions"
    verbose_name = _("Daerah")
