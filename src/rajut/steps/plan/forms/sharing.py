"""What people type or bring about a joint cost: the costs of groups, the payers' measures, the rule."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rajut.core.words import say
from rajut.foundation.people.models import Organisation
from rajut.foundation.regions.importing import coalitions
from rajut.foundation.regions.importing.problems import Problems, Unreadable
from rajut.steps.plan.queries.sharing import MEASURES, SMALL, called
from rajut.ui.forms import NumberField

LARGEST = 2 * 1024 * 1024  # bytes of a file of costs
MOST_GROUPS = 4096
SHOWN = 20
DIGITS = 15  # a thousand trillion rupiah; what is larger could not be divided to the rupiah
MEASURE_WORDS = {
    "need": say("Kebutuhan"),
    "population": say("Penduduk"),
    "ability": say("Kemampuan"),
    "area": say("Luas wilayah"),
    "coverage": say("Cakupan layanan"),
}


def _rupiah(label: str, *, needed: bool = False, help_text: str = "") -> NumberField:
    return NumberField(
        label=label,
        required=needed,
        min_value=Decimal(0),
        max_digits=DIGITS,
        decimal_places=0,
        help_text=help_text,
    )


class Sourced(forms.Form):
    """Something that says where it comes from."""

    source = forms.CharField(
        label=gettext_lazy("Sumber angka"),
        help_text=gettext_lazy("Dari dokumen atau perhitungan mana; dicantumkan pada lampiran."),
        max_length=300,
    )


class CostsForm(Sourced):
    """What each would pay alone, what all pay together and, among few, what smaller groups would pay."""

    def __init__(self, *args: Any, parties: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ids = [each.pk for each in parties]
        self.names = dict(zip(self.ids, called(parties), strict=True))
        idle = _("Kosongkan bila tidak ikut menanggung.")
        for each in self.ids:
            label = _("%(who)s bila sendiri (Rp)") % {"who": self.names[each]}
            self.fields[field_of({each})] = _rupiah(label, help_text=idle)
        together = _("Jumlah yang ditanggung bersama dan akan dibagi.")
        self.fields["joint"] = _rupiah(_("Biaya bersama (Rp)"), needed=True, help_text=together)
        optional = _("Bila kosong: cara termurah melayaninya dengan gabungan yang diketahui.")
        for group in smaller(self.ids):
            label = _("%(who)s bersama (Rp)") % {"who": ", ".join(self.names[each] for each in group)}
            self.fields[field_of(group)] = _rupiah(label, help_text=optional)
        self.order_fields([name for name in self.fields if name != "source"])

    def clean(self) -> dict[str, Any]:
        """Gather the costs by group; a party left empty does not pay."""
        found = super().clean() or {}
        alone = {frozenset({each}): found.pop(field_of({each}), None) for each in self.ids}
        groups = {frozenset(group): found.pop(field_of(group), None) for group in smaller(self.ids)}
        payers = frozenset(next(iter(each)) for each, cost in alone.items() if cost is not None)
        joint = found.pop("joint", None)
        costs = {group: cost for group, cost in (alone | groups).items() if cost is not None}
        self._check(payers, [group for group, cost in groups.items() if cost is not None])
        return {**found, "costs": costs | {payers: joint}}

    def _check(self, payers: frozenset[int], groups: Sequence[frozenset[int]]) -> None:
        if len(payers) < 2 and not self.errors:
            self.add_error(None, _("Isi biaya sendiri dari sedikitnya dua pihak."))
        for group in groups:
            if not group < payers:
                self.add_error(
                    field_of(group),
                    _("Isi biaya sendiri setiap anggotanya; gabungan semuanya ialah biaya bersama."),
                )


class CostsFile(Sourced):
    """The same as a table: a row for each group, its members joined by +."""

    file = forms.FileField(
        label=gettext_lazy("Berkas CSV atau XLSX"),
        help_text=gettext_lazy(
            "Kolom coalition (nama singkat atau kode wilayah anggotanya, dihubungkan dengan +) "
            "dan cost (rupiah)."
        ),
    )
    field_order = ("file", "source")

    def __init__(self, *args: Any, parties: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known_as(parties)

    def clean_file(self) -> dict[frozenset[int], Decimal]:
        """Return the costs by group, or every mistake of the file."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise ValidationError(_("Berkas ini lebih besar dari 2 MB."))
        problems = Problems()
        try:
            told = coalitions.costs_in(file.read(), problems=problems)
        except Unreadable as error:
            raise ValidationError(str(error)) from error
        if problems:
            raise ValidationError(list(_lines(problems)))
        return self._ours(told)

    def clean(self) -> dict[str, Any]:
        """Name what the action asks for."""
        found = super().clean() or {}
        return {"costs": found.get("file"), "source": found.get("source")}

    def _ours(self, told: Mapping[frozenset[str], Decimal]) -> dict[frozenset[int], Decimal]:
        strangers = sorted({name for group in told for name in group if name.casefold() not in self.known})
        if strangers:
            raise ValidationError(
                [
                    _("“%(name)s” bukan pihak kolaborasi ini.") % {"name": each[:80]}
                    for each in strangers[:SHOWN]
                ]
            )
        if len(told) > MOST_GROUPS:
            raise ValidationError(_("Berkas memuat lebih dari 4.096 gabungan."))
        ours = {
            frozenset(self.known[name.casefold()] for name in group): cost for group, cost in told.items()
        }
        if len(ours) < len(told):
            raise ValidationError(_("Satu gabungan disebut dua kali dengan nama yang berbeda."))
        return ours


