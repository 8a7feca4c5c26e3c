"""What happens around every view: hostile input is turned away, a policy set, the actor known."""

import re
from collections.abc import Callable, Iterable, Iterator
from http import HTTPStatus
from typing import cast
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from rajut.config import clock
from rajut.config.input import faulty
from rajut.core.law.lifecycle import Refused
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.queries import actor_of, token_actor
from rajut.foundation.people.request import Request
from rajut.foundation.people.sight import stand
from rajut.frontends.api.refusing import refusal
from rajut.frontends.desk.queries import forget
from rajut.ui.api import problems
from rajut.ui.pages import page

Respond = Callable[[HttpRequest], HttpResponseBase]

_FAILED = "rajut.failed"
_UNSOUND = HTTPStatus.UNPROCESSABLE_ENTITY
_SENT_BACK = {HTTPStatus.CONFLICT, _UNSOUND}
ABOUT = re.compile(r"/(?:kolaborasi|api/[^/]+/collaborations)/([0-9]{1,18})(?:/|$)")
WITHOUT_RECORDS = ("/sehat", "/gaya/")  # answered without a transaction, so also while the database is away


def in_problems(respond: Respond) -> Respond:
    """Tell a program every error in one form (RFC 9457), whoever met it: Django, a library, or nobody."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = respond(request)
        if not _for_program(request) or response.status_code < HTTPStatus.BAD_REQUEST:
            return response
        if response.headers.get("Content-Type") == problems.MEDIA_TYPE:
            return response
        with translation.override(getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)):
            told = refusal(response.status_code)
        return _with_headers_of(response, told)

    return middleware


def clean_input(respond: Respond) -> Respond:
    """Answer 400 where a text holds what no text may hold, 413 where the body is too large."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if _length(request) > _most(request):
            return problem(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _("Kiriman ini terlalu besar."))
        if faulty(request):
            return problem(
                request, HTTPStatus.BAD_REQUEST, _("Permintaan ini memuat tanda yang tidak dapat dibaca.")
            )
        return respond(request)

    return middleware


def content_security_policy(respond: Respond) -> Respond:
    """Say on every answer that only our own files may act, and that nothing inline may."""
    policy = "; ".join(f"{name} {value}" for name, value in _directives().items())

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = respond(request)
        response.headers.setdefault("Content-Security-Policy", policy)
        return response

    return middleware


def language(respond: Respond) -> Respond:
    """Speak the language that was chosen here; Indonesian whatever the browser prefers.

    A program chooses in the address: `?lang=en`.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        if _for_program(request):
            chosen = request.GET.get("lang", chosen)
        known = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        request.LANGUAGE_CODE = known
        with translation.override(known):
            response = respond(request)
        response.headers.setdefault("Content-Language", known)
        return response

    return middleware


class Actors:
    """Every view runs in one transaction that sees what its actor may see, and keeps all of it or nothing."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.respond = respond

    def __call__(self, request: Request) -> HttpResponseBase:
        """Open the transaction, give it the actor's keys, answer; a failed answer keeps nothing."""
        if request.path.startswith(WITHOUT_RECORDS):
            return self.respond(request)
        request.at = clock.now()
        with transaction.atomic():
            known = _who(request)
            if known is None:
                return _unknown_key(request)
            request.actor, request.scopes = known
            stand(request.actor.keys, collaboration_id=_collaboration(request.path_info))
            response = self.respond(request)
            if self._has_failed(request, response):
                transaction.set_rollback(True)
            elif request.method == "POST":
                forget(request.actor)
        if isinstance(response, StreamingHttpResponse) and not isinstance(response, FileResponse):
            rest = cast(Iterable[bytes], response.streaming_content)
            response.streaming_content = _seen(rest, request.actor.keys)
        return response

    def _has_failed(self, request: Request, response: HttpResponseBase) -> bool:
        """Whether nothing may be kept: to a program every error says so, to a person a form that came back.

        What signing in counts of failed tries, whatever it answers, is kept.
        """
        status = response.status_code
        sent_back = status >= HTTPStatus.BAD_REQUEST if _for_program(request) else status in _SENT_BACK
        return _FAILED in request.META or sent_back or status >= HTTPStatus.INTERNAL_SERVER_ERROR

    def process_exception(self, request: Request, error: Exception) -> HttpResponseBase | None:
        """Keep nothing of a view that failed; a refused move and a broken rule are told in words.

        The page that says so still asks its own questions, so the transaction ends after it.
        """
        request.META[_FAILED] = True
        if isinstance(error, Refused):
            return _told(request, error.refusal.text(_), HTTPStatus.CONFLICT)
        if isinstance(error, ValidationError):  # no form was there to hold it
            return _told(request, " ".join(_(each) for each in error.messages), _UNSOUND)
        return None


