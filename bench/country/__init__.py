"""An invented country at national scale, laid into an empty database of the benchmark's own.

Real are the 546 governments (they exist after `migrate`); everything else is invented and seeded, so that two
runs build the same. Rows go in by COPY and INSERT … SELECT as the superuser of the throw-away cluster, with
triggers and foreign keys asleep; the readers of collaborations are then written by their own trigger, the
totals by plan's `rebuild`, and `proven` says where the result differs from what the actions would have left.
"""

from bench.country.building import Sizes, build
from bench.country.proving import proven

__all__ = ["Sizes", "build", "proven"]
