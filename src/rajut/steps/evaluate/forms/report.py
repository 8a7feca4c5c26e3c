"""The report of one party for one period, as one form: a row per indicator."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _

from rajut.foundation.documents.forms import DocumentField
from rajut.foundation.people.models import Post
from rajut.steps.evaluate.actions.drafting import Cell
from rajut.steps.evaluate.models import Value
from rajut.steps.plan.models import IndicatorVersion, Observation
from rajut.ui.forms import NumberField, ReasonForm

KNOWN = Observation.Status.KNOWN
MOST = Decimal(10) ** 17


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the form: the indicator and its bound fields."""

    version: IndicatorVersion
    numerator: forms.BoundField
    denominator: forms.BoundField | None
    status: forms.BoundField
    note: forms.BoundField
    file: forms.BoundField
    bare: forms.BoundField | None
    held: forms.BoundField | None
    value: Value | None
    target: Decimal | None
    previous: Decimal | None
    responsible: Post | None


class ReportForm(forms.Form):
    """A row of fields for each indicator the party committed to; what is left empty is not reported yet."""

    def __init__(
        self,
        *args: Any,
        versions: Sequence[IndicatorVersion],
        values: Sequence[Value] = (),
        remark: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.versions = versions
        self.held = {value.indicator_id: value for value in values}
        for version in versions:
            self._add(version, self.held.get(version.indicator_id))
            self._add_evidence(version, self.held.get(version.indicator_id))
        self.fields["remark"] = forms.CharField(
            label=_("Catatan untuk pemeriksa"),
            required=False,
            max_length=4000,
            initial=remark,
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    def _add(self, version: IndicatorVersion, value: Value | None) -> None:
        name = version.indicator_id.hex
        number: dict[str, Any] = {"required": False, "max_digits": 24, "decimal_places": 6, "max_value": MOST}
        self.fields[f"n{name}"] = NumberField(
            label=_("Pembilang") if version.is_ratio else _("Nilai periode ini"),
            initial=value.numerator if value else None,
            min_value=-MOST,
            **number,
        )
        if version.is_ratio:
            self.fields[f"d{name}"] = NumberField(
                label=_("Penyebut"),
                initial=value.denominator if value else None,
                min_value=Decimal(0),
                **number,
            )
        self.fields[f"s{name}"] = forms.ChoiceField(
            label=_("Keadaan nilai"),
            choices=Observation.Status.choices,
            initial=value.status if value else KNOWN,
            required=False,
        )
        self.fields[f"k{name}"] = forms.CharField(
            label=_("Keterangan"),
            max_length=500,
            required=False,
            initial=value.note if value else "",
        )
        if value is not None:
            # Says that the page showed a value here: only then does an empty row mean that it was taken away,
            # and not that a colleague has typed it in since.
            self.fields[f"h{name}"] = forms.BooleanField(
                required=False, initial=True, widget=forms.HiddenInput
            )

    def _add_evidence(self, version: IndicatorVersion, value: Value | None) -> None:
        name = version.indicator_id.hex
        self.fields[f"b{name}"] = DocumentField(label=_("Berkas bukti"), required=False)
        if value is not None and value.evidence_id is not None:
            self.fields[f"x{name}"] = forms.BooleanField(label=_("Lepaskan bukti ini"), required=False)

    def rows(
        self,
        targets: Mapping[UUID, Decimal | None],
        previous: Mapping[UUID, Decimal | None],
        people: Mapping[UUID, Post],
    ) -> Iterator[Row]:
        """Yield the lines for the template, with each indicator's target, last verified value and person."""
        for version in self.versions:
            name = version.indicator_id.hex
            yield Row(
                version,
                self[f"n{name}"],
                self[f"d{name}"] if version.is_ratio else None,
                self[f"s{name}"],
                self[f"k{name}"],
                self[f"b{name}"],
                self[f"x{name}"] if f"x{name}" in self.fields else None,
                self[f"h{name}"] if f"h{name}" in self.fields else None,
                self.held.get(version.indicator_id),
                targets.get(version.indicator_id),
                previous.get(version.indicator_id),
                people.get(version.indicator_id),
            )

    def clean(self) -> dict[str, Any]:
        """Ask each row for what it lacks, beside the field that lacks it."""
        for version in self.versions:
            self._check(version.indicator_id.hex, ratio=version.is_ratio)
        return self.cleaned_data

    def _check(self, name: str, *, ratio: bool) -> None:
        given = self.cleaned_data
        if given.get(f"s{name}") not in {KNOWN, ""}:
            if not given.get(f"k{name}") and f"k{name}" not in self.errors:
                self.add_error(f"k{name}", _("Tuliskan mengapa nilainya tidak ada."))
        elif given.get(f"n{name}") is None:
            self._check_empty(name)
        elif ratio and not given.get(f"d{name}") and f"d{name}" not in self.errors:
            self.add_error(f"d{name}", _("Isi penyebut yang lebih besar dari nol."))

    def _check_empty(self, name: str) -> None:
        """A note or a proof hangs on a value: without one it would be thrown away unseen."""
        given = self.cleaned_data
        hanging = any(given.get(f"{part}{name}") for part in "kb")
        if hanging and f"n{name}" not in self.errors:
            self.add_error(f"n{name}", _("Isi nilainya, atau pilih mengapa nilainya tidak ada."))

    @property
    def lost_files(self) -> bool:
        """Whether files came along with what was not kept: a browser does not send them a second time."""
        return bool(self.errors and self.files)

    def cells(self) -> list[Cell]:
        """Return what was typed: rows with a number, or with a reason for having none."""
        return [cell for version in self.versions if (cell := self._cell(version)) is not None]

    def emptied(self) -> list[UUID]:
        """Return the indicators that had a value on the page and were sent without one."""
        rows = (version for version in self.versions if self.cleaned_data.get(f"h{version.indicator_id.hex}"))
        return [version.indicator_id for version in rows if self._cell(version) is None]

    def _cell(self, version: IndicatorVersion) -> Cell | None:
        name, given = version.indicator_id.hex, self.cleaned_data
        status = given.get(f"s{name}") or KNOWN
        number = given.get(f"n{name}") if status == KNOWN else None
        if status == KNOWN and number is None:
            return None
        return Cell(
            version.indicator_id,
            status,
            number,
            self._denominator(version),
            note=given[f"k{name}"],
            file=given.get(f"b{name}"),
            bare=bool(given.get(f"x{name}")),
        )

    def _denominator(self, version: IndicatorVersion) -> Decimal:
        name, given = version.indicator_id.hex, self.cleaned_data
        if not version.is_ratio or given.get(f"s{name}") not in {KNOWN, ""}:
            return Decimal(1)
        return given.get(f"d{name}") or Decimal(1)


class GiveBackForm(ReasonForm):
    """Why a report is returned, and what is to be mended at each value."""

    def __init__(self, *args: Any, versions: Sequence[IndicatorVersion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = {f"c{version.indicator_id.hex}": version.indicator_id for version in versions}
        for name, version in zip(self.names, versions, strict=True):
            self.fields[name] = forms.CharField(
                label=_("Catatan untuk: %(name)s") % {"name": version.name}, max_length=500, required=False
            )

    def clean(self) -> dict[str, Any]:
        """Return what the action takes: the reason, and a remark for each value that has one."""
        given = self.cleaned_data
        remarks = {key: given[name] for name, key in self.names.items() if given.get(name)}
        return {"reason": given.get("reason", ""), "remarks": remarks}
