"""One search over what the reader may see."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from rajut.core.words import say
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.foundation.regions.models import Region
from rajut.steps.coordinate.models import Decision, Task
from rajut.steps.engage.models import Collaboration, Meeting, Topic
from rajut.steps.engage.queries.search import matching
from rajut.steps.identify.models import Declaration

FEW, SHORTEST, LONGEST = 8, 2, 100
TITLED = (
    (say("Rapat"), Meeting),
    (say("Diskusi"), Topic),
    (say("Keputusan"), Decision),
    (say("Tugas"), Task),
)


@dataclass(frozen=True, slots=True)
class Found:
    """Some rows of one kind; `more` says that there are others."""

    words: str
    rows: list[Any]
    more: bool


def search(text: str, *, actor: Actor) -> list[Found]:
    """Return what matches, a few of each kind; a fixed number of queries, none for an empty text."""
    asked = text.strip()[:LONGEST]
    if len(asked) < SHORTEST:
        return []
    found = ((words, list(rows[: FEW + 1])) for words, rows in _kinds(asked, actor))
    return [Found(words, rows[:FEW], len(rows) > FEW) for words, rows in found if rows]


def _kinds(text: str, actor: Actor) -> Iterator[tuple[str, QuerySet[Any]]]:
    """Yield every kind of thing that can be found, as the rows that match; only what the actor may see."""
    seen = Collaboration.objects.visible_to(actor).order_by("-opened_at", "-pk")
    yield say("Kolaborasi"), matching(seen, text)
    for words, model in TITLED:
        yield (
            words,
            model.objects.visible_to(actor).filter(title__icontains=text).select_related("collaboration"),
        )
    declared = Declaration.objects.visible_to(actor).filter(title__icontains=text)
    yield say("Kebutuhan dan penawaran"), declared.select_related("organisation")
    yield say("Daerah"), Region.objects.filter(name__icontains=text).order_by("code")
    yield say("Instansi"), Organisation.objects.filter(name__icontains=text).order_by("name")
