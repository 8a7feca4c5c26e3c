"""When regions must cooperate: the pairings of the law, and the verdict on a group of regions.

Source: UU 23/2014 art 364(1)(2); PP 28/2018 art 3(2) and its elucidation.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from rajut.core.law.tracks.kinds import REGIONS, Kind, PartyPlace
from rajut.core.words import say


class Pairing(StrEnum):
    """The pairs of regions between which cooperation can be obligatory (UU 23/2014 art 364(2))."""

    PROVINCES = "provinces"
    OWN_MUNICIPAL = "own_municipal"
    OTHER_MUNICIPAL = "other_municipal"
    ACROSS_PROVINCES = "across_provinces"
    WITHIN_PROVINCE = "within_province"


PAIRING_WORDS = {
    Pairing.PROVINCES: say("antarprovinsi"),
    Pairing.OWN_MUNICIPAL: say("provinsi dengan kabupaten/kota di wilayahnya"),
    Pairing.OTHER_MUNICIPAL: say("provinsi dengan kabupaten/kota di provinsi lain"),
    Pairing.ACROSS_PROVINCES: say("antarkabupaten/kota dari provinsi yang berbeda"),
    Pairing.WITHIN_PROVINCE: say("antarkabupaten/kota dalam satu provinsi"),
}

LAW_PAIRS = frozenset(Pairing)  # UU 23/2014 art 364(2)
# The ministry's slides of Permendagri 22/2020 name four.
MINISTRY_PAIRS = LAW_PAIRS - {Pairing.OTHER_MUNICIPAL}
OBLIGATORY_PAIRS = {"UU 23/2014 pasal 364 ayat (2)": LAW_PAIRS, "Permendagri 22/2020": MINISTRY_PAIRS}


NOT_TWO_REGIONS = say("Kerja sama wajib hanya ada di antara sedikitnya dua daerah.")
NO_EXTERNALITY = say("Pelaksanaannya tidak berdampak lintas daerah.")
NOT_EFFICIENT = say("Layanannya tidak lebih efisien bila dikelola bersama.")
NOT_CONNECTED = say("Tidak semua daerah saling berbatasan atau terhubung melalui batas daerah lain.")
IS_OBLIGATORY = say("Daerah berbatasan, dampaknya lintas daerah, dan lebih efisien bila dikelola bersama.")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether cooperation is obligatory, why (or why not), and the bordering pairs that count."""

    obligatory: bool
    reasons: tuple[str, ...]
    pairs: tuple[tuple[str, str, Pairing], ...]


def pairing(a: PartyPlace, b: PartyPlace) -> Pairing | None:
    """Return which pair of regions the two are, or None when one is not a region."""
    if not {a.kind, b.kind} <= REGIONS:
        return None
    provinces = (a.kind, b.kind).count(Kind.PROVINCE)
    if provinces == 2:
        return Pairing.PROVINCES
    home = a.province == b.province
    if provinces:
        return Pairing.OWN_MUNICIPAL if home else Pairing.OTHER_MUNICIPAL
    return Pairing.WITHIN_PROVINCE if home else Pairing.ACROSS_PROVINCES


def obligatory(
    parties: Sequence[PartyPlace],
    *,
    borders: Collection[tuple[str, str]],
    externality: bool,
    efficient: bool = True,
    pairs: Collection[Pairing] = LAW_PAIRS,
) -> Verdict:
    """Return whether these regions must cooperate (UU 23/2014 art 364(1), PP 28/2018 art 3(2)).

    `borders`: pairs of region codes that share a border, in either order. `externality`: the affair has
    effects across regions; `efficient`: the service is more efficient when run together. A province
    borders the municipalities it contains, and a municipality of another province whose border it shares
    through one of its own. More than two regions must be connected through bordering pairs. Organisations
    that are no region are left out.
    """
    regions = [party for party in parties if party.kind in REGIONS]
    edges = tuple(_edges(regions, borders, pairs))
    tests = (
        (len({party.region for party in regions}) > 1, NOT_TWO_REGIONS),
        (externality, NO_EXTERNALITY),
        (efficient, NOT_EFFICIENT),
        (_connected({party.region for party in regions}, edges), NOT_CONNECTED),
    )
    failed = tuple(sentence for passed, sentence in tests if not passed)
    return Verdict(not failed, failed or (IS_OBLIGATORY,), edges)


def _edges(
    regions: Iterable[PartyPlace], borders: Collection[tuple[str, str]], pairs: Collection[Pairing]
) -> Iterable[tuple[str, str, Pairing]]:
    for a, b in combinations(regions, 2):
        pair = pairing(a, b)
        if pair is not None and pair in pairs and _touch(a, b, pair, borders):
            yield a.region, b.region, pair


def _touch(a: PartyPlace, b: PartyPlace, pair: Pairing, borders: Collection[tuple[str, str]]) -> bool:
    if pair is Pairing.OWN_MUNICIPAL or (a.region, b.region) in borders or (b.region, a.region) in borders:
        return True
    if Kind.PROVINCE not in (a.kind, b.kind):
        return False
    return any(_covers(p, x) and _covers(q, y) for x, y in borders for p, q in ((a, b), (b, a)))


def _covers(place: PartyPlace, code: str) -> bool:
    """Return whether `code` is the region, or a municipality of the province that it is."""
    return code == place.region or (place.kind == Kind.PROVINCE and code.startswith(f"{place.region}."))


def _connected(codes: set[str], edges: Collection[tuple[str, str, Pairing]]) -> bool:
    reached = set(sorted(codes)[:1])
    while grown := {code for a, b, _ in edges for code in (a, b) if {a, b} & reached} - reached:
        reached |= grown
    return reached == codes
