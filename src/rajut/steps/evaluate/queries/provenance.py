"""How a number was made: the ledger rows behind a total, with who wrote them and when."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from rajut.core.results.aggregation import Total
from rajut.foundation.documents.models import Document
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.steps.evaluate.models import Value
from rajut.steps.evaluate.queries.results import shown
from rajut.steps.plan.models import IndicatorVersion, Observation, Period


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the ledger, in words a reader knows; `evidence` proves a fact that still stands."""

    organisation: str
    entry: Observation
    value: Decimal | None
    evidence: Document | None = None


def ledger(version: IndicatorVersion, *, period: Period, indicator: UUID, actor: Actor) -> list[Row]:
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
    proofs = _proofs(entries, indicator, actor)
    return [
        Row(
            names.get(entry.organisation_id, ""),
            entry,
            shown(version, Total(entry.numerator, entry.denominator, 1, 1)),
            proofs.get(entry.submission_id) if entry.current else None,
        )
        for entry in entries
    ]


def _proofs(entries: list[Observation], indicator: UUID, actor: Actor) -> dict[int | None, Document]:
    """Return, by report, the document that proves its value, where the actor may see it."""
    reports = {entry.submission_id for entry in entries if entry.current and entry.submission_id}
    rows = Value.objects.filter(
        submission_id__in=reports,
        submission__state__in=["submitted", "accepted"],  # what is in work proves what is not stated yet
        indicator_id=indicator,
        evidence__in=Document.objects.visible_to(actor),
    )
    return {
        value.submission_id: value.evidence
        for value in rows.select_related("evidence")
        if value.evidence is not None
    }
