"""The action plan of a draft: activities and who gives what to them."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from rajut.core.law.lifecycle import refuse
from rajut.core.words import say
from rajut.foundation.journal.actions import keep, take
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.steps.plan.models import Activity, Contribution, Framework

NOT_OURS = say("Penanggung jawab dan penyumbang harus instansi yang ikut dalam kolaborasi.")
ELSEWHERE = say("Tujuan yang dipilih tidak ada dalam rencana ini.")


def add_activity(
    framework: Framework,
    *,
    owner: Organisation,
    contributions: Mapping[int, Decimal],
    actor: Actor,
    at: datetime,
    **plan: Any,
) -> Activity:
    """Add an activity; `contributions` are rupiah by organisation, `plan` the activity's other fields."""
    with take(framework, "revise", actor=actor, at=at, added=plan["title"]) as locked:
        activity = Activity(
            collaboration_id=locked.collaboration_id,
            framework=locked,
            owner=owner,
            position=locked.activities.count() + 1,
            **plan,
        )
        _check_place(activity, locked)
        keep(activity, new=True)
        _contribute(activity, contributions, locked)
    return activity


def revise_activity(
    activity: Activity,
    *,
    owner: Organisation,
    contributions: Mapping[int, Decimal],
    actor: Actor,
    at: datetime,
    **plan: Any,
) -> None:
    """Change an activity of the draft."""
    data = {"before": activity.title, "after": plan["title"]}
    with take(activity.framework, "revise", actor=actor, at=at, **data) as locked:
        activity.owner = owner
        for name, value in plan.items():
            setattr(activity, name, value)
        _check_place(activity, locked)
        keep(activity)
        _contribute(activity, contributions, locked)


def remove_activity(activity: Activity, *, actor: Actor, at: datetime) -> None:
    """Take an activity out of the draft."""
    with take(activity.framework, "revise", actor=actor, at=at, removed=activity.title):
        activity.delete()


def _check_place(activity: Activity, framework: Framework) -> None:
    if activity.node is not None and activity.node.framework_id != framework.pk:
        raise refuse(ELSEWHERE)
    if not _takes_part(activity.owner, framework):
        raise refuse(NOT_OURS)


def _takes_part(organisation: Organisation, framework: Framework) -> bool:
    standing = {party.organisation_id for party in framework.collaboration.standing_parties}
    return bool(standing & {organisation.pk, organisation.government_id})


def _contribute(activity: Activity, amounts: Mapping[int, Decimal], framework: Framework) -> None:
    standing = {party.organisation_id for party in framework.collaboration.standing_parties}
    if not set(amounts) <= standing:
        raise refuse(NOT_OURS)
    activity.contributions.all().delete()
    for organisation_id, amount in amounts.items():
        keep(
            Contribution(
                collaboration_id=framework.collaboration_id,
                activity=activity,
                organisation_id=organisation_id,
                amount=amount,
            ),
            new=True,
        )
