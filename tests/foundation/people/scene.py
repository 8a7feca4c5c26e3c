"""Administrators and letters, for the tests about people."""

import re

from rajut.core.law.authority import Rank
from rajut.foundation.journal.models import Notice
from rajut.foundation.people import actions
from rajut.foundation.people.models import Invitation, Organisation
from tests import cast

NEWCOMER = "baru@contoh.rajut"
PASSWORD = "jarum dan benang 12"


def administrator(code: str = cast.SLEMAN) -> cast.Person:
    """The cooperation officer of a region who also administers its government."""
    found = cast.officer(code)
    found.post.administers = True
    found.post.save()
    return cast.person(found.post.organisation, Rank.COOPERATION)


def invited(
    organisation: Organisation | None = None,
    *,
    email: str = NEWCOMER,
    rank: str = "viewer",
    administers: bool = False,
) -> tuple[Invitation, str]:
    """Return an invitation by Sleman's administrator and the secret in its letter."""
    admin = administrator()
    invitation = actions.invite(
        organisation or admin.post.organisation,
        email=email,
        name="Ibu Baru",
        rank=rank,
        title="Analis kerja sama",
        administers=administers,
        actor=admin.actor,
        at=cast.NOW,
    )
    return invitation, secret_in(Notice.objects.get(key=f"invitation:{invitation.pk}").path)


def secret_in(path: str) -> str:
    """Return the secret that a link carries."""
    found = re.fullmatch(r"/organisasi/undangan/([\w-]+)/", path)
    assert found, path
    return found[1]
