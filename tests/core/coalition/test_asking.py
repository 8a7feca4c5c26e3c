"""Who with whom by the codes of regions: the best of all divisions, the rules kept, mistakes told by name."""

from collections.abc import Iterator
from dataclasses import replace
from math import inf, isnan, nan
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rajut.core.coalition.asking import Question, Unasked, answer, changed, question, saving
from rajut.core.coalition.assumed import assumed, usual
from rajut.core.coalition.parties import Contact, Provider, Rules
from rajut.core.coalition.reckoning import reckon
from rajut.core.potential.records import Assumption, Basis, Curve, Unsound, sentence

FREE = Rules(largest=3, beta=0.2, coordination=1.0, per_km=0.0)
Borders = list[tuple[str, str]]
Division = list[tuple[str, ...]]


def code(number: int) -> str:
    return f"34.{number:02}"


def providers(costs: list[float]) -> list[Provider]:
    """Places on a line, half of them in each of two provinces."""
    return [
        Provider(code(i), f"Daerah {i}", "34" if i < len(costs) / 2 else "35", -7.0, 110.0 + i, cost)
        for i, cost in enumerate(costs)
    ]


def chain(count: int) -> Borders:
    return [(code(i), code(i + 1)) for i in range(count - 1)]


def divisions(places: list[str], *, largest: int) -> Iterator[Division]:
    """Every way to divide places into groups, near or not."""
    if not places:
        yield []
        return
    first, *rest = places
    for mask in range(1 << len(rest)):
        others = [each for bit, each in enumerate(rest) if mask >> bit & 1]
        if len(others) < largest:
            left = [each for each in rest if each not in others]
            for more in divisions(left, largest=largest):
                yield [(first, *others), *more]


def hangs(team: tuple[str, ...], borders: Borders) -> bool:
    """Whether one gets from any member to every other within the group."""
    met = {team[0]}
    for _ in team:
        met |= {b for a, b in borders if a in met} | {a for a, b in borders if b in met}
        met &= set(team)
    return met == set(team)


def worth(team: tuple[str, ...], costs: dict[str, float], rules: Rules) -> float:
    whole = sum(costs[each] for each in team)
    parts = (costs[each] for each in team)
    saved = sum(part - part * (part / whole) ** rules.beta if part else 0.0 for part in parts)
    return saved - rules.coordination * (len(team) - 1)


@settings(max_examples=25, deadline=None)
@given(
    costs=st.lists(st.sampled_from([0.0, 1.0, 5.0, 20.0, 80.0]), min_size=1, max_size=6),
    extra=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=3),
    largest=st.integers(2, 4),
)
def test_no_division_saves_more(costs: list[float], extra: list[tuple[int, int]], largest: int) -> None:
    rules = replace(FREE, largest=largest)
    borders = chain(len(costs)) + [(code(a), code(b)) for a, b in extra if a != b and max(a, b) < len(costs)]
    paid = {code(i): cost for i, cost in enumerate(costs)}

    found = answer(question(providers(costs), borders, rules=rules), exact=True)

    best = max(
        sum(worth(team, paid, rules) for team in each if len(team) > 1)
        for each in divisions(list(paid), largest=largest)
        if all(hangs(team, borders) for team in each)
    )
    assert found.saving == pytest.approx(max(best, 0.0))
    assert sum(each.saving for each in found.teams) == pytest.approx(found.saving)
    assert sorted([*found.alone, *(one for each in found.teams for one in each.members)]) == list(paid)


def test_groups_of_any_size_save_as_written_out() -> None:
    listed = np.array([[0, 1, -1], [0, 1, 2], [2, -1, -1]], dtype=np.int16)

    found = saving(listed, np.array([30.0, 10.0, 0.0]), 0.5)

    pair = 30 * (1 - 0.75**0.5) + 10 * (1 - 0.25**0.5)
    assert found.tolist() == pytest.approx([pair, pair, 0.0])


def test_the_order_of_what_is_given_changes_nothing() -> None:
    some, borders = providers([9.0, 4.0, 7.0, 3.0]), chain(4)

    one = answer(question(some, borders, rules=FREE))
    other = answer(question(some[::-1], borders[::-1], rules=FREE))

    assert one == other


def test_one_province_keeps_its_own() -> None:
    found = answer(question(providers([9.0] * 4), chain(4), rules=replace(FREE, one_area=True)), exact=True)

    assert [each.members for each in found.teams] == [("34.00", "34.01"), ("34.02", "34.03")]


@pytest.mark.parametrize(
    ("rules", "teams"),
    [
        ({"contact": Contact.LAND}, [("34.00", "34.01")]),
        ({"contact": Contact.SEA}, [("34.00", "34.01"), ("34.02", "34.03")]),
        ({"contact": Contact.NEAR, "within": 115.0}, [("34.00", "34.01"), ("34.02", "34.03")]),
        ({"contact": Contact.NEAR, "within": 100.0}, []),
        ({"contact": Contact.NEAR, "within": 115.0, "obligatory": True}, [("34.00", "34.01")]),
    ],
)
def test_who_may_join_whom_follows_the_rule(rules: dict[str, Any], teams: list[tuple[str, ...]]) -> None:
    asked = question(
        providers([9.0] * 4),
        [("34.00", "34.01")],
        sea=[("34.02", "34.03")],
        rules=replace(FREE, largest=2, **rules),
    )

    found = answer(asked, exact=True)

    assert [each.members for each in found.teams] == teams
    assert [each.crosses for each in found.teams] == [each != ("34.00", "34.01") for each in teams]


