"""From a case to the opportunity every domain shares: scored, explained, or honestly not one."""

from dataclasses import replace

from rajut.core.coalition.reckoning import reckon
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
    assert each.basis is not None
    joint = float(round(reckon(each.basis).game.total))
    assert {rule: sum(row.values()) for rule, row in shares.items()} == {"alone": joint, "shapley": joint}
    assert each.stability is not None
    assert each.stability < 0


def test_shares_of_six_are_whole_rupiah_that_add_up_to_the_rounded_joint_cost() -> None:
    members = tuple(f"34.{number:02}" for number in range(1, 7))
    budgets = (1e9 + 1, 3e9 + 2, 7e8 + 3, 11e8 + 5, 13e8 + 7, 17e8 + 11)
    six = case()

    each = found(replace(six, members=members, basis=replace(six.basis, members=members, alone=budgets)))

    assert each.basis is not None
    joint = float(round(reckon(each.basis).game.total))
    shares = {rule: [share for _member, share in row] for rule, row in each.shares}
    assert {rule: sum(row) for rule, row in shares.items()} == {"alone": joint, "shapley": joint}
    assert all(share.is_integer() for row in shares.values() for share in row)


def test_as_long_as_some_draws_lose_it_is_not_said_that_all_of_them_save() -> None:
    some = next(
        each
        for each in (found(case(spread=step / 1000)) for step in range(100, 0, -1))
        if each.terms[1].value > 0.995
    )

    assert some.terms[1].value < 1
    (said,) = [each.text() for each in some.reasons if "kemungkinan andaian" in each.text()]
    assert said.startswith("Dalam 99 persen dari 512 kemungkinan andaian")


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
