"""The addresses of the desk."""

from django.urls import path

from rajut.frontends.desk.views import home, radar, search

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("cari", search.search, name="search"),
    path("pembinaan/", radar.radar, name="radar"),
]
