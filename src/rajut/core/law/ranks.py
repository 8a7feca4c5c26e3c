"""Which ranks exist in which kind of organisation."""

from rajut.core.law.authority import Rank
from rajut.core.law.tracks.kinds import REGIONS, Kind

_ALWAYS = (Rank.HEAD, Rank.SECRETARY)
_GOVERNMENT = (*_ALWAYS, Rank.COOPERATION, Rank.LEGAL, Rank.LIAISON, Rank.VIEWER, Rank.AUDITOR)
_DEPARTMENT = (*_ALWAYS, Rank.DEPARTMENT, Rank.LEGAL, Rank.LIAISON, Rank.VIEWER, Rank.AUDITOR)
_MINISTRY = (*_ALWAYS, Rank.COOPERATION, *_DEPARTMENT[2:])
_PARTNER = (*_ALWAYS, Rank.COOPERATION, Rank.LIAISON, Rank.VIEWER)

RANKS_IN: dict[Kind, tuple[Rank, ...]] = {
    **dict.fromkeys(Kind, _PARTNER),
    **dict.fromkeys(REGIONS, _GOVERNMENT),
    # The governor supervises the regencies and cities of the province (UU 23/2014 art 91).
    Kind.PROVINCE: (*_GOVERNMENT, Rank.SUPERVISOR),
    Kind.DEPARTMENT: _DEPARTMENT,
    Kind.MINISTRY: _MINISTRY,
    Kind.VERTICAL: (*_ALWAYS, Rank.COOPERATION, Rank.DEPARTMENT, Rank.LIAISON, Rank.VIEWER),
    Kind.COUNCIL: (*_ALWAYS, Rank.LIAISON, Rank.VIEWER),
}

# Who brings in what the government of a region holds. Not its departments: one of forty would write over the
# others. Not a governor for the regencies and cities: to supervise is to read (UU 23/2014 art 91).
BRINGING = frozenset({*_ALWAYS, Rank.COOPERATION})


def brings(kind: Kind, rank: Rank) -> bool:
    """Whether a post brings in the data of the region that its organisation governs."""
    return kind in REGIONS and rank in BRINGING


def ranks_in(kind: Kind, *, supervises_nation: bool = False) -> tuple[Rank, ...]:
    """Return an organisation's ranks; of the ministries only the one over all regions has supervisors."""
    return (*RANKS_IN[kind], Rank.SUPERVISOR) if supervises_nation else RANKS_IN[kind]
