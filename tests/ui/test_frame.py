"""The frame around every page, the parts that htmx asks for, and the pages of what went wrong."""

from types import SimpleNamespace

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.template.loader import render_to_string as render
from django.test import RequestFactory
from django.utils import translation

from rajut.ui import samples
from rajut.ui.frame import Frame, Link, PostLink
from rajut.ui.pages import page

HOSTILE = "\"><script>alert('x')</script>"


@pytest.fixture
def request_() -> HttpRequest:
    return RequestFactory().get("/galeri/meja")


def _with_htmx(request: HttpRequest, *, boosted: bool = False, restored: bool = False) -> HttpRequest:
    request.htmx = SimpleNamespace(boosted=boosted, history_restore_request=restored)  # type: ignore[attr-defined]  # as the middleware sets it
    return request


def _body(response: HttpResponse) -> str:
    return response.content.decode()


def test_a_page_is_whole_for_everybody_who_does_not_ask_for_a_part(request_: HttpRequest) -> None:
    whole = page(request_, "ui/gallery_bagian.html", {"frame": samples.frame(), "count": 1}, part="state")
    boosted = page(
        _with_htmx(request_, boosted=True), "ui/gallery_bagian.html", {"frame": samples.frame()}, part="state"
    )
    restored = page(
        _with_htmx(request_, restored=True),
        "ui/gallery_bagian.html",
        {"frame": samples.frame()},
        part="state",
    )

    assert [response["Vary"] for response in (whole, boosted, restored)] == ["HX-Request"] * 3
    assert ["<html" in _body(response) for response in (whole, boosted, restored)] == [True] * 3


def test_htmx_gets_the_part_alone(request_: HttpRequest) -> None:
    response = page(_with_htmx(request_), "ui/gallery_bagian.html", {"count": 7}, part="state", status=422)

    assert _body(response).strip() == "<p>7</p>"
    assert response.status_code == 422


def test_the_frame_shows_who_acts_and_what_waits(request_: HttpRequest) -> None:
    frame = Frame(
        links=(Link("Beranda", "/", True),),
        inbox=3,
        who="Sekretaris",
        organisation="Kota Yogyakarta",
        posts=(PostLink("A", "/jabatan/1/pakai", True), PostLink("B", "/jabatan/2/pakai")),
        signed_in=True,
    )

    html = render("ui/frame.html", {"frame": frame}, request_)

    assert '<a href="/" aria-current="page">Beranda</a>' in html
    assert '<span class="count">3</span>' in html
    assert '<form method="post" action="/jabatan/2/pakai">' in html
    assert "<b>Sekretaris</b><span>Kota Yogyakarta</span>" in html


def test_a_stranger_sees_no_inbox_and_nobodys_name(request_: HttpRequest) -> None:
    html = render("ui/frame.html", {"frame": Frame(links=())}, request_)

    assert 'class="top-icon inbox"' not in html
    assert "Bertindak sebagai" not in html
    assert "Pengaturan" in html


def test_hostile_names_in_the_frame_stay_names(request_: HttpRequest) -> None:
    frame = Frame(
        links=(Link(HOSTILE, HOSTILE),),
        who=HOSTILE,
        organisation=HOSTILE,
        posts=(PostLink(HOSTILE, HOSTILE), PostLink(HOSTILE, HOSTILE)),
        signed_in=True,
        demo=True,
    )
    messages = [Message(constants.ERROR, HOSTILE)]

    html = render("ui/frame.html", {"frame": frame, "messages": messages}, request_)

    assert html.count("<script") == html.count('<script type="module" src="') + 1  # and htmx
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize(("theme", "written"), [("light", "light"), ("dark", "dark"), ("auto", "auto")])
def test_the_theme_is_written_on_the_page(request_: HttpRequest, theme: str, written: str) -> None:
    html = render("ui/frame.html", {"frame": samples.frame(theme)}, request_)

    assert f'<html lang="id" data-theme="{written}">' in html


def test_htmx_may_neither_style_nor_evaluate(request_: HttpRequest) -> None:
    html = render("ui/frame.html", {"frame": samples.frame()}, request_)

    assert '"includeIndicatorStyles":false,"allowEval":false' in html


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_a_page_of_what_went_wrong_needs_nothing_and_says_what_to_do(name: str) -> None:
    html = get_template(f"{name}.html").render()

    assert html.count("<h1>") == 1
    assert 'href="/">Ke beranda</a>' in html
    assert '<html lang="id" data-theme="auto">' in html


def test_a_refusal_says_why_and_that_nothing_was_lost(request_: HttpRequest) -> None:
    html = render("ui/refused.html", {"frame": samples.frame(), "refusal": f"Belum: {HOSTILE}"}, request_)

    assert '<p class="notice-why">Belum: &quot;&gt;&lt;script&gt;' in html
    assert "Tidak ada yang berubah dan tidak ada isian yang hilang." in html


def test_the_page_names_its_language() -> None:
    with translation.override("en"):
        assert '<html lang="en"' in get_template("404.html").render()
