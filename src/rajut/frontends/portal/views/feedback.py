"""A citizen speaks, and follows what became of it, without an account."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rajut.foundation.people.request import Request
from rajut.frontends.portal import queries
from rajut.frontends.portal.forms import SpeakForm
from rajut.frontends.portal.views.caching import kept_by_nobody
from rajut.frontends.portal.views.collaboration import crumbs
from rajut.frontends.portal.views.network import may_speak
from rajut.steps.engage.models import Collaboration
from rajut.steps.evaluate.actions import feedback as actions
from rajut.steps.evaluate.queries import followed
from rajut.ui.frame import Link
from rajut.ui.pages import page


def speak(request: Request, pk: int) -> HttpResponse:
    """Take a citizen's words, a few an hour from one network."""
    found = get_object_or_404(queries.published(), pk=pk)
    form = SpeakForm(request.POST or None)
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            if may_speak(request):
                return _keep(request, found, form)
            form.add_error(None, _("Terlalu banyak masukan dari jaringan ini. Cobalah satu jam lagi."))
            status = HTTPStatus.TOO_MANY_REQUESTS
    shown = {
        "collaboration": found,
        "form": form,
        "crumbs": crumbs(Link(found.title, reverse("portal:collaboration", args=[pk]))),
    }
    return page(request, "portal/speak.html", shown, status=status)


def _keep(request: Request, found: Collaboration, form: SpeakForm) -> HttpResponse:
    """Keep the words; a machine that filled the trap is led back, and nothing is kept."""
    said = dict(form.cleaned_data)
    if said.pop("website"):
        return HttpResponseRedirect(reverse("portal:collaboration", args=[found.pk]))
    _feedback, secret = actions.speak(found, **said, actor=request.actor, at=request.at)
    messages.success(request, _("Terima kasih. Simpan alamat halaman ini untuk melihat jawabannya."))
    return HttpResponseRedirect(reverse("portal:follow", args=[secret]))


@require_safe
def follow(request: Request, secret: str) -> HttpResponseBase:
    """Show a citizen what became of the words, to whoever knows the secret."""
    row = followed(actions.fingerprint(secret))
    if row is None:
        raise Http404
    matter = row.collaboration
    above = (
        Link(matter.title, reverse("portal:collaboration", args=[matter.pk]))
        if matter.published_at
        else matter.title
    )
    shown = {
        "feedback": row,
        "crumbs": crumbs(above),
        "address": request.build_absolute_uri(),
    }
    return kept_by_nobody(page(request, "portal/follow.html", shown))
