"""What this step knows: its records, where a collaboration stands in it, what waits for whom."""

from rajut.steps.coordinate.queries.inbox import inbox, sent, waiting
from rajut.steps.coordinate.queries.lateness import with_lateness
from rajut.steps.coordinate.queries.progress import stage

__all__ = ["inbox", "sent", "stage", "waiting", "with_lateness"]
