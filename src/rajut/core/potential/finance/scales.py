"""What is assumed of a service by its name, where nobody measured it: how its cost falls with size, its ways.

b rupiah cost b (b / B) ** beta as a part of B rupiah provided together. Every middle value is an assumption
made from what was found elsewhere, mostly among governments smaller than Indonesia's; every interval holds
"saves nothing", which most studies found for most services. Of what is marked "abstrak" only the abstract was
read.

- waste: Struk & Bakos (2021), 13.5 per cent less in Czechia, that is beta 0.105 for four equal ones; de
  Greef's dissertation (Groningen), no lower spending in the Netherlands; landfills: `facilities.prices`.
- water: Shih, Harrington, Pizer & Gillingham (2006), one per cent more is made, a unit costs 0.16 per cent
  less; Ferro, Lentini & Mercadier (2011), savings up to about a million people, then none; Mizutani & Urakami
  (2001), the best size is 766,000 people.
- sewage: Blaeschke & Haug (2014), in Hesse size is largely used up, sharing some of the tasks did not help.
- collecting taxes: Niaounakis & Blank (2017), up to 30 per cent at 10,000 people, hardly anything from 60,000
  on; Allers & de Greef (2018), here alone cooperation may have lowered spending.
- fire: Blaka (2017), savings, more of them by contract, which fall with every further partner.
- schools: Duncombe & Yinger (2005), twice the pupils cost 28 per cent less each in a district of 300, 9 per
  cent in one of 1,500.
- hospitals: Giancotti, Guglielmo & Mauro (2017), savings at 200 to 300 beds, losses below and above 600.
- libraries: Liu (2002), a function coefficient of 0.93 for academic research libraries.
- social services: de Greef's dissertation, no lower spending.
- all others: Blom-Hansen, Houlberg, Serritzlew & Treisman (2016), after mergers nothing changed for most
  services; Allers & de Greef (2018), cooperation did not lower spending as a whole.
"""

from dataclasses import dataclass

from rajut.core.potential.facilities.prices import DETOUR, MIDDLE
from rajut.core.potential.records import Assumption, Sentence, sentence
from rajut.core.words import say

TONS = 2_000.0  # of waste carried farther each year
LANDFILL = round(1 - MIDDLE.exponent, 2)

BETA_LABEL = say("Hemat skala (beta)")
KM_LABEL = say("Biaya setiap km dari anggota ke anggota yang di tengah")

WASTE = say(
    "Nilai tengah: anggapan, bukan ukuran di Indonesia. Pengelolaan sampah bersama di Ceko 13,5 persen "
    "lebih murah (Struk & Bakoš 2021, abstrak), yaitu beta 0,1 bagi empat daerah yang sama besar; di "
    "Belanda belanja sampah tidak turun (de Greef, disertasi Groningen, abstrak); tempat pemrosesan "
    "akhir saja %(landfill)s (Tsilemou & Panagiotakopoulos 2006)."
)
WATER = say(
    "Nilai tengah: anggapan, bukan ukuran di Indonesia. Di Amerika Serikat biaya satuan turun 0,16 "
    "persen setiap produksi naik 1 persen (Shih dkk. 2006, abstrak); hemat skala terbukti sampai sekitar "
    "1 juta jiwa (Ferro, Lentini & Mercadier 2011, abstrak), di Jepang sampai 766.000 jiwa (Mizutani & "
    "Urakami 2001, abstrak)."
)
SEWAGE = say(
    "Nilai tengah: anggapan, bukan ukuran di Indonesia. Di Hessen, Jerman, hemat skala air limbah "
    "sebagian besar sudah habis dan gabungan untuk sebagian tugas kurang baik (Blaeschke & Haug 2014, "
    "abstrak)."
)
TAX = say(
    "Nilai tengah: anggapan, bukan ukuran di Indonesia. Di Belanda pemungut pajak bagi 10.000 jiwa "
    "sampai 30 persen kurang hemat, dan sejak 60.000 jiwa hampir tidak ada lagi yang dihemat (Niaounakis "
    "& Blank 2017, abstrak); kebanyakan kabupaten/kota lebih besar dari itu."
)
FIRE = say(
    "Nilai tengah: anggapan, bukan ukuran. Di Norwegia kerja sama pemadam kebakaran menghemat, lebih "
    "banyak lewat kontrak daripada lewat badan bersama, dan makin sedikit bila mitranya makin banyak "
    "(Blåka 2017, abstrak)."
)
SCHOOL = say(
    "Nilai tengah: anggapan, bukan ukuran di Indonesia. Di New York dua kali lipat murid menghemat 28 "
    "persen biaya setiap murid bagi distrik 300 murid dan 9 persen bagi 1.500 murid (Duncombe & Yinger "
    "2005, abstrak); kabupaten/kota jauh lebih besar."
)
HOSPITAL = say(
    "Nilai tengah: anggapan, bukan ukuran di Indonesia. Rumah sakit paling hemat pada 200–300 tempat "
    "tidur; di bawah 200 dan di atas 600 lebih mahal (Giancotti, Guglielmo & Mauro 2017, abstrak)."
)
LIBRARY = say(
    "Nilai tengah: anggapan, bukan ukuran di Indonesia. Perpustakaan riset perguruan tinggi di Amerika "
    "Serikat sedikit hemat skala (koefisien fungsi biaya 0,93; Liu 2002, abstrak)."
)
SOCIAL = say(
    "Nilai tengah: anggapan, bukan ukuran di Indonesia. Di Belanda kerja sama layanan sosial tidak "
    "menurunkan belanja (de Greef, disertasi Groningen, abstrak)."
)
OTHER = say(
    "Anggapan, bukan ukuran: belum ada kajian tentang layanan ini yang kami temukan. Penggabungan daerah "
    "di Denmark tidak mengubah biaya kebanyakan layanan (Blom-Hansen dkk. 2016, abstrak), dan kerja sama "
    "di Belanda tidak menurunkan belanja seluruhnya (Allers & de Greef 2018, abstrak)."
)
HAULED = say(
    "Anggapan, bukan ukuran: %(tons)s ton setahun diangkut lebih jauh, pada %(haul)s rupiah per ton-km "
    "jalan dan jalan %(detour)s kali garis lurus."
)
TRAVELLED = say(
    "Anggapan, bukan ukuran: dua petugas pulang-pergi 50 kali setahun, dengan ongkos dan jam kerja di "
    "jalan Rp2.200 setiap orang-km dan jalan %(detour)s kali garis lurus."
)


