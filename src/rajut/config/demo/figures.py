"""Example figures of the regions around Yogyakarta, so that the search has something to find.

Borders and populations are facts. The other figures are invented; every one of them says so in its source
("data contoh").
"""

from datetime import date, datetime
from decimal import Decimal

from rajut.config.demo import people
from rajut.core.law.authority import Rank
from rajut.foundation.regions.holdings import EXAMPLE
from rajut.foundation.regions.models import Affair, Border, Figure, Indicator, Region
from rajut.steps.identify.actions import declaration as identify

YEAR = 2025

BORDERS = (
    ("34.01", "34.02"), ("34.01", "34.04"), ("34.02", "34.03"), ("34.02", "34.04"), ("34.02", "34.71"),
    ("34.03", "34.04"), ("34.04", "34.71"), ("33.06", "34.01"), ("33.08", "34.01"), ("33.08", "34.04"),
    ("33.10", "34.03"), ("33.10", "34.04"), ("33.11", "34.03"), ("33.12", "34.03"),
)  # fmt: skip

CENSUS = 2020
CENSUS_SOURCE = "BPS, Sensus Penduduk 2020"
POPULATION = {
    "34.01": 436_395, "34.02": 985_770, "34.03": 747_161, "34.04": 1_125_804, "34.71": 373_589,
    "33.06": 769_880, "33.08": 1_299_859, "33.09": 1_062_713, "33.10": 1_260_506, "33.11": 907_587,
    "33.12": 1_043_177, "33.71": 121_526,
}  # fmt: skip

# slug -> (name, unit, direction, affair), then by region
INDICATORS = {
    "akses_air_minum_layak": ("Akses air minum layak", "persen", "higher", "1.03"),
    "akses_sanitasi_layak": ("Akses sanitasi layak", "persen", "higher", "1.03"),
    "sampah_terkelola": ("Sampah terkelola", "persen", "higher", "2.11"),
    "kemiskinan": ("Penduduk miskin", "persen", "lower", "1.06"),
}
FIGURES = {
    "34.71": (99, 96, 71, 6),
    "34.04": (97, 95, 64, 7),
    "34.02": (96, 94, 41, 12),
    "34.01": (93, 91, 52, 15),
    "34.03": (84, 82, 38, 16),
    "33.08": (91, 86, 47, 10),
    "33.10": (95, 90, 66, 12),
    "33.06": (89, 84, 35, 11),
    "33.12": (90, 87, 44, 10),
    "33.11": (96, 93, 61, 8),
}


def load(*, at: datetime) -> None:
    """Write borders, populations, figures, and a need and an offer."""
    Border.objects.bulk_create(
        (Border(a_id=a, b_id=b, by=Border.By.LAND) for a, b in BORDERS), ignore_conflicts=True
    )
    _count()
    for slug, (name, unit, direction, affair) in INDICATORS.items():
        Indicator.objects.get_or_create(
            slug=slug, defaults={"name": name, "unit": unit, "direction": direction, "affair_id": affair}
        )
    Figure.objects.bulk_create(
        (
            Figure(region_id=code, indicator_id=slug, year=YEAR, value=Decimal(value), source=EXAMPLE)
            for code, values in FIGURES.items()
            for slug, value in zip(INDICATORS, values, strict=True)
        ),
        ignore_conflicts=True,
    )
    _declare(at=at)


def _count() -> None:
    """Write how many live in a region of which nobody has told it yet."""
    for region in Region.objects.filter(pk__in=POPULATION, population=None):
        region.population, region.population_year = POPULATION[region.pk], CENSUS
        region.source = f"{region.source}; penduduk: {CENSUS_SOURCE}".removeprefix("; ")
        region.save(update_fields=["population", "population_year", "source"])


def _declare(*, at: datetime) -> None:
    """Bantul needs what Sleman offers."""
    for code, kind, title, quantity in (
        ("34.02", "need", "Pengolahan sampah organik pasar", 40),
        ("34.04", "offer", "Kapasitas pengolahan sampah organik di TPS 3R", 60),
    ):
        officer = people.actor(people.government(code), Rank.COOPERATION)
        declaration = identify.declare(
            people.government(code),
            kind=kind,
            domain="service",
            title=title,
            starts_on=date(at.year, 1, 1),
            ends_on=date(at.year + 1, 12, 31),
            detail="Dinyatakan untuk keperluan peragaan; bukan pernyataan resmi pemerintah daerah.",
            affair=Affair.objects.get(pk="2.11"),
            quantity=Decimal(quantity),
            unit="ton per hari",
            budget=None,
            sight="officials",
            example=True,
            actor=officer,
            at=at,
        )
        identify.open(declaration, actor=officer, at=at)
