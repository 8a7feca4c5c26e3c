"""What the public may see: published collaborations, and of each the agreed plan and verified results."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from django.db.models import Count, QuerySet

from rajut.foundation.people.actor import PUBLIC_ACTOR
from rajut.foundation.regions.models import Region
from rajut.steps.engage.models import Collaboration, Party
from rajut.steps.engage.queries import collaborations
from rajut.steps.evaluate.models import Feedback, Finding
from rajut.steps.evaluate.queries import Results, results
from rajut.steps.plan.models import Activity
from rajut.steps.plan.queries import framework_in_force

FEW = 10
WORKING = ("initiator", "party")


def published() -> QuerySet[Collaboration]:
    """Return the public register, the newest first."""
    return collaborations(PUBLIC_ACTOR).filter(published_at__isnull=False).order_by("-published_at", "-pk")


def accepted(collaboration: Collaboration) -> list[Party]:
    """Return the parties that said yes; who was only asked is nobody's business."""
    return [party for party in collaboration.standing_parties if party.state == "accepted"]


@dataclass(frozen=True, slots=True)
class Showing:
    """One published collaboration as the public reads it."""

    parties: list[Party]
    results: Results | None
    activities: list[Activity]
    improvements: list[Finding]
    voices: list[Feedback]


def showing(collaboration: Collaboration, *, today: date) -> Showing:
    """Return what is shown of one collaboration: nothing that is not agreed, verified or moderated."""
    framework = framework_in_force(collaboration)
    mended = Finding.objects.filter(collaboration=collaboration, state="verified").order_by("-verified_at")
    voices = Feedback.objects.filter(collaboration=collaboration, shown=True)
    return Showing(
        accepted(collaboration),
        results(framework, today=today) if framework else None,
        list(framework.activities.select_related("owner")) if framework else [],
        list(mended.select_related("owner")[:FEW]),
        list(voices.select_related("responsible")[:FEW]),
    )


@dataclass(frozen=True, slots=True)
class Place:
    """A region, and how many published collaborations it takes part in."""

    region: Region
    count: int


def places(rows: QuerySet[Any]) -> list[Place]:
    """Return the regions whose governments take part in some published collaborations; two queries."""
    counted = _in_regions(rows).order_by().values_list("organisation__region")
    counts = dict(counted.annotate(n=Count("collaboration", distinct=True)))
    return [Place(region, counts[pk]) for pk, region in Region.objects.in_bulk(list(counts)).items()]


def together(rows: QuerySet[Any], *, most: int = 300) -> list[tuple[str, str]]:
    """Return the pairs of regions that work together in the newest of these collaborations; one query."""
    found = (
        _in_regions(rows)
        .filter(part__in=WORKING)
        .order_by("-collaboration__published_at", "-collaboration", "pk")
        .values_list("collaboration_id", "organisation__region_id")[: most * 4]
    )
    return sorted(set(_pairs(found)))[:most]


def _pairs(found: Iterable[tuple[int, str | None]]) -> Iterator[tuple[str, str]]:
    members: dict[int, set[str]] = {}
    for collaboration, region in found:
        members.setdefault(collaboration, set()).add(region or "")
    for regions in members.values():
        yield from combinations(sorted(regions), 2)


def _in_regions(rows: QuerySet[Any]) -> QuerySet[Party]:
    return Party.objects.filter(
        state="accepted",
        organisation__region__isnull=False,
        collaboration__in=rows.order_by().values("pk"),
    )
