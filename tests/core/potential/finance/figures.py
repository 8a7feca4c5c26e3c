"""Invented regions on a line, each next to the following one, and what a service costs them."""

from typing import Literal

from rajut.core.potential.geography import geography
from rajut.core.potential.holdings import ServiceFigure
from rajut.core.potential.panel import Border, Panel, Place
from rajut.core.potential.setting import Setting

Role = Literal["input", "output"]

SOURCE = "data contoh"


def line(n: int, *, apart: tuple[tuple[int, int], ...] = ()) -> Setting:
    """Lay n regions on a line; the pairs `apart` have no border."""
    codes = [code(place) for place in range(n)]
    places = tuple(
        Place(each, f"Daerah {each}", "kabupaten", "34", -7.8, 110.0 + step / 4)
        for step, each in enumerate(codes)
    )
    borders = tuple(Border(codes[a], codes[a + 1], 10.0) for a in range(n - 1) if (a, a + 1) not in apart)
    return Setting(geography(Panel(places=places, borders=borders)), {}, frozenset({"sampah"}), "stamp")


def code(place: int) -> str:
    """Return the code of the region at this place of the line."""
    return f"34.{place + 1:02}"


def figure(
    place: int,
    role: Role,
    measure: str,
    value: float,
    unit: str,
    *,
    year: int = 2024,
    service: str = "sampah",
) -> ServiceFigure:
    """Return one figure of the region at this place."""
    return ServiceFigure(code(place), service, year, role, measure, value, unit, SOURCE)


def service(
    amounts: list[tuple[float, float]], *, year: int = 2024, name: str = "sampah"
) -> list[ServiceFigure]:
    """Return the cost, in million rupiah, and the tonnes of every region."""
    return [
        each
        for place, (cost, tonnes) in enumerate(amounts)
        for each in (
            figure(place, "input", "biaya", cost, "juta rupiah", year=year, service=name),
            figure(place, "output", "sampah-diangkut", tonnes, "ton", year=year, service=name),
        )
    ]


# Two small ones, a wasteful one, and larger ones that show what a larger service costs.
TOWNS = [
    (6_000.0, 2_000.0),
    (6_100.0, 2_100.0),
    (15_000.0, 4_000.0),
    (8_000.0, 4_200.0),
    (9_700.0, 6_000.0),
    (12_000.0, 8_000.0),
    (6_050.0, 2_050.0),
]
