"""What every test can ask for: a database in which row-level security holds, a visitor, a browser."""

import shutil
from collections.abc import Iterator
from typing import IO

import pytest
from django.db import connections
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from rajut.config.database import APP, OWNER, migrate
from rajut.config.words import compile_words
from tests import cluster
from tests.installation import Installation, until
from tests.settings import TEST_CLUSTER, TEST_DATABASE, TEST_HOME
from tests.visitor import Visitor

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
ALIVE = pytest.StashKey[IO[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """Hold the session's home while any of its processes lives; have the English words before any test."""
    config.stash[ALIVE] = cluster.hold(TEST_HOME)
    compile_words()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Let go of it; the session's first process waits until nothing is left."""
    config.stash[ALIVE].close()
    if not hasattr(config, "workerinput"):
        cluster.throw_away(TEST_HOME)


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Give this worker its own copy of the migrated database; tests connect to it as the ordinary role."""
    with django_db_blocker.unblock():
        owner = connections["owner"].settings_dict
        owner["NAME"] = cluster.TEMPLATE
        cluster.template(TEST_CLUSTER, migrate)
        connections["owner"].close()
        owner["NAME"] = TEST_DATABASE
        cluster.copy(TEST_CLUSTER, TEST_DATABASE)
        yield
        connections.close_all()


@pytest.fixture
def client() -> Visitor:
    """A visitor who has not signed in."""
    return Visitor()


@pytest.fixture
def no_earlier_tries(db: None) -> None:
    """Forget what other tests tried: tries are counted beside the transaction of a test."""
    beside = connections["default"].copy()
    with beside.cursor() as cursor:
        cursor.execute("DELETE FROM people_tries")
    beside.close()


@pytest.fixture
def fresh_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A new database with real commits, for tests in which several connections meet; dropped afterwards."""
    name = f"{TEST_DATABASE}_fresh"
    default = connections["default"].settings_dict
    cluster.copy(TEST_CLUSTER, name)
    connections["default"].close()
    default["NAME"] = name
    with django_db_blocker.unblock():
        try:
            yield name
        finally:
            connections["default"].close()
            default["NAME"] = TEST_DATABASE
            cluster.drop(TEST_CLUSTER, name)


@pytest.fixture(scope="session")
def site(django_db_setup: None) -> Iterator[Installation]:
    """Rajut itself, web and worker, serving the demonstration from a database of its own."""
    name = f"{TEST_DATABASE}_site"
    cluster.copy(TEST_CLUSTER, name)
    addresses = {
        "RAJUT_DATABASE_URL": TEST_CLUSTER.url(name, APP),
        "RAJUT_OWNER_DATABASE_URL": TEST_CLUSTER.url(name, OWNER),
        "RAJUT_DEMO": "1",
        "RAJUT_CLOCK": "2026-11-23T10:00",  # so that a month's report is open whenever the tests run
    }
    installed = Installation(TEST_HOME / f"home-{name}", given=addresses)
    process = installed.start("serve", "--prepare", "--workers", "1")
    try:
        until(lambda: installed.answers() or process.poll() is not None, seconds=120)
        assert process.poll() is None, installed.said.read_text()
        yield installed
    finally:
        if process.poll() is None:
            installed.stop(process)
        cluster.drop(TEST_CLUSTER, name)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    path = shutil.which("chromium")
    if path is None:
        pytest.fail("Chromium is needed for this test: apt-get install --no-install-recommends chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile of its own, in Indonesian."""
    opened = browser.new_context(locale="id-ID", timezone_id="Asia/Jakarta")
    yield opened
    opened.close()


@pytest.fixture
def tab(context: BrowserContext) -> Page:
    """A page of that browser; a mistake of a script on it fails the test."""
    page = context.new_page()
    page.set_default_timeout(10_000)
    return page
