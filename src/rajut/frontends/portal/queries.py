"""What the public may see: published collaborations, and of each the agreed plan and verified results."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from rajut.foundation.people.actor import PUBLIC_ACTOR
from rajut.foundation.regions.models import Region
from rajut.steps.engage.models import Collaboration, Party
from rajut.steps.engage.queries import collaborations
from rajut.steps.evaluate.models import Feedback, Finding
from rajut.steps.evaluate.queries import Results, results
from rajut.steps.plan.models import Activity
from rajut.steps.plan.queries import framework_in_force


def published() -> QuerySet[Collaboration]:
    """Return the public register, the newest first."""
    return collaborations(PUBLIC_ACTOR).filter(published_at__isnull=False).order_by("-published_at", "-pk")


@dataclass(frozen=True, slots=True)
class Showing:
    """One published collaboration as the public reads it."""

    collaboration: Collaboration
    parties: list[Party]
    results: Results | None
    activities: list[Activity]
    improvements: list[Finding]
    voices: list[Feedback]


def showing(collaboration: Collaboration, *, today: date) -> Showing:
    """Return what is shown of one collaboration: nothing that is not agreed, verified or moderated."""
    framework = framework_in_force(collaboration)
    return Showing(
        collaboration,
        [party for party in collaboration.standing_parties if party.state == "accepted"],
        results(framework, today=today) if framework else None,
        list(framework.activities.select_related("owner")) if framework else [],
        list(
            Finding.objects.filter(collaboration=collaboration, state="verified").select_related("owner")[:10]
        ),
        list(
            Feedback.objects.filter(collaboration=collaboration, shown=True).select_related("responsible")[
                :10
            ]
        ),
    )


@dataclass(frozen=True, slots=True)
class Place:
    """A region, and how many published collaborations it takes part in."""

    region: Region
    count: int


def places() -> list[Place]:
    """Return the regions whose governments take part in something published."""
    counted = (
        Party.objects.filter(
            Q(state="accepted"),
            collaboration__published_at__isnull=False,
            organisation__region__isnull=False,
        )
        .values("organisation__region")
        .annotate(n=Count("collaboration", distinct=True))
    )
    counts = {row["organisation__region"]: row["n"] for row in counted}
    return [Place(region, counts[region.pk]) for region in Region.objects.filter(pk__in=counts)]


def together(limit: int = 300) -> list[tuple[str, str]]:
    """Return the pairs of regions that work together in something published."""
    rows = (
        Party.objects.filter(
            state="accepted",
            part__in=["initiator", "party"],
            collaboration__published_at__isnull=False,
            organisation__region__isnull=False,
        )
        .order_by("-collaboration__published_at", "pk")
        .values_list("collaboration_id", "organisation__region_id")[: limit * 4]
    )
    members: dict[int, list[str]] = {}
    for collaboration, region in rows:
        members.setdefault(collaboration, []).append(region)
    pairs = {
        (min(first, other), max(first, other))
        for first, *rest in members.values()
        for other in rest
        if first != other
    }
    return sorted(pairs)[:limit]
