"""What the command `invite` does: the first people of an installation, whom nobody inside could invite."""

import getpass
import secrets

import click
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from rajut.config.trouble import MISUSED, Trouble
from rajut.config.words import tell
from rajut.core.words import say
from rajut.foundation.people import queries
from rajut.foundation.people.actions import invitations
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.sight import as_system

UNKNOWN = say(
    "%(organisation)s tidak dikenal. Tulis kode daerahnya (34.71) atau nama lengkapnya. Mirip: %(known)s."
)
REFUSED = say("Undangan tidak dapat dibuat: %(reason)s")
NO_RANK = say("Peran %(rank)s tidak ada pada %(organisation)s. Yang ada: %(known)s.")
INVITED = say(
    "%(email)s diundang sebagai pengelola %(organisation)s. Tautannya (berlaku 14 hari, sekali pakai):"
)
SHOWN = 5


def invite(email: str, *, organisation: str, name: str, title: str, rank: str) -> int:
    """Invite the administrator of an organisation; print the way in; return the exit code."""
    secret = secrets.token_urlsafe(32)
    operator = Actor(name=getpass.getuser(), title=tell(say("Pengelola pemasangan Rajut")), keys=("system",))
    with transaction.atomic(), as_system():
        found = _organisation(organisation)
        _known_rank(found, rank)
        try:
            invitations.lay(
                found,
                email=email,
                name=name,
                rank=rank,
                title=title,
                administers=True,
                actor=operator,
                at=timezone.now(),
                secret=secret,
            )
        except ValidationError as error:
            raise Trouble(REFUSED, code=MISUSED, reason=" ".join(error.messages)) from error
    click.echo(tell(INVITED, email=email, organisation=found))
    click.echo(f"{settings.BASE_URL}{reverse('people:invitation', args=[secret])}")
    return 0


def _organisation(wanted: str) -> Organisation:
    governments = Organisation.objects.filter(kind__in=Organisation.GOVERNMENTS)
    found = (
        governments.filter(region_id=wanted).first()
        or Organisation.objects.filter(name__iexact=wanted).first()
    )
    if found is None:
        alike = Organisation.objects.filter(name__icontains=wanted).order_by("name")[:SHOWN]
        known = ", ".join(each.name for each in alike) or "-"
        raise Trouble(UNKNOWN, code=MISUSED, organisation=wanted, known=known)
    return found


def _known_rank(organisation: Organisation, rank: str) -> None:
    known = queries.ranks_of(organisation)
    if rank not in known:
        raise Trouble(NO_RANK, code=MISUSED, rank=rank, organisation=organisation, known=", ".join(known))
