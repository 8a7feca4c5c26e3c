"""Signing in: by invitation only, throttled so that nobody locks somebody else out, and never led astray."""

import re
from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core import mail

from rajut.foundation.journal import delivery
from rajut.foundation.journal.models import Notice
from rajut.foundation.people.models import Tries, User
from tests import cast
from tests.visitor import Visitor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_earlier_tries")]
PASSWORD = "jarum dan benang 12"
OFFICE, ELSEWHERE = "10.1.1.1", "203.0.113.7"


@pytest.fixture
def person() -> cast.Person:
    """An official with a password."""
    found = cast.secretary(cast.SLEMAN)
    found.user.set_password(PASSWORD)
    found.user.save()
    return found


def try_in(client: Visitor, email: str, password: str, *, at: str = OFFICE, **more: str) -> int:
    """Try to sign in from an address; 302 is in, 200 or 422 is not."""
    asked = {"login": email, "password": password, **more}
    return client.post("/akun/login/", asked, REMOTE_ADDR=at).status_code


def is_in(client: Visitor) -> bool:
    """Whether the visitor is signed in."""
    return client.get("/organisasi/profil/").status_code == 200


def test_a_password_opens_the_account_and_another_does_not(client: Visitor, person: cast.Person) -> None:
    try_in(client, person.user.email, "salah sama sekali")
    wrong = is_in(client)
    try_in(client, person.user.email.upper(), PASSWORD)

    assert (wrong, is_in(client)) == (False, True)


def test_an_account_that_does_not_exist_answers_as_one_that_does(
    client: Visitor, person: cast.Person
) -> None:
    def told(email: str) -> list[str]:
        answer = client.post("/akun/login/", {"login": email, "password": "salah"}, REMOTE_ADDR=OFFICE)
        return re.findall(r'class="error-summary".*?</div>', answer.content.decode(), re.DOTALL)

    assert told("tiada@contoh.rajut") == told(person.user.email)


@pytest.mark.parametrize(
    "url", ["https://jahat.example/", "//jahat.example", "/\\jahat.example", "javascript:x"]
)
def test_after_signing_in_nobody_is_led_elsewhere(client: Visitor, person: cast.Person, url: str) -> None:
    asked = {"login": person.user.email, "password": PASSWORD, "next": url}

    answer = client.post("/akun/login/", asked)

    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_after_signing_in_one_is_where_one_wanted_to_be(client: Visitor, person: cast.Person) -> None:
    away = client.get("/organisasi/kunci/")

    answer = client.post(
        away["Location"], {"login": person.user.email, "password": PASSWORD, "next": "/organisasi/kunci/"}
    )

    assert answer["Location"] == "/organisasi/kunci/"


def test_many_wrong_tries_are_stopped_even_when_the_right_password_follows(
    client: Visitor, person: cast.Person
) -> None:
    for _ in range(5):
        try_in(client, person.user.email, "salah sama sekali")

    try_in(client, person.user.email, PASSWORD)

    assert is_in(client) is False


def test_an_attacker_elsewhere_locks_nobody_out(client: Visitor, person: cast.Person) -> None:
    attacker = Visitor()
    for _ in range(40):
        try_in(attacker, person.user.email, "salah sama sekali", at=ELSEWHERE)

    try_in(client, person.user.email, PASSWORD, at=OFFICE)

    assert is_in(client) is True


def test_an_attacker_in_the_same_office_does_not_lock_out_who_signs_in_at_their_own_browser(
    client: Visitor, person: cast.Person
) -> None:
    try_in(client, person.user.email, PASSWORD)
    client.post("/akun/logout/")
    attacker = Visitor()
    for number in range(60):
        try_in(attacker, person.user.email if number % 2 else f"{number}@contoh.rajut", "salah sama sekali")

    try_in(client, person.user.email, PASSWORD)

    assert is_in(client) is True


def test_trying_many_addresses_from_one_network_is_stopped(client: Visitor, person: cast.Person) -> None:
    for number in range(30):
        try_in(client, f"{number}@contoh.rajut", "salah sama sekali")

    try_in(client, person.user.email, PASSWORD)

    assert is_in(client) is False


def test_trying_one_address_over_and_over_does_not_stop_the_rest_of_the_office(
    client: Visitor, person: cast.Person
) -> None:
    for _ in range(40):
        try_in(Visitor(), "lain@contoh.rajut", "salah sama sekali")

    try_in(client, person.user.email, PASSWORD)

    assert is_in(client) is True
    assert sorted(len(row.moments) for row in Tries.objects.all() if row.moments) == [5, 5]


def test_a_known_browser_is_known_for_its_own_account_only(client: Visitor, person: cast.Person) -> None:
    other = cast.head(cast.SLEMAN)
    other.user.set_password(PASSWORD)
    other.user.save()
    try_in(client, person.user.email, PASSWORD)
    client.post("/akun/logout/")
    for _ in range(5):
        try_in(client, other.user.email, "salah sama sekali")

    try_in(client, other.user.email, PASSWORD)

    assert is_in(client) is False


