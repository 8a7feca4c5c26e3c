"""How often one network may speak, counted without keeping anybody's address."""

from datetime import timedelta

from rajut.foundation.people import tries
from rajut.foundation.people.request import Request

PER_HOUR = 10
MEASURE = tries.Measure(PER_HOUR, timedelta(hours=1))


def may_speak(request: Request) -> bool:
    """Count one more try of the network, and say whether it is within the measure."""
    return tries.count(tries.mark("feedback", tries.network(request)), MEASURE, at=request.at)
