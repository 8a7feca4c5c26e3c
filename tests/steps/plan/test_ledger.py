"""The ledger: only ever added to, its totals right at once, whoever writes at the same time."""

import uuid
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, connections, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from rajut.core.results.aggregation import Cell, Rule, Total, total
from rajut.core.results.numbers import NOT_APPLICABLE, UNKNOWN, Quantity, known
from rajut.steps.plan.actions.ledger import Fact, record
from rajut.steps.plan.actions.totals import rebuild
from rajut.steps.plan.models import Framework, IndicatorVersion, Observation, Rollup
from rajut.steps.plan.queries.totals import audit
from tests import cast
from tests.steps.plan import scene


def landfilled(framework: Framework) -> IndicatorVersion:
    return framework.indicators.get(name=scene.LANDFILLED)


def fact(framework: Framework, code: str, quantity: Quantity, *, name: str = scene.LANDFILLED) -> Fact:
    version = framework.indicators.get(name=name)
    period = framework.collaboration.periods.first()
    assert period is not None
    return Fact(version.indicator_id, cast.government(code).pk, period.pk, quantity)


def claim(framework: Framework, *facts: Fact, key: str) -> int:
    return record(
        facts,
        collaboration=framework.collaboration,
        kind="claimed",
        key=key,
        actor=cast.officer(cast.SLEMAN).actor,
        at=cast.NOW,
    ).written


def rollup(framework: Framework, name: str = scene.LANDFILLED) -> Total:
    row = Rollup.objects.get(
        indicator_id=framework.indicators.get(name=name).indicator_id,
        period_id=framework.collaboration.periods.first().pk,
        kind="claimed",
    )
    return Total(row.numerator, row.denominator, row.n, row.n_expected)


@pytest.mark.django_db
def test_a_total_is_right_in_the_transaction_that_writes() -> None:
    framework = scene.agreed()

    claim(framework, fact(framework, cast.SLEMAN, known(280)), key="a")
    claim(framework, fact(framework, cast.BANTUL, known(110)), key="b")

    assert rollup(framework) == Total(Decimal(390), Decimal(1), 2, 3)


@pytest.mark.django_db
def test_the_same_request_three_times_leaves_one_row() -> None:
    framework = scene.agreed()
    value = fact(framework, cast.SLEMAN, known(280))

    written = [claim(framework, value, key="same") for _ in range(3)]

    assert written == [1, 0, 0]
    assert Observation.objects.filter(kind="claimed").count() == 1
    assert rollup(framework) == Total(Decimal(280), Decimal(1), 1, 3)


@pytest.mark.django_db
def test_a_correction_supersedes_and_the_old_value_stays_readable() -> None:
    framework = scene.agreed()
    claim(framework, fact(framework, cast.SLEMAN, known(280)), key="first")

    claim(framework, fact(framework, cast.SLEMAN, known(250)), key="second")

    old, new = Observation.objects.filter(kind="claimed").order_by("current")
    assert (old.numerator, old.current, new.numerator, new.supersedes) == (280, False, 250, old.id)
    assert rollup(framework) == Total(Decimal(250), Decimal(1), 1, 3)


@pytest.mark.django_db
def test_zero_unknown_and_not_applicable_are_three_things() -> None:
    framework = scene.agreed()

    claim(
        framework,
        fact(framework, cast.YOGYAKARTA, known(0)),
        fact(framework, cast.SLEMAN, UNKNOWN),
        fact(framework, cast.BANTUL, NOT_APPLICABLE),
        key="three",
    )

    assert rollup(framework) == Total(Decimal(0), Decimal(1), 1, 2)


@pytest.mark.django_db
def test_a_ratio_is_totalled_by_its_parts() -> None:
    framework = scene.agreed()

    claim(
        framework,
        fact(framework, cast.YOGYAKARTA, known(1, 3), name=scene.SERVED),
        fact(framework, cast.SLEMAN, known(1, 7), name=scene.SERVED),
        key="ratio",
    )

    assert rollup(framework, scene.SERVED) == Total(Decimal(2), Decimal(10), 2, 3)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        {"indicator_id": uuid.UUID(int=1)},
        {"organisation_id": 999_999},
        {"period_id": 999_999},
    ],
)
def test_a_fact_without_a_place_in_the_plan_is_refused_and_nothing_is_written(
    change: dict[str, object],
) -> None:
    framework = scene.agreed()
    good = fact(framework, cast.SLEMAN, known(1))
    held = {"indicator_id": good.indicator_id, "organisation_id": good.organisation_id}
    bad = Fact(**{**held, "period_id": good.period_id, "quantity": known(2), **change})

    with pytest.raises(ValidationError):
        claim(framework, good, bad, key="bad")

    assert Observation.objects.filter(kind="claimed").count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE plan_observation SET numerator = numerator + 1",
        "UPDATE plan_observation SET current = false, note = 'x' WHERE current",
        "UPDATE plan_observation SET current = true WHERE NOT current",
        "DELETE FROM plan_observation",
    ],
)
def test_the_ledger_cannot_be_rewritten(statement: str) -> None:
    framework = scene.agreed()
    claim(framework, fact(framework, cast.SLEMAN, known(280)), key="first")
    claim(framework, fact(framework, cast.SLEMAN, known(250)), key="second")
    before = set(Observation.objects.values_list("id", "numerator", "current", "note"))

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert set(Observation.objects.values_list("id", "numerator", "current", "note")) == before


