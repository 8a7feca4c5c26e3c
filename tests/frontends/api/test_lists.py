"""Every list asks the database equally often for one row and for three, and comes in pages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rajut.foundation.people.sight import Sight
from rajut.foundation.regions.models import Figure, Indicator
from rajut.steps.engage.models import Collaboration
from rajut.steps.evaluate.actions import findings
from rajut.steps.identify.actions import declaration as declarations
from rajut.steps.plan import actions as planning
from tests import cast
from tests.frontends.api.program import Program, told
from tests.steps.coordinate import scene as coordinate
from tests.steps.engage import scene as engage
from tests.steps.evaluate import scene as evaluate
from tests.steps.identify import scene as identify
from tests.steps.plan import scene as plan

pytestmark = pytest.mark.django_db


@dataclass(frozen=True, slots=True)
class List:
    """A list: where it is, how a row more comes about, and how often it asks the database."""

    path: Callable[[Collaboration], str]
    more: Callable[[Collaboration, int], object]
    queries: int


def inside(name: str) -> Callable[[Collaboration], str]:
    return lambda matter: f"/collaborations/{matter.pk}/{name}"


def declared(_matter: Collaboration, number: int) -> None:
    actor = cast.officer(cast.SLEMAN).actor
    made = declarations.declare(
        cast.government(cast.SLEMAN),
        kind="need",
        domain="service",
        title=f"Kebutuhan {number}",
        starts_on=date(2027, 1, 1),
        ends_on=date(2027, 12, 31),
        sight=Sight.OFFICIALS,
        actor=actor,
        at=cast.NOW,
    )
    declarations.open(made, actor=actor, at=cast.NOW)


def figured(_matter: Collaboration, number: int) -> None:
    made = Indicator.objects.create(slug=f"contoh_{number}", name=f"Contoh {number}", unit="persen")
    Figure.objects.create(
        region_id=cast.SLEMAN, indicator=made, year=2024, value=number, source="data contoh"
    )


def planned(matter: Collaboration, number: int) -> None:
    framework = matter.frameworks.first() or plan.begun(matter)
    framework.collaboration.refresh_from_db()
    plan.indicator(framework, list(plan.DEFINITIONS)[number], parties=(cast.BANTUL,))


def reported(matter: Collaboration, number: int) -> None:
    framework = matter.frameworks.first() or plan.agreed(matter, at=cast.NOW)
    evaluate.opened(framework, plan.PARTIES[number])


def faulted(matter: Collaboration, number: int) -> None:
    actor = cast.officer(cast.BANTUL).actor
    findings.find(matter, title=f"Temuan {number}", detail="Truk mengantre.", actor=actor, at=cast.NOW)


def renewed(matter: Collaboration) -> None:
    officer = cast.officer(cast.YOGYAKARTA).actor
    planning.renew(matter.frameworks.get(state="agreed"), actor=officer, at=evaluate.APRIL)
    successor = matter.frameworks.get(state="draft")
    planning.propose(successor, actor=officer, at=evaluate.APRIL)
    for code in plan.PARTIES:
        planning.assent(successor, actor=cast.head(code).actor, at=evaluate.APRIL)
    planning.agree(successor, actor=officer, at=evaluate.APRIL)


LISTS = {
    "collaborations": List(
        lambda _matter: "/collaborations?q=bersih",
        lambda _matter, number: engage.formed(title=f"Sungai bersih {number}"),
        11,
    ),
    "declarations": List(lambda _matter: "/declarations", declared, 7),
    "decisions": List(
        inside("decisions"), lambda matter, number: coordinate.asked(matter, title=f"Usul {number}"), 10
    ),
    "tasks": List(
        inside("tasks"), lambda matter, number: coordinate.given(matter, title=f"Tugas {number}"), 9
    ),
    "obstacles": List(
        inside("obstacles"), lambda matter, number: coordinate.reported(matter, title=f"Kendala {number}"), 9
    ),
    "meetings": List(
        inside("meetings"), lambda matter, number: engage.called(matter, title=f"Rapat {number}"), 9
    ),
    "findings": List(inside("findings"), faulted, 9),
    "submissions": List(inside("submissions"), reported, 9),
    "indicators of a plan": List(inside("plans/1/indicators"), planned, 14),
    "targets of a plan": List(inside("plans/1/targets"), planned, 15),
    "figures": List(lambda _matter: "/regions/34.04/figures", figured, 8),
    "indicators": List(lambda _matter: "/indicators", figured, 7),
}


@pytest.mark.parametrize("each", LISTS.values(), ids=LISTS)
def test_a_list_asks_as_often_for_one_row_as_for_three(each: List) -> None:
    with time_machine.travel(cast.NOW, tick=False):
        matter = engage.formed()
        bantul = Program(cast.officer(cast.BANTUL))
        asked = {}
        for number in range(3):
            each.more(matter, number)
            bantul.get("/me")  # the daily mark of the key is made
            with CaptureQueriesContext(connection) as queries:
                found = told(bantul.get(each.path(matter)))
            asked[found["total"]] = len(queries)

    assert asked == dict.fromkeys((1, 2, 3), each.queries)


WIDTHS: dict[str, tuple[str, int]] = {
    "opportunities": ("/opportunities", 8),
    "parties": ("/collaborations/{pk}/parties", 9),
    "versions of a plan": ("/collaborations/{pk}/plans", 9),
    "activities of a plan": ("/collaborations/{pk}/plans/1/activities", 12),
    "results": ("/collaborations/{pk}/results", 11),
    "values behind a result": ("/collaborations/{pk}/results/{indicator}/{period}/ledger", 12),
    "regions": ("/regions", 7),
    "organisations": ("/organisations", 7),
}


@pytest.fixture
def filled() -> Iterator[dict[str, object]]:
    """A measured collaboration whose plan stands in its third version, and what was found for Sleman."""
    with time_machine.travel(evaluate.APRIL, tick=False):
        framework = evaluate.measured()
        matter = framework.collaboration
        version = framework.indicators.get(name=plan.LANDFILLED)
        for _again in range(2):
            renewed(matter)
        identify.figures()
        identify.announced(cast.SLEMAN, kind="need")
        identify.announced(cast.YOGYAKARTA, kind="offer")
        identify.searched_all(at=evaluate.APRIL)
        period = matter.periods.order_by("starts_on")[0]
        yield {"pk": matter.pk, "indicator": version.indicator_id, "period": period.pk}


@pytest.mark.parametrize(("path", "queries"), WIDTHS.values(), ids=WIDTHS)
def test_a_page_of_three_asks_as_often_as_a_page_of_one(
    filled: dict[str, object], path: str, queries: int
) -> None:
    bantul = Program(cast.officer(cast.BANTUL))
    bantul.get("/me")
    asked = {}
    for limit in (1, 3):
        with CaptureQueriesContext(connection) as seen:
            found = told(bantul.get(path.format(**filled), limit=limit))
        asked[len(found.get("indicators", found)["items"])] = len(seen)

    assert asked == {1: queries, 3: queries}


def test_a_list_comes_in_pages_without_overlap() -> None:
    program = Program()

    first, second = (told(program.get("/regions", limit=100, page=page)) for page in (1, 2))
    beyond = told(program.get("/regions", limit=100, page=7))

    assert (first["total"], first["pages"], len(first["items"])) == (552, 6, 100)
    assert {row["code"] for row in first["items"]} & {row["code"] for row in second["items"]} == set()
    assert (beyond["items"], beyond["total"]) == ([], 552)
