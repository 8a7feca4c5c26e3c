"""Signing in through a real identity provider, in a real browser: it opens only what is one's own."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import psycopg
import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.db import connections
from django.test import override_settings
from playwright.sync_api import Browser, Page, expect
from pytest_django.plugin import DjangoDbBlocker

from rajut.config.database import APP, OWNER
from rajut.foundation.people.models import User
from tests import cast, cluster
from tests.foundation.people.provider import PASSWORD
from tests.installation import ROOT, Installation, free_port, until
from tests.settings import TEST_CLUSTER, TEST_DATABASE
from tests.visitor import Visitor

pytestmark = pytest.mark.journey
OWN = "sandi di Rajut 12"
KNOWN, SECOND, FOREIGN = "sekda.sleman@contoh.rajut", "wakil.bantul@contoh.rajut", "asing@contoh.rajut"
UNSURE, WORDED = "sekda.bantul@contoh.rajut", "kata.bantul@contoh.rajut"
GONE = "mantan.sleman@contoh.rajut"
PEOPLE = {
    "wening": (KNOWN, True),
    "bagas": (SECOND, True),
    "penerus": (SECOND, True),  # got the address of somebody who had it before
    "asing": (FOREIGN, True),
    "ragu": (UNSURE, False),
    "kata": (WORDED, False),
    "mantan": (GONE, True),  # whose account was closed
}
NAME = f"{TEST_DATABASE}_identities"


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The provider as its own process; what Rajut is told about it."""
    port, back = free_port(), free_port()
    given = {
        "home": str(tmp_path_factory.mktemp("provider")),
        "port": port,
        "client": "rajut",
        "secret": "rahasia klien",
        "back": f"http://localhost:{back}/akun/oidc/sso/login/callback/",
        "people": PEOPLE,
    }
    words = [sys.executable, "-m", "tests.foundation.people.provider"]
    process = subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, text=True)
    assert process.stdin
    with process.stdin as told:
        told.write(f"{json.dumps(given)}\n")
    url = f"http://127.0.0.1:{port}"
    until(lambda: answers(f"{url}/.well-known/openid-configuration") or process.poll() is not None)
    assert process.poll() is None
    yield {
        "PORT": str(back),
        "RAJUT_OIDC_URL": url,
        "RAJUT_OIDC_NAME": "Identitas Daerah",
        "RAJUT_OIDC_CLIENT_ID": "rajut",
        "RAJUT_OIDC_CLIENT_SECRET": "rahasia klien",
    }
    process.terminate()
    process.wait(timeout=20)


def answers(url: str) -> bool:
    """Whether somebody answers there."""
    try:
        with urlopen(url, timeout=2) as response:
            return bool(response.status == 200)
    except OSError:
        return False


@pytest.fixture(scope="module")
def rajut(
    provider: dict[str, str],
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Installation]:
    """Rajut, told of the provider by its environment, with people of its own."""
    cluster.copy(TEST_CLUSTER, NAME)
    with django_db_blocker.unblock():
        fill()
    addresses = {
        "RAJUT_DATABASE_URL": TEST_CLUSTER.url(NAME, APP),
        "RAJUT_OWNER_DATABASE_URL": TEST_CLUSTER.url(NAME, OWNER),
    }
    home: Path = tmp_path_factory.mktemp("rajut")
    installed = Installation(home, port=int(provider["PORT"]), given={**provider, **addresses})
    process = installed.start("serve", "--prepare", "--workers", "1")
    try:
        until(lambda: installed.answers() or process.poll() is not None, seconds=120)
        assert process.poll() is None, installed.said.read_text()
        yield installed
    finally:
        if process.poll() is None:
            installed.stop(process)
        cluster.drop(TEST_CLUSTER, NAME)


def fill() -> None:
    """Give each of these addresses an account with a password, as an invitation would."""
    from allauth.account.models import EmailAddress

    default = connections["default"].settings_dict
    connections["default"].close()
    default["NAME"] = NAME
    try:
        owners = {
            KNOWN: cast.secretary(cast.SLEMAN),
            SECOND: cast.head(cast.BANTUL),
            UNSURE: cast.secretary(cast.BANTUL),
            WORDED: cast.officer(cast.BANTUL),
            GONE: cast.officer(cast.SLEMAN),
        }
        for address, holder in owners.items():
            User.objects.filter(pk=holder.user.pk).update(email=address)
            account = User.objects.get(pk=holder.user.pk)
            account.password = PBKDF2PasswordHasher().encode(
                OWN, "garam", iterations=1000
            )  # not the tests' own way
            account.save()
            EmailAddress.objects.create(user=account, email=address, verified=True, primary=True)
        User.objects.filter(email=GONE).update(is_active=False)
    finally:
        connections["default"].close()
        default["NAME"] = TEST_DATABASE


@pytest.fixture
def visit(browser: Browser, rajut: Installation) -> Iterator[Callable[[], Page]]:
    """Open a browser of its own for each person."""
    opened = []

    def another() -> Page:
        context = browser.new_context(locale="id-ID", timezone_id="Asia/Jakarta")
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        return page

    yield another
    for context in opened:
        context.close()


def go_through(tab: Page, rajut: Installation, name: str, *, consent: str = "Authorize") -> None:
    """Choose the provider on our page, sign in there, and consent."""
    tab.goto(f"{rajut.url}/akun/login/")
    tab.get_by_role("button", name="Identitas Daerah").click()
    tab.locator("input[name=login]").fill(name)
    tab.locator("input[name=password]").fill(PASSWORD)
    tab.get_by_role("button", name="Sign In").click()
    tab.get_by_role("button", name=consent).click()
    tab.wait_for_url(re.compile(rf"^{rajut.url}/"), wait_until="commit")


