"""Where the governments that work together are."""

from collections.abc import Sequence
from math import hypot

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rajut.foundation.regions.models import Region
from rajut.foundation.regions.queries import outline
from rajut.frontends.portal.queries import Place, Ties
from rajut.steps.engage.models import Party
from rajut.ui import words
from rajut.ui.pictures import Dot, Picture, Thread, dot_map, dot_size

NAMED, APART = 12, 1.0  # APART in degrees
GROUND = "GeoNames (CC BY 4.0), Natural Earth"


def register_map(ties: Ties, *, total: int) -> Picture | None:
    """Return who works with whom; a dot leads to the register of its province. None where nobody does."""
    places = ties.places()
    if not places:
        return None
    index = {place.region.pk: number for number, place in enumerate(places)}
    named = _apart(places)
    return dot_map(
        [_dot(each, named=each.region.pk in named, size=_size(each, places)) for each in places],
        outline=outline(),
        threads=[Thread(index[a], index[b], 0.3) for a, b in ties.pairs if a in index and b in index],
        caption=_("%(regions)s daerah bekerja sama dalam %(n)s kolaborasi yang diterbitkan.")
        % {"regions": words.number(len(places)), "n": words.number(total)},
        source=_("Sumber: register Rajut. Peta: %(source)s.") % {"source": GROUND},
        full=True,
    )


def _apart(ranked: Sequence[Place]) -> set[str]:
    """Return the places that are named: those with the most, none beside another, so that names spread."""
    chosen: list[Region] = []
    for place in ranked:
        region = place.region
        if len(chosen) < NAMED and all(_far(region, other) for other in chosen):
            chosen.append(region)
    return {region.pk for region in chosen}


def _far(one: Region, two: Region) -> bool:
    return hypot(one.longitude - two.longitude, one.latitude - two.latitude) > APART


def _size(place: Place, places: Sequence[Place]) -> float:
    return dot_size(place.count, most=places[0].count, places=len(places))


def _dot(place: Place, *, named: bool, size: float) -> Dot:
    region, count = place.region, place.count
    return Dot(
        region.short_name,
        region.longitude,
        region.latitude,
        kind="accent" if named else "strong",
        size=size,
        url=f"{reverse('portal:home')}?province={region.pk[:2]}",
        words=ngettext("%(n)s kolaborasi", "%(n)s kolaborasi", count) % {"n": count},
        group=place.province,
    )


def parties_map(parties: Sequence[Party]) -> Picture | None:
    """Return where the parties of one collaboration are; None where none has a place."""
    found = [(party, party.organisation.region) for party in parties]
    dots = [_party_dot(party, region) for party, region in found if region is not None]
    if not dots:
        return None
    return dot_map(
        dots,
        outline=outline(),
        caption=_("Letak para pihak"),
        source=_("Peta: %(source)s.") % {"source": GROUND},
    )


def _party_dot(party: Party, region: Region) -> Dot:
    part = _(str(party.get_part_display()))
    return Dot(region.short_name, region.longitude, region.latitude, kind="accent", words=part)
