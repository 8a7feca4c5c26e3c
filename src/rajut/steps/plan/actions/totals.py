"""Every total again from the ledger; what an agreed plan brings into the ledger."""

from datetime import datetime

from django.db import transaction

from rajut.foundation.people.actor import Actor
from rajut.steps.engage.models import Collaboration
from rajut.steps.plan.models import Framework, Indicator
from rajut.steps.plan.models.bulk import whole_sets
from rajut.steps.plan.queries.totals import DIFFERING, narrowed, only

# What differs is laid down first, then only that is written; new rows in the order of their index, which is
# a third cheaper than as they come.
COMPARE = f"CREATE TEMPORARY TABLE plan_differing ON COMMIT DROP AS {DIFFERING}"
REMOVE = """
    DELETE FROM plan_rollup r USING plan_differing d WHERE ONLY(r) AND r.id = d.kept AND d.n IS NULL
"""
CHANGE = """
    UPDATE plan_rollup r SET numerator = d.numerator, denominator = d.denominator, n = d.n,
        n_expected = d.n_expected
    FROM plan_differing d WHERE ONLY(r) AND r.id = d.kept AND d.n IS NOT NULL
"""
WRITE = """
    INSERT INTO plan_rollup
        (collaboration_id, indicator_id, period_id, kind, numerator, denominator, n, n_expected)
    SELECT collaboration_id, indicator_id, period_id, kind, numerator, denominator, n, n_expected
    FROM plan_differing WHERE kept IS NULL ORDER BY collaboration_id
"""


@transaction.atomic
def rebuild(collaboration: Collaboration | None = None) -> None:
    """Compute the totals of one collaboration, or all of them, again; writers wait meanwhile."""
    with whole_sets(*only(collaboration)) as cursor:
        if collaboration is None:
            cursor.execute("LOCK TABLE plan_rollup IN SHARE ROW EXCLUSIVE MODE")
        else:
            lock(collaboration)
        for statement in (COMPARE, REMOVE, CHANGE, WRITE):
            cursor.execute(*narrowed(statement, collaboration))
        cursor.execute("DROP TABLE plan_differing")


def lock(collaboration: Collaboration) -> None:
    """Let nobody else write facts of this collaboration until the transaction ends."""
    list(
        Indicator.objects.filter(collaboration=collaboration)
        .order_by("pk")
        .select_for_update(no_key=True)
        .values_list("pk")
    )


# The drafted values of a framework whose party and indicator stand in it.
DRAFTED = """
    SELECT p.* FROM plan_plannedvalue p JOIN plan_commitment c ON c.framework_id = p.framework_id
        AND c.indicator_id = p.indicator_id AND c.organisation_id = p.organisation_id
    WHERE p.framework_id = %(framework)s
"""
SAME_CELL = """o.collaboration_id = %(collaboration)s AND o.indicator_id = p.indicator_id AND o.kind = p.kind
        AND o.organisation_id = p.organisation_id AND o.period_id IS NOT DISTINCT FROM p.period_id"""
SUPERSEDE = f"""
    UPDATE plan_observation o SET current = false FROM ({DRAFTED}) p WHERE {SAME_CELL} AND o.current
        AND (o.status, o.numerator, o.denominator) IS DISTINCT FROM (p.status, p.numerator, p.denominator)
"""
# The last fact of each cell, whether it still stands or was superseded a moment ago.
LAST = """
    SELECT DISTINCT ON (o.indicator_id, o.organisation_id, o.period_id, o.kind) o.*
    FROM plan_observation o WHERE o.collaboration_id = %(collaboration)s AND o.kind IN ('baseline', 'target')
    ORDER BY o.indicator_id, o.organisation_id, o.period_id, o.kind, o.current DESC, o.at DESC
"""
ENTER = f"""
    INSERT INTO plan_observation (id, collaboration_id, indicator_id, organisation_id, period_id, kind,
        status, numerator, denominator, note, source, supersedes, current, key, user_id, actor, at)
    SELECT gen_random_uuid(), p.collaboration_id, p.indicator_id, p.organisation_id, p.period_id, p.kind,
        p.status, p.numerator, p.denominator, '', '', o.id, true,
        concat_ws(':', 'framework', p.framework_id, p.kind, p.indicator_id, p.period_id, p.organisation_id),
        %(user)s, %(actor)s, %(at)s
    FROM ({DRAFTED}) p LEFT JOIN ({LAST}) o ON {SAME_CELL}
    WHERE o.current IS NOT TRUE
"""


COUNT = """
    UPDATE plan_indicatorversion v SET parties = (SELECT count(*) FROM plan_commitment c
        WHERE c.framework_id = %(framework)s AND c.indicator_id = v.indicator_id)
    WHERE v.framework_id = %(framework)s
"""


def enter(framework: Framework, *, actor: Actor, at: datetime) -> None:
    """Write the drafted baselines and targets of an agreed framework to the ledger and total them anew."""
    named = ", ".join(filter(None, (actor.name, actor.title, actor.organisation)))
    values = {
        "framework": framework.pk,
        "collaboration": framework.collaboration_id,
        "user": actor.user_id,
        "actor": named,
        "at": at,
    }
    lock(framework.collaboration)
    with whole_sets(framework.collaboration_id) as cursor:
        cursor.execute(COUNT, values)
        cursor.execute(SUPERSEDE, values)
        cursor.execute(ENTER, values)
    rebuild(framework.collaboration)
