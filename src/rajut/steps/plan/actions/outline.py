"""Goals and indicators of a draft, and which parties are committed to them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from rajut.core.law.lifecycle import refuse
from rajut.core.words import say
from rajut.foundation.journal.actions import keep, take
from rajut.foundation.people.actor import Actor
from rajut.steps.plan.models import Commitment, Framework, Indicator, IndicatorVersion, Node, PlannedValue
from rajut.steps.plan.queries.parties import binding

NOT_EMPTY = say("Tujuan ini masih memuat tujuan lain, indikator, atau kegiatan. Pindahkan isinya dahulu.")
ELSEWHERE = say("Tujuan yang dipilih tidak ada dalam rencana ini.")
IN_ITSELF = say("Sebuah tujuan tidak dapat ditempatkan di bawah dirinya sendiri.")
NO_PARTY = say("Hanya pihak kolaborasi yang dapat mengemban indikator.")


def add_node(
    framework: Framework, *, kind: str, title: str, parent: Node | None = None, actor: Actor, at: datetime
) -> Node:
    """Add a goal at the end of its siblings."""
    with take(framework, "revise", actor=actor, at=at, added=title) as locked:
        _inside(parent, locked)
        node = Node(
            collaboration_id=locked.collaboration_id,
            framework=locked,
            parent=parent,
            kind=kind,
            title=title,
            position=_last(locked.nodes.filter(parent=parent)) + 1,
        )
        keep(node, new=True)
    return node


def revise_node(
    node: Node, *, kind: str, title: str, parent: Node | None = None, actor: Actor, at: datetime
) -> None:
    """Rename a goal, or place it under another one."""
    with take(node.framework, "revise", actor=actor, at=at, before=node.title, after=title) as locked:
        _inside(parent, locked)
        if parent is not None and _is_under(parent, node):
            raise refuse(IN_ITSELF)
        if node.parent_id != (parent.pk if parent else None):
            node.position = _last(locked.nodes.filter(parent=parent)) + 1
        node.kind, node.title, node.parent = kind, title, parent
        keep(node)


def move_node(node: Node, *, up: bool, actor: Actor, at: datetime) -> None:
    """Change places with the sibling above or below; the first and the last stay where they are."""
    with take(node.framework, "revise", actor=actor, at=at, moved=node.title) as locked:
        siblings = list(locked.nodes.filter(parent_id=node.parent_id))
        place = next(i for i, each in enumerate(siblings) if each.pk == node.pk)
        other = place - 1 if up else place + 1
        if 0 <= other < len(siblings):
            siblings[place], siblings[other] = siblings[other], siblings[place]
        for position, each in enumerate(siblings, start=1):
            each.position = position
        Node.objects.bulk_update(siblings, ["position"])


def remove_node(node: Node, *, actor: Actor, at: datetime) -> None:
    """Take an empty goal out of the draft."""
    with take(node.framework, "revise", actor=actor, at=at, removed=node.title):
        if node.children.exists() or node.indicators.exists() or node.activities.exists():
            raise refuse(NOT_EMPTY)
        node.delete()


def add_indicator(
    framework: Framework,
    *,
    node: Node,
    organisations: Collection[int],
    actor: Actor,
    at: datetime,
    **definition: Any,
) -> IndicatorVersion:
    """Add an indicator under a goal and commit parties to it; `definition` are the fields of its version."""
    with take(framework, "revise", actor=actor, at=at, added=definition["name"]) as locked:
        _inside(node, locked)
        identity = Indicator.objects.create(collaboration_id=locked.collaboration_id)
        version = IndicatorVersion(
            collaboration_id=locked.collaboration_id,
            framework=locked,
            indicator=identity,
            node=node,
            position=_last(locked.indicators.filter(node=node)) + 1,
            **definition,
        )
        keep(version, new=True)
        _commit(version, organisations, locked)
    return version


def revise_indicator(
    indicator: IndicatorVersion,
    *,
    node: Node,
    organisations: Collection[int],
    actor: Actor,
    at: datetime,
    **definition: Any,
) -> None:
    """Change the definition in the draft: one row, however many parties share it."""
    data = {"before": indicator.name, "after": definition["name"]}
    with take(indicator.framework, "revise", actor=actor, at=at, **data) as locked:
        _inside(node, locked)
        indicator.node = node
        for name, value in definition.items():
            setattr(indicator, name, value)
        keep(indicator)
        _commit(indicator, organisations, locked)


def remove_indicator(indicator: IndicatorVersion, *, actor: Actor, at: datetime) -> None:
    """Take an indicator out of the draft; what other versions and the ledger hold of it stays."""
    with take(indicator.framework, "revise", actor=actor, at=at, removed=indicator.name) as locked:
        PlannedValue.objects.filter(framework=locked, indicator_id=indicator.indicator_id).delete()
        Commitment.objects.filter(framework=locked, indicator_id=indicator.indicator_id).delete()
        identity = indicator.indicator
        indicator.delete()
        if not identity.versions.exists():
            identity.delete()


def _commit(indicator: IndicatorVersion, organisations: Collection[int], framework: Framework) -> None:
    standing = {party.organisation_id for party in binding(framework.collaboration)}
    if not set(organisations) <= standing:
        raise refuse(NO_PARTY)
    held = Commitment.objects.filter(framework=framework, indicator_id=indicator.indicator_id)
    held.exclude(organisation_id__in=organisations).delete()
    PlannedValue.objects.filter(framework=framework, indicator_id=indicator.indicator_id).exclude(
        organisation_id__in=organisations
    ).delete()
    Commitment.objects.bulk_create(
        [
            Commitment(
                collaboration_id=framework.collaboration_id,
                framework=framework,
                indicator_id=indicator.indicator_id,
                organisation_id=each,
            )
            for each in organisations
        ],
        ignore_conflicts=True,
    )


def _inside(node: Node | None, framework: Framework) -> None:
    if node is not None and node.framework_id != framework.pk:
        raise refuse(ELSEWHERE)


def _is_under(node: Node, above: Node) -> bool:
    found: Node | None = node
    while found is not None:
        if found.pk == above.pk:
            return True
        found = found.parent
    return False


def _last(rows: Any) -> int:
    return max(rows.values_list("position", flat=True), default=0)
