"""Addresses of the look itself: the style sheet and the gallery."""

from django.urls import path

from rajut.ui import gallery, style

app_name = "ui"
urlpatterns = [
    path("gaya/<str:digest>.css", style.style, name="style"),
    path("galeri", gallery.gallery, name="gallery"),
    path("galeri/<slug:name>", gallery.sample, name="sample"),
]
