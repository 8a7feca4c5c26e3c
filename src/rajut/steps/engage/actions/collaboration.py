"""Opening a collaboration, offering it, forming it, running it, showing it, ending it."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from rajut.core.law.authority import Part
from rajut.core.law.lifecycle import refuse
from rajut.core.words import say
from rajut.foundation.journal.actions import begin, keep, take
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.sight import Sight
from rajut.foundation.regions.models import Affair
from rajut.steps.engage.actions import party as parties
from rajut.steps.engage.actions import words
from rajut.steps.engage.models import Collaboration, Party
from rajut.steps.identify import actions as opportunities
from rajut.steps.identify.models import Opportunity

TRACK_IS_FIXED = say("Jalur hanya dapat diubah sebelum undangan dikirim.")


@transaction.atomic
def initiate(
    opened_by: Organisation,
    *,
    title: str,
    track: str,
    object: str,
    affair: Affair,
    summary: str = "",
    obligatory: bool = False,
    opportunity: Opportunity | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    invited: Iterable[tuple[Organisation, Part]] = (),
    source: str = "",
    example: bool = False,
    actor: Actor,
    at: datetime,
) -> Collaboration:
    """Open a collaboration for an organisation, thereby its accepted initiator, and list `invited`."""
    collaboration = Collaboration(
        opened_by=opened_by,
        title=title,
        track=track,
        object=object,
        affair=affair,
        summary=summary,
        obligatory=obligatory,
        opportunity=opportunity,
        starts_on=starts_on,
        ends_on=ends_on,
        source=source,
        example=example,
        opened_at=at,
    )
    begin(collaboration, actor=actor, at=at, opened_by=opened_by, opportunity=opportunity)
    # Whoever opens a collaboration has accepted it by that act: there is nobody to ask and no move to make.
    first = Party(collaboration=collaboration, organisation=opened_by, part=Part.INITIATOR, state="accepted")
    first.answered_at, first.answered_by = at, actor.name
    keep(first, new=True)
    for organisation, part in invited:
        parties.propose(collaboration, organisation=organisation, part=part, actor=actor, at=at)
    if opportunity is not None:
        opportunities.opened(opportunity, actor=actor, at=at)
    find_by_words(collaboration)
    collaboration.refresh_from_db()
    return collaboration


def find_by_words(collaboration: Collaboration) -> None:
    """Write down the stems by which a search finds the collaboration: its words, and who takes part.

    Who is only listed or asked, or declined, is not everybody's business: a search must not tell it.
    """
    names = collaboration.parties.filter(state="accepted").values_list("organisation__name", flat=True)
    texts = (collaboration.title, collaboration.object, collaboration.summary, *names)
    words.keep(collaboration, " ".join(texts))


@transaction.atomic
def revise(
    collaboration: Collaboration,
    *,
    title: str,
    object: str,
    affair: Affair,
    summary: str = "",
    track: str = "",
    obligatory: bool = False,
    starts_on: date | None = None,
    ends_on: date | None = None,
    actor: Actor,
    at: datetime,
) -> None:
    """Change what the collaboration says of itself; its track only before anybody was invited."""
    new = {
        "title": title,
        "object": object,
        "affair": affair,
        "summary": summary,
        "track": track or collaboration.track,
        "obligatory": obligatory,
        "starts_on": starts_on,
        "ends_on": ends_on,
    }
    changes = {
        name: [str(before or ""), str(value or "")]
        for name, value in new.items()
        if (before := getattr(collaboration, name)) != value
    }
    with take(collaboration, "revise", actor=actor, at=at, changed=changes) as locked:
        if locked.state != "draft" and new["track"] != locked.track:
            raise refuse(TRACK_IS_FIXED)
        for name, value in new.items():
            setattr(locked, name, value)
    find_by_words(collaboration)


@transaction.atomic
def offer(collaboration: Collaboration, *, actor: Actor, at: datetime) -> None:
    """Invite everybody on the list; their clocks start."""
    with take(collaboration, "offer", actor=actor, at=at) as locked:
        locked.offered_at = at
    for listed in collaboration.parties.filter(state="listed"):
        parties.invite(listed, actor=actor, at=at)
    collaboration.refresh_from_db()


def form(collaboration: Collaboration, *, actor: Actor, at: datetime) -> None:
    """Declare the collaboration formed: everybody has answered."""
    with take(collaboration, "form", actor=actor, at=at) as locked:
        locked.formed_at = at


def run(collaboration: Collaboration, *, actor: Actor, at: datetime) -> None:
    """Begin to carry out the agreed plan."""
    with take(collaboration, "run", actor=actor, at=at) as locked:
        locked.running_at = at


def publish(collaboration: Collaboration, *, actor: Actor, at: datetime) -> None:
    """Show the collaboration to everybody."""
    with take(collaboration, "publish", actor=actor, at=at) as locked:
        locked.sight, locked.published_at = Sight.PUBLIC, at


def share(collaboration: Collaboration, *, actor: Actor, at: datetime) -> None:
    """Show the collaboration to everybody who holds a post, and no longer to the public if it was."""
    with take(collaboration, "share", actor=actor, at=at) as locked:
        locked.sight, locked.published_at = Sight.OFFICIALS, None


def withhold(collaboration: Collaboration, *, actor: Actor, at: datetime) -> None:
    """Show the collaboration to its parties alone."""
    with take(collaboration, "withhold", actor=actor, at=at) as locked:
        locked.sight, locked.published_at = Sight.PARTIES, None


def end(collaboration: Collaboration, *, ending: str, reason: str, actor: Actor, at: datetime) -> None:
    """End the collaboration and say why."""
    with take(collaboration, "end", actor=actor, at=at, ending=ending, reason=reason) as locked:
        locked.ended_at, locked.ending, locked.ending_reason = at, ending, reason


def cancel(collaboration: Collaboration, *, reason: str, actor: Actor, at: datetime) -> None:
    """Give the collaboration up before it is formed."""
    with take(collaboration, "cancel", actor=actor, at=at, reason=reason) as locked:
        locked.ended_at, locked.ending_reason = at, reason


MOVES = {move.__name__: move for move in (revise, offer, form, run, publish, share, withhold, end, cancel)}
