"""Who reports what, and who has not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from rajut.core.law.authority import Hat
from rajut.core.law.lifecycles.evaluate import SUBMISSION
from rajut.core.results.aggregation import Total
from rajut.foundation.documents.models import Document
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation, Post
from rajut.steps.engage.models import Collaboration, Party
from rajut.steps.evaluate.models import Submission, Value
from rajut.steps.evaluate.queries.expected import STANDING
from rajut.steps.evaluate.queries.results import TARGET, VERIFIED, shown
from rajut.steps.plan.models import Commitment, IndicatorVersion, Observation, Period

LIGHTS = {"submitted": "info", "accepted": "ok", "returned": "warn"}
Beside = dict[Any, Decimal | None]


def reporting_party(collaboration: Collaboration, *, actor: Actor) -> Organisation | None:
    """Return the party for which the actor reports, if any."""
    return next(
        (
            party.organisation
            for party in collaboration.members
            if party.organisation_id in actor.organisation_ids
        ),
        None,
    )


def committed(report: Submission) -> list[IndicatorVersion]:
    """Return the indicators that the reporting party committed to, in the plan's order."""
    mine = Commitment.objects.filter(
        framework_id=report.framework_id, organisation_id=report.organisation_id
    ).values("indicator_id")
    return list(
        IndicatorVersion.objects.filter(
            framework_id=report.framework_id, indicator_id__in=mine
        ).select_related("node")
    )


def answering(report: Submission) -> dict[UUID, Post]:
    """Return, by indicator, who answers for the reporting party's commitment to it."""
    rows = Commitment.objects.filter(
        framework_id=report.framework_id,
        organisation_id=report.organisation_id,
        responsible__isnull=False,
    ).select_related("responsible__user")
    return {row.indicator_id: row.responsible for row in rows if row.responsible is not None}


def beside(report: Submission, definitions: Sequence[IndicatorVersion]) -> tuple[Beside, Beside]:
    """Return, by indicator, the party's target for the period and its last verified value before it."""
    versions = {version.indicator_id: version for version in definitions}
    rows = Observation.objects.filter(
        collaboration_id=report.collaboration_id,
        organisation_id=report.organisation_id,
        kind__in=[TARGET, VERIFIED],
        current=True,
        indicator_id__in=versions,
    )
    starts = dict(
        Period.objects.filter(collaboration_id=report.collaboration_id).values_list("pk", "starts_on")
    )
    own = starts[report.period_id]
    targets: Beside = {}
    previous: dict[Any, tuple[Any, Decimal | None]] = {}
    for row in rows:
        value = shown(versions[row.indicator_id], Total(row.numerator, row.denominator, 1, 1))
        if row.kind == TARGET and row.period_id == report.period_id:
            targets[row.indicator_id] = value
        elif row.kind == VERIFIED and row.period_id in starts and starts[row.period_id] < own:
            latest = previous.get(row.indicator_id)
            if latest is None or latest[0] < starts[row.period_id]:
                previous[row.indicator_id] = (starts[row.period_id], value)
    return targets, {indicator: value for indicator, (_, value) in previous.items()}


@dataclass(frozen=True, slots=True)
class Reported:
    """One value of a report, beside its target."""

    version: IndicatorVersion
    value: Value | None
    amount: Decimal | None
    target: Decimal | None
    previous: Decimal | None
    responsible: Post | None


def drafted(report: Submission, *, actor: Actor) -> list[Value]:
    """Return a report's values as they stand, each with its proof where the actor may see that."""
    seen = Document.objects.visible_to(actor)
    return list(report.values.prefetch_related(Prefetch("evidence", seen)))


def values(report: Submission, *, actor: Actor) -> list[Reported]:
    """Return a report's values as whoever checks it reads them."""
    definitions = committed(report)
    targets, previous = beside(report, definitions)
    held = {value.indicator_id: value for value in drafted(report, actor=actor)}
    people = answering(report)
    return [
        Reported(
            version,
            held.get(version.indicator_id),
            _amount(version, held.get(version.indicator_id)),
            targets.get(version.indicator_id),
            previous.get(version.indicator_id),
            people.get(version.indicator_id),
        )
        for version in definitions
    ]


def _amount(version: IndicatorVersion, value: Value | None) -> Decimal | None:
    if value is None or value.numerator is None:
        return None
    return shown(version, Total(value.numerator, value.denominator, 1, 1))


def may_fill(report: Submission, actor: Actor) -> bool:
    """Return whether the actor fills this report now."""
    return Hat.STAFF in report.hats(actor) and report.state in {"draft", "returned"}


def acceptable(collaboration: Collaboration, *, actor: Actor, at: datetime) -> list[Submission]:
    """Return the submitted reports that the actor may accept now."""
    rows = Submission.objects.filter(
        collaboration=collaboration, state="submitted", framework__state="agreed"
    ).select_related("framework", "period", "organisation")
    found = []
    for report in rows:
        report.collaboration = collaboration
        if _acceptable(report, actor=actor, at=at):
            found.append(report)
    return found


def _acceptable(report: Submission, *, actor: Actor, at: datetime) -> bool:
    if report.organisation_id in actor.organisation_ids:
        return False
    return bool(SUBMISSION.row("accept").by & report.hats(actor))


@dataclass(frozen=True, slots=True)
class Slot:
    """One party's place in one period: its report, or that there is none yet."""

    party: Organisation
    report: Submission | None
    late: bool

    @property
    def light(self) -> str:
        """How the slot is shown."""
        if self.report and self.report.state in LIGHTS:
            return LIGHTS[self.report.state]
        return "bad" if self.late else "none"


@dataclass(frozen=True, slots=True)
class Round:
    """One period of the reporting calendar, with every party's slot."""

    period: Period
    slots: tuple[Slot, ...]
    open: bool

    @property
    def accepted(self) -> int:
        """How many parties' reports are accepted."""
        return sum(1 for slot in self.slots if slot.report and slot.report.state == "accepted")


def rounds(collaboration: Collaboration, *, at: datetime) -> list[Round]:
    """Return the periods that have opened, the newest first, with who reported and who is late."""
    today = timezone.localdate(at)
    periods: QuerySet[Period] = Period.objects.filter(
        collaboration=collaboration, opens_on__lte=today
    ).order_by("-starts_on")
    reports = {
        (report.period_id, report.organisation_id): report
        for report in Submission.objects.filter(STANDING, collaboration=collaboration)
    }
    parties: list[Party] = collaboration.members

    def slot(period: Period, party: Party) -> Slot:
        report = reports.get((period.pk, party.organisation_id))
        waiting = report is None or report.state in {"draft", "returned"}
        return Slot(party.organisation, report, late=waiting and today > period.due_on)

    return [
        Round(
            period,
            tuple(slot(period, party) for party in parties),
            open=period.opens_on <= today <= period.closes_on,
        )
        for period in periods
    ]
