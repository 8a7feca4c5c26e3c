"""Reports whose plan is replaced: what still has its place comes along, the rest is told."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from rajut.core.words import say
from rajut.foundation.journal.actions import note, notify
from rajut.foundation.people.actor import Actor
from rajut.steps.engage.queries.people import TAKING_PART, holders
from rajut.steps.evaluate.models import Submission, Value
from rajut.steps.plan.models import Commitment, Framework, IndicatorVersion

IN_WORK = ("draft", "returned")
ON_THEIR_WAY = (*IN_WORK, "submitted")  # what is accepted stands, whatever plan follows
CARRIED = say("Laporan dibawa ke rencana yang baru: %(report)s")
WHOLE = say("Semua nilai yang sudah diketik ikut terbawa. Lanjutkan dan sampaikan laporan Anda.")
LEFT = say("Nilai indikator berikut tidak ikut terbawa: %(names)s.")
Definitions = dict[tuple[int, UUID], tuple[str, str, bool]]  # by version and indicator: name, unit, ratio


@transaction.atomic
def carry(framework: Framework, *, actor: Actor, at: datetime) -> None:
    """Bring the parties' reports that are not accepted yet over to the plan now in force.

    What was submitted stays submitted, so that another party can still check it.
    """
    members = [party.organisation_id for party in framework.collaboration.members]
    follow(
        Submission.objects.filter(
            collaboration_id=framework.collaboration_id,
            state__in=ON_THEIR_WAY,
            organisation_id__in=members,
        ),
        framework=framework,
        actor=actor,
        at=at,
    )


@transaction.atomic
def follow(rows: QuerySet[Submission], *, framework: Framework, actor: Actor, at: datetime) -> None:
    """Bring reports of earlier versions over to `framework`, all of them by the same few questions.

    A value stays, with its note and proof, where its party is committed to the indicator in the same unit.
    """
    behind = rows.exclude(framework=framework).select_for_update(of=("self",))
    reports = list(behind.select_related("period", "organisation").order_by("pk"))
    if not reports:
        return
    told = _leave(reports, framework)
    for report in reports:
        report.framework, report.left_out = framework, "; ".join(each["name"] for each in told[report.pk])
    Submission.objects.bulk_update(reports, ["framework", "left_out"])
    for report in reports:
        note(report, "carry", actor=actor, at=at, version=framework.version, left_out=told[report.pk])
    _write(reports, framework, at=at)


def _leave(reports: Sequence[Submission], framework: Framework) -> Mapping[int, list[dict[str, Any]]]:
    """Take out the values that have no place in the plan; return by report what the journal keeps of them."""
    definitions = _definitions({framework.pk, *(report.framework_id for report in reports)})
    committed = set(
        Commitment.objects.filter(framework=framework).values_list("organisation_id", "indicator_id")
    )
    by_pk = {report.pk: report for report in reports}
    told: dict[int, list[dict[str, Any]]] = defaultdict(list)
    lost = []
    for value in Value.objects.filter(submission__in=by_pk).order_by("pk"):
        report = by_pk[value.submission_id]
        before = definitions[report.framework_id, value.indicator_id]
        after = definitions.get((framework.pk, value.indicator_id))
        held = (report.organisation_id, value.indicator_id) in committed
        if not held or after is None or after[1:] != before[1:]:
            lost.append(value.pk)
            told[report.pk].append(_told(value, before[0]))
    Value.objects.filter(pk__in=lost).delete()
    return told


def _definitions(frameworks: set[int]) -> Definitions:
    rows = IndicatorVersion.objects.filter(framework_id__in=frameworks)
    found = rows.values_list("framework_id", "indicator_id", "name", "unit", "is_ratio")
    return {(version, key): (name, unit, ratio) for version, key, name, unit, ratio in found}


def _told(value: Value, name: str) -> dict[str, Any]:
    """Return what the journal keeps of a value: nothing that was typed is lost.

    The proof is kept by its number, since whoever agrees on the plan may not be one who sees it.
    """
    return {
        "name": name,
        "status": value.status,
        "numerator": value.numerator,
        "denominator": value.denominator,
        "note": value.note,
        "evidence": value.evidence_id,
    }


def _write(reports: Sequence[Submission], framework: Framework, *, at: datetime) -> None:
    """Write to whoever goes on with a report: one letter for all that came along whole, else one for each."""
    whole = [each.organisation_id for each in reports if not each.left_out and each.state in IN_WORK]
    if whole:
        notify(
            holders(whole, ranks=TAKING_PART, on=timezone.localdate(at)),
            key=f"submission.carry:{framework.collaboration_id}:{framework.version}:{at:%Y%m%d%H%M%S}",
            subject=CARRIED % {"report": framework.collaboration.title},
            body=WHOLE,
            path=reverse("evaluate:evaluation", args=[framework.collaboration_id]),
            at=at,
        )
    for report in reports:
        if report.left_out:
            notify(
                holders([report.organisation_id], ranks=TAKING_PART, on=timezone.localdate(at)),
                key=f"submission.carry:{report.pk}:{framework.version}",
                subject=CARRIED % {"report": str(report)},
                body=LEFT % {"names": report.left_out},
                path=reverse("evaluate:submission", args=[report.collaboration_id, report.pk]),
                at=at,
            )
