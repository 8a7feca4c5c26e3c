"""Which documents there are, and whether their bytes still are."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Prefetch, QuerySet

from rajut.foundation.documents import store
from rajut.foundation.documents.models import Document, Version
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.sight import as_system


def listed(actor: Actor) -> QuerySet[Document]:
    """Return the documents somebody may see, with their versions read along."""
    versions = Prefetch("versions", Version.objects.select_related("uploaded_by"))
    return Document.objects.visible_to(actor).select_related("organisation").prefetch_related(versions)


def of_collaboration(collaboration_id: int, *, actor: Actor) -> QuerySet[Document]:
    """Return the documents of a collaboration that somebody may see."""
    return listed(actor).filter(collaboration_id=collaboration_id)


def damaged() -> Iterator[Version]:
    """Yield each version whose bytes are missing or no longer those that were uploaded."""
    checked: dict[str, bool] = {}
    with transaction.atomic(), as_system():
        rows = Version.objects.select_related("document").order_by("sha256", "pk")
        for version in rows.iterator(chunk_size=500):
            if version.sha256 not in checked:
                checked = {version.sha256: store.is_whole(version.kept)}
            if not checked[version.sha256]:
                yield version
