"""Every page of the demonstration, as axe, a narrow screen and the browser's console judge it."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.installation import Installation
from tests.journeys.people import office

pytestmark = pytest.mark.journey

PUBLIC = ("publik/", "publik/1/", "publik/1/masukan/", "wilayah/", "wilayah/34.04/", "akun/login/")
OFFICIAL = (
    "",
    "cari?q=sampah",
    "potensi/",
    "potensi/mitra/",
    "potensi/koalisi/",
    "potensi/nama/",
    "potensi/cara/",
    "potensi/pernyataan/",
    "potensi/pernyataan/baru",
    "potensi/pencarian/",
    "kolaborasi/",
    "kolaborasi/baru/",
    "kolaborasi/baru/ksdd/",
    "kolaborasi/kalender/",
    "kolaborasi/1/",
    "kolaborasi/1/riwayat/",
    "kolaborasi/1/diskusi/",
    "kolaborasi/1/rapat/",
    "kolaborasi/1/rapat/1/",
    "kolaborasi/1/rencana/",
    "kolaborasi/1/rencana/1/nilai/",
    "kolaborasi/1/koordinasi/",
    "kolaborasi/1/koordinasi/tim/",
    "kolaborasi/1/koordinasi/keputusan/",
    "kolaborasi/1/koordinasi/keputusan/1/",
    "kolaborasi/1/koordinasi/tugas/",
    "kolaborasi/1/koordinasi/kendala/",
    "kolaborasi/1/evaluasi/",
    "kolaborasi/1/evaluasi/laporan/1/",
    "kolaborasi/1/evaluasi/temuan/baru/",
    "kolaborasi/1/evaluasi/temuan/1/",
    "kolaborasi/1/evaluasi/masukan/1/",
    "wilayah/data/",
    "akun/2fa/",
    "galeri",
)
SUPERVISOR = ("pembinaan/",)
# Both widths and both themes; a theme changes colours and a width changes the layout, never both at once.
VIEWS = ((1280, "light"), (390, "dark"))


def judged(page: Page, address: str) -> list[str]:
    """Return what is wrong with a page: its answer, axe's findings, a sideways scroll."""
    answer = page.goto(address)
    if answer is None or answer.status != 200:
        return [f"answered {answer and answer.status}"]
    found = Axe().run(page).response["violations"]
    wrong = [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]
    wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*wrong, *([f"{wide} px too wide"] if wide > 0 else [])]


def walk(context: BrowserContext, site: str, paths: tuple[str, ...]) -> dict[str, list[str]]:
    """Look at pages in both views and return what is wrong with which."""
    wrong: dict[str, list[str]] = {}
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.on(
        "console",
        lambda said: wrong.setdefault(page.url, []).append(said.text) if said.type == "error" else None,
    )
    for width, theme in VIEWS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]  # one of the two words
        for path in paths:
            if faults := judged(page, f"{site}/{path}"):
                wrong.setdefault(f"{path} at {width} {theme}", []).extend(faults)
    page.close()
    return wrong


def test_every_page_of_an_official_is_reachable_for_everybody(site: Installation, browser: Browser):
    with office(browser, site.url) as seats:
        person = seats.official("kerjasama.kota-yogyakarta")

        assert walk(person.page.context, site.url, OFFICIAL) == {}


def test_every_public_page_is_reachable_for_everybody(site: Installation, browser: Browser):
    with office(browser, site.url) as seats:
        citizen = seats.citizen()

        assert walk(citizen.page.context, site.url, PUBLIC) == {}


def test_the_supervisors_page_is_reachable_for_everybody(site: Installation, browser: Browser):
    with office(browser, site.url) as seats:
        supervisor = seats.official("pembina.daerah-istimewa-yogyakarta")

        assert walk(supervisor.page.context, site.url, SUPERVISOR) == {}