def test_nobody_signs_up(client: Visitor) -> None:
    before = User.objects.count()
    asked = {"email": "baru@contoh.rajut", "password1": PASSWORD, "password2": PASSWORD}

    shown, sent = client.get("/akun/signup/"), client.post("/akun/signup/", asked)

    assert "dibuka dengan undangan" in shown.content.decode()
    assert "dibuka dengan undangan" in sent.content.decode()
    assert User.objects.count() == before


def test_nobody_claims_another_address(client: Visitor, person: cast.Person) -> None:
    client.sign_in(person.post)
    client.get("/akun/email/")

    client.post("/akun/email/", {"action_add": "", "email": "bupati@contoh.rajut"})

    person.user.refresh_from_db()
    assert person.user.email == cast.secretary(cast.SLEMAN).user.email
    assert EmailAddress.objects.filter(email="bupati@contoh.rajut").count() == 0


def test_a_forgotten_password_is_replaced_by_a_letter(client: Visitor, person: cast.Person) -> None:
    client.post("/akun/password/reset/", {"email": person.user.email})
    delivery.send(Notice.objects.get().pk, at=cast.NOW)
    link = re.search(r"http\S+/akun/password/reset/key/\S+", mail.outbox[0].body)
    assert link
    page = client.get(urlsplit(link[0]).path, follow=True)
    new = "kain tenun baru 34"

    client.post(page.redirect_chain[-1][0], {"password1": new, "password2": new})

    person.user.refresh_from_db()
    assert person.user.check_password(new)
    assert Notice.objects.get(key__startswith="account/email/password_reset_key").body == ""


def test_asking_for_an_unknown_address_sends_nothing_and_tells_nothing(
    client: Visitor, person: cast.Person
) -> None:
    known = client.post("/akun/password/reset/", {"email": person.user.email})
    unknown = client.post("/akun/password/reset/", {"email": "tiada@contoh.rajut"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [notice.address for notice in Notice.objects.all()] == [person.user.email]


def test_a_changed_password_is_told_by_letter_and_ends_other_sessions(
    client: Visitor, person: cast.Person
) -> None:
    elsewhere = Visitor()
    try_in(elsewhere, person.user.email, PASSWORD)
    try_in(client, person.user.email, PASSWORD)
    new = "kain tenun baru 34"

    client.post("/akun/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert (is_in(client), is_in(elsewhere)) == (True, False)
    assert Notice.objects.filter(key__startswith="account/email/password_changed").count() == 1


def test_other_sessions_are_listed_and_ended(client: Visitor, person: cast.Person) -> None:
    elsewhere = Visitor()
    try_in(elsewhere, person.user.email, PASSWORD, at=ELSEWHERE)
    try_in(client, person.user.email, PASSWORD)

    shown = client.get("/akun/sessions/").content.decode()
    client.post("/akun/sessions/")

    assert ELSEWHERE in shown
    assert (is_in(client), is_in(elsewhere)) == (True, False)
    assert (UserSession.objects.count(), Session.objects.count()) == (1, 1)


def totp_code(secret: str) -> str:
    """Return the code an authenticator app shows now."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))


def test_an_authenticator_app_is_asked_for_after_the_password(client: Visitor, person: cast.Person) -> None:
    secret = generate_totp_secret()
    TOTP.activate(person.user, secret)

    try_in(client, person.user.email, PASSWORD)
    after_password = is_in(client)
    client.post("/akun/2fa/authenticate/", {"code": "000000"})
    after_wrong_code = is_in(client)
    client.post("/akun/2fa/authenticate/", {"code": totp_code(secret)})

    assert (after_password, after_wrong_code, is_in(client)) == (False, False, True)


def test_a_code_of_the_app_works_once(client: Visitor, person: cast.Person) -> None:
    secret = generate_totp_secret()
    TOTP.activate(person.user, secret)
    code = totp_code(secret)
    second = Visitor()
    for visitor in (client, second):
        try_in(visitor, person.user.email, PASSWORD)

    for visitor in (client, second):
        visitor.post("/akun/2fa/authenticate/", {"code": code})

    assert (is_in(client), is_in(second)) == (True, False)


def test_a_recovery_code_works_once(client: Visitor, person: cast.Person) -> None:
    TOTP.activate(person.user, generate_totp_secret())
    codes = RecoveryCodes.activate(person.user)
    code = codes.get_unused_codes()[0]
    second = Visitor()
    for visitor in (client, second):
        try_in(visitor, person.user.email, PASSWORD)

    for visitor in (client, second):
        visitor.post("/akun/2fa/authenticate/", {"code": code})

    assert (is_in(client), is_in(second)) == (True, False)


def test_an_authenticator_app_is_set_up_by_the_page(client: Visitor, person: cast.Person) -> None:
    try_in(client, person.user.email, PASSWORD)
    asked_again = client.get("/akun/2fa/totp/activate/")
    client.post("/akun/reauthenticate/", {"password": PASSWORD})
    page = client.get("/akun/2fa/totp/activate/").content.decode()
    found = re.search(r'id="authenticator_secret"[^>]*value="([A-Z2-7]+)"', page)
    assert found
    assert asked_again["Location"].startswith("/akun/reauthenticate/")

    client.post("/akun/2fa/totp/activate/", {"code": totp_code(found[1])})

    assert list(Authenticator.objects.order_by("type").values_list("type", flat=True)) == [
        "recovery_codes",
        "totp",
    ]
