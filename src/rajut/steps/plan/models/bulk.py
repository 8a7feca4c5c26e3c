"""Statements over whole plans: hundreds of parties times dozens of indicators."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.backends.utils import CursorWrapper

NESTED_LOOPS = "SELECT set_config('enable_nestloop', %s, true)"


@contextmanager
def whole_sets() -> Iterator[CursorWrapper]:
    """Give a cursor whose joins are made by hashing.

    PostgreSQL takes a common table expression for a handful of rows and would compare 25,000 commitments with
    127,000 values one by one. The statements name their collaborations outright, so that indexes still serve.
    """
    with connection.cursor() as cursor:
        cursor.execute(NESTED_LOOPS, ["off"])
        yield cursor
        cursor.execute(NESTED_LOOPS, ["on"])
