"""What is missing before a plan can be proposed, each gap by name."""

import uuid
from dataclasses import dataclass

from rajut.steps.plan.models import Framework
from rajut.steps.plan.models.bulk import whole_sets
from rajut.steps.plan.models.missing import OWED

GAPS = f"""{OWED}
    SELECT o.indicator_id, v.name, o.organisation_id, p.name, o.kind, count(*) OVER ()
    FROM owed o JOIN plan_indicatorversion v USING (framework_id, indicator_id)
    JOIN people_organisation p ON p.id = o.organisation_id
    ORDER BY o.kind, v.node_id, v.position, v.id, p.name LIMIT %(limit)s
"""
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Gap:
    """A baseline or target that a committed party has not given."""

    indicator_id: uuid.UUID
    indicator: str
    organisation_id: int
    organisation: str
    kind: str


def gaps(framework: Framework, *, limit: int = SHOWN) -> tuple[list[Gap], int]:
    """Return the first gaps, baselines before targets, and how many there are; one query."""
    values: dict[str, list[int] | int] = {
        "frameworks": [framework.pk],
        "collaborations": [framework.collaboration_id],
        "limit": limit,
    }
    with whole_sets(framework.collaboration_id) as cursor:
        cursor.execute(GAPS, values)
        rows = cursor.fetchall()
    return [Gap(*row[:5]) for row in rows], rows[0][5] if rows else 0
