"""The request as our views know it: it has an actor and a moment."""

from datetime import datetime

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from rajut.foundation.people.actor import Actor


class Request(HttpRequest):
    """What the middleware makes of a request before a view sees it.

    `scopes`: what the program's key is for; None where a person or the public asks, who have no key.
    """

    actor: Actor
    at: datetime
    scopes: frozenset[str] | None
    htmx: HtmxDetails
