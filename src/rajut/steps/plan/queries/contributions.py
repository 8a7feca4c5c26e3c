"""What each organisation gives to a plan."""

from decimal import Decimal

from django.db.models import Sum

from rajut.steps.plan.models import Contribution, Framework


def contributions(framework: Framework) -> list[tuple[int, Decimal]]:
    """Return each organisation and the sum of what it gives to the activities, the largest first."""
    rows = (
        Contribution.objects.filter(activity__framework=framework)
        .values_list("organisation_id")
        .annotate(total=Sum("amount"))
        .order_by("-total", "organisation__name")
    )
    return list(rows)
