"""Calling a meeting, writing down who came, and its minutes."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rajut.foundation.people.models import Organisation
from rajut.steps.engage.actions.meeting import Plan, Presence, Result
from rajut.steps.engage.models import AgendaItem, Invitee, Meeting, Party
from rajut.ui.forms import MomentField

MOST_POINTS = 40


class Calling(forms.Form):
    """When, where, about what, with whom."""

    title = forms.CharField(label=_("Judul rapat"), max_length=200)
    starts_at = MomentField(label=_("Mulai"), help_text=_("Waktu Indonesia Barat (WIB)."))
    ends_at = MomentField(label=pgettext_lazy("masa", "Selesai"))
    place = forms.CharField(label=_("Tempat"), max_length=200, required=False)
    online = forms.URLField(label=_("Tautan daring"), required=False, assume_scheme="https")
    agenda = forms.CharField(
        label=_("Agenda"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Satu pokok per baris."),
    )
    invited = forms.ModelMultipleChoiceField(
        label=_("Pihak yang diundang"),
        queryset=Organisation.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, parties: Iterable[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = [party.organisation_id for party in parties]
        field = self.fields["invited"]
        field.queryset = Organisation.objects.filter(pk__in=there)  # type: ignore[attr-defined]  # a ModelMultipleChoiceField has it
        field.initial = there

    def clean_agenda(self) -> tuple[str, ...]:
        """The points, one a line, without their numbers and bullets."""
        lines = (line.strip().lstrip("-•*0123456789.) ") for line in self.cleaned_data["agenda"].splitlines())
        points = tuple(line for line in lines if line)
        if not points:
            raise forms.ValidationError(_("Tulis sedikitnya satu pokok agenda."))
        if len(points) > MOST_POINTS or any(len(point) > 200 for point in points):
            raise forms.ValidationError(_("Paling banyak 40 pokok, masing-masing paling panjang 200 huruf."))
        return points

    def clean(self) -> dict[str, Any]:
        """A meeting has a place and ends after it begins; what is valid becomes one plan."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        start, end = given.get("starts_at"), given.get("ends_at")
        if start and end and end <= start:
            self.add_error("ends_at", _("Rapat harus selesai sesudah waktu mulainya."))
        if not self.errors and not given["place"] and not given["online"]:
            self.add_error("place", _("Isi tempat rapat atau tautan daring."))
        return given if self.errors else {"plan": Plan(**{**given, "invited": tuple(given["invited"])})}


def written(meeting: Meeting) -> dict[str, Any]:
    """Return a meeting as the form's first values."""
    return {
        "title": meeting.title,
        "starts_at": meeting.starts_at,
        "ends_at": meeting.ends_at,
        "place": meeting.place,
        "online": meeting.online,
        "agenda": "\n".join(item.title for item in meeting.agenda.all()),
        "invited": [invitee.organisation_id for invitee in meeting.invitees.all()],
    }


class Attending(forms.Form):
    """Who came, one pair of fields for each invited organisation."""

    def __init__(self, *args: Any, invitees: Iterable[Invitee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invitees = list(invitees)
        for invitee in self.invitees:
            name = invitee.organisation.short_name
            came = invitee.attended if invitee.attended is not None else invitee.answer == "yes"
            self.fields[f"came_{invitee.pk}"] = forms.BooleanField(
                label=_now("%(who)s hadir") % {"who": name}, required=False, initial=came
            )
            self.fields[f"as_{invitee.pk}"] = forms.CharField(
                label=_now("Yang hadir dari %(who)s, jabatan, dan mandatnya") % {"who": name},
                required=False,
                max_length=200,
                initial=invitee.attended_as,
            )

    def clean(self) -> dict[str, Any]:
        """What is valid becomes presences."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return given
        return {
            "presences": tuple(
                Presence(each.pk, given[f"came_{each.pk}"], given[f"as_{each.pk}"]) for each in self.invitees
            )
        }


class Minuting(forms.Form):
    """The minutes: one result for each point of the agenda, and free words."""

    def __init__(self, *args: Any, agenda: Iterable[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agenda = list(agenda)
        for item in self.agenda:
            self.fields[f"result_{item.pk}"] = forms.CharField(
                label=f"{item.position}. {item.title}",
                required=False,
                max_length=4000,
                initial=item.result,
                widget=forms.Textarea(attrs={"rows": 3}),
                help_text=_("Hasil pembahasan dan tindak lanjut."),
            )
        self.fields["minutes"] = forms.CharField(
            label=_("Catatan lain"),
            required=False,
            max_length=20000,
            widget=forms.Textarea(attrs={"rows": 6}),
        )

    def clean(self) -> dict[str, Any]:
        """What is valid becomes results and minutes."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return given
        results = tuple(Result(item.pk, given[f"result_{item.pk}"]) for item in self.agenda)
        return {"minutes": given["minutes"], "results": results}


class Reply(forms.Form):
    """Whether an organisation comes."""

    organisation = forms.IntegerField(min_value=1, max_value=2**63 - 1)
    answer = forms.ChoiceField(choices=[each for each in Invitee.Answer.choices if each[0] != "none"])
