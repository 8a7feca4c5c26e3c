"""What the totals should be, read from the facts; and how the kept ones differ from that."""

import re
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from rajut.core.results.aggregation import Total
from rajut.steps.engage.models import Collaboration
from rajut.steps.plan.models import Framework
from rajut.steps.plan.models.bulk import whole_sets

# Of each indicator by its latest agreed definition, over its current facts.
AGREED = """
    SELECT DISTINCT ON (v.indicator_id) v.indicator_id, v.framework_id, v.rule
    FROM plan_indicatorversion v JOIN plan_framework f ON f.id = v.framework_id
    WHERE f.agreed_at IS NOT NULL AND ONLY(v)
    ORDER BY v.indicator_id, f.version DESC
"""
CURRENT = """
    SELECT * FROM plan_observation o WHERE current AND ONLY(o)
"""
# Of the indicators of a draft, over its drafted values and, where it has none, what the ledger holds.
DRAFT = """
    SELECT indicator_id, framework_id, rule FROM plan_indicatorversion
    WHERE framework_id = %(framework)s AND indicator_id = ANY (%(indicators)s)
"""
DRAFTED = """
    SELECT collaboration_id, indicator_id, organisation_id, period_id, kind, status, numerator, denominator
    FROM plan_plannedvalue WHERE framework_id = %(framework)s
    UNION ALL
    SELECT collaboration_id, indicator_id, organisation_id, period_id, kind, status, numerator, denominator
    FROM plan_observation o WHERE current AND kind IN ('baseline', 'target')
        AND collaboration_id = %(collaboration)s AND indicator_id = ANY (%(indicators)s)
        AND NOT EXISTS (SELECT FROM plan_plannedvalue p WHERE p.framework_id = %(framework)s
            AND p.indicator_id = o.indicator_id AND p.organisation_id = o.organisation_id
            AND p.kind = o.kind AND p.period_id IS NOT DISTINCT FROM o.period_id)
"""


def fresh(definitions: str, facts: str) -> str:
    """Return the CTEs that end in `fresh`: the totals of `facts` by `definitions`.

    What a rule means is asked once per indicator, not of a million facts; a fact has a numerator where its
    value is known, and only there (the constraints of both tables).
    """
    return f"""
    WITH definition AS (
        SELECT given.*, rule = 'ratio_of_sums' AS sums,
            CASE rule WHEN 'max' THEN -1 WHEN 'min' THEN 1 END AS way FROM ({definitions}) given
    ), committed AS (
        SELECT c.indicator_id, c.organisation_id FROM plan_commitment c
        JOIN definition d ON d.framework_id = c.framework_id AND d.indicator_id = c.indicator_id
        WHERE ONLY(c)
    ), counted AS (
        SELECT d.indicator_id, d.rule, count(c.indicator_id) AS parties
        FROM definition d LEFT JOIN committed c ON c.indicator_id = d.indicator_id
        GROUP BY d.indicator_id, d.rule
    ), sums AS (
        SELECT min(o.collaboration_id) AS collaboration_id, o.indicator_id, o.period_id, o.kind,
            count(o.numerator) AS n,
            count(*) FILTER (WHERE c.organisation_id IS NULL)
                - count(*) FILTER (WHERE o.numerator IS NULL AND o.status = 'not_applicable') AS more,
            sum(CASE WHEN d.sums THEN o.numerator ELSE plan_value(o.numerator, o.denominator) END)
                FILTER (WHERE d.way IS NULL) AS top,
            sum(o.denominator) FILTER (WHERE d.sums AND o.numerator IS NOT NULL) AS bottom,
            min(ARRAY[d.way * plan_value(o.numerator, o.denominator), d.way * o.numerator,
                d.way * o.denominator]) FILTER (WHERE d.way IS NOT NULL AND o.numerator IS NOT NULL) AS chosen
        FROM ({facts}) o JOIN definition d ON d.indicator_id = o.indicator_id
        LEFT JOIN committed c ON c.indicator_id = o.indicator_id AND c.organisation_id = o.organisation_id
        GROUP BY o.indicator_id, o.period_id, o.kind
    ), fresh AS (
        SELECT s.collaboration_id, s.indicator_id, s.period_id, s.kind,
            (CASE WHEN d.rule IN ('ratio_of_sums', 'sum', 'mean') THEN coalesce(s.top, 0)
                WHEN d.rule = 'max' THEN -s.chosen[2] ELSE s.chosen[2] END)::numeric(40, 12) AS numerator,
            (CASE WHEN d.rule = 'ratio_of_sums' THEN coalesce(s.bottom, 0)
                WHEN d.rule = 'sum' THEN least(s.n, 1) WHEN d.rule = 'mean' THEN s.n
                WHEN d.rule = 'max' THEN -s.chosen[3] ELSE s.chosen[3] END)::numeric(40, 12) AS denominator,
            s.n, d.parties + s.more AS n_expected
        FROM sums s JOIN counted d ON d.indicator_id = s.indicator_id
    )
    """


