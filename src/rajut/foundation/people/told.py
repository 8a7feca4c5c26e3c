"""What happens to people is written down in the journal, a room above, which the settings name."""

from collections.abc import Mapping
from datetime import datetime
from importlib import import_module
from typing import Any, Protocol, cast

from django.conf import settings
from django.db import models

from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import User


class _Journal(Protocol):
    """What the journal offers."""

    def append(
        self,
        stream: str,
        *,
        record: str,
        record_id: str,
        move: str,
        actor: Actor,
        at: datetime,
        data: dict[str, Any],
    ) -> object:
        """Append one event to a stream."""

    def write_to(self, addresses: Mapping[str, User | None], *, letter: object, at: datetime) -> None:
        """Lay a letter ready for each address."""

    def Letter(  # a class of the journal
        self, key: str, subject: str, body: str, path: str = "", confidential: bool = False
    ) -> object:
        """Return a letter."""


def _journal() -> _Journal:
    return cast(_Journal, import_module(settings.JOURNAL))


def tell(
    organisation_id: int | None, record: models.Model, move: str, *, actor: Actor, at: datetime, **data: Any
) -> None:
    """Write one event about people to the chain of their organisation, or of the person."""
    stream = f"organisation:{organisation_id}" if organisation_id else f"user:{actor.user_id}"
    _journal().append(
        stream,
        record=record._meta.label_lower,
        record_id=str(record.pk),
        move=move,
        actor=actor,
        at=at,
        data=data,
    )


def write(
    address: str,
    *,
    key: str,
    subject: str,
    body: str,
    path: str = "",
    user: User | None = None,
    at: datetime,
) -> None:
    """Lay a confidential letter ready: its text is forgotten once it is sent."""
    journal = _journal()
    journal.write_to(
        {address: user}, letter=journal.Letter(key, subject, body, path, confidential=True), at=at
    )
