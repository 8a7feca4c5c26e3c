"""What this step can tell; later steps and frontends call these names."""

from rajut.steps.plan.queries.contributions import contributions
from rajut.steps.plan.queries.figures import figure, period_name, value_in_unit
from rajut.steps.plan.queries.framework import framework_in_force, framework_in_work, versions
from rajut.steps.plan.queries.grid import Grid, GridRow, grid
from rajut.steps.plan.queries.outline import Line, Outline, outline
from rajut.steps.plan.queries.progress import inbox, sent, stage, waiting
from rajut.steps.plan.queries.targets import Target, quantity, targets, totals_of

__all__ = [
    "Grid",
    "GridRow",
    "Line",
    "Outline",
    "Target",
    "contributions",
    "figure",
    "framework_in_force",
    "framework_in_work",
    "grid",
    "inbox",
    "outline",
    "period_name",
    "quantity",
    "sent",
    "stage",
    "targets",
    "totals_of",
    "value_in_unit",
    "versions",
    "waiting",
]
