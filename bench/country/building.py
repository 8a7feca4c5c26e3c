"""The order in which the country is built."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import psycopg

from bench.country import acting, journal, matters, people, potential, results

Connection = psycopg.Connection[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much of the country is built: 50,000 collaborations bring about 1 M observations."""

    collaborations: int = 50_000

    @property
    def opportunities(self) -> int:
        """How many opportunities the searches have found."""
        return self.collaborations * 3 // 5


def build(url: str, *, sizes: Sizes, say: Callable[[str], None] = print) -> datetime:
    """Fill the database at `url` (of a superuser) and return the moment everything is told from."""
    now = datetime.now(UTC).replace(microsecond=0)
    steps: tuple[tuple[str, Callable[[Connection], object]], ...] = (
        ("people", people.build),
        ("matters", lambda link: matters.build(link, count=sizes.collaborations, now=now)),
        ("acting", lambda link: acting.build(link, now=now)),
        ("results", lambda link: results.build(link, now=now)),
        ("potential", lambda link: potential.build(link, count=sizes.opportunities, now=now)),
        ("journal", lambda link: journal.build(link, now=now)),
    )
    with psycopg.connect(url) as link:
        link.execute("SET session_replication_role = replica")
        link.execute("SET LOCAL work_mem = '128MB'")
        link.execute(DRAW)
        for name, step in steps:
            begun = time.perf_counter()
            step(link)
            link.commit()
            say(f"  {name:<12} {time.perf_counter() - begun:6.1f} s")
        _sequences(link)
    totals(say)
    with psycopg.connect(url, autocommit=True) as link:
        link.execute("VACUUM ANALYZE")
    return now


# A number from 0 to 99 that follows from a row's id and from what it is drawn for.
DRAW = """
    CREATE OR REPLACE FUNCTION pg_temp.draw(id bigint, salt int) RETURNS int LANGUAGE sql IMMUTABLE AS
    $$ SELECT ((hashint8extended(id, salt) & 9223372036854775807) % 100)::int $$
"""


def lay(link: Connection, *, count: int, now: datetime) -> None:
    """Lay only people, collaborations, plans and facts: what a single plan's speed can depend on."""
    with link.transaction():
        link.execute("SET LOCAL session_replication_role = replica")
        link.execute("SET LOCAL work_mem = '128MB'")
        link.execute(DRAW)
        people.build(link)
        matters.build(link, count=count, now=now)
        link.execute("SET LOCAL session_replication_role = replica")
        acting.members(link)
        results.build(link, now=now)
        _sequences(link)


def _sequences(link: Connection) -> None:
    """Let every sequence go on after the rows that are there."""
    owned = link.execute(
        "SELECT d.refobjid::regclass::text, a.attname, d.objid::regclass::text FROM pg_depend d "
        "JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid "
        "JOIN pg_class c ON c.oid = d.objid WHERE c.relkind = 'S' AND d.refobjid::regclass::text ~ "
        "'^(people|engage|plan|coordinate|evaluate|identify)_'"
    ).fetchall()
    for table, column, sequence in owned:
        link.execute(f"SELECT setval('{sequence}', max({column}) + 1, false) FROM {table}")


def totals(say: Callable[[str], None]) -> None:
    """Make every total from the ledger, by plan's own statement."""
    from django.db import transaction

    from rajut.foundation.people.sight import as_system
    from rajut.steps.plan.actions.totals import rebuild

    begun = time.perf_counter()
    with transaction.atomic(using="default"), as_system():
        rebuild()
    say(f"  {'rebuild':<12} {time.perf_counter() - begun:6.1f} s")
