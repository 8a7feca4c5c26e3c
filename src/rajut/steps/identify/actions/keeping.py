"""Keeping what a search found: by key, so that what people decided stays with it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import connection

from rajut.core.potential.partner_records import PartnerRank
from rajut.core.potential.records import Benefit, Findings, Kind
from rajut.core.potential.records import Opportunity as Found
from rajut.foundation.people.sight import Sight
from rajut.foundation.regions.holdings import EXAMPLE
from rajut.foundation.regions.models import Affair
from rajut.steps.identify.models import (
    Commodity,
    Declaration,
    Domain,
    FinderRun,
    NameProposal,
    NameSplit,
    Opportunity,
    Ranking,
)
from rajut.steps.identify.models.finding import OBJECT, TITLE
from rajut.steps.identify.models.naming import NAME
from rajut.steps.identify.queries import telling
from rajut.steps.identify.queries.basis import kept

if TYPE_CHECKING:
    from rajut.core.potential.procurement.naming import Named
    from rajut.core.potential.procurement.partings import Parting
    from rajut.core.potential.procurement.proposals import Proposal

# The field of cooperation that an affair belongs to, where it is not a service to the public.
FIELDS = {
    "5.02": Domain.FINANCE,
    "5.03": Domain.PEOPLE,
    "5.04": Domain.PEOPLE,
    "2.16": Domain.TECHNOLOGY,
    "2.21": Domain.TECHNOLOGY,
}
FIRST_ONLY = {"key", "found_at", "sight", "readers"}
AT_ONCE = 500
EXAMPLE_SHOWN = 300  # letters of a title
MOST_MONEY = 2**63 - 1  # rupiah that a column holds: ten thousand absurd ceilings are more
Rows = Mapping[str, Declaration]
LOCK = 0x72616A75  # any number that nobody else takes


def one_at_a_time() -> None:
    """Wait until no other transaction keeps findings; held to the end of this one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def keep_opportunities(
    findings: Findings,
    *,
    run: FinderRun,
    declared: Iterable[Declaration],
    untouched: Collection[Kind] = (),
    at: datetime,
) -> None:
    """Write what was found, and mark what the search looked for but did not find any more.

    Of the kinds `untouched` it looked for nothing: what was found of them before stands.
    """
    affairs = set(Affair.objects.values_list("pk", flat=True))
    rows = {str(row.pk): row for row in declared}
    # In the order of the keys, so that two searches never wait for each other in a circle.
    found = sorted(findings.opportunities, key=lambda each: each.id)
    Opportunity.objects.bulk_create(
        [_row(each, rows=rows, run=run, affair=_affair(each, affairs, rows), at=at) for each in found],
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=[f.name for f in Opportunity._meta.concrete_fields if f.name not in FIRST_ONLY],
    )
    gone = Opportunity.objects.filter(current=True).exclude(run=run)
    gone = gone.exclude(kind__in=[kind.value for kind in untouched])
    if run.focus:
        gone = gone.filter(members__contains=[run.focus])
    gone.update(current=False)


def fits(found: Found) -> bool:
    """Whether a finding can be kept: a word of hundreds of letters names nothing that people buy."""
    return len(found.object) <= OBJECT and len(found.title.text()) <= TITLE


def keep_rankings(ranks: Mapping[str, Iterable[PartnerRank]], *, run: FinderRun) -> None:
    """Write the best partners of each region."""
    rows = [
        Ranking(region_id=region, run=run, partners=[telling.partner(each) for each in found])
        for region, found in sorted(ranks.items())
    ]
    Ranking.objects.bulk_create(
        rows,
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["region"],
        update_fields=["run", "partners"],
    )


