"""What each rule of division does, in a sentence for those who must agree to it, and where it comes from."""

from rajut.core.coalition.rules import Rule
from rajut.core.words import say

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
