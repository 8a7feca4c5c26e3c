"""Invitations: by administrators, for their own people, by one letter, taken once."""

from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError

from rajut.core.law.authority import Rank
from rajut.core.law.lifecycle import Refused
from rajut.foundation.journal.models import Event, Notice
from rajut.foundation.people import actions
from rajut.foundation.people.models import Invitation, Organisation, Post, User
from rajut.foundation.people.queries import fingerprint
from tests import cast
from tests.foundation.people import scene
from tests.foundation.people.scene import NEWCOMER, PASSWORD
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
LATER = cast.NOW + timedelta(days=1)
NEW_ACCOUNT = {"name": "Ibu Baru", "password": PASSWORD, "again": PASSWORD}


@pytest.fixture(autouse=True)
def now() -> object:
    """Let requests come a day after the invitations."""
    with time_machine.travel(LATER, tick=True):
        yield


def counts() -> tuple[int, ...]:
    """Return how many rows there are of everything an invitation makes."""
    return tuple(model.objects.count() for model in (Invitation, Post, User, Event, Notice))


def test_an_invitation_is_one_letter_and_one_event_and_its_secret_stands_nowhere_else() -> None:
    invitation, secret = scene.invited()

    notice, event = Notice.objects.get(), Event.objects.get()
    assert (notice.address, notice.confidential) == (NEWCOMER, True)
    assert invitation.secret_hash == fingerprint(secret)
    assert (event.stream, event.move) == (f"organisation:{invitation.organisation_id}", "invite")
    assert secret not in str(event.data)


@pytest.mark.parametrize("inviter", [cast.officer, cast.head, cast.auditor])
def test_only_administrators_invite(inviter: object) -> None:
    person: cast.Person = inviter(cast.SLEMAN)
    before = counts()

    with pytest.raises(Refused, match="Hanya pengelola"):
        actions.invite(
            cast.government(cast.SLEMAN),
            email=NEWCOMER,
            name="x",
            rank="viewer",
            title="x",
            actor=person.actor,
            at=cast.NOW,
        )

    assert counts() == before


@pytest.mark.parametrize("code", [cast.BANTUL, cast.DIY])
def test_nobody_invites_into_another_organisation(code: str) -> None:
    admin = scene.administrator()
    target = cast.government(code)
    before = counts()

    with pytest.raises(Refused):
        actions.invite(
            target, email=NEWCOMER, name="x", rank="viewer", title="x", actor=admin.actor, at=cast.NOW
        )

    assert counts() == before


def test_a_governments_administrator_invites_into_its_departments_but_not_the_reverse() -> None:
    department = cast.department(cast.SLEMAN, "Dinas Lingkungan Hidup")
    officer = cast.person(department, Rank.DEPARTMENT, administers=True)

    invitation, _ = scene.invited(department, rank="department")

    assert invitation.organisation == department
    with pytest.raises(Refused):
        actions.invite(
            cast.government(cast.SLEMAN),
            email="x@contoh.rajut",
            name="x",
            rank="viewer",
            title="x",
            actor=officer.actor,
            at=cast.NOW,
        )


@pytest.mark.parametrize("rank", ["supervisor", "department", "king"])
def test_a_rank_that_the_organisation_does_not_have_is_refused(rank: str) -> None:
    with pytest.raises(ValidationError) as caught:
        scene.invited(rank=rank)

    assert list(caught.value.message_dict) == ["rank"]
    assert (Invitation.objects.count(), Event.objects.count(), Notice.objects.count()) == (0, 0, 0)


def test_an_open_invitation_is_not_doubled_and_an_expired_one_makes_room() -> None:
    scene.invited()
    with pytest.raises(ValidationError, match="masih terbuka"):
        scene.invited()
    Invitation.objects.update(expires_at=cast.NOW)

    scene.invited()

    assert list(Invitation.objects.order_by("pk").values_list("revoked_at", flat=True)) == [cast.NOW, None]


def test_a_newcomer_opens_an_account_takes_the_post_and_is_signed_in(client: Visitor) -> None:
    invitation, secret = scene.invited()

    shown = client.get(f"/organisasi/undangan/{secret}/")
    answer = client.post(f"/organisasi/undangan/{secret}/", NEW_ACCOUNT)

    post = Post.objects.get(user__email=NEWCOMER)
    assert (shown.status_code, answer.status_code, answer["Location"]) == (200, 302, "/")
    assert (post.organisation_id, post.rank, post.administers) == (
        invitation.organisation_id,
        "viewer",
        False,
    )
    assert client.session["post"] == post.pk
    assert post.user.check_password(PASSWORD)
    assert EmailAddress.objects.get().verified is True
    assert Event.objects.get(move="accept").post_id == post.pk


def test_looking_at_an_invitation_uses_nothing_up(client: Visitor) -> None:
    _, secret = scene.invited()
    before = counts()

    for _ in range(3):
        client.get(f"/organisasi/undangan/{secret}/")

    assert counts() == before


