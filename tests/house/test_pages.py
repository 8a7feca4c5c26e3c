"""Every address asks a stranger to sign in, or shows what is public, or is not there."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

from tests import cast
from tests.visitor import Visitor

# What anybody may open: the look, the portal, health, signing in, and the few doors for programs.
PUBLIC = (
    "gaya/",
    "galeri",
    "sehat",
    "tampilan",
    "bahasa",
    "akun/",
    "publik/",
    "api/v1/",
    "undangan/",
    "kalender/",
)
OPEN = {"wilayah/", "wilayah/data/"}  # the map and the official figures
SAMPLES = {
    "int": "987654321",
    "uuidstr": "0" * 32,
    "str": "tidak-ada",
    "slug": "tidak-ada",
    "path": "tidak/ada",
    "uuid": "0" * 32,
}
HIDDEN = {302, 404, 405}

pytestmark = pytest.mark.django_db


def _routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """Yield every address with a sample in each of its gaps."""
    for each in patterns:
        if not isinstance(each.pattern, RoutePattern):
            continue
        route = str(each.pattern)
        for name, converter in each.pattern.converters.items():
            kind = type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")
            for written in (f"<{kind}:{name}>", f"<{name}>"):
                route = route.replace(written, SAMPLES[kind])
        if isinstance(each, URLResolver):
            yield from _routes(each.url_patterns, before + route)
        else:
            yield before + route


def _inner() -> list[str]:
    routes = sorted(set(_routes(get_resolver().url_patterns)))
    return [f"/{route}" for route in routes if route and route not in OPEN and not route.startswith(PUBLIC)]


def test_a_stranger_is_asked_to_sign_in_or_finds_nothing(client: Visitor) -> None:
    answers = {route: client.get(route).status_code for route in _inner()}

    assert {route: status for route, status in answers.items() if status not in HIDDEN} == {}


def test_a_stranger_cannot_post_either(client: Visitor) -> None:
    answers = {route: client.post(route).status_code for route in _inner()}

    assert {route: status for route, status in answers.items() if status not in HIDDEN} == {}


def test_an_outsider_finds_no_record_that_is_not_there(client: Visitor) -> None:
    client.sign_in(cast.officer("73.71").post)
    gaps = [route for route in _inner() if any(sample in route for sample in SAMPLES.values())]

    answers = {route: client.get(route).status_code for route in gaps}

    assert {route: status for route, status in answers.items() if status not in {404, 405}} == {}
