"""The records of this step, with what a page shows of them, in a fixed number of questions."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.db.models import Count, Prefetch, QuerySet

from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Post
from rajut.steps.coordinate.models import Decision, Obstacle, Position, Task, Team, TeamMember
from rajut.steps.engage.models import Collaboration, Matter, Party

Record = TypeVar("Record", bound=Matter)
POSITIONS = Prefetch("positions", Position.objects.select_related("organisation"))


def decisions(actor: Actor) -> QuerySet[Decision]:
    """Return the decisions an actor may see, with their positions."""
    return (
        Decision.objects.visible_to(actor)
        .select_related("collaboration", "asked_by", "meeting")
        .prefetch_related(POSITIONS)
    )


def tasks(actor: Actor) -> QuerySet[Task]:
    """Return the tasks an actor may see."""
    return Task.objects.visible_to(actor).select_related(
        "collaboration",
        "owner",
        "assignee__user",
        "decision",
        "meeting",
        "evidence",
        "done_by",
        "verified_by",
    )


def obstacles(actor: Actor) -> QuerySet[Obstacle]:
    """Return the obstacles an actor may see."""
    return Obstacle.objects.visible_to(actor).select_related("collaboration", "raised_by")


def team(collaboration: Collaboration, *, actor: Actor) -> Team | None:
    """Return the team of a collaboration with its members, if it has one."""
    members = TeamMember.objects.select_related("organisation", "user")
    return (
        Team.objects.visible_to(actor)
        .filter(collaboration=collaboration)
        .select_related("collaboration", "document")
        .prefetch_related(Prefetch("members", members))
        .first()
    )


def people(organisation_ids: Iterable[int]) -> QuerySet[Post]:
    """Return the posts held now in the organisations and in the departments of those that are governments."""
    ids = list(organisation_ids)
    held = Post.objects.filter(ended_on__isnull=True, user__is_active=True)
    return (
        (held.filter(organisation_id__in=ids) | held.filter(organisation__parent_id__in=ids))
        .select_related("user", "organisation")
        .order_by("organisation__name", "user__name", "pk")
    )


def kinds(obstacles: QuerySet[Obstacle]) -> dict[str, tuple[int, int]]:
    """Return for each kind of obstacle how many there are, and how many of them are not resolved."""
    counted = (
        obstacles.order_by().values("kind", "state").annotate(n=Count("pk")).values_list("kind", "state", "n")
    )
    found = {kind: [0, 0] for kind in Obstacle.Kind.values}
    for kind, state, count in counted:
        found[kind][0] += count
        found[kind][1] += count if state != "resolved" else 0
    return {kind: (every, still) for kind, (every, still) in found.items()}


def with_parties(records: Sequence[Record]) -> Sequence[Record]:
    """Give each record's collaboration its standing parties, all in one question, and return the records."""
    found: dict[int, list[Party]] = {record.collaboration_id: [] for record in records}
    standing = Party.objects.filter(collaboration_id__in=found).exclude(state__in=["withdrawn", "declined"])
    for party in standing.select_related("organisation__parent"):
        found[party.collaboration_id].append(party)
    for record in records:
        record.collaboration.__dict__["standing_parties"] = found[record.collaboration_id]
    return records
