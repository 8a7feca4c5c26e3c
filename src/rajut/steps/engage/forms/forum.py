"""Opening a topic, answering in it, striking a message."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rajut.foundation.people.models import Organisation
from rajut.steps.engage.models import Party


class Saying(forms.Form):
    """A message, and whom it calls."""

    body = forms.CharField(
        label=_("Pesan"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Markdown: **tebal**, - butir. Tulis @Kabupaten Sleman untuk memanggil pihak."),
    )
    mentions = forms.ModelMultipleChoiceField(
        label=_("Panggil pihak"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Petugasnya mendapat surat pemberitahuan."),
    )

    def __init__(self, *args: Any, parties: Iterable[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["mentions"]
        there = Organisation.objects.filter(pk__in=[party.organisation_id for party in parties])
        field.queryset = there  # type: ignore[attr-defined]  # a ModelMultipleChoiceField has it


class Opening(Saying):
    """A topic with its first message."""

    title = forms.CharField(label=_("Pokok bahasan"), max_length=200)
    field_order = ("title", "body", "mentions")


class Striking(forms.Form):
    """Why a message is struck."""

    reason = forms.CharField(label=_("Alasan mencoret"), max_length=400)
