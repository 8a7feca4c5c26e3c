"""How the public register is narrowed."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rajut.core.law.tracks import TRACKS
from rajut.foundation.regions.models import Affair, Region
from rajut.steps.engage.queries.search import matching
from rajut.ui.forms import Filters


def tracks() -> list[tuple[str, Any]]:
    """Return the tracks there are."""
    return [("", _("Semua jalur")), *((track.value, _(rule.words)) for track, rule in TRACKS.items())]


class RegisterSieve(Filters):
    """By words, province, affair, track."""

    q = forms.CharField(label=_("Cari"), max_length=100, required=False)
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

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Keep what was asked for."""
        asked = self.cleaned_data
        if asked.get("province"):
            rows = rows.filter(
                parties__state="accepted", parties__organisation__region_id__startswith=asked["province"].pk
            ).distinct()
        if asked.get("affair"):
            rows = rows.filter(affair=asked["affair"])
        if asked.get("track"):
            rows = rows.filter(track=asked["track"])
        return matching(rows, asked["q"]) if asked.get("q") else rows
