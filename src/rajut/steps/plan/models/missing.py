"""What a framework still lacks before it can be proposed or agreed."""

from collections.abc import Mapping
from dataclasses import dataclass

from rajut.steps.plan.models.bulk import whole_sets

# A party that was struck or declined does not count; a value counts when it was drafted for this framework or
# stands in the ledger already.
OWED = """
    WITH wanted AS (
        SELECT f.id AS framework_id, f.collaboration_id FROM plan_framework f
        WHERE f.id = ANY (%(frameworks)s)
    ), members AS (
        SELECT w.framework_id, p.organisation_id FROM engage_party p JOIN wanted w USING (collaboration_id)
        WHERE p.collaboration_id = ANY (%(collaborations)s)
            AND p.state = 'accepted' AND p.part IN ('initiator', 'party')
    ), committed AS (
        SELECT framework_id, c.indicator_id, organisation_id
        FROM plan_commitment c JOIN members USING (framework_id, organisation_id)
        WHERE c.framework_id = ANY (%(frameworks)s)
    ), given AS (
        SELECT framework_id, indicator_id, organisation_id, kind FROM plan_plannedvalue
        WHERE framework_id = ANY (%(frameworks)s) AND (kind = 'target' OR status <> 'unknown')
        UNION SELECT w.framework_id, o.indicator_id, o.organisation_id, o.kind
        FROM plan_observation o JOIN wanted w USING (collaboration_id)
        WHERE o.collaboration_id = ANY (%(collaborations)s) AND o.current AND o.kind IN ('baseline', 'target')
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


def missing_of(frameworks: Mapping[int, int]) -> dict[int, Missing]:
    """Return what each framework (by id; its collaboration's id as value) has and lacks; one question."""
    if not frameworks:
        return {}
    values = {"frameworks": list(frameworks), "collaborations": list(frameworks.values())}
    with whole_sets(*frameworks.values()) as cursor:
        cursor.execute(MISSING, values)
        return {row[0]: Missing(*row[1:]) for row in cursor.fetchall()}
