"""One search over what the reader may see."""

from dataclasses import dataclass

from rajut.core.words import say
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.foundation.regions.models import Region
from rajut.steps.coordinate.models import Decision, Task
from rajut.steps.engage.models import Collaboration, Meeting
from rajut.steps.engage.queries.search import matching
from rajut.steps.identify.models import Declaration

FEW = 8


@dataclass(frozen=True, slots=True)
class Found:
    """Some rows of one kind."""

    words: str
    kind: str
    rows: list[object]


def search(text: str, *, actor: Actor) -> list[Found]:
    """Return what matches, a few of each kind; a fixed number of queries, none for an empty text."""
    asked = text.strip()[:100]
    if len(asked) < 2:
        return []
    collaborations = matching(Collaboration.objects.visible_to(actor).order_by("-opened_at"), asked)
    kinds = (
        Found(say("Kolaborasi"), "collaboration", list(collaborations[:FEW])),
        Found(say("Rapat"), "meeting", list(_titled(Meeting, asked, actor))),
        Found(say("Keputusan"), "decision", list(_titled(Decision, asked, actor))),
        Found(say("Tugas"), "task", list(_titled(Task, asked, actor))),
        Found(say("Kebutuhan dan penawaran"), "declaration", list(_titled(Declaration, asked, actor))),
        Found(say("Wilayah"), "region", list(Region.objects.filter(name__icontains=asked)[:FEW])),
        Found(
            say("Instansi"), "organisation", list(Organisation.objects.filter(name__icontains=asked)[:FEW])
        ),
    )
    return [found for found in kinds if found.rows]


def _titled(
    model: type[Meeting] | type[Decision] | type[Task] | type[Declaration], text: str, actor: Actor
) -> list[object]:
    return list(model.objects.visible_to(actor).filter(title__icontains=text)[:FEW])
