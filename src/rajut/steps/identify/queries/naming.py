"""Names of what is bought, which may be one or several things, and what people decided about them."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from rajut.core.potential.procurement.confirmations import Decision, Merge, Split
from rajut.foundation.people.actor import Actor
from rajut.steps.identify.models import Commodity, NameDecision, NameProposal, NameSplit

AGAIN = 2  # times the packages a part had when it was kept whole: then it is proposed again


@dataclass(frozen=True, slots=True)
class Pair:
    """A proposal with what is planned under both names."""

    proposal: NameProposal
    kept: Commodity
    other: Commodity

    @property
    def packages(self) -> int:
        """How many packages the one name would have."""
        return self.kept.packages + self.other.packages

    @property
    def money(self) -> int:
        """What is planned under the one name, in rupiah."""
        return self.kept.money + self.other.money


def commodities() -> QuerySet[Commodity]:
    """Return the names as the last search of the country counted them, the most money first."""
    return Commodity.objects.all()


def decisions(actor: Actor) -> QuerySet[NameDecision]:
    """Return the decisions an actor may see: the own ones, and those that others released."""
    return NameDecision.objects.visible_to(actor).select_related("organisation__region")


def proposals(actor: Actor, *, most: int) -> list[Pair]:
    """Return the merges most worth a look that the actor has not decided about: three queries."""
    known = decisions(actor).exclude(state="undone")
    pair = Q(kept=OuterRef("kept"), other=OuterRef("other")) | Q(
        kept=OuterRef("other"), other=OuterRef("kept")
    )
    rows = list(NameProposal.objects.filter(~Exists(known.filter(pair)))[:most])
    names = Commodity.objects.in_bulk([name for row in rows for name in (row.kept, row.other)])
    return [
        Pair(row, names[row.kept], names[row.other])
        for row in rows
        if row.kept in names and row.other in names
    ]


def splits(actor: Actor) -> QuerySet[NameSplit]:
    """Return the parts that may be things of their own and that the actor has not decided about."""
    known = decisions(actor).exclude(state="undone")
    made = known.filter(kind=NameDecision.Kind.SPLIT, phrases__overlap=OuterRef("phrases"))
    kept = known.filter(
        kind=NameDecision.Kind.WHOLE,
        kept=OuterRef("name"),
        other=OuterRef("part"),
        packages__gt=OuterRef("packages") / AGAIN,
    )
    return NameSplit.objects.filter(~Exists(made), ~Exists(kept))


def released() -> tuple[Decision, ...]:
    """Return what people decided and released, as the finder reads it; the later decision wins."""
    rows = NameDecision.objects.filter(state="released").filter(
        kind__in=(NameDecision.Kind.MERGE, NameDecision.Kind.SPLIT)
    )
    return tuple(_decision(row) for row in rows.order_by("decided_at", "pk"))


def _decision(row: NameDecision) -> Decision:
    if row.kind == NameDecision.Kind.SPLIT:
        return Split(row.kept, tuple(row.phrases), version=row.pk)
    return Merge(row.kept, row.other, version=row.pk)
