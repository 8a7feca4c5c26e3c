"""How the desk and the portal look: reachable in both themes on both screens, light over the wire."""

import gzip
import re
from pathlib import Path

import pytest
import time_machine
from django.contrib.staticfiles import finders
from playwright.sync_api import Page

from tests import cast
from tests.frontends import scene
from tests.steps.browsing import complaints
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

MOST = 100_000


def weight(visitor: Visitor, path: str) -> int:
    """Return the bytes over the wire of a first visit: the page and every file it names, compressed."""
    response = visitor.get(path)
    assert response.status_code == 200
    html = response.content
    names = {
        name.decode().partition("?")[0]
        for name in re.findall(rb'(?:src|href)="(/(?:static|gaya)/[^"]+)"', html)
    }
    files = [_file(visitor, name) for name in sorted(names)]
    named = {name for file in files for name in re.findall(rb"url\(\"?(/static/[^\")]+)", file)}
    files += [_file(visitor, name.decode().partition("?")[0]) for name in sorted(named)]
    return sum(len(gzip.compress(each)) for each in (html, *files))


def _file(visitor: Visitor, name: str) -> bytes:
    if name.startswith("/static/"):
        found = finders.find(name.removeprefix("/static/"))
        assert isinstance(found, str), name
        return Path(found).read_bytes()
    response = visitor.get(name)
    assert response.status_code == 200, name
    return response.getvalue() if response.streaming else response.content


@pytest.fixture
def moving_april() -> object:
    """The same Monday morning, but time goes on: a browser waits for it."""
    with time_machine.travel(scene.APRIL, tick=True) as traveller:
        yield traveller


def test_the_first_pages_are_light(client: Visitor, april: object) -> None:
    scene.with_results()
    for number in (1, 2, 3):
        scene.at_work(number)
    stranger = Visitor()
    client.sign_in(cast.secretary(cast.SLEMAN).post)

    weights = {"/publik/": weight(stranger, "/publik/"), "/": weight(client, "/")}

    assert {path: bytes_ for path, bytes_ in weights.items() if not 20_000 < bytes_ <= MOST} == {}


def test_the_portal_is_reachable_for_everybody(client: Visitor, tab: Page, moving_april: object) -> None:
    found = scene.with_results()
    scene.mended(scene.found(found))
    feedback, secret = scene.spoken(found)
    scene.shown(feedback)
    home, page = "/publik/", f"/publik/{found.pk}/"

    said = complaints(tab, client, [home, f"{home}?track=sinergi", page, f"{page}masukan/"])
    said += complaints(tab, client, [f"/publik/masukan/{secret}/"])

    assert said == []


def test_the_desk_is_reachable_for_everybody(client: Visitor, tab: Page, moving_april: object) -> None:
    scene.at_work()
    client.sign_in(cast.governor_office(cast.DIY).post)

    said = complaints(tab, client, ["/", "/pembinaan/", "/cari?q=sampah", "/cari?q=tidak-ada-sama-sekali"])

    assert said == []


def test_an_empty_desk_is_reachable_too(client: Visitor, tab: Page, moving_april: object) -> None:
    client.sign_in(cast.outsider().post)

    assert complaints(tab, client, ["/", "/publik/"]) == []
