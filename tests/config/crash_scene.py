"""What the crash tests write on: made by the actions in a process of its own, told on stdout as JSON.

`python -m tests.config.crash_scene` inside an installation's environment; its clock stands at April 2027.
With the number of a collaboration it tells what is there of it, and what is only half there.
"""

import json
import sys
from typing import Any

MATTERS, DECISIONS = 3, 25


def main() -> None:
    """Make the collaborations and tell where to write and with whose cookies; or tell what was written."""
    import django

    from rajut.config import database

    with database.served():
        django.setup()
        from django.db import connections, transaction

        from rajut.foundation.people.sight import as_system

        with transaction.atomic(), as_system():
            told = _written(int(sys.argv[1])) if sys.argv[1:] else _made()
        connections.close_all()
    print(json.dumps(told))


def _made() -> dict[str, Any]:
    return {"matters": [_matter(number) for number in range(MATTERS)], "cookies": _cookies()}


def _written(pk: int) -> dict[str, Any]:
    """Return the messages, positions and reports of a collaboration; `halves` are half-made writes."""
    from rajut.foundation.journal.models import Event
    from rajut.steps.coordinate.models import Position
    from rajut.steps.engage.models import Collaboration, Message, Topic
    from rajut.steps.evaluate.models import Submission
    from rajut.steps.plan.models import Observation
    from rajut.steps.plan.queries.totals import audit

    matter = Collaboration.objects.get(pk=pk)
    messages = {str(each.pk): each.body for each in Message.objects.filter(collaboration=matter)}
    stood = Position.objects.filter(collaboration=matter)
    positions = [list(each) for each in stood.values_list("decision_id", "organisation__region_id")]
    reports = Submission.objects.filter(collaboration=matter)
    done = {"submitted": ("submit",), "accepted": ("submit", "accept")}
    made = [[each.pk, move] for each in reports for move in done.get(each.state, ())]
    counts = {
        "topic": (Topic.objects.get(collaboration=matter).count, len(messages)),
        "positions": (Event.objects.filter(collaboration_id=pk, move="stand").count(), len(positions)),
        "reports": (
            Event.objects.filter(
                collaboration_id=pk, record="evaluate.submission", move__in=["submit", "accept"]
            ).count(),
            len(made),
        ),
        "ledger": (
            Observation.objects.filter(collaboration=matter, kind__in=["claimed", "verified"]).count(),
            len(made) * matter.indicators.count(),
        ),
    }
    return {
        "messages": messages,
        "positions": positions,
        "reports": made,
        "halves": [[name, *both] for name, both in counts.items() if both[0] != both[1]],
        "differences": [str(each) for each in audit(matter)],
    }


def _matter(number: int) -> dict[str, Any]:
    """One collaboration with a topic, open decisions, and a filled report of each party."""
    from rajut.steps.coordinate.actions import decision as decisions
    from rajut.steps.engage.actions import forum
    from tests import cast
    from tests.steps.engage import scene as engage
    from tests.steps.evaluate import scene as evaluate
    from tests.steps.plan import scene as plan

    framework = plan.agreed(engage.formed(title=f"Persampahan {number}"))
    matter, officer = framework.collaboration, cast.officer(cast.YOGYAKARTA).actor
    topic = forum.start(matter, title="Catatan", body="Mulai.", actor=officer, at=evaluate.APRIL)
    asked = [
        decisions.ask(matter, title=f"Usul {each}", proposal="Ya?", actor=officer, at=evaluate.APRIL).pk
        for each in range(DECISIONS)
    ]
    reports = {code: evaluate.filled(framework, code).pk for code in plan.PARTIES}
    return {"pk": matter.pk, "topic": topic.pk, "decisions": asked, "reports": reports}


def _cookies() -> dict[str, str]:
    """Return a session for everybody who writes, by rank and region."""
    from django.test import Client

    from tests import cast
    from tests.steps.plan.scene import PARTIES

    found = {}
    for rank in ("head", "officer", "environment_officer"):
        for code in PARTIES:
            post = getattr(cast, rank)(code).post
            client = Client(SERVER_NAME="localhost")
            client.force_login(post.user)
            session = client.session
            session["post"] = post.pk
            session.save()
            found[f"{rank} {code}"] = str(session.session_key)
    return found


if __name__ == "__main__":
    main()
