"""The door of pages for officials: whoever is not signed in is asked to, and comes back."""

from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from rajut.foundation.people.request import Request


def sign_in_first(request: Request) -> HttpResponse | None:
    """Return the way to the sign-in page for a stranger, None for an official."""
    if request.actor.is_official:
        return None
    if request.user.is_authenticated:
        return HttpResponseRedirect(reverse("people:no_post"))
    return to_sign_in(request)


def to_sign_in(request: Request) -> HttpResponse:
    """Return the way to the sign-in page and back."""
    return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}")
