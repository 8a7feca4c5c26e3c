"""The addresses of the second step."""

from django.urls import path

from rajut.steps.engage.views import overview

app_name = "engage"
urlpatterns = [
    path("<int:pk>/", overview.overview, name="collaboration"),
]
