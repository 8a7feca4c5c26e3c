"""What every record with a lifecycle is: a state, hats for an actor, facts for the table."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from rajut.core.law.authority import Hat
from rajut.core.law.lifecycle import Choice, Lifecycle, Move
from rajut.foundation.people.actor import Actor


class Record(models.Model):
    """A row whose `state` only `begin` and `take` change."""

    lifecycle: ClassVar[Lifecycle]
    state = models.CharField(max_length=20, editable=False)

    class Meta:
        abstract = True

    def hats(self, actor: Actor) -> frozenset[Hat]:
        """Return what the actor may be in this matter."""
        raise TypeError(f"{type(self).__name__} gives no hats")

    def facts(self, *, actor: Actor, at: datetime) -> object:
        """Return what the lifecycle's checks ask about, read after the row is locked."""
        return None

    @property
    def stream(self) -> str:
        """The chain of events this record belongs to."""
        raise TypeError(f"{type(self).__name__} has no stream")

    @property
    def matter_id(self) -> int | None:
        """The collaboration this record belongs to, if any."""
        return getattr(self, "collaboration_id", None)

    @property
    def state_words(self) -> str:
        """The state in words (a key of the catalogue)."""
        return self.lifecycle.states[self.state]

    def choices(self, *, actor: Actor, at: datetime) -> tuple[Choice, ...]:
        """Return the moves of the present state, each open to the actor or with its refusal."""
        facts = self.facts(actor=actor, at=at)
        return self.lifecycle.choices(state=self.state, hats=self.hats(actor), facts=facts)

    def awaited(self, *, actor: Actor, at: datetime) -> Move | None:
        """Return the open move that this actor is expected to make now, if any."""
        choices = self.choices(actor=actor, at=at)
        return next((each.move for each in choices if each.move.awaited and each.refusal is None), None)


def known_state(lifecycle: Lifecycle, label: str) -> models.CheckConstraint:
    """Return the constraint that a state is one of the table's."""
    return models.CheckConstraint(
        condition=Q(state__in=sorted(lifecycle.states)), name=f"{label}_state_is_in_its_lifecycle"
    )
