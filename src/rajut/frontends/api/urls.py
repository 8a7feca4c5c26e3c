"""The addresses of the API; whatever else is asked below it is not there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, re_path
from django.views.decorators.csrf import csrf_exempt

from rajut.frontends.api.refusing import refusal
from rajut.frontends.api.routes import api

View = Callable[..., HttpResponse]


def in_problems(view: View) -> View:
    """Tell a wrong method as every other error is told."""

    @wraps(view)
    def told(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code != 405:
            return response
        problem = refusal(405)
        problem.headers["Allow"] = response.headers["Allow"]
        return problem

    return told


@csrf_exempt  # nothing is there, so nothing is protected
def not_there(request: HttpRequest) -> HttpResponse:
    """Answer for every address that is none."""
    return refusal(404)


app_name = "api"  # the namespace by which ninja finds its own root
found, _name, _namespace = api.urls
for pattern in found:
    if isinstance(pattern, URLPattern):
        pattern.callback = in_problems(pattern.callback)

urlpatterns = [*found, re_path("", not_there)]
