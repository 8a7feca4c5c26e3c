"""The real landfills of ../shared/data, for trials and benchmarks; None where the folder is absent."""

from rajut.core.potential.geography import geography, shared_groups
from rajut.core.potential.holdings import Facility
from rajut.core.potential.panel import Panel
from rajut.core.potential.setting import Setting
from tests.core.potential.shared_panel import read, shared_panel

KINDS = {"TPA", "TPA Regional", "TPA/TPST", "TPST"}


def landfills() -> tuple[list[Facility], Setting] | None:
    """Return the landfills and the map; one with an address for its kind is a plain landfill."""
    panel = shared_panel()
    if panel is None:
        return None
    rows = [_landfill(number, row) for number, row in enumerate(read("waste_landfills.csv"))]
    return rows, setting_of(panel)


def setting_of(panel: Panel) -> Setting:
    """Return the setting of a panel."""
    return Setting(geography(panel), shared_groups(panel), frozenset(panel.externalities), "stempel")


def _landfill(number: int, row: dict[str, str]) -> Facility:
    return Facility(
        id=f"{row['region_code']}/{row['name']}/{row['lat']}/{row['lon']}/{number}",
        region=row["region_code"],
        name=row["name"],
        kind=row["subkind"] if row["subkind"] in KINDS else "TPA",
        latitude=float(row["lat"]),
        longitude=float(row["lon"]),
        capacity=None,
        load=float(row["received_t"]) if row["received_t"] else None,
        unit="ton/tahun",
        year=int(row["data_year"]) if row["data_year"] else None,
        cost=None,
        shared=row["is_regional"] == "1",
        source="SIPSN",
    )
