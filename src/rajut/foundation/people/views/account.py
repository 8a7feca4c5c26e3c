"""One's own pages: posts, profile, keys for programs."""

from datetime import datetime, time
from functools import partial

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from rajut.foundation.people import actions, queries
from rajut.foundation.people.forms import ProfileForm, TokenForm
from rajut.foundation.people.gate import sign_in_first, to_sign_in
from rajut.foundation.people.models import Token
from rajut.foundation.people.request import Request
from rajut.foundation.people.scopes import SCOPES
from rajut.foundation.people.views.writing import done
from rajut.ui.pages import page

YEAR = 60 * 60 * 24 * 365


@require_safe
def posts(request: Request) -> HttpResponse:
    """Show the posts one holds, and which one acts."""
    if away := sign_in_first(request):
        return away
    held = queries.held_posts(request.actor.user_id or 0, on=timezone.localdate(request.at))
    return page(request, "people/posts.html", {"posts": held})


@require_POST
def use_post(request: Request, pk: int) -> HttpResponse:
    """Act in another of one's own posts from now on."""
    if away := sign_in_first(request):
        return away
    held = queries.held_posts(request.actor.user_id or 0, on=timezone.localdate(request.at))
    post = get_object_or_404(held, pk=pk)
    request.session["post"] = post.pk
    messages.success(request, _("Anda kini bertindak sebagai %(post)s.") % {"post": post})
    back = request.POST.get("next", "")
    known = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    return HttpResponseRedirect(back if known else reverse("people:posts"))


@require_safe
def no_post(request: Request) -> HttpResponse:
    """Tell somebody with an account but without a post what to do."""
    if not request.user.is_authenticated:
        return to_sign_in(request)
    if request.actor.is_official:
        return HttpResponseRedirect(reverse("people:posts"))
    return page(request, "people/no_post.html", {})


def profile(request: Request) -> HttpResponse:
    """Show and change one's own name and language."""
    user = request.user
    if not user.is_authenticated:
        return to_sign_in(request)
    form = ProfileForm(request.POST or None, initial={"name": user.name, "language": user.language})
    describe = partial(actions.describe, user, actor=request.actor, at=request.at)
    if request.method == "POST" and done(form, lambda: describe(**form.cleaned_data)):
        messages.success(request, _("Profil tersimpan."))
        response = HttpResponseRedirect(reverse("people:profile"))
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language, max_age=YEAR, samesite="Lax")
        return response
    return page(request, "people/profile.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
def tokens(request: Request) -> HttpResponse:
    """Show one's keys for programs; make one, whose secret is shown this once."""
    if away := sign_in_first(request):
        return away
    form = TokenForm(request.POST or None)
    made: list[tuple[Token, str]] = []
    if request.method == "POST":
        done(form, lambda: made.append(_issued(request, form)))
    shown = {
        "tokens": queries.tokens_of(request.actor.user_id or 0),
        "scopes": SCOPES,
        "made": made[0] if made else None,
        "form": TokenForm() if made else form,
    }
    return page(request, "people/tokens.html", shown, status=422 if form.errors else 200)


def _issued(request: Request, form: TokenForm) -> tuple[Token, str]:
    asked = form.cleaned_data
    last = datetime.combine(asked["expires_on"], time(23, 59, 59), timezone.get_current_timezone())
    return actions.issue(
        queries.held_posts(request.actor.user_id or 0, on=timezone.localdate(request.at)).get(
            pk=request.actor.post_id or 0
        ),
        name=asked["name"],
        scopes=asked["scopes"],
        expires_at=last,
        actor=request.actor,
        at=request.at,
    )


@require_POST
def withdraw_token(request: Request, pk: int) -> HttpResponse:
    """Revoke a key."""
    if away := sign_in_first(request):
        return away
    found = get_object_or_404(queries.tokens_of(request.actor.user_id or 0), pk=pk)
    actions.withdraw(found, actor=request.actor, at=request.at)
    messages.success(request, _("Kunci dicabut; program itu tidak dapat masuk lagi."))
    return HttpResponseRedirect(reverse("people:tokens"))
