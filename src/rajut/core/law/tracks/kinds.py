"""The kinds of organisations, and the groups of kinds that the law distinguishes."""

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
