"""The request as our views know it: it has an actor and a moment."""

from datetime import datetime

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from rajut.foundation.people.actor import Actor


class Request(HttpRequest):
    """What the middleware makes of a request before a view sees it."""

    actor: Actor
    at: datetime
    htmx: HtmxDetails
