"""How the public register is narrowed, and what a citizen fills in."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rajut.core.law.lifecycles.engage import COLLABORATION
from rajut.core.law.tracks import TRACKS
from rajut.foundation.regions.models import Affair, Region
from rajut.steps.engage.models import Party
from rajut.steps.engage.queries.search import matching
from rajut.steps.evaluate.forms.findings import FeedbackForm
from rajut.ui.forms import Filters

PUBLISHABLE = ("formed", "running", "ended")


def tracks() -> list[tuple[str, Any]]:
    """Return the tracks there are."""
    return [("", _("Semua jalur")), *((track.value, _(rule.words)) for track, rule in TRACKS.items())]


def states() -> list[tuple[str, Any]]:
    """Return the states in which a collaboration can be published."""
    return [("", _("Semua keadaan")), *((state, _(COLLABORATION.states[state])) for state in PUBLISHABLE)]


class RegisterSieve(Filters):
    """By words, province, affair, track, state."""

    q = forms.CharField(
        label=_("Cari"), max_length=100, required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    province = forms.ModelChoiceField(
        label=_("Provinsi"),
        queryset=Region.objects.filter(kind="province").order_by("name"),
        required=False,
        empty_label=_("Seluruh Indonesia"),
    )
    affair = forms.ModelChoiceField(
        label=_("Urusan"),
        queryset=Affair.objects.order_by("code"),
        required=False,
        empty_label=_("Semua urusan"),
    )
    track = forms.ChoiceField(label=_("Jalur"), choices=tracks, required=False)
    state = forms.ChoiceField(label=_("Keadaan"), choices=states, required=False)

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Keep what was asked for."""
        asked = self.cleaned_data
        if asked["province"]:
            rows = rows.filter(pk__in=_with_party_in(asked["province"]))
        if asked["affair"]:
            rows = rows.filter(affair=asked["affair"])
        if asked["track"]:
            rows = rows.filter(track=asked["track"])
        if asked["state"]:
            rows = rows.filter(state=asked["state"])
        return matching(rows, asked["q"]) if asked["q"] else rows


def _with_party_in(province: Region) -> QuerySet[Any]:
    """Return the collaborations with a party in a province: its own government or one of its regions'."""
    inside = Party.objects.filter(state="accepted", organisation__region__code__startswith=province.pk)
    return inside.values("collaboration_id")


class SpeakForm(FeedbackForm):
    """What a citizen says; machines fill the field that people cannot see."""

    website = forms.CharField(
        label=_("Biarkan kosong"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
