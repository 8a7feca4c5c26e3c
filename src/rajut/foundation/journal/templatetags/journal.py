"""Filters that tell an event in words."""

from collections.abc import Iterable

from django import template
from django.template import Context
from django.utils.translation import gettext as _

from rajut.foundation.journal import deeds
from rajut.foundation.journal.deeds import Change, Titles
from rajut.foundation.journal.models import Event
from rajut.foundation.people.actor import PUBLIC_ACTOR

register = template.Library()


@register.simple_tag(takes_context=True)
def titles(context: Context, events: Iterable[Event]) -> Titles:
    """The titles of the events' records that are this reader's to know (see `title`)."""
    request = context.get("request")
    return deeds.titles(events, actor=request.actor if request else PUBLIC_ACTOR)


@register.filter
def title(event: Event, seen: Titles) -> str:
    """What the record is called, "" where that is not this reader's to know."""
    return deeds.title(event, seen=seen)


@register.filter
def deed(event: Event) -> str:
    """What was done."""
    return _(deeds.deed(event))


@register.filter
def state_change(event: Event) -> Change | None:
    """The state before and after, in words."""
    found = deeds.states(event)
    return Change(_(found.label), _(found.before), _(found.after)) if found else None


@register.filter
def field_changes(event: Event) -> list[Change]:
    """The columns that changed, in words."""
    return [Change(_(each.label), each.before, each.after) for each in deeds.changes(event)]


@register.filter
def concerned(event: Event) -> str:
    """The organisation whose matter it was, where the actor is of another."""
    return deeds.concerned(event)
