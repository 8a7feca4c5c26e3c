"""The filters of the list of collaborations; they live in the address."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from rajut.core.law.lifecycles.engage import COLLABORATION
from rajut.core.law.tracks import TRACKS
from rajut.foundation.regions.models import Affair, Region
from rajut.steps.engage.models import Party
from rajut.steps.engage.queries.search import matching
from rajut.ui.forms import Filters


class Sieve(Filters):
    """Words, state, track, affair, region."""

    q = forms.CharField(
        label=_("Cari"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    state = forms.ChoiceField(label=_("Keadaan"), required=False)
    track = forms.ChoiceField(label=_("Jalur"), required=False)
    affair = forms.ChoiceField(label=_("Urusan"), required=False)
    region = forms.ChoiceField(label=_("Daerah"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("state", [(name, _(said)) for name, said in COLLABORATION.states.items()])
        self._offer("track", [(track.value, _(rule.short)) for track, rule in TRACKS.items()])
        self._offer("affair", list(Affair.objects.values_list("code", "name")))
        self._offer("region", self._regions())

    def _offer(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        self.fields[name].choices = [("", _("Semua")), *choices]  # type: ignore[attr-defined]  # a ChoiceField has it

    def _regions(self) -> list[tuple[Any, Any]]:
        """The provinces, and the municipalities of the chosen one: 552 lines would weigh down every page."""
        chosen = str(self.data.get("region", ""))[:2]
        rows = list(Region.objects.filter(Q(kind="province") | Q(parent_id=chosen)).order_by("code"))
        provinces = {row.code: row.name for row in rows if row.kind == "province"}
        inside = [(row.code, row.name) for row in rows if row.kind != "province"]
        near = [(provinces[chosen], inside)] if inside else []
        return [*near, (_("Provinsi"), list(provinces.items()))]

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The collaborations that the filters leave."""
        asked = self.cleaned_data
        for name, column in (("state", "state"), ("track", "track"), ("affair", "affair_id")):
            if asked[name]:
                rows = rows.filter(**{column: asked[name]})
        if asked["region"]:
            rows = rows.filter(pk__in=_parties_in(asked["region"]))
        return matching(rows, asked["q"])


def _parties_in(code: str) -> QuerySet[Any]:
    """The collaborations with a standing party in a region, or anywhere in a province."""
    where = Q(organisation__region=code) | Q(organisation__region__parent=code)
    return Party.objects.filter(where).exclude(state__in=["withdrawn", "declined"]).values("collaboration_id")
