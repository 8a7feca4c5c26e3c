"""The subscribable calendar: its page, its secret address, the file itself."""

from collections.abc import Iterator
from hashlib import sha256
from itertools import islice

from django.http import (
    Http404,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseNotModified,
    HttpResponseRedirect,
)
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.queries import actor_for
from rajut.foundation.people.request import Request
from rajut.foundation.people.sight import stand
from rajut.steps.engage.actions import feed as actions
from rajut.steps.engage.queries import feed as queries
from rajut.steps.engage.queries.appointments import Appointment, appointments, whole_day
from rajut.ui.pages import page


def feed(request: Request) -> HttpResponse:
    """Explain how to subscribe, and say whether an address is given out."""
    if away := sign_in_first(request):
        return away
    return _explained(request)


def _explained(request: Request, *, address: str = "") -> HttpResponse:
    shown = {
        "feed": queries.current(request.actor.post_id or 0),
        "address": address,
        "coming": list(islice(_coming(request), 10)),
    }
    response = page(request, "engage/feed.html", shown)
    if address:
        add_never_cache_headers(response)
    return response


def _coming(request: Request) -> Iterator[Appointment]:
    """What is still to come: meetings, also cancelled ones, and the days by which something is due."""
    today = whole_day(timezone.localdate(request.at))
    for each in appointments(request.actor, at=request.at):
        ahead = each.starts_at >= (request.at if each.ends_at else today)
        if ahead and (each.ends_at or not each.cancelled):
            yield each


def renew(request: Request) -> HttpResponse:
    """Give out a new address; it is shown on this answer and never again."""
    if away := sign_in_first(request):
        return away
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    secret = actions.renew(actor=request.actor, at=request.at)
    address = request.build_absolute_uri(reverse("engage:calendar", args=[secret]))
    return _explained(request, address=address)


def revoke(request: Request) -> HttpResponse:
    """Take the address back."""
    if away := sign_in_first(request):
        return away
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    actions.revoke(actor=request.actor, at=request.at)
    return HttpResponseRedirect(reverse("engage:feed"))


def calendar(request: Request, secret: str) -> HttpResponse:
    """Answer a calendar program that knows the secret, with what the post's holder may see."""
    post = queries.reader(secret, on=timezone.localdate(request.at))
    if post is None:
        raise Http404
    actor = actor_for(post)
    stand(actor.keys)
    origin = request.build_absolute_uri("/").rstrip("/")
    body = queries.written(appointments(actor, at=request.at), name=f"Rajut · {post.title}", origin=origin)
    tag = f'"{sha256(body).hexdigest()}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    headers = {"ETag": tag, "Cache-Control": "private, max-age=300", "Content-Disposition": "inline"}
    return HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=headers)
