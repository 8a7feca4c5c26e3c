"""The page for auditors tells every authority: of the table, of the records, of the actions."""

from rajut.config import powers, reference
from rajut.core.law.lifecycles import LIFECYCLES
from rajut.foundation.people.actions import invitations
from rajut.steps.coordinate.models import Task
from rajut.steps.engage.actions import forum, meeting


def test_every_record_that_gives_authority_itself_says_so() -> None:
    giving = {kind.lifecycle.name for kind in reference.records() if {"hats", "owner_ids"} & set(vars(kind))}

    assert set(powers.GIVEN) == giving


def test_the_page_tells_what_goes_on_after_the_end() -> None:
    going_on = {kind.lifecycle.name for kind in reference.records() if getattr(kind, "outlives", False)}

    told = reference.permissions()

    assert powers.LOOKING_ON % {"names": ", ".join(sorted(going_on))} in told
    assert Task.lifecycle.name not in going_on


def test_what_an_action_refuses_is_told_even_where_a_function_beside_it_refuses() -> None:
    told = dict(powers.refusals())

    assert told["engage.forum.strike"] == (forum.NOT_YOURS, forum.STRUCK)
    assert told["engage.forum.start"] == (forum.CLOSED, forum.ONLY_LOOKING)
    assert meeting.NOT_FOR_THEM in told["engage.meeting.reply"]
    assert told["people.invitations.invite"][0] == invitations.NOT_ADMINISTRATOR


def test_every_move_and_every_condition_stands_on_the_page() -> None:
    told = reference.permissions()

    missing = [
        (each.name, move.name)
        for each in LIFECYCLES
        for move in each.moves
        if f"| {move.label} (`{move.name}`) |" not in told
        or any(test.refusal not in told for test in move.checks)
    ]
    assert missing == []
