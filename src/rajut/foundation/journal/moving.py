"""Moves on the web: the buttons a record offers, and the one view that makes a move."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.utils.translation import gettext as _

from rajut.core.law.authority import Hat
from rajut.core.law.lifecycle import Choice, Refused
from rajut.foundation.journal.records import Record
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.request import Request
from rajut.ui.moves import Option
from rajut.ui.pages import page

Action = Callable[..., None]
LOOKERS_ON = frozenset({Hat.READER, Hat.PUBLIC, Hat.AUDITOR})


def options(record: Record, *, url: Callable[[str], str], actor: Actor, at: datetime) -> tuple[Option, ...]:
    """Return the buttons of a record: what is open, and what is refused with its reason.

    Lookers-on get none; a move of somebody else's is shown only where everybody waits for it.
    """
    hats = record.hats(actor)
    if not hats - LOOKERS_ON:
        return ()
    choices = record.lifecycle.choices(state=record.state, hats=hats, facts=record.facts(actor=actor, at=at))
    shown = [each for each in choices if each.move.by & hats or each.move.awaited]
    return tuple(_option(each, url=url) for each in shown)


def _option(choice: Choice, *, url: Callable[[str], str]) -> Option:
    move = choice.move
    return Option(
        name=move.name,
        label=_(move.label),
        url=url(move.name),
        allowed=choice.refusal is None,
        reason=choice.refusal.text(_) if choice.refusal else "",
        primary=move.awaited,
        danger=move.danger,
        fields=move.fields,
    )


def make_move(
    request: Request,
    record: Record,
    name: str,
    *,
    moves: Mapping[str, Action],
    back: str,
    form: Callable[..., forms.Form] | None = None,
    initial: Mapping[str, Any] | None = None,
    context: Mapping[str, Any] | None = None,
    template: str = "journal/move.html",
) -> HttpResponse:
    """Make the move `name` from a POST (through `form` where it needs fields), or show its form.

    Only what stands in `moves` can be reached. Refused goes up to the middleware: 409, nothing written.
    """
    refuse_early(record, name, actor=request.actor, at=request.at)
    asked = request.method == "POST"
    if form is None and not asked:
        return HttpResponseNotAllowed(["POST"])
    bound = _bind(request, form, initial) if form else None
    if asked and (bound is None or bound.is_valid()) and _made(request, record, moves[name], bound):
        messages.success(request, _("Tercatat: %(done)s.") % {"done": _(record.lifecycle.row(name).done)})
        return HttpResponseRedirect(back)
    shown = {"record": record, "form": bound, "move": record.lifecycle.row(name), "back": back}
    return page(request, template, {**shown, **(context or {})}, status=422 if asked else 200)


def _bind(request: Request, form: Callable[..., forms.Form], initial: Mapping[str, Any] | None) -> forms.Form:
    if request.method == "POST":
        return form(request.POST, request.FILES, initial=dict(initial or {}))
    return form(initial=dict(initial or {}))


def _made(request: Request, record: Record, action: Action, form: forms.Form | None) -> bool:
    """Make the move; a rule that the database found broken goes back to the form, if there is one."""
    try:
        action(record, **(form.cleaned_data if form else {}), actor=request.actor, at=request.at)
    except ValidationError as error:
        if form is None:
            raise
        form.add_error(None, error.messages)
        return False
    return True


def refuse_early(record: Record, name: str, *, actor: Actor, at: datetime) -> None:
    """Raise Refused before a form is shown for a move that is not open; `take` asks again under the lock."""
    refusal = record.lifecycle.refusal(
        record.lifecycle.row(name),
        state=record.state,
        hats=record.hats(actor),
        facts=record.facts(actor=actor, at=at),
    )
    if refusal is not None:
        raise Refused(refusal)
