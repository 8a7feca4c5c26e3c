"""The supervisor's radar: what goes on in my area, at which step, and what is late."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from rajut.foundation.people.actor import Actor
from rajut.steps.coordinate.queries import with_lateness
from rajut.steps.engage.models import Collaboration, Party
from rajut.steps.engage.queries.matters import with_parties
from rajut.steps.evaluate.models import Submission
from rajut.steps.plan.models import Framework, Period


@dataclass(frozen=True, slots=True)
class Radar:
    """How many collaborations stand at which step, and how many have something late."""

    total: int
    at_step: tuple[tuple[int, int], ...]
    obligatory: int
    late: int
    escalated: int


def supervised(actor: Actor) -> QuerySet[Collaboration]:
    """Return the collaborations that the actor supervises, drafts of others excluded."""
    return Collaboration.objects.filter(insiders__overlap=[f"s:{actor.supervises}"])


def step_of() -> dict[int, Q]:
    """Return, by step, where a collaboration stands: the first step that is not finished."""
    return {
        2: Q(state__in=["draft", "offered"]),
        3: Q(state="formed", plan_agreed_at__isnull=True),
        4: Q(state="formed", plan_agreed_at__isnull=False),
        5: Q(state="running"),
    }


def radar(actor: Actor, *, today: date) -> Radar:
    """Count the actor's area; three queries whatever its size."""
    rows = supervised(actor)
    counted = rows.aggregate(
        total=Count("pk"),
        obligatory=Count("pk", filter=Q(obligatory=True)),
        **{f"step{number}": Count("pk", filter=where) for number, where in step_of().items()},
    )
    alive = rows.exclude(state__in=["ended", "cancelled"])
    late = with_late(alive, today=today).filter(late__gt=0).count()
    escalated = with_late(alive, today=today).filter(escalated_obstacles__gt=0).count()
    steps = tuple((number, counted[f"step{number}"]) for number in step_of())
    return Radar(counted["total"], steps, counted["obligatory"], late, escalated)


def with_late(rows: QuerySet[Any], *, today: date) -> QuerySet[Any]:
    """Annotate `late`: how many things of any step are past their day."""
    overdue = with_lateness(rows, today=today).annotate(
        overdue_answers=_count(Party.objects.filter(state="invited", due_on__lt=today)),
        overdue_assents=_count(Framework.objects.filter(state="proposed", due_on__lt=today)),
        overdue_reports=_count(_unreported(today)),
    )
    return overdue.annotate(
        late=F("overdue_tasks")
        + F("overdue_decisions")
        + F("overdue_obstacles")
        + F("overdue_answers")
        + F("overdue_assents")
        + F("overdue_reports")
    )


def _unreported(today: date) -> QuerySet[Period]:
    """Return the periods past their day, still open, for which some party has nothing submitted."""
    missing = Party.objects.filter(
        ~Exists(
            Submission.objects.filter(
                period=OuterRef(OuterRef("pk")),
                organisation=OuterRef("organisation"),
                state__in=["submitted", "accepted"],
            )
        ),
        collaboration=OuterRef("collaboration"),
        state="accepted",
        part__in=["initiator", "party"],
    )
    agreed = Framework.objects.filter(collaboration=OuterRef("collaboration"), state="agreed")
    return Period.objects.filter(Exists(agreed), Exists(missing), due_on__lt=today, closes_on__gte=today)


def _count(rows: QuerySet[Party] | QuerySet[Framework] | QuerySet[Period]) -> Coalesce:
    found = rows.filter(collaboration=OuterRef("pk")).order_by().values("collaboration")
    return Coalesce(Subquery(found.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)


def listed(actor: Actor, *, today: date) -> QuerySet[Any]:
    """Return the radar's list: the latest first."""
    return with_parties(with_late(supervised(actor), today=today)).order_by("-late", "-opened_at", "-pk")
