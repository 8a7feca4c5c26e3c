"""Searches that were made, and what they could not find."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from rajut.foundation.regions.models import Figure
from rajut.steps.identify.models import FinderRun, Ranking
from rajut.steps.identify.models.finding import spoken

HEAVY = ("bindings", "unchosen")
DONE = FinderRun.State.DONE


def runs() -> QuerySet[FinderRun]:
    """Return every search, the newest first."""
    return FinderRun.objects.defer(*HEAVY).select_related("organisation")


def national() -> FinderRun | None:
    """Return the newest complete search of the whole country."""
    return runs().filter(focus="", state=DONE).first()


def under_way() -> FinderRun | None:
    """Return the search of the whole country that waits or runs."""
    return runs().filter(focus="", state__in=FinderRun.UNDER_WAY).first()


def covering(region: str) -> FinderRun | None:
    """Return the newest complete search that looked at a region (empty: at the whole country)."""
    where = Q(focus="") | Q(focus=region) if region else Q(focus="")
    return runs().filter(where, state=DONE).first()


def have_same_input(stamp: str, *, focus: str, held: str = "") -> bool:
    """Return whether all that a search of `focus` would write stands already, from the same input.

    Only a search of the whole country looks at what governments hold (`held` stands for it); it also has to
    redo regions that were searched with other input since.
    """
    if focus:
        last = covering(focus)
        return last is not None and last.input_hash == stamp
    whole = national()
    if whole is None or (whole.input_hash, whole.holdings_hash) != (stamp, held):
        return False
    since = FinderRun.objects.filter(state=DONE, asked_at__gt=whole.asked_at)
    return not since.exclude(input_hash=stamp).exists()


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a region has no opportunity in a subject."""

    constraint: str
    words: str


def obstacles(run: FinderRun, region: str) -> list[Obstacle]:
    """Return why a region has no (more) opportunities, in the reader's language."""
    # Only this region's part leaves the database: a search of the whole country keeps thousands.
    kept: list[dict[str, Any]] = (
        FinderRun.objects.filter(pk=run.pk).values_list(f"bindings__{region}", flat=True).first() or []
    )
    return [Obstacle(row["constraint"], spoken(row)) for row in kept]


def ranking(region: str) -> Ranking | None:
    """Return the partners of a region as they were last ranked."""
    return (
        Ranking.objects.filter(pk=region)
        .select_related("run")
        .defer("run__bindings", "run__unchosen")
        .first()
    )


def has_figures() -> bool:
    """Return whether anything was imported that a search could look at."""
    return Figure.objects.exists()


def unchosen(run: FinderRun | None) -> list[str]:
    """Return the regions that have figures but take part in no opportunity that a search found."""
    return list(run.unchosen) if run else []
