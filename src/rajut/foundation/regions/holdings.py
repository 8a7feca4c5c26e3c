"""What governments hold, as the core reads it: one query for each of the five tables."""

from dataclasses import dataclass
from typing import BinaryIO, Literal, cast

from django.db import connection

from rajut.core.potential import holdings as core
from rajut.foundation.regions.models import Application, Facility, ImportRun, ServiceFigure, StaffEntry

PAST = 3  # years whose prices still say something of this one's
RESULTS = 2_000_000  # packages whose prices are read at most: what a search holds in memory is bounded

# Yes and no as 1 and 0, nothing as an empty text: what the CSV reader of pyarrow takes as it is.
_COPY = """
COPY (SELECT code, year, coalesce(region_id, '') AS region, agency, unit, title, method, kind, ceiling,
    realised, starts, ends, fund, account, consolidated::int AS consolidated, source
    FROM regions_package {which})
TO STDOUT WITH (FORMAT csv, HEADER)
"""

_COUNTED = """
SELECT 'packages', count(*), max(year) FROM regions_package
UNION ALL SELECT 'services', count(*), max(year) FROM regions_servicefigure
UNION ALL SELECT 'staff', count(*), max(extract(year FROM starts_on))::int FROM regions_staffentry
UNION ALL SELECT 'applications', count(*), NULL FROM regions_application
UNION ALL SELECT 'facilities', count(*), max(year) FROM regions_facility
"""
_OWN = """
SELECT 'packages', count(*) FROM regions_package WHERE region_id = %(region)s
UNION ALL SELECT 'services', count(*) FROM regions_servicefigure WHERE region_id = %(region)s
UNION ALL SELECT 'staff', count(*) FROM regions_staffentry WHERE region_id = %(region)s
UNION ALL SELECT 'applications', count(*) FROM regions_application WHERE region_id = %(region)s
UNION ALL SELECT 'facilities', count(*) FROM regions_facility WHERE region_id = %(region)s
"""
EXAMPLE = "data contoh"  # what invented rows have as their source


def service_figures() -> tuple[core.ServiceFigure, ...]:
    """Every input and output of services, in the order of region, service, year, role and measure."""
    rows = ServiceFigure.objects.order_by("region_id", "service", "year", "role", "measure").values_list(
        "region_id", "service", "year", "role", "measure", "value", "unit", "source"
    )
    return tuple(
        core.ServiceFigure(
            region, service, year, cast(Literal["input", "output"], role), measure, value, unit, source
        )
        for region, service, year, role, measure, value, unit, source in rows.iterator(chunk_size=20_000)
    )


def staff() -> tuple[core.StaffEntry, ...]:
    """Every need, seat and expert; its id is its natural key, the same in every database."""
    rows = StaffEntry.objects.order_by("kind", "region_id", "agency", "competency", "starts_on")
    return tuple(
        core.StaffEntry(
            id=_joined(row.kind, row.region_id, row.agency, row.competency, str(row.starts_on or "")),
            kind=cast(Literal["need", "seat", "expert"], row.kind),
            region=row.region_id,
            agency=row.agency,
            competency=row.competency,
            persons=row.persons,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            cost=_float(row.cost),
            source=row.source,
        )
        for row in rows.iterator(chunk_size=20_000)
    )


def applications() -> tuple[core.Application, ...]:
    """Every application, in the order of region and code."""
    rows = Application.objects.order_by("region_id", "code")
    return tuple(
        core.Application(
            code=row.code,
            region=row.region_id,
            agency=row.agency,
            name=row.name,
            function=row.function,
            description=row.description,
            users=row.users,
            since=row.since,
            openness=row.openness,
            cost=_float(row.cost),
            source=row.source,
        )
        for row in rows.iterator(chunk_size=20_000)
    )


def facilities() -> tuple[core.Facility, ...]:
    """Every facility; its id is its natural key, the same in every database."""
    rows = Facility.objects.order_by("region_id", "name", "latitude", "longitude")
    return tuple(
        core.Facility(
            id=f"{row.region_id}/{row.name}/{row.latitude}/{row.longitude}",
            region=row.region_id,
            name=row.name,
            kind=row.kind,
            latitude=row.latitude,
            longitude=row.longitude,
            capacity=row.capacity,
            load=row.load,
            unit=row.unit,
            year=row.year,
            cost=_float(row.cost),
            shared=row.shared,
            source=row.source,
        )
        for row in rows.iterator(chunk_size=20_000)
    )


def packages_copied(file: BinaryIO, *, year: int | None = None) -> int:
    """Write the packages (of one year) as CSV with a heading into `file`; return how many.

    Sorted by year and code. They are never all in memory: five million of them are about 1.5 GB.
    """
    which = "" if year is None else f"WHERE year = {int(year)}"
    return _copied(file, f"{which} ORDER BY year, code")


def results_copied(file: BinaryIO, *, before: int) -> int:
    """Write the packages of the PAST years before one, where it is known what they came to, in the same way.

    Of more than RESULTS those of the newest years.
    """
    which = f"WHERE realised IS NOT NULL AND year >= {int(before) - PAST} AND year < {int(before)}"
    return _copied(file, f"{which} ORDER BY year DESC, code LIMIT {RESULTS}")


def _copied(file: BinaryIO, which: str) -> int:
    with connection.cursor() as cursor:
        with cursor.copy(_COPY.format(which=which)) as rows:
            for chunk in rows:
                file.write(chunk)
        return int(cursor.rowcount)


@dataclass(frozen=True, slots=True)
class Held:
    """How many rows of one kind there are, of which year the newest, and who last brought some for all."""

    kind: str
    count: int
    newest: int | None
    brought: ImportRun | None

    @property
    def is_example(self) -> bool:
        """Whether what came last was invented."""
        return self.brought is not None and self.brought.summary["options"]["source"] == EXAMPLE


def held() -> list[Held]:
    """The five tables, in two queries."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED)
        counted = cursor.fetchall()
    last = ImportRun.objects.filter(
        region=None, state=ImportRun.State.APPLIED, kind__in=[kind for kind, *_rest in counted]
    )
    brought = {run.kind: run for run in last.order_by("kind", "-at", "-pk").distinct("kind")}
    return [Held(kind, count, newest, brought.get(kind)) for kind, count, newest in counted]


def held_by(region: str) -> dict[str, int]:
    """How many rows of each kind are one region's own."""
    with connection.cursor() as cursor:
        cursor.execute(_OWN, {"region": region})
        return dict(cursor.fetchall())


def _joined(*fields: str) -> str:
    """The fields as one key: a slash within one is written otherwise, so that no two rows share a key."""
    return "/".join(field.replace("%", "%25").replace("/", "%2F") for field in fields)


def _float(value: int | None) -> float | None:
    return None if value is None else float(value)
