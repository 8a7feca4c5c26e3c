"""What every finding is judged in."""

from collections.abc import Mapping
from dataclasses import dataclass

from rajut.core.potential.geography import Geography


@dataclass(frozen=True, slots=True)
class Setting:
    """The map, who worked together before, the affairs with effects across borders, the input's hash.

    `groups` has, for each pair of codes in order, the names of the groups both belong or belonged to.
    """

    map: Geography
    groups: Mapping[tuple[str, str], tuple[str, ...]]
    externalities: frozenset[str]
    stamp: str
