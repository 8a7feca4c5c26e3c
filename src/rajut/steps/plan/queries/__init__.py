"""What this step can tell; later steps and frontends call these names."""

from rajut.steps.plan.queries.framework import framework_in_force, framework_in_work, versions
from rajut.steps.plan.queries.targets import Target, quantity, targets, totals

__all__ = [
    "Target",
    "framework_in_force",
    "framework_in_work",
    "quantity",
    "targets",
    "totals",
    "versions",
]
