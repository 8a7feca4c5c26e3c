"""What can be done with a plan, and the moves that a URL may name."""

from collections.abc import Callable

from rajut.steps.plan.actions.activities import add_activity, remove_activity, revise_activity
from rajut.steps.plan.actions.entrusting import entrust
from rajut.steps.plan.actions.framework import (
    advance,
    agree,
    assent,
    begin,
    close,
    propose,
    renew,
    revise,
    send_back,
    supersede,
)
from rajut.steps.plan.actions.outline import (
    add_indicator,
    add_node,
    move_node,
    remove_indicator,
    remove_node,
    revise_indicator,
    revise_node,
)
from rajut.steps.plan.actions.sharing import derive_costs, divide, drop_sharing, lay_costs, measure
from rajut.steps.plan.actions.values import Drafted, build_calendar, plan_values

MOVES: dict[str, Callable[..., None]] = {
    f.__name__: f
    for f in (revise, propose, assent, send_back, agree, advance, entrust, renew, supersede, close)
}

__all__ = [
    "MOVES",
    "Drafted",
    "add_activity",
    "add_indicator",
    "add_node",
    "advance",
    "agree",
    "assent",
    "begin",
    "build_calendar",
    "close",
    "derive_costs",
    "divide",
    "drop_sharing",
    "entrust",
    "lay_costs",
    "measure",
    "move_node",
    "plan_values",
    "propose",
    "remove_activity",
    "remove_indicator",
    "remove_node",
    "renew",
    "revise",
    "revise_activity",
    "revise_indicator",
    "revise_node",
    "send_back",
    "supersede",
]
