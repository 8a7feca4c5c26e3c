"""The journal of the country: each collaboration's chain, linked by the same digests as the actions write."""

import json
from collections.abc import Iterator
from datetime import datetime
from types import SimpleNamespace

import psycopg

COLUMNS = (
    *("stream", "sequence", "collaboration_id", "record", "record_id", "move", "user_id", "post_id"),
    *("organisation_id", "actor", "at", "data", "previous", "digest"),
)
# What happened to each collaboration and party, from the times that stand on them.
HAPPENED = """
    SELECT c.id, 'engage.collaboration', c.id::text, e.move, e.at, c.opened_by_id, e.before, e.after
    FROM engage_collaboration c CROSS JOIN LATERAL (VALUES
        ('begin', c.opened_at, NULL, 'draft'), ('offer', c.offered_at, 'draft', 'offered'), ('form',
            c.formed_at, 'offered', 'formed'),
        ('run', c.running_at, 'formed', 'running'), ('publish', c.published_at, 'formed', 'formed'),
        (CASE c.state WHEN 'ended' THEN 'end' ELSE 'cancel' END, c.ended_at, 'running',
            c.state)) AS e (move, at, before, after)
    WHERE e.at IS NOT NULL
    UNION ALL
    SELECT p.collaboration_id, 'engage.party', p.id::text, e.move, e.at, p.organisation_id, e.before, e.after
    FROM engage_party p JOIN engage_collaboration c ON c.id = p.collaboration_id CROSS JOIN LATERAL (VALUES
        ('begin', c.opened_at, NULL, 'listed'), ('invite', p.invited_at, 'listed', 'invited'),
        (CASE p.state WHEN 'declined' THEN 'decline' ELSE 'accept' END, p.answered_at, 'invited',
            p.state)) AS e (move, at, before, after)
    WHERE p.part <> 'initiator' AND e.at IS NOT NULL
    ORDER BY 1, 5, 2, 3, 4
"""


def build(link: "psycopg.Connection[tuple[object, ...]]", *, now: datetime) -> None:
    """Write every event, and each chain's head."""
    heads: dict[str, tuple[int, str]] = {}
    rows = link.execute(HAPPENED).fetchall()
    with link.cursor().copy(f"COPY journal_event ({', '.join(COLUMNS)}) FROM STDIN") as copy:
        for row in _chained(rows, heads):
            copy.write_row(row)
    with link.cursor().copy("COPY journal_streamhead (stream, sequence, digest) FROM STDIN") as copy:
        for stream, (sequence, digest) in heads.items():
            copy.write_row((stream, sequence, digest))


def _chained(
    rows: list[tuple[object, ...]], heads: dict[str, tuple[int, str]]
) -> Iterator[tuple[object, ...]]:
    from rajut.foundation.journal.chain import content, digest

    for matter, record, record_id, move, at, organisation, before, after in rows:
        stream = f"collaboration:{matter}"
        sequence, previous = heads.get(stream, (0, ""))
        event = SimpleNamespace(
            stream=stream,
            sequence=sequence + 1,
            collaboration_id=matter,
            record=record,
            record_id=record_id,
            move=move,
            user_id=None,
            post_id=None,
            organisation_id=organisation,
            actor="Pejabat (contoh)",
            at=at,
            data={"to": after} if before is None else {"from": before, "to": after},
        )
        link = digest(previous, content(event))
        heads[stream] = (sequence + 1, link)
        told = [json.dumps(event.data) if name == "data" else getattr(event, name) for name in COLUMNS[:-2]]
        yield (*told, previous, link)
