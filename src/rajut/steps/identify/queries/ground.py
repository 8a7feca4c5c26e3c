"""What a search looks at: the figures of the places, and what was declared for all officials to see."""

from datetime import date

from django.db.models import Max, QuerySet

from rajut.core.potential.panel import Declared, Panel
from rajut.core.potential.weights import MAX_AGE
from rajut.foundation.people.sight import Sight
from rajut.foundation.regions import queries as regions
from rajut.foundation.regions.models import Figure
from rajut.steps.identify.models import Declaration

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
