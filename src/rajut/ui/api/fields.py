"""The kinds of values that programs send and get: bounded, readable, the same in every room."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, PlainSerializer
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

LARGEST = 2**63 - 1  # what a column of the database holds
FIRST_DAY, LAST_DAY = date(1945, 8, 17), date(2199, 12, 31)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_DIGITS = re.compile(r"-?[0-9]{1,20}", re.ASCII)
_PLAIN = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,20})?", re.ASCII)


def is_readable(text: str) -> bool:
    """Return whether a text holds neither NUL characters nor halves of surrogate pairs."""
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)


def _day(value: object) -> object:
    """Let a date be written one way only: as 2027-01-31."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise PydanticCustomError("day", "a date is written YYYY-MM-DD")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("day", "a date is written YYYY-MM-DD") from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise PydanticCustomError("day_range", "a date lies between 1945 and 2199")
    return day


def digits(value: object) -> object:
    """Let a whole number in an address be digits only: no space, underscore or fraction."""
    if isinstance(value, str) and not _DIGITS.fullmatch(value):
        raise PydanticCustomError("int_parsing", "a whole number is written in digits")
    return value


def _plain(value: object) -> object:
    """Let a number be a JSON number or plain digits in a text; neither true nor 1e5 nor NaN."""
    if isinstance(value, bool) or (isinstance(value, str) and not _PLAIN.fullmatch(value)):
        raise PydanticCustomError("decimal_parsing", "a number is written in digits")
    return value


def exact(value: Decimal) -> str:
    """Return a number as plain digits, with no needless zeros and no exponent."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True, slots=True)
class OneOf:
    """A text out of a table's keys; the description of the API lists them."""

    values: Iterable[str]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Accept these texts and no other."""
        return core_schema.literal_schema(list(self.values))


# Bounds stand before the validator, so that the description of the API tells them.
Id = Annotated[int, Field(strict=True, ge=1, le=LARGEST)]  # in a document
PathId = Annotated[int, Field(ge=1, le=LARGEST)]  # in an address
AskedId = Annotated[int, Field(ge=1, le=LARGEST), BeforeValidator(digits)]  # in a query
PageNumber = Annotated[int, Field(ge=1, le=10_000), BeforeValidator(digits)]
PageLength = Annotated[int, Field(ge=1, le=100), BeforeValidator(digits)]
Small = Annotated[int, Field(strict=True, ge=1, le=32_767)]
Day = Annotated[date, BeforeValidator(_day)]
Money = Annotated[Decimal, Field(ge=0, max_digits=18, decimal_places=2), BeforeValidator(_plain)]
Quantity = Annotated[Decimal, Field(gt=0, max_digits=18, decimal_places=3), BeforeValidator(_plain)]
Fact = Annotated[
    Decimal, Field(ge=-(10**17), le=10**17, max_digits=24, decimal_places=6), BeforeValidator(_plain)
]
Divisor = Annotated[Decimal, Field(gt=0, le=10**17, max_digits=24, decimal_places=6), BeforeValidator(_plain)]
Exact = Annotated[Decimal, PlainSerializer(exact, return_type=str)]
RegionCode = Annotated[str, Field(pattern=r"^[0-9]{2}(\.[0-9]{2})?$")]  # 34, 34.04
AffairCode = Annotated[str, Field(pattern=r"^[0-9]\.[0-9]{2}$")]  # 2.11
Flag = Annotated[bool, Field(strict=True)]
