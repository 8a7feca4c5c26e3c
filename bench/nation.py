"""One collaboration of every kabupaten and kota, laid into the benchmark's country."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import psycopg

PARTIES = """
    INSERT INTO engage_party (state, collaboration_id, organisation_id, part, invited_at, answered_at,
        answered_by, reason)
    SELECT 'accepted', %(matter)s, id, CASE WHEN row_number() OVER (ORDER BY id) = 1 THEN 'initiator'
        ELSE 'party' END, %(at)s, %(at)s, 'Pejabat (contoh)', ''
    FROM people_organisation WHERE kind IN ('regency', 'city') ORDER BY id
"""
MATTER = """
    INSERT INTO engage_collaboration (state, sight, readers, insiders, title, track, obligatory, object,
        affair_id, summary, opened_by_id, opened_at, offered_at, formed_at, ending, ending_reason, source,
        example, stems)
    SELECT 'formed', 'parties', '{}', '{}', 'Semua kabupaten dan kota: sampah', 'sinergi', false,
        'Pengelolaan sampah', '2.11', '', min(id), %(at)s, %(at)s, %(at)s, '', '', '', true, 'sampah'
    FROM people_organisation WHERE kind IN ('regency', 'city') RETURNING id, opened_by_id
"""
ASSENTS = """
    INSERT INTO plan_assent (collaboration_id, framework_id, organisation_id, given_at, given_by, withdrawn)
    SELECT f.collaboration_id, f.id, p.organisation_id, f.proposed_at, 'Kepala daerah (contoh)', false
    FROM plan_framework f JOIN engage_party p USING (collaboration_id)
    WHERE f.collaboration_id = %s AND f.state = 'proposed'
    ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True, slots=True)
class Nation:
    """The collaboration, who opened it, and another of its parties."""

    matter: int
    coordinator: int
    party: int
    parties: int


def build(link: "psycopg.Connection[tuple[object, ...]]", *, now: datetime) -> Nation:
    """Lay the collaboration down with all its parties; triggers write who sees it."""
    at = now - timedelta(days=30)
    matter, coordinator = link.execute(MATTER, {"at": at}).fetchone() or (0, 0)
    link.execute("SET LOCAL session_replication_role = replica")
    link.execute(PARTIES, {"matter": matter, "at": at})
    link.execute("SET LOCAL session_replication_role = origin")
    link.execute("UPDATE engage_collaboration SET state = state WHERE id = %s", [matter])
    party, count = link.execute(
        "SELECT max(organisation_id), count(*) FROM engage_party WHERE collaboration_id = %s", [matter]
    ).fetchone() or (0, 0)
    return Nation(int(str(matter)), int(str(coordinator)), int(str(party)), int(str(count)))


def assent(link: "psycopg.Connection[tuple[object, ...]]", nation: Nation) -> None:
    """Let every party that has not answered assent to the proposal."""
    link.execute(ASSENTS, [nation.matter])


def year(now: datetime) -> tuple[date, date]:
    """Return the calendar year that a report is due for at that moment."""
    return date(now.year, 1, 1), date(now.year, 12, 31)
