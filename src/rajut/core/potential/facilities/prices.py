"""What a landfill and the way to it cost where nobody wrote it down: a curve, a rate, and their sources.

A site that takes q tons a year costs level x REFERENCE x (q / REFERENCE) ** exponent rupiah a year: one twice
as large costs 2 ** 0.7 = 1.62 times as much. Near the load L that it takes today that is a fixed cost
(1 - exponent) C and exponent C / L for each ton, the tangent of the curve. A tangent lies above the curve:
what a site that grows would save by its size is understated, never overstated.

- exponent: Tsilemou & Panagiotakopoulos (2006), Approximate cost functions for solid waste treatment
  facilities, Waste Management & Research 24: 310-322: about 0.7 for landfills, 0.6 to 0.85 in use; Komilis &
  Liogkas (2014), Global NEST Journal 16: 787-796, find the same fall of the cost per ton in Greece.
- level, rupiah per ton at 100,000 tons a year: Piyungan 60,000 at about 240,000 tons (Pusat Studi Lingkungan
  Hidup UGM, 2022), Banjarbakula 68,350 at 790 tons a day (tariff, 2020), Pasir Bajing 75,000 at about 80,000
  tons (what Bandung paid, 2025). On the curve that is 78,000, 94,000 and 70,000. Sites that meet the
  standards for liners and leachate cost more, open dumps less: hence the wide interval.
- haul, rupiah per ton and kilometre of road, one way: a truck cost 0.34 US dollars (some 3,100 rupiah) a
  kilometre (The Asia Foundation & LPEM FEUI 2008); prices have about doubled; it returns empty and carries 5
  to 10 tons.
- DETOUR: roads are 1.2 to 1.6 times as long as the straight line in most countries (Ballou, Rahardja & Sakai
  2002, Transportation Research A 36: 843-848).
"""

from collections.abc import Collection
from dataclasses import dataclass

from rajut.core.potential.records import Assumption, sentence
from rajut.core.words import say

KINDS = frozenset({"tpa", "tpa regional", "tpa/tpst", "tpst", "tempat pemrosesan akhir sampah"})
SUBJECTS = frozenset({"2.11", "persampahan", "sampah"})  # how panels name the affair
UNIT = "ton/tahun"
REFERENCE = 100_000.0  # tons a year
DETOUR = 1.4
GROWTH = 0.0111  # a year: the population's (BPS, 2020-2024); waste grows at least as fast

ACHIEVED = 0.7  # of a saving worked out at a desk: an assumption
MEETING = 75e6  # rupiah a year for each further party

REALISED = say("Bagian penghematan yang tercapai")
REALISED_SOURCE = say(
    "Anggapan, bukan ukuran: hemat yang dihitung di atas kertas jarang tercapai seluruhnya; rugi dihitung "
    "penuh."
)
HAUL = say("Ongkos angkut setiap ton-km jalan")
HAUL_SOURCE = say(
    "Truk Rp3.100 setiap km (The Asia Foundation & LPEM FEUI 2008), disesuaikan dua kali lipat, pulang "
    "kosong, muatan 5 sampai 10 ton. Siapa membawa ke mana tetap seperti pada angka tengah; bila disusun "
    "ulang, biaya bersama dan biaya sendiri paling tinggi seperti yang tampil."
)
LEVEL = say("Biaya tempat pemrosesan akhir setiap ton, pada 100.000 ton setahun")
LEVEL_SOURCE = say(
    "Untuk tempat baru dan tempat yang biayanya tidak tercatat: Piyungan 60.000 (PSLH UGM 2022), "
    "Banjarbakula 68.350 (2020), Pasir Bajing 75.000 (2025). Tempat yang menutup dan yang dilanjutkan tetap "
    "seperti pada angka tengah; bila disusun ulang, biaya bersama dan biaya sendiri paling tinggi seperti "
    "yang tampil."
)
EXPONENT = say("Pangkat skala biaya tempat (bagian tetap = 1 dikurangi pangkat)")
EXPONENT_SOURCE = say(
    "Pada 0,7 tempat yang dua kali lebih besar biayanya 1,62 kali, dan 30 persen biaya tempat yang ada "
    "bersifat tetap; pada 1 tidak ada hemat skala (Tsilemou & Panagiotakopoulos 2006; Komilis & Liogkas "
    "2014). Siapa membawa ke mana tetap seperti pada angka tengah; bila disusun ulang, biaya bersama dan "
    "biaya sendiri paling tinggi seperti yang tampil."
)
COORDINATION = say("Biaya koordinasi setiap pihak tambahan")
COORDINATION_SOURCE = say(
    "Anggapan, bukan ukuran: rapat, pengawasan bersama, dan penimbangan setiap pihak dalam setahun."
)


@dataclass(frozen=True, slots=True)
class Prices:
    """`level` in rupiah per ton at REFERENCE tons a year, `haul` in rupiah per ton and kilometre of road."""

    exponent: float
    level: float
    haul: float

    def yearly(self, tons: float) -> float:
        """Return the rupiah a year of a site that takes so many tons a year."""
        return float(self.level * REFERENCE * (tons / REFERENCE) ** self.exponent)


MIDDLE = Prices(exponent=0.7, level=80_000.0, haul=1_800.0)
SPANS = {"exponent": (0.6, 0.85), "level": (50_000.0, 160_000.0), "haul": (1_000.0, 3_500.0)}


def assumptions(used: Collection[str]) -> tuple[Assumption, ...]:
    """Return what a reader may change: of the prices those that are `used`, by name."""
    prices = (
        _price("haul", HAUL, "rupiah", 1e5, HAUL_SOURCE),
        _price("level", LEVEL, "rupiah", 5e6, LEVEL_SOURCE),
        _price("exponent", EXPONENT, "", 1.0, EXPONENT_SOURCE),
    )
    return (
        Assumption("realised", REALISED, "", 0.5, ACHIEVED, 0.9, 0.0, 1.0, sentence(REALISED_SOURCE)),
        *(price for price in prices if price.name in used),
        Assumption(
            "coordination",
            COORDINATION,
            "rupiah",
            25e6,
            MEETING,
            200e6,
            0.0,
            1e9,
            sentence(COORDINATION_SOURCE),
        ),
    )


def _price(name: str, label: str, unit: str, ceiling: float, source: str) -> Assumption:
    low, high = SPANS[name]
    return Assumption(name, label, unit, low, getattr(MIDDLE, name), high, 0.0, ceiling, sentence(source))
