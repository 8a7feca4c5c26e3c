"""Where the fourth step of a collaboration stands, in words."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, Count, Q, QuerySet, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rajut.foundation.people.actor import Actor
from rajut.steps.coordinate.models import Decision, Obstacle, Task
from rajut.steps.engage.models import Collaboration, Matter
from rajut.ui.rail import Stage, State

BEFORE = ("draft", "offered", "cancelled")
CLOCKS = {("task", "open"), ("decision", "open"), ("obstacle", "raised"), ("obstacle", "escalated")}


@dataclass(frozen=True, slots=True)
class _Counts:
    """What is open, what is over, and how much of what is open is late."""

    tasks: int
    checks: int
    finished: int
    decisions: int
    decided: int
    obstacles: int
    escalated: int
    late: int


def stage(collaboration: Collaboration, *, actor: Actor, at: datetime) -> Stage:
    """Return what the rail says of this step: what is open, what waits, what is late."""
    state, said = _told(collaboration, actor, timezone.localdate(at))
    return Stage(4, _("Koordinasi"), state, said, reverse("coordinate:coordination", args=[collaboration.pk]))


def _told(collaboration: Collaboration, actor: Actor, today: date) -> tuple[State, str]:
    if not set(collaboration.insiders) & set(actor.keys):
        return "none", _("Hanya untuk para pihak")
    if collaboration.state in BEFORE:
        return "none", _("Setelah kolaborasi terbentuk")
    found = _counts(collaboration, today)
    if not found.tasks + found.checks + found.decisions + found.obstacles + found.escalated:
        done = found.finished + found.decided
        return ("done", _("Semua tugas dan keputusan selesai")) if done else ("none", _("Belum ada tugas"))
    state: State = "late" if found.late else "now" if found.tasks else "wait"
    return state, " · ".join(_open(found))


def _open(found: _Counts) -> list[str]:
    """Say the most pressing first; three things are enough for a rail."""
    counted = (
        (found.late, ngettext("%(n)s terlambat", "%(n)s terlambat", found.late)),
        (found.escalated, ngettext("%(n)s kendala di pembina", "%(n)s kendala di pembina", found.escalated)),
        (found.decisions, ngettext("%(n)s menunggu sikap", "%(n)s menunggu sikap", found.decisions)),
        (found.tasks, ngettext("%(n)s tugas berjalan", "%(n)s tugas berjalan", found.tasks)),
        (found.checks, ngettext("%(n)s menunggu verifikasi", "%(n)s menunggu verifikasi", found.checks)),
        (found.obstacles, ngettext("%(n)s kendala", "%(n)s kendala", found.obstacles)),
    )
    return [sentence % {"n": count} for count, sentence in counted if count][:3]


def _counts(collaboration: Collaboration, today: date) -> _Counts:
    """Ask once: each table says, by state, how many there are and how many are past their day."""
    parts = [_by_state(model, collaboration, today) for model in (Task, Decision, Obstacle)]
    rows = {(table, state): (n, late) for table, state, n, late in parts[0].union(*parts[1:], all=True)}
    count = {key: n for key, (n, _late) in rows.items()}
    return _Counts(
        tasks=count.get(("task", "open"), 0),
        checks=count.get(("task", "done"), 0),
        finished=count.get(("task", "verified"), 0),
        decisions=count.get(("decision", "open"), 0),
        decided=sum(n for (table, state), n in count.items() if table == "decision" and state != "open"),
        obstacles=count.get(("obstacle", "raised"), 0) + count.get(("obstacle", "answered"), 0),
        escalated=count.get(("obstacle", "escalated"), 0),
        late=sum(late for key, (_n, late) in rows.items() if key in CLOCKS),
    )


def _by_state(
    model: type[Matter], collaboration: Collaboration, today: date
) -> QuerySet[Any, tuple[str, str, int, int]]:
    """Return (table, state, how many, how many past their day) of one kind of record."""
    found = model._default_manager.filter(collaboration=collaboration).order_by()
    named = found.annotate(table=Value(model._meta.model_name, output_field=CharField()))
    return (
        named.values("table", "state")
        .annotate(n=Count("pk"), late=Count("pk", filter=Q(due_on__lt=today)))
        .values_list("table", "state", "n", "late")
    )
