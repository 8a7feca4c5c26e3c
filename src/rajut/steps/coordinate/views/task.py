"""Tasks: the list, one of them, giving one, and its moves."""

from datetime import datetime

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from rajut.core.law.deadlines import due
from rajut.foundation.journal.moving import make_move, options
from rajut.foundation.journal.queries import history_of
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.steps.coordinate.actions import task as actions
from rajut.steps.coordinate.forms.task import FORMS, GiveForm, TaskSieve
from rajut.steps.coordinate.models import Task
from rajut.steps.coordinate.queries import records
from rajut.steps.coordinate.queries.inbox import address, verify_by
from rajut.steps.coordinate.views.inside import begin_page, head, may_begin
from rajut.steps.coordinate.views.signs import sign
from rajut.steps.engage.views.matter import within
from rajut.ui.pages import page
from rajut.ui.tables import Column, export, listing
from rajut.ui.templatetags.ui import status


def tasks(request: Request, pk: int) -> HttpResponseBase:
    """List the tasks of a collaboration."""
    if away := sign_in_first(request):
        return away
    found = within(request, pk)
    sieve = TaskSieve(request.GET or None, collaboration=found, today=timezone.localdate(request.at))
    rows = records.tasks(request.actor).filter(collaboration=found)
    table = listing(request, rows, _columns(request.at), form=sieve, default_order="due")
    if (sent := export(request, table, name=f"tugas-{pk}")) is not None:
        return sent
    shown = head(request, found, place="tasks", table=table, may=may_begin(request, found))
    return page(request, "coordinate/tasks.html", shown)


def _columns(at: datetime) -> tuple[Column[Task], ...]:
    today = timezone.localdate(at)

    def drawn(each: Task) -> object:
        shown = sign(each, today=today)
        return status(shown.kind, shown.words)

    def left(each: Task) -> int | None:
        return sign(each, today=today).left

    return (
        Column("title", _("Tugas"), lambda each: each.title, link=address, order="title"),
        Column("owner", _("Penanggung jawab"), lambda each: each.owner.short_name, order="owner__name"),
        Column("assignee", _("Pejabat"), lambda each: str(each.assignee.user) if each.assignee else ""),
        Column("state", _("Keadaan"), lambda each: _(each.state_words), show=drawn, order="state"),
        Column("due", _("Tenggat"), lambda each: each.due_on, order="due_on"),
        Column(
            "left",
            _("Sisa"),
            lambda each: sign(each, today=today).left,
            number=True,
            unit=pgettext("satuan", "hari kerja"),
        ),
        Column("source", _("Asal"), lambda each: str(each.decision or each.meeting or "")),
    )


def task(request: Request, pk: int, task: int) -> HttpResponse:
    """Show a task, its result, and what can be done now."""
    if away := sign_in_first(request):
        return away
    found = _task(request, pk, task)
    moves = options(
        found,
        url=lambda name: reverse("coordinate:task_move", args=[pk, found.pk, name]),
        actor=request.actor,
        at=request.at,
    )
    shown = head(
        request,
        found.collaboration,
        place="tasks",
        task=found,
        sign=sign(found, today=timezone.localdate(request.at)),
        verify_by=verify_by(found),
        moves=moves,
        events=history_of("coordinate.task", found.pk),
    )
    return page(request, "coordinate/task.html", shown)


def new_task(request: Request, pk: int) -> HttpResponse:
    """Give a party something to do."""
    if away := sign_in_first(request):
        return away
    found = within(request, pk)
    usual = {
        "due_on": due("task", track=found.track, start=timezone.localdate(request.at)),
        "decision": request.GET.get("keputusan"),
        "meeting": request.GET.get("rapat"),
    }
    form = GiveForm(request.POST or None, collaboration=found, initial=usual)
    return begin_page(
        request,
        found,
        Task(collaboration=found),
        form,
        lambda: actions.give(found, **form.cleaned_data, actor=request.actor, at=request.at),
        title=_("Beri tugas"),
        label=_("Beri tugas"),
        place="tasks",
    )


def move_task(request: Request, pk: int, task: int, name: str) -> HttpResponse:
    """Make a move of a task."""
    if away := sign_in_first(request):
        return away
    found = _task(request, pk, task)
    return make_move(
        request,
        found,
        name,
        moves=actions.MOVES,
        form=FORMS.get(name),
        back=address(found),
        initial={"result": found.result} if name == "finish" else None,
        context=head(request, found.collaboration, place="tasks", told=found.detail, told_title=_("Uraian")),
        template="coordinate/move.html",
    )


def _task(request: Request, pk: int, task: int) -> Task:
    found = get_object_or_404(records.tasks(request.actor), pk=task, collaboration_id=pk)
    found.collaboration = within(request, pk)
    return found
