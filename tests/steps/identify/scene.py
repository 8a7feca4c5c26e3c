"""Needs, offers and figures as the tests of this step find them; every figure is made up as an example."""

from datetime import date, datetime
from decimal import Decimal

from rajut.core.potential.geography import geography
from rajut.core.potential.paying import Case, paying
from rajut.core.potential.records import (
    Assumption,
    Basis,
    Curve,
    Evidence,
    Findings,
    Kind,
    Quality,
    sentence,
)
from rajut.core.potential.records import Opportunity as Found
from rajut.core.potential.setting import Setting
from rajut.foundation.journal.models import Event
from rajut.foundation.people.sight import Sight
from rajut.foundation.regions.models import Affair, Border, Figure, Indicator
from rajut.steps.identify.actions import conducting, searching
from rajut.steps.identify.actions import declaration as declarations
from rajut.steps.identify.actions.keeping import keep_opportunities
from rajut.steps.identify.models import Declaration, FinderRun, Judgement, Opportunity
from rajut.steps.identify.queries import ground
from rajut.steps.identify.queries.opportunities import judgement_of
from tests import cast
from tests.cast import Person

WATER, WORK, WASTE = "akses_air_minum_layak", "pengangguran_terbuka", "2.11"
SOURCE = "data contoh"
VALUES = {
    WATER: {cast.YOGYAKARTA: 99, cast.BANTUL: 90, cast.SLEMAN: 80},
    WORK: {cast.YOGYAKARTA: 9, cast.BANTUL: 5, cast.SLEMAN: 3},
}


def figures() -> None:
    """Three regions that border each other: Sleman lacks water, Kota Yogyakarta lacks work."""
    Indicator.objects.create(
        slug=WATER, name="Akses air minum layak", unit="persen", direction="higher", affair_id="1.03"
    )
    Indicator.objects.create(
        slug=WORK, name="Pengangguran terbuka", unit="persen", direction="lower", affair_id="2.07"
    )
    pairs = ((cast.BANTUL, cast.SLEMAN), (cast.BANTUL, cast.YOGYAKARTA), (cast.SLEMAN, cast.YOGYAKARTA))
    Border.objects.bulk_create(
        (Border(a_id=a, b_id=b, by="land", km=10.0) for a, b in pairs), ignore_conflicts=True
    )
    Figure.objects.bulk_create(
        Figure(region_id=region, indicator_id=indicator, year=2024, value=Decimal(value), source=SOURCE)
        for indicator, values in VALUES.items()
        for region, value in values.items()
    )


def change(indicator: str, region: str, value: int) -> None:
    """Give a figure another value."""
    Figure.objects.filter(indicator_id=indicator, region_id=region).update(value=Decimal(value))


def searched(focus: str = cast.SLEMAN, *, at: datetime = cast.NOW) -> FinderRun:
    """Search one region as its cooperation officer."""
    return searching.search(focus=focus, actor=cast.officer(focus).actor, at=at)


def searched_all(*, at: datetime = cast.NOW) -> FinderRun:
    """Search the whole country: ordered by Sleman, made by the worker."""
    run = searching.order(actor=cast.officer(cast.SLEMAN).actor, at=at)
    conducting.conduct(run.pk, clock=lambda: at)
    run.refresh_from_db()
    return run


def water() -> Opportunity:
    """Sleman's lack of water and Kota Yogyakarta's plenty, once searched."""
    return Opportunity.objects.get(object=WATER)


def judgement(opportunity: Opportunity, person: Person) -> Judgement:
    """Return what somebody's organisation made of an opportunity."""
    found = judgement_of(opportunity, actor=person.actor)
    assert found is not None
    return found


def drafted(
    code: str = cast.SLEMAN,
    *,
    kind: str = "need",
    title: str = "Pengolahan sampah organik",
    sight: str = Sight.OFFICIALS,
    quantity: int | None = 100,
    unit: str = "ton per hari",
    person: Person | None = None,
) -> Declaration:
    """A draft of a region's government, by its cooperation officer."""
    return declarations.declare(
        cast.government(code),
        kind=kind,
        domain="service",
        title=title,
        affair=Affair.objects.get(pk=WASTE),
        quantity=None if quantity is None else Decimal(quantity),
        unit=unit,
        starts_on=date(2027, 1, 1),
        ends_on=date(2027, 12, 31),
        budget=Decimal(1_000_000_000),
        sight=sight,
        example=True,
        actor=(person or cast.officer(code)).actor,
        at=cast.NOW,
    )


def announced(code: str = cast.SLEMAN, **how: object) -> Declaration:
    """The same, announced."""
    declaration = drafted(code, **how)  # type: ignore[arg-type]  # handed on as they are
    declarations.open(declaration, actor=cast.officer(code).actor, at=cast.NOW)
    return declaration


def written() -> tuple[int, int, int]:
    """How many declarations, judgements and events there are: a refused act leaves them alone."""
    return Declaration.objects.count(), Judgement.objects.count(), Event.objects.count()


def purchase() -> Opportunity:
    """Three neighbours could buy tablets together: found, reckoned and kept as the finders do."""
    figures()
    members = (cast.YOGYAKARTA, cast.BANTUL, cast.SLEMAN)
    why = sentence("Contoh: anggapan, bukan ukuran.")
    row = (
        Assumption("beta", "elastisitas harga", "", 0.02, 0.05, 0.1, -0.1, 0.3, why),
        Assumption("tender", "biaya satu tender", "rupiah", 5e6, 5e6, 5e6, 0, 1e9, why),
        Assumption("coordination", "koordinasi tiap pihak", "rupiah", 1e6, 1e6, 1e6, 0, 1e9, why),
    )
    case = Case(
        domain="procurement",
        kind=Kind.JOINT_PURCHASE,
        members=members,
        object="beli:tablet",
        period="2026-02-01/2026-04-30",
        title=sentence("Beli %(thing)s bersama", thing="tablet"),
        basis=Basis(Curve.SCALE, members, (4e9, 1e9, 3e9), row),
        evidence=(Evidence("Pagu", cast.YOGYAKARTA, "", 2026, 4e9, "rupiah", SOURCE),),
        quality=Quality((("declared", 1.0),)),
    )
    setting = Setting(geography(ground.panel()), {}, frozenset(), "contoh")
    found = paying(case, setting=setting)
    assert isinstance(found, Found)
    run = FinderRun.objects.create(state="done", asked_at=cast.NOW, ended_at=cast.NOW)
    keep_opportunities(Findings((found,), (), (), "1", "contoh"), run=run, declared=(), at=cast.NOW)
    return Opportunity.objects.get(pk=found.id)