@dataclass(frozen=True, slots=True)
class Service:
    """What is assumed of the services whose name has one of these words."""

    words: tuple[str, ...]
    beta: Assumption
    per_km: Assumption


def _beta(low: float, mid: float, high: float, source: Sentence) -> Assumption:
    return Assumption("beta", BETA_LABEL, "", low, mid, high, 0.0, 1.0, source)


def _per_km(low: float, mid: float, high: float, source: Sentence) -> Assumption:
    return Assumption("per_km", KM_LABEL, "rupiah", low, mid, high, 0.0, 1e10, source)


_HAULED = _per_km(
    1e6,
    round(TONS * MIDDLE.haul * DETOUR, -6),
    2e7,
    sentence(HAULED, tons=TONS, haul=MIDDLE.haul, detour=DETOUR),
)
_TRAVELLED = _per_km(2e5, 6e5, 3e6, sentence(TRAVELLED, detour=DETOUR))
_UNKNOWN = Service((), _beta(0.0, 0.03, 0.1, sentence(OTHER)), _TRAVELLED)
SERVICES = (
    Service(
        ("sampah", "persampahan", "kebersihan", "tpa", "tpst"),
        _beta(0.0, 0.1, LANDFILL, sentence(WASTE, landfill=LANDFILL)),
        _HAULED,
    ),
    Service(("air limbah", "ipal", "iplt"), _beta(0.0, 0.03, 0.1, sentence(SEWAGE)), _TRAVELLED),
    Service(("air minum", "air bersih", "spam", "pdam"), _beta(0.0, 0.1, 0.16, sentence(WATER)), _TRAVELLED),
    Service(("pajak",), _beta(0.0, 0.02, 0.1, sentence(TAX)), _TRAVELLED),
    Service(("pemadam", "kebakaran", "damkar"), _beta(0.0, 0.08, 0.2, sentence(FIRE)), _TRAVELLED),
    Service(("sekolah", "pendidikan"), _beta(0.0, 0.02, 0.1, sentence(SCHOOL)), _TRAVELLED),
    Service(("rumah sakit", "rsud"), _beta(0.0, 0.05, 0.15, sentence(HOSPITAL)), _TRAVELLED),
    Service(("perpustakaan",), _beta(0.0, 0.07, 0.15, sentence(LIBRARY)), _TRAVELLED),
    Service(("sosial",), _beta(0.0, 0.0, 0.1, sentence(SOCIAL)), _TRAVELLED),
)


def service(name: str) -> Service:
    """Return what is assumed of a service, by the first entry that has a word of its name."""
    letters = "".join(letter if letter.isalnum() else " " for letter in name.casefold())
    padded = f" {' '.join(letters.split())} "
    return next((each for each in SERVICES if any(f" {word} " in padded for word in each.words)), _UNKNOWN)
