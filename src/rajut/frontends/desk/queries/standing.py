"""At which of the five steps a collaboration stands: the first that is not finished."""

from typing import Any

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from rajut.core.words import say
from rajut.steps.engage.models import Collaboration
from rajut.steps.evaluate.models import Submission

OVER = 0
STEPS = {
    2: say("Komunikasi"),
    3: say("Perencanaan"),
    4: say("Koordinasi"),
    5: say("Evaluasi"),
    OVER: say("Selesai"),
}
LIGHTS = {"draft": "none", "offered": "warn", "formed": "info", "running": "ok", "cancelled": "bad"}


def with_step(rows: QuerySet[Collaboration]) -> QuerySet[Any]:
    """Annotate `step`: 2 until it is formed, 3 until its plan is agreed, 4 until a party reports, then 5.

    What has ended or was given up stands nowhere any more (0).
    """
    reports = Submission.objects.filter(collaboration=OuterRef("pk"), state__in=["submitted", "accepted"])
    return rows.annotate(
        step=Case(
            When(state__in=["ended", "cancelled"], then=Value(OVER)),
            When(state__in=["draft", "offered"], then=Value(2)),
            When(plan_agreed_at__isnull=True, then=Value(3)),
            When(Q(Exists(reports)), then=Value(5)),
            default=Value(4),
            output_field=IntegerField(),
        )
    )
