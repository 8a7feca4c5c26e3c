"""How often somebody may try: each try counts at once and exactly, and nobody waits for anybody else's.

A count inside the request's transaction would be held until its end (judging a password takes long on
purpose, so that a whole office would wait for one) and be lost with a request that fails. Each statement
here stands alone, on a connection beside the request's. What is kept is a keyed hash of who tried.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

OWN_PREFIX = 64  # a household or a phone has a whole IPv6 network of this size

# One row for whoever tried, locked for this one statement: the moments that still count, the newest first.
# Where the measure is full nothing is written, and no row comes back.
_COUNT = """
INSERT INTO people_tries AS kept (mark, moments, ends_at) VALUES (%(mark)s, ARRAY[%(at)s], %(ends_at)s)
ON CONFLICT (mark) DO UPDATE SET ends_at = excluded.ends_at, moments = excluded.moments || ARRAY(
    SELECT each FROM unnest(kept.moments) AS each WHERE each > %(since)s ORDER BY each DESC)
WHERE (SELECT count(*) FROM unnest(kept.moments) AS each WHERE each > %(since)s) < %(most)s
RETURNING mark
"""
_GIVE_BACK = """
UPDATE people_tries SET moments =
    moments[:array_position(moments, %(at)s) - 1] || moments[array_position(moments, %(at)s) + 1:]
WHERE mark = %(mark)s AND array_position(moments, %(at)s) IS NOT NULL
"""
_FORGET = "DELETE FROM people_tries WHERE mark = %(mark)s"
_TIDY = """
DELETE FROM people_tries WHERE mark IN (
    SELECT mark FROM people_tries WHERE ends_at < %(at)s LIMIT 100 FOR UPDATE SKIP LOCKED)
"""


@dataclass(frozen=True, slots=True)
class Measure:
    """At most `most` tries within any `span`."""

    most: int
    span: timedelta


def mark(*who: str) -> str:
    """Return what is kept of who tried, and at what: a keyed hash."""
    return salted_hmac("rajut.tries", "\n".join(who), algorithm="sha256").hexdigest()


def count(mark: str, measure: Measure, *, at: datetime) -> bool:
    """Count one more try, unless the measure is full; return whether it may be made."""
    span = measure.span
    given: dict[str, str | int | datetime] = {"mark": mark, "at": at, "most": measure.most}
    given |= {"since": at - span, "ends_at": at + span}
    with _beside() as cursor:
        cursor.execute(_COUNT, given)
        counted = cursor.fetchone() is not None
        cursor.execute(_TIDY, {"at": at})
    return counted


def give_back(mark: str, *, at: datetime) -> None:
    """Take back a try of that moment: it was no failure."""
    with _beside() as cursor:
        cursor.execute(_GIVE_BACK, {"mark": mark, "at": at})


def forget(mark: str) -> None:
    """Begin anew for whoever has proved who they are in another way."""
    with _beside() as cursor:
        cursor.execute(_FORGET, {"mark": mark})


def network(request: HttpRequest) -> str:
    """Return whose network a request comes from: an address, of IPv6 its first half."""
    try:
        found = ip_address(get_adapter().get_client_ip(request))
    except (PermissionDenied, ValueError):  # behind a socket nobody has an address: one measure for all
        return ""
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or ip_network((found, OWN_PREFIX), strict=False))
    return str(found)


@contextmanager
def _beside() -> Iterator[CursorWrapper]:
    """A second connection to the same database (of the same pool), on which every statement commits."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            yield cursor
    finally:
        other.close()
