"""A need or an offer, the reason for taking it back, and the filters of their list."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from rajut.core.law.lifecycles.identify import DECLARATION
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.sight import Sight
from rajut.foundation.regions.models import Affair, Region
from rajut.steps.identify.models import Declaration, Domain
from rajut.ui.forms import DayField, Filters, NumberField

SIGHTS = (
    (Sight.OFFICIALS, _("Semua pejabat di Rajut: ikut dicarikan mitra")),
    (Sight.PUBLIC, _("Semua orang, juga masyarakat: ikut dicarikan mitra")),
    (Sight.OWN, _("Instansi sendiri saja: tidak dicarikan mitra")),
)


class DeclarationForm(forms.Form):
    """What is needed or offered."""

    kind = forms.ChoiceField(
        label=_("Yang dinyatakan"), choices=Declaration.Kind.choices, widget=forms.RadioSelect
    )
    title = forms.CharField(
        label=_("Judul"),
        max_length=200,
        help_text=_("Sebut barang atau layanannya, misalnya “Pengolahan sampah organik”."),
    )
    domain = forms.ChoiceField(label=_("Bidang"), choices=Domain.choices)
    affair = forms.ModelChoiceField(
        label=_("Urusan pemerintahan"),
        queryset=Affair.objects.all(),
        required=False,
        help_text=_("Urusan yang sama mempertemukan kebutuhan dengan penawaran."),
    )
    quantity = NumberField(label=_("Jumlah"), max_digits=18, decimal_places=3, required=False)
    unit = forms.CharField(
        label=_("Satuan"), max_length=40, required=False, help_text=_("Misalnya: ton per hari, orang, unit.")
    )
    starts_on = DayField(label=_("Mulai"))
    ends_on = DayField(label=_("Sampai"))
    budget = NumberField(
        label=_("Anggaran (rupiah)"),
        max_digits=18,
        decimal_places=2,
        required=False,
        help_text=_("Untuk kebutuhan: yang tersedia. Untuk penawaran: biayanya."),
    )
    detail = forms.CharField(
        label=_("Keterangan"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    sight = forms.ChoiceField(
        label=_("Siapa yang boleh melihat sesudah diumumkan"),
        choices=SIGHTS,
        widget=forms.RadioSelect,
        initial=Sight.OFFICIALS,
    )

    def clean(self) -> dict[str, Any]:
        """What a single field cannot know: an order of days, a quantity with its unit."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        start, end = given.get("starts_on"), given.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("Akhir masa tidak boleh sebelum awalnya."))
        if given.get("quantity") is not None and not given.get("unit"):
            self.add_error("unit", _("Tuliskan satuan jumlah ini."))
        if given.get("quantity") is not None and given["quantity"] <= 0:
            self.add_error("quantity", _("Jumlah harus lebih dari nol."))
        if given.get("budget") is not None and given["budget"] < 0:
            self.add_error("budget", _("Anggaran tidak boleh negatif."))
        return given


class NewDeclaration(DeclarationForm):
    """The same, with the organisation in whose name it is declared."""

    organisation = forms.ModelChoiceField(label=_("Atas nama"), queryset=Organisation.objects.none())
    field_order = ("organisation", "kind", "title", "domain", "affair")

    def __init__(self, *args: Any, declarers: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = list(declarers)
        self.fields["organisation"].queryset = Organisation.objects.filter(pk__in=own)  # type: ignore[attr-defined]  # the field's own class has it
        if len(own) == 1:
            self.fields["organisation"].widget = forms.HiddenInput()
            self.fields["organisation"].initial = own[0]


class DeclarationSieve(Filters):
    """Words, kind, domain, affair, region, state."""

    q = forms.CharField(
        label=_("Kata"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    kind = forms.ChoiceField(
        label=_("Jenis"), required=False, choices=[("", _("Semua")), *Declaration.Kind.choices]
    )
    domain = forms.ChoiceField(label=_("Bidang"), required=False, choices=[("", _("Semua")), *Domain.choices])
    affair = forms.ModelChoiceField(
        Affair.objects.all(), label=_("Urusan"), required=False, empty_label=_("Semua")
    )
    region = forms.ModelChoiceField(
        Region.objects.filter(kind=Region.Kind.PROVINCE).order_by("name"),
        label=_("Provinsi"),
        required=False,
        empty_label=_("Semua"),
    )
    state = forms.ChoiceField(label=_("Keadaan"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = [(state, _(words)) for state, words in DECLARATION.states.items()]
        self.fields["state"].choices = [("", _("Semua")), *states]  # type: ignore[attr-defined]  # a ChoiceField has it

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The declarations that the filters leave."""
        asked = self.cleaned_data
        for name in ("kind", "domain", "affair", "state"):
            if asked[name]:
                rows = rows.filter(**{name: asked[name]})
        if asked["region"]:
            code = asked["region"].pk
            rows = rows.filter(
                Q(organisation__region=code) | Q(organisation__region__code__startswith=f"{code}.")
            )
        for word in asked["q"].split():
            rows = rows.filter(
                Q(title__icontains=word) | Q(detail__icontains=word) | Q(organisation__name__icontains=word)
            )
        return rows
