"""What people type about places: filters, the map's choice, a file to bring in."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from django import forms
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from rajut.foundation.regions.importing.keeping import MOST
from rajut.foundation.regions.importing.kinds import LABELS, LOCAL
from rajut.foundation.regions.importing.kinds.kind import Column, Kind
from rajut.foundation.regions.importing.known import Options
from rajut.foundation.regions.importing.matching import Match
from rajut.foundation.regions.importing.reading import SMALL, heading
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


class MatchForm(forms.Form):
    """Which heading of a file holds which column of a kind."""

    def __init__(
        self, data: object = None, *, kind: Kind, written: Sequence[str], held: Mapping[str, str]
    ) -> None:
        """One choice for each column; `held` is the heading chosen or guessed for it."""
        self.kind = kind
        initial = {column: name for column, name in held.items() if name}
        super().__init__(data, initial=initial, prefix="kolom")  # type: ignore[arg-type]  # a QueryDict or None
        for column in kind.columns:
            self.fields[column.name] = _choice(column, written)

    def clean(self) -> dict[str, str]:
        """No heading holds two columns."""
        chosen = [(name, column) for column, name in self.cleaned_data.items() if name]
        for number, (name, column) in enumerate(chosen):
            if name in {other for other, _column in chosen[:number]}:
                self.add_error(column, _("Judul ini sudah dipakai untuk kolom lain. Pilih yang lain."))
        return self.cleaned_data

    def match(self) -> Match:
        """What was chosen."""
        return Match(self.kind.name, {column: name for column, name in self.cleaned_data.items() if name})


def _choice(column: Column, written: Sequence[str]) -> forms.ChoiceField:
    """The choice for one column, among the headings as they are written in the file."""
    nothing = _("Pilih judulnya") if column.needed else _("Tidak ada di berkas ini")
    return forms.ChoiceField(
        label=str(column.label or column.name),
        choices=[("", nothing), *((heading(each), each) for each in written if heading(each))],
        required=column.needed,
    )


class ImportForm(forms.Form):
    """A file and what it may not say itself."""

    most = MOST
    file = forms.FileField(
        label=_("Berkas"),
        help_text=_(
            "CSV, XLSX, Parquet, atau TopoJSON; boleh dimampatkan dengan gzip."
            " Judul kolom pada baris pertama."
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
        if file.size > self.most:
            raise forms.ValidationError(
                _("Berkas lebih besar daripada %(limit)s MB."), params={"limit": self.most // 1024 // 1024}
            )
        return file

    def options(self) -> Options:
        """What was said about the file."""
        said = self.cleaned_data
        return Options(said["source"], said.get("licence", ""), said.get("year"))


class OwnImportForm(ImportForm):
    """A file of what one government holds itself: a table, of a kind that it may bring."""

    most = SMALL.unpacked
    field_order = ("file", "kind", "source")

    def __init__(self, data: object = None, files: object = None) -> None:
        """Offer the kinds that a government brings, and ask nothing else."""
        super().__init__(data, files)  # type: ignore[arg-type]  # a QueryDict and its files, or None
        for name in ("licence", "year"):
            del self.fields[name]
        kinds = [(kind.name, kind.label) for kind in LOCAL]
        self.fields["kind"].choices = [("", _("Kenali dari judul kolom")), *kinds]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["file"].help_text = _(
            "CSV, XLSX, atau Parquet; boleh dimampatkan dengan gzip. Judul kolom pada baris pertama."
        )
