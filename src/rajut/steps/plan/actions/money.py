"""What the journal tells of an activity's money when its joint cost is divided: before and after."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from rajut.core.coalition.meanings import NAMES, Rule
from rajut.foundation.journal.actions import take
from rajut.foundation.people.actor import Actor
from rajut.steps.plan.models import Activity, Contribution, CostSharing, Framework
from rajut.steps.plan.queries.sharing import called, players_of

COLUMNS = ("joint_cost", "alone_costs", "cost_source", "cost_measures", "cost_rule", "cost_shares")
LISTED = 200  # groups whose cost an event tells; of more it says how many

Groups = Mapping[frozenset[int], int]  # whole rupiah


@dataclass(frozen=True, slots=True)
class Money:
    """What is kept of an activity's money: columns as text, and the costs of groups between one and all.

    The text is the same in every language; rupiah stand in digits.
    """

    columns: Mapping[str, str]
    groups: Groups = field(default_factory=dict)
    names: Mapping[int, str] = field(default_factory=dict)

    def told(self, groups: Iterable[frozenset[int]]) -> str:
        """Return what some of the groups cost, the smallest first; those without a cost are left out."""
        known = sorted((each for each in groups if each in self.groups), key=self._place)
        told = [(self._name(each), self.groups[each]) for each in known[:LISTED]]
        more = f"; … +{len(known) - LISTED}" if len(known) > LISTED else ""
        return _listed(told) + more

    def _place(self, group: frozenset[int]) -> tuple[int, list[int]]:
        return len(group), [place for place, player in enumerate(self.names) if player in group]

    def _name(self, group: frozenset[int]) -> str:
        return " + ".join(name for player, name in self.names.items() if player in group)


@contextmanager
def revising(activity: Activity, *, actor: Actor, at: datetime, **told: Any) -> Iterator[Framework]:
    """Revise the draft of an activity; the event tells what became of its money inside the block."""
    changes: dict[str, list[str]] = {}
    with take(activity.framework, "revise", actor=actor, at=at, changed=changes, **told) as locked:
        before = _money(activity.pk)
        yield locked
        changes.update(_changes(before, _money(activity.pk)))


def _changes(before: Money, after: Money) -> dict[str, list[str]]:
    """Return the columns that differ and, of the costs of groups, those that do."""
    was, now = before.columns, after.columns
    changes = {name: [was[name], now[name]] for name in now if was[name] != now[name]}
    groups = before.groups.keys() | after.groups.keys()
    changed = [each for each in groups if before.groups.get(each) != after.groups.get(each)]
    return {**changes, "group_costs": [before.told(changed), after.told(changed)]} if changed else changes


def _money(activity_id: int) -> Money:
    gifts = Contribution.objects.filter(activity=activity_id).select_related(
        "organisation__parent", "organisation__region"
    )
    # A gift that somebody typed may have sen, and a division that takes them away is a change.
    given = [(each.organisation, f"{each.amount.normalize():f}") for each in gifts]
    names = called([organisation for organisation, _amount in given])
    contributions = _listed(sorted(zip(names, (amount for _organisation, amount in given), strict=True)))
    row = CostSharing.objects.filter(activity=activity_id).first()
    if row is None:
        return Money({**dict.fromkeys(COLUMNS, ""), "contributions": contributions})
    players = dict(zip(row.players, called(players_of(row)), strict=True))
    groups = {group: int(cost) for group, cost in row.groups.items() if 1 < len(group) < len(players)}
    return Money({**_division(row, players), "contributions": contributions}, groups, players)


def _division(row: CostSharing, names: Mapping[int, str]) -> dict[str, str]:
    groups = row.groups
    alone = [int(groups[frozenset({player})]) for player in row.players]
    measures = [(name, ", ".join(values)) for name, values in sorted(row.measures.items())]
    told = (
        str(int(groups[frozenset(row.players)])),
        _listed(zip(names.values(), alone, strict=True)),
        row.source,
        _listed(measures),
        NAMES[Rule(row.rule)] if row.rule else "",
        _listed(zip(names.values(), row.amounts, strict=False)),
    )
    return dict(zip(COLUMNS, told, strict=True))


def _listed(pairs: Iterable[tuple[str, object]]) -> str:
    return "; ".join(f"{name}: {value}" for name, value in pairs)
