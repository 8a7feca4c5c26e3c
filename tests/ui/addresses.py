"""The addresses of the look alone: its tests stand when every other room is being rebuilt."""

from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("", include("rajut.ui.urls")),
    path("bahasa", set_language, name="set_language"),
]
