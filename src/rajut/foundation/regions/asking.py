"""Who asks, as far as this room needs to know: people come after regions, so only the shape is named here."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

NATION = "*"


class Asker(Protocol):
    """The part of an actor that decides who may bring in figures."""

    @property
    def is_official(self) -> bool:
        """Whether the asker holds a post."""

    @property
    def brings_for(self) -> str:
        """The region whose data the asker brings in, `*` for the nation's, or empty."""

    @property
    def government_code(self) -> str:
        """The region of the asker's government, or empty."""

    @property
    def government_id(self) -> int | None:
        """The government or ministry that the organisation is or belongs to."""

    @property
    def name(self) -> str:
        """The person's name."""

    @property
    def title(self) -> str:
        """The person's post."""

    @property
    def organisation(self) -> str:
        """The organisation the person speaks for."""

    @property
    def user_id(self) -> int | None:
        """The account."""

    @property
    def post_id(self) -> int | None:
        """The post."""

    @property
    def organisation_id(self) -> int | None:
        """The organisation."""


@dataclass(frozen=True, slots=True)
class Bringer:
    """Whoever brought a file, as its record and the journal name them; an operator has no account."""

    name: str
    organisation: str = ""
    title: str = ""
    user_id: int | None = None
    post_id: int | None = None
    organisation_id: int | None = None
    brings_for: str = ""
    government_code: str = ""
    government_id: int | None = None

    @property
    def is_official(self) -> bool:
        """Whether it holds a post."""
        return self.post_id is not None


def operator(name: str) -> Bringer:
    """Whoever works at the machine itself: the command line asks for no sign-in, its owner may all."""
    return Bringer(name, brings_for=NATION)


class Request(HttpRequest):
    """A request whose asker and moment the middleware has set."""

    actor: Asker
    at: datetime


def may_import(actor: Asker) -> bool:
    """Reference data are the whole nation's, so only who supervises the nation changes all of them."""
    return actor.brings_for == NATION


def may_bring(actor: Asker) -> bool:
    """What its region holds a government brings in itself."""
    return bool(actor.brings_for)


def own_region(actor: Asker) -> str:
    """The only region that the asker brings data for; empty where it is the nation, or none."""
    return "" if may_import(actor) else actor.brings_for


def may_decide(actor: Asker, region: str | None) -> bool:
    """About a file for one region its government decides as well, about one for the nation nobody else."""
    return may_import(actor) or (bool(region) and actor.brings_for == region)


def turned_away(request: Request) -> HttpResponse | None:
    """The way to the sign-in page for a stranger, home for a person without a post; None for an official."""
    if request.actor.is_official:
        return None
    if request.user.is_authenticated:  # signing in would lead straight back here
        return HttpResponseRedirect("/")
    return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}")
