"""Describing a collaboration, when it is opened and later."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rajut.core.law.authority import Part
from rajut.core.law.tracks import Track
from rajut.foundation.people.models import Organisation
from rajut.foundation.regions.models import Affair
from rajut.steps.engage.models import Collaboration
from rajut.steps.engage.models.collaboration import TRACK_CHOICES
from rajut.ui.forms import DayField


class Description(forms.Form):
    """What a collaboration says of itself."""

    title = forms.CharField(
        label=_("Judul"),
        max_length=200,
        help_text=_("Nama yang dipakai sehari-hari, misalnya “Persampahan Kartamantul”."),
    )
    object = forms.CharField(
        label=_("Objek kerja sama"),
        max_length=300,
        help_text=_("Apa yang dikerjakan bersama, dalam satu kalimat."),
    )
    affair = forms.ModelChoiceField(label=_("Urusan pemerintahan"), queryset=Affair.objects.all())
    summary = forms.CharField(
        label=_("Ringkasan"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Mengapa bersama, dan apa yang akan lebih baik bagi warga."),
    )
    starts_on = DayField(label=_("Mulai"), required=False)
    ends_on = DayField(
        label=pgettext_lazy("masa", "Berakhir"),
        required=False,
        help_text=_("Paling lama lima tahun, dapat diperpanjang."),
    )
    obligatory = forms.BooleanField(
        label=_("Kerja sama wajib"),
        required=False,
        help_text=_(
            "Daerah berbatasan, dampaknya lintas daerah, dan lebih efisien bila dikelola bersama"
            " (UU 23/2014 pasal 364)."
        ),
    )

    def clean(self) -> dict[str, Any]:
        """The end comes after the beginning."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        start, end = given.get("starts_on"), given.get("ends_on")
        if start and end and end <= start:
            self.add_error("ends_on", _("Tanggal akhir harus sesudah tanggal mulai."))
        return given


class Revision(Description):
    """The same, later; the track only while nobody was invited."""

    track = forms.ChoiceField(label=_("Jalur"), choices=TRACK_CHOICES, required=False)
    field_order = ("track", "title")


def revision(collaboration: Collaboration) -> type[Description]:
    """Return the form for the collaboration as it stands."""
    fixed = collaboration.state != "draft"
    no_obligation = collaboration.track != Track.KSDD
    gone = {**({"track": None} if fixed else {}), **({"obligatory": None} if no_obligation and fixed else {})}
    return type("Revision", (Revision,), gone)


class Opening(Description):
    """A new collaboration: who opens it, and whom the opportunity names."""

    opened_by = forms.ModelChoiceField(label=_("Dibuka atas nama"), queryset=Organisation.objects.none())
    members = forms.ModelMultipleChoiceField(
        label=_("Pihak yang diusulkan"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Dari peluang yang ditemukan. Pihak lain dapat ditambahkan sesudah ini."),
    )
    field_order = ("opened_by", "title", "object", "affair", "summary", "members")

    def __init__(
        self, *args: Any, track: str, openers: Iterable[int], members: Iterable[int] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        own, suggested = list(openers), list(members)
        self.fields["opened_by"].queryset = Organisation.objects.filter(pk__in=own)  # type: ignore[attr-defined]  # the field's own class has it
        self.fields["members"].queryset = Organisation.objects.filter(pk__in=suggested)  # type: ignore[attr-defined]  # as above
        if len(own) == 1:
            self.fields["opened_by"].widget = forms.HiddenInput()
            self.fields["opened_by"].initial = own[0]
        if not suggested:
            del self.fields["members"]
        if track != Track.KSDD:
            del self.fields["obligatory"]

    @property
    def invited(self) -> list[tuple[Organisation, Part]]:
        """The organisations chosen, each as a party."""
        return [(each, Part.PARTY) for each in self.cleaned_data.get("members", ())]
