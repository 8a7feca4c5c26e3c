"""What a collaboration looks like from any of its pages."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.utils.module_loading import import_string

from rajut.foundation.people.actor import Actor
from rajut.steps.engage.models import Collaboration, Party
from rajut.ui.rail import Stage

StageOf = Callable[..., Stage]


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands at the head of every page of a collaboration."""

    collaboration: Collaboration
    parties: list[Party]
    stages: tuple[Stage, ...]


def collaborations(actor: Actor) -> QuerySet[Collaboration]:
    """Return the collaborations an actor may see, with what a list shows of them."""
    return (
        Collaboration.objects.visible_to(actor)
        .select_related("affair", "opened_by")
        .prefetch_related(
            Prefetch("parties", Party.objects.select_related("organisation").exclude(state="withdrawn"))
        )
    )


def inside(actor: Actor) -> QuerySet[Collaboration]:
    """Return the collaborations whose inside an actor may see."""
    return Collaboration.objects.filter(insiders__overlap=list(actor.keys)).select_related(
        "affair", "opened_by"
    )


def heading(collaboration: Collaboration, *, actor: Actor, at: datetime) -> Heading:
    """Return the head of a page: the parties and the five stages, each told by its own step."""
    stages = tuple(_stage(path)(collaboration, actor=actor, at=at) for path in settings.STAGES)
    return Heading(collaboration, collaboration.standing_parties, stages)


def _stage(path: str) -> StageOf:
    found: StageOf = import_string(path)
    return found
