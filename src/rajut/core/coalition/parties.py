"""Who provides a service with whom: what is asked, by the codes of regions, and what is answered."""

from dataclasses import dataclass
from enum import StrEnum

PROVABLE = 60  # regions for which a proof takes no longer than a reader waits
SMALLEST, LARGEST = 2, 8  # how many a group may hold at most, as somebody may ask
NEARBY = 75.0  # km, where regions need not border each other
FARTHEST = 2_000.0  # km, as somebody may ask


class Contact(StrEnum):
    """What makes two regions neighbours: a border on land, one on land or by sea, or only their distance."""

    LAND = "land"
    SEA = "sea"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Provider:
    """A region that pays `cost` rupiah a year for the service; `area` is its province."""

    code: str
    name: str
    area: str
    latitude: float
    longitude: float
    cost: float


@dataclass(frozen=True, slots=True)
class Rules:
    """How large groups may be, what working together is assumed to bring and cost, who must (not) join whom.

    `coordination` is in rupiah a year for every member beyond the first, `per_km` for every km between a
    member and the middle one. `contact` says which regions may join directly, `within` how far apart they may
    lie where only that counts (km, great circle); `obligatory` keeps to pairs whose cooperation the law can
    oblige (`core.law`), which border on land. `without` stay alone; each pair in `together` is in one group,
    none in `apart`.
    """

    largest: int
    beta: float
    coordination: float
    per_km: float
    one_area: bool = False
    contact: Contact = Contact.SEA
    within: float = NEARBY
    obligatory: bool = False
    without: tuple[str, ...] = ()
    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Team:
    """Regions that provide together: what they pay one by one, and what is saved; rupiah a year."""

    members: tuple[str, ...]
    cost: float
    saving: float
    crosses: bool = False  # whether land borders do not link all members

    @property
    def share(self) -> float:
        """The saving as a share of what they pay one by one."""
        return self.saving / self.cost if self.cost > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """The groups by their first code, who stays alone, what all save, and whether that is the most."""

    teams: tuple[Team, ...]
    alone: tuple[str, ...]
    cost: float
    saving: float
    bound: float
    proven: bool

    @property
    def better(self) -> float:
        """How much more than this another choice might at most save, as a share of this."""
        return (self.bound - self.saving) / self.saving if self.saving > 0 and not self.proven else 0.0


@dataclass(frozen=True, slots=True)
class Changed:
    """What is different when somebody leaves or joins: rupiah a year, and the groups that end and form.

    `alone` are those who were in a group, did not leave, and are in none now.
    """

    difference: float
    ended: tuple[Team, ...]
    formed: tuple[Team, ...]
    alone: tuple[str, ...]
