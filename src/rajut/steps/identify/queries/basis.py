"""What an opportunity's saving is worked out from, as the database keeps it and as the engine reads it."""

from dataclasses import asdict
from typing import Any

from rajut.core.potential.records import Assumption, Basis, Curve, Sentence
from rajut.steps.identify.models import Opportunity
from rajut.steps.identify.queries.telling import told


def kept(basis: Basis) -> dict[str, Any]:
    """Return a basis as JSON."""
    rows = [{**asdict(each), "source": told(each.source)} for each in basis.assumptions]
    return {**asdict(basis), "assumptions": rows}


def basis_of(opportunity: Opportunity) -> Basis | None:
    """Return what an opportunity's saving is worked out from; None where it does not count in money."""
    row = opportunity.basis_told
    if row is None:
        return None
    return Basis(
        Curve(row["curve"]),
        tuple(row["members"]),
        tuple(row["alone"]),
        tuple(_assumption(each) for each in row["assumptions"]),
        tuple(row["sizes"]),
        tuple(row["table"]),
    )


def _assumption(row: dict[str, Any]) -> Assumption:
    source = Sentence(row["source"]["template"], tuple(row["source"]["values"].items()))
    return Assumption(**{**row, "source": source})
