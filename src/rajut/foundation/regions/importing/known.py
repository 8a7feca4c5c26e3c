"""What the database knows already, gathered once for a whole file, and what the bringer added."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rajut.foundation.regions.importing.codes import Codes
from rajut.foundation.regions.models import Affair, CooperationGroup, Indicator, Region


@dataclass(frozen=True, slots=True)
class Options:
    """What the file itself may not say: whose figures these are, under which licence, of which year."""

    source: str = ""
    licence: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """Names of regions, units of indicators, codes of affairs and groups."""

    codes: Codes
    units: Mapping[str, str]
    affairs: frozenset[str]
    groups: frozenset[str]
    options: Options = field(default_factory=Options)


def gather(options: Options) -> Known:
    """Ask the database, in four queries."""
    return Known(
        codes=Codes(dict(Region.objects.values_list("code", "name"))),
        units=dict(Indicator.objects.values_list("slug", "unit")),
        affairs=frozenset(Affair.objects.values_list("code", flat=True)),
        groups=frozenset(CooperationGroup.objects.values_list("slug", flat=True)),
        options=options,
    )
