"""The head of every page of a collaboration: its parties and the five stages."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from rajut.core.law.tracks import TRACKS, Track
from rajut.foundation.people.actor import Actor
from rajut.steps.engage.models import Collaboration, Party
from rajut.ui.frame import Link
from rajut.ui.rail import Stage

StageOf = Callable[..., Stage]
OPEN_STEPS = 2  # the pages of the later steps are for insiders alone


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands at the head of every page of a collaboration."""

    collaboration: Collaboration
    parties: list[Party]
    stages: tuple[Stage, ...]

    @property
    def crumbs(self) -> tuple[Link, ...]:
        """The way here: the list, then the track and the affair."""
        matter = self.collaboration
        track = _(TRACKS[Track(matter.track)].short)
        wajib = f" {_('wajib')}" if matter.obligatory else ""
        return (
            Link(_("Kolaborasi"), reverse("engage:collaborations")),
            Link(f"{track}{wajib} · {matter.affair.name}", ""),
        )


def heading(collaboration: Collaboration, *, step: int = 0, actor: Actor, at: datetime) -> Heading:
    """Return the head of a page: the parties and the five stages, each told by its own step.

    `step`: the number of the step the page belongs to; the rail marks it.
    """
    found = (_stage(path)(collaboration, actor=actor, at=at) for path in settings.STAGES)
    stages = tuple(replace(stage, current=stage.number == step) for stage in found)
    if not set(collaboration.insiders) & set(actor.keys):
        stages = tuple(_shut(stage) if stage.number > OPEN_STEPS else stage for stage in stages)
    return Heading(collaboration, collaboration.standing_parties, stages)


def _shut(stage: Stage) -> Stage:
    """Return what an outsider sees of a step that is the parties' own: no state, and nowhere to go."""
    return replace(stage, state="none", words=_("Hanya untuk para pihak"), url="")


def _stage(path: str) -> StageOf:
    found: StageOf = import_string(path)
    return found
