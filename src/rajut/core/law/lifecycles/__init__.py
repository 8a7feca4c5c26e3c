"""The lifecycles of every record, step by step, as tables."""

from rajut.core.law.lifecycle import Lifecycle
from rajut.core.law.lifecycles.coordinate import DECISION, OBSTACLE, TASK, TEAM
from rajut.core.law.lifecycles.engage import COLLABORATION, MEETING, PARTY
from rajut.core.law.lifecycles.evaluate import FEEDBACK, FINDING, SUBMISSION
from rajut.core.law.lifecycles.identify import DECLARATION, JUDGEMENT, NAMING
from rajut.core.law.lifecycles.plan import FRAMEWORK

LIFECYCLES: tuple[Lifecycle, ...] = (
    DECLARATION,
    JUDGEMENT,
    NAMING,
    COLLABORATION,
    PARTY,
    MEETING,
    FRAMEWORK,
    TEAM,
    DECISION,
    TASK,
    OBSTACLE,
    SUBMISSION,
    FINDING,
    FEEDBACK,
)
