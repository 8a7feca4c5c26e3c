"""What is assumed of a service provided together, with its sources; all money in rupiah a year.

Nothing of it is measured here. Of the municipalities that were studied some pay less together and some do not
(Bel & Warner 2015, *Inter-municipal cooperation and costs: expectations and evidence*): hence the wide
interval, and half of the computed gain in the middle.
"""

from rajut.core.potential.records import Assumption, sentence
from rajut.core.words import say

REALISED_LABEL = say("Bagian hemat yang terwujud")
HARMONY_LABEL = say("Bagian hemat keseimbangan yang dihitung")
SIZE_LABEL = say("Bagian hemat ukuran yang dihitung")
LEARNING_LABEL = say("Bagian hemat belajar yang dihitung")
COORDINATION_LABEL = say("Biaya koordinasi setiap pihak tambahan")

REALISED_SOURCE = say(
    "Anggapan, bukan ukuran: hemat yang dihitung dari daerah terbaik jarang terwujud seluruhnya; rugi "
    "dihitung penuh. Hasil kerja sama antardaerah di tempat lain beragam (Bel & Warner 2015)."
)
HARMONY_SOURCE = say(
    "Dihitung seluruhnya: masukan yang kurang pada satu anggota dan berlebih pada anggota lain saling "
    "menutup. Isi 0 bila masukan itu tidak dapat dipindahkan. Gabungannya tetap yang dicari dengan angka 1."
)
SIZE_SOURCE = say(
    "Dihitung seluruhnya: satu layanan yang lebih besar memerlukan lebih sedikit atau, bila terlalu besar, "
    "lebih banyak. Isi 0 bila layanannya tetap berjalan terpisah. Gabungannya tetap yang dicari dengan "
    "angka 1."
)
LEARNING_SOURCE = say(
    "Tidak dihitung: belajar dari yang terbaik dapat dilakukan tanpa bekerja sama (Bogetoft & Wang 2005). "
    "Isi sampai 1 bila tanpa bekerja sama hal itu tidak akan terjadi; biaya sendiri lalu naik sampai yang "
    "kini dibayar."
)
COORDINATION_SOURCE = say(
    "Anggapan, bukan ukuran: sekretariat, rapat, dan penyesuaian kerja dalam setahun; ganti dengan biaya "
    "setempat."
)

REALISED = Assumption("realised", REALISED_LABEL, "", 0.2, 0.5, 0.8, 0.0, 1.0, sentence(REALISED_SOURCE))
HARMONY = Assumption("harmony", HARMONY_LABEL, "", 1.0, 1.0, 1.0, 0.0, 1.0, sentence(HARMONY_SOURCE))
SIZE = Assumption("size", SIZE_LABEL, "", 1.0, 1.0, 1.0, 0.0, 1.0, sentence(SIZE_SOURCE))
LEARNING = Assumption("learning", LEARNING_LABEL, "", 0.0, 0.0, 0.0, 0.0, 1.0, sentence(LEARNING_SOURCE))
COORDINATION = Assumption(
    "coordination",
    COORDINATION_LABEL,
    "rupiah",
    50e6,
    150e6,
    400e6,
    0.0,
    1e10,
    sentence(COORDINATION_SOURCE),
)
