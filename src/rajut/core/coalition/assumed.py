"""What is assumed of a service that a group provides, where nobody measured it; rupiah a year.

The scale: in Czechia joint waste management costs 13.5 per cent less (Struk & Bakoš 2021); for each of four
equal members that is 1 - 4^-0.105. A landfill alone has 1 - 0.7 = 0.3 (Tsilemou & Panagiotakopoulos 2006),
and some of the municipalities that were studied save nothing (Bel & Warner 2015): hence the interval.
"""

from rajut.core.coalition.parties import Rules
from rajut.core.potential.facilities.prices import DETOUR, MIDDLE
from rajut.core.potential.finance.priors import COORDINATION
from rajut.core.potential.records import Assumption, sentence
from rajut.core.words import say

USUAL = 4  # members at most
TONS = 2_000.0  # carried farther each year

BETA_LABEL = say("Hemat skala (beta)")
BETA_SOURCE = say(
    "Anggapan, bukan ukuran: pengelolaan sampah bersama di Ceko 13,5 persen lebih murah (Struk & Bakoš "
    "2021), yaitu beta 0,1 bagi empat daerah yang sama besar; tempat pemrosesan akhir saja %(landfill)s "
    "(Tsilemou & Panagiotakopoulos 2006); sebagian kerja sama tidak menghemat apa pun (Bel & Warner 2015)."
)
KM_LABEL = say("Biaya setiap km dari anggota ke anggota yang di tengah")
KM_SOURCE = say(
    "Anggapan, bukan ukuran: %(tons)s ton setahun diangkut lebih jauh, pada %(haul)s rupiah per ton-km jalan "
    "dan jalan %(detour)s kali garis lurus."
)

BETA = Assumption(
    "beta",
    BETA_LABEL,
    "",
    0.0,
    0.1,
    round(1 - MIDDLE.exponent, 2),
    0.0,
    1.0,
    sentence(BETA_SOURCE, landfill=round(1 - MIDDLE.exponent, 2)),
)
PER_KM = Assumption(
    "per_km",
    KM_LABEL,
    "rupiah",
    1e6,
    round(TONS * MIDDLE.haul * DETOUR, -6),
    2e7,
    0.0,
    1e10,
    sentence(KM_SOURCE, tons=TONS, haul=MIDDLE.haul, detour=DETOUR),
)
MEETING = COORDINATION


def usual(*, largest: int = USUAL) -> Rules:
    """Return the rules where nothing was set: everything at its middle value."""
    return Rules(largest=largest, beta=BETA.mid, coordination=MEETING.mid, per_km=PER_KM.mid)
