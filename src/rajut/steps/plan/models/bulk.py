"""Statements over whole plans: hundreds of parties times dozens of indicators."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.backends.utils import CursorWrapper

from rajut.foundation.people.sight import about

SETTINGS = {"enable_nestloop": "off", "enable_mergejoin": "off", "jit": "off", "work_mem": "64MB"}
NAMES = ("rajut.about", *SETTINGS)
SET = ", ".join(f"set_config('{name}', %s, true)" for name in NAMES)
SAID = ", ".join(f"current_setting('{name}', true)" for name in NAMES)


@contextmanager
def whole_sets(*collaboration_ids: int) -> Iterator[CursorWrapper]:
    """Give a cursor whose joins are made by hashing in memory, for statements about these collaborations.

    PostgreSQL takes a common table expression for a handful of rows and would compare 25,000 commitments with
    127,000 values one by one, or each party with every commitment. The statements name their collaborations
    outright, so that indexes still serve.
    """
    with connection.cursor() as cursor:
        named = about(*collaboration_ids) if collaboration_ids else ""
        cursor.execute(f"SELECT {SAID}, {SET}", [named, *SETTINGS.values()])
        before = [said or "" for said in (cursor.fetchone() or ())[: len(NAMES)]]
        yield cursor
        cursor.execute(f"SELECT {SET}", before)
