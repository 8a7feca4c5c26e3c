"""Where things go on and where they are late, on a map."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from django.core.cache import caches
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from rajut.foundation.regions.queries import outline
from rajut.frontends.desk.queries import Counts, Place, placed
from rajut.ui import pictures
from rajut.ui.pictures import Dot, Key, Picture

NAMED, MANY = 12, 100
SOURCE = "Rajut; GeoNames (CC BY 4.0), Natural Earth"


def where_map(counts: Mapping[str, Counts]) -> Picture | None:
    """Return every region that takes part, the ones with the most that is late marked; None for nobody.

    A map of the nation takes some time to draw: it is kept by the very figures it shows.
    """
    if not counts:
        return None
    key = f"where:{sha256(f'{get_language()} {sorted(counts.items())}'.encode()).hexdigest()}"
    drawn: Picture | None = caches["pictures"].get(key)
    if drawn is None:
        drawn = _drawn(placed(counts))
        caches["pictures"].set(key, drawn)
    return drawn


def _drawn(places: Sequence[Place]) -> Picture:
    worst = sorted((place for place in places if place.late), key=lambda place: -place.late)
    marked = {place.region.pk for place in worst[:NAMED]}
    most, many = max(place.count for place in places), len(places)
    return pictures.dot_map(
        [
            _dot(
                place,
                marked=place.region.pk in marked,
                alone=many <= MANY,
                size=pictures.dot_size(place.count, most=most, places=many),
            )
            for place in places
        ],
        outline=outline(),
        caption=_caption(len(places), len(worst)),
        source=_("Sumber: %(source)s.") % {"source": SOURCE},
        keys=[Key("accent", _("ada yang terlambat")), Key("dot", _("tepat waktu"))],
    )


def _caption(everywhere: int, late: int) -> str:
    if not late:
        return _("Di %(all)s daerah tidak ada yang terlambat.") % {"all": everywhere}
    return _("Ada yang terlambat di %(n)s dari %(all)s daerah.") % {"n": late, "all": everywhere}


def _dot(place: Place, *, marked: bool, alone: bool, size: float) -> Dot:
    """One region; of a nation those of a province share its link: nobody steps through five hundred."""
    said = ngettext("%(n)s kolaborasi", "%(n)s kolaborasi", place.count) % {"n": place.count}
    if place.late:
        said += ", " + _("%(n)s terlambat") % {"n": place.late}
    return Dot(
        place.region.short_name,
        place.region.longitude,
        place.region.latitude,
        kind="accent" if marked else "strong",
        size=size,
        url=reverse("regions:region", args=[place.region.pk if alone else place.province.pk]),
        words=said,
        group=place.province.short_name,
    )
