"""Invented applications, small enough to judge by eye; data contoh."""

from rajut.core.potential.geography import geography
from rajut.core.potential.holdings import Application
from rajut.core.potential.panel import Border, Panel, Place
from rajut.core.potential.setting import Setting


def application(
    code: str, region: str = "90.01", name: str = "Presensi Pegawai", **more: object
) -> Application:
    """Return an invented application."""
    fields: dict[str, object] = {
        "code": code,
        "region": region,
        "agency": "Dinas Contoh",
        "name": name,
        "function": "",
        "description": "",
        "users": 100,
        "since": 2020,
        "openness": 0.5,
        "cost": 100e6,
        "source": "inventaris contoh",
    }
    return Application(**(fields | more))  # type: ignore[arg-type]  # the fields are those above


def setting(places: int = 3, *, provinces: int = 1) -> Setting:
    """Return invented regions 50 km apart, those of a province bordering, the provinces far apart."""
    ground, borders = [], []
    for province in range(provinces):
        above = f"{90 + province}"
        ground.append(Place(above, f"Provinsi {above}", "provinsi", "", 0.0, 100.0 + 20.0 * province))
        for number in range(1, places + 1):
            code = f"{above}.{number:02}"
            ground.append(
                Place(
                    code, f"Wilayah {code}", "kabupaten", above, 0.0, 100.0 + 20.0 * province + 0.45 * number
                )
            )
            if number > 1:
                borders.append(Border(f"{above}.{number - 1:02}", code, 5.0))
    return Setting(geography(Panel(places=tuple(ground), borders=tuple(borders))), {}, frozenset(), "stamp")
