"""A region ranked as a partner, and the gaps that the two could close for each other."""

from dataclasses import dataclass

from rajut.core.potential.records import Quality, Sentence, Term


@dataclass(frozen=True, slots=True)
class GapTerm:
    """One indicator of two regions: values in `unit`, standing 0..1 among their peers (1 is best)."""

    indicator: str
    name: str
    domain: str
    unit: str
    here: float
    there: float
    standing_here: float
    standing_there: float


@dataclass(frozen=True, slots=True)
class PartnerRank:
    """A region as a partner: score 0..1 from `terms`, the gaps each could close for the other, and why."""

    region: str
    name: str
    score: float
    kilometres: float | None
    borders: bool
    terms: tuple[Term, ...]
    gaps: tuple[GapTerm, ...]
    reasons: tuple[Sentence, ...]
    counter_reasons: tuple[Sentence, ...]
    data_quality: Quality
