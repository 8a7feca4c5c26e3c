"""The public's voice, as the parties see it."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from rajut.foundation.journal.moving import make_move, options
from rajut.foundation.journal.queries import history_of
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.steps.engage.models import Collaboration
from rajut.steps.evaluate.actions import feedback as actions
from rajut.steps.evaluate.forms.findings import AnswerForm, ResponsibleForm
from rajut.steps.evaluate.models import Feedback
from rajut.steps.evaluate.views.inside import head, matter
from rajut.ui.forms import ReasonForm
from rajut.ui.pages import page

FORMS = {"reject": ReasonForm, "answer": AnswerForm}
SENDING = {"publish", "forward"}


def feedback(request: Request, pk: int, feedback: int) -> HttpResponse:
    """Show one citizen's words and what became of them."""
    if away := sign_in_first(request):
        return away
    found = matter(request, pk)
    row = _feedback(request, found, feedback)

    def url(name: str) -> str:
        return reverse("evaluate:move_feedback", args=[pk, feedback, name])

    shown = head(
        request,
        found,
        feedback=row,
        moves=options(row, url=url, actor=request.actor, at=request.at),
        events=history_of("evaluate.feedback", row.pk)[:20],
    )
    return page(request, "evaluate/feedback.html", shown)


def move(request: Request, pk: int, feedback: int, name: str) -> HttpResponse:
    """Make a move of a citizen's words."""
    if away := sign_in_first(request):
        return away
    found = matter(request, pk)
    row = _feedback(request, found, feedback)
    return make_move(
        request,
        row,
        name,
        moves=actions.MOVES,
        form=partial(ResponsibleForm, collaboration=found) if name in SENDING else FORMS.get(name),
        back=reverse("evaluate:feedback", args=[pk, feedback]),
        context=head(request, found),
    )


def _feedback(request: Request, collaboration: Collaboration, pk: int) -> Feedback:
    seen = Feedback.objects.visible_to(request.actor).select_related("responsible")
    row = get_object_or_404(seen, pk=pk, collaboration=collaboration)
    row.collaboration = collaboration
    return row
