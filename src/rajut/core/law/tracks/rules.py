"""The tracks: who may be a party, and the documents and gates of each.

Source: UU 23/2014 arts 363-366; PP 28/2018 arts 2-22 and 46; practice where the law is silent (such a gate
is not `verified`). Parties are those who bind themselves; supporters and facilitators are not counted.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rajut.core.law.tracks.kinds import AGENCIES, CENTRAL, PRIVATE, REGIONAL, REGIONS, Kind, PartyPlace
from rajut.core.words import say


class Track(StrEnum):
    """Under which law the parties work together: the first choice of every collaboration."""

    KSDD = "ksdd"
    SINERGI = "sinergi"
    INTERNAL = "internal"
    THIRD = "third"


class Signer(StrEnum):
    """Who may sign a document for a party."""

    HEAD = "head"
    HEAD_OR_EMPOWERED = "head_or_empowered"
    SUPERIOR = "superior"


SIGNER_WORDS = {
    Signer.HEAD: say("Kepala daerah atau pimpinan instansi"),
    Signer.HEAD_OR_EMPOWERED: say("Kepala daerah atau pejabat yang diberi kuasa"),
    Signer.SUPERIOR: say("Pimpinan yang membawahi semua pihak"),
}


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a track, in the order in which it is made. `binding`: parties sign it and owe it."""

    code: str
    words: str
    signer: Signer
    binding: bool


@dataclass(frozen=True, slots=True)
class Gate:
    """A passage that a collaboration must make: what it is, when it applies, by which law."""

    code: str
    words: str
    when: str
    legal_basis: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Need:
    """What the parties together must be, and the sentence for parties who are not."""

    met: Callable[[Sequence[PartyPlace]], bool]
    refusal: str


@dataclass(frozen=True, slots=True)
class Rule:
    """Everything a track asks for."""

    track: Track
    words: str
    short: str
    kinds: frozenset[Kind]
    outsider: str
    needs: tuple[Need, ...]
    documents: tuple[Document, ...]
    gates: tuple[Gate, ...]
    legal_basis: str


TWO_PARTIES = say("Kolaborasi memerlukan sedikitnya dua pihak.")
COUNCIL_APPROVES = say("DPRD memberi persetujuan dan tidak menjadi pihak.")

_REFERENCE = Document("kak", say("Kerangka acuan kerja"), Signer.HEAD, binding=False)
_OFFER = Document("offer", say("Surat penawaran"), Signer.HEAD, binding=False)
_ACCORD = Document("kb", say("Kesepakatan bersama"), Signer.HEAD, binding=True)
_AGREEMENT = Document("pks", say("Perjanjian kerja sama"), Signer.HEAD_OR_EMPOWERED, binding=True)
_STUDY = Document("study", say("Studi kelayakan"), Signer.HEAD, binding=False)
_NOTE = Document("nk", say("Nota kesepakatan"), Signer.HEAD, binding=True)
_WORK_PLAN = Document("rk", say("Rencana kerja"), Signer.HEAD_OR_EMPOWERED, binding=True)
_DECREE = Document("sk", say("Keputusan pembentukan tim"), Signer.SUPERIOR, binding=True)
_ACTION_PLAN = Document("action_plan", say("Rencana aksi dan tingkat layanan"), Signer.SUPERIOR, binding=True)

_COORDINATION = Gate(
    "technical_coordination",
    say("Koordinasi teknis"),
    say("Bila kerja sama wajib: di tingkat provinsi atau nasional, hasilnya disepakati kepala daerah."),
    "PP 28/2018 pasal 5 ayat (2) dan (3)",
    verified=True,
)
_TKKSD = Gate(
    "tkksd_review",
    say("Telaah TKKSD"),
    say("Sebelum penawaran dikirim."),
    "Praktik Kota Yogyakarta dan Kota Samarinda",
    verified=False,
)
_COUNCIL = Gate(
    "council_approval",
    say("Persetujuan DPRD"),
    say("Per pihak, bila membebani masyarakat dan daerah atau belum dianggarkan dalam APBD tahun berjalan."),
    "PP 28/2018 pasal 6 ayat (2); UU 23/2014 pasal 101 ayat (1) huruf i dan pasal 154 ayat (1) huruf i",
    verified=True,
)
_FEASIBILITY = Gate(
    "feasibility",
    say("Studi kelayakan"),
    say("Sebelum kesepakatan bersama; disiapkan pihak yang memprakarsai."),
    "UU 23/2014 pasal 366 ayat (3); PP 28/2018 pasal 17 dan 18",
    verified=True,
)

