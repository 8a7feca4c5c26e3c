"""What stands in a column: in the page, and bare in an export."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Generic, TypeVar

from django.utils.translation import gettext as _

from rajut.ui import words

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: `value` is what is exported; `show` draws it where plain words are not enough.

    `order` is the field (or, for plain lists, anything but "") that makes the column sortable;
    `broad` columns hold long words and get a line of their own on a phone.
    """

    key: str
    label: str
    value: Callable[[Row], object]
    number: bool = False
    unit: str = ""
    link: Callable[[Row], str] | None = None
    order: str = ""
    show: Callable[[Row], object] | None = None
    broad: bool = False

    @property
    def head(self) -> str:
        """The heading as exports write it, with the unit."""
        return f"{self.label} ({self.unit})" if self.unit else self.label

    def cell(self, row: Row) -> "Cell":
        """The cell of `row` as the page shows it."""
        value = self.value(row)
        shown = self.show(row) if self.show else readable(value)
        return Cell(self, shown, self.link(row) if self.link else "", isinstance(value, date))


@dataclass(frozen=True, slots=True)
class Cell:
    """One drawn cell; a day stays on one line."""

    column: Column[Any]
    shown: object
    url: str
    is_day: bool


def readable(value: object) -> object:
    """A bare value in words; text and safe HTML stay as they are."""
    if value is None or value == "":
        return words.NOTHING
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if isinstance(value, int | float | Decimal):
        return words.number(value)
    if isinstance(value, datetime):
        return words.moment(value)
    return words.day(value) if isinstance(value, date) else value
