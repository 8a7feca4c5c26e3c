"""Events in the name of somebody who is not there any more: the worker acts for them."""

from datetime import datetime
from typing import Any, Protocol

from django.db import transaction

from rajut.foundation.journal.actions import append
from rajut.foundation.journal.models import Event
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.sight import as_system


class Signed(Protocol):
    """Who answers for an event."""

    @property
    def user_id(self) -> int | None:
        """The account."""

    @property
    def post_id(self) -> int | None:
        """The post."""

    @property
    def organisation_id(self) -> int | None:
        """The organisation."""

    @property
    def name(self) -> str:
        """The person's name."""

    @property
    def title(self) -> str:
        """The post's title."""

    @property
    def organisation(self) -> str:
        """The organisation's name."""


@transaction.atomic
def testify(
    stream: str,
    *,
    record: str,
    record_id: str,
    move: str,
    actor: Signed,
    at: datetime,
    data: dict[str, Any],
) -> Event:
    """Append one event to a stream, whatever the one who is asking now may see."""
    signer = Actor(
        user_id=actor.user_id,
        post_id=actor.post_id,
        organisation_id=actor.organisation_id,
        name=actor.name,
        title=actor.title,
        organisation=actor.organisation,
    )
    with as_system():
        return append(stream, record=record, record_id=record_id, move=move, actor=signer, at=at, data=data)
