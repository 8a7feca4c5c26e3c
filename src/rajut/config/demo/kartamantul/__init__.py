"""Kartamantul's waste, told in full: from a potential to verified results and an improvement."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from rajut.config.demo import people
from rajut.config.demo.kartamantul.coordinating import coordinate
from rajut.config.demo.kartamantul.discussing import discuss
from rajut.config.demo.kartamantul.evaluating import evaluate
from rajut.config.demo.kartamantul.facts import (
    ACTIVITIES,
    CODES,
    INDICATORS,
    SOURCE,
    SUMMARY,
    TITLE,
    VALUES,
    on,
)
from rajut.config.demo.telling import head, officer
from rajut.core.law.authority import Part
from rajut.core.results.numbers import Quantity, known
from rajut.foundation.regions.models import Affair
from rajut.steps.engage.actions import collaboration as collaborations
from rajut.steps.engage.actions import party as parties
from rajut.steps.engage.models import Collaboration
from rajut.steps.plan import actions as plan
from rajut.steps.plan.models import Framework, IndicatorVersion


def tell(*, at: datetime) -> Collaboration:
    """Carry it through all five steps, up to today."""
    year = at.year
    found = _form(at=on(year - 1, 10, 5))
    framework = _plan(found, at=on(year - 1, 12, 1))
    collaborations.run(found, actor=officer(found.opened_by), at=on(year, 1, 5))
    collaborations.publish(found, actor=officer(found.opened_by), at=on(year, 1, 6))
    _progress(framework)
    coordinate(found, at=at)
    evaluate(found, framework, at=at)
    discuss(found, at=at)
    return found


def _form(*, at: datetime) -> Collaboration:
    home = people.government(CODES[0])
    invited = [(people.government(code), Part.PARTY) for code in CODES[1:]]
    invited += [(people.government("34"), Part.FACILITATOR), (people.supporter(), Part.SUPPORTER)]
    found = collaborations.initiate(
        home,
        title=TITLE,
        track="ksdd",
        object="Pengurangan dan pengolahan sampah rumah tangga",
        affair=Affair.objects.get(pk="2.11"),
        summary=SUMMARY,
        obligatory=True,
        invited=invited,
        source=SOURCE,
        example=True,
        actor=officer(home),
        at=at,
    )
    collaborations.offer(found, actor=officer(home), at=at + timedelta(days=1))
    for party in found.parties.filter(state="invited").select_related("organisation"):
        parties.accept(party, actor=head(party.organisation), at=at + timedelta(days=8))
    found.refresh_from_db()
    collaborations.form(found, actor=officer(home), at=at + timedelta(days=14))
    return found


def _plan(found: Collaboration, *, at: datetime) -> Framework:
    actor = officer(found.opened_by)
    framework = plan.begin(
        found,
        vision="Kartamantul yang bersih: sampah selesai sedekat mungkin dari sumbernya.",
        mission="Memilah dari rumah, mengolah di hulu, membagi beban dan biaya secara adil antardaerah.",
        starts_on=date(at.year + 1, 1, 1),
        ends_on=date(at.year + 1, 12, 31),
        actor=actor,
        at=at,
    )
    plan.build_calendar(framework, kind="quarter", actor=actor, at=at)
    node = plan.add_node(
        framework, kind="goal", title="Sampah yang dibuang ke TPA berkurang", parent=None, actor=actor, at=at
    )
    for name, (unit, is_ratio, direction, nature, rule, weight) in INDICATORS.items():
        version = plan.add_indicator(
            framework,
            node=node,
            name=name,
            unit=unit,
            is_ratio=is_ratio,
            direction=direction,
            nature=nature,
            rule=rule,
            weight=Decimal(weight),
            verification="Timbangan TPA dan laporan dinas lingkungan hidup",
            organisations=[people.government(code).pk for code in CODES],
            actor=actor,
            at=at,
        )
        plan.plan_values(framework, _cells(version, found), actor=actor, at=at)
    _activities(framework, at=at)
    plan.propose(framework, actor=actor, at=at + timedelta(days=3))
    for code in CODES:
        plan.assent(framework, actor=head(people.government(code)), at=at + timedelta(days=9))
    plan.agree(framework, actor=actor, at=at + timedelta(days=10))
    found.refresh_from_db()
    return framework


def _cells(version: IndicatorVersion, found: Collaboration) -> list[plan.Drafted]:
    periods = list(found.periods.order_by("starts_on").values_list("pk", flat=True))
    return [
        plan.Drafted(version.indicator_id, people.government(code).pk, period, _quantity(value))
        for code, (baseline, targets, _) in VALUES[version.name].items()
        for period, value in zip([None, *periods], (baseline, *targets), strict=True)
    ]


def _quantity(value: int | tuple[int, int]) -> Quantity:
    return known(*value) if isinstance(value, tuple) else known(value)


def _activities(framework: Framework, *, at: datetime) -> None:
    year = at.year + 1
    for title, code, starts, ends, million, _ in ACTIVITIES:
        share = Decimal(million * 1_000_000) / 4
        plan.add_activity(
            framework,
            title=title,
            node=framework.nodes.first(),
            owner=people.government(code),
            starts_on=date(year, *starts),
            ends_on=date(year, *ends),
            budget=share * 4,
            contributions={people.government(each).pk: share * (2 if each == code else 1) for each in CODES},
            actor=officer(framework.collaboration.opened_by),
            at=at,
        )


def _progress(framework: Framework) -> None:
    """The owners say how far their activities are, on the day they began or ended."""
    told = {title: (progress, begun, over) for title, _, begun, over, _, progress in ACTIVITIES}
    for activity in framework.activities.select_related("owner"):
        progress, begun, over = told[activity.title]
        plan.advance(
            framework,
            activity=activity,
            progress=progress,
            actor=officer(activity.owner),
            at=on(activity.starts_on.year, *(over if progress == "done" else begun)),
        )
