"""Plans as the tests of this step and the later ones find them: waste in Kartamantul, 2027 by quarters.

The figures are examples, rounded from what the three governments publish about their waste.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from rajut.core.results.numbers import known
from rajut.steps.engage.models import Collaboration
from rajut.steps.plan import actions
from rajut.steps.plan.models import Framework, IndicatorVersion
from tests import cast
from tests.steps.engage import scene as engage

VISION = "Kawasan Kartamantul yang bersih tanpa tempat pembuangan terbuka."
MISSION = "Mengolah sampah bersama dari sumbernya dan membagi biaya secara adil."
STARTS, ENDS = date(2027, 1, 1), date(2027, 12, 31)
LANDFILLED, PROCESSED, SERVED = "Sampah ke TPA", "Sampah terolah", "Penduduk terlayani"

# name -> (unit, ratio?, direction, nature, rule), and by party: baseline, then one target per quarter
DEFINITIONS = {
    LANDFILLED: ("ton per hari", False, "lower", "level", "sum"),
    PROCESSED: ("ton", False, "higher", "flow", "sum"),
    SERVED: ("persen", True, "higher", "level", "ratio_of_sums"),
}
FIGURES: Mapping[str, Mapping[str, tuple[object, ...]]] = {
    LANDFILLED: {
        cast.YOGYAKARTA: (260, 250, 240, 220, 200),
        cast.SLEMAN: (300, 290, 280, 270, 250),
        cast.BANTUL: (120, 118, 115, 110, 100),
    },
    PROCESSED: {
        cast.YOGYAKARTA: (0, 900, 1800, 3600, 5400),
        cast.SLEMAN: (0, 900, 1800, 2700, 4500),
        cast.BANTUL: (0, 180, 450, 900, 1800),
    },
    SERVED: {
        cast.YOGYAKARTA: ((360, 414), (364, 414), (370, 414), (380, 414), (400, 414)),
        cast.SLEMAN: ((610, 1100), (620, 1100), (650, 1100), (690, 1100), (740, 1100)),
        cast.BANTUL: ((480, 960), (490, 960), (510, 960), (540, 960), (580, 960)),
    },
}
ACTIVITIES = (
    ("Membangun TPS 3R bersama", cast.SLEMAN, date(2027, 1, 11), date(2027, 6, 30), 2_400_000_000),
    ("Mengangkut sampah lintas batas", cast.YOGYAKARTA, date(2027, 3, 1), date(2027, 12, 17), 1_500_000_000),
    ("Melatih kader pemilah sampah", cast.BANTUL, date(2027, 2, 1), date(2027, 9, 30), 300_000_000),
)
PARTIES = (cast.YOGYAKARTA, cast.SLEMAN, cast.BANTUL)


def begun(
    collaboration: Collaboration | None = None, *, example: bool = True, at: datetime = cast.NOW
) -> Framework:
    """Kota Yogyakarta begins a plan with vision, mission and time, nothing else."""
    return actions.begin(
        collaboration or engage.formed(at=at),
        vision=VISION,
        mission=MISSION,
        starts_on=STARTS,
        ends_on=ENDS,
        actor=cast.officer(cast.YOGYAKARTA).actor,
        at=at,
    )


def indicator(
    framework: Framework,
    name: str = LANDFILLED,
    *,
    parties: tuple[str, ...] = PARTIES,
    at: datetime = cast.NOW,
) -> IndicatorVersion:
    """Add one of the indicators above under the first goal."""
    node = framework.nodes.first() or actions.add_node(
        framework,
        kind="goal",
        title="Sampah terkelola bersama",
        actor=cast.officer(cast.YOGYAKARTA).actor,
        at=at,
    )
    unit, is_ratio, direction, nature, rule = DEFINITIONS[name]
    return actions.add_indicator(
        framework,
        node=node,
        name=name,
        unit=unit,
        is_ratio=is_ratio,
        direction=direction,
        nature=nature,
        rule=rule,
        weight=Decimal(1),
        verification="Catatan timbang dan laporan SIPSN",
        organisations=[cast.government(code).pk for code in parties],
        actor=cast.officer(cast.YOGYAKARTA).actor,
        at=at,
    )


def valued(version: IndicatorVersion, *, parties: tuple[str, ...] = PARTIES, at: datetime = cast.NOW) -> None:
    """Draft the baseline and the targets of one indicator."""
    periods = [None, *version.framework.collaboration.periods.values_list("pk", flat=True)]
    cells = [
        actions.Drafted(version.indicator_id, cast.government(code).pk, period, _quantity(figure))
        for code in parties
        for period, figure in zip(periods, FIGURES[version.name][code], strict=True)
    ]
    actions.plan_values(version.framework, cells, actor=cast.officer(cast.YOGYAKARTA).actor, at=at)


def complete(collaboration: Collaboration | None = None, *, at: datetime = cast.NOW) -> Framework:
    """A draft that can be proposed: three indicators with baselines and targets, three activities."""
    framework = begun(collaboration, at=at)
    officer = cast.officer(cast.YOGYAKARTA).actor
    actions.build_calendar(framework, kind="quarter", actor=officer, at=at)
    for name in DEFINITIONS:
        valued(indicator(framework, name, at=at), at=at)
    for title, code, starts_on, ends_on, budget in ACTIVITIES:
        actions.add_activity(
            framework,
            title=title,
            node=framework.nodes.first(),
            owner=cast.government(code),
            starts_on=starts_on,
            ends_on=ends_on,
            budget=Decimal(budget),
            contributions={cast.government(each).pk: Decimal(budget) / 3 for each in PARTIES},
            actor=officer,
            at=at,
        )
    return framework


def proposed(collaboration: Collaboration | None = None, *, at: datetime = cast.NOW) -> Framework:
    """The same, laid before the parties."""
    framework = complete(collaboration, at=at)
    actions.propose(framework, actor=cast.officer(cast.YOGYAKARTA).actor, at=at)
    return framework


def assented(collaboration: Collaboration | None = None, *, at: datetime = cast.NOW) -> Framework:
    """The same, with every party's assent."""
    framework = proposed(collaboration, at=at)
    for code in PARTIES:
        actions.assent(framework, actor=cast.head(code).actor, at=at)
    return framework


def agreed(collaboration: Collaboration | None = None, *, at: datetime = cast.NOW) -> Framework:
    """The same, in force: baselines and targets are in the ledger."""
    framework = assented(collaboration, at=at)
    actions.agree(framework, actor=cast.officer(cast.YOGYAKARTA).actor, at=at)
    return framework


def _quantity(figure: object) -> object:
    return known(*figure) if isinstance(figure, tuple) else known(figure)
