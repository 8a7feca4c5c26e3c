"""What this step can tell; later steps and frontends call these names."""

from rajut.steps.engage.queries.appointments import Appointment, calendar
from rajut.steps.engage.queries.head import Heading, heading
from rajut.steps.engage.queries.inbox import sent, waiting
from rajut.steps.engage.queries.matters import collaborations, inside
from rajut.steps.engage.queries.parts import Parts, parts_of
from rajut.steps.engage.queries.progress import stage

__all__ = [
    "Appointment",
    "Heading",
    "Parts",
    "calendar",
    "collaborations",
    "heading",
    "inside",
    "parts_of",
    "sent",
    "stage",
    "waiting",
]
