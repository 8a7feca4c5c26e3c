"""What is open and what is late in a collaboration, as columns that a list can show and sort by."""

from datetime import date

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from rajut.steps.coordinate.models import Decision, Obstacle, Task
from rajut.steps.engage.models import Collaboration, Matter


def with_lateness(collaborations: QuerySet[Collaboration], *, today: date) -> QuerySet[Collaboration]:
    """Annotate collaborations with counts of what is open and overdue.

    `open_tasks`, `overdue_tasks`, `open_decisions`, `overdue_decisions`, `open_obstacles`,
    `escalated_obstacles`, `overdue_obstacles`: whole numbers, 0 where there are none. Only what the reader
    may see is counted (row-level security).
    """
    late = Q(due_on__lt=today)
    task, question, obstacle = Q(state="open"), Q(state="open"), ~Q(state="resolved")
    return collaborations.annotate(
        open_tasks=_count(Task, task),
        overdue_tasks=_count(Task, task & late),
        open_decisions=_count(Decision, question),
        overdue_decisions=_count(Decision, question & late),
        open_obstacles=_count(Obstacle, obstacle),
        escalated_obstacles=_count(Obstacle, Q(state="escalated")),
        overdue_obstacles=_count(Obstacle, Q(state__in=["raised", "escalated"]) & late),
    )


def _count(model: type[Matter], condition: Q) -> Coalesce:
    rows = model._default_manager.filter(condition, collaboration=OuterRef("pk")).order_by()
    counted = rows.values("collaboration").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
