"""All finders over one panel: what working together could bring, what could not be found and why.

Deterministic: the same rows in any order give byte-equal findings, and a search with a focus or with domains
gives exactly the part of the whole search that concerns them.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import astuple
from itertools import chain

from rajut.core.potential.geography import geography, shared_groups
from rajut.core.potential.joint import find_joint_needs
from rajut.core.potential.matches import find_matches, match_bindings
from rajut.core.potential.panel import Declared, Latest, Panel, UnknownRegion
from rajut.core.potential.partner_records import PartnerRank
from rajut.core.potential.records import ENGINE_VERSION, Binding, Findings, Opportunity, digest
from rajut.core.potential.setting import Setting
from rajut.core.potential.weights import MAX_AGE

__all__ = ["UnknownRegion", "find", "input_hash", "partners"]


def find(
    panel: Panel,
    declared: Sequence[Declared] = (),
    *,
    focus: str | None = None,
    domains: Collection[str] | None = None,
) -> Findings:
    """Search the panel and what was declared.

    With `focus`, only opportunities that have this region among their members; with `domains`, only those
    whose domain is named. Raises UnknownRegion for a focus the panel does not hold.
    """
    if focus is not None:
        panel.place(focus)
    latest = panel.latest(max_age=MAX_AGE)
    stamp = input_hash(panel, declared, latest=latest)
    chosen = None if domains is None else frozenset(domains)
    by_figures, not_by_figures = _by_figures(panel, latest, focus=focus, domains=chosen, stamp=stamp)
    by_words, not_by_words = _by_declaration(panel, declared, focus=focus, domains=chosen, stamp=stamp)
    found = sorted(chain(by_figures, by_words), key=lambda o: (-o.score, o.id))
    missed = sorted(chain(not_by_figures, not_by_words), key=lambda b: (b.region, b.domain, b.object))
    return Findings(
        tuple(found), tuple(missed), _unchosen(panel, latest, found, focus), ENGINE_VERSION, stamp
    )


def partners(
    panel: Panel, region: str, *, domain: str | None = None, top: int = 10, unchosen_first: bool = False
) -> tuple[PartnerRank, ...]:
    """Return the `top` best partners of a region, best first; raises UnknownRegion.

    `unchosen_first`: those who stand in nobody's list of `top` pass others whose score is a little higher.
    """
    from rajut.core.potential.exposure import exposure
    from rajut.core.potential.partners import rank
    from rajut.core.potential.survey import survey

    panel.place(region)
    laid = survey(panel)
    first = exposure(laid, domain=domain, top=top).unchosen if unchosen_first else ()
    return rank(laid, region, domain=domain, top=top, first=frozenset(first))


def input_hash(panel: Panel, declared: Iterable[Declared] = (), *, latest: Latest | None = None) -> str:
    """Return the SHA-256 of all that the finders look at, whatever the order of its rows."""
    figures = panel.latest(max_age=MAX_AGE) if latest is None else latest
    borders = [(min(b.a, b.b), max(b.a, b.b), b.km, b.sea) for b in panel.borders]
    past = [(p.group, sorted(p.members), p.sector, p.start, p.end) for p in panel.past]
    tables: list[list[object]] = [
        [astuple(place) for place in panel.places],
        list(borders),
        [astuple(indicator) for indicator in panel.indicators],
        [(f.region, f.indicator, f.year, f.value, f.source) for f in figures.values()],
        list(past),
        [astuple(row) for row in declared],
        list(panel.externalities),
    ]
    lines = chain.from_iterable([str(number), *sorted(map(repr, rows))] for number, rows in enumerate(tables))
    return digest(chain([ENGINE_VERSION, str(panel.as_of)], lines))


def _by_figures(
    panel: Panel, latest: Latest, *, focus: str | None, domains: frozenset[str] | None, stamp: str
) -> tuple[list[Opportunity], list[Binding]]:
    # Imported here, so that only a search pays for numpy.
    from rajut.core.potential.bindings import neighbour_bindings
    from rajut.core.potential.neighbours import find_neighbours
    from rajut.core.potential.survey import survey

    ground = survey(panel, latest=latest)
    found = find_neighbours(ground, focus=focus, domains=domains, stamp=stamp)
    return list(found), list(neighbour_bindings(ground, focus=focus, domains=domains))


def _by_declaration(
    panel: Panel,
    declared: Sequence[Declared],
    *,
    focus: str | None,
    domains: frozenset[str] | None,
    stamp: str,
) -> tuple[list[Opportunity], list[Binding]]:
    setting = Setting(geography(panel), shared_groups(panel), frozenset(panel.externalities), stamp)
    rows = sorted(declared, key=lambda row: row.id)
    every = chain(
        find_matches(rows, setting=setting),
        find_joint_needs(rows, setting=setting),
    )
    found = [
        o for o in every if (focus is None or focus in o.members) and (domains is None or o.domain in domains)
    ]
    missed = [
        b
        for b in match_bindings(rows)
        if (focus is None or focus == b.region) and (domains is None or b.domain in domains)
    ]
    return found, missed


def _unchosen(
    panel: Panel, latest: Latest, found: Iterable[Opportunity], focus: str | None
) -> tuple[str, ...]:
    """Return the regions with figures but in no opportunity; only a search over all regions can say."""
    if focus is not None:
        return ()
    members = {member for opportunity in found for member in opportunity.members}
    known = {region for region, _ in latest}
    return tuple(sorted(p.code for p in panel.places if p.autonomous and p.code in known - members))