TWO_REGIONS = say("KSDD memerlukan sedikitnya dua daerah yang berbeda.")
SINERGI_REGION = say("Sinergi memerlukan sedikitnya satu pemerintah daerah.")
SINERGI_CENTRAL = say(
    "Sinergi memerlukan sedikitnya satu kementerian/lembaga, instansi vertikal, atau perguruan tinggi negeri."
)
ONE_GOVERNMENT = say(
    "Jalur internal hanya untuk satu pemerintah daerah atau antarinstansi pusat; gunakan KSDD atau sinergi."
)
THIRD_REGION = say("Kerja sama dengan pihak ketiga memerlukan sedikitnya satu pemerintah daerah.")
THIRD_PRIVATE = say("Kerja sama dengan pihak ketiga memerlukan sedikitnya satu pihak swasta atau masyarakat.")


def _count(parties: Sequence[PartyPlace], kinds: Collection[str]) -> int:
    return sum(party.kind in kinds for party in parties)


def _two_regions(parties: Sequence[PartyPlace]) -> bool:
    return len({party.region for party in parties if party.kind in REGIONS}) > 1


def _under_one_roof(parties: Sequence[PartyPlace]) -> bool:
    if _count(parties, AGENCIES) == len(parties):
        return True
    return _count(parties, REGIONAL) == len(parties) and len({party.home for party in parties}) <= 1


TRACKS: dict[Track, Rule] = {
    Track.KSDD: Rule(
        Track.KSDD,
        words=say("Kerja sama daerah dengan daerah lain"),
        short=say("KSDD"),
        kinds=REGIONAL,
        outsider=say("KSDD hanya diikuti provinsi, kabupaten, kota, dan perangkat daerahnya."),
        needs=(Need(_two_regions, TWO_REGIONS),),
        documents=(_REFERENCE, _OFFER, _ACCORD, _AGREEMENT),
        gates=(_COORDINATION, _TKKSD, _COUNCIL),
        legal_basis="UU 23/2014 pasal 363 ayat (2) huruf a; PP 28/2018 pasal 2-12; Permendagri 22/2020",
    ),
    Track.SINERGI: Rule(
        Track.SINERGI,
        words=say("Sinergi daerah dengan pemerintah pusat"),
        short=say("Sinergi"),
        kinds=REGIONAL | CENTRAL,
        outsider=say(
            "Sinergi hanya diikuti pemerintah daerah, kementerian, lembaga, instansi vertikal, dan"
            " perguruan tinggi negeri."
        ),
        needs=(
            Need(lambda parties: _count(parties, REGIONS) > 0, SINERGI_REGION),
            Need(lambda parties: _count(parties, CENTRAL) > 0, SINERGI_CENTRAL),
        ),
        documents=(_REFERENCE, _OFFER, _NOTE, _WORK_PLAN),
        gates=(_TKKSD,),
        legal_basis="PP 28/2018 pasal 46",
    ),
    Track.INTERNAL: Rule(
        Track.INTERNAL,
        words=say("Kolaborasi internal atau antarinstansi"),
        short=say("Internal"),
        kinds=REGIONAL | AGENCIES,
        outsider=say("Jalur internal hanya diikuti perangkat daerah atau instansi pusat."),
        needs=(Need(_under_one_roof, ONE_GOVERNMENT),),
        documents=(_DECREE, _ACTION_PLAN),
        gates=(),
        legal_basis="Keputusan pimpinan; bukan kerja sama daerah menurut PP 28/2018",
    ),
    Track.THIRD: Rule(
        Track.THIRD,
        words=say("Kerja sama daerah dengan pihak ketiga"),
        short=say("KSDPK"),
        kinds=REGIONAL | PRIVATE,
        outsider=say(
            "Kerja sama dengan pihak ketiga diikuti pemerintah daerah dan badan usaha, organisasi, perguruan"
            " tinggi, atau kelompok masyarakat; instansi pusat memakai jalur sinergi."
        ),
        needs=(
            Need(lambda parties: _count(parties, REGIONS) > 0, THIRD_REGION),
            Need(lambda parties: _count(parties, PRIVATE) > 0, THIRD_PRIVATE),
        ),
        documents=(_REFERENCE, _STUDY, _OFFER, _ACCORD, _AGREEMENT),
        gates=(_FEASIBILITY, _TKKSD, _COUNCIL),
        legal_basis="UU 23/2014 pasal 366; PP 28/2018 pasal 13-22",
    ),
}


def allowed(track: str, parties: Sequence[PartyPlace]) -> list[str]:
    """Return why these parties may not take `track`, as sentences (the catalogue's keys); empty: they may.

    `parties`: those that bind themselves, without supporters and facilitators. Raises ValueError for a
    track that does not exist.
    """
    rule = TRACKS[Track(track)]
    refusals = [TWO_PARTIES] if len(parties) < 2 else []
    if _count(parties, {Kind.COUNCIL}):
        refusals.append(COUNCIL_APPROVES)
    if _count(parties, rule.kinds | {Kind.COUNCIL}) < len(parties):
        refusals.append(rule.outsider)
    return refusals + [need.refusal for need in rule.needs if not need.met(parties)]
