"""How people sign in: by invitation only, with throttles that lock nobody else out, mail by the worker."""

import secrets
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from rajut.foundation.people import tries
from rajut.foundation.people.models import User
from rajut.foundation.people.request import Request
from rajut.foundation.people.told import write

KNOWN = "rajut_known"
KNOWN_AGE = 60 * 60 * 24 * 180
# Failed sign-ins count per network, and per address AND network, so that nobody can lock somebody else out;
# a browser that has signed in to the account before counts for itself.
FROM_NETWORK = tries.Measure(30, timedelta(minutes=1))
AT_ADDRESS = tries.Measure(5, timedelta(minutes=5))


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is not typed
    """Our rules where allauth leaves the choice."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: an account begins with an invitation."""
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Whether a way back leads to this very site."""
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={self.request.get_host()}, require_https=self.request.is_secure()
        )

    def pre_authenticate(self, request: Request, **credentials: Any) -> None:
        """Count a try against the address from this network, or against this browser where it is known.

        Counting by address alone would let anybody lock anybody out. A try that is refused counts nowhere:
        nothing was judged, and one address tried over and over does not use up a whole office's measure.
        """
        self.counted: list[str] = []
        for mark, measure in _measures(request, _login(credentials)):
            if not tries.count(mark, measure, at=request.at):
                self._rollback_login_failed_rl_usage()
                raise self.validation_error("too_many_login_attempts")
            self.counted.append(mark)

    def _rollback_login_failed_rl_usage(self) -> None:
        """Give the try back: allauth says that the password was right."""
        for mark in self.counted:
            tries.give_back(mark, at=self.request.at)

    def _delete_login_attempts_cached_email(self, request: HttpRequest, **credentials: Any) -> None:
        """Forget the tries at an address from here: allauth says that a letter to it was answered."""
        login = _login(credentials)
        tries.forget(_at_address(login, known_browser(request, login) or tries.network(request)))

    def reauthenticate(self, user: User, password: str) -> bool:
        """Whether a password is the user's: asked again before what guards the account is changed."""
        found = self.authenticate(self.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def post_login(self, request: HttpRequest, user: User, **options: Any) -> HttpResponse:
        """Remember the browser in which somebody has signed in."""
        response: HttpResponse = super().post_login(request, user, **options)
        _remember(response, user)
        return response

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell somebody what changed about their account, at the account's own address."""
        super().send_notification_mail(template_prefix, user, context, email or user.email)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Let the worker send what allauth writes."""
        mail = self.render_mail(template_prefix, email, {"request": self.request, "email": email, **context})
        user = User.objects.filter(email__iexact=email).first()
        key = f"{template_prefix}:{secrets.token_hex(8)}"
        write(email, key=key, subject=mail.subject, body=mail.body, user=user, at=timezone.now())


def known_browser(request: HttpRequest, login: str) -> str:
    """Return the mark of a browser that has signed in to this account before, empty for any other."""
    try:
        found = signing.loads(request.COOKIES.get(KNOWN, ""), salt=KNOWN, max_age=KNOWN_AGE)
    except signing.BadSignature:
        return ""
    return str(found["mark"]) if found.get("login") == login else ""


def _remember(response: HttpResponse, user: User) -> None:
    mark = signing.dumps({"login": user.email.lower(), "mark": secrets.token_hex(8)}, salt=KNOWN)
    response.set_cookie(
        KNOWN,
        mark,
        max_age=KNOWN_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _measures(request: HttpRequest, login: str) -> Iterator[tuple[str, tries.Measure]]:
    """Return what a try at an address counts against."""
    known = known_browser(request, login)
    here = tries.network(request)
    if not known:
        yield tries.mark("sign-in", here), FROM_NETWORK
    yield _at_address(login, known or here), AT_ADDRESS


def _at_address(login: str, whence: str) -> str:
    return tries.mark("sign-in", whence, login)


def _login(credentials: dict[str, Any]) -> str:
    """Return the address that somebody typed."""
    return str(credentials.get("email", credentials.get("username", ""))).strip().lower()
