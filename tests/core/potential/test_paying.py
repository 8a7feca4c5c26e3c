"""From a case to the opportunity every domain shares: scored, explained, or honestly not one."""

from dataclasses import replace

from rajut.core.potential.geography import geography
from rajut.core.potential.panel import Border, Panel, Place
from rajut.core.potential.paying import GREAT, Case, paying
from rajut.core.potential.records import (
    Assumption,
    Basis,
    Binding,
    Constraint,
    Curve,
    Evidence,
    Kind,
    Opportunity,
    Quality,
    canonical,
    sentence,
)
from rajut.core.potential.setting import Setting
from rajut.core.potential.weights import PAY_WEIGHTS

PLACES = tuple(
    Place(code, f"Daerah {code}", "kabupaten", "34", -7.8, 110.3 + step / 2)
    for step, code in enumerate(("34.01", "34.02", "34.03"))
)
PANEL = Panel(places=PLACES, borders=(Border("34.01", "34.02", 10.0),))
SETTING = Setting(geography(PANEL), {("34.01", "34.02"): ("Sekber",)}, frozenset(), "stamp")
EVIDENCE = (Evidence("Pagu", "34.01", "", 2026, 1e9, "rupiah", "rencana"),)


def case(*, beta: float = 0.05, meeting: float = 1e6, spread: float = 0.02) -> Case:
    why = sentence("anggapan")
    row = (
        Assumption("beta", "elastisitas", "", beta - spread, beta, beta + spread, -0.5, 0.5, why),
        Assumption("tender", "biaya tender", "rupiah", 5e6, 5e6, 5e6, 0, 1e9, why),
        Assumption("coordination", "koordinasi", "rupiah", meeting, meeting, meeting, 0, 1e12, why),
    )
    members = ("34.01", "34.02")
    return Case(
        domain="procurement",
        kind=Kind.JOINT_PURCHASE,
        members=members,
        object="beli:tablet",
        period="2026-02-01/2026-04-30",
        title=sentence("Beli %(thing)s bersama", thing="tablet"),
        basis=Basis(Curve.SCALE, members, (1e9, 3e9), row),
        evidence=EVIDENCE,
        quality=Quality((("declared", 0.8),)),
    )


def found(given: Case) -> Opportunity:
    answer = paying(given, setting=SETTING)
    assert isinstance(answer, Opportunity)
    return answer


def test_the_score_is_the_sum_of_its_printed_terms() -> None:
    each = found(case())

    assert [term.name for term in each.terms] == [weight.name for weight in PAY_WEIGHTS]
    assert each.score == round(sum(term.points for term in each.terms), 6)
    saved = 1e9 * (1 - 0.25**0.05) + 3e9 * (1 - 0.75**0.05) + 5e6 - 1e6
    assert each.terms[0].value == round(saved / (4e9 + 1e7) / GREAT, 6)
    assert each.terms[2].value == 1.0
    assert each.terms[3].value == 0.5


def test_the_benefit_is_an_interval_around_the_saving_in_rupiah() -> None:
    benefit = found(case()).benefit

    assert benefit is not None
    assert benefit.unit == "rupiah"
    assert benefit.p10 < benefit.p50 < benefit.p90
    assert abs(benefit.p50 / 1.1e8 - 1) < 0.2


def test_shares_add_up_to_the_joint_cost_and_their_stability_is_stated() -> None:
    each = found(case())

    shares = {rule: dict(row) for rule, row in each.shares}
    assert sorted(shares) == ["alone", "shapley"]
    totals = {rule: round(sum(row.values())) for rule, row in shares.items()}
    assert abs(totals["alone"] - totals["shapley"]) <= 2
    assert each.stability is not None
    assert each.stability < 0


def test_an_interval_with_losses_says_so_among_what_speaks_against_it() -> None:
    each = found(case(spread=0.2))

    assert each.benefit is not None
    assert each.benefit.p10 < 0
    assert each.counter_reasons[0].template.startswith("Pada andaian yang buruk")


def test_what_does_not_pay_is_no_opportunity_and_the_constraint_is_named() -> None:
    answer = paying(case(meeting=5e9), setting=SETTING)

    assert isinstance(answer, Binding)
    assert answer.constraint is Constraint.NO_SAVING
    assert answer.region == "34.01"
    assert "Beli tablet bersama" in answer.sentence.text()


def test_who_never_worked_together_and_lies_apart_scores_less() -> None:
    far = replace(case(), members=("34.01", "34.03"))
    far = replace(far, basis=replace(far.basis, members=far.members))

    assert found(far).score < found(case()).score
    assert found(far).terms[3].value == 0.0


def test_the_same_case_gives_the_same_bytes() -> None:
    assert canonical(found(case())) == canonical(found(case()))
