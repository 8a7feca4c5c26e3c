"""Who may do what: one table from (part in the matter, rank in the organisation) to hats.

The ranks are the posts found in a regional secretariat and its partners; the parts are what an
organisation is to the matter at hand. Only `begin` and `take` ask this table (Permendagri 22/2020
practice: the head of region or the regional secretary as TKKSD chair decides for the region, its
cooperation unit prepares, its departments carry out).
"""

from collections.abc import Iterable
from enum import StrEnum

from rajut.core.words import say


class Rank(StrEnum):
    """What a post is inside its own organisation."""

    HEAD = "head"
    SECRETARY = "secretary"
    COOPERATION = "cooperation"
    DEPARTMENT = "department"
    LIAISON = "liaison"
    LEGAL = "legal"
    VIEWER = "viewer"
    SUPERVISOR = "supervisor"
    AUDITOR = "auditor"


class Part(StrEnum):
    """What an organisation is to a matter."""

    OWNER = "owner"
    INITIATOR = "initiator"
    PARTY = "party"
    INVITED = "invited"
    SUPPORTER = "supporter"
    FACILITATOR = "facilitator"
    SUPERVISOR = "supervisor"


class Hat(StrEnum):
    """What a person may be in one matter at one moment."""

    READER = "reader"
    STAFF = "staff"
    OWNER = "owner"
    MEMBER = "member"
    CHECKER = "checker"
    SIGNATORY = "signatory"
    COORDINATOR = "coordinator"
    ANSWERER = "answerer"
    SUPPORTER = "supporter"
    FACILITATOR = "facilitator"
    SUPERVISOR = "supervisor"
    REVIEWER = "reviewer"
    AUDITOR = "auditor"
    PUBLIC = "public"
    SYSTEM = "system"


RANK_WORDS = {
    Rank.HEAD: say("Kepala"),
    Rank.SECRETARY: say("Sekretaris/Ketua TKKSD"),
    Rank.COOPERATION: say("Petugas kerja sama"),
    Rank.DEPARTMENT: say("Petugas perangkat daerah"),
    Rank.LIAISON: say("Petugas penghubung"),
    Rank.LEGAL: say("Penelaah hukum"),
    Rank.VIEWER: say("Pembaca"),
    Rank.SUPERVISOR: say("Pembina dan pengawas"),
    Rank.AUDITOR: say("Auditor"),
}

PART_WORDS = {
    Part.OWNER: say("pemilik"),
    Part.INITIATOR: say("pemrakarsa"),
    Part.PARTY: say("pihak"),
    Part.INVITED: say("diundang"),
    Part.SUPPORTER: say("pendukung"),
    Part.FACILITATOR: say("fasilitator"),
    Part.SUPERVISOR: say("pembina"),
}

HAT_WORDS = {
    Hat.READER: say("pembaca"),
    Hat.STAFF: say("petugas instansi pemilik"),
    Hat.OWNER: say("pengambil keputusan instansi pemilik"),
    Hat.MEMBER: say("petugas salah satu pihak"),
    Hat.CHECKER: say("kepala, sekretaris, atau petugas kerja sama salah satu pihak"),
    Hat.SIGNATORY: say("kepala atau sekretaris salah satu pihak"),
    Hat.COORDINATOR: say("koordinator dari pihak pemrakarsa"),
    Hat.ANSWERER: say("kepala atau sekretaris instansi yang diundang"),
    Hat.SUPPORTER: say("petugas instansi pendukung"),
    Hat.FACILITATOR: say("fasilitator"),
    Hat.SUPERVISOR: say("pembina dan pengawas"),
    Hat.REVIEWER: say("penelaah hukum"),
    Hat.AUDITOR: say("auditor"),
    Hat.PUBLIC: say("masyarakat"),
    Hat.SYSTEM: say("sistem"),
}

_WORKING = (Rank.DEPARTMENT, Rank.LIAISON)
_DECIDING = (Rank.HEAD, Rank.SECRETARY)

AUTHORITY: dict[tuple[Part, Rank], frozenset[Hat]] = {
    **{(part, rank): frozenset({Hat.READER}) for part in Part for rank in Rank},
    **{(Part.OWNER, rank): frozenset({Hat.READER, Hat.STAFF}) for rank in _WORKING},
    **{
        (Part.OWNER, rank): frozenset({Hat.READER, Hat.STAFF, Hat.OWNER})
        for rank in (*_DECIDING, Rank.COOPERATION)
    },
    **{
        (part, rank): frozenset({Hat.READER, Hat.MEMBER})
        for part in (Part.INITIATOR, Part.PARTY)
        for rank in _WORKING
    },
    **{(part, Rank.LEGAL): frozenset({Hat.READER, Hat.REVIEWER}) for part in (Part.INITIATOR, Part.PARTY)},
    (Part.PARTY, Rank.COOPERATION): frozenset({Hat.READER, Hat.MEMBER, Hat.CHECKER}),
    **{
        (Part.PARTY, rank): frozenset({Hat.READER, Hat.MEMBER, Hat.CHECKER, Hat.SIGNATORY})
        for rank in _DECIDING
    },
    (Part.INITIATOR, Rank.COOPERATION): frozenset({Hat.READER, Hat.MEMBER, Hat.CHECKER, Hat.COORDINATOR}),
    **{
        (Part.INITIATOR, rank): frozenset(
            {Hat.READER, Hat.MEMBER, Hat.CHECKER, Hat.COORDINATOR, Hat.SIGNATORY}
        )
        for rank in _DECIDING
    },
    **{(Part.INVITED, rank): frozenset({Hat.READER, Hat.ANSWERER}) for rank in _DECIDING},
    **{
        (Part.SUPPORTER, rank): frozenset({Hat.READER, Hat.SUPPORTER})
        for rank in (*_DECIDING, Rank.COOPERATION, *_WORKING)
    },
    **{
        (Part.FACILITATOR, rank): frozenset({Hat.READER, Hat.FACILITATOR, Hat.CHECKER})
        for rank in (*_DECIDING, Rank.COOPERATION, Rank.SUPERVISOR)
    },
    (Part.SUPERVISOR, Rank.SUPERVISOR): frozenset({Hat.READER, Hat.SUPERVISOR}),
    **{(part, Rank.AUDITOR): frozenset({Hat.READER, Hat.AUDITOR}) for part in Part},
}


def hats_of(standings: Iterable[tuple[Part, Rank]]) -> frozenset[Hat]:
    """Return every hat that the given (part, rank) pairs give together; none gives no hat."""
    return frozenset(hat for standing in standings for hat in AUTHORITY[standing])
