"""Whether the law obliges these regions to work together: a hint beside the list of parties."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from rajut.core.law.tracks import PAIRING_WORDS, Track, obligatory
from rajut.foundation.regions.models import Border
from rajut.steps.engage.models import Collaboration

BASIS = "UU 23/2014 pasal 364 ayat (1) dan (2); PP 28/2018 pasal 3 ayat (2)"


@dataclass(frozen=True, slots=True)
class Hint:
    """The verdict in sentences: whether it is (or would be) obligatory, and by which pairs."""

    obligatory: bool
    conditional: bool
    sentences: tuple[str, ...]
    pairs: tuple[str, ...]
    legal_basis: str = BASIS


def hint(collaboration: Collaboration) -> Hint | None:
    """Return the verdict on the parties of a KSDD: one query for the borders.

    None for the other tracks, and where no border is known: nothing could be said.
    """
    if collaboration.track != Track.KSDD:
        return None
    places = collaboration.places()
    borders = _borders({place.province for place in places if place.region})
    if not borders:
        return None
    sure = obligatory(places, borders=borders, externality=collaboration.affair.externality)
    if_so = obligatory(places, borders=borders, externality=True)
    names = {
        party.organisation.region_id: party.organisation.short_name
        for party in collaboration.standing_parties
    }
    pairs = tuple(f"{names[a]} – {names[b]}: {_(PAIRING_WORDS[pair])}" for a, b, pair in if_so.pairs)
    sentences = tuple(_(sentence) for sentence in sure.reasons)
    return Hint(sure.obligatory, if_so.obligatory and not sure.obligatory, sentences, pairs)


def _borders(provinces: set[str]) -> frozenset[tuple[str, str]]:
    """Return the borders over land of everything in these provinces, as pairs of codes."""
    at_home = Q(a__code__in=provinces) | Q(a__parent__in=provinces)
    there = Q(b__code__in=provinces) | Q(b__parent__in=provinces)
    return frozenset(Border.objects.filter(at_home | there, by="land").values_list("a_id", "b_id"))
