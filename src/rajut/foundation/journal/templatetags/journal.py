"""Filters that tell an event in words."""

from django import template
from django.utils.translation import gettext as _

from rajut.foundation.journal import deeds
from rajut.foundation.journal.deeds import Change
from rajut.foundation.journal.models import Event

register = template.Library()


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
