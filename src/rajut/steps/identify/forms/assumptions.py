"""The assumptions an opportunity rests on, as a reader may set them, and who takes part."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rajut.core.potential.records import Assumption, Basis
from rajut.steps.identify.models.finding import spoken
from rajut.steps.identify.queries.telling import told
from rajut.ui import words
from rajut.ui.forms import NumberField

MEMBERS = "pihak"
DIGITS = 6


class Assumptions(forms.Form):
    """One number for each assumption, and the members; what is left as it was stays uncertain."""

    def __init__(self, *args: Any, basis: Basis, names: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.basis = basis
        for each in basis.assumptions:
            self.fields[each.name] = assumption(each)
        self.fields[MEMBERS] = forms.MultipleChoiceField(
            label=gettext_lazy("Yang ikut"),
            choices=[(member, names.get(member, member)) for member in basis.members],
            initial=list(basis.members),
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": gettext_lazy("Pilih sedikitnya satu pihak.")},
        )

    @property
    def assumed(self) -> dict[str, float]:
        """What was set to another value than the middle one."""
        given = ((each, self.cleaned_data.get(each.name)) for each in self.basis.assumptions)
        return {
            each.name: float(value) for each, value in given if value is not None and value != _middle(each)
        }

    @property
    def members(self) -> Sequence[str]:
        """Who takes part, in the order of the basis."""
        chosen = set(self.cleaned_data[MEMBERS])
        return [member for member in self.basis.members if member in chosen]


class Assuming(Assumptions):
    """The same, to be kept as what the own organisation assumes."""

    def clean(self) -> dict[str, Any]:
        """Return what the action keeps: the values that differ, and who takes part."""
        if self.errors:
            return self.cleaned_data
        return {"assumed": self.assumed, "chosen": self.members}


def assumption(each: Assumption) -> NumberField:
    """The field of an assumption, with what is usual and its source beside it."""
    bounds = {"low": _shown(each.floor), "high": _shown(each.ceiling)}
    outside = _("Isi angka dari %(low)s sampai %(high)s.") % bounds
    return NumberField(
        error_messages={"min_value": outside, "max_value": outside},
        label=_labelled(each),
        initial=_middle(each),
        required=False,
        min_value=_exact(each.floor),
        max_value=_exact(each.ceiling),
        help_text=_help(each),
    )


def _labelled(each: Assumption) -> str:
    unit = _(each.unit) if each.unit else ""
    return f"{_(each.label)} ({unit})" if unit else _(each.label)


def _help(each: Assumption) -> str:
    why = spoken(told(each.source))
    if each.low == each.high:
        return why
    low, high = (_shown(_plain(end)) for end in (each.low, each.high))
    span = _("biasanya %(low)s sampai %(high)s") % {"low": low, "high": high}
    return f"{span[:1].upper()}{span[1:]}. {why}"


def _shown(value: float) -> str:
    exact = _exact(value).normalize()
    return words.number(exact, max(-int(exact.as_tuple().exponent), 0))


def _plain(value: float) -> float:
    """What is learnt from prices has more digits than it knows: three tell a share."""
    return float(f"{value:.3g}") if abs(value) < 1 else value


def _middle(each: Assumption) -> Decimal:
    return _exact(each.mid)


def _exact(value: float) -> Decimal:
    return round(Decimal(str(value)), DIGITS)
