"""What the database knows already, gathered once for a whole file, and what the bringer added."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rajut.foundation.regions.importing.codes import Codes, government
from rajut.foundation.regions.models import Affair, Agency, CooperationGroup, Indicator, Region


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


def gather(options: Options, *, own: str = "") -> Known:
    """Ask the database, in four queries; in five for the file of one government, whose region is `own`."""
    return Known(
        codes=_codes(dict(Region.objects.values_list("code", "name")), own),
        units=dict(Indicator.objects.values_list("slug", "unit")),
        affairs=frozenset(Affair.objects.values_list("code", flat=True)),
        groups=frozenset(CooperationGroup.objects.values_list("slug", flat=True)),
        options=options,
    )


def _codes(names: dict[str, str], own: str) -> Codes:
    if not own:
        return Codes(names)
    agencies = Agency.objects.values_list("name", flat=True)
    others = {government(name): name for name in (*agencies, *names.values())}
    others.pop(government(names[own]))
    return Codes(names, own, others)
