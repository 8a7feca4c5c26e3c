"""Who settles what the parties cannot settle, by the kinds of the parties.

UU 23/2014 art 370: municipalities of one province go to their governor as the central government's
representative; every other pair of regions goes to the Minister of Home Affairs, and so does what a governor
cannot settle; the minister's decision is final. The same two convene the technical coordination of
obligatory cooperation (PP 28/2018 art 5(2)). Inside one government its head decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rajut.core.law.tracks import AGENCIES, REGIONAL, PartyPlace
from rajut.core.words import say


class LevelKind(StrEnum):
    """Who decides."""

    HEAD = "head"
    GOVERNOR = "governor"
    MINISTER = "minister"


LEVEL_WORDS = {
    LevelKind.HEAD: say("Kepala pemerintahan yang bersangkutan"),
    LevelKind.GOVERNOR: say("Gubernur sebagai wakil pemerintah pusat"),
    LevelKind.MINISTER: say("Menteri Dalam Negeri"),
}


@dataclass(frozen=True, slots=True)
class Level:
    """Who decides, where, and by which law.

    `province_code` is set for a governor; `government` (as `PartyPlace.home`) for the head of one
    government. `verified`: the law says so for just these parties; else it is our reading for parties that
    art 370 does not name (central agencies, third parties, departments).
    """

    kind: LevelKind
    province_code: str | None
    legal_basis: str
    verified: bool
    government: int | str | None = None


_GOVERNOR = "UU 23/2014 pasal 370 ayat (1); PP 28/2018 pasal 5 ayat (2)"
_MINISTER = "UU 23/2014 pasal 370 ayat (2); PP 28/2018 pasal 5 ayat (2)"
_UNSETTLED = "UU 23/2014 pasal 370 ayat (3) dan (4)"
_THIRD_PARTY = "PP 28/2018 pasal 21: musyawarah, selanjutnya menurut perjanjian"
_INTERNAL = "Kewenangan kepala pemerintahan atas perangkatnya"
_CENTRAL = "Usulan: pembinaan umum oleh Menteri Dalam Negeri, PP 28/2018 pasal 44"


def level(parties: Sequence[PartyPlace]) -> Level:
    """Return who settles a matter among these parties.

    Third parties (NGO, business, university, community) do not change the level of the governments they
    work with. A department stands for the government of the region it lies in. Raises ValueError when
    there is no government or agency among the parties.
    """
    public = [party for party in parties if party.kind in REGIONAL | AGENCIES]
    if not public:
        raise ValueError("no government or agency among the parties")
    if any(party.kind in AGENCIES for party in public):
        return Level(LevelKind.MINISTER, None, _CENTRAL, verified=False)
    homes = {party.home for party in public}
    if len(homes) == 1 and "" not in homes:
        third = len(public) < len(parties)
        return Level(LevelKind.HEAD, None, _THIRD_PARTY if third else _INTERNAL, third, homes.pop())
    provinces = {party.province for party in public}
    if len(provinces) == 1 and all("." in party.region for party in public):
        return Level(LevelKind.GOVERNOR, provinces.pop(), _GOVERNOR, verified=True)
    return Level(LevelKind.MINISTER, None, _MINISTER, verified=True)


def next_level(level: Level) -> Level | None:
    """Return who decides after this level could not: the minister after a governor; else nobody."""
    if level.kind is LevelKind.GOVERNOR:
        return Level(LevelKind.MINISTER, None, _UNSETTLED, verified=True)
    return None