def _collaboration(path: str) -> int | None:
    """Return the collaboration that an address names, so that the fences ask for it once per statement."""
    found = ABOUT.match(path)
    return int(found[1]) if found else None


def _told(request: Request, text: str, status: HTTPStatus) -> HttpResponse:
    if _for_program(request):
        return problem(request, status, text)
    return page(request, "ui/refused.html", {"refusal": text}, status=status)


def _who(request: Request) -> tuple[Actor, frozenset[str] | None] | None:
    """Return who asks: the holder of a program's key with its scopes, else a person or the public.

    None for a key that opens nothing: it is never taken for the public.
    """
    given = request.headers.get("Authorization")
    if given is None or not _for_program(request):
        chosen, today = request.session.get("post"), timezone.localdate(request.at)
        return actor_of(request.user.pk, chosen=chosen, on=today), None
    scheme, _space, secret = given.partition(" ")
    return token_actor(secret.strip(), at=request.at) if scheme.lower() == "bearer" else None


def _unknown_key(request: HttpRequest) -> HttpResponse:
    said = _("Kunci program ini tidak dikenal, sudah dicabut, atau sudah berakhir.")
    response = problem(request, HTTPStatus.UNAUTHORIZED, said)
    response.headers["WWW-Authenticate"] = "Bearer"
    return response


def problem(request: HttpRequest, status: HTTPStatus, detail: str) -> HttpResponse:
    """Say what is wrong: problem details (RFC 9457) to a program, a plain page to a person."""
    if _for_program(request):
        return problems.problem(status, detail)
    return page(request, "ui/error.html", {"status": int(status), "detail": detail}, status=status)


def _with_headers_of(response: HttpResponseBase, told: HttpResponse) -> HttpResponse:
    """Return the answer `told` with what `response` said beside its body."""
    for name, value in response.headers.items():
        if name not in {"Content-Type", "Content-Length", "Content-Encoding"}:
            told.headers[name] = value
    told.cookies.update(response.cookies)
    return told


def _seen(rest: Iterable[bytes], keys: tuple[str, ...]) -> Iterator[bytes]:
    """Write the rest of an answer in a transaction of its own: the view's is over before the first line."""
    with transaction.atomic():
        stand(keys)
        yield from rest


def _for_program(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")


def _most(request: HttpRequest) -> int:
    """How large a body may be; only where data files are brought in they come by the hundred megabytes."""
    if _for_program(request):
        return settings.API_BODY_LIMIT
    return settings.IMPORT_BODY_LIMIT if request.path == settings.IMPORT_PATH else settings.BODY_LIMIT


def _length(request: HttpRequest) -> int:
    given = request.META.get("CONTENT_LENGTH") or "0"
    return int(given) if given.isdecimal() else 0


def _directives() -> dict[str, str]:
    """Return the policy; signing in elsewhere needs the other side as a form's destination."""
    apps = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
    elsewhere = [urlsplit(app["settings"]["server_url"]) for app in apps]
    origins = " ".join(["'self'", *(f"{found.scheme}://{found.netloc}" for found in elsewhere)])
    own = "'self'"
    return {
        "default-src": "'none'",
        "script-src": own,
        "style-src": own,
        "img-src": f"{own} data:",
        "font-src": own,
        "connect-src": own,
        "manifest-src": own,
        "form-action": origins,
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
    }
