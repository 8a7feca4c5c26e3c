"""What people fill in about organisations, posts, invitations and keys."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from rajut.core.law.authority import RANK_WORDS
from rajut.core.law.tracks.kinds import KIND_WORDS, PRIVATE
from rajut.foundation.people.models import KINDS, Invitation, Organisation, User
from rajut.foundation.people.queries import ranks_of
from rajut.foundation.people.scopes import READ, SCOPES
from rajut.ui.forms import DayField, Filters

NEW_PASSWORD = forms.PasswordInput(attrs={"autocomplete": "new-password"})


class OrganisationSieve(Filters):
    """Narrows the list of organisations."""

    q = forms.CharField(label=_("Nama"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Jenis"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"] = forms.ChoiceField(
            label=_("Jenis"), required=False, choices=[("", _("Semua jenis")), *KINDS]
        )

    def narrow(self, rows: "QuerySet[Organisation]") -> "QuerySet[Organisation]":  # type: ignore[override]  # rows of one model
        """The organisations of a kind whose name holds the words."""
        asked = self.cleaned_data
        kind = Q(kind=asked["kind"]) if asked["kind"] else Q()
        named = Q(name__icontains=asked["q"]) if asked["q"] else Q()
        return rows.filter(kind, named)


class InvitationForm(forms.Form):
    """An invitation to a post."""

    email = forms.EmailField(label=_("Alamat surel"), max_length=254)
    name = forms.CharField(label=_("Nama"), max_length=120)
    title = forms.CharField(
        label=_("Jabatan"), max_length=120, help_text=_("Seperti tertulis pada surat keputusan.")
    )
    rank = forms.ChoiceField(label=_("Peran di Rajut"))
    administers = forms.BooleanField(
        label=_("Juga pengelola instansi ini"),
        required=False,
        help_text=_("Pengelola mengundang pejabat dan mengakhiri jabatan di instansi ini."),
    )

    def __init__(self, *args: Any, organisation: Organisation, **options: Any) -> None:
        super().__init__(*args, **options)
        ranks = [(rank.value, _(RANK_WORDS[rank])) for rank in ranks_of(organisation)]
        self.fields["rank"] = forms.ChoiceField(label=_("Peran di Rajut"), choices=ranks)


class DepartmentForm(forms.Form):
    """A department under a government."""

    name = forms.CharField(label=_("Nama"), max_length=200)


class PartnerForm(forms.Form):
    """A partner outside government, and the person who will administer it."""

    name = forms.CharField(label=_("Nama mitra"), max_length=200)
    kind = forms.ChoiceField(label=_("Jenis"))
    contact = forms.CharField(label=_("Nama pengelolanya"), max_length=120)
    title = forms.CharField(label=_("Jabatannya"), max_length=120)
    email = forms.EmailField(label=_("Alamat surelnya"), max_length=254)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kinds = [(kind.value, _(KIND_WORDS[kind])) for kind in sorted(PRIVATE)]
        self.fields["kind"] = forms.ChoiceField(label=_("Jenis"), choices=kinds)


class RenameForm(forms.Form):
    """Another name."""

    name = forms.CharField(label=_("Nama"), max_length=200)


class NewAccountForm(forms.Form):
    """The account that an invitation opens."""

    name = forms.CharField(
        label=_("Nama"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    password = forms.CharField(
        label=_("Kata sandi"),
        strip=False,
        widget=NEW_PASSWORD,
        help_text=_("Sekurang-kurangnya 10 huruf atau angka; kalimat pendek lebih mudah diingat."),
    )
    again = forms.CharField(label=_("Kata sandi sekali lagi"), strip=False, widget=NEW_PASSWORD)

    def __init__(self, *args: Any, invitation: Invitation, **options: Any) -> None:
        super().__init__(*args, **{"initial": {"name": invitation.name}, **options})
        self.invitation = invitation

    def clean_password(self) -> str:
        """Judge the password as for the account to be."""
        password: str = self.cleaned_data["password"]
        validate_password(password, User(email=self.invitation.email, name=self.invitation.name))
        return password

    def clean_again(self) -> str:
        """See that both are the same."""
        again: str = self.cleaned_data["again"]
        if "password" in self.cleaned_data and again != self.cleaned_data["password"]:
            raise forms.ValidationError(_("Kedua kata sandi tidak sama."))
        return again


class ProfileForm(forms.Form):
    """One's own name and language."""

    name = forms.CharField(label=_("Nama"), max_length=120)
    language = forms.ChoiceField(
        label=_("Bahasa surat dan tampilan"), choices=[("id", "Bahasa Indonesia"), ("en", "English")]
    )


class TokenForm(forms.Form):
    """A key for a program."""

    name = forms.CharField(
        label=_("Nama program"), max_length=80, help_text=_("Agar Anda mengenalinya kelak.")
    )
    scopes = forms.MultipleChoiceField(
        label=_("Cakupan"), widget=forms.CheckboxSelectMultiple, initial=[READ]
    )
    expires_on = DayField(label=_("Berlaku sampai"), help_text=_("Paling lama satu tahun."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["scopes"] = forms.MultipleChoiceField(
            label=_("Cakupan"),
            widget=forms.CheckboxSelectMultiple,
            initial=[READ],
            choices=[(scope, _(words)) for scope, words in SCOPES.items()],
        )
