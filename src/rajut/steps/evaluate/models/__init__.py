"""What came of it: period reports, findings and their mending, the public's voice."""

from rajut.steps.evaluate.models.feedback import Feedback
from rajut.steps.evaluate.models.finding import Finding
from rajut.steps.evaluate.models.submission import Submission, Value

__all__ = ["Feedback", "Finding", "Submission", "Value"]
