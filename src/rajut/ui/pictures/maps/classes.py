"""Five classes of equal count, so that a map's shades mean the same for areas and for dots."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from rajut.ui import words
from rajut.ui.pictures.picture import Key

CLASSES = 5


def limits_of(values: Sequence[float]) -> tuple[float, ...]:
    """The upper limits of the classes: as many values in each as can be."""
    ordered = sorted(values)
    places = (round(len(ordered) * step / CLASSES) - 1 for step in range(1, CLASSES + 1))
    return tuple(dict.fromkeys(ordered[max(place, 0)] for place in places)) if ordered else ()


def class_of(value: float, limits: Sequence[float]) -> int:
    """The class of a value, 1 to 5, the last one dark however few there are."""
    found = next((place for place, limit in enumerate(limits) if value <= limit), len(limits) - 1)
    return CLASSES - (len(limits) - 1 - found)


def class_keys(limits: Sequence[float], unit: str, *, gaps: Key | None = None) -> tuple[Key, ...]:
    """What each shade means; `gaps` says how places without a value are drawn."""
    keys = []
    below = None
    for limit in limits:
        span = words.number(limit) if below is None else f"{words.number(below)} – {words.number(limit)}"
        span = _("sampai %s") % span if below is None else span
        keys.append(Key(f"seq-{class_of(limit, limits)}", f"{span} {unit}".strip()))
        below = limit
    return (*keys, gaps) if gaps else tuple(keys)
