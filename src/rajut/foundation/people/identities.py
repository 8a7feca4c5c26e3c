"""Signing in through an identity provider: it opens the account of an address that it has verified."""

import logging
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from requests import RequestException, Response, Session

from rajut.core.words import say
from rajut.foundation.people.models import User
from rajut.ui.pages import page

UNVERIFIED = say("Penyedia identitas belum memastikan bahwa alamat surel ini milik Anda.")
UNKNOWN = say("Belum ada akun Rajut untuk alamat surel yang disebut penyedia identitas.")
TAKEN = say(
    "Akun dengan alamat surel ini sudah terhubung dengan identitas lain pada penyedia yang sama. "
    "Masuklah dengan kata sandi."
)
ANOTHER = say("Identitas ini memakai alamat surel lain daripada akun Anda.")
AWAY = say("Penyedia identitas tidak menjawab sebagaimana mestinya. Cobalah beberapa saat lagi.")


class Identities(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth is not typed
    """An identity provider opens accounts that exist; it makes none, and takes none over."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:
        """Nobody signs up: an account begins with an invitation."""
        return False

    def authenticate_by_email(self, sociallogin: SocialLogin) -> tuple[User, str] | None:
        """Return the account of the verified address, unless another identity has it already.

        An address that is given to somebody new (as those of an office are) does not hand the account on.
        """
        address = _verified(sociallogin)
        found = User.objects.filter(email=address, is_active=True).first()
        return None if found is None or _is_taken(found, sociallogin) else (found, address)

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Turn away whom the identity opens no account for, and say why."""
        address = _verified(sociallogin)
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            if address != getattr(request.user, "email", None):
                raise _turned_away(request, ANOTHER)
        elif not sociallogin.is_existing:
            held = User.objects.filter(email=address, is_active=True).exists()
            raise _turned_away(request, (TAKEN if held else UNKNOWN) if address else UNVERIFIED)

    def get_requests_session(self) -> Session:
        """Return what the provider is asked with: where it fails, the person is told so."""
        session: Session = super().get_requests_session()
        ask = session.request

        def asked(*words: Any, **options: Any) -> Response:
            try:
                answer = ask(*words, **options)
                answer.raise_for_status()
                answer.json()
            except RequestException as error:
                logging.getLogger(__name__).warning("the identity provider failed: %s", error)
                raise _turned_away(self.request, AWAY, status=503) from error
            return answer

        session.request = asked  # type: ignore[method-assign]  # as allauth itself adds the time limit
        return session


def _verified(sociallogin: SocialLogin) -> str:
    """Return the address that the provider says it has verified, else an empty text.

    Only a plain `true` counts (some write "false", which is no empty text), and only plain characters: others
    may look like those of somebody else's address.
    """
    for told in sociallogin.email_addresses:
        address = str(told.email).strip()
        if told.verified is True and address.isascii():
            return address.lower()
    return ""


def _is_taken(user: User, sociallogin: SocialLogin) -> bool:
    return bool(SocialAccount.objects.filter(user=user, provider=sociallogin.account.provider).exists())


def _turned_away(request: HttpRequest, reason: str, *, status: int = 403) -> ImmediateHttpResponse:
    told = {"reason": _(reason), "unknown": reason == UNKNOWN}
    answer: HttpResponse = page(request, "people/turned_away.html", told, status=status)
    return ImmediateHttpResponse(answer)