@pytest.mark.django_db
@pytest.mark.parametrize("whole", [False, True])
def test_a_rebuild_writes_only_what_differs(whole: bool) -> None:
    framework = scene.agreed()
    before = list(Rollup.objects.order_by("pk").values())
    changed, missing, *kept = Rollup.objects.order_by("pk")
    Rollup.objects.filter(pk=changed.pk).update(n=0, numerator=None)
    Rollup.objects.filter(pk=missing.pk).delete()
    surplus = Rollup.objects.get(pk=kept[0].pk)
    surplus.pk, surplus.kind = None, "verified"
    surplus.save()

    rebuild(None if whole else framework.collaboration)

    after = {row["id"]: row for row in Rollup.objects.values()}
    assert [after.pop(row["id"]) for row in before if row["id"] != missing.pk] == [
        row for row in before if row["id"] != missing.pk
    ]
    (written,) = after.values()
    assert {**written, "id": missing.pk} == next(row for row in before if row["id"] == missing.pk)
    assert audit() == []


@pytest.mark.django_db
def test_the_audit_names_a_total_that_is_wrong_and_a_rebuild_mends_it() -> None:
    framework = scene.agreed()
    claim(framework, fact(framework, cast.SLEMAN, known(280)), key="a")
    Rollup.objects.filter(kind="claimed").update(numerator=1)

    found = audit(framework.collaboration)
    rebuild(framework.collaboration)

    assert [(each.kind, each.kept.numerator, each.right.numerator) for each in found] == [("claimed", 1, 280)]
    assert audit() == []


AMOUNTS = st.decimals(-1000, 1000, places=6, allow_nan=False)
PARTS = st.decimals(Decimal("0.000001"), 5_000_000, places=6, allow_nan=False)
QUANTITIES = st.one_of(
    st.just(UNKNOWN),
    st.just(NOT_APPLICABLE),
    st.builds(known, AMOUNTS, PARTS),
    st.builds(known, AMOUNTS),
)
RECORDS = st.lists(st.tuples(st.integers(0, 2), QUANTITIES), min_size=1, max_size=8)


@pytest.mark.django_db
@pytest.mark.parametrize("rule", ["sum", "mean", "ratio_of_sums", "max", "min", "none"])
def test_any_sequence_of_facts_gives_the_total_of_its_last_ones(rule: str) -> None:
    framework = scene.agreed()
    framework.indicators.filter(name=scene.SERVED).update(rule=rule)
    places = [fact(framework, code, UNKNOWN, name=scene.SERVED) for code in scene.PARTIES]

    @settings(max_examples=20, deadline=None, database=None)
    @given(records=RECORDS)
    def holds(records: Sequence[tuple[int, Quantity]]) -> None:
        last = dict(records)
        with transaction.atomic():
            for number, (party, quantity) in enumerate(records):
                claim(framework, replace(places[party], quantity=quantity), key=str(number))
            kept, differences = rollup(framework, scene.SERVED), audit(framework.collaboration)
            transaction.set_rollback(True)

        expected = total([Cell(each) for each in last.values()], rule=Rule(rule), expected=3)
        assert kept == expected
        assert [each for each in differences if each.kind == "claimed"] == []

    holds()


def test_writers_at_the_same_time_leave_the_right_total(fresh_database: str) -> None:
    framework = scene.agreed()
    jobs = [(code, number) for number in range(6) for code in scene.PARTIES]

    def write(job: tuple[str, int]) -> None:
        try:
            value = fact(framework, job[0], known(job[1]))
            claim(framework, value, key=f"{job[0]}:{job[1]}")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, jobs))

    current = Observation.objects.filter(kind="claimed", current=True)
    assert Observation.objects.filter(kind="claimed").count() == len(jobs)
    assert rollup(framework).num == sum(row.numerator for row in current)
    assert audit() == []
