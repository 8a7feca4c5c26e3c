"""What others ask about places; every question takes a constant number of queries."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from django.db import connection
from django.db.models import Count, FloatField, Max, Min, Prefetch, Q, QuerySet
from django.db.models.functions import Cast

from rajut.core.potential import panel as core
from rajut.foundation.regions.asking import Asker, may_import
from rajut.foundation.regions.models import (
    Affair,
    Border,
    Boundary,
    ColumnMap,
    CooperationGroup,
    Figure,
    GroupMember,
    ImportRun,
    Indicator,
    Region,
)
from rajut.foundation.regions.models.runs import Runs
from rajut.ui.pictures import Ground

OUTLINE = Path(__file__).resolve().parent / "data" / "outline.json"
POPULATION = ("penduduk_dukcapil", "penduduk_bps", "penduduk")
# Every write of a row gives it another version (xmin, and ctid within one transaction).
_SURVEYED = """
SELECT encode(sha256(convert_to(string_agg(concat_ws(' ', region_id, xmin, ctid), ',' ORDER BY region_id),
    'UTF8')), 'hex'), array_agg(DISTINCT source ORDER BY source)
FROM regions_boundary WHERE region_id = ANY(%s)
"""
_LEVELS = {
    Region.Kind.PROVINCE.value: core.PROVINCE,
    Region.Kind.REGENCY.value: "kabupaten",
    Region.Kind.CITY.value: "kota",
}


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A region beside another: over land with a border of `km`, or over `km` of sea."""

    region: Region
    by: str
    km: float | None

    @property
    def over_sea(self) -> bool:
        """Whether water lies between."""
        return self.by == Border.By.SEA


def panel(*, year: int | None = None, since: int | None = None) -> core.Panel:
    """Everything the finders look at, in seven queries; `since` leaves out figures of earlier years."""
    figures = Figure.objects.all() if since is None else Figure.objects.filter(year__gte=since)
    return core.Panel(
        places=tuple(_places()),
        borders=tuple(
            core.Border(a, b, km, by == Border.By.SEA.value)
            for a, b, km, by in Border.objects.order_by("a", "b").values_list("a_id", "b_id", "km", "by")
        ),
        indicators=tuple(
            core.Indicator(slug, name, unit, cast(core.Direction, direction), affair or "")
            for slug, name, unit, direction, affair in Indicator.objects.order_by("slug").values_list(
                "slug", "name", "unit", "direction", "affair_id"
            )
        ),
        figures=tuple(
            core.Figure(*row)
            for row in figures.annotate(number=Cast("value", FloatField()))
            .order_by("indicator_id", "region_id", "year")
            .values_list("region_id", "indicator_id", "year", "number", "source")
            .iterator(chunk_size=20_000)
        ),
        past=tuple(_past()),
        year=year,
        externalities=_externalities(),
    )


def _places() -> Iterable[core.Place]:
    people = _population()
    columns = (
        "code",
        "name",
        "kind",
        "parent_id",
        "latitude",
        "longitude",
        "population",
        "administrative_only",
    )
    for code, name, kind, parent, latitude, longitude, known, administrative in Region.objects.order_by(
        "code"
    ).values_list(*columns):
        yield core.Place(
            code,
            name,
            _LEVELS[kind],
            parent or "",
            latitude,
            longitude,
            known or people.get(code),
            not administrative,
        )


def _population() -> dict[str, int]:
    """The newest population among the figures, for regions whose own record has none."""
    rows = (
        Figure.objects.filter(indicator_id__in=POPULATION)
        .order_by("region_id", "-year", "-indicator_id")
        .distinct("region_id")
        .values_list("region_id", "value")
    )
    return {code: int(value) for code, value in rows}


def _past() -> Iterable[core.PastCooperation]:
    """Groups that work together; a metropolitan area is only a plan on paper."""
    rows = (
        GroupMember.objects.exclude(group__kind=CooperationGroup.Kind.METROPOLIS)
        .order_by("group_id", "region_id")
        .values_list(
            "group_id", "group__name", "group__sector", "group__start_year", "group__end_year", "region_id"
        )
    )
    members: dict[tuple[str, str, str, int | None, int | None], list[str]] = defaultdict(list)
    for *group, code in rows:
        members[tuple(group)].append(code)  # type: ignore[index]  # five columns, by the query above
    for (_slug, name, sector, start, end), codes in members.items():
        yield core.PastCooperation(name, tuple(codes), sector, start, end)