def _lines(problems: Problems) -> Iterator[str]:
    for each in list(problems)[:SHOWN]:
        yield _("Baris %(row)s: %(text)s") % {"row": each.row, "text": each.text}
    if problems.total > SHOWN:
        yield _("… dan %(n)s kesalahan lain.") % {"n": problems.total - SHOWN}


class MeasuresForm(Sourced):
    """A table of measures: all payers, or nobody, have each."""

    def __init__(self, *args: Any, players: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.players = list(zip((each.pk for each in players), called(players), strict=True))
        for name in MEASURES:
            for pk, who in self.players:
                label = f"{_(MEASURE_WORDS[name])}, {who}"
                cell = NumberField(
                    label=label, required=False, min_value=Decimal(0), max_digits=18, decimal_places=4
                )
                cell.widget.attrs |= {"class": "cell", "aria-label": label}
                self.fields[measure_of(name, pk)] = cell

    @property
    def rows(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The payers, each with the inputs of its measures."""
        return [(who, [self[measure_of(name, pk)] for name in MEASURES]) for pk, who in self.players]

    @property
    def heads(self) -> list[str]:
        """What the measures are called."""
        return [_(MEASURE_WORDS[name]) for name in MEASURES]

    def clean(self) -> dict[str, Any]:
        """Gather the measures by name and payer; each is whole or empty."""
        found = super().clean() or {}
        measures = {name: self._line(found, name) for name in MEASURES}
        return {"source": found.get("source"), "measures": measures}

    def _line(self, found: Mapping[str, Any], name: str) -> dict[int, Decimal]:
        given = {pk: found.get(measure_of(name, pk)) for pk, _who in self.players}
        line = {pk: value for pk, value in given.items() if value is not None}
        wrong = any(measure_of(name, pk) in self.errors for pk in given)
        if line and not wrong and (len(line) < len(given) or not any(line.values())):
            empty = next((pk for pk in given if pk not in line), next(iter(given)))
            told = _("%(name)s: isi untuk setiap pihak, tidak semuanya nol; atau kosongkan semuanya.")
            self.add_error(measure_of(name, empty), told % {"name": _(MEASURE_WORDS[name])})
        return line


class RuleForm(forms.Form):
    """Which rule divides the cost; one that somebody would leave over needs a reason."""

    rule = forms.ChoiceField(label=gettext_lazy("Cara membagi"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=gettext_lazy("Alasan"),
        help_text=gettext_lazy("Wajib bila caranya tidak stabil: mengapa para pihak tetap memilihnya."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)  # the stamp of what was looked at

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rule"].choices = list(choices)  # type: ignore[attr-defined]  # a ChoiceField

    def shown_again(self, *, seen: str) -> None:
        """Go back beside what stands there now: sent once more, it is what was looked at."""
        self.data = {**self.data.dict(), "seen": seen}  # type: ignore[attr-defined]  # a QueryDict


def smaller(ids: Sequence[int]) -> list[tuple[int, ...]]:
    """Return the groups between one and all whose cost can be typed: those of three or four parties."""
    if len(ids) > SMALL:
        return []
    return [group for size in range(2, len(ids)) for group in combinations(ids, size)]


def field_of(group: Sequence[int] | frozenset[int] | set[int]) -> str:
    """Return the name of a group's input."""
    return "cost_" + "_".join(str(each) for each in sorted(group))


def measure_of(name: str, organisation_id: int) -> str:
    """Return the name of the input of a payer's measure."""
    return f"{name}_{organisation_id}"


def known_as(parties: Sequence[Organisation]) -> dict[str, int]:
    """Return the parties by what a table may call them: name, short name, region's name or code."""
    known: dict[str, int] = {}
    for each in sorted(parties, key=lambda party: party.is_government):
        region = each.region
        places = (region.pk, region.name, region.short_name) if region is not None else ()
        known |= {name.casefold(): each.pk for name in (*places, each.short_name, each.name, each.full_name)}
    return known


def typed(worked: Mapping[frozenset[int], Decimal], *, players: Sequence[int]) -> dict[str, Decimal]:
    """Return costs as the initial values of the form."""
    everybody = frozenset(players)
    return {"joint" if group == everybody else field_of(group): cost for group, cost in worked.items()}
