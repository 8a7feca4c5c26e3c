"""What hangs on a collaboration: the shape shared by meetings, plans, decisions, reports."""

from typing import ClassVar

from django.db import models

from rajut.core.law.authority import Hat, Part, hats_of
from rajut.foundation.journal.records import Record
from rajut.foundation.people.actor import Actor
from rajut.steps.engage.models.collaboration import Collaboration

LOOKING_ON = frozenset({Hat.READER, Hat.AUDITOR})


class Matter(Record):
    """What belongs to a collaboration: its chain, and hats from the actor's part in it."""

    sight_path: ClassVar[str] = "collaboration__insiders"
    # Whether it goes on after the collaboration is over: the last reports, what was found, citizens' words.
    outlives: ClassVar[bool] = False

    collaboration = models.ForeignKey(Collaboration, on_delete=models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True

    @property
    def stream(self) -> str:
        """Its collaboration's chain."""
        return f"collaboration:{self.collaboration_id}"

    def owner_ids(self) -> tuple[int, ...]:
        """The organisations that own the record; their people have the owner's hats too."""
        return ()

    def hats(self, actor: Actor) -> frozenset[Hat]:
        """By the actor's parts in the collaboration, and as owner where the record is its organisation's."""
        standings = self.collaboration.standings(actor)
        ranks = (actor.rank_in(each) for each in self.owner_ids())
        hats = hats_of([*standings, *((Part.OWNER, rank) for rank in ranks if rank is not None)])
        return hats & LOOKING_ON if self.collaboration.is_over and not self.outlives else hats
