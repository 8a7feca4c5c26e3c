"""What the desk and the portal show: several collaborations at work at once, and published ones."""

from datetime import datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from rajut.foundation.people.actor import PUBLIC_ACTOR
from rajut.steps.engage.actions import collaboration as collaborations
from rajut.steps.engage.models import Collaboration
from rajut.steps.evaluate.actions import feedback as voices
from rajut.steps.evaluate.actions import findings
from rajut.steps.evaluate.models import Feedback, Finding
from tests import cast
from tests.steps.coordinate import scene as coordinate
from tests.steps.engage import scene as engage
from tests.steps.evaluate import scene as evaluate
from tests.steps.plan import scene as plan
from tests.visitor import Visitor

APRIL = evaluate.APRIL


def at_work(number: int = 1) -> Collaboration:
    """A collaboration with something open in each of the steps, seen in April 2027."""
    agreed = plan.agreed(engage.formed(title=f"Sampah {number}"))
    matter = agreed.collaboration
    coordinate.given(matter, title=f"Tugas {number}", due_on=(APRIL + timedelta(days=3)).date(), at=APRIL)
    coordinate.asked(matter, title=f"Keputusan {number}", at=APRIL)
    coordinate.escalated(matter, at=APRIL)
    meeting = engage.called(matter, days=140, title=f"Rapat {number}")
    assert meeting.starts_at > APRIL
    evaluate.submitted(agreed, cast.BANTUL)
    engage.offered(title=f"Undangan {number}", at=APRIL)
    return matter


def published(
    collaboration: Collaboration | None = None, *, title: str = engage.TITLE, at: datetime = cast.NOW
) -> Collaboration:
    """A formed collaboration that its coordinator published."""
    found = collaboration or engage.formed(title=title, at=at)
    collaborations.publish(found, actor=cast.officer(cast.YOGYAKARTA).actor, at=at)
    return found


def with_results(*, at: datetime = APRIL) -> Collaboration:
    """A published collaboration with a verified quarter."""
    return published(evaluate.measured(at=at).collaboration, at=at)


def spoken(
    collaboration: Collaboration, text: str = "Bau menyengat di depan TPS setiap sore."
) -> tuple[Feedback, str]:
    """A citizen complains."""
    return voices.speak(collaboration, kind="complaint", text=text, actor=PUBLIC_ACTOR, at=APRIL)


def shown(feedback: Feedback) -> Feedback:
    """The coordinator shows it and sends it to Sleman."""
    sleman, moderator = cast.government(cast.SLEMAN), cast.officer(cast.YOGYAKARTA).actor
    voices.publish(feedback, responsible=sleman, actor=moderator, at=APRIL)
    return feedback


def found(collaboration: Collaboration, title: str = "Timbangan rusak") -> Finding:
    """Bantul finds something wanting."""
    return findings.find(
        collaboration,
        title=title,
        detail="Ritase tidak tercatat sejak Februari.",
        indicator=None,
        period=None,
        actor=cast.officer(cast.BANTUL).actor,
        at=APRIL,
    )


def mended(finding: Finding) -> Finding:
    """Sleman mends it, Yogyakarta sees that it is done."""
    findings.plan(
        finding,
        action="Ganti timbangan",
        owner=cast.government(cast.SLEMAN),
        due_on=(APRIL + timedelta(days=30)).date(),
        actor=cast.officer(cast.BANTUL).actor,
        at=APRIL,
    )
    doer = cast.environment_officer(cast.SLEMAN).actor
    findings.finish(finding, result="Timbangan diganti.", actor=doer, at=APRIL)
    findings.verify(finding, actor=cast.officer(cast.BANTUL).actor, at=APRIL)
    return finding


def queries(visitor: Visitor, path: str) -> int:
    """Return how many questions a page asks the database, the second time it is opened."""
    visitor.get(path)
    with CaptureQueriesContext(connection) as asked:
        answer = visitor.get(path)
    assert answer.status_code == 200, path
    return len(asked)
