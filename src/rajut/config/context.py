"""What every page's frame shows, worked out only when a page shows it."""

from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, gettext

from rajut.core.words import say
from rajut.ui.frame import Frame, Link, Theme

PLACES = (
    (say("Meja kerja"), "desk:home"),
    (say("Potensi"), "identify:list"),
    (say("Kolaborasi"), "engage:list"),
    (say("Wilayah"), "regions:list"),
    (say("Publik"), "portal:register"),
)
THEMES = ("light", "dark", "auto")


def frame(request: HttpRequest) -> dict[str, Any]:
    """Offer the frame to the templates; nothing is asked before a template uses it."""
    return {"frame": SimpleLazyObject(lambda: _frame(request))}


def _frame(request: HttpRequest) -> Frame:
    actor = getattr(request, "actor", None)
    chosen = request.COOKIES.get("theme", "auto")
    return Frame(
        links=tuple(_links(request)),
        who=actor.name if actor else "",
        organisation=actor.organisation if actor else "",
        language=get_language() or settings.LANGUAGE_CODE,
        theme=cast(Theme, chosen if chosen in THEMES else "auto"),
        demo=settings.DEMO,
        signed_in=actor is not None and actor.user_id is not None,
    )


def _links(request: HttpRequest) -> list[Link]:
    found = []
    for label, name in PLACES:
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        found.append(Link(gettext(label), url, current=request.path == url))
    return found
