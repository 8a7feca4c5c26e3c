"""Whether the built country is what the actions and triggers would have left."""

from collections.abc import Iterator
from itertools import islice

import psycopg

SAMPLE = 300


def proven(url: str) -> list[str]:
    """Return every difference found: keys, the readers of a sample, totals, the journal's chains."""
    with psycopg.connect(url) as link:
        found = [*_keys(link), *_readers(link)]
        link.rollback()
    return [*found, *_told()]


def _keys(link: "psycopg.Connection[tuple[object, ...]]") -> Iterator[str]:
    """Ask each foreign key, which slept while the rows came in, whether it holds."""
    keys = link.execute(
        "SELECT conrelid::regclass::text, conname, confrelid::regclass::text, "
        "(SELECT string_agg('c.' || quote_ident(attname), ', ' ORDER BY n) "
        " FROM unnest(conkey) WITH ORDINALITY k (a, n) "
        " JOIN pg_attribute ON attrelid = conrelid AND attnum = a), "
        "(SELECT string_agg('p.' || quote_ident(attname), ', ' ORDER BY n) "
        " FROM unnest(confkey) WITH ORDINALITY k (a, n) "
        " JOIN pg_attribute ON attrelid = confrelid AND attnum = a) "
        "FROM pg_constraint WHERE contype = 'f' AND conrelid::regclass::text ~ "
        "'^(people|engage|plan|coordinate|evaluate|identify|journal)_'"
    ).fetchall()
    for table, name, above, columns, others in keys:
        first = str(columns).split(",")[0]
        (lost,) = link.execute(
            f"SELECT count(*) FROM {table} c WHERE ({columns}) IS NOT NULL AND {first} IS NOT NULL "
            f"AND NOT EXISTS (SELECT FROM {above} p WHERE ({others}) = ({columns}))"
        ).fetchone() or (0,)
        if lost:
            yield f"{table}.{name}: {lost} rows without their {above}"


def _readers(link: "psycopg.Connection[tuple[object, ...]]") -> Iterator[str]:
    """Fire the triggers of a sample again: a party's must leave its collaboration's readers as they are."""
    sample = "SELECT id FROM engage_collaboration ORDER BY hashint8extended(id, 7) LIMIT %s"
    before = link.execute(
        f"SELECT id, readers, insiders FROM engage_collaboration WHERE id IN ({sample}) ORDER BY id", [SAMPLE]
    ).fetchall()
    link.execute(f"UPDATE engage_party SET part = part WHERE collaboration_id IN ({sample})", [SAMPLE])
    after = link.execute(
        f"SELECT id, readers, insiders FROM engage_collaboration WHERE id IN ({sample}) ORDER BY id", [SAMPLE]
    ).fetchall()
    differing = [row[0] for row, again in zip(before, after, strict=True) if row != again]
    if differing:
        yield f"readers differ after their trigger: {differing[:5]}"
    for table in ("identify_opportunity", "identify_declaration"):
        key = "key" if table.endswith("opportunity") else "id"
        rows = f"SELECT {key}, readers FROM {table} ORDER BY {key} LIMIT {SAMPLE}"
        was = link.execute(rows).fetchall()
        link.execute(f"UPDATE {table} SET example = example")
        if was != link.execute(rows).fetchall():
            yield f"{table}: readers differ after their trigger"


def _told() -> Iterator[str]:
    from django.db import transaction

    from rajut.foundation.journal.queries import faults
    from rajut.foundation.people.sight import as_system
    from rajut.steps.plan.queries.totals import audit

    with transaction.atomic(), as_system():
        for difference in islice(audit(), 3):
            yield f"total differs: {difference}"
    for fault in islice(faults(), 3):
        yield f"journal: {fault}"
