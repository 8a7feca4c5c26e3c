"""Writing the ledger: facts are only ever added, and the totals are right in the same transaction."""

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from rajut.core.results.aggregation import Cell, Rule, Total, total
from rajut.core.results.delta import apply, change, empty, needs_recompute
from rajut.core.results.numbers import Quantity
from rajut.core.words import say
from rajut.foundation.people.actor import Actor
from rajut.steps.engage.models import Collaboration
from rajut.steps.plan.models import Commitment, IndicatorVersion, Observation, Period, Rollup
from rajut.steps.plan.queries.targets import quantity

NOT_AGREED = say("Indikator ini tidak ada dalam rencana yang disepakati.")
NOT_COMMITTED = say("Instansi ini tidak mengemban indikator tersebut.")
NO_SUCH_PERIOD = say("Periode ini tidak ada dalam kalender kolaborasi.")

Place = tuple[uuid.UUID, int | None]  # the indicator and period that a total stands for


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of one party, to be written to the ledger."""

    indicator_id: uuid.UUID
    organisation_id: int
    period_id: int | None
    quantity: Quantity
    note: str = ""
    source: str = ""

    @property
    def place(self) -> Place:
        """Whose total it changes."""
        return self.indicator_id, self.period_id

    @property
    def cell(self) -> tuple[uuid.UUID, int | None, int]:
        """Where it stands: only one fact of a kind is current there."""
        return self.indicator_id, self.period_id, self.organisation_id


@dataclass(frozen=True, slots=True)
class Recorded:
    """How many facts were written, and how many were known already."""

    written: int
    unchanged: int


@transaction.atomic
def record(
    facts: Sequence[Fact],
    *,
    collaboration: Collaboration,
    kind: str,
    key: str,
    submission_id: int | None = None,
    actor: Actor,
    at: datetime,
) -> Recorded:
    """Add facts of one kind to the ledger and bring their totals up to date.

    `key` names the whole call: the same call again writes nothing. A fact supersedes the current one of its
    cell, unless it says the same. Writers of one indicator wait for each other (rows locked in one order).
    Raises ValidationError where a fact has no place in the agreed plan; nothing is written then.
    """
    definitions = _locked({fact.indicator_id for fact in facts}, collaboration)
    committed = _committed(definitions.values(), {fact.organisation_id for fact in facts})
    _check_places(facts, definitions, committed, collaboration)
    current = _current(facts, collaboration, kind)
    known = _known_keys([_key(key, kind, fact) for fact in facts], collaboration)
    rows = [
        _row(fact, _key(key, kind, fact), current.get(fact.cell), submission_id, actor, at)
        for fact in facts
        if _key(key, kind, fact) not in known and _news(fact, current.get(fact.cell), submission_id)
    ]
    for row in rows:
        row.collaboration_id, row.kind = collaboration.pk, kind
    superseded = [row.supersedes for row in rows if row.supersedes]
    Observation.objects.filter(collaboration=collaboration, id__in=superseded).update(current=False)
    Observation.objects.bulk_create(rows, batch_size=2000)
    _total(rows, definitions, {old.id: old for old in current.values()})
    return Recorded(len(rows), len(facts) - len(rows))


def _locked(
    indicators: Collection[uuid.UUID], collaboration: Collaboration
) -> dict[uuid.UUID, IndicatorVersion]:
    """Lock the indicators and return their latest agreed definitions."""
    found = (
        IndicatorVersion.objects.filter(
            collaboration=collaboration, indicator_id__in=indicators, framework__agreed_at__isnull=False
        )
        .select_related("indicator", "framework")
        .order_by("indicator_id", "framework__version")
        .select_for_update(of=("indicator",), no_key=True)
    )
    return {each.indicator_id: each for each in found}


def _committed(
    definitions: Iterable[IndicatorVersion], organisations: Collection[int]
) -> set[tuple[uuid.UUID, int]]:
    """Return which of the organisations are committed to which of the indicators, as defined now."""
    versions = {each.indicator_id: each.framework_id for each in definitions}
    rows = Commitment.objects.filter(
        indicator_id__in=versions,
        framework_id__in=set(versions.values()),
        organisation_id__in=organisations,
    ).values_list("indicator_id", "organisation_id", "framework_id")
    return {(indicator, party) for indicator, party, framework in rows if versions[indicator] == framework}


def _check_places(
    facts: Sequence[Fact],
    definitions: Mapping[uuid.UUID, IndicatorVersion],
    committed: Collection[tuple[uuid.UUID, int]],
    collaboration: Collaboration,
) -> None:
    if len({fact.cell for fact in facts}) < len(facts):
        raise ValueError("two facts for one cell in one call")
    periods = {fact.period_id for fact in facts if fact.period_id is not None}
    if any(fact.indicator_id not in definitions for fact in facts):
        raise ValidationError(NOT_AGREED)
    if any((fact.indicator_id, fact.organisation_id) not in committed for fact in facts):
        raise ValidationError(NOT_COMMITTED)
    if periods and Period.objects.filter(collaboration=collaboration, pk__in=periods).count() < len(periods):
        raise ValidationError(NO_SUCH_PERIOD)


def _current(
    facts: Sequence[Fact], collaboration: Collaboration, kind: str
) -> dict[tuple[uuid.UUID, int | None, int], Observation]:
    wanted = {fact.cell for fact in facts}
    rows = Observation.objects.filter(
        collaboration=collaboration,
        kind=kind,
        current=True,
        indicator_id__in={fact.indicator_id for fact in facts},
        organisation_id__in={fact.organisation_id for fact in facts},
    )
    found = {(row.indicator_id, row.period_id, row.organisation_id): row for row in rows}
    return {cell: row for cell, row in found.items() if cell in wanted}


def _known_keys(keys: Sequence[str], collaboration: Collaboration) -> set[str]:
    return set(
        Observation.objects.filter(collaboration=collaboration, key__in=keys).values_list("key", flat=True)
    )


def _key(key: str, kind: str, fact: Fact) -> str:
    return f"{key}:{kind}:{fact.indicator_id.hex}:{fact.period_id or ''}:{fact.organisation_id}"


def _news(fact: Fact, old: Observation | None, submission_id: int | None) -> bool:
    if old is None:
        return True
    said = (quantity(old), old.note, old.source, old.submission_id)
    return said != (fact.quantity, fact.note, fact.source, submission_id)


def _row(
    fact: Fact, key: str, old: Observation | None, submission_id: int | None, actor: Actor, at: datetime
) -> Observation:
    return Observation(
        indicator_id=fact.indicator_id,
        organisation_id=fact.organisation_id,
        period_id=fact.period_id,
        status=fact.quantity.state.value,
        numerator=fact.quantity.numerator,
        denominator=Decimal(1) if fact.quantity.denominator is None else fact.quantity.denominator,
        note=fact.note,
        source=fact.source,
        submission_id=submission_id,
        supersedes=old.id if old else None,
        key=key,
        user_id=actor.user_id,
        actor=", ".join(filter(None, (actor.name, actor.title, actor.organisation))),
        at=at,
    )


def _total(
    rows: Sequence[Observation],
    definitions: Mapping[uuid.UUID, IndicatorVersion],
    superseded: Mapping[uuid.UUID, Observation],
) -> None:
    """Change the totals by what the rows change; a choice (lowest, highest) is made again from its cells."""
    if not rows:
        return
    kept = _kept(rows)
    again: set[Place] = set()
    for row in rows:
        place, rule = (row.indicator_id, row.period_id), Rule(definitions[row.indicator_id].rule)
        if needs_recompute(rule):
            again.add(place)
            continue
        before = kept.get(place) or empty(rule=rule, expected=definitions[row.indicator_id].parties)
        old = superseded.get(row.supersedes) if row.supersedes else None
        delta = change(old=Cell(quantity(old)) if old else None, new=Cell(quantity(row)), rule=rule)
        kept[place] = apply(before, delta, rule=rule)
    kept |= _chosen(again, rows[0], definitions)
    _keep(kept, rows[0])


def _kept(rows: Sequence[Observation]) -> dict[Place, Total]:
    found = Rollup.objects.filter(
        collaboration_id=rows[0].collaboration_id,
        kind=rows[0].kind,
        indicator_id__in={row.indicator_id for row in rows},
    )
    wanted = {(row.indicator_id, row.period_id) for row in rows}
    totals = {
        (each.indicator_id, each.period_id): Total(each.numerator, each.denominator, each.n, each.n_expected)
        for each in found
    }
    return {place: each for place, each in totals.items() if place in wanted}


def _chosen(
    places: Collection[Place],
    sample: Observation,
    definitions: Mapping[uuid.UUID, IndicatorVersion],
) -> dict[Place, Total]:
    if not places:
        return {}
    cells: dict[Place, dict[int, Cell]] = {place: {} for place in places}
    rows = Observation.objects.filter(
        collaboration_id=sample.collaboration_id,
        kind=sample.kind,
        current=True,
        indicator_id__in={indicator for indicator, _ in places},
    )
    for row in rows:
        if (row.indicator_id, row.period_id) in cells:
            cells[row.indicator_id, row.period_id][row.organisation_id] = Cell(quantity(row))
    wanted = [definitions[indicator] for indicator, _ in places]
    committed = _committed(wanted, {party for found in cells.values() for party in found})
    return {
        place: total(
            list(found.values()),
            rule=Rule(definitions[place[0]].rule),
            expected=definitions[place[0]].parties
            + sum((place[0], party) not in committed for party in found),
        )
        for place, found in cells.items()
    }


def _keep(totals: Mapping[Place, Total], sample: Observation) -> None:
    Rollup.objects.bulk_create(
        [
            Rollup(
                collaboration_id=sample.collaboration_id,
                kind=sample.kind,
                indicator_id=indicator,
                period_id=period,
                numerator=each.num,
                denominator=each.den,
                n=each.n,
                n_expected=each.n_expected,
            )
            for (indicator, period), each in totals.items()
        ],
        update_conflicts=True,
        unique_fields=["collaboration", "indicator_id", "period_id", "kind"],
        update_fields=["numerator", "denominator", "n", "n_expected"],
    )
