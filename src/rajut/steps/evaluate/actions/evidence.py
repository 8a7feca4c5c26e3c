"""Proof: a file that arrives with a report or a mending, or a document that is already here."""

from collections.abc import Iterable
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile

from rajut.core.words import say
from rajut.foundation.documents.actions import attach
from rajut.foundation.documents.models import Document
from rajut.foundation.journal.actions import field_error
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation

LONGEST = 200


def must_be_here(documents: Iterable[Document | None], *, collaboration_id: int, actor: Actor) -> None:
    """Raise a field's error where a document is another collaboration's, or none that the actor may see."""
    asked = {each.pk for each in documents if each is not None}
    if not asked:
        return
    seen = Document.objects.visible_to(actor).filter(pk__in=asked, collaboration_id=collaboration_id)
    if seen.count() < len(asked):
        raise field_error("evidence", say("Dokumen itu bukan dokumen kolaborasi ini."))


def attached(
    file: "UploadedFile[bytes] | None",
    *,
    of: str,
    organisation: Organisation,
    collaboration_id: int,
    actor: Actor,
    at: datetime,
) -> Document | None:
    """Keep a file as the organisation's proof `of` something; None where there is no file."""
    if file is None:
        return None
    title = f"Bukti: {of}"[:LONGEST]
    return attach(
        file,
        title=title,
        kind=Document.Kind.EVIDENCE,
        organisation=organisation,
        collaboration_id=collaboration_id,
        actor=actor,
        at=at,
    )
