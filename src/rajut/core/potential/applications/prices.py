"""What is assumed of sharing an application; nothing of it has been measured in Indonesia.

Adoption and what remains of a government's own cost were not found published for applications of local
government; both ranges are wide for that reason. What remains: hosting of own data, support and training of
users, fitting to other applications, and a part of the leader's growing cost.
"""

from rajut.core.potential.records import Assumption, sentence
from rajut.core.words import say

RUPIAH = "rupiah"

ADOPTION = say("Peluang setiap pihak sungguh beralih")
KEPT = say("Bagian biaya sendiri yang tetap ada")
COORDINATION = say("Biaya koordinasi setiap pihak tambahan")
ADOPTION_SOURCE = say(
    "Anggapan, bukan ukuran: sebagian pihak tetap memakai aplikasinya sendiri meskipun sudah sepakat."
)
KEPT_SOURCE = say(
    "Anggapan, bukan ukuran: data sendiri, pendampingan pengguna, penyesuaian, dan iuran atas bertambahnya "
    "beban calon utama tetap dibayar."
)
COORDINATION_SOURCE = say(
    "Anggapan, bukan ukuran: perjanjian, beberapa rapat, dan penyelarasan data setiap tahun."
)


def assumptions() -> tuple[Assumption, ...]:
    """Return what a reader may change about a shared application; money in rupiah a year."""
    return (
        Assumption("adoption", ADOPTION, "", 0.3, 0.6, 0.85, 0.0, 1.0, sentence(ADOPTION_SOURCE)),
        Assumption("kept", KEPT, "", 0.2, 0.35, 0.6, 0.0, 1.0, sentence(KEPT_SOURCE)),
        Assumption(
            "coordination", COORDINATION, RUPIAH, 2e6, 5e6, 15e6, 0.0, 1e9, sentence(COORDINATION_SOURCE)
        ),
    )
