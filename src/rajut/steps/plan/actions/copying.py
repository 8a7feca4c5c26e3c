"""The definitions of one version copied to the next: the same identities, new rows; no values."""

from typing import TypeVar

from django.db import connection, models

from rajut.steps.plan.models import Activity, Contribution, CostSharing, Framework, IndicatorVersion, Node

_Row = TypeVar("_Row", bound=models.Model)

COMMITMENTS = """
    INSERT INTO plan_commitment
        (collaboration_id, framework_id, indicator_id, organisation_id, responsible_id)
    SELECT collaboration_id, %(to)s, indicator_id, organisation_id, responsible_id
    FROM plan_commitment WHERE framework_id = %(from)s
"""
PROGRESS = """
    UPDATE plan_activity later SET progress = earlier.progress FROM plan_activity earlier
    WHERE earlier.framework_id = %(from)s AND later.framework_id = %(to)s
        AND later.identity = earlier.identity
"""


def copy_definitions(framework: Framework, *, to: Framework) -> None:
    """Copy goals, indicators, commitments, activities and how their costs are divided to a new version."""
    nodes = _copy_nodes(framework, to)
    IndicatorVersion.objects.bulk_create(
        _again(each, framework=to, node=nodes[each.node_id]) for each in framework.indicators.all()
    )
    activities = list(framework.activities.prefetch_related("contributions"))
    copies = Activity.objects.bulk_create(
        _again(each, framework=to, node=nodes.get(each.node_id or 0)) for each in activities
    )
    Contribution.objects.bulk_create(
        _again(given, activity=copy)
        for each, copy in zip(activities, copies, strict=True)
        for given in each.contributions.all()
    )
    by_old = {each.pk: copy for each, copy in zip(activities, copies, strict=True)}
    shared = CostSharing.objects.filter(activity__framework=framework)
    CostSharing.objects.bulk_create(_again(each, activity=by_old[each.activity_id]) for each in shared)
    with connection.cursor() as cursor:
        cursor.execute(COMMITMENTS, {"from": framework.pk, "to": to.pk})


def carry_progress(framework: Framework, *, to: Framework) -> None:
    """Give the activities of the next version the progress they have reached in this one."""
    with connection.cursor() as cursor:
        cursor.execute(PROGRESS, {"from": framework.pk, "to": to.pk})


def _copy_nodes(framework: Framework, to: Framework) -> dict[int, Node]:
    found = list(framework.nodes.all())
    copies = Node.objects.bulk_create(_again(each, framework=to, parent=None) for each in found)
    by_old = {each.pk: copy for each, copy in zip(found, copies, strict=True)}
    for each in found:
        if each.parent_id:
            by_old[each.pk].parent = by_old[each.parent_id]
    Node.objects.bulk_update(copies, ["parent"])
    return by_old


def _again(row: _Row, **changes: object) -> _Row:
    """Return an unsaved copy of a row with `changes`."""
    fields = [field for field in row._meta.concrete_fields if not field.primary_key]
    kept = {field.attname: getattr(row, field.attname) for field in fields if field.name not in changes}
    return type(row)(**kept, **changes)
