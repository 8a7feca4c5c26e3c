"""Passkeys and second factors in a real browser: allauth's scripts run under our strict policy."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import CDPSession, Page, expect

from rajut.config.demo.people import PASSWORD, SITE
from tests.installation import Installation

pytestmark = pytest.mark.journey
# Nobody of the journeys, which share this installation: with a passkey the password alone no longer opens it.
ADDRESS = f"auditor.kota-yogyakarta@{SITE}"


@contextmanager
def authenticator(tab: Page) -> Iterator[CDPSession]:
    """Plug a device into the browser that answers as a finger on its sensor would."""
    session = tab.context.new_cdp_session(tab)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    yield session
    session.detach()


def sign_in(tab: Page, site: Installation) -> None:
    """Sign in with the password."""
    tab.goto(f"{site.url}/akun/login/")
    tab.get_by_label("Alamat surel").fill(ADDRESS)
    tab.get_by_label("Kata sandi").fill(PASSWORD)
    tab.get_by_role("main").get_by_role("button", name="Masuk", exact=True).click()
    tab.wait_for_url(re.compile(r"^(?!.*/akun/login).*$"))


def test_a_passkey_is_registered_and_opens_the_account_without_a_password(
    tab: Page, site: Installation
) -> None:
    complaints: list[str] = []
    tab.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    with authenticator(tab):
        sign_in(tab, site)
        tab.goto(f"{site.url}/akun/2fa/")
        tab.get_by_role("link", name="Daftarkan kunci").click()
        tab.locator("main input[name=password]").fill(PASSWORD)
        tab.locator("main .primary").click()
        tab.locator("main input[name=name]").fill("Telepon saya")
        tab.locator("main input[name=passwordless]").check()
        tab.locator("#mfa_webauthn_add").click()
        tab.wait_for_url(re.compile(r"/akun/2fa/(?!webauthn/add)"))
        tab.goto(f"{site.url}/organisasi/profil/")
        tab.locator("header details.menu summary").click()
        tab.get_by_role("button", name="Keluar").click()

        tab.goto(f"{site.url}/akun/login/")
        tab.get_by_role("button", name="Masuk dengan kunci sandi").click()
        tab.wait_for_url(re.compile(r"^(?!.*/akun/login).*$"))
        tab.goto(f"{site.url}/organisasi/profil/")

    expect(tab.get_by_role("heading", name="Profil", level=1)).to_be_visible()
    assert [said for said in complaints if "Content Security Policy" in said or "SyntaxError" in said] == []
