"""How long what the public reads may be kept."""

from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

from rajut.foundation.people.request import Request

MINUTE, FIVE_MINUTES = 60, 300


def kept_a_minute(request: Request, response: HttpResponseBase) -> HttpResponseBase:
    """Let a stranger's own browser keep a page for a minute; officials see every change at once."""
    if request.user.is_authenticated or request.method != "GET":
        patch_cache_control(response, private=True, no_cache=True)
    else:
        patch_cache_control(response, private=True, max_age=MINUTE)
    return response


def kept_by_anybody(response: HttpResponseBase) -> HttpResponseBase:
    """Let any cache on the way keep open data for five minutes, and any page elsewhere read it."""
    patch_cache_control(response, public=True, max_age=FIVE_MINUTES)
    response["Access-Control-Allow-Origin"] = "*"
    return response


def kept_by_nobody(response: HttpResponseBase) -> HttpResponseBase:
    """Let nothing keep a page behind a secret address, and no search engine list it."""
    patch_cache_control(response, private=True, no_store=True)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response
