"""The joint plan as programs read and write it."""

import uuid
from datetime import date, datetime
from typing import Annotated, Any

from django.utils.translation import gettext as _
from pydantic import Field

from rajut.core.law.lifecycles.plan import FRAMEWORK
from rajut.core.results.aggregation import Total
from rajut.core.results.numbers import Quantity, State
from rajut.steps.engage.api.matter import moves_of
from rajut.steps.plan import queries
from rajut.steps.plan.models import Activity, Contribution, Framework, IndicatorVersion, Node, Period
from rajut.ui.api.fields import Day, Exact, Id, OneOf
from rajut.ui.api.schemas import Asked, MoveTold, Named, Told
from rajut.ui.moves import Option

PlanState = Annotated[str, OneOf(tuple(FRAMEWORK.states))]
ProgressName = Annotated[str, OneOf(tuple(Activity.Progress.values))]
ValueState = Annotated[str, OneOf(tuple(state.value for state in State))]


class PeriodTold(Told):
    """A period of the collaboration's shared calendar; reports are taken from `opens_on` to `closes_on`."""

    id: int
    kind: Annotated[str, OneOf(tuple(Period.Kind.values))]
    name: str
    starts_on: date
    ends_on: date
    opens_on: date
    due_on: date
    closes_on: date

    @staticmethod
    def resolve_name(row: Period) -> str:
        """The name in the language asked for."""
        return queries.period_name(row)


class NodeTold(Told):
    """A goal, outcome or output; `parent_id` makes the tree."""

    id: int
    parent_id: int | None
    kind: Annotated[str, OneOf(tuple(Node.Kind.values))]
    title: str
    position: int


class PlanTold(Told):
    """One version of the joint plan; the agreed one is in force."""

    version: int
    state: PlanState
    state_words: str
    vision: str
    mission: str
    starts_on: date | None
    ends_on: date | None
    begun_at: datetime
    proposed_at: datetime | None
    due_on: date | None
    agreed_at: datetime | None
    reason: str

    @staticmethod
    def resolve_state_words(row: Framework) -> str:
        """The state in words."""
        return _(row.state_words)


class PlanDetail(PlanTold):
    """A version with its tree of goals, its calendar, and what can be done now."""

    nodes: list[NodeTold]
    periods: list[PeriodTold]
    moves: list[MoveTold]

    @staticmethod
    def resolve_nodes(row: Framework) -> list[Node]:
        """Its goals, outcomes and outputs."""
        return list(row.nodes.all())

    @staticmethod
    def resolve_periods(row: Framework) -> list[Period]:
        """The shared calendar."""
        return list(row.collaboration.periods.all())

    @staticmethod
    def resolve_moves(row: Framework, context: dict[str, Any]) -> tuple[Option, ...]:
        """What this actor may do with it now."""
        return moves_of(row, f"collaborations/{row.collaboration_id}/plans/{row.version}", context)


class ValueTold(Told):
    """One value of one party: `known` with numbers, or `unknown` or `not_applicable` without."""

    state: ValueState
    value: Exact | None
    numerator: Exact | None
    denominator: Exact | None


class TotalTold(Told):
    """A total over the parties: `n` of `n_expected` are in it. `value` is in the indicator's unit."""

    value: Exact | None
    numerator: Exact | None
    denominator: Exact | None
    n: int
    n_expected: int
    completeness: Exact | None


class TargetTold(Told):
    """The total meant for one period."""

    period_id: int
    total: TotalTold


class PlanIndicator(Told):
    """An indicator's definition in one version, its baseline and its targets as totals."""

    id: uuid.UUID
    node_id: int
    name: str
    unit: str
    is_ratio: bool
    direction: Annotated[str, OneOf(tuple(IndicatorVersion.Direction.values))]
    nature: Annotated[str, OneOf(tuple(IndicatorVersion.Nature.values))]
    rule: Annotated[str, OneOf(tuple(IndicatorVersion.Rule.values))]
    weight: Exact
    verification: str
    baseline: TotalTold | None
    targets: list[TargetTold]


class PartyTarget(Told):
    """What one party means to reach in one period."""

    period_id: int
    value: ValueTold


class CommitmentTold(Told):
    """One party's commitment to one indicator: where it starts, and what it aims at."""

    indicator_id: uuid.UUID
    organisation: Named
    baseline: ValueTold | None
    targets: list[PartyTarget]


class ContributionTold(Told):
    """What one organisation gives to an activity, in rupiah."""

    organisation: Named
    amount: Exact
    source: str


class ActivityTold(Told):
    """Something that will be done, by whom, when, for how much (rupiah)."""

    id: int
    identity: uuid.UUID
    title: str
    node_id: int | None
    owner: Named
    starts_on: date
    ends_on: date
    budget: Exact
    progress: ProgressName
    contributions: list[ContributionTold]

    @staticmethod
    def resolve_contributions(row: Activity) -> list[Contribution]:
        """Who gives what."""
        return list(row.contributions.all())


class Written(Asked):
    """What the parties want together, and for how long."""

    vision: str = Field("", max_length=2000)
    mission: str = Field("", max_length=4000)
    starts_on: Day | None = None
    ends_on: Day | None = None


class Entrusted(Asked):
    """Who answers for the own party's commitment to an indicator: a post's id, or nobody."""

    indicator_id: uuid.UUID
    responsible: Id | None = None


class Advance(Asked):
    """How far an activity of the agreed plan is."""

    activity: Id
    progress: ProgressName
    note: str = Field("", max_length=1000)


def total_told(version: IndicatorVersion, total: Total) -> TotalTold:
    """Return a total in the indicator's unit."""
    return TotalTold(
        value=queries.value_in_unit(version, total.value),
        numerator=total.num,
        denominator=total.den,
        n=total.n,
        n_expected=total.n_expected,
        completeness=total.completeness,
    )


def value_told(version: IndicatorVersion, quantity: Quantity | None) -> ValueTold | None:
    """Return a party's value in the indicator's unit; None where nothing was said."""
    if quantity is None:
        return None
    return ValueTold(
        state=quantity.state.value,
        value=queries.value_in_unit(version, quantity.value),
        numerator=quantity.numerator,
        denominator=quantity.denominator,
    )