def keep_names(
    counted: "Iterable[Named]", proposed: "Iterable[Proposal]", parted: "Iterable[Parting]"
) -> None:
    """Write down the names of what is bought, which may be one, and which several; what was there goes."""
    NameProposal.objects.all().delete()
    NameSplit.objects.all().delete()
    Commodity.objects.all().delete()
    rows = [
        Commodity(
            name=each.name,
            packages=each.packages,
            governments=each.governments,
            money=min(each.money, MOST_MONEY),
        )
        for each in counted
        if len(each.name) <= NAME
    ]
    Commodity.objects.bulk_create(rows, batch_size=AT_ONCE * 10)
    pairs = [
        NameProposal(
            kept=each.merge.kept,
            other=each.merge.other,
            alike=each.alike,
            money=min(round(each.money), MOST_MONEY),
        )
        for each in proposed
        if max(len(each.merge.kept), len(each.merge.other)) <= NAME
    ]
    NameProposal.objects.bulk_create(pairs, batch_size=AT_ONCE)
    NameSplit.objects.bulk_create([_part(each) for each in parted if _is_short(each)], batch_size=AT_ONCE)


def _part(found: "Parting") -> NameSplit:
    return NameSplit(
        name=found.name,
        part=found.split.name,
        phrases=list(found.split.phrases),
        packages=found.packages,
        governments=found.agencies,
        money=found.money,
        score=round(found.score),
        reasons_told=[telling.told(sentence) for sentence in found.reasons],
        examples=[title[:EXAMPLE_SHOWN] for title in found.examples],
    )


def _is_short(found: "Parting") -> bool:
    return max(map(len, (found.name, found.split.name, *found.split.phrases))) <= NAME


def bindings(findings: Findings) -> dict[str, list[dict[str, object]]]:
    """Return why there is no opportunity, by region."""
    kept: dict[str, list[dict[str, object]]] = {}
    for each in findings.bindings:
        kept.setdefault(each.region, []).append(telling.binding(each))
    return kept


def _row(found: Found, *, rows: Rows, run: FinderRun, affair: str | None, at: datetime) -> Opportunity:
    return Opportunity(
        key=found.id,
        run=run,
        sight=Sight.OFFICIALS,
        domain=_domain(found.domain),
        kind=found.kind.value,
        members=list(found.members),
        object=found.object,
        title=found.title.text(),
        title_told=telling.told(found.title),
        affair_id=affair,
        period=found.period,
        score=_exact(found.score),
        terms=[telling.term(row) for row in found.terms],
        evidence=telling.evidence(found),
        reasons_told=[telling.told(sentence) for sentence in found.reasons],
        counter_reasons_told=[telling.told(sentence) for sentence in found.counter_reasons],
        quality=_exact(found.data_quality.value),
        quality_parts=[list(part) for part in found.data_quality.parts],
        obligatory=found.obligatory,
        declared=list(found.declared),
        basis_told=None if found.basis is None else kept(found.basis),
        coordination_cost=None if found.coordination_cost is None else _exact(found.coordination_cost),
        example=any(rows[each].example for each in found.declared) or _is_example(found),
        found_at=at,
        **dict(_benefit(found.benefit)),
    )


def _is_example(found: Found) -> bool:
    """Whether a row it stands on is invented: its source says so."""
    return any(EXAMPLE in row.source for row in found.evidence)


def _benefit(benefit: Benefit | None) -> Iterator[tuple[str, object]]:
    if benefit is not None:
        yield "benefit_low", _exact(benefit.p10)
        yield "benefit_mid", _exact(benefit.p50)
        yield "benefit_high", _exact(benefit.p90)
        yield "benefit_unit", benefit.unit
        yield "assumption_told", telling.told(benefit.assumption)


def _domain(domain: str) -> Domain:
    return Domain(domain) if domain in Domain.values else FIELDS.get(domain, Domain.SERVICE)


def _affair(found: Found, affairs: set[str], rows: Rows) -> str | None:
    """Return the affair: the indicator's own, or the first that the declarations name."""
    named = [found.domain, *(rows[each].affair_id for each in found.declared)]
    return next((code for code in named if code in affairs), None)


def _exact(value: float) -> Decimal:
    return Decimal(str(value))
