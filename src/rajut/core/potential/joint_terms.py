"""The arguments about a group of regions that need the same, each with its term."""

from collections.abc import Iterable, Mapping
from itertools import combinations

from rajut.core.potential import periods
from rajut.core.potential.geography import Geography
from rajut.core.potential.panel import Declared
from rajut.core.potential.text import likeness
from rajut.core.potential.units import convert
from rajut.core.potential.weights import (
    JOINT_NEAR,
    JOINT_PAST,
    JOINT_TIME,
    JOINT_TITLE,
    SIMILAR,
    Argument,
    argue,
)
from rajut.core.words import say

NEAR = say(
    "%(count)s daerah ini saling berdekatan; %(borders)s pasangan berbatasan (%(points)s dari %(weight)s)."
)
TOTAL = say(
    "%(count)s daerah ini berdekatan dan bersama-sama membutuhkan %(total)s %(unit)s; %(borders)s pasangan "
    "berbatasan (%(points)s dari %(weight)s)."
)
LIKE = say("Judul kebutuhannya mirip (%(points)s dari %(weight)s).")
UNLIKE = say(
    "Judul kebutuhannya sedikit bersamaan; pastikan yang dimaksud memang sama (%(points)s dari %(weight)s)."
)
SAME_TIME = say(
    "Masa yang sama bagi semua %(share)s persen dari masa keseluruhan (%(points)s dari %(weight)s)."
)
NO_COMMON_TIME = say("Tidak ada masa yang sama bagi semuanya (%(points)s dari %(weight)s).")
NO_TIME = say("Masa sebagian kebutuhan tidak lengkap, dihitung setengah (%(points)s dari %(weight)s).")
TOGETHER = say(
    "%(pairs)s dari %(all)s pasangan pernah bekerja sama: %(groups)s (%(points)s dari %(weight)s)."
)
NOT_TOGETHER = say(
    "Belum ada catatan bahwa daerah-daerah ini pernah bekerja sama (%(points)s dari %(weight)s)."
)

Group = tuple[Declared, ...]
Groups = Mapping[tuple[str, str], tuple[str, ...]]


def arguments(group: Group, ground: Geography, groups: Groups) -> tuple[Argument, ...]:
    """Return the arguments in the order of `weights.JOINT_WEIGHTS`; the group is in order of its regions."""
    return _near(group, ground), _title(group), _time(group), _past(group, groups)


def mean(values: Iterable[float | None]) -> float | None:
    """Return the mean of the known values; None where none is known."""
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def total_need(group: Group) -> float | None:
    """Return the sum of the quantities in the unit of the first; None unless all can be added."""
    parts = [
        None if need.quantity is None else convert(need.quantity, unit=need.unit, to=group[0].unit)
        for need in group
    ]
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(group) else None


def _near(group: Group, ground: Geography) -> Argument:
    pairs = list(combinations((need.region for need in group), 2))
    near = mean(ground.nearness(a, b) for a, b in pairs)
    borders = sum(ground.by_land(a, b) for a, b in pairs)
    favours, total = near is not None and near >= SIMILAR, total_need(group)
    if total is None:
        return argue(JOINT_NEAR, near, NEAR, favours=favours, count=len(group), borders=borders)
    return argue(
        JOINT_NEAR,
        near,
        TOTAL,
        favours=favours,
        count=len(group),
        borders=borders,
        total=total,
        unit=group[0].unit,
    )


def _title(group: Group) -> Argument:
    alike = mean(likeness(a.title, b.title) for a, b in combinations(group, 2))
    favours = alike is not None and alike >= SIMILAR
    return argue(JOINT_TITLE, alike, LIKE if favours else UNLIKE, favours=favours)


def _time(group: Group) -> Argument:
    spans = tuple(periods.span(need) for need in group)
    shared, whole = periods.common(spans), periods.hull(spans)
    if shared is None:
        return argue(JOINT_TIME, 0.0, NO_COMMON_TIME, favours=False)
    if not periods.bounded(whole):
        return argue(JOINT_TIME, None, NO_TIME, favours=False)
    share = periods.days(shared) / periods.days(whole)
    return argue(JOINT_TIME, share, SAME_TIME, favours=share >= SIMILAR, share=round(100 * share))


def _past(group: Group, groups: Groups) -> Argument:
    pairs = list(combinations(sorted(need.region for need in group), 2))
    worked = [pair for pair in pairs if groups.get(pair)]
    if not worked:
        return argue(JOINT_PAST, 0.0, NOT_TOGETHER, favours=False)
    names = "; ".join(sorted({name for pair in worked for name in groups[pair]}))
    share = len(worked) / len(pairs)
    return argue(JOINT_PAST, share, TOGETHER, favours=True, pairs=len(worked), all=len(pairs), groups=names)
