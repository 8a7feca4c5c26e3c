"""Invented regions on the equator and what they need, offer and lend."""

from datetime import date

from rajut.core.potential.geography import geography
from rajut.core.potential.holdings import StaffEntry
from rajut.core.potential.panel import Border, Panel, Place
from rajut.core.potential.setting import Setting

KM = 1 / 111.195  # degrees
JUNE = date(2026, 6, 1), date(2026, 6, 30)


def setting(kilometres: dict[str, float], *, borders: tuple[tuple[str, str], ...] = ()) -> Setting:
    """Return places so many km east of a point, the code's first part being their province."""
    places = tuple(
        Place(code, f"Wilayah {code}", "kabupaten", code[:2], 0.0, 110.0 + km * KM)
        for code, km in kilometres.items()
    )
    panel = Panel(places=places, borders=tuple(Border(a, b, 1.0) for a, b in borders))
    return Setting(geography(panel), {}, frozenset(), "stamp")


def row(
    kind: str, region: str, persons: int, competency: str = "Audit kinerja", **more: object
) -> StaffEntry:
    """Return an invented row for June 2026; its id is made of what it says."""
    fields: dict[str, object] = {
        "kind": kind,
        "region": region,
        "agency": "BKPSDM",
        "competency": competency,
        "persons": persons,
        "starts_on": JUNE[0],
        "ends_on": JUNE[1],
        "cost": None if kind == "need" else 1_000_000.0,
        "source": "contoh",
    }
    fields |= more
    fields.setdefault("id", f"{kind}/{region}/{competency}/{fields['starts_on']}/{persons}")
    return StaffEntry(**fields)  # type: ignore[arg-type]  # the fields are those above


def need(region: str, persons: int, competency: str = "Audit kinerja", **more: object) -> StaffEntry:
    """Return people who need a training."""
    return row("need", region, persons, competency, **more)


def seat(region: str, persons: int, competency: str = "Audit kinerja", **more: object) -> StaffEntry:
    """Return seats offered."""
    return row("seat", region, persons, competency, **more)


def expert(region: str, persons: int = 1, competency: str = "Audit kinerja", **more: object) -> StaffEntry:
    """Return experts who could be lent."""
    return row("expert", region, persons, competency, **more)
