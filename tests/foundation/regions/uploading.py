"""Bringing in a file as a person does: signing in at the form, choosing the file, having it examined."""

import re
from pathlib import Path

from playwright.sync_api import Page

from rajut.config.demo.people import PASSWORD
from tests.installation import Installation

FORM = "/wilayah/data/impor/"


def sign_in(tab: Page, site: Installation, address: str) -> None:
    """Sign in and come to the form."""
    tab.goto(f"{site.url}{FORM}")
    tab.get_by_label("Alamat surel").fill(address)
    tab.get_by_label("Kata sandi").fill(PASSWORD)
    tab.get_by_role("main").get_by_role("button", name="Masuk", exact=True).click()
    tab.wait_for_url(re.compile(rf"{FORM}$"))


def bring(tab: Page, site: Installation, file: Path, text: str) -> None:
    """Upload a file, signed in."""
    tab.goto(f"{site.url}{FORM}")
    file.write_text(text)
    tab.get_by_label("Berkas", exact=True).set_input_files(file)
    tab.get_by_role("button", name="Periksa berkas").click()
