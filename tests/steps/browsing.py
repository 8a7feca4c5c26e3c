"""Pages in a real browser without a server: it is handed what the views answered inside the test."""

import mimetypes
from collections.abc import Iterable
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from playwright.sync_api import Page, Route

from tests.visitor import Visitor

HOST = "http://testserver"
LOOKS = tuple((theme, width) for theme in ("light", "dark") for width in (1280, 390))


def look(tab: Page, visitor: Visitor, path: str, *, theme: str = "light") -> HttpResponse:
    """Open a page as the visitor sees it, and return what the view answered."""
    visitor.cookies["theme"] = theme
    answer = visitor.get(path)
    # The newest route answers. None is taken back: a request on its way would be let go, then answered too.
    tab.route(f"{HOST}/**", lambda route: _fulfil(route, answer))
    tab.goto(f"{HOST}{path}")
    return answer


def _fulfil(route: Route, answer: HttpResponse) -> None:
    """Hand over the page itself, its style, a static file; nothing else is asked for."""
    path = urlsplit(route.request.url).path
    if route.request.is_navigation_request():
        _give(route, answer)
    elif path.startswith("/static/"):
        found = finders.find(path.removeprefix("/static/"))
        assert isinstance(found, str), path
        route.fulfill(path=found, content_type=mimetypes.guess_type(found)[0] or "font/woff2")
    else:
        _give(route, Visitor().get(path))


def _give(route: Route, answer: HttpResponse) -> None:
    headers = {name: value for name, value in answer.items() if name != "Content-Length"}
    route.fulfill(status=answer.status_code, headers=headers, body=answer.content)


def complaints(tab: Page, visitor: Visitor, paths: Iterable[str]) -> list[str]:
    """Return what is wrong with pages, wide and narrow, light and dark: what axe finds, or too wide."""
    found = []
    for theme, width in LOOKS:
        tab.set_viewport_size({"width": width, "height": 900})
        for path in paths:
            answer = look(tab, visitor, path, theme=theme)
            where = f"{path} {theme} {width}"
            found += [f"{where}: status {answer.status_code}"] if answer.status_code != 200 else []
            found += [f"{where}: too wide"] if tab.evaluate(TOO_WIDE) else []
            violations = Axe().run(tab).response["violations"]
            found += [f"{where}: {each['id']} {each['nodes'][0]['html'][:120]}" for each in violations]
    return found


TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