def one(question: str, *given: object) -> object:
    """Return the one value that the database answers."""
    with psycopg.connect(TEST_CLUSTER.url(NAME, OWNER)) as server:
        row = server.execute(question, given).fetchone()
    return row[0] if row else None


def accounts() -> list[object]:
    """How many accounts and connected identities there are."""
    return one(
        "SELECT (SELECT count(*) FROM people_user) + (SELECT count(*) FROM socialaccount_socialaccount)"
    )


def test_a_verified_address_opens_its_account_in_its_post(
    visit: Callable[[], Page], rajut: Installation
) -> None:
    complaints: list[str] = []
    tab = visit()
    tab.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)

    go_through(tab, rajut, "wening")
    tab.goto(f"{rajut.url}/organisasi/profil/")

    expect(tab.get_by_role("heading", name="Profil", level=1)).to_be_visible()
    expect(tab.locator("header")).to_contain_text("Kab. Sleman")
    assert [said for said in complaints if "Content Security Policy" in said] == []
    kept = "SELECT email FROM people_user WHERE id IN (SELECT user_id FROM socialaccount_socialaccount)"
    assert one(kept) == KNOWN


def test_the_second_time_the_identity_counts_and_the_password_still_opens(
    visit: Callable[[], Page], rajut: Installation
) -> None:
    go_through(visit(), rajut, "wening")
    before = accounts()
    tab, other = visit(), visit()

    go_through(tab, rajut, "wening")
    other.goto(f"{rajut.url}/akun/login/")
    other.get_by_label("Alamat surel").fill(KNOWN)
    other.get_by_label("Kata sandi").fill(OWN)
    other.get_by_role("main").get_by_role("button", name="Masuk", exact=True).click()
    other.wait_for_url(re.compile(r"^(?!.*/akun/login).*$"))

    assert [page.goto(f"{rajut.url}/organisasi/profil/").status for page in (tab, other)] == [200, 200]  # type: ignore[union-attr]  # a page was asked for
    assert accounts() == before


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("asing", "Belum ada akun Rajut untuk alamat surel yang disebut penyedia identitas."),
        ("mantan", "Belum ada akun Rajut untuk alamat surel yang disebut penyedia identitas."),
        ("ragu", "Penyedia identitas belum memastikan bahwa alamat surel ini milik Anda."),
        ("kata", "Penyedia identitas belum memastikan bahwa alamat surel ini milik Anda."),
    ],
)
def test_who_has_no_account_or_no_verified_address_stays_outside(
    visit: Callable[[], Page], rajut: Installation, name: str, sentence: str
) -> None:
    before = accounts()
    tab = visit()

    go_through(tab, rajut, name)

    expect(tab.get_by_role("heading", name="Tidak dapat masuk")).to_be_visible()
    expect(tab.get_by_role("main")).to_contain_text(sentence)
    tab.goto(f"{rajut.url}/organisasi/profil/")
    assert "/akun/login/" in tab.url
    assert accounts() == before


def test_an_address_given_to_somebody_new_does_not_hand_the_account_on(
    visit: Callable[[], Page], rajut: Installation
) -> None:
    go_through(visit(), rajut, "bagas")
    before = accounts()
    tab = visit()

    go_through(tab, rajut, "penerus")

    expect(tab.get_by_role("main")).to_contain_text("sudah terhubung dengan identitas lain")
    assert accounts() == before


def test_who_is_signed_in_connects_no_identity_with_another_address(
    visit: Callable[[], Page], rajut: Installation
) -> None:
    tab = visit()
    go_through(tab, rajut, "wening")
    before = accounts()
    tab.context.clear_cookies(domain="127.0.0.1")

    tab.goto(f"{rajut.url}/akun/oidc/sso/login/?process=connect")
    tab.get_by_role("main").get_by_role("button").click()
    tab.locator("input[name=login]").fill("asing")
    tab.locator("input[name=password]").fill(PASSWORD)
    tab.get_by_role("button", name="Sign In").click()
    tab.get_by_role("button", name="Authorize").click()
    tab.wait_for_url(re.compile(rf"^{rajut.url}/"), wait_until="commit")

    expect(tab.get_by_role("main")).to_contain_text("Identitas ini memakai alamat surel lain")
    assert accounts() == before


def test_who_does_not_consent_stays_outside(visit: Callable[[], Page], rajut: Installation) -> None:
    tab = visit()

    go_through(tab, rajut, "wening", consent="Cancel")

    tab.goto(f"{rajut.url}/organisasi/profil/")
    assert "/akun/login/" in tab.url


def test_an_answer_that_nobody_asked_for_is_refused(visit: Callable[[], Page], rajut: Installation) -> None:
    tab = visit()

    answer = tab.goto(f"{rajut.url}/akun/oidc/sso/login/callback/?code=x&state=y")

    assert answer
    assert answer.status == 401
    expect(tab.get_by_role("main")).to_contain_text("Jawaban penyedia identitas tidak dapat dipakai.")


@pytest.mark.django_db
def test_a_provider_that_does_not_answer_is_told_in_words(
    client: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    nowhere = {"server_url": f"http://127.0.0.1:{free_port()}"}
    app = {"provider_id": "sso", "name": "SSO", "client_id": "x", "secret": "x", "settings": nowhere}

    with override_settings(SOCIALACCOUNT_PROVIDERS={"openid_connect": {"APPS": [app]}}):
        answer = client.post("/akun/oidc/sso/login/")

    assert answer.status_code == 503
    assert "Penyedia identitas tidak menjawab sebagaimana mestinya." in answer.text
    assert [record.name for record in caplog.records] == [
        "rajut.foundation.people.identities",
        "django.request",
    ]
