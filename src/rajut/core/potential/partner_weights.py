"""What counts how much when partners are ranked: two weights learnt from real cooperation, two judged.

Learnt: `learning.learn` chooses among eight terms (distance, the partner's population, common border, same
landmass, same province, size, fiscal, complementary performance) and weighs those it keeps by a conditional
logistic model with ridge, never below zero. A term is kept only if, on groups it has not seen, it explains
partners better by more than the standard error of that gain. Distance and the partner's population remain (a
gravity model); together they carry LEARNT_SHARE of the score in the ratio found. `test_learning.py` learns
them again and compares; `bench/partners.py` says what they are worth on groups they have not seen.

What they are worth (22 November 2026, 9 groups hidden one by one, 196 pairs): 80.1 percent among the ten
best; the ten nearest 77.0; the formula of judgement used before 69.4. The gain over distance comes from one
set of two large groups and shrinks to nothing with a ridge of 0.001 or 0.01 (77.6, 77.0); on two planned
metropolitan areas never learnt from, 85.5 against 91.9 for distance. So: better than before, not proven
better than distance. A term against those named often was tried and left out: it cost hits (79.6 at 0.05).

Judged: complementary performance, because the question "who, for this affair?" is about what two could do for
each other and the ten groups show no preference for it; past cooperation, because in these data it cannot be
learnt: of two that belong to a hidden group every other group they share must be hidden too, so what is left
to learn from never shows a partner with a past. Both are small, so that they decide between places of about
the same distance.
"""

from collections.abc import Collection
from dataclasses import dataclass

from rajut.core.potential.weights import Weight
from rajut.core.words import say


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the weights were learnt from, and the coefficients found (log odds per unit of the term)."""

    source: str
    learnt_on: str
    groups: int
    pairs: int
    ridge: float
    coefficients: tuple[tuple[str, float], ...]


LESSON = Lesson(
    source="cooperation_groups.csv, cooperation_members.csv (1976-2025), regions.csv (Dukcapil)",
    learnt_on="2026-11-22",
    groups=7,
    pairs=178,
    ridge=0.003,
    coefficients=(("near", 14.92), ("mass", 6.25)),
)

LEARNT_SHARE = 0.90


def shares(coefficients: tuple[tuple[str, float], ...]) -> dict[str, float]:
    """Return the weight of each learnt term in the score: LEARNT_SHARE in the ratio of the coefficients."""
    whole = sum(value for _, value in coefficients)
    return {name: round(LEARNT_SHARE * value / whole, 3) for name, value in coefficients}


_LEARNT = shares(LESSON.coefficients)

NEAR_SCALE = 1 / 3  # of the reach's decay: 25 km for kabupaten and kota, 75 km for provinces
NEAR_END = 3000.0  # km; from here on nearness is 0
MASS_LOW, MASS_HIGH = 10_000.0, 50_000_000.0  # people; 0 and 1

PARTNER_COMPLEMENT = Weight(
    "complement",
    say("Saling melengkapi"),
    0.05,
    say(
        "Selisih kedudukan keduanya di antara wilayah lain, rata-rata per urusan, 0 bila tidak diketahui; "
        "bobotnya pertimbangan, bukan hasil belajar."
    ),
)
PARTNER_NEAR = Weight(
    "near",
    say("Kedekatan"),
    _LEARNT["near"],
    say("1 bila berimpit, menurun dengan logaritma jarak, 0 sejak 3.000 km; bobotnya dipelajari."),
)
PARTNER_MASS = Weight(
    "mass",
    say("Jumlah penduduk mitra"),
    _LEARNT["mass"],
    say("0 pada sepuluh ribu jiwa, 1 pada lima puluh juta, menurut logaritma; bobotnya dipelajari."),
)
PARTNER_PAST = Weight(
    "past",
    say("Pengalaman bekerja sama"),
    0.05,
    say(
        "0 tanpa kelompok kerja sama bersama, setengah dengan satu, tiga perempat dengan dua; "
        "bobotnya pertimbangan, bukan hasil belajar."
    ),
)
PARTNER_WEIGHTS = (PARTNER_COMPLEMENT, PARTNER_NEAR, PARTNER_MASS, PARTNER_PAST)

PASSES = 0.05  # of the score: what those whom nobody chooses may be behind and still be named first


def line(score: float, region: str, *, first: Collection[str] = ()) -> tuple[float, bool, str]:
    """Return what partners are sorted by: those in `first` pass others that are ahead by PASSES at most.

    The score itself stays. Only where a reader asks for it: as a rule for all it cost hits (see above).
    """
    passes = region in first
    return -round(score + (PASSES if passes else 0.0), 6), not passes, region
