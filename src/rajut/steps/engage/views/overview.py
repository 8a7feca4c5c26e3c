"""One collaboration: its facts, who has not answered whom, what can be done now, what happened last."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from rajut.core.law.authority import Hat
from rajut.core.law.tracks import TRACKS, Track
from rajut.foundation.journal import moving
from rajut.foundation.journal.queries import history
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.steps.engage.actions.collaboration import MOVES
from rajut.steps.engage.forms.opening import revision
from rajut.steps.engage.forms.party import Ending
from rajut.steps.engage.models import Collaboration, Meeting
from rajut.steps.engage.queries.answers import Answer, answers
from rajut.steps.engage.queries.obligation import hint
from rajut.steps.engage.queries.sight import LEADING, levels
from rajut.steps.engage.views.matter import around, outside, within
from rajut.ui.forms import ReasonForm
from rajut.ui.moves import Option
from rajut.ui.pages import page

FORMS: dict[str, Callable[..., Form]] = {"end": Ending, "cancel": ReasonForm}


@dataclass(frozen=True, slots=True)
class Row:
    """One party on the page: its answer, and what the reader may do about it."""

    answer: Answer
    moves: tuple[Option, ...]

    @property
    def to_answer(self) -> bool:
        """Whether the reader may answer for this party."""
        return any(option.name == "accept" and option.allowed for option in self.moves)


def overview(request: Request, pk: int) -> HttpResponse:
    """Show a collaboration to whoever may see it."""
    if away := sign_in_first(request):
        return away
    found = outside(request, pk)
    rule = TRACKS[Track(found.track)]
    rows = [_row(request, found, each) for each in answers(found, at=request.at)]
    shown = {
        **around(request, found, "collaboration"),
        "rows": rows,
        "unanswered": sum(row.answer.waited_for for row in rows),
        **_moves(request, found),
        "misfits": _misfits(found),
        "may_add": may_add(request, found),
        "hint": hint(found),
        "track": _(rule.words),
        "legal_basis": rule.legal_basis,
        "next_meeting": _next_meeting(request, found),
        "events": history(collaboration_id=pk)[:8],
    }
    return page(request, "engage/overview.html", shown)


def _row(request: Request, found: Collaboration, answer: Answer) -> Row:
    """Open moves only: why a party of others cannot be answered for needs no saying on every line."""
    answer.party.collaboration = found

    def url(name: str) -> str:
        return reverse("engage:party_move", args=[found.pk, answer.party.pk, name])

    offered = moving.options(answer.party, url=url, actor=request.actor, at=request.at)
    return Row(answer, tuple(option for option in offered if option.allowed))


def _moves(request: Request, found: Collaboration) -> dict[str, object]:
    """The collaboration's moves; those that choose who sees it stand beside what each choice means."""

    def url(name: str) -> str:
        return reverse("engage:move", args=[found.pk, name])

    offered = moving.options(found, url=url, actor=request.actor, at=request.at)
    return {
        "moves": [option for option in offered if option.name not in LEADING],
        "levels": levels(found, options=offered),
    }


def _misfits(found: Collaboration) -> list[str]:
    return [_(sentence) for sentence in found.misfits()] if found.state in {"draft", "offered"} else []


def may_add(request: Request, found: Collaboration) -> bool:
    """Return whether the reader may put organisations on the list of parties."""
    return Hat.COORDINATOR in found.hats(request.actor) and found.state not in {"ended", "cancelled"}


def _next_meeting(request: Request, found: Collaboration) -> Meeting | None:
    rows = Meeting.objects.visible_to(request.actor).filter(collaboration=found, state="scheduled")
    return rows.filter(ends_at__gte=request.at).order_by("starts_at").first()


def move(request: Request, pk: int, name: str) -> HttpResponse:
    """Make one of the collaboration's moves."""
    if away := sign_in_first(request):
        return away
    found = within(request, pk)
    forms: dict[str, Callable[..., Form]] = {**FORMS, "revise": revision(found)}
    return moving.make_move(
        request,
        found,
        name,
        moves=MOVES,
        back=reverse("engage:collaboration", args=[pk]),
        form=forms.get(name),
        initial=_initial(found),
        context=around(request, found, "collaboration"),
        template="engage/move.html",
    )


def _initial(found: Collaboration) -> dict[str, object]:
    names = ("track", "title", "object", "summary", "starts_on", "ends_on", "obligatory")
    return {**{name: getattr(found, name) for name in names}, "affair": found.affair_id}


def history_page(request: Request, pk: int) -> HttpResponse:
    """Show everything that happened in a collaboration, page by page."""
    if away := sign_in_first(request):
        return away
    found = within(request, pk)
    events = Paginator(history(collaboration_id=pk), 50).get_page(request.GET.get("halaman"))
    return page(request, "engage/history.html", {**around(request, found, "history"), "events": events})
