"""Invented package plans, small enough to work out by hand."""

import pyarrow as pa

from rajut.core.potential.geography import geography
from rajut.core.potential.panel import Border, Panel, Place
from rajut.core.potential.procurement.packages import Packages, from_table
from rajut.core.potential.setting import Setting

YEAR = 2026


def place(code: str, *, kind: str = "kabupaten", autonomous: bool = True) -> Place:
    """Return an invented place of the province its code begins with."""
    return Place(code, f"Daerah {code}", kind, code[:2], None, None, 100_000, autonomous)


def setting(*places: Place, borders: tuple[tuple[str, str], ...] = (), sea: bool = False) -> Setting:
    """Return a map of places and the borders between them."""
    lines = tuple(Border(a, b, 10.0, sea) for a, b in borders)
    return Setting(geography(Panel(places=places, borders=lines)), {}, frozenset(), "stamp")


def row(
    region: str, title: str = "Pengadaan laptop", money: float = 1e9, **more: object
) -> dict[str, object]:
    """Return one package of March to May 2026."""
    told: dict[str, object] = {
        "region": region,
        "title": title,
        "ceiling": money,
        "year": YEAR,
        "agency": f"Pemerintah {region}",
        "unit": "",
        "method": "Tender",
        "kind": "barang",
        "starts": 3,
        "ends": 5,
        "consolidated": False,
    }
    return told | more


def table(*rows: dict[str, object], more: tuple[str, ...] = ()) -> pa.Table:
    """Return the packages as a table, with `more` columns; those without a code are numbered."""
    coded = [{"code": f"P{number:03}"} | each for number, each in enumerate(rows)]
    names = [*row("").keys(), "code", *more]
    return pa.table({name: [each[name] for each in coded] for name in names})


def packages(*rows: dict[str, object], more: tuple[str, ...] = ()) -> Packages:
    """Return the packages."""
    return from_table(table(*rows, more=more))
