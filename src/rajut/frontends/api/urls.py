"""The addresses of the API; whatever else is asked below it is not there."""

from django.http import HttpRequest, HttpResponse
from django.urls import re_path
from django.views.decorators.csrf import csrf_exempt

from rajut.frontends.api.refusing import refusal
from rajut.frontends.api.routes import api


@csrf_exempt  # nothing is there, so nothing is protected
def not_there(request: HttpRequest) -> HttpResponse:
    """Answer for every address that is none."""
    return refusal(404)


app_name = "api"  # the namespace by which ninja finds its own root
found, _name, _namespace = api.urls
urlpatterns = [*found, re_path("", not_there)]
