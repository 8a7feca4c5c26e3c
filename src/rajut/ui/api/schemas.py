"""The bases of everything sent and answered, and the page of a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

from rajut.ui.api.fields import PageLength, PageNumber, is_readable

Row = TypeVar("Row")
_Model = TypeVar("_Model", bound=Model)


class Asked(BaseModel):
    """What a program sends: known fields only, texts that can be read."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    @field_validator("*")
    @classmethod
    def readable(cls, value: Any) -> Any:
        """Refuse texts that no database and no page can hold."""
        if isinstance(value, str) and not is_readable(value):
            raise PydanticCustomError("text_unreadable", "the text holds a character that cannot be read")
        return value


class Told(Schema):
    """What a program is answered."""


class Named(Told):
    """Something by its number and name."""

    id: int
    name: str


class Coded(Told):
    """Something by its official code and name."""

    code: str
    name: str


class MoveTold(Told):
    """A move of the record: whether it is open to this actor now, and if not, why; POST to `url` makes it."""

    name: str
    label: str
    url: str
    allowed: bool
    reason: str


class Paging(Asked):
    """Which page of a list, and how long a page is."""

    page: PageNumber = 1
    limit: PageLength = 25


class Page(Told, Generic[Row]):
    """One page of a list."""

    items: list[Row]
    total: int
    page: int
    pages: int
    limit: int


@dataclass(frozen=True, slots=True)
class Cut(Generic[Row]):
    """The rows of one page, with how many there are in all."""

    items: Sequence[Row]
    total: int
    page: int
    limit: int

    @property
    def pages(self) -> int:
        """How many pages there are; one where there is nothing."""
        return max(-(-self.total // self.limit), 1)


def cut(rows: QuerySet[_Model], paging: Paging) -> Cut[_Model]:
    """Return one page of the rows, in two queries."""
    start = (paging.page - 1) * paging.limit
    return Cut(list(rows[start : start + paging.limit]), rows.count(), paging.page, paging.limit)


def cut_list(rows: Sequence[Row], paging: Paging) -> Cut[Row]:
    """Return one page of rows that are here already."""
    start = (paging.page - 1) * paging.limit
    return Cut(rows[start : start + paging.limit], len(rows), paging.page, paging.limit)


class Reason(Asked):
    """Why something is refused, given back, called off or ended."""

    reason: str = Field(min_length=1, max_length=2000)


class ShortReason(Asked):
    """The same, shorter."""

    reason: str = Field(min_length=1, max_length=1000)


def unknown(field: str) -> ValidationError:
    """Return the error of a field that names something which is not there (or cannot be seen)."""
    return ValidationError({field: _("Yang dirujuk di sini tidak ditemukan.")})


def sought(rows: QuerySet[_Model], key: object, *, field: str) -> _Model:
    """Return the row that a field names, or raise the field's error."""
    found = rows.filter(pk=key).first()
    if found is None:
        raise unknown(field)
    return found


def sought_if_given(rows: QuerySet[_Model], key: object | None, *, field: str) -> _Model | None:
    """Return the row that a field names, None where it is left out, or raise the field's error."""
    return None if key is None or key == "" else sought(rows, key, field=field)
