"""Invitations: administrators invite, the invited accept; the secret stands in the letter alone."""

import secrets
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rajut.core.law.authority import RANK_WORDS, Rank
from rajut.core.law.lifecycle import refuse
from rajut.core.words import say
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.keeping import keep
from rajut.foundation.people.models import Invitation, Organisation, Post, User
from rajut.foundation.people.queries import actor_for, administered, fingerprint, is_open, ranks_of
from rajut.foundation.people.sight import as_system
from rajut.foundation.people.told import tell, write

VALID_FOR = timedelta(days=14)

NOT_ADMINISTRATOR = say("Hanya pengelola instansi ini yang dapat melakukannya.")
NO_SUCH_RANK = say("Peran ini tidak ada pada jenis instansi tersebut.")
OVER = say("Undangan ini sudah dipakai, dicabut, atau lewat waktunya. Mintalah undangan baru.")
OTHER_ADDRESS = say("Undangan ini untuk alamat surel lain. Keluarlah dahulu, lalu buka lagi tautannya.")
HAS_ACCOUNT = say("Alamat surel ini sudah mempunyai akun. Masuklah dahulu, lalu buka lagi tautannya.")


@transaction.atomic
def invite(
    organisation: Organisation,
    *,
    email: str,
    name: str,
    rank: str,
    title: str,
    administers: bool = False,
    actor: Actor,
    at: datetime,
) -> Invitation:
    """Invite a person to a post, by one letter."""
    if not administered(organisation, actor=actor):
        raise refuse(NOT_ADMINISTRATOR)
    return lay(
        organisation,
        email=email,
        name=name,
        rank=rank,
        title=title,
        administers=administers,
        actor=actor,
        at=at,
    )


def lay(
    organisation: Organisation,
    *,
    email: str,
    name: str,
    rank: str,
    title: str,
    administers: bool,
    actor: Actor,
    at: datetime,
    secret: str = "",
) -> Invitation:
    """Keep an invitation and its letter; whether the actor may was asked before."""
    if rank not in ranks_of(organisation):
        raise ValidationError({"rank": NO_SUCH_RANK})
    address = email.strip().lower()
    _close_expired(organisation, address, rank, actor=actor, at=at)
    secret = secret or secrets.token_urlsafe(32)
    invitation = Invitation(
        organisation=organisation,
        email=address,
        name=name.strip(),
        rank=rank,
        title=title.strip(),
        administers=administers,
        secret_hash=fingerprint(secret),
        invited_at=at,
        invited_by_id=actor.user_id,
        expires_at=at + VALID_FOR,
    )
    keep(invitation, new=True)
    told = {"email": address, "rank": rank, "title": title, "administers": administers}
    tell(organisation.pk, invitation, "invite", actor=actor, at=at, **told)
    _write(invitation, secret, actor=actor, at=at)
    return invitation


def _close_expired(
    organisation: Organisation, address: str, rank: str, *, actor: Actor, at: datetime
) -> None:
    """Make room for a new invitation where an old one was never answered."""
    expired = organisation.invitations.filter(
        email=address, rank=rank, accepted_at=None, revoked_at=None, expires_at__lte=at
    )
    expired.update(revoked_at=at, revoked_by=actor.user_id)


def _write(invitation: Invitation, secret: str, *, actor: Actor, at: datetime) -> None:
    told = {
        "who": actor.name,
        "from": actor.organisation,
        "title": invitation.title,
        "organisation": invitation.organisation,
        "rank": _(RANK_WORDS[Rank(invitation.rank)]),
    }
    write(
        invitation.email,
        key=f"invitation:{invitation.pk}",
        subject=_("Undangan memegang jabatan di %(organisation)s") % told,
        body=_(
            "%(who)s (%(from)s) mengundang Anda memegang jabatan %(title)s (%(rank)s) di %(organisation)s "
            "pada Rajut, tempat pemerintah daerah dan lembaga bekerja sama.\n\n"
            "Buka tautan di bawah ini untuk menerimanya. Tautan berlaku 14 hari dan hanya untuk Anda; "
            "jangan teruskan surat ini."
        )
        % told,
        path=reverse("people:invitation", args=[secret]),
        user=User.objects.filter(email=invitation.email).first(),
        at=at,
    )


@transaction.atomic
def revoke(invitation: Invitation, *, actor: Actor, at: datetime) -> None:
    """Take an open invitation back."""
    locked = _locked(invitation)
    if not administered(locked.organisation, actor=actor):
        raise refuse(NOT_ADMINISTRATOR)
    if locked.accepted_at or locked.revoked_at:
        raise refuse(OVER)
    locked.revoked_at, locked.revoked_by_id = at, actor.user_id
    keep(locked)
    tell(locked.organisation_id, locked, "revoke", actor=actor, at=at, email=locked.email)


@transaction.atomic
def accept(invitation: Invitation, *, user: User, at: datetime) -> Post:
    """Let the holder of the invited address take the post."""
    locked = _locked(invitation)
    if user.email.lower() != locked.email:
        raise refuse(OTHER_ADDRESS)
    return _take_post(locked, user, at=at)


@transaction.atomic
def accept_as_new(invitation: Invitation, *, name: str, password: str, at: datetime) -> Post:
    """Open an account for the invited address, which the letter has reached, and take the post."""
    locked = _locked(invitation)
    if User.objects.filter(email=locked.email).exists():
        raise refuse(HAS_ACCOUNT)
    if not is_open(locked, at=at):
        raise refuse(OVER)
    user = User.objects.create_user(locked.email, password, name=name.strip())
    return _take_post(locked, user, at=at)


def _take_post(locked: Invitation, user: User, *, at: datetime) -> Post:
    if not is_open(locked, at=at):
        raise refuse(OVER)
    post = Post(
        user=user,
        organisation=locked.organisation,
        rank=locked.rank,
        title=locked.title,
        administers=locked.administers,
        began_on=timezone.localdate(at),
    )
    keep(post, new=True)
    locked.accepted_at, locked.accepted_by = at, user
    keep(locked)
    EmailAddress.objects.get_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )
    with as_system():  # the post begins with this very event: nobody has its keys yet
        told = {"email": locked.email, "rank": locked.rank, "title": locked.title}
        tell(locked.organisation_id, locked, "accept", actor=actor_for(post), at=at, **told)
    return post


def _locked(invitation: Invitation) -> Invitation:
    rows = Invitation.objects.select_related("organisation").select_for_update(of=("self",))
    return rows.get(pk=invitation.pk)
