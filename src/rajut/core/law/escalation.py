"""Who settles what the parties cannot settle, by the kinds of the parties.

UU 23/2014 art 370: municipalities of one province go to their governor as the central government's
representative; every other pair of regions goes to the Minister of Home Affairs, and so does what a governor
cannot settle; the minister's decision is final. The same two convene the technical coordination of
obligatory cooperation (PP 28/2018 art 5(2)). Inside one government its head decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rajut.core.law.tracks import AGENCIES, MUNICIPAL, REGIONAL, Kind, PartyPlace
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

    `province_code` is set for a governor; `government` for the head of one government where its code is
    known. `verified`: the law says so for just these parties; else it is our reading for parties that
    art 370 does not name (central agencies, third parties, departments).
    """

    kind: LevelKind
    province_code: str | None
    legal_basis: str
    verified: bool
    government: str | None = None


_GOVERNOR = "UU 23/2014 pasal 370 ayat (1); PP 28/2018 pasal 5 ayat (2)"
_MINISTER = "UU 23/2014 pasal 370 ayat (2); PP 28/2018 pasal 5 ayat (2)"
_UNSETTLED = "UU 23/2014 pasal 370 ayat (3) dan (4)"
_THIRD_PARTY = "PP 28/2018 pasal 21: musyawarah, selanjutnya menurut perjanjian"
_INTERNAL = "Kewenangan kepala pemerintahan atas perangkatnya"
_CENTRAL = "Usulan: pembinaan umum oleh Menteri Dalam Negeri, PP 28/2018 pasal 44"


def level(parties: Sequence[PartyPlace]) -> Level:
    """Return who settles a matter among these parties.

    Third parties (NGO, business, university, community) do not change the level of the governments they
    work with. A department stands for the government whose code it carries. Raises ValueError when there
    is no government or agency among the parties.
    """
    public = [_government(party) for party in parties if party.kind in REGIONAL | AGENCIES]
    if not public:
        raise ValueError("no government or agency among the parties")
    if any(party.kind in AGENCIES for party in public):
        return Level(LevelKind.MINISTER, None, _CENTRAL, verified=False)
    if _one_government(public):
        private = len(public) < len(parties)
        basis = _THIRD_PARTY if private else _INTERNAL
        return Level(LevelKind.HEAD, None, basis, verified=private, government=public[0].code or None)
    provinces = {party.province_code for party in public}
    if len(provinces) == 1 and all(party.kind in MUNICIPAL for party in public):
        return Level(LevelKind.GOVERNOR, provinces.pop(), _GOVERNOR, verified=True)
    return Level(LevelKind.MINISTER, None, _MINISTER, verified=True)


def next_level(level: Level) -> Level | None:
    """Return who decides after this level could not: the minister after a governor; else nobody."""
    if level.kind is LevelKind.GOVERNOR:
        return Level(LevelKind.MINISTER, None, _UNSETTLED, verified=True)
    return None


def _government(party: PartyPlace) -> PartyPlace:
    """Return the government a department stands for, where its code ("34" or "34.04") tells it."""
    if party.kind is not Kind.DEPARTMENT or not party.code:
        return party
    kind = Kind.REGENCY if "." in party.code else Kind.PROVINCE
    return PartyPlace(kind, party.code[:2], party.code)


def _one_government(parties: Sequence[PartyPlace]) -> bool:
    """Return whether all belong to one government; departments without a code belong to their one region."""
    codes = {party.code for party in parties if party.code}
    nameless = [party for party in parties if not party.code and party.kind is not Kind.DEPARTMENT]
    homes = {party.province_code for party in parties}
    return len(homes) == 1 and len(codes) + len(nameless) <= 1
