"""Regions, their neighbours and their figures, for programs: open to everybody."""

from typing import Annotated

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router
from pydantic import BeforeValidator, Field
from pydantic.json_schema import SkipJsonSchema

from rajut.foundation.regions import queries
from rajut.foundation.regions.models import CooperationGroup, Figure, Indicator, Region
from rajut.ui.api.fields import Exact, OneOf, RegionCode, digits
from rajut.ui.api.schemas import Coded, Cut, Page, Paging, Told, cut

router = Router(tags=["regions"])

RegionKind = Annotated[str, OneOf(tuple(Region.Kind.values))]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9_-]{1,60}$")]
Year = Annotated[int, Field(ge=1945, le=2100), BeforeValidator(digits)]


class RegionTold(Told):
    """A province, kabupaten or kota under its official code."""

    code: str
    name: str
    kind: RegionKind
    province_code: str | None
    seat: str
    latitude: float
    longitude: float
    area_km2: float | None
    population: int | None
    population_year: int | None
    administrative_only: bool

    @staticmethod
    def resolve_province_code(row: Region) -> str | None:
        """The province it lies in; none for a province."""
        return row.parent_id


class NeighbourTold(Told):
    """A region beside another: over land with a border of `km`, or over `km` of sea."""

    region: Coded
    by: Annotated[str, OneOf(("land", "sea"))]
    km: float | None


class GroupTold(Told):
    """A cooperation that a region belongs to."""

    slug: str
    name: str
    kind: str
    sector: str
    start_year: int | None
    end_year: int | None
    source: str
    members: list[str]

    @staticmethod
    def resolve_members(row: CooperationGroup) -> list[str]:
        """The codes of its members."""
        return [member.region_id for member in row.members.all()]


class RegionDetail(RegionTold):
    """A region with what lies around it."""

    source: str
    neighbours: list[NeighbourTold]
    groups: list[GroupTold]

    @staticmethod
    def resolve_neighbours(row: Region) -> list[queries.Neighbour]:
        """The regions beside it."""
        return queries.neighbours(row.pk)

    @staticmethod
    def resolve_groups(row: Region) -> list[CooperationGroup]:
        """The cooperations it belongs to."""
        return list(queries.groups(row.pk))


class RegionIndicator(Told):
    """What is measured about regions."""

    slug: str
    name: str
    unit: str
    direction: str
    affair: Coded | None
    regions_count: int
    first_year: int | None
    last_year: int | None


class FigureTold(Told):
    """One value of one indicator in one region and year, with its source."""

    region_code: str
    indicator: str
    name: str
    unit: str
    year: int
    value: Exact
    source: str
    licence: str

    @staticmethod
    def resolve_region_code(row: Figure) -> str:
        """Where."""
        return row.region_id

    @staticmethod
    def resolve_indicator(row: Figure) -> str:
        """What is measured."""
        return row.indicator_id

    @staticmethod
    def resolve_name(row: Figure) -> str:
        """Its name."""
        return row.indicator.name

    @staticmethod
    def resolve_unit(row: Figure) -> str:
        """Its unit."""
        return row.indicator.unit


class RegionsAsked(Paging):
    """How the list of regions is narrowed."""

    kind: RegionKind | SkipJsonSchema[None] = None
    province: Annotated[str, Field(pattern=r"^[0-9]{2}$")] | SkipJsonSchema[None] = None
    q: str = Field("", max_length=100)


class FiguresAsked(Paging):
    """How figures are narrowed; without a year the newest of each."""

    year: Year | SkipJsonSchema[None] = None


@router.get("/regions", response=Page[RegionTold])
def regions(request: HttpRequest, asked: Query[RegionsAsked]) -> Cut[Region]:
    """List the provinces, kabupaten and kota."""
    rows = queries.regions().order_by("code")
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.province:
        rows = rows.filter(parent=asked.province)
    if asked.q:
        rows = rows.filter(name__icontains=asked.q)
    return cut(rows, asked)


@router.get("/regions/{code}", response=RegionDetail)
def region(request: HttpRequest, code: RegionCode) -> Region:
    """Show one region with its neighbours and the cooperations it belongs to."""
    return get_object_or_404(queries.regions(), pk=code)


@router.get("/regions/{code}/figures", response=Page[FigureTold])
def figures(request: HttpRequest, code: RegionCode, asked: Query[FiguresAsked]) -> Cut[Figure]:
    """List a region's figures: the newest of each indicator, or all of one year."""
    found = get_object_or_404(queries.regions(), pk=code)
    rows = Figure.objects.filter(region=found, year=asked.year) if asked.year else queries.latest(found.pk)
    return cut(rows.select_related("indicator").order_by("indicator_id", "-year"), asked)


@router.get("/indicators", response=Page[RegionIndicator])
def indicators(request: HttpRequest, asked: Query[Paging]) -> Cut[Indicator]:
    """List what is measured about regions."""
    return cut(queries.indicators().order_by("slug"), asked)


@router.get("/indicators/{slug}/figures", response=Page[FigureTold])
def indicator_figures(request: HttpRequest, slug: Slug, asked: Query[FiguresAsked]) -> Cut[Figure]:
    """List an indicator's figures by region: of one year, or the newest of each region."""
    found = get_object_or_404(Indicator, pk=slug)
    rows: QuerySet[Figure] = found.figures.select_related("indicator").order_by("region_id", "-year")
    return cut(rows.filter(year=asked.year) if asked.year else rows.distinct("region_id"), asked)
