"""Which collaborations are an actor's own, asked once: held equal to looking at every collaboration."""

from collections.abc import Callable

import pytest
from pytest_django import DjangoAssertNumQueries

from rajut.core.law.authority import Hat, Part, hats_of
from rajut.foundation.people.actor import PUBLIC_ACTOR, Actor
from rajut.steps.engage.models import Collaboration
from rajut.steps.engage.queries import parts_of
from rajut.steps.engage.queries.parts import OPENED, among
from tests import cast
from tests.steps.engage import scene

pytestmark = pytest.mark.django_db

PEOPLE: dict[str, Callable[[], cast.Person]] = {
    "a coordinator": lambda: cast.officer(cast.YOGYAKARTA),
    "a party's officer": lambda: cast.officer(cast.SLEMAN),
    "a head": lambda: cast.head(cast.BANTUL),
    "a department": lambda: cast.environment_officer(cast.SLEMAN),
    "an auditor": lambda: cast.auditor(cast.SLEMAN),
    "a governor": lambda: cast.governor_office(cast.DIY),
    "the ministry": cast.ministry,
    "an outsider": cast.outsider,
}


def slowly(actor: Actor, hats: set[Hat]) -> list[int]:
    """Return where an accepted part gives the actor one of the hats, by looking at every party."""
    found = set()
    for collaboration in Collaboration.objects.all():
        for party in collaboration.parties.filter(state="accepted"):
            rank = actor.rank_in(party.organisation_id)
            if rank is not None and hats & hats_of([(Part(party.part), rank)]):
                found.add(collaboration.pk)
    return sorted(found)


def country() -> None:
    scene.opened(title="Konsep")
    scene.offered(title="Ditawarkan")
    scene.formed(title="Terbentuk")


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("hat", list(Hat))
def test_what_gives_a_hat_is_what_every_party_says(who: str, hat: Hat) -> None:
    country()
    actor = PEOPLE[who]().actor

    assert parts_of(actor).giving([hat], actor=actor) == slowly(actor, {hat})


def test_who_was_only_asked_has_no_part_and_who_opened_it_has() -> None:
    draft, offer = scene.opened(title="Konsep"), scene.offered(title="Ditawarkan")
    formed = scene.formed(title="Terbentuk")

    asked, opener = parts_of(cast.officer(cast.SLEMAN).actor), parts_of(cast.officer(cast.YOGYAKARTA).actor)

    assert (asked.ids, asked.ids_with_opened) == ([formed.pk], [formed.pk])
    assert opener.ids_with_opened == sorted([draft.pk, offer.pk, formed.pk])
    assert opener.taken([Part.INITIATOR]) == opener.ids
    assert {part for _matter, _organisation, part in opener.held} == {Part.INITIATOR, OPENED}


@pytest.mark.parametrize("count", [1, 3])
def test_it_is_one_question_and_none_for_whoever_has_no_organisation(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        scene.formed(title=f"Jalan {number}")
    actor = cast.officer(cast.SLEMAN).actor

    with django_assert_num_queries(1):
        found = parts_of(actor)
    with django_assert_num_queries(0):
        nothing = parts_of(PUBLIC_ACTOR)

    assert (len(found.ids), nothing.held) == (count, ())


def test_ids_are_one_value_of_a_statement_however_many() -> None:
    first, second, third = (scene.opened(title=f"Jalan {number}").pk for number in range(3))

    for chosen in ([], [first], [first, third], [second, first, third, second]):
        found = Collaboration.objects.filter(among(chosen, column="pk")).order_by("pk")
        others = Collaboration.objects.exclude(among(chosen, column="pk")).order_by("pk")

        assert [row.pk for row in found] == sorted(set(chosen))
        assert [row.pk for row in others] == sorted({first, second, third} - set(chosen))
        assert len(found.query.sql_with_params()[1]) == 1
