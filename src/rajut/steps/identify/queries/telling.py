"""Sentences and rows of the engine as the database keeps them."""

from dataclasses import asdict
from typing import Any

from rajut.core.potential.partner_records import PartnerRank
from rajut.core.potential.records import Binding, Opportunity, Sentence, Term


def told(sentence: Sentence) -> dict[str, Any]:
    """Return a sentence as template and values."""
    return {"template": sentence.template, "values": dict(sentence.values)}


def term(row: Term) -> dict[str, Any]:
    """Return one term of a score with what it adds."""
    return {**asdict(row), "points": row.points}


def binding(row: Binding) -> dict[str, Any]:
    """Return why there is no opportunity."""
    return {"domain": row.domain, "constraint": row.constraint.value, **told(row.sentence)}


def evidence(found: Opportunity) -> list[dict[str, Any]]:
    """Return the rows an opportunity stands on."""
    return [asdict(row) for row in found.evidence]


def partner(rank: PartnerRank) -> dict[str, Any]:
    """Return one partner of a ranking."""
    return {
        "region": rank.region,
        "score": rank.score,
        "kilometres": rank.kilometres,
        "borders": rank.borders,
        "terms": [term(row) for row in rank.terms],
        "reasons": [told(sentence) for sentence in rank.reasons],
        "counter_reasons": [told(sentence) for sentence in rank.counter_reasons],
        "quality": rank.data_quality.value,
    }