def _externalities() -> tuple[str, ...]:
    """The affairs marked in the database, and the core's names for parts of affairs."""
    marked = Affair.objects.filter(externality=True).values_list("code", flat=True)
    parts = (name for name in core.EXTERNALITIES if not name[0].isdigit())
    return tuple(sorted({*marked, *parts}))


@cache
def outline() -> Ground:
    """The country as a GeoJSON geometry (Natural Earth, public domain)."""
    return Ground("outline", lambda: cast(dict[str, Any], json.loads(OUTLINE.read_text(encoding="utf-8"))))


@dataclass(frozen=True, slots=True)
class Surveyed:
    """Imported boundaries as a ground for maps, and who surveyed them."""

    ground: Ground
    sources: tuple[str, ...]


def surveyed(codes: Collection[str]) -> Surveyed | None:
    """The imported boundaries of the regions, unread; None where there are none. One small query.

    They are named by the very versions of their rows, so that whatever changes one of them is seen at once.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SURVEYED, [list(codes)])
        mark, sources = cursor.fetchone()
    return Surveyed(Ground(mark, lambda: boundaries(codes)), tuple(sources)) if mark else None


def boundaries(codes: Collection[str] | None = None, *, kind: str | None = None) -> dict[str, Any]:
    """The imported boundaries as a FeatureCollection with `code`, `name` and `source`; empty at first."""
    rows = Boundary.objects.order_by("region_id")
    if codes is not None:
        rows = rows.filter(region_id__in=codes)
    if kind is not None:
        rows = rows.filter(region__kind=kind)
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"code": code, "name": name, "source": source},
                "geometry": geometry,
            }
            for code, name, source, geometry in rows.values_list(
                "region_id", "region__name", "source", "geometry"
            )
        ],
    }


def neighbours(code: str) -> list[Neighbour]:
    """The regions beside one: over land with the longest border first, then over sea, nearest first."""
    rows = Border.objects.filter(Q(a=code) | Q(b=code)).select_related("a", "b")
    found = [Neighbour(row.b if row.a_id == code else row.a, row.by, row.km) for row in rows]
    return sorted(found, key=_nearness)


def _nearness(neighbour: Neighbour) -> tuple[bool, float, str]:
    km = neighbour.km or 0.0
    return neighbour.over_sea, km if neighbour.over_sea else -km, neighbour.region.code


def regions() -> QuerySet[Region]:
    """Every region with its province."""
    return Region.objects.select_related("parent")


def local_regions() -> QuerySet[Region]:
    """Every kabupaten and kota."""
    return Region.objects.exclude(kind=Region.Kind.PROVINCE)


def latest(code: str) -> QuerySet[Figure]:
    """The newest figure of each indicator of one region."""
    return (
        Figure.objects.filter(region=code)
        .select_related("indicator", "indicator__affair")
        .order_by("indicator_id", "-year")
        .distinct("indicator_id")
    )


def groups(code: str) -> QuerySet[CooperationGroup]:
    """The cooperation groups a region belongs to, with all their members."""
    members = GroupMember.objects.select_related("region").order_by("region_id")
    return CooperationGroup.objects.filter(members__region=code).prefetch_related(
        Prefetch("members", members)
    )


def indicators() -> QuerySet[Indicator]:
    """Every indicator with the number of its regions and its years."""
    return Indicator.objects.select_related("affair").annotate(
        regions_count=Count("figures__region", distinct=True),
        first_year=Min("figures__year"),
        last_year=Max("figures__year"),
    )


def latest_of(indicator: str, *, codes: Collection[str]) -> dict[str, Figure]:
    """The newest figure of one indicator in each of the regions."""
    rows = (
        Figure.objects.filter(indicator=indicator, region__in=codes)
        .order_by("region_id", "-year")
        .distinct("region_id")
    )
    return {row.region_id: row for row in rows}


def matches(organisation: int | None) -> QuerySet[ColumnMap]:
    """How an organisation matched the columns of its files, newest first."""
    return ColumnMap.objects.filter(organisation_id=organisation)


def imports() -> Runs:
    """Every file that was brought in, newest first."""
    return ImportRun.objects.listened_to()


def imports_seen_by(actor: Asker) -> Runs:
    """The files for the asker's own region, or those that the own organisation brought for the nation.

    Who answers for the nation sees all; one region's files and their mistakes are no other's business.
    """
    rows = imports().select_related("region")
    if may_import(actor):
        return rows
    if actor.government_code:
        return rows.filter(region=actor.government_code)
    return rows.filter(region=None, organisation_id__isnull=False, organisation_id=actor.government_id)
