"""The fixed people and organisations of every test; all people are invented."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from rajut.core.law.authority import Rank
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation, Post, User
from rajut.foundation.people.queries import actor_for

BEGINNING = date(2024, 1, 1)
NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)  # a Monday morning in Jakarta


@dataclass(frozen=True, slots=True)
class Person:
    """One of the cast: a post, its holder, and the actor it makes."""

    post: Post
    actor: Actor

    @property
    def user(self) -> User:
        """The account."""
        return self.post.user


def person(organisation: Organisation, rank: Rank, *, name: str = "", administers: bool = False) -> Person:
    """Return somebody holding a post; the same somebody when asked again."""
    email = f"{rank.value}.{organisation.pk}@contoh.rajut"
    user, _ = User.objects.get_or_create(
        email=email,
        defaults={"name": name or f"{rank.value.title()} {organisation.short_name}", "invented": True},
    )
    post, _ = Post.objects.get_or_create(
        user=user,
        organisation=organisation,
        rank=rank,
        defaults={"title": f"{rank.value.title()}", "began_on": BEGINNING, "administers": administers},
    )
    post = Post.objects.select_related("user", "organisation").get(pk=post.pk)
    return Person(post, actor_for(post))


def government(code: str) -> Organisation:
    """Return the government of a region by its code."""
    return Organisation.objects.get(region_id=code, kind__in=Organisation.GOVERNMENTS)


def department(code: str, name: str) -> Organisation:
    """Return a department under the government of a region."""
    parent = government(code)
    return Organisation.objects.get_or_create(
        parent=parent, name=name, defaults={"kind": "department", "region_id": code, "invented": True}
    )[0]


def organisation(kind: str, name: str) -> Organisation:
    """Return a partner outside government."""
    return Organisation.objects.get_or_create(
        name=name, parent=None, defaults={"kind": kind, "invented": True}
    )[0]


def head(code: str) -> Person:
    """The regent, mayor or governor of a region."""
    return person(government(code), Rank.HEAD)


def secretary(code: str) -> Person:
    """The regional secretary, chair of the TKKSD."""
    return person(government(code), Rank.SECRETARY)


def officer(code: str) -> Person:
    """The cooperation officer of a region."""
    return person(government(code), Rank.COOPERATION)


def environment_officer(code: str) -> Person:
    """Somebody of the environment department of a region."""
    return person(department(code, "Dinas Lingkungan Hidup"), Rank.DEPARTMENT)


def governor_office(code: str) -> Person:
    """The supervisor at the governor's office of a province."""
    return person(government(code), Rank.SUPERVISOR)


def ministry() -> Person:
    """The supervisor at the Ministry of Home Affairs."""
    return person(Organisation.objects.get(supervises_nation=True), Rank.SUPERVISOR)


def auditor(code: str) -> Person:
    """The auditor of a region's government."""
    return person(government(code), Rank.AUDITOR)


def outsider() -> Person:
    """An official who has no part in what the others do."""
    return person(government("73.71"), Rank.SECRETARY)


YOGYAKARTA, SLEMAN, BANTUL, DIY = "34.71", "34.04", "34.02", "34"
