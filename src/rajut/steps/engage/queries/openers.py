"""In whose name somebody may open a collaboration, and what an opportunity suggests for it."""

from rajut.core.law.authority import Hat, Part, hats_of
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.steps.identify.models import Opportunity


def openers(actor: Actor) -> list[int]:
    """Return the organisations in whose name the actor may open a collaboration."""
    return [each for each in actor.organisation_ids if Hat.OWNER in _hats(actor, each)]


def opening_hats(actor: Actor) -> frozenset[Hat]:
    """Return what the actor is in its own organisations, before there is a matter."""
    return frozenset(hat for each in actor.organisation_ids for hat in _hats(actor, each))


def _hats(actor: Actor, organisation_id: int) -> frozenset[Hat]:
    rank = actor.rank_in(organisation_id)
    return hats_of([(Part.OWNER, rank)]) if rank else frozenset()


def opportunity(key: str, *, actor: Actor) -> Opportunity | None:
    """Return the opportunity a collaboration is opened from, if the actor may see it."""
    return Opportunity.objects.visible_to(actor).filter(pk=key).first() if key else None


def suggested(found: Opportunity, *, actor: Actor) -> list[int]:
    """Return the governments of an opportunity's members, without the actor's own."""
    rows = Organisation.objects.filter(region_id__in=found.members, kind__in=Organisation.GOVERNMENTS)
    return list(rows.exclude(pk__in=actor.organisation_ids).values_list("pk", flat=True))
