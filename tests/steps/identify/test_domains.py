"""The search of the country over what governments hold: all five domains, kept and explained."""

import json
from datetime import datetime
from typing import Any

import pytest
from django.http import QueryDict

from rajut.config import domains
from rajut.core.coalition.reckoning import reckon
from rajut.core.potential.domains import Holdings, search_domains
from rajut.core.potential.geography import geography
from rajut.core.potential.holdings import Facility, StaffEntry
from rajut.core.potential.panel import Panel
from rajut.core.potential.records import Findings, Kind
from rajut.core.potential.setting import Setting
from rajut.foundation.regions.models import Package
from rajut.steps.identify.actions import conducting, naming, searching
from rajut.steps.identify.actions.keeping import keep_opportunities
from rajut.steps.identify.models import Commodity, FinderRun, NameDecision, Opportunity
from rajut.steps.identify.queries import ground
from rajut.steps.identify.queries.basis import basis_of
from rajut.steps.identify.queries.opportunities import places
from rajut.steps.identify.views.reckoning import reckoned
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
        told = reckon(basis)
        benefit = [each.benefit_low, each.benefit_mid, each.benefit_high]
        assert [float(round(value)) for value in (told.p10, told.p50, told.p90)] == benefit
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


@pytest.mark.parametrize(
    ("kind", "dearer", "cheaper", "said"),
    [
        (Kind.SHARED_SITE, "haul=3500", "haul=1000", "bila disusun ulang, biaya bersama dan biaya sendiri"),
        (Kind.JOINT_SERVICE, "size=0,2", "learning=1", "belajar dari yang terbaik dapat dilakukan tanpa"),
    ],
)
def test_what_a_table_stands_on_is_changed_while_one_reads(
    run: FinderRun, kind: Kind, dearer: str, cheaper: str, said: str
) -> None:
    client = Visitor().sign_in(cast.officer(cast.SLEMAN).post)
    found = held().filter(kind=kind).order_by("pk")[0]
    path, who = f"/potensi/peluang/{found.pk}/", "".join(f"&pihak={code}" for code in found.members)

    usual = _saving(found, "")

    assert _saving(found, f"{dearer}{who}") < usual < _saving(found, f"{cheaper}{who}")
    assert said in get(client, path)
    assert "hemat (tengah)" in get(client, f"{path}?{dearer}{who}")


def _saving(found: Opportunity, query: str) -> float:
    """The saving in the middle, as the page works it out."""
    basis = basis_of(found)
    assert basis is not None
    answer = reckoned(basis, asked=QueryDict(query), judgement=None, among=places())["answer"]
    return float(answer.saving[1])


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


def test_a_word_of_hundreds_of_letters_keeps_no_search_from_its_end() -> None:
    holdings.everything()
    Package.objects.filter(title="Belanja Modal Tablet").update(title=f"Belanja Modal Tablet {'x' * 400}")

    run = scene.searched_all()

    assert run.state == "done"
    assert sorted(run.parts) == DOMAINS


def test_a_finder_of_purchases_that_refuses_leaves_the_names_as_they_were() -> None:
    holdings.everything()
    scene.searched_all()
    names = list(Commodity.objects.values_list("name", flat=True))
    NameDecision.objects.create(
        organisation=cast.government(cast.SLEMAN), kind=NameDecision.Kind.SPLIT, kept="nama-lain",
        phrases=["tablet; DROP"], state="released", decided_at=cast.NOW, decided_by="x", sight="own",
    )  # fmt: skip

    run = scene.searched_all()

    assert run.parts["procurement"]["refusal"] is not None
    assert names != []
    assert list(Commodity.objects.values_list("name", flat=True)) == names


def test_one_package_of_a_year_to_come_hides_no_plans() -> None:
    holdings.everything()
    row = Package.objects.first()
    assert row is not None
    Package.objects.create(
        code="2100", year=2100, region_id=row.region_id, agency=row.agency, title=row.title,
        ceiling=1, starts=1, ends=2, source=holdings.SOURCE,
    )  # fmt: skip

    run = scene.searched_all()

    assert run.parts["procurement"]["found"] > 0


def test_what_last_years_packages_came_to_is_handed_to_the_finder_beside_this_years_plans() -> None:
    holdings.everything()
    row = Package.objects.first()
    assert row is not None
    Package.objects.create(
        code="1", year=row.year - 1, region_id=row.region_id, agency=row.agency, title=row.title,
        ceiling=10, realised=9, starts=1, ends=2, source=holdings.SOURCE,
    )  # fmt: skip

    found = ground.holdings()

    assert found.packages is not None
    assert found.past is not None
    assert {*found.packages.year.tolist()} == {row.year}
    assert found.past.realised is not None
    assert (found.past.year.tolist(), found.past.realised.tolist()) == ([row.year - 1], [9.0])


def test_rows_that_one_domain_cannot_read_leave_the_others_their_answers() -> None:
    bad = StaffEntry("1", "need", cast.SLEMAN, "BKPSDM", "---", 5, None, None, None, "data contoh")
    good = Facility("1", cast.SLEMAN, "TPA", "tpa", -7.7, 110.3, None, 1.0, "ton", 2025, None, False, "x")
    setting = Setting(geography(Panel()), {}, frozenset(), "contoh")

    parts = list(
        search_domains(
            Holdings(staff=(bad,), facilities=(good,)), setting=setting, progress=lambda *_told: None
        )
    )

    refused = {part.finder.domain: part.refusal.text() for part in parts if part.refusal}
    assert list(refused) == ["people"]
    assert refused["people"].startswith("Baris 1 ")
    assert len(parts) == 5


def test_what_was_not_looked_for_stands_as_it_was_found(run: FinderRun) -> None:
    other = FinderRun.objects.create(state="done", asked_at=cast.NOW, ended_at=cast.NOW)
    people = {Kind.JOINT_CLASS, Kind.LENDING}

    keep_opportunities(Findings((), (), (), "1", "x"), run=other, declared=(), untouched=people, at=cast.NOW)

    assert set(held().filter(domain="people").values_list("current", flat=True)) == {True}
    assert set(held().exclude(domain="people").values_list("current", flat=True)) == {False}


def test_a_worker_whose_search_was_taken_up_by_another_leaves_it_alone() -> None:
    holdings.everything()
    run = searching.order(actor=cast.ministry().actor, at=cast.NOW)

    def clock() -> datetime:
        FinderRun.objects.filter(pk=run.pk, state="running").update(tries=2)  # another worker has it now
        return cast.NOW

    conducting.conduct(run.pk, clock=clock)

    run.refresh_from_db()
    assert (run.state, run.tries, run.found) == ("running", 2, 0)
    assert Opportunity.objects.count() == 0


def test_what_is_released_while_the_rows_are_read_makes_the_search_worth_repeating(run: FinderRun) -> None:
    actor = cast.officer(cast.SLEMAN).actor
    made = naming.merge(cast.government(cast.SLEMAN), kept="tablet", other="laptop", actor=actor, at=cast.NOW)
    naming.release(made, actor=actor, at=cast.NOW)

    again = searching.order(actor=actor, at=cast.NOW)

    assert again.pk != run.pk
    assert again.state == "queued"
