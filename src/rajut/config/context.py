"""What every page's frame shows, worked out only when a page shows it."""

from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, gettext

from rajut.core.words import say
from rajut.foundation.people.actor import PUBLIC_ACTOR, Actor
from rajut.foundation.people.request import Request
from rajut.frontends.desk.queries import waiting_count
from rajut.ui.frame import Frame, Link, PostLink, Theme

PUBLIC_PLACES = ((say("Register"), "portal:home"), (say("Daerah"), "regions:list"))
OFFICIAL_PLACES = (
    (say("Beranda"), "desk:home"),
    (say("Potensi"), "identify:opportunities"),
    (say("Kolaborasi"), "engage:collaborations"),
    (say("Kalender"), "engage:feed"),
    (say("Data"), "regions:data"),
)
SUPERVISION = ((say("Pembinaan"), "desk:radar"),)
THEMES = ("light", "dark", "auto")


def frame(request: HttpRequest) -> dict[str, Any]:
    """Offer the frame to the templates; nothing is asked before a template uses it."""
    return {"frame": SimpleLazyObject(lambda: _frame(cast(Request, request)))}


def _frame(request: Request) -> Frame:
    actor: Actor = getattr(request, "actor", PUBLIC_ACTOR)  # an early refusal comes before the actor
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated  # also without a post
    chosen = request.COOKIES.get("theme", "auto")
    return Frame(
        links=_links(request.path, actor),
        inbox=waiting_count(actor, at=request.at) if actor.is_official else 0,
        who=str(user) if signed_in else "",
        organisation=actor.organisation,
        posts=_posts(actor),
        language=get_language() or settings.LANGUAGE_CODE,
        theme=cast(Theme, chosen if chosen in THEMES else "auto"),
        demo=settings.DEMO,
        signed_in=signed_in,
    )


def _links(path: str, actor: Actor) -> tuple[Link, ...]:
    """Return the places one can go to; here is the one that begins the path, else of the same room."""
    places = OFFICIAL_PLACES if actor.is_official else PUBLIC_PLACES
    shown = (*places, *SUPERVISION) if actor.supervises else places
    urls = {reverse(name): gettext(label) for label, name in shown}
    above = [url for url in urls if path == url or (url != "/" and path.startswith(url))]
    beside = [url for url in urls if url != "/" and _room(url) == _room(path)]
    here = max(above, key=len, default=next(iter(beside), ""))
    return tuple(Link(label, url, current=url == here) for url, label in urls.items())


def _room(path: str) -> str:
    """Return the first part of an address: the room it stands in."""
    return path.split("/")[1]


def _posts(actor: Actor) -> tuple[PostLink, ...]:
    return tuple(
        PostLink(
            seat.label,
            reverse("people:use_post", args=[seat.post_id]),
            current=seat.post_id == actor.post_id,
        )
        for seat in actor.seats
    )
