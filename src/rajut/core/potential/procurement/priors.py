"""What is assumed of buying together: how prices fall with quantity, what a tender and a further party cost.

A price per unit is taken to fall as quantity ** -beta. What is published does not agree, so every range is
wide and reaches below zero (buying together then costs more). From what was found, beta is
-ln(price ratio) / ln(quantity ratio):

- goods: laptops bought for the whole country cost 22 to 23 % less than the cheapest in the catalogue (LKPP
  2022); a ratio of one to a thousand or ten thousand orders gives 0.03 to 0.04. LKPP itself credits buying
  from producers instead of resellers, so quantity explains less. Chains of drugstores pay at most a few per
  cent less than single ones (Ellison & Snyder 2001), three hospitals' prices do not depend on volume at all
  (Handfield, Venkitaraman & Murthy 2019).
- services: Czech municipalities that collect waste together pay 13.5 % less (Struk & Bakoš 2021); with 10
  to 30 of them that is 0.04 to 0.06. Over many studies the effect is uneven and can be nil (Bel & Sebő 2021).
- construction: Swedish pavements cost 7 to 10 % more when an order has 10 % more tons, so 0 to 0.3; in a
  second study of theirs nearly 6 % with 10 % more area, so 0.4; and the more sites a contract joins, the
  dearer (VTI notat 33-2014). Sites lie apart here: the low end counts.
- consultancy: nothing that could be cited was found.
"""

from collections.abc import Mapping
from statistics import NormalDist

from rajut.core.potential.records import Assumption, sentence
from rajut.core.words import say

TENTH = -NormalDist().inv_cdf(0.1)

BETA = say("Penurunan harga satuan karena jumlah (beta)")
TENDER = say("Biaya satu proses pemilihan penyedia")
COORDINATION = say("Biaya koordinasi setiap pihak tambahan")
RUPIAH = "rupiah"

GOODS_SOURCE = say(
    "Rentang lebar dari temuan yang berbeda-beda: laptop hasil konsolidasi nasional 22–23 persen di bawah "
    "harga katalog (LKPP 2022), menurut LKPP sendiri juga karena dibeli dari produsen, bukan dari penjual "
    "kembali; harga beli tiga rumah sakit tidak terbukti bergantung pada jumlah (Handfield dkk. 2019)."
)
SERVICES_SOURCE = say(
    "Rentang lebar dari temuan yang berbeda-beda: pengelolaan sampah bersama 13,5 persen lebih murah (Struk "
    "& Bakoš 2021); rangkuman banyak kajian tidak seragam (Bel & Sebő 2021)."
)
CONSTRUCTION_SOURCE = say(
    "Rentang lebar dari perkerasan jalan di Swedia: biaya naik 7–10 persen bila jumlah naik 10 persen, dalam "
    "kajian kedua hampir 6 persen bila luas naik 10 persen, dan makin banyak lokasi makin mahal (VTI notat "
    "33-2014)."
)
CONSULTANCY_SOURCE = say("Anggapan, bukan ukuran: belum ada kajian yang dapat dirujuk.")
TENDER_SOURCE = say(
    "Anggapan, bukan ukuran. Pembanding: rata-rata 5.500 euro bagi instansi di Eropa, dengan upah di sana "
    "(PwC, London Economics & Ecorys 2011)."
)
DIRECT_SOURCE = say("Anggapan, bukan ukuran: beberapa hari kerja satu pejabat pengadaan.")
COORDINATION_SOURCE = say(
    "Anggapan, bukan ukuran: penyamaan spesifikasi, beberapa rapat, dan naskah perjanjian."
)


def _beta(low: float, mid: float, high: float, source: str) -> Assumption:
    return Assumption("beta", BETA, "", low, mid, high, -0.5, 0.5, sentence(source))


def _cost(name: str, label: str, low: float, mid: float, high: float, source: str) -> Assumption:
    return Assumption(name, label, RUPIAH, low, mid, high, 0.0, 1e9, sentence(source))


Betas = Mapping[str, Assumption]

BETAS: Betas = {
    "barang": _beta(-0.01, 0.04, 0.12, GOODS_SOURCE),
    "jasa lainnya": _beta(-0.03, 0.03, 0.10, SERVICES_SOURCE),
    "konstruksi": _beta(-0.05, 0.02, 0.12, CONSTRUCTION_SOURCE),
    "konsultansi": _beta(-0.05, 0.02, 0.10, CONSULTANCY_SOURCE),
}
OPEN = _cost("tender", TENDER, 5e6, 15e6, 50e6, TENDER_SOURCE)
DIRECT = _cost("tender", TENDER, 5e5, 1e6, 3e6, DIRECT_SOURCE)
MEETING = _cost("coordination", COORDINATION, 8e6, 20e6, 60e6, COORDINATION_SOURCE)
