"""The addresses of places and of the data about them."""

from django.urls import path

from rajut.foundation.regions.views import data, matching, places

app_name = "regions"
urlpatterns = [
    path("", places.regions, name="list"),
    path("data/", data.indicators, name="data"),
    path("data/berkas/", data.runs, name="runs"),
    path("data/impor/", data.bring, name="import"),
    path("data/impor/<int:pk>/", data.run, name="run"),
    path("data/impor/templat/<slug:name>.csv", matching.template, name="template"),
    path("data/impor/<int:pk>/kolom/", matching.match, name="match"),
    path("data/impor/<int:pk>/<str:choice>/", data.decide, name="decide"),
    path("data/kolom/", matching.matches, name="matches"),
    path("data/kolom/<int:pk>/", matching.rematch, name="rematch"),
    path("data/kolom/<int:pk>/lupakan/", matching.forget, name="forget"),
    path("data/indikator/<slug:slug>/", places.indicator, name="indicator"),
    path("<str:code>/", places.region, name="region"),
]
