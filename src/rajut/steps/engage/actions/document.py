"""The documents of a collaboration: who may add them, and how far they may be seen."""

from datetime import datetime

from django.core.files.base import File
from django.db import transaction

from rajut.core.law.authority import Hat, Part, hats_of
from rajut.core.law.lifecycle import refuse
from rajut.core.words import say
from rajut.foundation.documents import actions as documents
from rajut.foundation.documents.models import Document, Version
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.sight import Sight
from rajut.steps.engage.actions.ground import voice
from rajut.steps.engage.models import Collaboration
from rajut.steps.engage.queries.documents import within

CLOSED = say("Kolaborasi ini sudah selesai; dokumennya tidak dapat ditambah lagi.")
TOO_WIDE = say("Dokumen tidak dapat terlihat lebih luas daripada kolaborasinya.")
DECIDERS_OPEN = say(
    "Dokumen dibuka untuk masyarakat oleh kepala, sekretaris, atau petugas kerja sama instansi pemiliknya."
)
DECIDERS_RENEW = say(
    "Versi baru dokumen yang terbuka untuk masyarakat diunggah oleh kepala, sekretaris, atau petugas kerja "
    "sama instansi pemiliknya."
)


def permit(collaboration: Collaboration, *, actor: Actor) -> Organisation:
    """Return the party for which the actor may add a document, or raise Refused."""
    if collaboration.is_over:
        raise refuse(CLOSED)
    organisation = voice(collaboration, actor)
    if not documents.may_upload(organisation.pk, actor=actor):
        raise refuse(documents.NOT_YOURS)
    return organisation


def upload(
    collaboration: Collaboration,
    *,
    file: "File[bytes]",
    title: str = "",
    kind: str = Document.Kind.OTHER,
    sight: str = Sight.PARTIES,
    actor: Actor,
    at: datetime,
) -> Document:
    """Add a document of the actor's party; a file that is not what its name says raises ValidationError."""
    organisation = permit(collaboration, actor=actor)
    _may_open(collaboration, organisation.pk, sight=sight, actor=actor)
    return documents.attach(
        file,
        title=title,
        kind=kind,
        organisation=organisation,
        collaboration_id=collaboration.pk,
        sight=sight,
        actor=actor,
        at=at,
    )


@transaction.atomic
def replace(
    collaboration: Collaboration, *, document: Document, file: "File[bytes]", actor: Actor, at: datetime
) -> Version:
    """Add a new version of a document of the actor's party; who sees the old one sees the new one at once."""
    locked = Document.objects.select_for_update().get(pk=document.pk)  # nobody opens it meanwhile
    permit_version(collaboration, document=locked, actor=actor)
    return documents.replace(locked, file, actor=actor, at=at)


def permit_version(collaboration: Collaboration, *, document: Document, actor: Actor) -> None:
    """Raise Refused where the actor may not add a version to a document."""
    if collaboration.is_over:
        raise refuse(CLOSED)
    if not documents.may_upload(document.organisation_id, actor=actor):
        raise refuse(documents.NOT_YOURS)
    if document.sight == Sight.PUBLIC and not may_publish(document.organisation_id, actor=actor):
        raise refuse(DECIDERS_RENEW)


def show(collaboration: Collaboration, *, document: Document, sight: str, actor: Actor, at: datetime) -> None:
    """Change who may see a document of the actor's party, never beyond who may see the collaboration."""
    _may_open(collaboration, document.organisation_id, sight=sight, actor=actor)
    documents.show(document, sight=sight, actor=actor, at=at)


def _may_open(collaboration: Collaboration, organisation_id: int, *, sight: str, actor: Actor) -> None:
    if sight not in within(collaboration):
        raise refuse(TOO_WIDE)
    if sight == Sight.PUBLIC and not may_publish(organisation_id, actor=actor):
        raise refuse(DECIDERS_OPEN)


def may_publish(organisation_id: int, *, actor: Actor) -> bool:
    """Return whether the actor may show an organisation's document to the public."""
    rank = actor.rank_in(organisation_id)
    return rank is not None and Hat.OWNER in hats_of([(Part.OWNER, rank)])
