"""The search of the country over what governments hold: all five domains, kept and explained."""

import json
from typing import Any

import pytest

from rajut.config import domains
from rajut.steps.identify.models import Commodity, FinderRun, Opportunity
from rajut.steps.identify.queries.basis import basis_of
from tests import cast
from tests.steps.identify import holdings, scene
from tests.steps.identify.test_pages import get
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
DOMAINS = ["finance", "people", "procurement", "service", "technology"]


@pytest.fixture
def run() -> FinderRun:
    """The country, searched."""
    holdings.everything()
    return scene.searched_all()


def held() -> Any:
    return Opportunity.objects.exclude(basis_told=None)


def test_every_domain_finds_what_would_pay(run: FinderRun) -> None:
    assert (run.state, run.stage) == ("done", "")
    assert sorted(run.parts) == DOMAINS
    assert sorted(set(held().values_list("domain", flat=True))) == DOMAINS
    assert sum(part["found"] for part in run.parts.values()) == held().count()
    assert run.peak_mib > 0


def test_each_is_reckoned_explained_and_marked_as_invented(run: FinderRun) -> None:
    for each in held():
        basis = basis_of(each)
        assert basis is not None
        assert list(basis.members) == each.members
        assert each.example
        assert each.benefit_unit == "rupiah"
        assert each.benefit_low <= each.benefit_mid <= each.benefit_high
        assert len(each.reasons) >= 1
        assert len(each.evidence) >= 1
        assert all(row["source"] for row in each.evidence)


def test_each_page_shows_its_assumptions_and_who_pays_what(run: FinderRun) -> None:
    client = Visitor().sign_in(cast.officer(cast.SLEMAN).post)

    for each in held():
        shown = get(client, f"/potensi/peluang/{each.pk}/")
        assert "Siapa membayar apa" in shown
        assert "data contoh" in shown


def test_the_same_holdings_give_the_same_opportunities(run: FinderRun) -> None:
    before = list(held().order_by("pk").values("pk", "score", "benefit_mid", "basis_told", "evidence"))
    FinderRun.objects.filter(pk=run.pk).update(input_hash="another")

    scene.searched_all(at=cast.NOW)

    assert FinderRun.objects.count() == 2
    assert (
        list(held().order_by("pk").values("pk", "score", "benefit_mid", "basis_told", "evidence")) == before
    )


def test_a_search_of_one_region_leaves_them_standing(run: FinderRun) -> None:
    scene.figures()

    scene.searched(cast.SLEMAN)

    assert set(held().values_list("current", flat=True)) == {True}


def test_the_names_of_what_is_planned_are_counted(run: FinderRun) -> None:
    tablets = Commodity.objects.get(name="tablet")

    assert (tablets.packages, tablets.governments) == (12, 12)
    assert tablets.money == 12 * 2 * holdings.BILLION


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_command_finds_one_domain_without_keeping_it(
    domain: str, capsys: pytest.CaptureFixture[str]
) -> None:
    holdings.everything()

    code = domains.find(domain, region=cast.SLEMAN, top=3, as_json=True)

    found = json.loads(capsys.readouterr().out)
    assert code == 0
    assert {each["domain"] for each in found} == {domain}
    assert all(cast.SLEMAN in each["members"] for each in found)
    assert Opportunity.objects.count() == 0


def test_the_command_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    code = domains.find("people", region=None, top=3, as_json=False)

    assert code == 1
    assert "Belum ada data bidang ini" in capsys.readouterr().out
