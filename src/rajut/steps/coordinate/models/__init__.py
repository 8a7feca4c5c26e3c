"""How the parties act together: team, decisions, tasks, obstacles."""

from rajut.steps.coordinate.models.decision import Decision, Position
from rajut.steps.coordinate.models.obstacle import Obstacle
from rajut.steps.coordinate.models.task import Task
from rajut.steps.coordinate.models.team import Team, TeamMember

__all__ = ["Decision", "Obstacle", "Position", "Task", "Team", "TeamMember"]
