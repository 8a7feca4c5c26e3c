"""Addresses of the gallery when it stands alone."""

from django.urls import include, path

urlpatterns = [
    path("", include("rajut.ui.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]
