"""Which version of the plan counts, and which one a page shows."""

from django.db.models import QuerySet

from rajut.steps.engage.models import Collaboration
from rajut.steps.plan.models import Framework

IN_WORK = ("draft", "proposed")


def framework_in_force(collaboration: Collaboration) -> Framework | None:
    """Return the agreed version, if any."""
    return Framework.objects.filter(collaboration=collaboration, state="agreed").first()


def framework_in_work(collaboration: Collaboration) -> Framework | None:
    """Return the version that is being written or assented to, if any."""
    return Framework.objects.filter(collaboration=collaboration, state__in=IN_WORK).first()


def versions(collaboration: Collaboration) -> QuerySet[Framework]:
    """Return every version, the newest first."""
    return Framework.objects.filter(collaboration=collaboration).order_by("-version")


def shown(found: list[Framework], version: int | None) -> Framework | None:
    """Return the version asked for; else the one in force; else the newest."""
    if version is not None:
        return next((each for each in found if each.version == version), None)
    return next((each for each in found if each.state == "agreed"), found[0] if found else None)
