"""Who could provide a service together: what each region pays for it, and who borders whom."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from rajut.core.coalition.parties import Provider
from rajut.core.potential.records import Kind
from rajut.core.potential.units import convert
from rajut.foundation.people.actor import Actor
from rajut.foundation.regions.holdings import EXAMPLE
from rajut.foundation.regions.models import Border, ServiceFigure
from rajut.steps.identify.models import Opportunity
from rajut.steps.identify.queries.opportunities import Places

COUNTRY = "-"
AROUND = "+"  # after a province: with the provinces beside it
RUPIAH = "rupiah"
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Borders:
    """Who borders whom on land, and who is whose neighbour across water, in the order of their codes."""

    land: Pairs
    sea: Pairs


@dataclass(frozen=True, slots=True)
class Cost:
    """What a region paid for a service in its newest year, in rupiah; whether some of it is invented."""

    year: int
    amount: float
    example: bool


def services() -> list[str]:
    """Return the services of which somebody's cost is known, by name."""
    rows = ServiceFigure.objects.filter(role=ServiceFigure.Role.INPUT, unit__icontains=RUPIAH)
    return sorted(rows.order_by("service").values_list("service", flat=True).distinct())


def costs(service: str) -> dict[str, Cost]:
    """Return what each region paid for a service in the newest year it has, all costs together."""
    rows = ServiceFigure.objects.filter(
        service=service, role=ServiceFigure.Role.INPUT, unit__icontains=RUPIAH
    ).order_by("region_id", "year", "measure")
    found: dict[str, Cost] = {}
    for code, year, value, unit, source in rows.values_list("region_id", "year", "value", "unit", "source"):
        amount = convert(value, unit=unit, to=RUPIAH)
        if amount is None:
            continue
        before = found.get(code)
        same = before is not None and before.year == year
        total = amount + (before.amount if before and same else 0.0)
        example = source == EXAMPLE or bool(before and same and before.example)
        found[code] = Cost(year, total, example)
    return found


def borders() -> Borders:
    """Return who borders whom."""
    rows = Border.objects.order_by("a_id", "b_id").values_list("by", "a_id", "b_id")
    told: dict[str, list[tuple[str, str]]] = {Border.By.LAND: [], Border.By.SEA: []}
    for by, a, b in rows:
        told[by].append((a, b))
    return Borders(tuple(told[Border.By.LAND]), tuple(told[Border.By.SEA]))


def inside(where: str, *, borders: Borders, among: Places) -> frozenset[str]:
    """Return the regions that a place means: the country, a province, or one with those beside it."""
    local = (code for code in among if "." in code)
    if where == COUNTRY:
        return frozenset(local)
    province = where.removesuffix(AROUND)
    wanted = {province, *(beside(province, borders=borders) if where.endswith(AROUND) else ())}
    return frozenset(code for code in local if code[:2] in wanted)


def beside(province: str, *, borders: Borders) -> set[str]:
    """Return the provinces that share a land border with one."""
    pairs = {(a[:2], b[:2]) for a, b in borders.land}
    return {b if a == province else a for a, b in pairs if province in (a, b)} - {province}


def providers(known: Mapping[str, Cost], codes: Collection[str], *, among: Places) -> tuple[Provider, ...]:
    """Return the regions that take part: those within `codes` of which the cost is known."""
    return tuple(
        Provider(
            code=code,
            name=among[code].short_name,
            area=code[:2],
            latitude=among[code].latitude,
            longitude=among[code].longitude,
            cost=known[code].amount,
        )
        for code in sorted(known)
        if code in codes
    )


def years(known: Mapping[str, Cost], parties: Iterable[Provider]) -> list[int]:
    """Return the years of the costs that were taken, the commonest first."""
    counted = Counter(known[each.code].year for each in parties)
    return sorted(counted, key=lambda year: (-counted[year], -year))


def joint_services(actor: Actor, *, service: str) -> dict[frozenset[str], str]:
    """Return the keys of the opportunities to provide a service jointly that somebody may see, by members."""
    seen = Opportunity.objects.visible_to(actor)
    rows = seen.filter(current=True, kind=Kind.JOINT_SERVICE, object=service)
    return {frozenset(members): key for key, members in rows.order_by("-key").values_list("key", "members")}
