"""The rules of division by name: what each does, for those who must agree to it, and where it comes from.

Nothing is computed here, so that naming a rule loads no library (`rules` computes them).
"""

from collections.abc import Mapping
from enum import StrEnum

from rajut.core.words import say


class Rule(StrEnum):
    """A way to divide."""

    EQUAL = "equal"
    ALONE = "alone"  # in proportion to what each would pay alone
    NEED = "need"  # … to what each needs of the service
    POPULATION = "population"
    ABILITY = "ability"  # … to what each can afford
    LEGAL = "legal"  # population, area and coverage of the service together
    SEPARABLE = "separable"
    SHAPLEY = "shapley"
    NUCLEOLUS = "nucleolus"


NAMES = {
    Rule.EQUAL: say("Sama rata"),
    Rule.ALONE: say("Sebanding biaya sendiri"),
    Rule.NEED: say("Sebanding kebutuhan"),
    Rule.POPULATION: say("Sebanding penduduk"),
    Rule.ABILITY: say("Sebanding kemampuan"),
    Rule.LEGAL: say("Kunci undang-undang (penduduk, luas, cakupan layanan)"),
    Rule.SEPARABLE: say("Biaya terpisah dan sisa manfaat (SCRB)"),
    Rule.SHAPLEY: say("Nilai Shapley"),
    Rule.NUCLEOLUS: say("Nukleolus"),
}
MEASURED: Mapping[Rule, tuple[str, ...]] = {
    Rule.NEED: ("need",),
    Rule.POPULATION: ("population",),
    Rule.ABILITY: ("ability",),
    Rule.LEGAL: ("population", "area", "coverage"),
}

MEANINGS = {
    Rule.EQUAL: say("Biaya bersama dibagi rata menurut banyaknya pihak."),
    Rule.ALONE: say("Setiap pihak menanggung sebanding dengan biayanya bila mengerjakannya sendiri."),
    Rule.NEED: say("Setiap pihak menanggung sebanding dengan kebutuhannya akan layanan."),
    Rule.POPULATION: say("Setiap pihak menanggung sebanding dengan jumlah penduduknya."),
    Rule.ABILITY: say("Setiap pihak menanggung sebanding dengan kemampuan keuangannya."),
    Rule.LEGAL: say(
        "Jumlah penduduk, luas wilayah, dan cakupan layanan dihitung sama berat "
        "(UU 23/2014 pasal 364 ayat (5) dan penjelasannya)."
    ),
    Rule.SEPARABLE: say(
        "Setiap pihak menanggung tambahan biaya karena ikut sertanya; sisanya dibagi sebanding dengan "
        "manfaat yang masih tersisa (metode SCRB, 1950)."
    ),
    Rule.SHAPLEY: say(
        "Setiap pihak menanggung rata-rata tambahan biayanya pada segala urutan bergabung (Shapley, 1953)."
    ),
    Rule.NUCLEOLUS: say(
        "Keberatan gabungan pihak yang paling dirugikan dibuat sekecil mungkin, lalu keberatan berikutnya "
        "(Schmeidler, 1969)."
    ),
}
ROUNDED = say("Bagian dibulatkan ke rupiah penuh dengan sisa terbesar, sehingga jumlahnya tepat sama.")
COVERED = say(
    "Biaya gabungan yang tidak diisi dianggap sama dengan cara termurah melayaninya dengan gabungan yang "
    "diketahui biayanya, termasuk gabungan yang lebih besar."
)
