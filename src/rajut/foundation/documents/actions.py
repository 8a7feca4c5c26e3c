"""Documents arrive, get versions and readers; the bytes lie on the disk before a row speaks of them."""

from datetime import datetime
from typing import Any

from django.core.files.base import File
from django.db import transaction

from rajut.core.law.authority import Rank
from rajut.core.law.lifecycle import refuse
from rajut.core.words import say
from rajut.foundation.documents import store
from rajut.foundation.documents.content import clean_name, recognise
from rajut.foundation.documents.models import Document, Version
from rajut.foundation.journal.actions import append, keep
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.sight import Sight

READING = frozenset({Rank.VIEWER, Rank.AUDITOR})

NOT_YOURS = say("Dokumen hanya dapat diunggah oleh petugas instansi pemiliknya.")
NOT_YOURS_TO_SHOW = say("Siapa yang dapat melihat dokumen ditentukan petugas instansi pemiliknya.")
SAME = say("Berkas ini sama dengan versi terakhir.")
SEEN_ALREADY = say("Dokumen ini memang sudah terlihat demikian.")


def may_upload(organisation_id: int, *, actor: Actor) -> bool:
    """Whether somebody may add to an organisation's documents."""
    rank = actor.rank_in(organisation_id)
    return rank is not None and rank not in READING


def attach(
    file: "File[bytes]",
    *,
    title: str = "",
    kind: str = Document.Kind.OTHER,
    organisation: Organisation,
    collaboration_id: int | None = None,
    sight: str = Sight.PARTIES,
    actor: Actor,
    at: datetime,
) -> Document:
    """Keep a file as a new document, or raise ValidationError (the file) or Refused (the person).

    Whether the actor may add to the collaboration is for its room to ask; the fence asks again.
    """
    if not may_upload(organisation.pk, actor=actor):
        raise refuse(NOT_YOURS)
    document = Document(
        title=title.strip(),
        kind=kind,
        organisation=organisation,
        collaboration_id=collaboration_id,
        sight=sight,
        created_at=at,
    )
    version = _arrive(file, actor=actor, at=at)
    document.title = document.title or version.name
    with transaction.atomic():
        keep(document, new=True)
        _add(document, version, number=1)
        _tell(document, "attach", version, actor=actor, at=at)
    return document


def replace(document: Document, file: "File[bytes]", *, actor: Actor, at: datetime) -> Version:
    """Keep a file as the newest version of a document; the older ones stay."""
    if not may_upload(document.organisation_id, actor=actor):
        raise refuse(NOT_YOURS)
    version = _arrive(file, actor=actor, at=at)
    with transaction.atomic():
        locked = Document.objects.select_for_update().get(pk=document.pk)
        last = locked.versions.order_by("-number").first()
        if last is not None and last.sha256 == version.sha256:
            raise refuse(SAME)
        _add(locked, version, number=last.number + 1 if last else 1)
        _tell(locked, "replace", version, actor=actor, at=at)
    return version


@transaction.atomic
def show(document: Document, *, sight: str, actor: Actor, at: datetime) -> None:
    """Change who may see a document of the actor's organisation, all of its versions."""
    if not may_upload(document.organisation_id, actor=actor):
        raise refuse(NOT_YOURS_TO_SHOW)
    locked = Document.objects.select_for_update().get(pk=document.pk)
    if locked.sight == sight:
        raise refuse(SEEN_ALREADY)
    before, locked.sight = locked.sight, sight
    keep(locked)
    told = {"changes": {"sight": [str(before), str(sight)]}}
    _append(locked, "show", told | _named(locked), actor=actor, at=at)
    document.refresh_from_db()


def _arrive(file: "File[bytes]", *, actor: Actor, at: datetime) -> Version:
    """Prove a file and lay its bytes on the disk; no row yet."""
    kind = recognise(file.name or "", file.size, file)
    kept = store.keep(file.chunks())
    return Version(
        name=clean_name(file.name or "", kind),
        content_type=kind.type,
        size=kept.size,
        sha256=kept.sha256,
        uploaded_by_id=actor.user_id,
        uploaded_at=at,
    )


def _add(document: Document, version: Version, *, number: int) -> None:
    version.document, version.number = document, number
    keep(version, new=True)


def _tell(document: Document, move: str, version: Version, *, actor: Actor, at: datetime) -> None:
    told = {**_named(document, name=version.name), "number": version.number, "sha256": version.sha256}
    _append(document, move, told, actor=actor, at=at)


def _named(document: Document, **names: str) -> dict[str, str]:
    """Return the names an event may tell: none where its readers, all insiders, do not see the document."""
    hidden = document.collaboration_id is not None and document.sight == Sight.OWN
    return {} if hidden else {"title": document.title, **names}


def _append(document: Document, move: str, told: dict[str, Any], *, actor: Actor, at: datetime) -> None:
    """Write one event to the chain of the collaboration, or of the organisation where there is none."""
    matter = document.collaboration_id
    append(
        f"collaboration:{matter}" if matter else f"organisation:{document.organisation_id}",
        record=document._meta.label_lower,
        record_id=str(document.pk),
        collaboration_id=matter,
        move=move,
        actor=actor,
        at=at,
        data=told,
    )
