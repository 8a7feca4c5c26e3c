"""Fields that the forms of this step share."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rajut.foundation.people.models import Post
from rajut.steps.engage.models import Collaboration, Meeting


def prose(*, rows: int = 4, **options: Any) -> forms.CharField:
    """Return a field for some lines of text."""
    return forms.CharField(widget=forms.Textarea(attrs={"rows": rows}), **options)


class PostChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # takes no argument when it runs
    """A person, told by name and post."""

    def label_from_instance(self, obj: Post) -> str:
        """Name first: that is how people look for somebody."""
        return f"{obj.user} – {obj.title}, {obj.organisation.short_name}"


def choices(pairs: Iterable[tuple[str, str]], *, empty: Any = "") -> list[tuple[str, Any]]:
    """Return the states of a lifecycle in the reader's language, after an empty one where it has a word."""
    told: list[tuple[str, Any]] = [(value, _(label)) for value, label in pairs]
    return [("", empty), *told] if empty else told


def held_meetings(collaboration: Collaboration) -> "forms.ModelChoiceField[Meeting]":
    """Return the choice among the meetings that took place."""
    meetings = Meeting.objects.filter(collaboration=collaboration, state__in=["held", "minuted"])
    return forms.ModelChoiceField(
        meetings, required=False, label=_("Dari rapat"), empty_label=_("tidak dari rapat")
    )
