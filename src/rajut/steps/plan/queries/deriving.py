"""The costs of groups from the opportunity that a collaboration was opened from."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from rajut.core.coalition.reckoning import reckon
from rajut.core.potential.records import Basis
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.steps.engage.models import Collaboration
from rajut.steps.identify.models import Judgement, Opportunity
from rajut.steps.identify.queries.basis import basis_of, still_sound
from rajut.steps.plan.queries.parties import binding


@dataclass(frozen=True, slots=True)
class Derivable:
    """A basis, the parties among its members (organisations' ids by region), and what the actor assumes."""

    basis: Basis
    payers: Mapping[str, int]
    assumed: Mapping[str, float]
    source: str


def derivable(collaboration: Collaboration, *, actor: Actor) -> Derivable | None:
    """Return what costs can be derived from; None where no two parties are members of a basis in money."""
    rows = Opportunity.objects.visible_to(actor).filter(pk=collaboration.opportunity_id)
    found = rows.first() if collaboration.opportunity_id else None
    basis = basis_of(found) if found is not None else None
    if found is None or basis is None:
        return None
    payers = _payers([party.organisation for party in binding(collaboration)], basis)
    if len(payers) < 2:
        return None
    assumed = _assumed(found, basis, actor=actor)
    told = _("%(title)s (andaian %(who)s)") if assumed else _("%(title)s (andaian tengah)")
    source = told % {"title": found.heading, "who": actor.organisation}
    if basis.alone_words:
        source = f"{source}; {_(basis.alone_words)}"
    return Derivable(basis, payers, assumed, source)


def derived(found: Derivable) -> dict[frozenset[int], Decimal]:
    """Return the cost of every group of the payers, in whole rupiah, or raise Unsound."""
    game = reckon(found.basis, members=list(found.payers), assumed=found.assumed).game
    return {
        frozenset(found.payers[code] for code in game.members(mask)): Decimal(round(float(game.costs[mask])))
        for mask in range(1, len(game.costs))
    }


def _payers(parties: list[Organisation], basis: Basis) -> dict[str, int]:
    """Return the party of each member's region; the government before one of its departments."""
    members = set(basis.members)
    ordered = sorted(parties, key=lambda each: each.is_government)
    return {each.region_id: each.pk for each in ordered if each.region_id in members}


def _assumed(opportunity: Opportunity, basis: Basis, *, actor: Actor) -> dict[str, float]:
    """Return what the actor's own organisation set instead of middle values, as far as it still can be."""
    judgement = Judgement.objects.visible_to(actor).filter(opportunity=opportunity).first()
    kept = judgement.assumed if judgement is not None else {}
    return still_sound(basis, {name: float(value) for name, value in kept.items()})
