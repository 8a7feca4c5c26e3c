"""What a search looks at: the figures of the places, what was declared, and what governments hold."""

import tempfile
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Max, QuerySet

from rajut.core.potential.domains import Holdings
from rajut.core.potential.panel import Declared, Panel
from rajut.core.potential.records import digest
from rajut.core.potential.weights import MAX_AGE
from rajut.foundation.people.sight import Sight
from rajut.foundation.regions import holdings as held
from rajut.foundation.regions import queries as regions
from rajut.foundation.regions.models import Figure, ImportRun, Package
from rajut.steps.identify.models import Declaration
from rajut.steps.identify.queries.naming import released

if TYPE_CHECKING:
    from rajut.core.potential.procurement.packages import Packages, Texts

# The kinds of files that bring what governments hold.
BRINGING = ("packages", "services", "staff", "applications", "facilities", "landfills")
SHARED = (Sight.OFFICIALS, Sight.PUBLIC)


def panel() -> Panel:
    """Return the places with the figures that are not too old to be looked at, in eight queries."""
    newest = Figure.objects.aggregate(newest=Max("year"))["newest"]
    return regions.panel(since=newest - MAX_AGE if newest else None)


def declarations(*, on: date) -> QuerySet[Declaration]:
    """Return the open needs and offers that every official may see and whose time has not passed."""
    rows = Declaration.objects.filter(state="open", sight__in=SHARED, ends_on__gte=on)
    return rows.select_related("organisation").order_by("pk")


def declared(row: Declaration) -> Declared:
    """Return a need or an offer as the finders read it."""
    return Declared(
        id=str(row.pk),
        kind="need" if row.kind == Declaration.Kind.NEED else "offer",
        organisation=row.organisation.short_name,
        region=row.organisation.region_id or "",
        domain=row.domain,
        affair=row.affair_id or "",
        title=row.title,
        quantity=None if row.quantity is None else float(row.quantity),
        unit=row.unit,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        budget=None if row.budget is None else float(row.budget),
    )


def bare_map() -> Panel:
    """Return the places and borders without any figure: all that matching declarations needs."""
    return regions.panel(since=10_000)


def stamp_of_holdings() -> str:
    """Return what stands for everything that governments hold: the files that brought it, in their order.

    They change only by import; reading five million packages to see whether they differ would take long.
    What people decided about names and released counts too.
    """
    brought = ImportRun.objects.filter(state=ImportRun.State.APPLIED, kind__in=BRINGING).order_by("pk")
    files = [f"{kind} {sha256}" for kind, sha256 in brought.values_list("kind", "sha256")]
    return digest([*files, *map(repr, released())])


def holdings() -> Holdings:
    """Return what governments hold; of packages one year of plans, and what earlier ones came to."""
    newest = _year_of_plans()
    packages, accounts = (None, None) if newest is None else _packages(newest)
    past = None if newest is None else _results(newest)
    return Holdings(
        decisions=released(),
        figures=held.service_figures(),
        staff=held.staff(),
        applications=held.applications(),
        facilities=held.facilities(),
        packages=packages,
        past=past,
        accounts=accounts,
    )


def _year_of_plans() -> int | None:
    """Return the newest year for which at least half as many governments plan as for the fullest one.

    So that one package of a year to come does not hide what everybody plans for this one.
    """
    years = Package.objects.values_list("year").annotate(planning=Count("region", distinct=True))
    planning = dict(years.order_by())
    enough = max(planning.values(), default=0) / 2
    return max((year for year, count in planning.items() if count >= enough), default=None)


def _packages(year: int) -> "tuple[Packages, Texts | None]":
    # Imported here, so that only a search loads the reader of columns.
    from rajut.core.potential.procurement.accounts import accounts_from_csv
    from rajut.core.potential.procurement.packages import from_csv

    with tempfile.TemporaryFile() as file:
        held.packages_copied(file, year=year)
        file.seek(0)
        packages = from_csv(file)
        file.seek(0)
        return packages, accounts_from_csv(file)


def _results(before: int) -> "Packages | None":
    from rajut.core.potential.procurement.packages import from_csv

    with tempfile.TemporaryFile() as file:
        if not held.results_copied(file, before=before):
            return None
        file.seek(0)
        return from_csv(file)
