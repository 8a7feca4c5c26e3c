"""The gallery without a server or a database: its views answer, the browser is handed what they say."""

import mimetypes
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from django.conf import settings as configured
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import resolve
from django.utils import translation
from playwright.sync_api import BrowserContext, Route
from pytest_django import Settings

from rajut.config.middleware import content_security_policy

HOST = "http://rajut.test"
Draw = Callable[..., str]


@pytest.fixture(autouse=True)
def _indonesian(settings: Settings) -> Iterator[None]:
    settings.ROOT_URLCONF = "tests.ui.addresses"
    with translation.override("id"):
        yield


@pytest.fixture
def draw() -> Draw:
    """Render a piece of template with the values it names."""

    def drawn(source: str, **values: object) -> str:
        return Template(source).render(Context(values))

    return drawn


def answer(path: str, *, theme: str = "auto") -> HttpResponseBase:
    """What the gallery's views say to `path`, under the policy of the whole house."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        found = resolve(request.path_info)
        response: HttpResponseBase = found.func(request, **found.kwargs)
        return response

    request = RequestFactory(HTTP_HOST="localhost").get(path)
    request.COOKIES["theme"] = theme
    return content_security_policy(respond)(request)


@pytest.fixture
def gallery(context: BrowserContext) -> Iterator[Callable[[str], None]]:
    """Give the browser the gallery in a theme; the address is `HOST/galeri`."""

    def served(theme: str) -> None:
        context.route(f"{HOST}/**", lambda route: _fulfil(route, theme))

    yield served
    context.unroute_all(behavior="ignoreErrors")


def _fulfil(route: Route, theme: str) -> None:
    split = urlsplit(route.request.url)
    if split.path.startswith(f"/{configured.STATIC_URL.strip('/')}/"):
        found = finders.find(split.path.split("/", 2)[2])
        assert isinstance(found, str), split.path
        route.fulfill(path=found, content_type=mimetypes.guess_type(found)[0] or "font/woff2")
        return
    response = answer(f"{split.path}?{split.query}", theme=theme)
    assert isinstance(response, HttpResponse)
    headers = {name: value for name, value in response.items() if name != "Content-Length"}
    route.fulfill(status=response.status_code, headers=headers, body=response.content)
