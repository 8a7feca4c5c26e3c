"""Goals, indicators and activities of a draft."""

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from rajut.foundation.people.models import Organisation
from rajut.steps.plan.models import Framework, IndicatorVersion, Node
from rajut.steps.plan.queries.parties import binding
from rajut.ui.forms import DayField, NumberField


class NodeForm(forms.Form):
    """A goal and its place in the tree."""

    kind = forms.ChoiceField(label=_("Tingkat"))
    title = forms.CharField(label=_("Rumusan"), max_length=300)
    parent = forms.ModelChoiceField(
        Node.objects.none(), label=_("Di bawah"), required=False, empty_label=_("Tujuan paling atas")
    )

    def __init__(self, *args: Any, framework: Framework, node: Node | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = _translated(Node.Kind.choices)  # type: ignore[attr-defined]  # a ChoiceField
        others = framework.nodes.exclude(pk=node.pk) if node else framework.nodes.all()
        self.fields["parent"].queryset = others  # type: ignore[attr-defined]  # a ModelChoiceField


class IndicatorForm(forms.Form):
    """How success is measured, and which parties measure it."""

    node = forms.ModelChoiceField(Node.objects.none(), label=_("Untuk tujuan"), empty_label=None)
    name = forms.CharField(label=_("Nama indikator"), max_length=300)
    unit = forms.CharField(
        label=_("Satuan"), help_text=_("Misalnya: ton per hari, persen, orang."), max_length=40
    )
    is_ratio = forms.BooleanField(
        label=_("Nilainya berupa rasio (pembilang dan penyebut)"),
        help_text=_("Misalnya penduduk terlayani dari seluruh penduduk: ditulis 360/414."),
        required=False,
    )
    direction = forms.ChoiceField(label=_("Arah"), widget=forms.RadioSelect)
    nature = forms.ChoiceField(label=_("Sifat nilai antarperiode"), widget=forms.RadioSelect)
    rule = forms.ChoiceField(label=_("Total antarpihak"))
    weight = NumberField(label=_("Bobot"), max_digits=6, decimal_places=2, initial=Decimal(1))
    verification = forms.CharField(
        label=_("Cara verifikasi"),
        help_text=_("Dari mana nilainya dapat diperiksa."),
        max_length=300,
        required=False,
    )
    organisations = forms.TypedMultipleChoiceField(
        label=_("Diemban oleh"), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, framework: Framework, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = {
            "direction": IndicatorVersion.Direction.choices,
            "nature": IndicatorVersion.Nature.choices,
            "rule": IndicatorVersion.Rule.choices,
        }
        for name, found in choices.items():
            self.fields[name].choices = _translated(found)  # type: ignore[attr-defined]  # a ChoiceField
            self.fields[name].initial = found[0][0]
        self.fields["node"].queryset = framework.nodes.all()  # type: ignore[attr-defined]  # a ModelChoiceField
        parties = [
            (party.organisation_id, party.organisation.name) for party in binding(framework.collaboration)
        ]
        self.fields["organisations"].choices = parties  # type: ignore[attr-defined]  # a choice field
        self.fields["organisations"].initial = [value for value, _name in parties]


class ActivityForm(forms.Form):
    """Something to be done; below it one amount per organisation of the collaboration."""

    title = forms.CharField(label=_("Kegiatan"), max_length=200)
    node = forms.ModelChoiceField(Node.objects.none(), label=_("Untuk tujuan"), required=False)
    owner = forms.ModelChoiceField(Organisation.objects.none(), label=_("Penanggung jawab"))
    starts_on = DayField(label=_("Mulai"))
    ends_on = DayField(label=pgettext_lazy("masa", "Selesai"))
    budget = NumberField(
        label=_("Anggaran (Rp)"), min_value=Decimal(0), initial=Decimal(0), max_digits=18, decimal_places=2
    )

    def __init__(self, *args: Any, framework: Framework, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parties = framework.collaboration.standing_parties
        ids = [party.organisation_id for party in parties]
        owners = Organisation.objects.filter(Q(pk__in=ids) | Q(parent_id__in=ids))
        self.fields["owner"].queryset = owners  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["node"].queryset = framework.nodes.all()  # type: ignore[attr-defined]  # a ModelChoiceField
        for party in parties:
            self.fields[_share(party.organisation_id)] = NumberField(
                label=_("Sumbangan %(who)s (Rp)") % {"who": party.organisation.short_name},
                min_value=Decimal(0),
                required=False,
                max_digits=18,
                decimal_places=2,
            )

    def clean(self) -> dict[str, Any]:
        """Gather the amounts by organisation."""
        found = super().clean() or {}
        names = [name for name in found if name.startswith("share_")]
        amounts = {int(name.removeprefix("share_")): found.pop(name) for name in names}
        found["contributions"] = {each: amount for each, amount in amounts.items() if amount}
        starts, ends = found.get("starts_on"), found.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("Kegiatan harus selesai sesudah mulai."))
        return found


def shares(amounts: dict[int, Decimal]) -> dict[str, Decimal]:
    """Return contributions as the form's initial values."""
    return {_share(each): amount for each, amount in amounts.items()}


def _share(organisation_id: int) -> str:
    return f"share_{organisation_id}"


def _translated(choices: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    return [(value, gettext(str(label))) for value, label in choices]
