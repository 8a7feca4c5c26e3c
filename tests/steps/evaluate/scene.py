"""Reports as the tests of this step and the frontends find them: the first quarter of 2027."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal

from rajut.steps.evaluate.actions import submissions as actions
from rajut.steps.evaluate.models import Submission
from rajut.steps.plan.models import Framework
from tests import cast
from tests.steps.plan import scene as plan

APRIL = datetime(2027, 4, 5, 3, 0, tzinfo=UTC)  # a Monday morning, the first quarter's report is open
# by party: tonnes a day to the landfill, tonnes processed, people served (thousands, of all)
ACTUAL: Mapping[str, tuple[object, ...]] = {
    cast.YOGYAKARTA: (255, 800, (362, 414)),
    cast.SLEMAN: (285, 1000, (622, 1100)),
    cast.BANTUL: (117, 0, (491, 960)),
}


def cells(framework: Framework, code: str, actual: tuple[object, ...] | None = None) -> list[actions.Cell]:
    """Return what a party types in, in the plan's order of indicators."""
    ids = {version.name: version.indicator_id for version in framework.indicators.all()}
    figures = zip(plan.DEFINITIONS, actual or ACTUAL[code], strict=True)
    return [_cell(ids[name], figure) for name, figure in figures]


def _cell(indicator: object, figure: object) -> actions.Cell:
    top, bottom = figure if isinstance(figure, tuple) else (figure, 1)
    return actions.Cell(indicator, "known", Decimal(top), Decimal(bottom))


def opened(framework: Framework, code: str, *, quarter: int = 1, at: datetime = APRIL) -> Submission:
    """A party begins its report."""
    period = framework.collaboration.periods.order_by("starts_on")[quarter - 1]
    return actions.open_report(
        framework,
        period=period,
        organisation=cast.government(code),
        actor=cast.environment_officer(code).actor,
        at=at,
    )


def filled(framework: Framework, code: str, *, at: datetime = APRIL, **kwargs: object) -> Submission:
    """The same, with every value typed in."""
    report = opened(framework, code, at=at)
    actor = cast.environment_officer(code).actor
    actions.fill(report, cells=cells(framework, code, **kwargs), actor=actor, at=at)
    return report


def submitted(framework: Framework, code: str, *, at: datetime = APRIL, **kwargs: object) -> Submission:
    """The same, submitted."""
    report = filled(framework, code, at=at, **kwargs)
    actions.submit(report, actor=cast.environment_officer(code).actor, at=at)
    return report


def accepted(framework: Framework, code: str, *, at: datetime = APRIL, **kwargs: object) -> Submission:
    """The same, accepted by another party."""
    report = submitted(framework, code, at=at, **kwargs)
    other = cast.SLEMAN if code == cast.YOGYAKARTA else cast.YOGYAKARTA
    actions.accept(report, actor=cast.officer(other).actor, at=at)
    return report


def measured(*, at: datetime = APRIL) -> Framework:
    """An agreed plan whose first quarter all three parties have reported and had accepted."""
    framework = plan.agreed()
    for code in plan.PARTIES:
        accepted(framework, code, at=at)
    return framework
