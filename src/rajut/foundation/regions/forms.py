"""What people type about places: filters, the map's choice, a file to bring in."""

from typing import TypeVar

from django import forms
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from rajut.foundation.regions.importing.keeping import MOST
from rajut.foundation.regions.importing.kinds import LABELS
from rajut.foundation.regions.importing.known import Options
from rajut.foundation.regions.models import Region
from rajut.ui.forms import Filters

M = TypeVar("M", bound=Model)
PROVINCES = Region.objects.filter(kind=Region.Kind.PROVINCE).order_by("name")


class RegionFilters(Filters):
    """Name or code, kind, province."""

    q = forms.CharField(label=_("Nama atau kode"), max_length=100, required=False)
    kind = forms.ChoiceField(
        label=_("Jenis"), choices=[("", _("Semua")), *Region.Kind.choices], required=False
    )
    province = forms.ModelChoiceField(PROVINCES, label=_("Provinsi"), required=False, empty_label=_("Semua"))

    def narrow(self, rows: QuerySet[M]) -> QuerySet[M]:
        """The regions that were asked for."""
        asked = self.cleaned_data
        if asked["q"]:
            rows = rows.filter(Q(name__icontains=asked["q"]) | Q(code__startswith=asked["q"]))
        if asked["kind"]:
            rows = rows.filter(kind=asked["kind"])
        if asked["province"]:
            rows = rows.filter(Q(pk=asked["province"].pk) | Q(parent=asked["province"]))
        return rows


class IndicatorFilters(Filters):
    """The province an indicator is shown for."""

    province = forms.ModelChoiceField(
        PROVINCES, label=_("Provinsi"), required=False, empty_label=_("Seluruh Indonesia")
    )

    def narrow(self, rows: QuerySet[M]) -> QuerySet[M]:
        """The regions of the chosen province."""
        province = self.cleaned_data["province"]
        return rows.filter(parent=province) if province else rows


class DataFilters(Filters):
    """Words in the name of an indicator."""

    q = forms.CharField(label=_("Nama indikator"), max_length=100, required=False)

    def narrow(self, rows: QuerySet[M]) -> QuerySet[M]:
        """The indicators that were asked for."""
        asked = self.cleaned_data["q"]
        return rows.filter(Q(name__icontains=asked) | Q(slug__icontains=asked)) if asked else rows


class ImportForm(forms.Form):
    """A file and what it may not say itself."""

    file = forms.FileField(
        label=_("Berkas"),
        help_text=_(
            "CSV, XLSX, atau TopoJSON; boleh dimampatkan dengan gzip. Judul kolom pada baris pertama."
        ),
    )
    kind = forms.ChoiceField(
        label=_("Jenis data"), choices=[("", _("Kenali dari judul kolom")), *LABELS.items()], required=False
    )
    source = forms.CharField(
        label=_("Sumber"),
        max_length=200,
        required=False,
        help_text=_("Badan yang menerbitkan angkanya dan tahunnya, bila berkas tidak menyebutnya."),
    )
    licence = forms.CharField(label=_("Lisensi"), max_length=100, required=False)
    year = forms.IntegerField(
        label=_("Tahun data"),
        min_value=1945,
        max_value=2100,
        required=False,
        help_text=_("Untuk jumlah penduduk pada berkas daerah."),
    )

    def clean_file(self) -> object:
        """Refuse a file that could not be read anyway."""
        file = self.cleaned_data["file"]
        if file.size > MOST:
            raise forms.ValidationError(
                _("Berkas lebih besar daripada %(limit)s MB."), params={"limit": MOST // 1024 // 1024}
            )
        return file

    def options(self) -> Options:
        """What was said about the file."""
        said = self.cleaned_data
        return Options(said["source"], said["licence"], said["year"])
