"""The days by which somebody's organisation reports, for its calendar."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rajut.core.law.authority import Part
from rajut.foundation.people.actor import Actor
from rajut.steps.engage.models import Party
from rajut.steps.engage.queries.appointments import Appointment, Touched, touched, whole_day
from rajut.steps.evaluate.models import Submission
from rajut.steps.evaluate.queries.expected import STANDING
from rajut.steps.plan.models import Framework, Period

REPORTED = {"submitted", "accepted"}


def calendar(actor: Actor, *, start: datetime, end: datetime) -> list[Appointment]:
    """Return what the actor's organisations report by when: four queries.

    What is submitted is taken off the calendar, and comes back with a report that is sent back. A
    collaboration that has ended still owes the reports of its last periods.
    """
    owing = Party.objects.filter(
        organisation_id__in=actor.organisation_ids,
        state="accepted",
        part__in=[Part.INITIATOR, Part.PARTY],
    )
    reporters = dict(owing.values_list("collaboration_id", "organisation_id"))
    agreed = Framework.objects.filter(collaboration=OuterRef("collaboration"), state="agreed")
    periods = list(
        Period.objects.visible_to(actor)
        .filter(
            Exists(agreed),
            collaboration_id__in=reporters,
            due_on__gte=timezone.localdate(start),
            due_on__lt=timezone.localdate(end),
        )
        .select_related("collaboration")
    )
    reports = _reports(actor, periods)
    changes = touched(Submission, [report.pk for report in reports.values()])
    return [_entry(period, reports.get(period.pk), changes, reporters) for period in periods]


def _reports(actor: Actor, periods: list[Period]) -> dict[int, Submission]:
    """The reports of the actor's organisations that stand, by period."""
    rows = Submission.objects.visible_to(actor).filter(
        STANDING, period__in=periods, organisation_id__in=actor.organisation_ids
    )
    return {row.period_id: row for row in rows}


def _entry(
    period: Period,
    report: Submission | None,
    changes: Mapping[int, Touched],
    reporters: Mapping[int, int],
) -> Appointment:
    untouched = Touched(-1, whole_day(period.opens_on))
    change = changes.get(report.pk, untouched) if report else untouched
    return Appointment(
        uid=f"laporan-{period.pk}-{reporters[period.collaboration_id]}@rajut",
        title=_("Laporkan %(period)s") % {"period": period.words},
        starts_at=whole_day(period.due_on),
        ends_at=None,
        matter=period.collaboration.title,
        url=_page(period, report),
        changed_at=change.at,
        sequence=change.times + 1,  # nothing told of it yet counts as none
        cancelled=period.collaboration.state == "cancelled"
        or (report is not None and report.state in REPORTED),
    )


def _page(period: Period, report: Submission | None) -> str:
    if report is None:
        return reverse("evaluate:evaluation", args=[period.collaboration_id])
    return reverse("evaluate:submission", args=[period.collaboration_id, report.pk])
