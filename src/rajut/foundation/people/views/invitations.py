"""The page that an invitation's letter leads to."""

from allauth.account.utils import perform_login
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rajut.foundation.people import actions, queries
from rajut.foundation.people.forms import NewAccountForm
from rajut.foundation.people.models import Invitation, Post, User
from rajut.foundation.people.request import Request
from rajut.foundation.people.views.writing import done
from rajut.ui.pages import page

HOME = "/"


@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: Request, secret: str) -> HttpResponse:
    """Show what the letter offers; a POST takes it. Looking at it uses nothing up."""
    found = queries.invitation_by(secret)
    if found is None:
        raise Http404
    if not queries.is_open(found, at=request.at):
        return page(request, "people/invitation_over.html", {"invitation": found}, status=410)
    if request.user.is_authenticated:
        return _as_holder(request, found, request.user)
    if User.objects.filter(email=found.email).exists():
        return page(request, "people/invitation_sign_in.html", {"invitation": found})
    return _as_new(request, found)


def _as_holder(request: Request, found: Invitation, user: User) -> HttpResponse:
    mine = user.email.lower() == found.email
    if request.method == "POST":
        post = actions.accept(found, user=user, at=request.at)
        return _welcome(request, post, HttpResponseRedirect(HOME))
    return page(request, "people/invitation.html", {"invitation": found, "mine": mine})


def _as_new(request: Request, found: Invitation) -> HttpResponse:
    form = NewAccountForm(request.POST or None, invitation=found)
    posts: list[Post] = []

    def accept() -> None:
        name, password = form.cleaned_data["name"], form.cleaned_data["password"]
        posts.append(actions.accept_as_new(found, name=name, password=password, at=request.at))

    if request.method == "POST" and done(form, accept):
        response: HttpResponse = perform_login(
            request, posts[0].user, email_verification="none", redirect_url=HOME
        )
        return _welcome(request, posts[0], response)
    shown = {"invitation": found, "form": form, "mine": True}
    return page(request, "people/invitation.html", shown, status=422 if form.errors else 200)


def _welcome(request: Request, post: Post, response: HttpResponse) -> HttpResponse:
    request.session["post"] = post.pk
    messages.success(request, _("Selamat datang. Anda bertindak sebagai %(post)s.") % {"post": post})
    return response
