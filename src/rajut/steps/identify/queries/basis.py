"""What an opportunity's saving is worked out from, as the database keeps it and as the engine reads it."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from rajut.core.potential.records import Assumption, Basis, Curve, Part, Sentence
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
        tuple(_part(each) for each in row["parts"]),
        row["alone_words"],
    )


def still_sound(basis: Basis, kept: Mapping[str, float]) -> dict[str, float]:
    """Return what was assumed before as far as it still can be: a later search may have other bounds."""
    bounds = {each.name: (each.floor, each.ceiling) for each in basis.assumptions}
    return {
        name: value
        for name, value in kept.items()
        if name in bounds and bounds[name][0] <= value <= bounds[name][1]
    }


def _assumption(row: dict[str, Any]) -> Assumption:
    source = Sentence(row["source"]["template"], tuple(row["source"]["values"].items()))
    return Assumption(**{**row, "source": source})


def _part(row: dict[str, Any]) -> Part:
    return Part(tuple(row["table"]), tuple(row["by"]), tuple(row["less"]), row["power"], row["base"])
