"""A plan as a case: what it is worked out from, its rows, and how far the data carry it."""

from collections.abc import Iterator
from statistics import median

from rajut.core.potential.evidence import PLACE_DATA, POPULATION
from rajut.core.potential.facilities.plans import Plan, above_curve
from rajut.core.potential.facilities.prices import assumptions
from rajut.core.potential.facilities.saying import doubts, must, oldest, reasons, title
from rajut.core.potential.facilities.sites import governed
from rajut.core.potential.holdings import Facility
from rajut.core.potential.paying import Case
from rajut.core.potential.records import Basis, Curve, Evidence, Kind, Quality
from rajut.core.potential.setting import Setting

DOMAIN = "service"
FIELDS = ("muatan", "kapasitas", "biaya")


def case(plan: Plan, *, newest: int | None, setting: Setting) -> Case:
    """Return the plan as a case; `newest` is the year against which the age of a row is counted."""
    hub = plan.places[plan.hub]
    return Case(
        domain=DOMAIN,
        kind=Kind.SHARED_SITE,
        members=plan.regions,
        object=hub.site.key if hub.site else f"baru/{hub.at.code}",
        period="",
        title=title(plan, setting),
        basis=_basis(plan),
        evidence=tuple(_evidence(plan, setting)),
        quality=_quality(plan, newest),
        reasons=tuple(reasons(plan, setting)),
        counter_reasons=tuple(doubts(plan, newest, setting)),
        obligatory=must(plan, setting),
    )


def _basis(plan: Plan) -> Basis:
    used = {name for part in plan.parts for name in part.names}
    return Basis(Curve.TABLE, plan.regions, plan.alone, assumptions(used), parts=plan.parts)


def _evidence(plan: Plan, setting: Setting) -> Iterator[Evidence]:
    """Yield the rows of the members, field by field, and the population where the load stems from it."""
    rows = {row.id: row for party in plan.parties for row in (party.site.rows if party.site else ())}
    for row in rows.values():
        if governed(row.region, setting.map) in plan.regions:
            yield from _fields(row)
    for party in plan.parties:
        if not party.use.counted:
            people = setting.map.places[party.region].population or 0
            yield Evidence(POPULATION, party.region, "", None, float(people), "jiwa", PLACE_DATA)


def _fields(row: Facility) -> Iterator[Evidence]:
    for field, value in zip(FIELDS, (row.load, row.capacity, row.cost), strict=True):
        if value is not None:
            unit = "rupiah/tahun" if field == "biaya" else row.unit
            yield Evidence(row.name, row.region, field, row.year, value, unit, row.source)


def _quality(plan: Plan, newest: int | None) -> Quality:
    """Return how much of the load was counted, of the costs given, if a capacity is known, how old it is.

    Where the guests' recorded costs are some times the curve that the host's cost is taken from, the costs
    carry that many times less.
    """
    load = float(plan.ground.loads.sum())
    counted = sum(party.use.tons for party in plan.parties if party.use.counted) / load
    given = sum(party.use.tons for party in plan.parties if party.use.cost is not None) / load
    times = median([times for _region, times in above_curve(plan)] or [1.0])
    year, hub = oldest(plan), plan.places[plan.hub].site
    age = 0 if year is None or newest is None else newest - year
    return Quality(
        (
            ("figures", round(counted, 6)),
            ("costs", round((0.5 + 0.5 * given) / times, 6)),
            ("capacity", 0.5 if hub is not None and hub.capacity is None else 1.0),
            ("freshness", round(max(0.0, 1.0 - 0.1 * age), 6)),
        )
    )
