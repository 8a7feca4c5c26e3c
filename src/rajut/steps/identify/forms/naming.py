"""What people type about names of what is bought."""

from typing import Any, TypeVar

from django import forms
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from rajut.steps.identify.models import Commodity
from rajut.steps.identify.models.naming import NAME
from rajut.ui.forms import Filters

M = TypeVar("M", bound=Model)
OFFERED = 500  # names in the list one may choose from; any other may be typed


class NameSieve(Filters):
    """Words in a name."""

    q = forms.CharField(label=_("Nama barang"), max_length=100, required=False)

    def narrow(self, rows: QuerySet[M]) -> QuerySet[M]:
        """Return the names that have what was typed in them."""
        asked = "-".join(self.cleaned_data["q"].lower().split())
        return rows.filter(name__contains=asked) if asked else rows


class PairForm(forms.Form):
    """Two names; the first is the one that stays."""

    kept = forms.CharField(label=_("Nama yang dipakai"), max_length=NAME)
    other = forms.CharField(label=_("Nama yang digabungkan"), max_length=NAME)


class MergeForm(PairForm):
    """Two names that the last search found, to be chosen from a list or typed."""

    field_order = ("other", "kept")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["list"] = "nama-barang"

    def clean_other(self) -> str:
        """Refuse a name that nothing goes by."""
        return _known(self.cleaned_data["other"])

    def clean_kept(self) -> str:
        """Refuse a name that nothing goes by."""
        return _known(self.cleaned_data["kept"])

    def names(self) -> list[str]:
        """Return the names to choose from, the most money first."""
        return list(Commodity.objects.values_list("name", flat=True)[:OFFERED])


def _known(name: str) -> str:
    """Return a name as the last search writes it, however it is typed."""
    written = "-".join(name.lower().split())
    if not Commodity.objects.filter(name=written).exists():
        raise forms.ValidationError(
            _("Tidak ada paket bernama “%(name)s”. Pilih nama dari daftar."), params={"name": written}
        )
    return written


class PartForm(forms.Form):
    """A proposed part, by the name it would leave and its own."""

    name = forms.CharField(max_length=NAME)
    part = forms.CharField(max_length=NAME)


class SplitForm(forms.Form):
    """A thing of its own, and how titles show it."""

    name = forms.CharField(
        label=_("Nama barang"),
        max_length=NAME,
        help_text=_("Huruf kecil, angka, dan tanda hubung, misalnya tinta-printer."),
    )
    phrases = forms.CharField(
        label=_("Frasa dalam judul paket"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Satu frasa tiap baris, misalnya “tinta printer”."),
    )

    def clean_phrases(self) -> list[str]:
        """Return the lines that say something."""
        return [line for line in self.cleaned_data["phrases"].splitlines() if line.strip()]
