"""A party's report for a period: opened, filled, submitted, checked by another party."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from rajut.core.law.lifecycle import refuse
from rajut.core.law.lifecycles.evaluate import plan_is_agreed
from rajut.core.results.numbers import NOT_APPLICABLE, UNKNOWN, Quantity
from rajut.core.words import say
from rajut.foundation.journal.actions import begin, keep, notify, take
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.steps.coordinate.actions.ground import permit
from rajut.steps.engage.queries.people import TAKING_PART, holders
from rajut.steps.evaluate.actions.carrying import ON_THEIR_WAY, follow
from rajut.steps.evaluate.actions.drafting import Cell as Cell
from rajut.steps.evaluate.actions.drafting import draft
from rajut.steps.evaluate.models import Submission, Value
from rajut.steps.plan.actions.ledger import NO_SUCH_PERIOD, Fact, record
from rajut.steps.plan.models import Framework, Observation, Period
from rajut.steps.plan.queries import framework_in_force

CLAIMED, VERIFIED = Observation.Kind.CLAIMED, Observation.Kind.VERIFIED
KNOWN, NO_NUMBER = Observation.Status.KNOWN, Observation.Status.UNKNOWN
NO_PARTY = say("Hanya pihak dengan rencana yang sudah disepakati yang melapor.")


@transaction.atomic
def open_report(
    framework: Framework, *, period: Period, organisation: Organisation, actor: Actor, at: datetime
) -> Submission:
    """Begin a party's report for a period; the one that is there already, brought to the plan in force.

    A party has one report for a period: what was accepted stands, whatever plan has followed.
    """
    report = Submission(
        collaboration=framework.collaboration,
        framework=framework,
        period=period,
        organisation=organisation,
        begun_at=at,
    )
    permit(report, actor=actor)
    _must_be_due(report)
    found = Submission.objects.filter(period=period, organisation=organisation).first()
    if found is None:
        return begin(report, actor=actor, at=at, period=period, organisation=organisation)
    if found.state in ON_THEIR_WAY:
        _bring(found, framework, actor=actor, at=at)
    return found


def _bring(report: Submission, framework: Framework, *, actor: Actor, at: datetime) -> None:
    if report.framework_id != framework.pk:
        follow(Submission.objects.filter(pk=report.pk), framework=framework, actor=actor, at=at)
        report.refresh_from_db()


def _must_be_due(report: Submission) -> None:
    """Refuse a report of whoever is no party, on a plan not in force, or for another matter's period."""
    if report.organisation_id not in {party.organisation_id for party in report.collaboration.members}:
        raise refuse(NO_PARTY)
    if report.framework.state != "agreed":
        raise refuse(plan_is_agreed.refusal)
    if report.period.collaboration_id != report.collaboration_id:
        raise refuse(NO_SUCH_PERIOD)


def fill(
    submission: Submission,
    *,
    cells: Sequence[Cell],
    emptied: Sequence[UUID] = (),
    note: str = "",
    actor: Actor,
    at: datetime,
) -> None:
    """Keep drafted values; a cell that is neither given nor emptied stays as it was."""
    data = {"cells": len(cells), **({"emptied": len(emptied)} if emptied else {})}
    with take(submission, "fill", actor=actor, at=at, **data) as locked:
        locked.note = note
        draft(locked, cells, emptied=emptied, actor=actor, at=at)


def submit(submission: Submission, *, actor: Actor, at: datetime) -> None:
    """Lock the values and write them into the ledger as claimed."""
    with take(submission, "submit", actor=actor, at=at) as locked:
        locked.submitted_at, locked.submitted_by = at, f"{actor.name}, {actor.title}"
        locked.accepted_at, locked.accepted_by, locked.accepted_for = None, "", None
        locked.round, locked.left_out = locked.round + 1, ""
        _enter(locked, CLAIMED, actor=actor, at=at)


def give_back(
    submission: Submission,
    *,
    reason: str,
    remarks: Mapping[UUID, str] | None = None,
    actor: Actor,
    at: datetime,
) -> None:
    """Return a report to the party that submitted it, saying what to mend, value by value (`remarks`)."""
    with take(submission, "give_back", actor=actor, at=at, reason=reason) as locked:
        locked.reason = reason
        for value in locked.values.all():
            value.remark = (remarks or {}).get(value.indicator_id, "")
            keep(value)
        _tell(locked, say("Laporan dikembalikan: %(report)s"), reason, at=at)


def accept(submission: Submission, *, actor: Actor, at: datetime) -> None:
    """Accept a report for another party: its values are verified, and the totals right when this returns."""
    with take(submission, "accept", actor=actor, at=at) as locked:
        locked.accepted_at, locked.accepted_by = at, f"{actor.name}, {actor.title}"
        locked.accepted_for_id = actor.government_id
        _enter(locked, VERIFIED, actor=actor, at=at)


@transaction.atomic
def unlock(submission: Submission, *, reason: str, actor: Actor, at: datetime) -> None:
    """Open an accepted report again; what was verified stands until the next acceptance supersedes it.

    Where its plan has been replaced since, it is mended on the plan in force: no other takes it.
    """
    with take(submission, "unlock", actor=actor, at=at, reason=reason) as locked:
        locked.reason = reason
        _tell(locked, say("Laporan dibuka kembali: %(report)s"), reason, at=at)
    if submission.framework.state != "agreed":
        _bring(submission, _in_force(submission), actor=actor, at=at)


def _in_force(report: Submission) -> Framework:
    """Return the plan on which a party reports now; raise Refused where there is none, or no such party."""
    framework = framework_in_force(report.collaboration)
    if framework is None:
        raise refuse(plan_is_agreed.refusal)
    if report.organisation_id not in {party.organisation_id for party in report.collaboration.members}:
        raise refuse(NO_PARTY)
    return framework


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
