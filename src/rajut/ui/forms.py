"""Inputs as people here type them: calendar days, Indonesian numbers, filters in the address."""

import re
from decimal import Decimal
from typing import Any, TypeVar

from django import forms
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from rajut.ui import words

M = TypeVar("M", bound=Model)
SPACES = re.compile(r"\s")


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class MomentInput(forms.DateTimeInput):
    """The browser's own calendar and clock."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class DayField(forms.DateField):
    """A calendar day."""

    widget = DayInput


class MomentField(forms.DateTimeField):
    """A calendar day and a time of day."""

    widget = MomentInput


class NumberField(forms.DecimalField):
    """A number typed the local way: `1.250.000,5` in Indonesian, `1,250,000.5` in English."""

    widget = forms.TextInput
    default_error_messages = {"invalid": _("Tulis angka, misalnya 1.250.000,5.")}

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "decimal", "autocomplete": "off", "class": "num"}

    def to_python(self, value: Any) -> Any:
        return super().to_python(self._plain(value) if isinstance(value, str) else value)

    def _plain(self, typed: str) -> str:
        """The number as Python writes it; a misplaced sign is refused, never guessed (3.5 is not 35)."""
        group, point = (",", ".") if words.language() == "en" else (".", ",")
        text = SPACES.sub("", typed).replace("−", "-")
        grouped = rf"-?\d{{1,3}}({re.escape(group)}\d{{3}})+"
        if text and not re.fullmatch(rf"({grouped}|-?\d+)({re.escape(point)}\d+)?", text, re.ASCII):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return text.replace(group, "").replace(point, ".")

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int | float | Decimal):
            digits = max(-int(Decimal(str(value)).normalize().as_tuple().exponent), 0)
            return words.number(value, digits).replace("−", "-")
        return value


class Filters(forms.Form):
    """A filter whose fields live in the address; subclasses say how they narrow the rows."""

    def narrow(self, rows: QuerySet[M]) -> QuerySet[M]:
        """The rows that `cleaned_data` leaves."""
        return rows


def _why(most: int) -> forms.CharField:
    return forms.CharField(
        label=_("Alasan"),
        max_length=most,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Tercatat dalam riwayat dan dibaca oleh yang berkepentingan; tulislah dengan jelas."),
    )


class ReasonForm(forms.Form):
    """Why something is refused, taken back, sent back or called off."""

    reason = _why(2000)


class ShortReasonForm(forms.Form):
    """The same, shorter."""

    reason = _why(1000)
