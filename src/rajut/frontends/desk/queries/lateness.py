"""What is past its day in whom's collaborations: one thing of each kind, and since when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Count, Exists, F, Min, OuterRef, Q, QuerySet, Value
from django.utils.translation import ngettext

from rajut.core.law.calendar import working_days_between
from rajut.steps.coordinate.models import Decision, Obstacle, Task
from rajut.steps.engage.models import Party
from rajut.steps.evaluate.models import Feedback, Finding, Submission
from rajut.steps.plan.models import Framework

ALIVE = ("offered", "formed", "running")


@dataclass(frozen=True, slots=True)
class Overdue:
    """How many things of one kind are past their day, the first of them since when."""

    kind: str
    count: int
    due_on: date

    @property
    def words(self) -> str:
        """The same as people say it."""
        return _said(self.kind, self.count) % {"n": self.count}


@dataclass(frozen=True, slots=True)
class Lateness:
    """Everything of one collaboration that is past its day, the oldest first."""

    overdue: tuple[Overdue, ...]
    days: int

    @property
    def words(self) -> str:
        """What is late."""
        return ", ".join(each.words for each in self.overdue)


Counted = tuple[int, str, int, date]


def lateness(where: Q, *, today: date) -> dict[int, Lateness]:
    """Return what is late, by collaboration; one query.

    `where`: which collaborations, said of a record that hangs on one (`collaboration__…`).
    """
    first, *others = [_counted(kind, rows.filter(where)) for kind, rows in _overdue(today)]
    rows = first.union(*others, all=True)
    found: dict[int, list[Overdue]] = {}
    for collaboration, kind, count, due_on in rows:
        found.setdefault(collaboration, []).append(Overdue(kind, count, due_on))
    return {collaboration: _told(items, today) for collaboration, items in found.items()}


def _told(items: list[Overdue], today: date) -> Lateness:
    items.sort(key=lambda each: (each.due_on, each.kind))
    return Lateness(tuple(items), max(working_days_between(items[0].due_on, today), 1))


def _overdue(today: date) -> Iterator[tuple[str, QuerySet[Any]]]:
    """Yield each kind of thing that has a clock, as the rows whose clock has run out."""
    late = Q(due_on__lt=today, collaboration__state__in=ALIVE)
    yield "answers", Party.objects.filter(late, state="invited")
    yield "assents", Framework.objects.filter(late, state="proposed")
    yield "decisions", Decision.objects.filter(late, state="open")
    yield "tasks", Task.objects.filter(late, state="open")
    yield "obstacles", Obstacle.objects.filter(late, state__in=["raised", "escalated"])
    yield "mendings", Finding.objects.filter(late, state="planned")
    yield "voices", Feedback.objects.filter(late, state__in=["received", "published", "forwarded"])
    yield "reports", _unreported(today)


def _unreported(today: date) -> QuerySet[Party]:
    """Return the parties that owe a report of a period past its day and not yet closed, once for each."""
    agreed = Framework.objects.filter(collaboration=OuterRef("collaboration"), state="agreed")
    reported = Submission.objects.filter(
        period=OuterRef("period"),
        organisation=OuterRef("organisation"),
        state__in=["submitted", "accepted"],
    )
    owing = Party.objects.filter(
        state="accepted", part__in=["initiator", "party"], collaboration__state__in=ALIVE
    ).annotate(  # one join for all three: a filter of its own would join the periods anew
        period=F("collaboration__periods"),
        until=F("collaboration__periods__due_on"),
        closes=F("collaboration__periods__closes_on"),
    )
    return owing.filter(Exists(agreed), ~Exists(reported), until__lt=today, closes__gte=today)


def _counted(kind: str, rows: QuerySet[Any]) -> QuerySet[Any, Counted]:
    day = "until" if kind == "reports" else "due_on"
    named = rows.order_by().annotate(what=Value(kind, output_field=CharField()))
    grouped = named.values("collaboration_id", "what").annotate(n=Count("pk"), first=Min(day))
    counted: QuerySet[Any, Counted] = grouped.values_list("collaboration_id", "what", "n", "first")
    return counted


def _said(kind: str, n: int) -> str:
    return {
        "answers": ngettext("%(n)s undangan belum dijawab", "%(n)s undangan belum dijawab", n),
        "assents": ngettext("%(n)s rencana belum disetujui", "%(n)s rencana belum disetujui", n),
        "decisions": ngettext("%(n)s keputusan belum diambil", "%(n)s keputusan belum diambil", n),
        "tasks": ngettext("%(n)s tugas belum selesai", "%(n)s tugas belum selesai", n),
        "obstacles": ngettext("%(n)s kendala belum ditangani", "%(n)s kendala belum ditangani", n),
        "mendings": ngettext("%(n)s perbaikan belum selesai", "%(n)s perbaikan belum selesai", n),
        "voices": ngettext("%(n)s masukan belum ditanggapi", "%(n)s masukan belum ditanggapi", n),
        "reports": ngettext("%(n)s laporan belum disampaikan", "%(n)s laporan belum disampaikan", n),
    }[kind]
