"""Somebody at a browser who signs in once and then does the work of a post."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from rajut.config.demo import PASSWORD
from rajut.config.demo.people import SITE

LOCALE, ZONE = "id-ID", "Asia/Jakarta"


@dataclass
class Official:
    """A person of the demonstration at a browser."""

    page: Page
    site: str

    def goes(self, path: str) -> "Official":
        """Open an address of the site."""
        answer = self.page.goto(self.site + path.lstrip("/"))
        assert answer is not None
        assert answer.status == 200, (path, answer.status)
        return self

    def clicks(self, name: str, *, role: str = "link") -> "Official":
        """Follow the first link (or press the first button) of that name."""
        self._part(role, name).click()
        self.page.wait_for_load_state()
        return self

    def presses(self, name: str) -> "Official":
        """Press a button, and see that nothing refused it."""
        with self.page.expect_response(lambda answer: answer.request.method == "POST") as met:
            self._part("button", name).click()
        assert met.value.status < 400, (name, met.value.status, self.page.url)
        self.page.wait_for_load_state()
        return self

    def writes(self, **fields: str) -> "Official":
        """Fill fields by their names; choices are chosen by their words."""
        for name, value in fields.items():
            self._write(self.page.locator(f"main [name={name}]").first, value)
        return self

    def _write(self, field: Locator, value: str) -> None:
        if field.evaluate("each => each.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)

    def ticks(self, *labels: str) -> "Official":
        """Tick boxes and choose radios by their labels."""
        for label in labels:
            self.page.locator("main").get_by_label(label, exact=False).first.check()
        return self

    def sees(self, *words: str) -> "Official":
        """See words on the page."""
        for each in words:
            expect(self.page.locator("body")).to_contain_text(each)
        return self

    def _part(self, role: str, name: str) -> Locator:
        return self.page.get_by_role(role, name=name, exact=True).locator("visible=true").first  # type: ignore[arg-type]  # the stubs list every role


@dataclass
class Office:
    """All the officials of a story, each in a browser profile of their own."""

    browser: Browser
    site: str
    _contexts: dict[str, BrowserContext] = field(default_factory=dict)
    _seated: dict[str, Official] = field(default_factory=dict)

    def official(self, name: str) -> Official:
        """Return somebody, signed in; the same browser when asked again."""
        if name not in self._seated:
            self._seated[name] = self._sign_in(name)
        return self._seated[name]

    def citizen(self) -> Official:
        """Return somebody without an account."""
        context = self.browser.new_context(locale=LOCALE, timezone_id=ZONE)
        self._contexts[f"citizen {len(self._contexts)}"] = context
        return Official(self._page(context), self.site)

    def _sign_in(self, name: str) -> Official:
        context = self.browser.new_context(locale=LOCALE, timezone_id=ZONE)
        self._contexts[name] = context
        person = Official(self._page(context), self.site)
        person.goes("/akun/login/")
        person.page.locator("main [name=login]").fill(f"{name}@{SITE}")
        person.page.locator("main [name=password]").fill(PASSWORD)
        person.presses("Masuk")
        expect(person.page, f"{name} signs in").to_have_url(self.site)
        return person

    def _page(self, context: BrowserContext) -> Page:
        page = context.new_page()
        page.set_default_timeout(30_000)
        return page

    def close(self) -> None:
        """Send everybody home."""
        for context in self._contexts.values():
            context.close()


@contextmanager
def office(browser: Browser, site: str) -> Iterator[Office]:
    """Open an office for one story."""
    opened = Office(browser, f"{site.rstrip('/')}/")
    try:
        yield opened
    finally:
        opened.close()