FRESH = fresh(AGREED, CURRENT)
NUMBERS = "{0}.numerator, {0}.denominator, {0}.n, {0}.n_expected"
# The kept totals (r, by its id where there is one) that are not what the facts give (f): asked by the audit,
# mended by a rebuild.
DIFFERING = f"""{FRESH}
    SELECT r.id AS kept, collaboration_id, indicator_id, nullif(at, 0) AS period_id, kind,
        r.numerator AS old_numerator, r.denominator AS old_denominator, r.n AS old_n,
        r.n_expected AS old_n_expected, f.numerator, f.denominator, f.n, f.n_expected
    FROM (SELECT *, coalesce(period_id, 0) AS at FROM fresh) f
    FULL JOIN (SELECT *, coalesce(period_id, 0) AS at FROM plan_rollup r WHERE ONLY(r)) r
        USING (collaboration_id, indicator_id, kind, at)
    WHERE ({NUMBERS.format("r")}) IS DISTINCT FROM ({NUMBERS.format("f")})
"""
AUDIT = f"{DIFFERING} ORDER BY collaboration_id, indicator_id, period_id, kind"


@dataclass(frozen=True, slots=True)
class Numbers:
    """A total as kept or as it should be; all None where there is no row."""

    numerator: Decimal | None
    denominator: Decimal | None
    n: int | None
    n_expected: int | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A total that is not what the ledger says."""

    collaboration_id: int
    indicator_id: uuid.UUID
    period_id: int | None
    kind: str
    kept: Numbers
    right: Numbers


def audit(collaboration: Collaboration | None = None) -> list[Difference]:
    """Return every total that differs from what its facts give; empty means that all is well."""
    with transaction.atomic(), whole_sets(*only(collaboration)) as cursor:
        cursor.execute(*narrowed(AUDIT, collaboration))
        return [
            Difference(row[1], row[2], row[3], row[4], Numbers(*row[5:9]), Numbers(*row[9:13]))
            for row in cursor.fetchall()
        ]


def only(collaboration: Collaboration | None) -> tuple[int, ...]:
    """Return what a statement is about, for `whole_sets`: one collaboration, or nothing in particular."""
    return () if collaboration is None else (collaboration.pk,)


def narrowed(statement: str, collaboration: Collaboration | None) -> tuple[str, dict[str, int | None]]:
    """Return a statement for one collaboration or all, and its values: `ONLY(t)` says which rows of t."""
    only = "true" if collaboration is None else r"\1.collaboration_id = %(only)s"
    values = {"only": None if collaboration is None else collaboration.pk}
    return re.sub(r"ONLY\((\w+)\)", only, statement), values


def drafted_totals(
    framework: Framework, indicator_ids: Collection[uuid.UUID]
) -> dict[tuple[uuid.UUID, int | None, str], Total]:
    """Return the totals that a draft's baselines and targets would make, by (indicator, period, kind)."""
    statement, only = narrowed(f"{fresh(DRAFT, DRAFTED)} SELECT * FROM fresh", framework.collaboration)
    values = {
        **only,
        "framework": framework.pk,
        "collaboration": framework.collaboration_id,
        "indicators": list(indicator_ids),
    }
    with whole_sets(framework.collaboration_id) as cursor:
        cursor.execute(statement, values)
        return {(row[1], row[2], row[3]): Total(*row[4:8]) for row in cursor.fetchall()}
