"""What an event says in words: the lifecycle's own line, or the one its model declares.

A record's model may declare `deeds` (move → line) for what no lifecycle knows, `noun`, `field_words`
(column → label) for the columns whose change a reader may see, and `own_readers` where fewer people may see
the record than its events.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from rajut.core.law.lifecycle import Lifecycle, Refused
from rajut.core.words import say
from rajut.foundation.journal.models import Event
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.sight import Seen

BEGAN = say("memulai")
CHANGED = say("mencatat perubahan")
Titles = Mapping[tuple[str, str], str]  # by the record's model and key
CONCERNED = ("organisation", "owner", "responsible")  # under which an event names an organisation


@dataclass(frozen=True, slots=True)
class Change:
    """A column's value before and after, under its label (keys of the catalogue, or plain text)."""

    label: str
    before: str
    after: str


def deed(event: Event) -> str:
    """Return what was done, as a key of the catalogue."""
    model = model_of(event)
    declared: Mapping[str, str] = getattr(model, "deeds", {})
    if event.move in declared:
        return declared[event.move]
    table: Lifecycle | None = getattr(model, "lifecycle", None)
    if table is None:
        return CHANGED
    try:
        return table.row(event.move).done
    except Refused:
        return BEGAN if event.move == "begin" else CHANGED


def states(event: Event) -> Change | None:
    """Return the state before and after, where the move changed it."""
    table: Lifecycle | None = getattr(model_of(event), "lifecycle", None)
    named = table.states if table else {}
    before, after = (_state_words(event.data.get(name), named=named) for name in ("from", "to"))
    return Change(say("Keadaan"), before, after) if before and after and before != after else None


def _state_words(state: Any, *, named: Mapping[str, str]) -> str:
    """Return a state in words, "" for what is none of the table's: events outlive today's states."""
    return named.get(state, "") if isinstance(state, str) else ""


def changes(event: Event) -> list[Change]:
    """Return the changed columns for which the model has words."""
    model = model_of(event)
    told: Mapping[str, str] = getattr(model, "field_words", {})
    changed: Mapping[str, list[Any]] = event.data.get("changes", {})
    return [
        Change(told[name], *(_shown(value, choices=_choices(model, name)) for value in pair))
        for name, pair in changed.items()
        if name in told
    ]


def titles(events: Iterable[Event], *, actor: Actor) -> Titles:
    """Return the titles of the events' records with readers of their own, where the actor is one of them now.

    The level may have changed since the event was written, and its words cannot. One query per such model.
    """
    asked: dict[type[models.Model], set[str]] = {}
    for event in events:
        if (model := _with_own_readers(event)) is not None:
            asked.setdefault(model, set()).add(event.record_id)
    return {
        (model._meta.label_lower, str(row.pk)): str(row)
        for model, ids in asked.items()
        for row in Seen[models.Model](model).visible_to(actor).filter(pk__in=ids)
    }


def title(event: Event, *, seen: Titles) -> str:
    """Return what the event's record is called, "" where that is not this reader's to know."""
    if _with_own_readers(event) is not None:
        return seen.get((event.record, event.record_id), "")
    return str(event.data.get("title", ""))


def _with_own_readers(event: Event) -> type[models.Model] | None:
    model = model_of(event)
    return model if getattr(model, "own_readers", False) else None


def concerned(event: Event) -> str:
    """Return the name of the organisation whose matter it was, "" where that is the actor's own."""
    named = next((found for name in CONCERNED if isinstance(found := event.data.get(name), dict)), {})
    return "" if named.get("id") == event.organisation_id else str(named.get("name", ""))


def model_of(event: Event) -> type[models.Model] | None:
    """Return the model of the record, None where it is none of today's."""
    try:
        return apps.get_model(event.record)
    except (LookupError, ValueError):
        return None


def _choices(model: type[models.Model] | None, name: str) -> Mapping[Any, Any]:
    """Return the words of a column that has choices; none for the column of another day's model."""
    try:
        return dict(getattr(model._meta.get_field(name), "flatchoices", ())) if model else {}
    except FieldDoesNotExist:
        return {}


def _shown(value: Any, *, choices: Mapping[Any, Any]) -> str:
    return "–" if value in (None, "") else str(choices.get(value, value))
