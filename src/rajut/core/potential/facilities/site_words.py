"""What is said of a shared site, for and against, and where there is none."""

from rajut.core.potential.records import Constraint
from rajut.core.words import say

TITLE = say("%(site)s dipakai bersama: %(places)s")
NEW_TITLE = say("Tempat pemrosesan akhir baru di %(place)s dipakai bersama: %(places)s")

BRINGS = say("%(place)s membawa %(tons)s ton setahun ke %(site)s, sekitar %(km)s km lewat jalan.")
BRINGS_NEW = say(
    "%(place)s membawa %(tons)s ton setahun ke tempat baru di %(at)s, sekitar %(km)s km lewat jalan."
)
DEAR = say(
    "Satu ton di %(site)s %(here)s rupiah; satu ton tambahan di %(there)s %(rate)s rupiah (keduanya tanpa "
    "angkutan)."
)
DISTANT = say("%(site)s jauh, sekitar %(km)s km lewat jalan dari %(place)s; %(there)s lebih dekat.")
OVER = say("%(site)s kelebihan muatan: %(tons)s ton setahun, kapasitasnya %(capacity)s ton.")
NONE = say("%(place)s tidak tercatat mempunyai tempat pemrosesan akhir.")
ROOM = say("%(site)s masih dapat menerima %(room)s ton setahun dari kapasitas %(capacity)s ton.")
FULL_IN = say(
    "Setelah bergabung, %(site)s penuh dalam %(years)s tahun bila muatan tumbuh %(growth)s persen setahun "
    "(laju penduduk, BPS 2020–2024)."
)

FULL_SOON = say(
    "Setelah bergabung, %(site)s penuh dalam waktu kurang dari setahun; perlu perluasan atau pengurangan "
    "sampah."
)

NO_CAPACITY_KNOWN = say(
    "Kapasitas dan sisa umur %(site)s belum diketahui; hitungan ini menganggap masih ada tempat."
)
FAR = say("Pengangkutannya jauh: %(place)s sekitar %(km)s km lewat jalan dari %(site)s.")
ESTIMATED = say(
    "Muatan %(places)s tidak tercatat; diperkirakan dari jumlah penduduk dan angka tengah daerah lain."
)
BY_CURVE = say(
    "Biaya %(count)s dari %(all)s daerah tidak tercatat; dihitung dari kurva skala yang rentangnya lebar."
)
HOST_BY_CURVE = say(
    "Biaya %(site)s tidak tercatat dan dihitung dari kurva, padahal biaya tercatat %(places)s %(times)s kali "
    "kurva itu; biaya %(site)s mungkin terlalu rendah dan hematnya terlalu besar. Tanyakan biaya sebenarnya."
)
STRAIGHT = say(
    "Jarak dihitung dari titik pusat wilayah, %(detour)s kali garis lurus, dengan ongkos angkut %(haul)s "
    "rupiah per ton-km; jalan yang lebih pendek daripada ke tempat sendiri tidak dihitung hemat. Rute "
    "sebenarnya perlu diukur."
)
ASTRAY = say(
    "Koordinat %(sites)s jauh dari semua penggunanya, jadi letaknya dianggap di pusat wilayah; periksa "
    "datanya."
)
LEAVES = say(
    "Bila %(place)s meninggalkan %(site)s, biaya tetapnya ditanggung %(places)s; bagian itu tidak dihitung "
    "hemat."
)
CLOSING = say("Menutup %(sites)s memerlukan biaya penutupan dan pemulihan lahan yang belum masuk hitungan.")
PEOPLE_NEAR = say(
    "Warga sekitar %(site)s menanggung tambahan sampah dan truk; kompensasinya (UU 18/2008 Pasal 25) belum "
    "masuk hitungan."
)
OLD = say("Muatan sebagian tempat dari tahun %(year)s; keadaan sekarang dapat berbeda.")

MISSING = {
    Constraint.NO_COST: say(
        "%(kind)s di %(place)s: belum ada kurva biaya bersumber untuk jenis fasilitas ini."
    ),
    Constraint.NO_UNIT: say("%(name)s: satuan %(unit)s tidak dapat diubah ke ton setahun."),
    Constraint.NO_FIGURE: say(
        "%(place)s: muatan tempat pemrosesan akhir dan jumlah penduduk tidak tercatat."
    ),
    Constraint.NO_NEIGHBOUR: say(
        "%(place)s: dalam %(km)s km lewat darat tidak ada tempat pemrosesan akhir daerah lain."
    ),
    Constraint.NO_CAPACITY: say(
        "%(place)s: tempat pemrosesan akhir daerah lain dalam %(km)s km sudah penuh."
    ),
    Constraint.NO_SAVING: say(
        "%(place)s: membawa sampah ke tempat daerah lain dalam %(km)s km tidak lebih murah daripada tempat "
        "sendiri."
    ),
    Constraint.NO_PROVIDER: say(
        "%(place)s: %(site)s, yang paling hemat, sendiri lebih baik bergabung ke tempat lain atau sudah "
        "cukup penggunanya."
    ),
}

TOO_LITTLE = say(
    "%(place)s: membawa sampah ke %(site)s hemat %(saving)s rupiah setahun, kurang dari biaya koordinasi "
    "yang dianggap perlu."
)