def test_somebody_with_an_account_gets_the_post_added_to_it(client: Visitor) -> None:
    outsider = cast.outsider()
    _, secret = scene.invited(email=outsider.user.email)

    answer = client.sign_in(outsider.post).post(f"/organisasi/undangan/{secret}/")

    assert answer.status_code == 302
    assert set(outsider.user.posts.values_list("rank", flat=True)) == {"secretary", "viewer"}


def test_an_account_that_exists_is_asked_to_sign_in_first(client: Visitor) -> None:
    outsider = cast.outsider()
    _, secret = scene.invited(email=outsider.user.email)
    before = counts()

    answer = client.post(f"/organisasi/undangan/{secret}/", NEW_ACCOUNT)

    assert "sudah mempunyai akun" in answer.content.decode()
    assert counts() == before


def test_an_invitation_for_another_address_is_refused(client: Visitor) -> None:
    _, secret = scene.invited()
    client.sign_in(cast.outsider().post)
    before = counts()

    answer = client.post(f"/organisasi/undangan/{secret}/")

    assert (answer.status_code, counts()) == (409, before)


def test_an_invitation_is_taken_once(client: Visitor) -> None:
    _, secret = scene.invited()
    client.post(f"/organisasi/undangan/{secret}/", NEW_ACCOUNT)
    before = counts()

    answer = Visitor().post(f"/organisasi/undangan/{secret}/", NEW_ACCOUNT)

    assert (answer.status_code, counts()) == (410, before)


def test_a_revoked_invitation_opens_nothing(client: Visitor) -> None:
    invitation, secret = scene.invited()
    admin = scene.administrator()

    revoked = client.sign_in(admin.post).post(f"/organisasi/undangan/{invitation.pk}/cabut/")
    before = counts()
    answer = Visitor().post(f"/organisasi/undangan/{secret}/", NEW_ACCOUNT)

    assert (revoked.status_code, answer.status_code, counts()) == (302, 410, before)


def test_an_expired_invitation_opens_nothing(client: Visitor) -> None:
    _, secret = scene.invited()
    before = counts()

    with time_machine.travel(cast.NOW + actions.invitations.VALID_FOR):
        answer = client.post(f"/organisasi/undangan/{secret}/", NEW_ACCOUNT)

    assert (answer.status_code, counts()) == (410, before)


def test_only_its_administrators_revoke_an_invitation(client: Visitor) -> None:
    invitation, _ = scene.invited()

    answer = client.sign_in(cast.outsider().post).post(f"/organisasi/undangan/{invitation.pk}/cabut/")

    invitation.refresh_from_db()
    assert (answer.status_code, invitation.revoked_at) == (409, None)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"again": "lain sama sekali"}, "Kedua kata sandi tidak sama."),
        ({"password": "pendek", "again": "pendek"}, "pendek"),
        ({"password": "password12", "again": "password12"}, "umum"),
        ({"name": ""}, "Nama"),
    ],
)
def test_a_weak_or_mistyped_password_opens_no_account(
    client: Visitor, fields: dict[str, str], told: str
) -> None:
    _, secret = scene.invited()
    before = counts()

    answer = client.post(f"/organisasi/undangan/{secret}/", {**NEW_ACCOUNT, **fields})

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert counts() == before


def test_a_guessed_secret_finds_nothing(client: Visitor) -> None:
    scene.invited()

    assert client.get("/organisasi/undangan/tebakan/").status_code == 404


def test_an_administrator_invites_by_the_page(client: Visitor) -> None:
    admin = scene.administrator()
    client.sign_in(admin.post)
    url = f"/organisasi/{admin.post.organisation_id}/undang/"
    told = {"email": NEWCOMER, "name": "Ibu Baru", "title": "Analis", "rank": "viewer"}

    wrong = client.post(url, {**told, "rank": "supervisor"})
    right = client.post(url, told)

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert Invitation.objects.get().email == NEWCOMER


def test_a_partner_is_registered_with_its_administrator_who_then_rules_it_alone() -> None:
    admin = scene.administrator()
    partner = actions.add_partner(
        admin.post.organisation,
        name="Bank Sampah Contoh",
        kind="community",
        contact="Bapak Contoh",
        email=NEWCOMER,
        title="Ketua",
        actor=admin.actor,
        at=cast.NOW,
    )

    post = actions.accept_as_new(
        Invitation.objects.get(organisation=partner), name="Bapak Contoh", password=PASSWORD, at=LATER
    )

    assert (partner.parent_id, post.administers, post.rank) == (None, True, "head")
    with pytest.raises(Refused):
        actions.rename(partner, name="Direbut", actor=admin.actor, at=LATER)
    partner.refresh_from_db()
    assert partner.name == "Bank Sampah Contoh"


def test_no_partner_stands_under_a_government() -> None:
    with pytest.raises(ValidationError, match="Hanya perangkat daerah"):
        actions.organisations.keep(
            Organisation(name="LSM", kind="ngo", parent=cast.government(cast.SLEMAN)), new=True
        )
