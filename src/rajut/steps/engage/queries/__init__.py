"""What this step can tell; later steps and frontends call these names."""

from rajut.steps.engage.queries.heading import Heading, heading
from rajut.steps.engage.queries.matters import collaborations, inside
from rajut.steps.engage.queries.progress import stage

__all__ = ["Heading", "collaborations", "heading", "inside", "stage"]
