"""Units that can be compared: mass, volume, length, area, people, things, money, each also per time."""

from functools import lru_cache

_TIMES = {"detik": 1.0, "menit": 60.0, "jam": 3600.0, "hari": 86_400.0, "minggu": 604_800.0}
_TIMES |= {"bulan": 2_629_746.0, "tahun": 31_556_952.0}  # mean Gregorian month and year, in seconds

_UNITS: dict[str, tuple[str, float]] = {
    **dict.fromkeys(("kg", "kilogram"), ("mass", 1.0)),
    **dict.fromkeys(("kuintal", "kwintal"), ("mass", 100.0)),
    **dict.fromkeys(("ton", "t"), ("mass", 1000.0)),
    **dict.fromkeys(("l", "liter", "lt"), ("volume", 1.0)),
    **dict.fromkeys(("m3", "m³", "meter kubik"), ("volume", 1000.0)),
    **dict.fromkeys(("m", "meter"), ("length", 1.0)),
    **dict.fromkeys(("km", "kilometer"), ("length", 1000.0)),
    **dict.fromkeys(("m2", "m²", "meter persegi"), ("area", 1.0)),
    **dict.fromkeys(("ha", "hektare", "hektar"), ("area", 10_000.0)),
    **dict.fromkeys(("km2", "km²"), ("area", 1_000_000.0)),
    **dict.fromkeys(("orang", "jiwa", "peserta", "pegawai"), ("people", 1.0)),
    **dict.fromkeys(("unit", "buah", "set"), ("things", 1.0)),
    **dict.fromkeys(("rp", "rupiah"), ("money", 1.0)),
    "ribu rupiah": ("money", 1e3),
    "juta rupiah": ("money", 1e6),
    **dict.fromkeys(("miliar rupiah", "milyar rupiah"), ("money", 1e9)),
    **{name: ("time", seconds) for name, seconds in _TIMES.items()},
}


@lru_cache(maxsize=1_000)
def measure(unit: str) -> tuple[str, float] | None:
    """Return (dimension, size) of a unit such as "ton/hari"; an unknown one is its own; None if empty."""
    name = " ".join(unit.lower().replace("_", " ").split())
    if not name:
        return None
    amount, _, time = (part.strip() for part in name.replace(" per ", "/").partition("/"))
    dimension, size = _UNITS.get(amount, (amount, 1.0))
    if not time:
        return dimension, size
    seconds = _TIMES.get(time)
    return (f"{dimension}/{time}", size) if seconds is None else (f"{dimension}/time", size / seconds)


def convert(quantity: float, *, unit: str, to: str) -> float | None:
    """Return the quantity in the unit `to`; None where the two do not measure the same."""
    have, want = measure(unit), measure(to)
    if have is None or want is None or have[0] != want[0]:
        return None
    return quantity * (have[1] / want[1])


def comparable(a: str, b: str) -> bool:
    """Whether quantities in the two units can be compared; an unnamed unit rules nothing out."""
    have, want = measure(a), measure(b)
    return have is None or want is None or have[0] == want[0]
