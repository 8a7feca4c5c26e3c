"""One trial on real figures, where the folder beside the repository has them."""

from time import perf_counter

import pytest

from rajut.foundation.regions import actions as regions
from rajut.foundation.regions.asking import operator
from rajut.steps.identify.models import Opportunity
from rajut.steps.identify.queries import runs
from tests import cast
from tests.foundation.regions.shared import real
from tests.steps.identify import scene
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
FILES = (
    "regions.csv",
    "adjacency.csv",
    "sea_neighbours.csv",
    "indicators_kabkota.csv.gz",
    "cooperation_groups.csv",
    "cooperation_members.csv",
)


def test_yogyakarta_on_real_figures(client: Visitor) -> None:
    for path in [real(name) for name in FILES]:
        regions.apply(regions.check(path), actor=operator("contoh"), at=cast.NOW)

    began = perf_counter()
    run = scene.searched(cast.YOGYAKARTA)
    took = perf_counter() - began

    found = Opportunity.objects.filter(current=True)
    assert run.found == found.count() > 0
    assert all(cast.YOGYAKARTA in row.members and row.evidence and row.reasons for row in found)
    assert {row["source"] for opportunity in found for row in opportunity.evidence if row["indicator"]}
    assert runs.obstacles(run, cast.YOGYAKARTA)
    assert took < 30  # about one second on a free machine
    told = client.sign_in(cast.officer(cast.YOGYAKARTA).post).get("/potensi/").content.decode()
    assert told.count('<article class="entry">') == min(run.found, 10)
