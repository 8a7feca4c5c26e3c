"""The few addresses that belong to no room: health, theme."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from rajut.config.context import THEMES

YEAR = 60 * 60 * 24 * 365


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Say that the web process answers."""
    return HttpResponse("sehat\n", content_type="text/plain; charset=utf-8")


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remember the theme (light, dark, auto) in this browser and go back."""
    back = request.POST.get("next") or request.META.get("HTTP_REFERER", "")
    known = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    response = HttpResponseRedirect(back if known else "/")
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie("theme", chosen, max_age=YEAR, samesite="Lax", httponly=True, secure=secure)
    return response
