"""How the radar is narrowed."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rajut.core.law.tracks import TRACKS
from rajut.frontends.desk.queries import Ranking
from rajut.frontends.desk.queries.standing import STEPS
from rajut.steps.engage.queries.search import matching
from rajut.ui.forms import Filters


def steps() -> list[tuple[str, Any]]:
    """Return the steps at which a collaboration can stand."""
    return [("", _("Semua langkah")), *((str(step), _(words)) for step, words in STEPS.items())]


def tracks() -> list[tuple[str, Any]]:
    """Return the tracks there are."""
    return [("", _("Semua jalur")), *((track.value, _(rule.short)) for track, rule in TRACKS.items())]


class RadarSieve(Filters):
    """By words, step, track, obligation, lateness."""

    q = forms.CharField(
        label=_("Cari"), max_length=100, required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    step = forms.ChoiceField(label=_("Langkah"), choices=steps, required=False)
    track = forms.ChoiceField(label=_("Jalur"), choices=tracks, required=False)
    late = forms.BooleanField(label=_("Hanya yang terlambat"), required=False)
    obligatory = forms.BooleanField(label=_("Hanya kerja sama wajib"), required=False)

    def narrow(self, rows: Any) -> Any:
        """Keep what was asked for, of a query or of a ranking."""
        asked = self.cleaned_data
        if isinstance(rows, Ranking):
            return rows.narrow(self._kept, late_only=asked["late"]) if any(asked.values()) else rows
        return self._kept(rows.filter(late__gt=0) if asked["late"] else rows)

    def _kept(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        asked = self.cleaned_data
        if asked["step"]:
            rows = rows.filter(step=int(asked["step"]))
        if asked["track"]:
            rows = rows.filter(track=asked["track"])
        if asked["obligatory"]:
            rows = rows.filter(obligatory=True)
        return matching(rows, asked["q"]) if asked["q"] else rows
