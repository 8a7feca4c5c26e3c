"""What happens around every view."""

from http import HTTPStatus

import pytest
from django.conf import settings
from django.test import override_settings

from rajut.config.middleware import content_security_policy
from rajut.foundation.documents.models import Document
from rajut.foundation.people.models import User
from rajut.foundation.people.sight import Sight
from tests import cast
from tests.visitor import Visitor

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.config.pages")]
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}


@pytest.mark.parametrize("path", ["/sehat", "/uji/echo", "/tidak-ada", "/uji/echo?q=%00", "/uji/refused"])
def test_every_answer_carries_the_strict_policy(client: Visitor, path: str) -> None:
    response = client.get(path)

    said = dict(each.split(" ", 1) for each in response["Content-Security-Policy"].split("; "))
    assert said == POLICY


def test_an_identity_provider_may_receive_the_sign_in(settings: pytest.FixtureRequest) -> None:
    app = {"provider_id": "sso", "settings": {"server_url": "https://sso.contoh.go.id/realm/x"}}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}  # type: ignore[attr-defined]  # pytest-django's
    from django.http import HttpResponse
    from django.test import RequestFactory

    response = content_security_policy(lambda request: HttpResponse())(RequestFactory().get("/"))

    assert "form-action 'self' https://sso.contoh.go.id;" in response["Content-Security-Policy"]


HOSTILE = {
    "NUL in the query": {"path": "/uji/echo?q=a%00b"},
    "NUL in a name of the query": {"path": "/uji/echo?q%00=a"},
    "NUL in the path": {"path": "/uji/echo%00"},
    "NUL in a field": {"path": "/uji/echo", "data": {"title": "a\0b"}},
    "NUL in a field's name": {"path": "/uji/echo", "data": {"ti\0tle": "a"}},
    "raw NUL in JSON": {"path": "/api/uji/echo", "data": b'{"a": "\0"}', "content_type": "application/json"},
    "escaped NUL in JSON": {
        "path": "/api/uji/echo",
        "data": b'{"a": ["\\u0000"]}',
        "content_type": "application/json",
    },
    "escaped NUL in a key": {
        "path": "/api/uji/echo",
        "data": b'{"\\u0000": 1}',
        "content_type": "application/json",
    },
    "half a surrogate pair": {
        "path": "/api/uji/echo",
        "data": b'{"a": {"b": "\\ud800"}}',
        "content_type": "application/json",
    },
    "JSON under another name": {"path": "/api/uji/echo", "data": b'"\\udfff"', "content_type": "text/plain"},
}


@pytest.mark.parametrize("sent", HOSTILE.values(), ids=HOSTILE)
def test_a_text_that_nothing_can_hold_is_answered_with_400(client: Visitor, sent: dict[str, str]) -> None:
    response = client.post(**sent) if "data" in sent else client.get(**sent)

    assert response.status_code == 400
    wanted = "application/problem+json" if sent["path"].startswith("/api/") else "text/html; charset=utf-8"
    assert response["Content-Type"] == wanted


@pytest.mark.parametrize(
    "data", [b'{"a": "\\\\u0000"}', b'{"a": "\\ud83d\\ude00"}', b"{", b"[" * 20_000, b'{"a": "\\u00e9"}']
)
def test_an_odd_but_honest_document_reaches_the_view(client: Visitor, data: bytes) -> None:
    response = client.post("/api/uji/echo", data, content_type="application/json")

    assert (response.status_code, response.content) == (200, b"ok")


def test_a_large_body_is_taken_only_where_data_files_are_brought_in(client: Visitor) -> None:
    large, address = str(100 * 1024 * 1024), settings.IMPORT_PATH

    codes = [
        client.post(path, b"", content_type="text/plain", CONTENT_LENGTH=length).status_code
        for path, length in ((address, large), (address, str(1 << 40)), ("/uji/echo", large))
    ]

    assert codes == [302, 413, 413]  # a stranger is asked to sign in, not told that it is too much


def test_a_body_beyond_measure_is_not_even_read(client: Visitor) -> None:
    response = client.post("/uji/echo", b"x", content_type="text/plain", CONTENT_LENGTH=str(1 << 40))

    assert response.status_code == 413


@pytest.mark.parametrize(
    ("status", "kept"), [(200, 1), (302, 1), (400, 1), (429, 1), (409, 0), (422, 0), (500, 0), (503, 0)]
)
def test_a_failed_answer_keeps_nothing(client: Visitor, status: int, kept: int) -> None:
    before = User.objects.count()

    response = client.get(f"/uji/written?status={status}")

    assert response.status_code == status
    assert User.objects.count() - before == kept


def test_a_view_that_fails_keeps_nothing(client: Visitor) -> None:
    before = User.objects.count()
    client.raise_request_exception = False

    response = client.get("/uji/broken")

    assert response.status_code == 500
    assert User.objects.count() == before


