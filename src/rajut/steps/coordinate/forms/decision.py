"""What is typed about a decision."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rajut.steps.coordinate.forms.fields import choices, held_meetings, prose
from rajut.steps.coordinate.models import Decision, Position
from rajut.steps.engage.models import Collaboration
from rajut.ui.forms import DayField, Filters, ReasonForm


class AskForm(forms.Form):
    """A question for the parties."""

    title = forms.CharField(
        label=_("Pokok keputusan"),
        max_length=200,
        help_text=_("Satu kalimat, misalnya: Jam operasi bersama TPA."),
    )
    proposal = prose(
        label=_("Usul putusan"),
        max_length=4000,
        rows=6,
        help_text=_(
            "Tulis seperti akan berlaku bila disahkan. Para pihak menjawab setuju, tidak, atau abstain."
        ),
    )
    quorum = forms.IntegerField(label=_("Kuorum (banyaknya pihak yang menyatakan sikap)"), min_value=1)
    due_on = DayField(label=_("Tenggat menyatakan sikap"))

    def __init__(self, *args: Any, collaboration: Collaboration, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quorum"].max_value = len(collaboration.members)  # type: ignore[attr-defined]  # an IntegerField
        self.fields["meeting"] = held_meetings(collaboration)


class StandForm(forms.Form):
    """A party's position."""

    stance = forms.ChoiceField(
        label=_("Sikap instansi Anda"), choices=Position.Stance.choices, widget=forms.RadioSelect
    )
    note = prose(
        label=_("Catatan"), max_length=1000, rows=3, required=False, help_text=_("Wajib bila tidak setuju.")
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the reason beside its field; the database asks again."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("stance") == Position.Stance.DISAGREE and not given.get("note"):
            self.add_error("note", _("Tuliskan alasan tidak setuju."))
        return given


class DecisionSieve(Filters):
    """How the list of decisions is narrowed."""

    state = forms.ChoiceField(
        label=_("Keadaan"),
        choices=choices(Decision.lifecycle.states.items(), empty=_("Semua")),
        required=False,
    )

    def narrow(self, rows: Any) -> Any:
        """Keep those in the chosen state."""
        state = self.cleaned_data["state"]
        return rows.filter(state=state) if state else rows


FORMS: dict[str, type[forms.Form]] = {"stand": StandForm, "withdraw": ReasonForm}
