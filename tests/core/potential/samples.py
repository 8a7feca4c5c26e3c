"""Invented places and figures, small enough to work out by hand."""

from datetime import date
from itertools import pairwise

from rajut.core.potential.panel import Border, Declared, Figure, Indicator, Panel, PastCooperation, Place

WATER = Indicator("air", "Akses air", "persen", "higher", "1.03", "rumah tangga")
POOR = Indicator("miskin", "Penduduk miskin", "persen", "lower", "1.06", "penduduk")
SCHOOL = Indicator("sekolah", "Lama sekolah", "tahun", "higher", "1.01")
MONEY = Indicator("pad", "PAD", "juta_rupiah", "neutral", "5.02")
YEAR = 2024


def place(code: str, *, kind: str = "kabupaten", km: float = 0.0, population: int | None = 100_000) -> Place:
    """Return an invented place `km` east of a point on the equator."""
    return Place(code, f"Wilayah {code}", kind, code[:2], 0.0, 110.0 + km / 111.195, population)


def figure(
    region: str, value: float, *, indicator: Indicator = WATER, year: int = YEAR, source: str = "contoh"
) -> Figure:
    """Return an invented figure."""
    return Figure(region, indicator.slug, year, value, source)


def row_of_places(values: list[float], **more: object) -> Panel:
    """Return places 10 km apart in a row, neighbours bordering, with these values of WATER."""
    codes = [f"90.{number:02}" for number in range(1, len(values) + 1)]
    panel = Panel(
        tuple(place(code, km=10.0 * number) for number, code in enumerate(codes)),
        tuple(Border(a, b, 5.0) for a, b in pairwise(codes)),
        (WATER,),
        tuple(figure(code, value) for code, value in zip(codes, values, strict=True)),
        (),
        YEAR,
    )
    return panel if not more else _changed(panel, **more)


def _changed(panel: Panel, **more: object) -> Panel:
    fields = {name: getattr(panel, name) for name in Panel.__slots__} | more
    return Panel(**fields)  # type: ignore[arg-type]  # the fields come from the panel itself


def group(name: str, *members: str) -> PastCooperation:
    """Return an invented past cooperation."""
    return PastCooperation(name, members, "umum", 2020)


def need(id: str, region: str, **more: object) -> Declared:
    """Return an invented need for waste treatment in 2026."""
    return _declared("need", id, region, "Pengolahan sampah regional", more)


def offer(id: str, region: str, **more: object) -> Declared:
    """Return an invented offer of waste treatment in 2026."""
    return _declared("offer", id, region, "Kapasitas pengolahan sampah regional", more)


def _declared(kind: str, id: str, region: str, title: str, more: dict[str, object]) -> Declared:
    fields: dict[str, object] = {
        "kind": kind,
        "id": id,
        "region": region,
        "organisation": f"Pemerintah {region}",
        "domain": "persampahan",
        "affair": "2.11",
        "title": title,
        "quantity": 100.0,
        "unit": "ton/hari",
        "starts_on": date(2026, 1, 1),
        "ends_on": date(2026, 12, 31),
        "budget": 1_000_000.0,
    }
    return Declared(**(fields | more))  # type: ignore[arg-type]  # the fields are those above