def asked(**rules: object) -> Question:
    """Four in a row, in groups of two at most."""
    return question(providers([10.0, 10.0, 20.0, 20.0]), chain(4), rules=replace(FREE, largest=2, **rules))  # type: ignore[arg-type]  # fields of Rules


def test_who_leaves_takes_the_saving_along() -> None:
    before = answer(asked(), exact=True)

    change = changed(asked(), before, leave=["34.00"])

    assert change.difference == pytest.approx(1 - 20 * (1 - 0.5**0.2))
    assert ([each.members for each in change.ended], change.formed, change.alone) == (
        [("34.00", "34.01")],
        (),
        ("34.01",),
    )


def test_who_joins_changes_the_groups_around() -> None:
    before = answer(asked(), exact=True)

    change = changed(asked(), before, join=[("34.01", "34.02")])

    assert [each.members for each in change.formed] == [("34.01", "34.02")]
    assert change.alone == ("34.00", "34.03")


def test_who_borders_nobody_is_told() -> None:
    some = question(providers([1.0, 2.0, 3.0]), [("34.00", "34.01")], rules=FREE)

    assert some.cornered == {"34.02"}


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        ({"beta": nan}, "Hemat skala harus 0 sampai 1, bukan nan."),
        ({"beta": 1.5}, "Hemat skala harus 0 sampai 1, bukan 1.5."),
        ({"coordination": -1.0}, "Biaya koordinasi dan biaya jarak tidak boleh negatif atau kosong: -1.0."),
        ({"per_km": inf}, "Biaya koordinasi dan biaya jarak tidak boleh negatif atau kosong: inf."),
        ({"within": 0.0}, "Jarak paling jauh harus lebih dari 0 sampai 2.000 km, bukan 0.0."),
        ({"within": nan}, "Jarak paling jauh harus lebih dari 0 sampai 2.000 km, bukan nan."),
        ({"without": ("99.99",)}, "99.99 tidak punya angka biaya layanan ini di daerah yang dilihat."),
        (
            {"together": (("34.00", "34.03"),)},
            "Tidak ada pilihan gabungan yang mempersatukan tempat Daerah 0 dan Daerah 3.",
        ),
    ],
)
def test_a_question_that_has_no_answer_is_told_why(rules: dict[str, object], sentence: str) -> None:
    with pytest.raises(Unsound) as caught:
        answer(asked(**rules))

    assert caught.value.sentence.text() == sentence


@pytest.mark.parametrize("cost", [nan, inf, -1.0])
def test_a_cost_that_is_no_amount_is_told_by_name(cost: float) -> None:
    with pytest.raises(Unasked, match="Biaya Daerah 1 harus berupa angka"):
        question(providers([1.0, cost]), chain(2), rules=FREE)


def test_too_many_groups_are_refused_before_they_are_priced() -> None:
    with pytest.raises(Unasked, match="Terlalu banyak gabungan untuk dijawab seketika"):
        question(providers([1.0] * 30), chain(30), rules=FREE, most=20)


def test_nobody_and_one_have_nobody_to_join() -> None:
    none, one = (answer(question(providers(costs), [], rules=FREE)) for costs in ([], [5.0]))

    assert (none.teams, none.alone, none.saving) == ((), (), 0.0)
    assert (one.teams, one.alone, one.better) == ((), ("34.00",), 0.0)


@pytest.mark.parametrize("service", ["sampah", "pajak-daerah", "urusan apa saja", ""])
def test_what_is_usual_lies_within_its_bounds(service: str) -> None:
    rules = usual(service)

    beta, meeting, per_km = assumed(service)
    assert (rules.beta, rules.coordination, rules.per_km) == (beta.mid, meeting.mid, per_km.mid)
    for each in (beta, meeting, per_km):
        row = [each.floor, each.low, each.mid, each.high, each.ceiling]
        assert row == sorted(row)
        assert not any(map(isnan, row))


def test_four_alike_save_what_was_seen_in_czechia() -> None:
    four = np.array([[0, 1, 2, 3]], dtype=np.int16)

    found = saving(four, np.full(4, 25.0), usual("sampah").beta)

    assert found[0] == pytest.approx(13.5, abs=0.6)  # per cent: Struk & Bakoš 2021


@given(st.lists(st.floats(1.0, 1e13), min_size=2, max_size=5), st.floats(0.0, 1.0))
def test_a_group_saves_what_the_curve_of_an_opportunity_says(costs: list[float], beta: float) -> None:
    def fixed(name: str, value: float) -> Assumption:
        return Assumption(name, name, "", value, value, value, 0.0, 1.0, sentence("contoh"))

    row = (fixed("beta", beta), fixed("tender", 0.0), fixed("coordination", 0.0))
    basis = Basis(Curve.SCALE, tuple("ABCDE"[: len(costs)]), tuple(costs), row)

    found = saving(np.arange(len(costs), dtype=np.int16)[None], np.array(costs), beta)

    assert found[0] == pytest.approx(reckon(basis).saving, rel=1e-6, abs=1e-6 * sum(costs))
