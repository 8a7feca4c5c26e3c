"""Departments under a government, partners beside it, and their names."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from rajut.core.law.authority import Rank
from rajut.core.law.lifecycle import refuse
from rajut.core.law.tracks.kinds import PRIVATE, Kind
from rajut.core.words import say
from rajut.foundation.people.actions.invitations import NOT_ADMINISTRATOR, lay
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.keeping import keep
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.queries import administered
from rajut.foundation.people.told import tell

NOT_A_GOVERNMENT = say("Instansi ini tidak dapat mempunyai perangkat di bawahnya.")
NOT_A_PARTNER = say("Pilih salah satu jenis mitra.")


@transaction.atomic
def add_department(home: Organisation, *, name: str, actor: Actor, at: datetime) -> Organisation:
    """Register a department under a government, or a vertical agency under a ministry."""
    if not administered(home, actor=actor):
        raise refuse(NOT_ADMINISTRATOR)
    if home.parent_id or not (home.is_government or home.kind == Kind.MINISTRY):
        raise refuse(NOT_A_GOVERNMENT)
    kind = Kind.DEPARTMENT if home.is_government else Kind.VERTICAL
    return _kept(
        Organisation(name=name.strip(), kind=kind, parent=home, region=home.region), actor=actor, at=at
    )


@transaction.atomic
def add_partner(
    home: Organisation,
    *,
    name: str,
    kind: str,
    contact: str,
    email: str,
    title: str,
    actor: Actor,
    at: datetime,
) -> Organisation:
    """Register a partner outside government and invite its first administrator."""
    if not administered(home, actor=actor) or not home.is_government:
        raise refuse(NOT_ADMINISTRATOR)
    if kind not in PRIVATE:
        raise ValidationError({"kind": NOT_A_PARTNER})
    partner = _kept(
        Organisation(name=name.strip(), kind=kind, region=home.region, registered_by=home), actor=actor, at=at
    )
    lay(
        partner,
        email=email,
        name=contact,
        rank=Rank.HEAD,
        title=title,
        administers=True,
        actor=actor,
        at=at,
    )
    return partner


@transaction.atomic
def rename(organisation: Organisation, *, name: str, actor: Actor, at: datetime) -> None:
    """Give a department or a partner another name; those of governments come with the regions."""
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if locked.is_government or not administered(locked, actor=actor):
        raise refuse(NOT_ADMINISTRATOR)
    before, locked.name = locked.name, name.strip()
    keep(locked)
    tell(locked.pk, locked, "rename", actor=actor, at=at, changes={"name": [before, locked.name]})


def _kept(organisation: Organisation, *, actor: Actor, at: datetime) -> Organisation:
    keep(organisation, new=True)
    told = {"name": organisation.name, "kind": organisation.kind}
    tell(organisation.pk, organisation, "add", actor=actor, at=at, **told)
    return organisation
