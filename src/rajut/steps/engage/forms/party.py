"""Looking for partners, inviting them, answering."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rajut.foundation.people.models import KINDS, Organisation
from rajut.steps.engage.models import Collaboration, Party
from rajut.ui.forms import ReasonForm

INVITABLE = [choice for choice in Party.PARTS if choice[0] != "initiator"]


class Looking(forms.Form):
    """The search for an organisation."""

    q = forms.CharField(
        label=_("Nama instansi atau daerah"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(label=_("Jenis"), required=False, choices=[("", _("Semua jenis")), *KINDS])


class Listing(forms.Form):
    """Organisations to put on the list, and their part."""

    organisations = forms.ModelMultipleChoiceField(
        queryset=Organisation.objects.all(),
        error_messages={"required": _("Pilih sedikitnya satu instansi.")},
    )
    part = forms.ChoiceField(label=_("Sebagai"), choices=INVITABLE, initial="party")


class Ending(ReasonForm):
    """Why a collaboration ends (PP 28/2018 art 9)."""

    ending = forms.ChoiceField(label=_("Dasar berakhirnya"), choices=Collaboration.Ending.choices)
    field_order = ("ending", "reason")
