"""What is assumed of a service that a group provides, where nobody measured it; rupiah a year."""

from rajut.core.coalition.parties import Rules
from rajut.core.potential.finance.priors import COORDINATION
from rajut.core.potential.finance.scales import service as known_of
from rajut.core.potential.records import Assumption

USUAL = 4  # members at most


def assumed(service: str) -> tuple[Assumption, ...]:
    """Return what a reader may change of a service: its economies of scale, meetings and distances."""
    known = known_of(service)
    return known.beta, COORDINATION, known.per_km


def usual(service: str, *, largest: int = USUAL) -> Rules:
    """Return the rules where nothing was set: everything at its middle value."""
    beta, coordination, per_km = (each.mid for each in assumed(service))
    return Rules(largest=largest, beta=beta, coordination=coordination, per_km=per_km)
