"""Findings, their mending, and the public's voice."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rajut.foundation.documents.forms import DocumentField
from rajut.foundation.people.models import Organisation
from rajut.steps.engage.models import Collaboration
from rajut.steps.evaluate.models import Feedback
from rajut.steps.plan.models import Indicator, IndicatorVersion, Period
from rajut.ui.forms import DayField


class FindingForm(forms.Form):
    """What was found wanting."""

    title = forms.CharField(label=_("Temuan"), max_length=200)
    detail = forms.CharField(
        label=_("Uraian"),
        help_text=_("Apa yang terjadi, seberapa jauh dari target, dan apa penyebabnya."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    indicator = forms.ModelChoiceField(
        label=_("Indikator"), queryset=IndicatorVersion.objects.none(), required=False
    )
    period = forms.ModelChoiceField(label=_("Periode"), queryset=Period.objects.none(), required=False)

    def __init__(self, *args: Any, collaboration: Collaboration, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["indicator"]
        assert isinstance(chosen, forms.ModelChoiceField)
        chosen.queryset = IndicatorVersion.objects.filter(
            collaboration=collaboration, framework__state="agreed"
        )
        periods = self.fields["period"]
        assert isinstance(periods, forms.ModelChoiceField)
        periods.queryset = Period.objects.filter(collaboration=collaboration)

    def clean_indicator(self) -> Indicator | None:
        """Return the identity behind the chosen definition."""
        version: IndicatorVersion | None = self.cleaned_data["indicator"]
        return version.indicator if version else None


class OfParties(forms.Form):
    """A form that chooses among the parties of a collaboration."""

    party_field = ""

    def __init__(self, *args: Any, collaboration: Collaboration, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields[self.party_field]
        assert isinstance(chosen, forms.ModelChoiceField)
        ids = [party.organisation_id for party in collaboration.standing_parties if party.state == "accepted"]
        chosen.queryset = Organisation.objects.filter(pk__in=ids)


class MendingForm(OfParties):
    """What is done about a finding."""

    party_field = "owner"

    action = forms.CharField(
        label=_("Tindakan perbaikan"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    owner = forms.ModelChoiceField(label=_("Penanggung jawab"), queryset=Organisation.objects.none())
    due_on = DayField(label=_("Tenggat"))


class ResultForm(forms.Form):
    """What the mending brought."""

    result = forms.CharField(
        label=_("Hasil perbaikan"),
        help_text=_("Uraikan apa yang sudah dikerjakan sehingga orang lain dapat memeriksanya."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    file = DocumentField(label=_("Dokumen bukti"), required=False)


class ResponsibleForm(OfParties):
    """Who has to answer a citizen."""

    party_field = "responsible"

    responsible = forms.ModelChoiceField(label=_("Pihak yang menjawab"), queryset=Organisation.objects.none())


class AnswerForm(forms.Form):
    """The answer to a citizen."""

    answer = forms.CharField(label=_("Jawaban"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    ticket = forms.CharField(
        label=_("Nomor tiket LAPOR"),
        help_text=_("Isi bila masukan ini juga tercatat di SP4N-LAPOR!."),
        max_length=40,
        required=False,
    )


class FeedbackForm(forms.Form):
    """What a citizen says; the field without a label is for machines only and stays empty."""

    kind = forms.ChoiceField(label=_("Jenis masukan"), choices=Feedback.Kind.choices)
    text = forms.CharField(
        label=_("Masukan Anda"),
        help_text=_("Jangan menuliskan nama, nomor telepon, atau data pribadi lain."),
        min_length=10,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    rating = forms.TypedChoiceField(
        label=_("Penilaian atas layanan"),
        choices=[
            ("", _("Tidak menilai")),
            ("4", _("Sangat baik")),
            ("3", _("Baik")),
            ("2", _("Kurang baik")),
            ("1", _("Tidak baik")),
        ],
        coerce=int,
        empty_value=None,
        required=False,
    )
    place = forms.CharField(label=_("Lokasi"), max_length=120, required=False)
    website = forms.CharField(required=False, label=_("Biarkan kosong"), max_length=200)
