"""Reports in work when a plan is replaced: what still has its place comes along, the rest is told."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from rajut.core.words import say
from rajut.foundation.journal.actions import keep, note, notify
from rajut.foundation.people.actor import Actor
from rajut.steps.engage.queries.people import TAKING_PART, holders
from rajut.steps.evaluate.models import Submission, Value
from rajut.steps.plan.models import Commitment, Framework, IndicatorVersion

IN_WORK = ("draft", "returned")
CARRIED = say("Konsep laporan dibawa ke rencana yang baru: %(report)s")
WHOLE = say("Semua nilai yang sudah diketik ikut terbawa. Lanjutkan dan sampaikan laporan Anda.")
LEFT = say("Nilai konsep indikator berikut tidak ikut terbawa: %(names)s.")
Definitions = dict[UUID, tuple[str, bool]]  # by indicator: its unit, and whether it is a ratio


@transaction.atomic
def carry(framework: Framework, *, actor: Actor, at: datetime) -> None:
    """Bring the parties' reports in work on a replaced version over to the plan now in force.

    A value stays, with its note and proof, where its party is committed to the indicator in the same unit;
    what was submitted or accepted stays with the version it was reported on.
    """
    reports = _reports(framework)
    old = {key: _definitions(key) for key in {report.framework_id for report in reports}}
    new = _definitions(framework.pk)
    committed = set(
        Commitment.objects.filter(framework=framework).values_list("organisation_id", "indicator_id")
    )
    for report in reports:
        before = old[report.framework_id]
        kept = {key for key in new if before.get(key) == new[key]}
        lost = [
            value
            for value in report.values.select_related("evidence")
            if value.indicator_id not in kept or (report.organisation_id, value.indicator_id) not in committed
        ]
        _bring(report, framework, lost, actor=actor, at=at)


def _reports(framework: Framework) -> list[Submission]:
    """Lock and return what is in work on a replaced version; of two for one period, the newest."""
    members = [party.organisation_id for party in framework.collaboration.members]
    rows = (
        Submission.objects.filter(
            collaboration_id=framework.collaboration_id,
            framework__state="superseded",
            state__in=IN_WORK,
            organisation_id__in=members,
        )
        .select_for_update(of=("self",))
        .select_related("period", "organisation")
        .order_by("framework__version")
    )
    return list({(report.organisation_id, report.period_id): report for report in rows}.values())


def _definitions(framework_id: int) -> Definitions:
    rows = IndicatorVersion.objects.filter(framework_id=framework_id)
    return {key: (unit, ratio) for key, unit, ratio in rows.values_list("indicator_id", "unit", "is_ratio")}


def _bring(
    report: Submission, framework: Framework, lost: Sequence[Value], *, actor: Actor, at: datetime
) -> None:
    told = _told(lost, report.framework_id)
    Value.objects.filter(pk__in=[value.pk for value in lost]).delete()
    report.framework, report.left_out = framework, "; ".join(each["name"] for each in told)
    keep(report)
    note(report, "carry", actor=actor, at=at, version=framework.version, left_out=told)
    notify(
        holders([report.organisation_id], ranks=TAKING_PART, on=timezone.localdate(at)),
        key=f"submission.carry:{report.pk}:{framework.version}",
        subject=CARRIED % {"report": str(report)},
        body=LEFT % {"names": report.left_out} if told else WHOLE,
        path=reverse("evaluate:submission", args=[report.collaboration_id, report.pk]),
        at=at,
    )


def _told(lost: Sequence[Value], framework_id: int) -> list[dict[str, Any]]:
    """Return what the journal keeps of values that are left out: nothing that was typed is lost."""
    ids = [value.indicator_id for value in lost]
    rows = IndicatorVersion.objects.filter(framework_id=framework_id, indicator_id__in=ids)
    names = dict(rows.values_list("indicator_id", "name"))
    return [
        {
            "name": names[value.indicator_id],
            "status": value.status,
            "numerator": value.numerator,
            "denominator": value.denominator,
            "note": value.note,
            "evidence": value.evidence,
        }
        for value in lost
    ]
