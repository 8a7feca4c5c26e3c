"""What the public may see: published collaborations, and of each the agreed plan and verified results."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations
from typing import Any

from django.core.cache import cache
from django.db.models import Count, QuerySet

from rajut.foundation.documents.models import Document
from rajut.foundation.documents.queries import of_collaboration
from rajut.foundation.people.actor import PUBLIC_ACTOR
from rajut.foundation.regions.models import Region
from rajut.steps.engage.models import Collaboration, Party
from rajut.steps.engage.queries import collaborations
from rajut.steps.engage.queries.matters import standing
from rajut.steps.engage.queries.parts import among
from rajut.steps.evaluate.models import Feedback, Finding
from rajut.steps.evaluate.queries import Results, results
from rajut.steps.plan.models import Activity
from rajut.steps.plan.queries import framework_in_force

FEW, NEWEST, MOST_PAIRS, KEPT = 10, 300, 400, 300  # KEPT in seconds
WORKING = ("initiator", "party")


def published(*, regions: bool = True) -> QuerySet[Collaboration]:
    """Return the public register, the newest first; `regions`: those of the parties too, for a map."""
    rows = collaborations(PUBLIC_ACTOR).filter(published_at__isnull=False)
    if not regions:
        rows = rows.prefetch_related(None).prefetch_related(standing("parties", regions=False))
    return rows.defer("readers", "insiders", "stems", "words").order_by("-published_at", "-pk")


def accepted(collaboration: Collaboration) -> list[Party]:
    """Return the parties that said yes; who was only asked is nobody's business."""
    return [party for party in collaboration.standing_parties if party.state == "accepted"]


@dataclass(frozen=True, slots=True)
class Member:
    """A party of a published collaboration that said yes."""

    name: str
    part: str
    region: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the register as open data has it: values, not records."""

    id: int
    title: str
    object: str
    track: str
    obligatory: bool
    affair: str
    affair_name: str
    state: str
    published_at: datetime
    starts_on: date | None
    ends_on: date | None
    example: bool
    source: str
    parties: tuple[Member, ...]


TOLD = ("pk", "title", "object", "track", "obligatory", "affair_id", "affair__name", "state")
TOLD_MORE = ("published_at", "starts_on", "ends_on", "example", "source")


def entries(rows: QuerySet[Collaboration], *, start: int, stop: int) -> list[Entry]:
    """Return some lines of the register with their accepted parties; two queries."""
    found: list[Any] = list(rows.values_list(*TOLD, *TOLD_MORE)[start:stop])
    members: dict[int, list[Member]] = {row[0]: [] for row in found}
    said_yes = Party.objects.filter(among(list(members)), state="accepted").order_by("pk")
    told = said_yes.values_list("collaboration_id", "organisation__name", "part", "organisation__region_id")
    for collaboration, *member in told:
        members[collaboration].append(Member(*member))
    return [Entry(*(*row, tuple(members[row[0]]))) for row in found]


@dataclass(frozen=True, slots=True)
class Showing:
    """One published collaboration as the public reads it."""

    parties: list[Party]
    results: Results | None
    activities: list[Activity]
    improvements: list[Finding]
    voices: list[Feedback]
    documents: list[Document]


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
        list(of_collaboration(collaboration.pk, actor=PUBLIC_ACTOR)[:FEW]),
    )


@dataclass(frozen=True, slots=True)
class Place:
    """A region, the name of its province, and how many published collaborations it takes part in."""

    region: Region
    province: str
    count: int


@dataclass(frozen=True, slots=True)
class Ties:
    """Who takes part in how many collaborations, and which regions work together in the newest of them."""

    counts: dict[str, int]
    pairs: list[tuple[str, str]]

    def places(self) -> list[Place]:
        """Return the regions themselves, those with the most first; one query."""
        found = Region.objects.in_bulk(list({*self.counts, *(code[:2] for code in self.counts)}))
        ranked = sorted(self.counts, key=lambda code: (-self.counts[code], code))
        return [Place(found[code], found[code[:2]].short_name, self.counts[code]) for code in ranked]


def ties(rows: QuerySet[Any], *, mark: str) -> Ties:
    """Return who works with whom in some published collaborations; three queries, or one.

    What was worked out is kept for five minutes under `mark`, which changes as the rows do.
    """
    key = f"ties:{hashlib.sha256(mark.encode()).hexdigest()[:32]}"
    known: Ties | None = cache.get(key)
    if known is None:
        known = Ties(_counts(rows), _pairs(list(rows.values_list("pk", flat=True)[:NEWEST])))
        cache.set(key, known, KEPT)
    return known


def _counts(rows: QuerySet[Any]) -> dict[str, int]:
    parties = _in_regions().filter(collaboration__in=rows.order_by().values("pk"))
    counted = parties.order_by().values_list("organisation__region")
    return dict(counted.annotate(n=Count("collaboration", distinct=True)))


def _pairs(newest: list[int]) -> list[tuple[str, str]]:
    members: dict[int, set[str]] = {}
    parties = _in_regions().filter(part__in=WORKING, collaboration__in=newest)
    for collaboration, region in parties.values_list("collaboration_id", "organisation__region_id"):
        members.setdefault(collaboration, set()).add(region or "")
    found = {pair for regions in members.values() for pair in combinations(sorted(regions), 2)}
    return sorted(found)[:MOST_PAIRS]


def _in_regions() -> QuerySet[Party]:
    return Party.objects.filter(state="accepted", organisation__region__isnull=False)
