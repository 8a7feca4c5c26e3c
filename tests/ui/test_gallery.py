"""The gallery in a real browser: reachable, light, strict, and whole without JavaScript."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from playwright.sync_api import Browser, Page

from rajut.ui import style
from tests.ui.conftest import HOST, answer

Serve = Callable[[str], None]
PAGES = ("galeri", "galeri/meja", "galeri/kolaborasi", "galeri/peluang", "galeri/ditolak")
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


def _html(path: str) -> str:
    response = answer(path)
    assert isinstance(response, HttpResponse)
    return response.content.decode()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(gallery: Serve, tab: Page, path: str, width: int, theme: str) -> None:
    gallery(theme)
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(f"{HOST}/{path}")

    found = Axe().run(tab, options=RULES)

    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in found.response["violations"]] == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_breaks_the_policy_or_the_width_of_a_phone(gallery: Serve, tab: Page, path: str) -> None:
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    gallery("auto")
    tab.set_viewport_size({"width": 390, "height": 844})

    tab.goto(f"{HOST}/{path}")

    assert said == []
    assert tab.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_inline_and_every_id_is_its_own(path: str) -> None:
    html = _html(f"/{path}")

    ids = re.findall(r'\sid="([^"]+)"', html)
    assert re.findall(r"\sstyle=|<style|\son[a-z]+=|javascript:", html) == []
    assert re.findall(r"<script(?![^>]*\ssrc=)", html) == []
    assert sorted(ids) == sorted(set(ids))


def test_the_first_page_is_light() -> None:
    files = ["ui/fonts/plus-jakarta-sans.woff2", "ui/stitch.svg", "ui/motif.svg", "ui/mark.svg"]
    files += ["ui/js/keys.js", "ui/js/drafts.js", "ui/js/page.js", "django_htmx/htmx-2.min.js"]

    weight = sum(len(gzip.compress(Path(str(finders.find(name))).read_bytes())) for name in files)
    weight += len(gzip.compress(style.sheet().text.encode()))
    weight += len(gzip.compress(_html("/galeri/kolaborasi").encode()))

    assert weight < 100_000


def test_the_style_sheet_may_be_kept_for_ever_under_its_own_address_only() -> None:
    fresh = answer(style.url())
    stale = answer("/gaya/0123456789ab.css")

    assert fresh["Cache-Control"] == "public, max-age=31536000, immutable"
    assert stale["Cache-Control"] == "no-cache"


def test_header_targets_are_large_enough_for_a_thumb(gallery: Serve, tab: Page) -> None:
    gallery("light")
    tab.set_viewport_size({"width": 390, "height": 844})
    tab.goto(f"{HOST}/galeri/meja")

    boxes = [found.bounding_box() for found in tab.locator(".top a:visible, .top summary:visible").all()]

    assert len(boxes) == 4
    assert [box for box in boxes if box is None or box["height"] < 44 or box["width"] < 44] == []


def test_the_menu_opens_without_javascript(browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    context.route(
        f"{HOST}/**", lambda route: route.fulfill(body=_html("/galeri/meja"), content_type="text/html")
    )
    page = context.new_page()
    page.goto(f"{HOST}/galeri/meja")

    page.locator("details.menu > summary").click()

    assert page.get_by_role("navigation", name="Menu utama").get_by_role("link").count() == 5
    assert page.get_by_role("button", name="Gelap").is_visible()
    context.close()


def test_keys_search_and_list_themselves(gallery: Serve, tab: Page) -> None:
    gallery("light")
    tab.goto(f"{HOST}/galeri/meja")

    tab.keyboard.press("/")
    assert tab.get_by_role("searchbox").evaluate("field => field === document.activeElement")
    tab.keyboard.press("Escape")
    tab.get_by_role("searchbox").blur()
    tab.keyboard.press("?")

    assert tab.get_by_role("dialog", name="Pintasan papan tik").is_visible()


def test_a_draft_survives_leaving_the_page_and_says_so(gallery: Serve, tab: Page) -> None:
    gallery("light")
    tab.goto(f"{HOST}/galeri")
    form = tab.locator("form[data-draft]")
    form.get_by_label("Judul kolaborasi").fill("Air minum Kartamantul")
    form.get_by_text("Draf tersimpan di peramban ini").wait_for()

    tab.goto(f"{HOST}/galeri/meja")
    tab.goto(f"{HOST}/galeri")

    assert form.get_by_label("Judul kolaborasi").input_value() == "Air minum Kartamantul"
    assert form.get_by_text("Draf Anda dipulihkan").is_visible()


def test_a_dialog_opens_over_the_page_and_closes_with_escape(gallery: Serve, tab: Page) -> None:
    gallery("light")
    tab.goto(f"{HOST}/galeri")
    dialog = tab.get_by_role("dialog", name="Tolak undangan")

    tab.get_by_role("link", name="Tolak undangan").click()
    assert dialog.is_visible()
    tab.keyboard.press("Escape")

    assert not dialog.is_visible()


def test_the_theme_follows_the_readers_choice(gallery: Serve, tab: Page) -> None:
    gallery("dark")
    tab.emulate_media(color_scheme="light")

    tab.goto(f"{HOST}/galeri/meja")

    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(16, 25, 28)"


def test_a_refusal_of_a_part_is_told_in_the_page(gallery: Serve, tab: Page) -> None:
    gallery("light")
    tab.route(f"{HOST}/langkah", lambda route: route.fulfill(status=409, body=_html("/galeri/ditolak")))
    tab.goto(f"{HOST}/galeri/meja")

    tab.evaluate("htmx.ajax('POST', '/langkah', 'main')")

    told = tab.get_by_role("alert").get_by_text("Kabupaten Bantul belum memberi persetujuan.")
    told.wait_for()
    assert tab.get_by_role("heading", name="Menunggu saya").is_visible()


def test_a_lost_connection_is_told_in_the_page(gallery: Serve, tab: Page) -> None:
    gallery("light")
    tab.route(f"{HOST}/langkah", lambda route: route.abort())
    tab.goto(f"{HOST}/galeri/meja")

    tab.evaluate("htmx.ajax('POST', '/langkah', 'main').catch(() => null)")

    tab.get_by_role("alert").get_by_text("Sambungan terputus. Tidak ada yang hilang").wait_for()
    assert tab.get_by_role("heading", name="Menunggu saya").is_visible()
