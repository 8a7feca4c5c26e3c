"""Places and what is known about them; every figure carries its source and licence."""

from rajut.foundation.regions.models.figures import Affair, Figure, Indicator
from rajut.foundation.regions.models.places import Border, Boundary, Region
from rajut.foundation.regions.models.runs import ImportRun
from rajut.foundation.regions.models.sharing import Agency, CooperationGroup, Facility, GroupMember

__all__ = [
    "Affair",
    "Agency",
    "Border",
    "Boundary",
    "CooperationGroup",
    "Facility",
    "Figure",
    "GroupMember",
    "ImportRun",
    "Indicator",
    "Region",
]
