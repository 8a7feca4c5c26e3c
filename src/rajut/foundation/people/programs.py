"""The doors of endpoints: who may read, who may write, and with which scope of a program's key."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _
from ninja.errors import AuthorizationError
from ninja.utils import check_csrf

from rajut.foundation.people.request import Request
from rajut.foundation.people.scopes import READ

BEARER = {"type": "http", "scheme": "bearer"}


def _must_hold(request: Request, scope: str) -> None:
    """Refuse a key without the scope; a person at a browser needs none."""
    if request.scopes is not None and scope not in request.scopes:
        said = _("Kunci ini tidak mempunyai cakupan %(scope)s.") % {"scope": scope}
        raise AuthorizationError(message=said)


@dataclass(frozen=True, slots=True)
class Anyone:
    """Everybody may read what everybody may see."""

    openapi_security_schema: ClassVar[dict[str, str]] = BEARER

    def __call__(self, request: Request) -> bool:
        """Let everybody in; a key must be one for reading."""
        _must_hold(request, READ)
        return True


@dataclass(frozen=True, slots=True)
class Officials:
    """Only holders of a post may read."""

    openapi_security_schema: ClassVar[dict[str, str]] = BEARER

    def __call__(self, request: Request) -> bool:
        """Let holders of a post in; a key must be one for reading."""
        _must_hold(request, READ)
        return request.actor.is_official


@dataclass(frozen=True, slots=True)
class Writing:
    """Only holders of a post may write; a key needs the step's scope, a browser its CSRF token."""

    openapi_security_schema: ClassVar[dict[str, str]] = BEARER
    step: str

    def __call__(self, request: Request) -> bool:
        """Let the writer in."""
        _must_hold(request, f"{self.step}:write")
        if request.scopes is None and request.actor.is_official and check_csrf(request) is not None:
            raise AuthorizationError(message=_("Formulir ini sudah kedaluwarsa. Muat ulang halamannya."))
        return request.actor.is_official


anyone = Anyone()
officials = Officials()
