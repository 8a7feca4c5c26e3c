"""Keys for programs: shown once, kept as a hash, never more than scope, post and time allow."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from rajut.core.law.lifecycle import Refused
from rajut.foundation.journal.models import Event
from rajut.foundation.people import actions
from rajut.foundation.people.models import Token
from rajut.foundation.people.queries import token_actor
from tests import cast
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
SOON = cast.NOW + timedelta(days=30)


def issued(**asked: object) -> tuple[Token, str]:
    """Return a key of Sleman's officer and its secret."""
    person = cast.officer(cast.SLEMAN)
    told: dict[str, object] = {"name": "Penarik data", "scopes": ["read"], "expires_at": SOON, **asked}
    return actions.issue(person.post, **told, actor=person.actor, at=cast.NOW)


def test_a_key_opens_its_post_within_its_scopes() -> None:
    token, secret = issued(scopes=["evaluate:write", "read"])

    found = token_actor(secret, at=cast.NOW)

    assert found == (cast.officer(cast.SLEMAN).actor, frozenset({"read", "evaluate:write"}))
    token.refresh_from_db()
    assert token.used_on == cast.NOW.date()


def test_the_secret_is_kept_nowhere() -> None:
    token, secret = issued()

    assert secret.startswith(token.prefix)
    assert secret not in str(list(Token.objects.values())) + str(list(Event.objects.values()))


@pytest.mark.parametrize("secret", ["", "rjt_tebakan", "rjt_" + "x" * 43])
def test_a_guess_opens_nothing(secret: str) -> None:
    issued()

    assert token_actor(secret, at=cast.NOW) is None


def test_an_expired_or_revoked_key_opens_nothing() -> None:
    _, expired = issued()
    token, revoked = issued()

    actions.withdraw(token, actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)

    assert token_actor(expired, at=SOON) is None
    assert token_actor(revoked, at=cast.NOW) is None


def test_a_key_of_a_closed_account_opens_nothing() -> None:
    _, secret = issued()
    user = cast.officer(cast.SLEMAN).user
    type(user).objects.filter(pk=user.pk).update(is_active=False)

    assert token_actor(secret, at=cast.NOW) is None


def test_nobody_makes_or_revokes_a_key_for_somebody_elses_post() -> None:
    token, _ = issued()
    outsider = cast.outsider()

    with pytest.raises(Refused):
        actions.issue(
            token.post, name="x", scopes=["read"], expires_at=SOON, actor=outsider.actor, at=cast.NOW
        )
    with pytest.raises(Refused):
        actions.withdraw(token, actor=outsider.actor, at=cast.NOW)

    token.refresh_from_db()
    assert (Token.objects.count(), token.revoked_at, Event.objects.count()) == (1, None, 1)


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"scopes": []}, "scopes"),
        ({"scopes": ["everything"]}, "scopes"),
        ({"expires_at": cast.NOW}, "expires_at"),
        ({"expires_at": cast.NOW + timedelta(days=400)}, "expires_at"),
        ({"name": " "}, "name"),
    ],
)
def test_a_key_without_name_scope_or_end_is_not_made(asked: dict[str, object], field: str) -> None:
    with pytest.raises(ValidationError) as caught:
        issued(**asked)

    assert list(caught.value.message_dict) == [field]
    assert (Token.objects.count(), Event.objects.count()) == (0, 0)


def test_the_page_shows_the_secret_once_and_revokes(client: Visitor) -> None:
    asked = {"name": "Penarik data", "scopes": ["read"], "expires_on": SOON.date().isoformat()}

    with time_machine.travel(cast.NOW):
        client.sign_in(cast.officer(cast.SLEMAN).post)
        made = client.post("/organisasi/kunci/", asked).content.decode()
        again = client.get("/organisasi/kunci/").content.decode()
        token = Token.objects.get()
        client.post(f"/organisasi/kunci/{token.pk}/cabut/")

    token.refresh_from_db()
    (secret,) = set(re.findall(r"rjt_[\w-]{43}", made))
    assert secret.startswith(token.prefix)
    assert re.findall(r"rjt_[\w-]{43}", again) == []
    assert token.revoked_at is not None


def test_a_key_is_not_revoked_by_the_page_of_somebody_else(client: Visitor) -> None:
    token, _ = issued()

    answer = client.sign_in(cast.outsider().post).post(f"/organisasi/kunci/{token.pk}/cabut/")

    token.refresh_from_db()
    assert (answer.status_code, token.revoked_at) == (404, None)
