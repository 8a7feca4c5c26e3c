"""Places and what is known about them; every figure carries its source and licence."""

from rajut.foundation.regions.models.figures import Affair, Figure, Indicator
from rajut.foundation.regions.models.holdings import (
    Application,
    Facility,
    Package,
    ServiceFigure,
    StaffEntry,
)
from rajut.foundation.regions.models.places import Border, Boundary, Region
from rajut.foundation.regions.models.runs import ColumnMap, ImportRun
from rajut.foundation.regions.models.sharing import Agency, CooperationGroup, GroupMember

__all__ = [
    "Affair",
    "Agency",
    "Application",
    "Border",
    "Boundary",
    "ColumnMap",
    "CooperationGroup",
    "Facility",
    "Figure",
    "GroupMember",
    "ImportRun",
    "Indicator",
    "Package",
    "Region",
    "ServiceFigure",
    "StaffEntry",
]
