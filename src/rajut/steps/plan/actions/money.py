"""What the journal tells of an activity's money when its joint cost is divided: before and after."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from rajut.core.coalition.meanings import NAMES, Rule
from rajut.foundation.journal.actions import take
from rajut.foundation.people.actor import Actor
from rajut.steps.plan.models import Activity, Contribution, CostSharing, Framework
from rajut.steps.plan.queries.sharing import called, players_of

COLUMNS = ("joint_cost", "alone_costs", "cost_source", "cost_measures", "cost_rule", "cost_shares")


@contextmanager
def revising(activity: Activity, *, actor: Actor, at: datetime, **told: Any) -> Iterator[Framework]:
    """Revise the draft of an activity; the event tells what became of its money inside the block."""
    changes: dict[str, list[str]] = {}
    with take(activity.framework, "revise", actor=actor, at=at, changed=changes, **told) as locked:
        before = _money(activity.pk)
        yield locked
        after = _money(activity.pk)
        changes.update({name: [before[name], after[name]] for name in after if before[name] != after[name]})


def _money(activity_id: int) -> dict[str, str]:
    """Return what is kept of an activity's money as text, the same in every language; rupiah in digits."""
    gifts = Contribution.objects.filter(activity=activity_id).select_related(
        "organisation__parent", "organisation__region"
    )
    given = [(each.organisation, int(each.amount)) for each in gifts]
    names = called([organisation for organisation, _amount in given])
    contributions = _listed(sorted(zip(names, (amount for _organisation, amount in given), strict=True)))
    return {**_division(activity_id), "contributions": contributions}


def _division(activity_id: int) -> dict[str, str]:
    row = CostSharing.objects.filter(activity=activity_id).first()
    if row is None:
        return dict.fromkeys(COLUMNS, "")
    names, groups = called(players_of(row)), row.groups
    alone = [int(groups[frozenset({player})]) for player in row.players]
    measures = [(name, ", ".join(values)) for name, values in sorted(row.measures.items())]
    told = (
        str(int(groups[frozenset(row.players)])),
        _listed(zip(names, alone, strict=True)),
        row.source,
        _listed(measures),
        NAMES[Rule(row.rule)] if row.rule else "",
        _listed(zip(names, row.amounts, strict=False)),
    )
    return dict(zip(COLUMNS, told, strict=True))


def _listed(pairs: Iterable[tuple[str, object]]) -> str:
    return "; ".join(f"{name}: {value}" for name, value in pairs)
