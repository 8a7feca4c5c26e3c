"""The filters of the opportunities; they live in the address."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from rajut.foundation.people.actor import Actor
from rajut.foundation.regions.models import Region
from rajut.steps.identify.models import Domain
from rajut.steps.identify.models.finding import KINDS
from rajut.steps.identify.queries.opportunities import Places, Scope, judged
from rajut.ui import words
from rajut.ui.forms import Filters

COUNTRY = "-"
VERDICTS = (
    ("", _("Semua kecuali yang dikesampingkan")),
    ("unjudged", _("Belum dinilai")),
    ("shortlisted", _("Ditandai")),
    ("opened", _("Dijadikan kolaborasi")),
    ("dismissed", _("Dikesampingkan")),
)


def region_choices(place: Scope, *, among: Places) -> list[tuple[str, Any]]:
    """The provinces, and the municipalities of the chosen one: 552 lines would weigh down every page."""
    ordered = sorted(among.values(), key=lambda each: each.pk)
    provinces = {each.pk: each.name for each in ordered if each.kind == Region.Kind.PROVINCE}
    inside = [(each.pk, each.name) for each in ordered if each.parent_id == place.code[:2]]
    near = [(provinces[place.code[:2]], inside)] if inside else []
    return [(COUNTRY, _("Seluruh Indonesia")), *near, (str(_("Provinsi")), list(provinces.items()))]


ORDERS = (("-score", _("Skor")), ("-mid", _("Manfaat terbesar")))


class OpportunitySieve(Filters):
    """Region, domain, kind, partner, verdict, what comes first, obligatory."""

    region = forms.ChoiceField(label=_("Daerah"), required=False)
    domain = forms.ChoiceField(label=_("Bidang"), required=False)
    kind = forms.ChoiceField(label=_("Cara ditemukan"), required=False)
    partner = forms.ChoiceField(label=_("Mitra"), required=False)
    verdict = forms.ChoiceField(label=_("Penilaian kami"), choices=VERDICTS, required=False)
    urut = forms.ChoiceField(label=_("Urutan"), choices=ORDERS, required=False)
    obligatory = forms.BooleanField(label=_("Calon wajib saja"), required=False)

    def __init__(
        self,
        *args: Any,
        actor: Actor,
        place: Scope,
        among: Places,
        partners: Mapping[str, int],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        every = [("", _("Semua"))]
        known = sorted((among[code].name, code, count) for code, count in partners.items() if code in among)
        self._offer("region", region_choices(place, among=among))
        self._offer("domain", [*every, *Domain.choices])
        self._offer("kind", [*every, *KINDS])
        self._offer(
            "partner", [*every, *((code, f"{name} ({words.number(count)})") for name, code, count in known)]
        )

    def _offer(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField has it

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The opportunities that the filters leave; the region was applied before."""
        asked = self.cleaned_data
        for name in ("domain", "kind"):
            if asked[name]:
                rows = rows.filter(**{name: asked[name]})
        if asked["partner"]:
            rows = rows.filter(members__contains=[asked["partner"]])
        if asked["obligatory"]:
            rows = rows.filter(obligatory=True)
        return rows.filter(self._verdict(asked["verdict"]))

    def _verdict(self, verdict: str) -> Q:
        opened = judged(self.actor, opened_at__isnull=False)
        conditions = {
            "": ~Q(judged(self.actor, state="dismissed")),
            "unjudged": ~Q(judged(self.actor, state__in=["shortlisted", "dismissed"])) & ~Q(opened),
            "shortlisted": Q(judged(self.actor, state="shortlisted")),
            "dismissed": Q(judged(self.actor, state="dismissed")),
            "opened": Q(opened),
        }
        return conditions[verdict]


class PlaceSieve(Filters):
    """The region one looks at, and whether those whom nobody chose are named first among near-equals."""

    region = forms.ChoiceField(label=_("Daerah"), required=False)
    unchosen = forms.BooleanField(label=_("Dahulukan yang belum dipilih siapa pun"), required=False)

    def __init__(self, *args: Any, place: Scope, among: Places, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].choices = region_choices(place, among=among)  # type: ignore[attr-defined]  # a ChoiceField has it
