"""The plan as a table: goals as a tree, under each its indicators with baseline and targets."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rajut.core.results.aggregation import Total
from rajut.steps.plan.models import Framework, IndicatorVersion, Node, Observation, Period
from rajut.steps.plan.queries.figures import figure
from rajut.steps.plan.queries.framework import IN_WORK
from rajut.steps.plan.queries.targets import totals_of
from rajut.steps.plan.queries.totals import drafted_totals

PER_PAGE = 60

Totals = Mapping[tuple[uuid.UUID, int | None, str], Total]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a goal, or an indicator (then `node` is the goal above it) with its totals."""

    node: Node
    depth: int
    version: IndicatorVersion | None = None
    baseline: Total | None = None
    targets: tuple[Total | None, ...] = ()

    @property
    def shown(self) -> list[str]:
        """The baseline and the targets in words."""
        if self.version is None:
            return []
        return [figure(self.version, each) for each in (self.baseline, *self.targets)]


@dataclass(frozen=True, slots=True)
class Outline:
    """One page of the table; `shown_values` says whether this version's values are known."""

    periods: list[Period]
    lines: list[Line]
    page: int
    pages: int
    indicators: int


def outline(framework: Framework, *, page: int = 1) -> Outline:
    """Return a page of the table; six queries at most, however many parties or indicators there are."""
    lines = list(tree(framework))
    pages = max(-(-len(lines) // PER_PAGE), 1)
    page = min(max(page, 1), pages)
    part = lines[(page - 1) * PER_PAGE : page * PER_PAGE]
    periods = list(framework.collaboration.periods.all())
    found = _totals(framework, part)
    filled = [_filled(line, periods, found) for line in part]
    return Outline(periods, filled, page, pages, sum(line.version is not None for line in lines))


def tree(framework: Framework) -> Iterator[Line]:
    """Walk the goals depth first, each followed by its indicators; two queries."""
    children: dict[int | None, list[Node]] = {}
    for node in framework.nodes.all():
        children.setdefault(node.parent_id, []).append(node)
    indicators: dict[int, list[IndicatorVersion]] = {}
    for version in framework.indicators.order_by("position", "pk"):
        indicators.setdefault(version.node_id, []).append(version)
    yield from _walk(None, 0, children, indicators)


def _walk(
    parent: int | None,
    depth: int,
    children: Mapping[int | None, list[Node]],
    indicators: Mapping[int, list[IndicatorVersion]],
) -> Iterator[Line]:
    for node in children.get(parent, []):
        yield Line(node, depth)
        for version in indicators.get(node.pk, []):
            yield Line(node, depth, version)
        yield from _walk(node.pk, depth + 1, children, indicators)


def _totals(framework: Framework, lines: list[Line]) -> Totals:
    wanted = [line.version.indicator_id for line in lines if line.version is not None]
    if framework.state in IN_WORK:
        return drafted_totals(framework, wanted)
    return totals_of(framework.collaboration, indicator_ids=wanted) if framework.state == "agreed" else {}


def _filled(line: Line, periods: list[Period], found: Totals) -> Line:
    if line.version is None:
        return line
    key = line.version.indicator_id
    return Line(
        line.node,
        line.depth,
        line.version,
        found.get((key, None, Observation.Kind.BASELINE)),
        tuple(found.get((key, period.pk, Observation.Kind.TARGET)) for period in periods),
    )
