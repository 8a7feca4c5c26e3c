"""A party's report for a period: opened, filled, submitted, checked by another party."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from rajut.core.results.numbers import NOT_APPLICABLE, UNKNOWN, Quantity
from rajut.core.words import say
from rajut.foundation.documents.models import Document
from rajut.foundation.journal.actions import begin, keep, notify, take
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.steps.engage.queries.people import TAKING_PART, holders
from rajut.steps.evaluate.models import Submission, Value
from rajut.steps.plan.actions.ledger import Fact, record
from rajut.steps.plan.models import Framework, Observation, Period

CLAIMED, VERIFIED = Observation.Kind.CLAIMED, Observation.Kind.VERIFIED
KNOWN, NO_NUMBER = Observation.Status.KNOWN, Observation.Status.UNKNOWN


@dataclass(frozen=True, slots=True)
class Cell:
    """One value as it was typed in: a number, or why there is none."""

    indicator_id: UUID
    status: str
    numerator: Decimal | None
    denominator: Decimal = Decimal(1)
    note: str = ""
    evidence: Document | None = None


def open_report(
    framework: Framework, *, period: Period, organisation: Organisation, actor: Actor, at: datetime
) -> Submission:
    """Begin a party's report for a period; the same one when it is there already."""
    found = Submission.objects.filter(framework=framework, period=period, organisation=organisation).first()
    if found is not None:
        return found
    return begin(
        Submission(
            collaboration=framework.collaboration,
            framework=framework,
            period=period,
            organisation=organisation,
            begun_at=at,
        ),
        actor=actor,
        at=at,
        period=period,
        organisation=organisation,
    )


def fill(
    submission: Submission, *, cells: Sequence[Cell], note: str = "", actor: Actor, at: datetime
) -> None:
    """Keep drafted values; a cell that is not given stays as it was."""
    with take(submission, "fill", actor=actor, at=at, cells=len(cells)) as locked:
        locked.note = note
        held = {value.indicator_id: value for value in locked.values.all()}
        for cell in cells:
            _draft(held.get(cell.indicator_id) or Value(indicator_id=cell.indicator_id), cell, locked)


def _draft(value: Value, cell: Cell, submission: Submission) -> None:
    value.collaboration_id, value.submission = submission.collaboration_id, submission
    value.status, value.numerator, value.denominator = cell.status, cell.numerator, cell.denominator
    value.note, value.evidence = cell.note, cell.evidence or value.evidence
    keep(value, new=value._state.adding)


def submit(submission: Submission, *, actor: Actor, at: datetime) -> None:
    """Lock the values and write them into the ledger as claimed."""
    with take(submission, "submit", actor=actor, at=at) as locked:
        locked.submitted_at, locked.submitted_by = at, f"{actor.name}, {actor.title}"
        locked.accepted_at, locked.accepted_by, locked.accepted_for = None, "", None
        locked.round += 1
        _enter(locked, CLAIMED, actor=actor, at=at)


def give_back(submission: Submission, *, reason: str, actor: Actor, at: datetime) -> None:
    """Return a report to the party that submitted it, saying what to mend."""
    with take(submission, "give_back", actor=actor, at=at, reason=reason) as locked:
        locked.reason = reason
        _tell(locked, say("Laporan dikembalikan: %(report)s"), reason, at=at)


def accept(submission: Submission, *, actor: Actor, at: datetime) -> None:
    """Accept a report for another party: its values are verified, and the totals right when this returns."""
    with take(submission, "accept", actor=actor, at=at) as locked:
        locked.accepted_at, locked.accepted_by = at, f"{actor.name}, {actor.title}"
        locked.accepted_for_id = actor.government_id
        _enter(locked, VERIFIED, actor=actor, at=at)


def unlock(submission: Submission, *, reason: str, actor: Actor, at: datetime) -> None:
    """Open an accepted report again; what was verified stands until the next acceptance supersedes it."""
    with take(submission, "unlock", actor=actor, at=at, reason=reason) as locked:
        locked.reason = reason
        _tell(locked, say("Laporan dibuka kembali: %(report)s"), reason, at=at)


@transaction.atomic
def accept_all(submissions: Iterable[Submission], *, actor: Actor, at: datetime) -> None:
    """Accept several reports by the same code as one; all of them or, where one is refused, none."""
    for each in submissions:
        accept(each, actor=actor, at=at)


def _enter(submission: Submission, kind: str, *, actor: Actor, at: datetime) -> None:
    record(
        [_fact(value, submission) for value in submission.values.all()],
        collaboration=submission.collaboration,
        kind=kind,
        key=f"submission:{submission.pk}:{submission.round}:{kind}",
        submission_id=submission.pk,
        actor=actor,
        at=at,
    )


def _fact(value: Value, submission: Submission) -> Fact:
    return Fact(
        indicator_id=value.indicator_id,
        organisation_id=submission.organisation_id,
        period_id=submission.period_id,
        quantity=quantity(value),
        note=value.note,
    )


def quantity(value: Value) -> Quantity:
    """Return a drafted value as a quantity: 0, unknown and not applicable stay three different things."""
    if value.status == KNOWN:
        return Quantity(value.numerator, value.denominator)
    return UNKNOWN if value.status == NO_NUMBER else NOT_APPLICABLE


def _tell(submission: Submission, subject: str, body: str, *, at: datetime) -> None:
    notify(
        holders([submission.organisation_id], ranks=TAKING_PART, on=timezone.localdate(at)),
        key=f"submission:{submission.pk}:{submission.round}:{at:%Y%m%d%H%M%S}",
        subject=subject % {"report": str(submission)},
        body=body,
        path=reverse("evaluate:submission", args=[submission.collaboration_id, submission.pk]),
        at=at,
    )


MOVES = {each.__name__: each for each in (fill, submit, give_back, accept, unlock)}
