"""Collaborations and parties as programs read and write them."""

from datetime import date, datetime
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from rajut.core.law.authority import Part
from rajut.core.law.lifecycles.engage import COLLABORATION, PARTY
from rajut.core.law.tracks import KIND_WORDS, Track
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.sight import Sight
from rajut.foundation.regions.models import Affair
from rajut.steps.engage.api.matter import moves_of
from rajut.steps.engage.models import Collaboration, Party
from rajut.ui.api.fields import AffairCode, Day, Flag, Id, OneOf, RegionCode
from rajut.ui.api.schemas import Asked, Coded, MoveTold, Named, Paging, Reason, Told, sought
from rajut.ui.moves import Option

TrackName = Annotated[str, OneOf(tuple(track.value for track in Track))]
State = Annotated[str, OneOf(tuple(COLLABORATION.states))]
PartyState = Annotated[str, OneOf(tuple(PARTY.states))]
PartName = Annotated[str, OneOf(tuple(part for part, _words in Party.PARTS))]
InvitedPart = Annotated[str, OneOf((Part.PARTY.value, Part.SUPPORTER.value, Part.FACILITATOR.value))]
EndingName = Annotated[str, OneOf(tuple(Collaboration.Ending.values))]
SightName = Annotated[str, OneOf(tuple(Sight.values))]
MOST_INVITED = 100


class OrganisationTold(Named):
    """An organisation, with the code of its region."""

    kind: Annotated[str, OneOf(tuple(kind.value for kind in KIND_WORDS))]
    region_code: str | None

    @staticmethod
    def resolve_region_code(row: Organisation) -> str | None:
        """Where it lies; none for a national body."""
        return row.region_id


class PartyTold(Told):
    """An organisation's part in a collaboration, and its answer."""

    id: int
    organisation: OrganisationTold
    part: PartName
    state: PartyState
    state_words: str
    invited_at: datetime | None
    due_on: date | None
    answered_at: datetime | None
    reason: str

    @staticmethod
    def resolve_state_words(row: Party) -> str:
        """The state in words."""
        return _(row.state_words)


class CollaborationTold(Told):
    """Several organisations working together on one object."""

    id: int
    title: str
    track: TrackName
    obligatory: bool
    object: str
    affair: Coded
    state: State
    state_words: str
    opened_by: Named
    parties: list[PartyTold]
    starts_on: date | None
    ends_on: date | None
    opened_at: datetime
    sight: SightName
    published_at: datetime | None
    example: bool

    @staticmethod
    def resolve_state_words(row: Collaboration) -> str:
        """The state in words."""
        return _(row.state_words)

    @staticmethod
    def resolve_parties(row: Collaboration) -> list[Party]:
        """The parties that were neither struck nor declined."""
        return row.standing_parties


class CollaborationDetail(CollaborationTold):
    """A collaboration with what it says of itself and what can be done now."""

    summary: str
    opportunity_key: str | None
    offered_at: datetime | None
    formed_at: datetime | None
    plan_agreed_at: datetime | None
    running_at: datetime | None
    ended_at: datetime | None
    ending: str
    ending_reason: str
    source: str
    misfits: list[str]
    moves: list[MoveTold]

    @staticmethod
    def resolve_opportunity_key(row: Collaboration) -> str | None:
        """The opportunity it was opened from."""
        return row.opportunity_id

    @staticmethod
    def resolve_misfits(row: Collaboration) -> list[str]:
        """Why the parties do not fit the track, while that can still be mended."""
        return [_(sentence) for sentence in row.misfits()] if row.state in {"draft", "offered"} else []

    @staticmethod
    def resolve_moves(row: Collaboration, context: dict[str, Any]) -> tuple[Option, ...]:
        """What this actor may do with it now."""
        return moves_of(row, f"collaborations/{row.pk}", context)


class CollaborationsAsked(Paging):
    """How the list is narrowed: words, state, track, affair, region (a province stands for all in it)."""

    q: str = Field("", max_length=100)
    state: State | SkipJsonSchema[None] = None
    track: TrackName | SkipJsonSchema[None] = None
    affair: AffairCode | SkipJsonSchema[None] = None
    region: RegionCode | SkipJsonSchema[None] = None


class Description(Asked):
    """What a collaboration says of itself."""

    track: TrackName
    title: str = Field(min_length=1, max_length=200)
    object: str = Field(min_length=1, max_length=300)
    affair: AffairCode
    summary: str = Field("", max_length=4000)
    starts_on: Day | None = None
    ends_on: Day | None = None
    obligatory: Flag = False

    def described(self) -> dict[str, Any]:
        """Return the fields as the actions take them."""
        if self.obligatory and self.track != Track.KSDD:
            raise ValidationError({"obligatory": _("Kerja sama wajib hanya ada pada jalur KSDD.")})
        own = self.model_dump(include=set(Description.model_fields) - {"affair"})
        return {**own, "affair": sought(Affair.objects.all(), self.affair, field="affair")}


class NewParty(Asked):
    """An organisation to put on the list of parties, and its part."""

    organisation: Id
    part: InvitedPart = Part.PARTY.value

    def chosen(self) -> tuple[Organisation, Part]:
        """Return the organisation and its part."""
        return sought(Organisation.objects.all(), self.organisation, field="organisation"), Part(self.part)


class NewCollaboration(Description):
    """A new collaboration: who opens it, from which opportunity, with whom."""

    opened_by: Id
    opportunity: str | None = Field(None, max_length=32)
    parties: list[NewParty] = Field([], max_length=MOST_INVITED)


class EndingAsked(Reason):
    """On which ground a collaboration ends (PP 28/2018 art 9), and why."""

    ending: EndingName
