"""A citizen speaks, and follows what became of it, without an account."""

import hashlib

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from rajut.foundation.people.request import Request
from rajut.foundation.people.sight import as_system
from rajut.frontends.portal import queries
from rajut.steps.evaluate.actions import feedback as actions
from rajut.steps.evaluate.forms.findings import FeedbackForm
from rajut.steps.evaluate.models import Feedback
from rajut.ui.pages import page

PER_HOUR, HOUR = 5, 3600
TOO_MANY = 429


def speak(request: Request, pk: int) -> HttpResponse:
    """Take a citizen's words, a few an hour from one place."""
    found = get_object_or_404(queries.published(), pk=pk)
    form = FeedbackForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if not _may_speak(request):
            form.add_error(None, _("Terlalu banyak masukan dari jaringan ini. Cobalah satu jam lagi."))
            status = TOO_MANY
        elif form.is_valid():
            return _keep(request, found.pk, form)
    shown = {"collaboration": found, "form": form}
    return page(request, "portal/speak.html", shown, status=status)


def _keep(request: Request, pk: int, form: FeedbackForm) -> HttpResponse:
    """Keep the words; a filled trap field is a machine's, which is thanked and not kept."""
    said = dict(form.cleaned_data)
    if said.pop("website"):
        return HttpResponseRedirect(reverse("portal:collaboration", args=[pk]))
    found = queries.published().get(pk=pk)
    _feedback, secret = actions.speak(found, **said, actor=request.actor, at=request.at)
    messages.success(request, _("Terima kasih. Simpan alamat halaman ini untuk melihat jawabannya."))
    return HttpResponseRedirect(reverse("portal:follow", args=[secret]))


def _may_speak(request: Request) -> bool:
    """Count what one network says in an hour, without keeping its address."""
    place = hashlib.sha256(f"{request.META.get('REMOTE_ADDR', '')}".encode()).hexdigest()[:24]
    key = f"feedback:{place}:{request.at:%Y%m%d%H}"
    cache.add(key, 0, HOUR)
    return cache.incr(key) <= PER_HOUR


def follow(request: Request, secret: str) -> HttpResponse:
    """Show a citizen what became of the words, to whoever knows the secret."""
    with as_system():
        row = get_object_or_404(
            Feedback.objects.select_related("responsible", "collaboration"),
            secret_hash=actions.fingerprint(secret),
        )
    return page(request, "portal/follow.html", {"feedback": row})
