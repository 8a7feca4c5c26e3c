"""Which application of a cluster could lead: by users, age, openness and cost, each term printed.

The weights are set by judgement: an application that many use has proven itself and one that is open can be
taken over; age and cost come after. What is not known counts one half and says so.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from rajut.core.potential.holdings import Application
from rajut.core.potential.weights import SIMILAR, Argument, Weight, argue
from rajut.core.words import say

PROVEN, AGED, WORN_OUT = 3, 8, 15  # years in use: in full from the first to the second, nothing at the third

LEAD_USERS = Weight(
    "users",
    say("Pengguna"),
    0.35,
    say("Pengguna dibanding yang terbanyak di antara yang sejenis (logaritma)."),
)
LEAD_OPEN = Weight(
    "openness",
    say("Keterbukaan"),
    0.30,
    say("Sejauh mana kode, antarmuka dan lisensinya terbuka, 0 sampai 1."),
)
LEAD_COST = Weight(
    "cost", say("Biaya"), 0.20, say("Biaya setahun yang termurah di antara yang sejenis dibanding biayanya.")
)
LEAD_AGE = Weight(
    "age", say("Umur"), 0.15, say("1 bila dipakai 3 sampai 8 tahun; menurun ke 0 pada 0 dan 15 tahun.")
)
LEAD_WEIGHTS = (LEAD_USERS, LEAD_OPEN, LEAD_COST, LEAD_AGE)

USERS = say(
    "Pengguna %(name)s %(users)s; terbanyak di antara yang sejenis %(most)s (%(points)s dari %(weight)s)."
)
NO_USERS = say("Banyaknya pengguna %(name)s tidak diketahui, dihitung setengah (%(points)s dari %(weight)s).")
OPEN = say("%(name)s terbuka: nilainya %(openness)s dari 1 (%(points)s dari %(weight)s).")
CLOSED = say("%(name)s tertutup: keterbukaannya %(openness)s dari 1 (%(points)s dari %(weight)s).")
NO_OPENNESS = say("Keterbukaan %(name)s tidak diketahui, dihitung setengah (%(points)s dari %(weight)s).")
COST = say(
    "Biaya %(name)s %(cost)s rupiah setahun; termurah di antara yang sejenis %(least)s "
    "(%(points)s dari %(weight)s)."
)
NO_COST = say("Biaya %(name)s tidak diketahui, dihitung setengah (%(points)s dari %(weight)s).")
AGE = say("%(name)s dipakai %(years)s tahun (%(points)s dari %(weight)s).")
NO_AGE = say("Tahun mulai %(name)s tidak diketahui, dihitung setengah (%(points)s dari %(weight)s).")

Values = tuple[float | None, float | None, float | None, float | None]


@dataclass(frozen=True, slots=True)
class Scale:
    """What the applications of a cluster are measured by: most users, least cost above zero, and the year."""

    most: int
    least: float
    year: int


def scale(applications: Iterable[Application], *, year: int) -> Scale:
    """Return the scale of a cluster in a year."""
    rows = list(applications)
    return Scale(
        max((row.users for row in rows if row.users is not None), default=0),
        min((row.cost for row in rows if row.cost), default=0.0),
        year,
    )


def values(row: Application, *, of: Scale) -> Values:
    """Return the terms in the order of LEAD_WEIGHTS, each 0 to 1, None where nothing is known."""
    users = None if row.users is None else math.log1p(row.users) / max(math.log1p(of.most), 1e-9)
    cost = None if row.cost is None else (of.least / row.cost if row.cost else 1.0)
    return users, row.openness, cost, None if row.since is None else _proven(of.year - row.since)


def _proven(years: int) -> float:
    return max(0.0, min(1.0, years / PROVEN, (WORN_OUT - years) / (WORN_OUT - AGED)))


def suitability(row: Application, *, of: Scale) -> float:
    """Return how well the application could lead, 0 to 1; what is not known counts one half."""
    parts = zip(LEAD_WEIGHTS, values(row, of=of), strict=True)
    return round(sum(each.weight * (0.5 if value is None else value) for each, value in parts), 6)


def known(row: Application, *, of: Scale) -> float:
    """Return the share of the weight whose value is known, 0 to 1."""
    parts = zip(LEAD_WEIGHTS, values(row, of=of), strict=True)
    return round(sum(each.weight for each, value in parts if value is not None), 6)


def merits(row: Application, name: str, *, of: Scale) -> tuple[Argument, ...]:
    """Return what speaks for and against the application, called `name`, as the leader."""
    users, openness, cost, age = values(row, of=of)
    return (
        argue(
            LEAD_USERS,
            users,
            NO_USERS if users is None else USERS,
            favours=_speaks(users),
            name=name,
            users=row.users or 0,
            most=of.most,
        ),
        argue(
            LEAD_OPEN,
            openness,
            NO_OPENNESS if openness is None else OPEN if _speaks(openness) else CLOSED,
            favours=_speaks(openness),
            name=name,
            openness=openness or 0.0,
        ),
        argue(
            LEAD_COST,
            cost,
            NO_COST if cost is None else COST,
            favours=_speaks(cost),
            name=name,
            cost=float(round(row.cost or 0.0)),
            least=float(round(of.least)),
        ),
        argue(
            LEAD_AGE,
            age,
            NO_AGE if age is None else AGE,
            favours=_speaks(age),
            name=name,
            years=max(0, of.year - row.since) if row.since is not None else 0,
        ),
    )


def _speaks(value: float | None) -> bool:
    return value is not None and value >= SIMILAR
