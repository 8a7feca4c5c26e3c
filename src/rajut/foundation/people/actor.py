"""Who is asking: a person in a post of an organisation, frozen for one request."""

from dataclasses import dataclass

from rajut.core.law.authority import Rank


@dataclass(frozen=True, slots=True)
class Seat:
    """One of the posts a person holds, as the switch between them shows it."""

    post_id: int
    label: str


@dataclass(frozen=True, slots=True)
class Actor:
    """The one who acts or looks.

    `organisation_id` is the post's own organisation; `government_id` the government (or ministry) it
    belongs to, the same where it is one itself. `supervises` is a province's code, `*` for the nation,
    or empty. `government_code` is the region of the government that the post's organisation is or belongs
    to, `brings_for` the region whose data the post brings in (`*` for the nation's); else empty. `keys`
    open the rows whose readers overlap them.
    """

    user_id: int | None = None
    post_id: int | None = None
    organisation_id: int | None = None
    government_id: int | None = None
    rank: Rank | None = None
    supervises: str = ""
    administers: bool = False
    name: str = ""
    title: str = ""
    organisation: str = ""
    region_code: str = ""
    government_code: str = ""
    brings_for: str = ""
    keys: tuple[str, ...] = ("public",)
    seats: tuple[Seat, ...] = ()

    @property
    def is_official(self) -> bool:
        """Whether the actor holds a post."""
        return self.post_id is not None

    @property
    def organisation_ids(self) -> tuple[int, ...]:
        """The organisations the actor speaks from: the own one and its government."""
        ids = (self.organisation_id, self.government_id)
        return tuple(dict.fromkeys(each for each in ids if each is not None))

    def rank_in(self, organisation_id: int) -> Rank | None:
        """Return the rank held in an organisation: a department's people are its government's staff."""
        if organisation_id == self.organisation_id:
            return self.rank
        if organisation_id == self.government_id and self.rank is not None:
            return Rank.AUDITOR if self.rank is Rank.AUDITOR else _from_below(self.rank)
        return None


def _from_below(rank: Rank) -> Rank:
    return Rank.VIEWER if rank in {Rank.VIEWER, Rank.SUPERVISOR, Rank.LEGAL} else Rank.DEPARTMENT


PUBLIC_ACTOR = Actor(name="Masyarakat")
SYSTEM_ACTOR = Actor(name="Sistem", keys=("system",))
