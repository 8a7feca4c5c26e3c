"""Which collaborations an actor may see, from outside and from inside."""

from django.db.models import Prefetch, QuerySet

from rajut.foundation.people.actor import Actor
from rajut.steps.engage.models import Collaboration, Party


def collaborations(actor: Actor) -> QuerySet[Collaboration]:
    """Return the collaborations an actor may see, with what a list shows of them."""
    return with_parties(Collaboration.objects.visible_to(actor))


def inside(actor: Actor) -> QuerySet[Collaboration]:
    """Return the collaborations whose inside an actor may see."""
    return with_parties(Collaboration.objects.filter(insiders__overlap=list(actor.keys)))


def with_parties(rows: QuerySet[Collaboration]) -> QuerySet[Collaboration]:
    """Read the affair and the standing parties along with the rows."""
    return rows.select_related("affair", "opened_by").prefetch_related(standing("parties"))


# What tells of parties who they are and what they may: an invitation's clock and reason are not read along.
WHO = ("part", "state", "collaboration", *(f"organisation__{each}" for each in ("name", "kind", "region")))
# What a line says of its collaboration, and what its rights hang on.
SAID = frozenset({"id", "title", "state", "track", "opened_by"})


def standing(path: str, *, regions: bool = True) -> "Prefetch[str, QuerySet[Party], str]":
    """Read the standing parties along, at the end of `path`, so that no collaboration asks for its own.

    `regions`: with the regions themselves, for a map; who has which part can be told without.
    """
    rows = Party.objects.exclude(state__in=["withdrawn", "declined"]).order_by("pk")
    if regions:
        return Prefetch(path, rows.select_related("organisation__region"), to_attr="standing_parties")
    lean = rows.select_related("organisation").only(*WHO, "organisation__parent")
    return Prefetch(path, lean, to_attr="standing_parties")


def unsaid(path: str = "") -> tuple[str, ...]:
    """Return the columns, for `defer`, that a line about something in a collaboration does not need."""
    fields = Collaboration._meta.concrete_fields
    return tuple(f"{path}{field.name}" for field in fields if field.name not in SAID)
