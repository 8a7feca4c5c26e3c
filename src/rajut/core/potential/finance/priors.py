"""What is assumed of a service provided together, with its sources; all money in rupiah a year.

Nothing of it is measured here. Of the municipalities that were studied some pay less together and some do not
(Bel & Warner 2015, *Inter-municipal cooperation and costs: expectations and evidence*): hence the wide
interval, and half of the computed gain in the middle.
"""

from rajut.core.potential.records import Assumption, sentence
from rajut.core.words import say

REALISED_LABEL = say("Bagian hemat yang terwujud")
COORDINATION_LABEL = say("Biaya koordinasi setiap pihak tambahan")

REALISED_SOURCE = say(
    "Anggapan, bukan ukuran: hemat yang dihitung dari daerah terbaik jarang terwujud seluruhnya; hasil kerja "
    "sama antardaerah di tempat lain beragam (Bel & Warner 2015)."
)
COORDINATION_SOURCE = say(
    "Anggapan, bukan ukuran: sekretariat, rapat, dan penyesuaian kerja dalam setahun; ganti dengan biaya "
    "setempat."
)

REALISED = Assumption("realised", REALISED_LABEL, "", 0.2, 0.5, 0.8, 0.0, 1.0, sentence(REALISED_SOURCE))
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
