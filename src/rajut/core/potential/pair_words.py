"""What can be said of two places whatever the subject: nearness, experience, size, money."""

from dataclasses import dataclass

from rajut.core.potential.panel import Indicator, Place
from rajut.core.potential.weights import FISCAL, NEAR, PAST, SIMILAR, SIZE, Argument, argue
from rajut.core.words import say

BORDER = say("Keduanya berbatasan darat (%(points)s dari %(weight)s).")
BORDER_KM = say("Keduanya berbatasan darat sepanjang %(km)s km (%(points)s dari %(weight)s).")
CLOSE = say("Pusat kedua wilayah berjarak %(km)s km (%(points)s dari %(weight)s).")
FAR = say(
    "Keduanya tidak berbatasan darat; pusat wilayahnya berjarak %(km)s km (%(points)s dari %(weight)s)."
)
NO_DISTANCE = say("Jarak keduanya tidak diketahui, dihitung setengah (%(points)s dari %(weight)s).")
TOGETHER = say("Pernah bekerja sama dalam: %(groups)s (%(points)s dari %(weight)s).")
NOT_TOGETHER = say("Belum ada catatan bahwa keduanya pernah bekerja sama (%(points)s dari %(weight)s).")
SAME_SIZE = say(
    "Ukurannya setara: %(here)s berpenduduk %(a)s jiwa, %(there)s %(b)s jiwa (%(points)s dari %(weight)s)."
)
OTHER_SIZE = say(
    "Ukurannya jauh berbeda: %(here)s berpenduduk %(a)s jiwa, "
    "%(there)s %(b)s jiwa (%(points)s dari %(weight)s)."
)
NO_SIZE = say(
    "Jumlah penduduk salah satunya tidak diketahui, dihitung setengah (%(points)s dari %(weight)s)."
)
SAME_MONEY = say(
    "Kemampuan keuangannya setara menurut %(indicator)s: %(a)s dan %(b)s %(unit)s "
    "(%(points)s dari %(weight)s)."
)
OTHER_MONEY = say(
    "Kemampuan keuangannya berbeda menurut %(indicator)s: %(a)s dan %(b)s %(unit)s "
    "(%(points)s dari %(weight)s)."
)
NO_MONEY = say(
    "Kemampuan keuangan salah satunya tidak diketahui, dihitung setengah (%(points)s dari %(weight)s)."
)


@dataclass(frozen=True, slots=True)
class Facts:
    """Two places and what is known between them; terms are 0..1 or None."""

    here: Place
    there: Place
    kilometres: float | None
    land: bool
    border_km: float | None
    groups: tuple[str, ...]
    near: float | None
    size: float | None
    fiscal: float | None
    past: float
    fiscal_indicator: Indicator | None
    money_here: float | None
    money_there: float | None
    money_per_head: bool


def arguments(facts: Facts) -> tuple[Argument, ...]:
    """Return the four arguments that do not depend on the subject."""
    return _near(facts), _past(facts), _size(facts), _fiscal(facts)


def _near(facts: Facts) -> Argument:
    if facts.land and facts.border_km:
        return argue(NEAR, facts.near, BORDER_KM, favours=True, km=round(facts.border_km, 1))
    if facts.land:
        return argue(NEAR, facts.near, BORDER, favours=True)
    if facts.near is None or facts.kilometres is None:
        return argue(NEAR, None, NO_DISTANCE, favours=False)
    close = facts.near >= SIMILAR
    return argue(NEAR, facts.near, CLOSE if close else FAR, favours=close, km=round(facts.kilometres, 1))


def _past(facts: Facts) -> Argument:
    if not facts.groups:
        return argue(PAST, facts.past, NOT_TOGETHER, favours=False)
    return argue(PAST, facts.past, TOGETHER, favours=True, groups="; ".join(facts.groups))


def _size(facts: Facts) -> Argument:
    a, b = facts.here.population, facts.there.population
    if facts.size is None or a is None or b is None:
        return argue(SIZE, None, NO_SIZE, favours=False)
    alike = facts.size >= SIMILAR
    words = SAME_SIZE if alike else OTHER_SIZE
    return argue(
        SIZE, facts.size, words, favours=alike, here=facts.here.name, there=facts.there.name, a=a, b=b
    )


def _fiscal(facts: Facts) -> Argument:
    a, b, indicator = facts.money_here, facts.money_there, facts.fiscal_indicator
    if facts.fiscal is None or a is None or b is None or indicator is None:
        return argue(FISCAL, None, NO_MONEY, favours=False)
    alike = facts.fiscal >= SIMILAR
    words = SAME_MONEY if alike else OTHER_MONEY
    unit = spoken(indicator.unit) + ("/jiwa" if facts.money_per_head else "")
    return argue(FISCAL, facts.fiscal, words, favours=alike, indicator=indicator.name, a=a, b=b, unit=unit)


def spoken(unit: str) -> str:
    """Return a unit as it is written in a sentence."""
    return unit.replace("_", " ")
