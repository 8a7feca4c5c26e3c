"""What is typed about a task."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rajut.core.words import say
from rajut.foundation.documents.forms import DocumentField
from rajut.foundation.people.models import Organisation
from rajut.steps.coordinate.forms.fields import PostChoice, choices, held_meetings, prose
from rajut.steps.coordinate.models import Decision, Task
from rajut.steps.coordinate.queries.records import people
from rajut.steps.engage.actions.ground import participants
from rajut.steps.engage.models import Collaboration
from rajut.ui.forms import DayField, Filters, ReasonForm


class GiveForm(forms.Form):
    """A task for one of the parties."""

    title = forms.CharField(
        label=pgettext_lazy("satu", "Tugas"),
        max_length=200,
        help_text=_("Mulai dengan kata kerja: Susun jadwal truk."),
    )
    detail = prose(label=_("Uraian"), max_length=4000, required=False)
    owner = forms.ModelChoiceField(Organisation.objects.none(), label=_("Instansi penanggung jawab"))
    assignee = PostChoice(
        people([]),
        label=_("Pejabat yang mengerjakan"),
        required=False,
        empty_label=_("ditentukan instansinya"),
    )
    due_on = DayField(label=_("Tenggat"))

    def __init__(self, *args: Any, collaboration: Collaboration, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ids = [each.pk for each in participants(collaboration)]
        settled = Decision.objects.filter(collaboration=collaboration, state="passed")
        self.fields["owner"] = forms.ModelChoiceField(
            Organisation.objects.filter(pk__in=ids), label=self.fields["owner"].label
        )
        self.fields["assignee"].queryset = people(ids)  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["decision"] = forms.ModelChoiceField(
            settled, required=False, label=_("Dari keputusan"), empty_label=_("tidak dari keputusan")
        )
        self.fields["meeting"] = held_meetings(collaboration)


class FinishForm(forms.Form):
    """What came out, and the proof."""

    result = prose(
        label=_("Uraian hasil"),
        max_length=4000,
        required=False,
        help_text=_("Apa yang dihasilkan dan di mana dapat dilihat."),
    )
    file = DocumentField(label=_("Dokumen bukti"), required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two; the database asks again."""
        given: dict[str, Any] = super().clean() or {}
        if not given.get("result") and not given.get("file"):
            self.add_error("result", _("Sertakan bukti: dokumen atau uraian hasil."))
        return given


LATE = "late"
STATES = ((LATE, say("Terlambat")), *Task.lifecycle.states.items())


class TaskSieve(Filters):
    """How the list of tasks is narrowed."""

    state = forms.ChoiceField(label=_("Keadaan"), choices=choices(STATES, empty=_("Semua")), required=False)
    owner = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Penanggung jawab"), required=False, empty_label=_("Semua")
    )

    def __init__(self, *args: Any, collaboration: Collaboration, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        ids = [each.pk for each in participants(collaboration)]
        self.fields["owner"].queryset = Organisation.objects.filter(pk__in=ids)  # type: ignore[attr-defined]  # a ModelChoiceField

    def narrow(self, rows: Any) -> Any:
        """Keep those in the chosen state, of the chosen owner."""
        state, owner = self.cleaned_data["state"], self.cleaned_data["owner"]
        if state:
            late = {"state": "open", "due_on__lt": self.today}
            rows = rows.filter(**(late if state == LATE else {"state": state}))
        return rows.filter(owner=owner) if owner else rows


FORMS: dict[str, type[forms.Form]] = {"finish": FinishForm, "reopen": ReasonForm, "drop": ReasonForm}
