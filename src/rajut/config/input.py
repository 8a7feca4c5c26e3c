"""Texts that no database and no page can hold: NUL characters and halves of surrogate pairs."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote_plus

from django.http import HttpRequest


def faulty(request: HttpRequest) -> bool:
    """Whether the path, the query, a cookie, a form's field or a JSON document holds such a text."""
    texts = (request.path_info, unquote_plus(request.META.get("QUERY_STRING", ""), errors="replace"))
    return any(_is_faulty(text) for text in (*texts, *request.COOKIES.values(), *_sent(request)))


def _sent(request: HttpRequest) -> Iterator[str]:
    """Yield every text of the body; files stay unread, apart from their names."""
    if request.method not in {"POST", "PUT", "PATCH", "DELETE"}:
        return
    if request.path.startswith("/api/"):  # whatever it calls itself, there is no form among them
        yield from _texts_of(request.body)
    elif request.content_type in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        for name, values in request.POST.lists():
            yield name
            yield from (str(value) for value in values)
        yield from (file.name or "" for _, files in request.FILES.lists() for file in files)
    elif request.content_type == "application/json":
        yield from _texts_of(request.body)


def _texts_of(body: bytes) -> Iterator[str]:
    """Yield the texts of a JSON document; a body that is none is a text with a fault only if it holds one."""
    if b"\0" in body:
        yield "\0"
    if b"\\u" not in body:  # only an escape can spell what UTF-8 cannot
        return
    try:
        yield from _texts(json.loads(body))
    except (ValueError, RecursionError):
        return  # not JSON: the endpoint says so


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _is_faulty(text: str) -> bool:
    return "\0" in text or any("\ud800" <= character <= "\udfff" for character in text)
