"""Finder "needs meet offers": what one organisation needs and another offers.

A pair must share its domain or its affair, have units that can be compared and a period in common; what else
speaks for or against it is the sum of the terms of `weights.MATCH_WEIGHTS`.
"""

from collections.abc import Iterable, Iterator

from rajut.core.potential import periods
from rajut.core.potential.declared_words import (
    DECLARED_OBLIGATORY,
    MATCH_TITLE,
    UNMET,
    evidence_of,
    known_share,
)
from rajut.core.potential.match_terms import arguments
from rajut.core.potential.panel import Declared
from rajut.core.potential.records import (
    ENGINE_VERSION,
    Binding,
    Constraint,
    Kind,
    Opportunity,
    Quality,
    identity,
    sentence,
)
from rajut.core.potential.setting import Setting
from rajut.core.potential.units import comparable
from rajut.core.potential.weights import certainty, score


def find_matches(declared: Iterable[Declared], *, setting: Setting) -> Iterator[Opportunity]:
    """Yield an opportunity for every need and offer that fit."""
    offers = [row for row in declared if row.kind == "offer"]
    for need in (row for row in declared if row.kind == "need"):
        for offer in offers:
            if obstacle(need, offer) is None:
                yield _opportunity(need, offer, setting)


def match_bindings(declared: Iterable[Declared]) -> Iterator[Binding]:
    """Yield, for each need that no offer fits, the constraint that the nearest offer failed."""
    offers = [row for row in declared if row.kind == "offer"]
    for need in (row for row in declared if row.kind == "need"):
        obstacles = [obstacle(need, offer) for offer in offers]
        if None not in obstacles:
            constraint = next((c for c in (Constraint.NO_PERIOD, Constraint.NO_UNIT) if c in obstacles), None)
            bound = constraint or Constraint.NO_SUBJECT
            words = sentence(UNMET[bound], title=need.title)
            yield Binding(need.region, need.domain, need.id, bound, words)


def obstacle(need: Declared, offer: Declared) -> Constraint | None:
    """Return what keeps the two apart: subject first, then unit, then period; None where nothing does."""
    if need.organisation == offer.organisation or not same_subject(need, offer):
        return Constraint.NO_SUBJECT
    if not comparable(need.unit, offer.unit):
        return Constraint.NO_UNIT
    if periods.common((periods.span(need), periods.span(offer))) is None:
        return Constraint.NO_PERIOD
    return None


def same_subject(a: Declared, b: Declared) -> bool:
    """Whether the two share a domain or an affair."""
    return bool(a.domain and a.domain == b.domain) or bool(a.affair and a.affair == b.affair)


def crosses_borders(rows: Iterable[Declared], externalities: frozenset[str]) -> bool:
    """Whether what is declared has effects beyond a border."""
    return any({row.domain, row.affair} & externalities for row in rows)


def _opportunity(need: Declared, offer: Declared, setting: Setting) -> Opportunity:
    every = arguments(need, offer, setting.map)
    members = tuple(dict.fromkeys(code for code in (need.region, offer.region) if code))
    subject, domain = f"{need.id}+{offer.id}", need.domain or offer.domain
    period = periods.written(periods.common((periods.span(need), periods.span(offer))) or periods.span(need))
    bound = setting.map.by_land(need.region, offer.region) and crosses_borders(
        (need, offer), setting.externalities
    )
    return Opportunity(
        id=identity(domain=domain, kind=Kind.NEED_OFFER, object=subject, period=period, members=members),
        domain=domain,
        kind=Kind.NEED_OFFER,
        members=members,
        object=subject,
        period=period,
        title=sentence(MATCH_TITLE, need=need.title, a=need.organisation, b=offer.organisation),
        score=score(every),
        terms=tuple(argument.term for argument in every),
        benefit=None,
        evidence=(*evidence_of(need), *evidence_of(offer)),
        reasons=(sentence(DECLARED_OBLIGATORY),) * bound + tuple(a.sentence for a in every if a.favours),
        counter_reasons=tuple(a.sentence for a in every if not a.favours),
        data_quality=Quality((("terms", certainty(every)), ("declared", known_share((need, offer))))),
        engine_version=ENGINE_VERSION,
        input_hash=setting.stamp,
        obligatory=bound,
        declared=(need.id, offer.id),
    )
