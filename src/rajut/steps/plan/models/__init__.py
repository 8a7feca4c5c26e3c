"""What the parties want together, how it will be measured, and who does what."""

from rajut.steps.plan.models.activity import Activity, Contribution
from rajut.steps.plan.models.framework import Assent, Framework, Node
from rajut.steps.plan.models.indicator import Commitment, Indicator, IndicatorVersion
from rajut.steps.plan.models.ledger import Observation, Period, Rollup
from rajut.steps.plan.models.planned import PlannedValue
from rajut.steps.plan.models.sharing import CostSharing

__all__ = [
    "Activity",
    "Assent",
    "Commitment",
    "Contribution",
    "CostSharing",
    "Framework",
    "Indicator",
    "IndicatorVersion",
    "Node",
    "Observation",
    "Period",
    "PlannedValue",
    "Rollup",
]
