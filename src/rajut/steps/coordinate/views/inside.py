"""What every page of this step begins with: the collaboration, seen from inside, and its heading."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from rajut.foundation.people.request import Request
from rajut.steps.coordinate.actions.ground import ACTIVE, permit
from rajut.steps.coordinate.models import Decision, Obstacle, Task, Team
from rajut.steps.coordinate.queries.inbox import address
from rajut.steps.engage.models import Collaboration, Matter
from rajut.steps.engage.views.matter import head as headed
from rajut.ui.frame import Link
from rajut.ui.pages import page

STEP = 4
Made = TypeVar("Made", bound=Matter)
NEW: dict[str, type[Matter]] = {"team": Team, "decision": Decision, "task": Task, "obstacle": Obstacle}


def head(request: Request, collaboration: Collaboration, *, place: str, **shown: Any) -> dict[str, Any]:
    """Return what a page of this step shows, with the collaboration's heading and the step's pages."""
    home = reverse("coordinate:coordination", args=[collaboration.pk])
    own = {"home": home, "crumbs": _crumbs(collaboration, home), "tabs": _tabs(collaboration, place)}
    return headed(request, collaboration, step=STEP, **own, **shown)


def _crumbs(collaboration: Collaboration, home: str) -> Sequence[Link]:
    return (
        Link(collaboration.title, reverse("engage:collaboration", args=[collaboration.pk])),
        Link(_("Koordinasi"), home),
    )


def _tabs(collaboration: Collaboration, place: str) -> Sequence[Link]:
    pages = (
        ("coordination", _("Ringkasan")),
        ("decisions", _("Keputusan")),
        ("tasks", _("Tugas")),
        ("obstacles", _("Kendala")),
    )
    urls = ((name, label, reverse(f"coordinate:{name}", args=[collaboration.pk])) for name, label in pages)
    return [Link(label, url, current=name == place) for name, label, url in urls]


def may_begin(request: Request, collaboration: Collaboration) -> dict[str, bool]:
    """Return which records this actor may begin here now."""
    if collaboration.state not in ACTIVE:
        return dict.fromkeys(NEW, False)
    hats = {name: model(collaboration=collaboration).hats(request.actor) for name, model in NEW.items()}
    return {name: bool(model.lifecycle.begun_by & hats[name]) for name, model in NEW.items()}


def begin_page(
    request: Request,
    collaboration: Collaboration,
    record: Made,
    form: forms.Form,
    act: Callable[[], Made],
    *,
    title: str,
    label: str,
    place: str,
) -> HttpResponse:
    """Show the form that begins a record, or begin it; Refused goes up to the middleware."""
    permit(record, actor=request.actor)
    asked = request.method == "POST"
    if asked and form.is_valid() and (made := _attempt(form, act)) is not None:
        messages.success(request, _("Tersimpan: %(title)s.") % {"title": made})
        return HttpResponseRedirect(_page_of(made))
    back = reverse(f"coordinate:{place}", args=[collaboration.pk])
    shown = head(request, collaboration, place=place, form=form, title=title, label=label, back=back)
    return page(request, "coordinate/begin.html", shown, status=422 if asked else 200)


def _attempt(form: forms.Form, act: Callable[[], Made]) -> Made | None:
    """Do it; what a rule found wrong goes back to the form, beside its field where it names one."""
    try:
        return act()
    except ValidationError as error:
        told = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for field, sentences in told.items():
            form.add_error(field if field in form.fields else None, [_(each) for each in sentences])
    return None


def _page_of(record: Matter) -> str:
    if isinstance(record, Decision | Task | Obstacle):
        return address(record)
    return reverse("coordinate:coordination", args=[record.collaboration_id])
