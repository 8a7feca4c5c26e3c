"""What becomes of the shares that an earlier division wrote for organisations that pay no longer."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from rajut.foundation.people.models import Organisation
from rajut.steps.plan.models import Activity, Contribution, CostSharing


@dataclass(frozen=True, slots=True)
class Leaving:
    """What an organisation that no longer pays gives by an earlier division.

    It is taken back when a rule is chosen, unless it was `edited` since, or the activity is `under_way` by a
    plan that was agreed with this contribution in it: then it may be paid already.
    """

    organisation: Organisation
    amount: Decimal
    edited: bool
    under_way: bool

    @property
    def stays(self) -> bool:
        """Whether the contribution stays as it is."""
        return self.edited or self.under_way


def leaving(row: CostSharing) -> list[Leaving]:
    """Return who no longer pays but gives by an earlier division, by name; two queries, none where nobody."""
    written = row.unreleased
    if not written:
        return []
    given = Contribution.objects.filter(activity=row.activity_id, organisation__in=written)
    begun = _begun(row.activity_id, written)
    return [
        Leaving(
            each.organisation,
            each.amount,
            each.amount != written[each.organisation_id],
            each.organisation_id in begun,
        )
        for each in given.select_related("organisation__parent", "organisation__region")
    ]


def _begun(activity_id: int, organisations: Collection[int]) -> set[int]:
    """Return who of them gives to the same activity in an agreed version by which it was begun."""
    draft = Activity.objects.filter(pk=activity_id)
    agreed = Contribution.objects.filter(
        activity__collaboration__in=draft.values("collaboration"),
        activity__identity__in=draft.values("identity"),
        activity__framework__agreed_at__isnull=False,
        organisation__in=organisations,
    )
    begun = agreed.exclude(activity__progress=Activity.Progress.PLANNED)
    return set(begun.values_list("organisation_id", flat=True))
