"""Who takes part in a collaboration, and for which of its parties somebody speaks; for later steps too."""

from rajut.core.law.lifecycle import refuse
from rajut.core.words import say
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.steps.engage.models import Collaboration

NO_PARTY = say("Instansi Anda bukan pihak kolaborasi ini.")


def participants(collaboration: Collaboration) -> list[Organisation]:
    """Return the organisations that accepted a part, whatever part it is."""
    return [party.organisation for party in collaboration.standing_parties if party.state == "accepted"]


def voice(collaboration: Collaboration, actor: Actor) -> Organisation:
    """Return the party an actor speaks for (its own organisation, else its government), or raise Refused."""
    parties = {each.pk: each for each in participants(collaboration)}
    own = [parties[each] for each in actor.organisation_ids if each in parties]
    if not own:
        raise refuse(NO_PARTY)
    return own[0]
