"""Sentences and evidence that stem from what organisations declared."""

from collections.abc import Iterable

from rajut.core.potential.panel import Declared
from rajut.core.potential.records import Constraint, Evidence
from rajut.core.words import say

MATCH_TITLE = say("%(need)s: kebutuhan %(a)s, penawaran %(b)s")
JOINT_TITLE_WORDS = say("%(need)s: kebutuhan yang sama di %(places)s")
DECLARED_OBLIGATORY = say(
    "Calon wajib: daerahnya berbatasan dan dampak urusan ini melintasi batas daerah (UU 23/2014 Pasal 364)."
)

UNMET = {
    Constraint.NO_SUBJECT: say("%(title)s: belum ada penawaran dalam bidang atau urusan yang sama."),
    Constraint.NO_UNIT: say("%(title)s: ada penawaran, tetapi satuannya tidak dapat dibandingkan."),
    Constraint.NO_PERIOD: say("%(title)s: ada penawaran, tetapi waktunya tidak bertemu."),
}


def evidence_of(declared: Declared) -> tuple[Evidence, ...]:
    """Return what was declared as rows: the quantity, and the budget where one is named."""
    year = declared.starts_on.year if declared.starts_on else None
    quantity = Evidence(
        declared.title,
        declared.region,
        "",
        year,
        declared.quantity,
        declared.unit,
        declared.organisation,
    )
    if declared.budget is None:
        return (quantity,)
    budget = Evidence(
        declared.title, declared.region, "", year, declared.budget, "rupiah", declared.organisation
    )
    return quantity, budget


def known_share(rows: Iterable[Declared]) -> float:
    """Return the share of quantity, unit, dates and budget that the declarations fill in, 0..1."""
    fields = [
        value
        for row in rows
        for value in (row.quantity, row.unit or None, row.starts_on, row.ends_on, row.budget)
    ]
    return round(sum(value is not None for value in fields) / len(fields), 6) if fields else 0.0
