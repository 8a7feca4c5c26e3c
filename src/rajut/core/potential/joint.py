"""Finder "the same need next door": neighbouring regions that need the same could provide it together."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from rajut.core.potential import periods
from rajut.core.potential.declared_words import (
    DECLARED_OBLIGATORY,
    JOINT_TITLE_WORDS,
    evidence_of,
    known_share,
)
from rajut.core.potential.geography import Geography
from rajut.core.potential.joint_terms import arguments, mean
from rajut.core.potential.matches import crosses_borders
from rajut.core.potential.panel import Declared
from rajut.core.potential.records import (
    ENGINE_VERSION,
    Kind,
    Opportunity,
    Quality,
    identity,
    sentence,
)
from rajut.core.potential.setting import Setting
from rajut.core.potential.text import likeness
from rajut.core.potential.units import comparable
from rajut.core.potential.weights import certainty, score

Group = tuple[Declared, ...]

TOGETHER_KM = 75.0  # how far a region may be from the one in the middle, where the two do not border
LARGEST = 8  # members of a group; larger ones are found by the coalition engine


def find_joint_needs(declared: Iterable[Declared], *, setting: Setting) -> Iterator[Opportunity]:
    """Yield one opportunity for each largest group of neighbouring regions that need the same."""
    subjects: dict[tuple[str, str], list[Declared]] = {}
    for row in sorted(declared, key=lambda row: (row.region, row.id)):
        if row.kind == "need" and row.region and (row.domain or row.affair):
            subjects.setdefault((row.domain, row.affair), []).append(row)
    for needs in subjects.values():
        for group in _largest({_around(need, needs, setting.map) for need in needs}):
            yield _opportunity(group, setting)


def _around(middle: Declared, needs: Iterable[Declared], ground: Geography) -> Group:
    """Return the need and, of each region near it, the need most like it; the nearest are taken."""
    best: dict[str, tuple[float, str, Declared]] = {}
    for need in needs:
        if not _fits(middle, need, ground):
            continue
        rank = (-(likeness(middle.title, need.title) or 0.0), need.id, need)
        if need.region not in best or rank[:2] < best[need.region][:2]:
            best[need.region] = rank
    nearest = sorted(best, key=lambda code: (-(ground.nearness(middle.region, code) or 0.0), code))
    chosen = [best[code][2] for code in nearest[: LARGEST - 1]]
    return tuple(sorted([middle, *chosen], key=lambda need: (need.region, need.id)))


def _fits(middle: Declared, need: Declared, ground: Geography) -> bool:
    if need.region == middle.region or not comparable(middle.unit, need.unit):
        return False
    if periods.common((periods.span(middle), periods.span(need))) is None:
        return False
    if ground.border(middle.region, need.region):
        return True
    km = ground.kilometres(middle.region, need.region)
    return km is not None and km <= TOGETHER_KM


def _largest(groups: set[Group]) -> list[Group]:
    """Return the groups of two or more that lie in no other, in a fixed order."""
    sets = {group: frozenset(need.id for need in group) for group in groups if len(group) > 1}
    kept = [group for group, ids in sets.items() if not any(ids < other for other in sets.values())]
    return sorted(kept, key=lambda group: [need.id for need in group])


def _opportunity(group: Group, setting: Setting) -> Opportunity:
    first = group[0]
    members = tuple(need.region for need in group)
    every = arguments(group, setting.map, setting.groups)
    spans = tuple(periods.span(need) for need in group)
    period = periods.written(periods.common(spans) or periods.hull(spans))
    subject = "+".join(sorted(need.id for need in group))
    bound = any(setting.map.by_land(a, b) for a, b in combinations(members, 2)) and crosses_borders(
        group, setting.externalities
    )
    return Opportunity(
        id=identity(
            domain=first.domain, kind=Kind.JOINT_NEED, object=subject, period=period, members=members
        ),
        domain=first.domain,
        kind=Kind.JOINT_NEED,
        members=members,
        object=subject,
        period=period,
        title=sentence(
            JOINT_TITLE_WORDS, need=_typical(group), places=", ".join(setting.map.name(m) for m in members)
        ),
        score=score(every),
        terms=tuple(argument.term for argument in every),
        benefit=None,
        evidence=tuple(row for need in group for row in evidence_of(need)),
        reasons=(sentence(DECLARED_OBLIGATORY),) * bound + tuple(a.sentence for a in every if a.favours),
        counter_reasons=tuple(a.sentence for a in every if not a.favours),
        data_quality=Quality((("terms", certainty(every)), ("declared", known_share(group)))),
        engine_version=ENGINE_VERSION,
        input_hash=setting.stamp,
        obligatory=bound,
        declared=tuple(need.id for need in group),
    )


def _typical(group: Group) -> str:
    """Return the title most like the others; equal ones by region."""
    return max(
        group, key=lambda need: mean([likeness(need.title, other.title) for other in group]) or 0.0
    ).title
