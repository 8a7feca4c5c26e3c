"""Vision and mission, the reason for sending back, the calendar, the progress of an activity."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rajut.foundation.people.actor import Actor
from rajut.steps.plan.models import Activity, Framework, Period
from rajut.ui.forms import DayField


class FrameworkForm(forms.Form):
    """What the parties want together, and for how long."""

    vision = forms.CharField(
        label=_("Visi bersama"),
        help_text=_("Keadaan yang ingin dicapai bersama, satu atau dua kalimat."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
    mission = forms.CharField(
        label=_("Misi bersama"),
        help_text=_("Apa yang dilakukan bersama untuk mencapainya."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
        required=False,
    )
    starts_on = DayField(label=_("Rencana mulai berlaku"), required=False)
    ends_on = DayField(label=_("Rencana berakhir"), required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the start."""
        found = super().clean() or {}
        starts, ends = found.get("starts_on"), found.get("ends_on")
        if starts and ends and ends <= starts:
            self.add_error("ends_on", _("Tanggal akhir harus sesudah tanggal mulai."))
        return found


class Reason(forms.Form):
    """Why a proposal goes back."""

    reason = forms.CharField(
        label=_("Catatan"),
        help_text=_("Apa yang perlu diperbaiki sebelum instansi Anda dapat menyetujui."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=2000,
    )


class CalendarForm(forms.Form):
    """How often the parties report."""

    kind = forms.ChoiceField(
        label=_("Jenis periode"),
        help_text=_("Berlaku bagi semua pihak dan tidak diganti lagi; kalender dapat diperpanjang."),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, held: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [each for each in Period.Kind.choices if held in {"", each[0]}]
        choices = [(value, gettext(str(label))) for value, label in kinds]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["kind"].initial = held or Period.Kind.QUARTER


class Advance(forms.Form):
    """How far one of the actor's own activities is."""

    activity = forms.ModelChoiceField(Activity.objects.none(), label=_("Kegiatan"))
    progress = forms.ChoiceField(label=_("Keadaan"))
    note = forms.CharField(
        label=_("Keterangan"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000, required=False
    )

    def __init__(self, *args: Any, framework: Framework, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = framework.activities.filter(owner_id__in=actor.organisation_ids)
        self.fields["activity"].queryset = own  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["progress"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (value, gettext(str(label))) for value, label in Activity.Progress.choices
        ]
