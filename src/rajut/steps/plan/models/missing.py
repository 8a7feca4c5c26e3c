"""What a framework still lacks before it can be proposed or agreed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

# A party that was struck or declined does not count; a value counts when it was drafted for this framework or
# stands in the ledger already.
OWED = """
    WITH wanted AS (
        SELECT f.id AS framework_id, f.collaboration_id FROM plan_framework f
        WHERE f.id = ANY (%(frameworks)s)
    ), members AS (
        SELECT w.framework_id, p.organisation_id FROM wanted w
        JOIN engage_party p ON p.collaboration_id = w.collaboration_id
        WHERE p.state = 'accepted' AND p.part IN ('initiator', 'party')
    ), committed AS (
        SELECT framework_id, c.indicator_id, organisation_id
        FROM plan_commitment c JOIN members USING (framework_id, organisation_id)
    ), given AS (
        SELECT v.framework_id, v.indicator_id, v.organisation_id, v.kind
        FROM plan_plannedvalue v JOIN wanted USING (framework_id)
        WHERE v.kind = 'target' OR v.status <> 'unknown'
        UNION SELECT w.framework_id, o.indicator_id, o.organisation_id, o.kind
        FROM plan_observation o JOIN wanted w USING (collaboration_id)
        WHERE o.current AND o.kind IN ('baseline', 'target')
    ), owed AS (
        SELECT c.*, kinds.kind FROM committed c CROSS JOIN (VALUES ('baseline'), ('target')) AS kinds (kind)
        EXCEPT SELECT framework_id, indicator_id, organisation_id, kind FROM given
    )
"""
MISSING = f"""{OWED}
    SELECT w.framework_id,
        (SELECT count(*) FROM plan_indicatorversion v WHERE v.framework_id = w.framework_id),
        (SELECT count(DISTINCT o.indicator_id) FROM owed o
            WHERE o.framework_id = w.framework_id AND o.kind = 'baseline'),
        (SELECT count(DISTINCT o.indicator_id) FROM owed o
            WHERE o.framework_id = w.framework_id AND o.kind = 'target'),
        (SELECT count(*) FROM plan_indicatorversion v WHERE v.framework_id = w.framework_id
            AND NOT EXISTS (SELECT FROM committed c
                WHERE c.framework_id = w.framework_id AND c.indicator_id = v.indicator_id)),
        (SELECT count(*) FROM members m WHERE m.framework_id = w.framework_id
            AND NOT EXISTS (SELECT FROM committed c
                WHERE c.framework_id = w.framework_id AND c.organisation_id = m.organisation_id)),
        (SELECT count(*) FROM plan_activity a WHERE a.framework_id = w.framework_id)
    FROM wanted w
"""


@dataclass(frozen=True, slots=True)
class Missing:
    """What a framework has and lacks, counted over the parties that stand now."""

    indicators: int = 0
    without_baseline: int = 0
    without_target: int = 0
    without_party: int = 0
    idle_parties: int = 0
    activities: int = 0


def missing_of(frameworks: Sequence[int]) -> dict[int, Missing]:
    """Return what each of the frameworks has and lacks; one query."""
    if not frameworks:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(MISSING, {"frameworks": list(frameworks)})
        return {row[0]: Missing(*row[1:]) for row in cursor.fetchall()}