@pytest.mark.parametrize("debug", [False, True])
@pytest.mark.parametrize(
    ("method", "path", "status", "detail"),
    [
        ("get", "/api/uji/broken", 500, "Terjadi kesalahan di Rajut; tidak ada yang diubah."),
        ("get", "/api/tiada", 404, "Yang dicari tidak ada, atau tidak dapat Anda lihat."),
        ("post", "/api/v1/tiada", 404, "Yang dicari tidak ada, atau tidak dapat Anda lihat."),
        ("put", "/api/v1/me", 405, "Cara meminta ini tidak tersedia di alamat tersebut."),
    ],
)
def test_a_program_is_told_every_error_in_one_form(
    client: Visitor, debug: bool, method: str, path: str, status: int, detail: str
) -> None:
    before = User.objects.count()
    client.raise_request_exception = False

    with override_settings(DEBUG=debug):
        answer = client.generic(method.upper(), path)

    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert answer.json() == {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    assert answer.get("Allow") == ("GET" if status == 405 else None)
    assert User.objects.count() == before


def test_an_error_is_told_in_the_language_asked_for(client: Visitor) -> None:
    answer = client.put("/api/v1/me?lang=en")

    assert answer["Content-Language"] == "en"
    assert answer.json()["detail"] == "This method is not available at that address."


def test_a_body_beyond_measure_is_told_to_a_program_in_the_same_form(client: Visitor) -> None:
    answer = client.post("/api/v1/me", b"{}", content_type="application/json", CONTENT_LENGTH=str(1 << 21))

    assert (answer.status_code, answer["Content-Type"]) == (413, "application/problem+json")
    assert answer.json()["detail"] == "Kiriman ini terlalu besar."


def test_a_person_is_told_on_a_page(client: Visitor) -> None:
    answer = client.get("/tiada")

    assert (answer.status_code, answer["Content-Type"]) == (404, "text/html; charset=utf-8")


def test_a_refused_move_is_told_in_words_and_leaves_no_trace(client: Visitor) -> None:
    before = User.objects.count()

    page, answer = client.get("/uji/refused"), client.get("/api/uji/refused")

    assert (page.status_code, answer.status_code) == (409, 409)
    assert "Rencana belum disepakati." in page.content.decode()
    assert answer.json() == {
        "type": "about:blank",
        "title": "Conflict",
        "status": 409,
        "detail": "Rencana belum disepakati.",
    }
    assert User.objects.count() == before


def test_a_broken_rule_that_no_form_holds_is_told_in_words_and_leaves_no_trace(client: Visitor) -> None:
    before = User.objects.count()

    page, answer = client.get("/uji/unsound"), client.get("/api/uji/unsound")

    assert (page.status_code, answer.status_code) == (422, 422)
    assert "Laporan untuk periode ini sudah ada." in page.content.decode()
    assert answer.json()["detail"] == "Laporan untuk periode ini sudah ada."
    assert User.objects.count() == before


def test_a_nul_in_a_cookie_is_answered_with_400(client: Visitor) -> None:
    response = client.get("/uji/echo", headers={"cookie": r'sessionid="\000aaaaaaaaaaaa"'})

    assert response.status_code == 400


@pytest.fixture
def documents() -> None:
    """One document for everybody, one for the officials of Sleman."""
    owner = cast.government("34.04")
    for title, sight in {"umum": Sight.PUBLIC, "dalam": Sight.OWN}.items():
        Document.objects.create(title=title, organisation=owner, sight=sight, created_at=cast.NOW)


@pytest.mark.usefixtures("documents")
def test_the_second_fence_holds_in_a_view_that_forgot_the_first(client: Visitor) -> None:
    stranger = client.get("/uji/seen").json()
    owner = client.sign_in(cast.officer("34.04").post).get("/uji/seen").json()
    outsider = Visitor().sign_in(cast.officer("73.71").post).get("/uji/seen").json()

    assert stranger == {"titles": ["umum"]}
    assert owner == {"titles": ["dalam", "umum"]}
    assert outsider == {"titles": ["umum"]}


@pytest.mark.usefixtures("documents")
def test_a_streamed_answer_sees_what_its_actor_sees(client: Visitor) -> None:
    stranger = b"".join(client.get("/uji/streamed").streaming_content)  # type: ignore[attr-defined]  # streamed
    signed_in = client.sign_in(cast.officer("34.04").post).get("/uji/streamed")
    owner = b"".join(signed_in.streaming_content)  # type: ignore[attr-defined]  # streamed

    assert (stranger, owner) == (b"umum\n", b"dalam\numum\n")


def test_indonesian_whatever_the_browser_prefers(client: Visitor) -> None:
    response = client.get("/tidak-ada", headers={"accept-language": "en-GB,en"})

    assert response["Content-Language"] == "id"


def test_the_chosen_language_stays(client: Visitor) -> None:
    client.post("/bahasa", {"language": "en", "next": "/"})

    assert client.get("/tidak-ada")["Content-Language"] == "en"


def test_the_chosen_theme_stays_and_leads_back_home_only(client: Visitor) -> None:
    response = client.post("/tampilan", {"theme": "dark", "next": "https://elsewhere.example/"})

    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.cookies["theme"].value == "dark"
    client.post("/tampilan", {"theme": '"><script>'})
    assert client.cookies["theme"].value == "dark"


def test_a_refusal_is_told_within_the_frame_of_who_is_signed_in(client: Visitor) -> None:
    officer = cast.officer("34.04")
    client.sign_in(officer.post)

    refusal, absence = client.get("/uji/refused"), client.get("/uji/tidak-ada")

    assert (refusal.status_code, absence.status_code) == (409, 404)
    assert officer.actor.organisation in refusal.content.decode()
