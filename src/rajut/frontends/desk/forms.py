"""How the radar is narrowed."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rajut.core.law.lifecycles.engage import COLLABORATION
from rajut.ui.forms import Filters


def states() -> list[tuple[str, Any]]:
    """Return the states that a supervisor meets."""
    return [("", _("Semua keadaan")), *((state, _(words)) for state, words in COLLABORATION.states.items())]


class RadarSieve(Filters):
    """By state, by obligation, by lateness."""

    state = forms.ChoiceField(label=_("Keadaan"), choices=states, required=False)
    late = forms.BooleanField(label=_("Hanya yang terlambat"), required=False)
    obligatory = forms.BooleanField(label=_("Hanya kerja sama wajib"), required=False)

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Keep what was asked for."""
        asked = self.cleaned_data
        if asked.get("state"):
            rows = rows.filter(state=asked["state"])
        if asked.get("late"):
            rows = rows.filter(late__gt=0)
        return rows.filter(obligatory=True) if asked.get("obligatory") else rows
