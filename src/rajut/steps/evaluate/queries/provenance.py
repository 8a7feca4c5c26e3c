"""How a number was made: the ledger rows behind a total, with who wrote them and when."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from rajut.core.results.aggregation import Total
from rajut.foundation.people.models import Organisation
from rajut.steps.evaluate.queries.results import shown
from rajut.steps.plan.models import IndicatorVersion, Observation, Period


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the ledger, in words a reader knows."""

    organisation: str
    entry: Observation
    value: Decimal | None


def ledger(version: IndicatorVersion, *, period: Period, indicator: UUID) -> list[Row]:
    """Return every fact about one indicator in one period, superseded ones too, the newest first."""
    entries = list(
        Observation.objects.filter(
            collaboration_id=version.collaboration_id, indicator_id=indicator, period_id=period.pk
        ).order_by("-at", "organisation_id")
    )
    names = dict(
        Organisation.objects.filter(pk__in={entry.organisation_id for entry in entries}).values_list(
            "pk", "name"
        )
    )
    return [
        Row(
            names.get(entry.organisation_id, ""),
            entry,
            shown(version, Total(entry.numerator, entry.denominator, 1, 1)),
        )
        for entry in entries
    ]
