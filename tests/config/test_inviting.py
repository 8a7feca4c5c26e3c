"""`rajut invite`: the first administrator of an organisation comes in from the command line."""

from datetime import timedelta

import pytest
import time_machine

from rajut.config import inviting
from rajut.config.trouble import Trouble
from rajut.foundation.journal.models import Event, Notice
from rajut.foundation.people import actions
from rajut.foundation.people.models import Invitation, Post
from rajut.foundation.people.queries import invitation_by
from tests import cast

pytestmark = pytest.mark.django_db
BUDI = {"organisation": "34.71", "name": "Budi Contoh", "title": "Kabag Kerja Sama", "rank": "cooperation"}


def invited(capsys: pytest.CaptureFixture[str], **changed: str) -> str:
    """Invite somebody; return the secret of the link that was printed."""
    inviting.invite("budi@contoh.go.id", **BUDI | changed)  # type: ignore[arg-type]  # all of them are texts
    return capsys.readouterr().out.strip().rsplit("/", 2)[-2]


def test_the_printed_link_opens_an_account_that_may_invite_others(capsys: pytest.CaptureFixture[str]) -> None:
    invitation = invitation_by(invited(capsys))
    assert invitation is not None

    post = actions.accept_as_new(invitation, name="Budi", password="cukup-panjang-9", at=cast.NOW)

    assert (str(post.organisation), post.administers) == ("Pemerintah Kota Yogyakarta", True)
    assert post.user.check_password("cukup-panjang-9")


def test_the_journal_tells_who_sat_at_the_machine(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "penjaga")

    invited(capsys)

    event = Event.objects.get(move="invite")
    assert (event.actor, event.user_id) == ("penjaga, Pengelola pemasangan Rajut", None)


def test_the_invited_reads_who_invites(capsys: pytest.CaptureFixture[str], client: object) -> None:
    secret = invited(capsys)

    told = client.get(f"/organisasi/undangan/{secret}/").content.decode()  # type: ignore[attr-defined]  # our visitor

    assert "Pengelola pemasangan Rajut mengundang budi@contoh.go.id" in told


def test_an_expired_invitation_makes_room_for_a_new_one(capsys: pytest.CaptureFixture[str]) -> None:
    with time_machine.travel(cast.NOW - timedelta(days=60)):
        invited(capsys)

    invited(capsys)

    assert Invitation.objects.filter(revoked_at=None).count() == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {"organisation": "Sleman"},
            "Sleman tidak dikenal. Tulis kode daerahnya (34.71) atau nama lengkapnya. "
            "Mirip: Pemerintah Kabupaten Sleman.",
        ),
        ({"rank": "raja"}, "Peran raja tidak ada pada Pemerintah Kota Yogyakarta."),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_nothing_is_written(
    changed: dict[str, str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(Trouble) as refused:
        invited(capsys, **changed)

    assert said in str(refused.value)
    assert (Invitation.objects.count(), Notice.objects.count(), Post.objects.count()) == (0, 0, 0)


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(Trouble) as refused:
        inviting.invite("budi", **BUDI)

    assert str(refused.value) == "Undangan tidak dapat dibuat: Masukkan alamat email yang valid."
