"""What is typed about the coordination team."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rajut.foundation.documents.forms import DocumentField
from rajut.foundation.people.models import Organisation, Post, User
from rajut.steps.coordinate.forms.fields import PostChoice, prose
from rajut.steps.coordinate.models import Team, TeamMember
from rajut.steps.coordinate.queries.records import people
from rajut.steps.engage.actions.ground import participants
from rajut.steps.engage.models import Collaboration
from rajut.ui.forms import DayField


class TeamForm(forms.Form):
    """The decree that sets up the team."""

    name = forms.CharField(label=_("Nama tim"), max_length=200)
    decree_number = forms.CharField(label=_("Nomor surat keputusan"), max_length=100)
    decreed_on = DayField(label=_("Tanggal surat keputusan"))
    mandate = prose(
        label=_("Mandat"),
        max_length=4000,
        required=False,
        help_text=_("Apa yang boleh diputuskan tim sendiri."),
    )
    file = DocumentField(label=_("Dokumen surat keputusan"), required=False)


class SeatForm(forms.Form):
    """A seat in the team."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=pgettext_lazy("satu", "Instansi")
    )
    user = PostChoice(people([]), label=_("Orang"), required=False, empty_label=_("belum berakun di Rajut"))
    seat = forms.CharField(
        label=_("Jabatan"), max_length=120, help_text=_("Misalnya: Kepala Bidang Kebersihan.")
    )
    role = forms.ChoiceField(label=_("Peran dalam tim"), choices=TeamMember.Role.choices, initial="member")

    def clean_user(self) -> User | None:
        """Return the person behind the chosen post."""
        post: Post | None = self.cleaned_data["user"]
        return post.user if post else None


class UnseatForm(forms.Form):
    """Who leaves the team."""

    member = forms.ModelChoiceField(TeamMember.objects.none(), label=_("Anggota yang dikeluarkan"))


def seat_form(collaboration: Collaboration) -> type[SeatForm]:
    """Return the form whose organisations and people are those of the collaboration."""

    class Form(SeatForm):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            ids = [each.pk for each in participants(collaboration)]
            self.fields["organisation"].queryset = Organisation.objects.filter(pk__in=ids)  # type: ignore[attr-defined]  # a ModelChoiceField
            self.fields["user"].queryset = people(ids)  # type: ignore[attr-defined]  # a ModelChoiceField

    return Form


def unseat_form(team: Team) -> type[UnseatForm]:
    """Return the form whose members are those of the team."""

    class Form(UnseatForm):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.fields["member"].queryset = team.members.select_related("organisation")  # type: ignore[attr-defined]  # a ModelChoiceField

    return Form
