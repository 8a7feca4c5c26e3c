"""The kinds of organisations, the groups of kinds that the law distinguishes, and where a party stands."""

from dataclasses import dataclass
from enum import StrEnum

from rajut.core.words import say


class Kind(StrEnum):
    """What an organisation is."""

    PROVINCE = "province"
    REGENCY = "regency"
    CITY = "city"
    DEPARTMENT = "department"
    MINISTRY = "ministry"
    VERTICAL = "vertical"
    NGO = "ngo"
    BUSINESS = "business"
    UNIVERSITY = "university"
    COMMUNITY = "community"
    COUNCIL = "council"


KIND_WORDS = {
    Kind.PROVINCE: say("Provinsi"),
    Kind.REGENCY: say("Kabupaten"),
    Kind.CITY: say("Kota"),
    Kind.DEPARTMENT: say("Perangkat daerah"),
    Kind.MINISTRY: say("Kementerian/lembaga"),
    Kind.VERTICAL: say("Instansi vertikal"),
    Kind.NGO: say("Organisasi masyarakat sipil"),
    Kind.BUSINESS: say("Badan usaha"),
    Kind.UNIVERSITY: say("Perguruan tinggi"),
    Kind.COMMUNITY: say("Kelompok masyarakat"),
    Kind.COUNCIL: say("DPRD"),
}

REGIONS = frozenset({Kind.PROVINCE, Kind.REGENCY, Kind.CITY})
MUNICIPAL = frozenset({Kind.REGENCY, Kind.CITY})
REGIONAL = REGIONS | {Kind.DEPARTMENT}
AGENCIES = frozenset({Kind.MINISTRY, Kind.VERTICAL})
# Local practice treats state universities (units of the central government) as partners of a sinergi.
CENTRAL = AGENCIES | {Kind.UNIVERSITY}
PRIVATE = frozenset({Kind.NGO, Kind.BUSINESS, Kind.UNIVERSITY, Kind.COMMUNITY})


@dataclass(frozen=True, slots=True)
class PartyPlace:
    """A party as the law sees it.

    `kind`: a value of Kind. `region`: the code of the region it lies in ("34", "34.04"), "" for a national
    body; a region must have one. `government`: what identifies the government it belongs to (a code or a
    key), None where it belongs to no other than its region's.
    """

    kind: str
    region: str = ""
    government: int | str | None = None

    def __post_init__(self) -> None:
        if Kind(self.kind) in REGIONS and not self.region:
            raise ValueError(f"a {self.kind} lies in a region")

    @property
    def province(self) -> str:
        """The code of its province, "" for a national body."""
        return self.region[:2]

    @property
    def home(self) -> int | str:
        """What identifies its government, "" when that is not known."""
        return self.region if self.government is None else self.government
