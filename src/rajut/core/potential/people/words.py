"""What the people finder says."""

from rajut.core.words import say

SEATS_TITLE = say("%(competency)s: %(count)s kursi di %(provider)s untuk %(places)s")
CLASS_TITLE = say("%(competency)s: kelas bersama %(places)s, %(count)s peserta")
LENDING_TITLE = say("%(competency)s: %(provider)s meminjamkan tenaga ahli kepada %(places)s")

SEATS = say(
    "%(count)s orang mendapat kursi di %(provider)s: rata-rata %(cost)s rupiah seorang termasuk perjalanan "
    "%(km)s km, sendiri-sendiri %(price)s rupiah."
)
SEAT_WORTH = say("Kursi ini penuh: satu kursi tambahan di %(provider)s menghemat %(worth)s rupiah.")
SEAT_LEFT = say("Masih ada %(left)s kursi kosong, sehingga kursi tambahan tidak menambah hemat.")
SEAT_ENOUGH = say("Kursi ini penuh, tetapi kursi tambahan tidak menambah hemat.")
SEATS_PROVEN = say(
    "Pembagian ini yang termurah bagi %(persons)s orang dan %(offers)s tawaran kursi di seluruh daerah "
    "sekaligus; terbukti dengan harga bayangan."
)
VISITS = say(
    "Ahli dari %(provider)s melatih di tempat dalam %(count)s kunjungan %(days)s hari: rata-rata %(cost)s "
    "rupiah sekali kunjungan termasuk perjalanan %(km)s km, sendiri-sendiri %(price)s rupiah."
)
VISIT_WORTH = say(
    "Waktu ahli ini terpakai seluruhnya: satu kunjungan tambahan dari %(provider)s menghemat %(worth)s "
    "rupiah."
)
VISIT_LEFT = say("Masih ada waktu untuk %(left)s kunjungan, sehingga ahli tambahan tidak menambah hemat.")
VISIT_ENOUGH = say("Waktu ahli ini terpakai seluruhnya, tetapi kunjungan tambahan tidak menambah hemat.")
VISITS_PROVEN = say(
    "Pembagian ini yang termurah bagi %(persons)s kunjungan dan %(offers)s tawaran ahli di seluruh daerah "
    "sekaligus; terbukti dengan harga bayangan."
)

CLASSES = say(
    "Bersama %(count)s peserta dalam %(classes)s kelas, rata-rata %(each)s orang; biaya satu kelas dibagi "
    "lebih banyak peserta."
)
NO_SEAT = say("Kebutuhan ini belum tertampung oleh kursi yang ditawarkan mana pun.")
ROOM = say(
    "Masih ada tempat bagi %(left)s peserta; setiap peserta tambahan menghemat sampai %(worth)s rupiah."
)
FULL = say("Kelasnya penuh; peserta berikutnya memerlukan kelas baru.")
HOST = say(
    "Tempat yang disarankan %(place)s, asal peserta terbanyak; yang lain menempuh rata-rata %(km)s km."
)

DIFFERING = say("Nama kompetensinya tidak persis sama (%(names)s); pastikan maksudnya sama.")
UNDATED = say("%(count)s dari %(all)s baris tidak menyebut tanggal; dianggap dapat kapan saja.")
UNPRICED = say("Biaya tidak disebut pada %(count)s baris; dipakai anggapan %(cost)s rupiah.")

TOO_LITTLE = say(
    "%(competency)s: kursi di %(provider)s lebih murah bagi %(place)s, tetapi hematnya %(saving)s rupiah "
    "tidak melebihi biaya koordinasi."
)
TOO_LITTLE_LENT = say(
    "%(competency)s: ahli dari %(provider)s lebih murah bagi %(place)s, tetapi hematnya %(saving)s rupiah "
    "tidak melebihi biaya koordinasi."
)
NO_PROVIDER = say("%(competency)s: belum ada yang menawarkan kursi bagi %(count)s orang dari %(place)s.")
NO_PERIOD = say(
    "%(competency)s: kursi yang ditawarkan tidak pada waktu yang dapat diikuti %(count)s orang dari "
    "%(place)s."
)
TOO_DEAR = say(
    "%(competency)s: bagi %(count)s orang dari %(place)s, setiap kursi dengan perjalanannya lebih mahal "
    "daripada pelatihan sendiri."
)
NO_CAPACITY = say(
    "%(competency)s: %(count)s orang dari %(place)s tidak memperoleh kursi; satu kursi tambahan di "
    "%(provider)s menghemat %(worth)s rupiah."
)
NOBODY_NEAR = say(
    "%(competency)s: tidak ada daerah dalam jangkauan %(place)s yang juga membutuhkannya untuk kelas bersama."
)
TOO_FEW = say(
    "%(competency)s: sekitar %(place)s hanya ada %(count)s peserta; kelas bersama perlu sedikitnya %(least)s."
)
NO_COMMON_TIME = say(
    "%(competency)s: peserta di sekitar %(place)s cukup, tetapi tidak ada waktu bersama yang memenuhi kelas."
)
NO_CLASS_PAYS = say(
    "%(competency)s: kelas bersama dengan daerah sekitar %(place)s tidak lebih murah daripada "
    "sendiri-sendiri."
)

NEED_ROW = say("Kebutuhan pelatihan")
SEAT_ROW = say("Tempat pelatihan")
EXPERT_ROW = say("Tenaga ahli")
SEAT_COST = say("Biaya setiap peserta")
EXPERT_COST = say("Biaya ahli sehari")
