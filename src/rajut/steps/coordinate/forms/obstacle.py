"""What is typed about an obstacle."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rajut.steps.coordinate.forms.fields import choices, prose
from rajut.steps.coordinate.models import Obstacle
from rajut.ui.forms import Filters


class ReportForm(forms.Form):
    """What stands in the way."""

    kind = forms.ChoiceField(
        label=_("Jenis kendala"), choices=Obstacle.Kind.choices, widget=forms.RadioSelect
    )
    title = forms.CharField(label=pgettext_lazy("satu", "Kendala"), max_length=200)
    detail = prose(
        label=_("Uraian"),
        max_length=4000,
        required=False,
        help_text=_("Apa yang terjadi, siapa yang terdampak, dan apa yang sudah dicoba."),
    )


class EscalateForm(forms.Form):
    """What is asked of whoever settles it."""

    question = prose(
        label=_("Arahan yang dimintakan"),
        max_length=2000,
        help_text=_("Satu pertanyaan yang dapat dijawab dengan keputusan."),
    )


class AnswerForm(forms.Form):
    """The direction given."""

    answer = prose(label=_("Arahan"), max_length=4000, rows=6)


class ResolveForm(forms.Form):
    """How it was overcome."""

    resolution = prose(label=_("Bagaimana kendala ini teratasi"), max_length=2000)


class ObstacleSieve(Filters):
    """How the list of obstacles is narrowed."""

    kind = forms.ChoiceField(
        label=_("Jenis"), choices=[("", _("Semua")), *Obstacle.Kind.choices], required=False
    )
    state = forms.ChoiceField(
        label=_("Keadaan"),
        choices=choices(Obstacle.lifecycle.states.items(), empty=_("Semua")),
        required=False,
    )

    def narrow(self, rows: Any) -> Any:
        """Keep those of the chosen kind in the chosen state."""
        chosen = {name: self.cleaned_data[name] for name in ("kind", "state") if self.cleaned_data[name]}
        return rows.filter(**chosen)


FORMS: dict[str, type[forms.Form]] = {
    "escalate": EscalateForm,
    "answer": AnswerForm,
    "resolve": ResolveForm,
}
