"""Bringing in a file in a real browser, with the real worker behind it; with and without JavaScript."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from rajut.config.demo.people import SITE
from tests.foundation.regions.uploading import bring, sign_in
from tests.installation import Installation

pytestmark = pytest.mark.journey
ADDRESS = f"pembina.kementerian-dalam-negeri@{SITE}"
# As every installation has it: what the journeys beside this one look at stays as it is.
UNCHANGED = "code,name,class\n2.11,Lingkungan Hidup,wajib_bukan_pelayanan_dasar\n"
PATIENCE = 30_000


def test_the_page_follows_a_file_from_its_upload_to_the_end(
    tab: Page, site: Installation, tmp_path: Path
) -> None:
    complaints: list[str] = []
    tab.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    state = tab.locator("#impor").get_by_role("status")
    sign_in(tab, site, ADDRESS)

    bring(tab, site, tmp_path / "urusan-contoh.csv", UNCHANGED)
    expect(state).to_have_text("Menunggu keputusan", timeout=PATIENCE)
    tab.get_by_role("button", name="Terapkan").click()

    expect(state).to_have_text("Diterapkan", timeout=PATIENCE)
    expect(tab.get_by_role("button", name="Batalkan")).to_have_count(0)
    assert complaints == []


def test_mistakes_appear_by_themselves(tab: Page, site: Installation, tmp_path: Path) -> None:
    sign_in(tab, site, ADDRESS)

    bring(tab, site, tmp_path / "urusan-contoh.csv", UNCHANGED.replace("2.11", "2x11"))

    expect(tab.get_by_role("heading", name="Yang harus diperbaiki")).to_be_visible(timeout=PATIENCE)
    expect(tab.get_by_text("bukan kode urusan")).to_be_visible()


def test_without_javascript_the_page_is_asked_again(
    browser: Browser, site: Installation, tmp_path: Path
) -> None:
    context = browser.new_context(locale="id-ID", java_script_enabled=False)
    tab = context.new_page()
    sign_in(tab, site, ADDRESS)

    bring(tab, site, tmp_path / "urusan-contoh.csv", UNCHANGED)
    while tab.locator("#impor progress, #impor a").count():
        tab.locator("#impor a").click()
    tab.get_by_role("button", name="Batalkan").click()

    expect(tab.locator("#impor").get_by_role("status")).to_have_text("Dibatalkan")
    context.close()
