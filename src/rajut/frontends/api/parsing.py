"""Reading what a program sends: one JSON document in UTF-8, each name once, numbers that are numbers."""

import json
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser


class NotPlainJson(ValueError):
    """The document is not what JSON says it should be."""


class PlainJson(Parser):
    """Reads JSON strictly: NaN, Infinity and a name given twice are errors; decimals stay exact."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """Return the document of the body."""
        found: dict[str, Any] = json.loads(
            request.body.decode("utf-8"),  # strict: json itself would let halves of surrogate pairs through
            object_pairs_hook=_once,
            parse_constant=_no_number,
            parse_float=Decimal,
        )
        return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise NotPlainJson("a name is given twice")
    return found


def _no_number(text: str) -> None:
    raise NotPlainJson(f"{text} is no number of JSON")
