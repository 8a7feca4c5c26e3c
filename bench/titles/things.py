"""The commodities: what governments buy, in families, each with its ways to say it.

A line is one commodity: its ways to say it, divided by `|`, the commonest first; then perhaps `@` and the
letters of its actions (b buy, m maintain, r rent, c build, h rehabilitate, d design, s supervise), the first
being the commonest; then perhaps `^` and its usual ceiling in millions of rupiah. What is missing comes
from the family. A line that begins with a bar goes on with the line before.
"""

from typing import NamedTuple


class Family(NamedTuple):
    """A family of goods: how its account is called and what holds for its commodities by default."""

    key: str
    kind: str
    actions: str
    millions: float
    body: str
    accounts: tuple[str, ...]
    details: tuple[str, ...]
    lines: str


class Thing(NamedTuple):
    """One commodity."""

    ways: tuple[str, ...]
    family: int
    actions: str
    millions: float


def _family(
    key: str, kind: str, actions: str, millions: float, body: str, *, accounts: str, details: str, lines: str
) -> Family:
    """A family from its short writing."""
    return Family(key, kind, actions, millions, body, _parts(accounts), _parts(details), lines)


def _parts(text: str) -> tuple[str, ...]:
    """The parts of a text divided by bars, without the empty ones."""
    return tuple(part.strip() for part in text.replace("\n", " ").split("|") if part.strip())


def _thing(line: str, number: int, family: Family) -> Thing:
    """One commodity from its line."""
    line, _, millions = line.partition("^")
    line, _, actions = line.partition("@")
    return Thing(_parts(line), number, actions.strip() or family.actions, float(millions or family.millions))


def read(families: tuple[Family, ...]) -> tuple[Thing, ...]:
    """All commodities of the families, family by family."""
    found: list[Thing] = []
    for number, family in enumerate(families):
        lines = family.lines.replace("\n|", " |").splitlines()
        found += [_thing(line, number, family) for line in lines if line.strip()]
    return tuple(found)


OFFICE = (
    _family(
        "atk",
        "goods",
        "b",
        12,
        "Alat Kantor",
        accounts="""Belanja Alat/Bahan untuk Kegiatan Kantor | Belanja Barang Pakai Habis
        | Belanja Alat Tulis Kantor""",
        details="""warna hitam | ukuran besar | ukuran kecil | kualitas baik | isi 12 | per dus
        | ukuran sedang""",
        lines="""
alat tulis kantor | ATK | A.T.K. | alat-alat tulis kantor | perlengkapan tulis kantor
| office stationery ^15
pulpen | bolpoin | ballpoint | pena | bolpen
pensil
pensil warna
penghapus pensil
penghapus papan tulis | whiteboard eraser
spidol | spidol whiteboard | boardmarker | board marker
spidol permanen | permanent marker
stabilo | highlighter | pena stabilo
tip-ex | correction pen | cairan koreksi | tipp ex | tip ex
buku tulis | buku catatan | notebook kertas
buku agenda
buku ekspedisi | buku pengantar surat
buku kwarto | buku folio
buku kas umum
blocknote | block note | bloknot
sticky notes | post-it | kertas tempel | post it
stapler | steples | staples | hekter | jegrekan
isi staples | isi hekter | isi stapler
penjepit kertas | paper clip | klip kertas | paperclip
binder clip | klip binder
gunting kertas
cutter | pisau cutter | pemotong cutter
lem kertas | lem cair
lem fox
lakban | plakban | selotip besar
selotip | isolasi bening | solatip
double tape | lakban dua sisi | doubletape
penggaris | mistar
pelubang kertas | perforator | pembolong kertas
map | stopmap | stop map | map kertas
map plastik | clear holder | map bening
map batik
ordner | odner | map ordner | bantex | odner arsip
box file | kotak arsip | boks arsip | box arsip
amplop | sampul surat
amplop coklat
amplop kop dinas | amplop berkop
stempel | cap stempel | cap dinas | stempel dinas
bantalan stempel | bak stempel
tinta stempel | tinta cap
kalkulator | mesin hitung
papan tulis | whiteboard | white board | papan putih
papan pengumuman | papan informasi | announcement board @bc
papan nama kantor | plang nama kantor | papan nama instansi @bcm
papan data | papan monografi
flipchart | kertas flipchart
kertas karbon
buku tamu
benda pos | meterai | materai | bea meterai | materai 10000 | benda-benda pos
perangko | prangko
alat pemotong kertas | paper cutter @bm
mesin penghancur kertas | paper shredder | penghancur dokumen | shredder @bm ^6
mesin laminating | laminator | mesin laminasi @bm ^5
mesin jilid | mesin penjilid | binding machine @bm ^6
mesin absensi | fingerprint | mesin absen sidik jari | absensi finger print @bm ^5
mesin ketik @bm ^5
mesin hitung uang | money counter | penghitung uang @bm ^7
brankas | brandkas | lemari besi penyimpan uang ^12
rautan pensil
tempat pensil
pembatas buku arsip
jarum pentul
karet gelang
papan jalan
busa stempel
spidol kecil
kapur tulis
tali kur
buku besar akuntansi | cetak buku besar akuntansi
buku register | cetak buku register
label nama
penjepit koran
cap tanggal
rak dokumen meja
""",
    ),
    _family(
        "kertas",
        "goods",
        "b",
        10,
        "Kertas dan Cover",
        accounts="Belanja Alat/Bahan untuk Kegiatan Kantor-Kertas dan Cover | Belanja Kertas dan Cover",
        details="A4 | F4 | 70 gram | 80 gram | A4 80 gram | F4 70 gram | warna putih | ukuran folio | A3",
        lines="""
kertas HVS | kertas fotokopi | kertas fotocopy | HVS | kertas photocopy | kertas kuarto
kertas dan cover | kertas & cover | kertas cover
kertas foto | photo paper | kertas glossy
kertas buffalo | kertas bufalo
kertas manila | karton manila
kertas concorde
kertas sertifikat | kertas piagam
kertas NCR | kertas rangkap | continuous form | kertas printer rangkap
kertas thermal | kertas struk | thermal paper
kertas roll plotter | kertas plotter
kertas stiker | sticker paper
kertas kado
kertas kalkir
kertas EKG | kertas ECG | kertas rekam jantung
kertas USG | kertas printer USG | kertas film USG
kertas koran | kertas buram
kertas karton
kertas HVS warna
kertas asturo
kertas roti
kertas label pengiriman
kertas grafik
""",
    ),
    _family(
        "cetak",
        "print",
        "b",
        14,
        "Bahan Cetak",
        accounts="""Belanja Alat/Bahan untuk Kegiatan Kantor-Bahan Cetak | Belanja Cetak
        | Belanja Cetak dan Penggandaan
        | Belanja Barang Cetakan""",
        details="""full color | 4 warna | ukuran A5 | 100 halaman | ukuran 3 x 1 meter | art paper
        | hard cover | laminasi doff""",
        lines="""
cetak dan penggandaan | cetak & penggandaan | pencetakan dan penggandaan ^12
barang cetakan | bahan cetak | barang cetak | cetakan | cetak-cetakan
penggandaan | fotokopi | fotocopy | foto kopi | photo copy | foto copy
penjilidan | jilid | jasa jilid
cetak spanduk | spanduk | banner kain | cetak spanduk flexi
cetak baliho | baliho | baleho | billboard cetak
cetak banner | x-banner | xbanner | X banner | roll up banner | standing banner
umbul-umbul | umbul umbul
bendera merah putih | bendera | bendera negara
backdrop | cetak backdrop | latar panggung cetak
leaflet | cetak leaflet | selebaran | flyer
brosur | cetak brosur | cetak pamflet
poster | cetak poster
stiker | cetak stiker | sticker
buku saku
buku pedoman | cetak buku pedoman | buku panduan
buku laporan | cetak buku laporan | cetak laporan
majalah dinas | cetak majalah | majalah instansi
kalender | cetak kalender | almanak
kartu nama
kartu identitas pegawai | ID card | tanda pengenal pegawai | name tag | kartu pegawai
kartu berobat | kartu pasien
undangan | cetak undangan | kartu undangan
sertifikat | cetak sertifikat | piagam | cetak piagam
blanko formulir | formulir | cetak formulir | blangko | blanko
blanko KTP elektronik | blangko KTP-el | keping KTP-el
blanko akta | blangko akta kelahiran
karcis retribusi | cetak karcis | karcis parkir
cetak SPPT PBB | SPPT PBB | cetak massal SPPT
kuitansi | cetak kwitansi | kwitansi
kop surat | cetak kop surat
map dinas cetak | cetak map | map berlogo
buku KIA | buku kesehatan ibu dan anak | buku kesehatan ibu anak
kartu menuju sehat | KMS
rapor siswa | buku rapor | buku raport | cetak rapor
soal ujian | cetak soal | penggandaan soal ujian | naskah soal
surat suara | cetak surat suara ^900
plakat | plakat penghargaan | cinderamata plakat
nomor dada | nomor dada peserta
dokumentasi | foto dokumentasi | cetak foto | dokumentasi kegiatan
buku rekening desa | cetak buku rekening desa
buku nikah | cetak buku nikah
buku pelaut | cetak buku pelaut
cetak peta | pencetakan peta
cetak kartu keluarga | pencetakan kartu keluarga
buku uji kendaraan | cetak buku uji kendaraan
amplop laporan cetak
stiker barang milik daerah
resep dokter cetak
buku rekam medis | cetak buku rekam medis
lembar disposisi
buku induk siswa | cetak buku induk siswa
ijazah
surat tilang
cetak neonbox | pencetakan neonbox
kartu pelanggan
""",
    ),
    _family(
        "habis_komputer",
        "goods",
        "b",
        11,
        "Bahan Komputer",
        accounts="Belanja Alat/Bahan untuk Kegiatan Kantor-Bahan Komputer | Belanja Bahan Komputer",
        details="warna hitam | warna | original | kapasitas 32 GB | kapasitas 1 TB | isi ulang | tipe 680",
        lines="""
bahan komputer | perlengkapan komputer habis pakai | suplai komputer | computer supplies
tinta printer | tinta | ink printer | tinta print | tinta isi ulang printer | printer ink
toner printer | toner | toner laser
toner mesin fotokopi | toner fotocopy
pita printer | ribbon printer | ribbon
cartridge | catridge | cartridge printer | catridge printer
drum printer
flashdisk | flash disk | flash disc | USB flash drive | UFD
hardisk eksternal | harddisk external | hard disk eksternal | external HDD | HDD eksternal
SSD | solid state drive
memori RAM | RAM komputer | RAM
CD/DVD kosong | keping CD | DVD blank
mouse | mouse komputer | tetikus
keyboard | papan ketik
mousepad
kabel data | kabel USB
kabel LAN | kabel UTP | kabel jaringan
konektor RJ45 | RJ45 | RJ 45
baterai laptop | battery laptop
adaptor laptop | charger laptop
tas laptop
head printer
modem USB
kabel HDMI | HDMI cable
kabel VGA | VGA cable
power supply komputer
motherboard
prosesor
kartu memori
casing komputer
kipas pendingin laptop
thermal paste
""",
    ),
    _family(
        "kebersihan",
        "goods",
        "b",
        9,
        "Perabot Kantor dan Alat Kebersihan",
        accounts="""Belanja Alat/Bahan untuk Kegiatan Kantor-Perabot Kantor
        | Belanja Peralatan Kebersihan dan Bahan Pembersih
        | Belanja Bahan Pembersih""",
        details="5 liter | ukuran besar | kemasan isi ulang | aroma lavender | per dus | 120 liter",
        lines="""
peralatan kebersihan dan bahan pembersih | alat kebersihan | alat-alat kebersihan
| peralatan kebersihan | bahan pembersih ^10
sapu lidi
sapu ijuk | sapu lantai
kain pel | alat pel | pel lantai | mop
ember
keset | keset kaki
kemoceng | bulu ayam pembersih
lap tangan | kain lap | serbet
cairan pembersih lantai | pembersih lantai | karbol | floor cleaner
sabun cuci tangan | hand soap | handsoap
sabun cuci piring
deterjen | sabun cuci | detergent
pewangi ruangan | pengharum ruangan | air freshener
pembersih kaca | glass cleaner
pembersih porselen | pembersih toilet
tisu | tissue | tisue | kertas tisu
kamper | kapur barus
tempat sampah | tong sampah | bak sampah | kotak sampah
kantong plastik sampah | kantong sampah | trash bag | plastik sampah
gerobak sampah @bm ^30
kontainer sampah | container sampah | amrol | bak amrol @bm ^180
mesin pemotong rumput | mesin babat rumput | lawn mower | pemotong rumput @bm ^8
vacuum cleaner | penyedot debu | vakum cleaner @bm ^5
mesin poles lantai @bm ^12
hand sanitizer | handsanitizer | cairan antiseptik tangan
disinfektan | desinfektan | cairan disinfektan
racun tikus
obat nyamuk
sikat lantai
sikat WC
pengki
gayung
sarung tangan karet
spons
kain majun
gunting rumput
sekop sampah
pengharum toilet
""",
    ),
    _family(
        "listrik_habis",
        "goods",
        "b",
        9,
        "Alat Listrik",
        accounts="""Belanja Alat/Bahan untuk Kegiatan Kantor-Alat Listrik
        | Belanja Alat Listrik dan Elektronik
        | Belanja Komponen Instalasi Listrik/Penerangan Bangunan Kantor""",
        details="10 watt | 18 watt | 220 volt | 2 x 1,5 mm | LED | merk setara",
        lines="""
alat listrik dan elektronik | alat listrik | alat-alat listrik | komponen instalasi listrik
| komponen listrik ^9
lampu LED | bola lampu | bohlam | lampu pijar
lampu neon | lampu TL
kabel listrik | kabel NYM
stop kontak | stopkontak | kotak kontak
saklar
MCB | miniature circuit breaker
steker | colokan
kabel roll | kabel rol | rol kabel | kabel ekstensi
baterai | batu baterai | baterei | batu batere
fitting lampu
lampu emergency | lampu darurat
senter
lampu hias
trafo las
panel listrik | box panel | panel distribusi listrik @bm ^40
lampu sorot taman | lampu taman
sekring
pipa kabel
isolasi listrik
kapasitor
kontaktor
timer lampu
""",
    ),
)

FOOD = (
    _family(
        "makan",
        "food",
        "b",
        16,
        "Makanan dan Minuman",
        accounts="Belanja Makanan dan Minuman | Belanja Makan Minum | Belanja Makanan dan Minuman Kantor",
        details="""nasi kotak | snack box | prasmanan | 50 orang | 2 kali makan | 1 hari | 3 hari
        | kudapan dan makan siang""",
        lines="""
makanan dan minuman rapat | makan minum rapat | mamin rapat | konsumsi rapat | makan dan minum rapat
| snack rapat ^12
makanan dan minuman jamuan tamu | makan minum tamu | mamin tamu | jamuan tamu | konsumsi tamu ^15
makanan dan minuman aktivitas lapangan | makan minum lapangan | konsumsi petugas lapangan | mamin lapangan
makanan dan minuman peserta pelatihan | konsumsi peserta | makan minum peserta | mamin peserta
| konsumsi pelatihan
makanan dan minuman pasien | makan minum pasien | bahan makanan pasien | makanan pasien | diet pasien ^180
makanan tambahan balita | PMT balita | pemberian makanan tambahan balita | PMT | P.M.T. ^60
makanan tambahan ibu hamil | PMT bumil | PMT ibu hamil ^50
makanan tambahan anak sekolah | PMTAS | PMT anak sekolah ^60
makanan dan minuman pegawai | makan minum harian pegawai | mamin pegawai | makan siang pegawai
makanan dan minuman panti sosial | permakanan panti | permakanan | makan minum penghuni panti ^150
makanan penghuni lembaga pemasyarakatan | bahan makanan narapidana | bahan makanan warga binaan
| BAMA warga binaan ^900
makan minum atlet | konsumsi atlet | extra fooding atlet ^60
makanan jemaah haji | konsumsi jamaah haji
makan bergizi gratis | MBG | makanan bergizi siswa ^800
air minum galon | air galon | isi ulang galon | air minum kemasan galon ^4
air mineral kemasan | air mineral gelas | AMDK | air minum dalam kemasan
nasi kotak | nasi box | nasi dus
nasi tumpeng | tumpeng
kue ulang tahun
snack | kudapan | makanan ringan | snack kotak | kue kotak
prasmanan | katering | catering | jasa boga
dapur umum | logistik dapur umum
buka puasa bersama | makanan berbuka | konsumsi buka puasa
nasi bungkus
makanan ringan pasien
makan minum relawan
minuman dingin
makanan petugas jaga
jajanan tradisional
makan minum DPRD
""",
    ),
    _family(
        "bahan_pangan",
        "goods",
        "b",
        25,
        "Natura dan Pakan",
        accounts="Belanja Natura dan Pakan-Natura | Belanja Natura | Belanja Bahan-Bahan Lainnya",
        details="kemasan 5 kg | kualitas medium | premium | 1 kg | 25 kg | curah | kemasan 2 liter",
        lines="""
beras | beras medium | beras cadangan pangan | beras premium ^120
minyak goreng
gula pasir
telur ayam | telur
tepung terigu
mi instan | mie instan | indomie
susu | susu UHT | susu cair
susu formula | susu bayi
susu ibu hamil
daging sapi
daging ayam
ikan segar
ikan kaleng | sarden | sarden kaleng
sayur-mayur | sayuran | sayur sayuran
buah-buahan segar | buah segar
kopi | kopi bubuk
teh | teh celup
garam beriodium | garam yodium
biskuit | biskuit ibu hamil dan balita
sembako | paket sembako | sembilan bahan pokok | bahan kebutuhan pokok | bahan pokok ^150
bahan makanan pokok bencana | logistik bencana | bantuan logistik kebencanaan | buffer stock logistik ^120
bahan praktik tata boga | bahan masak praktik
bumbu dapur
gas elpiji | LPG | elpiji | tabung gas 3 kg | gas LPG ^4
kayu bakar
tempe
tahu
kacang hijau
jagung pakan
tepung tapioka
sagu
kelapa parut
kecap
madu
sirup minuman
""",
    ),
)

TRANSPORT = (
    _family(
        "kendaraan",
        "goods",
        "bmr",
        280,
        "Alat Angkutan Darat Bermotor",
        accounts="""Belanja Modal Alat Angkutan Darat Bermotor | Belanja Modal Alat Angkutan
        | Belanja Modal Kendaraan Bermotor""",
        details="1500 cc | 2000 cc | 4x4 | double cabin | matic | diesel | 150 cc | warna hitam | 16 seat",
        lines="""
kendaraan dinas roda empat | mobil dinas | kendaraan roda 4 | kendaraan dinas roda 4 | mobil jabatan
| KDO roda 4 @mbr ^60
kendaraan dinas roda dua | sepeda motor dinas | kendaraan roda 2 | motor dinas | sepeda motor
| KDO roda 2 @mb ^24
kendaraan roda tiga | motor roda tiga | sepeda motor roda 3 | viar | tossa @bm ^38
mobil ambulans | ambulance | ambulan | mobil ambulance | kendaraan ambulans @bm ^400
mobil puskesmas keliling | pusling | mobil pusling @bm ^420
mobil jenazah | ambulans jenazah @bm ^380
mobil pemadam kebakaran | mobil damkar | fire truck | kendaraan pemadam kebakaran | unit damkar @mb ^600
mobil tangki air | truk tangki air | water tank truck @bmr ^450
truk sampah | dump truck sampah | mobil sampah | truck sampah @bm ^480
arm roll truck | armroll | truk amrol @bm ^500
dump truck | dumptruck | dam truk @bmr ^480
pick up | mobil pick up | pickup | mobil bak terbuka @bmr ^220
mobil patroli | kendaraan patroli | mobil patroli Satpol PP @bm ^350
mobil tahanan | kendaraan tahanan @bm ^420
mobil perpustakaan keliling | perpustakaan keliling | mobil pusling buku @bm ^430
mobil box | mobil boks | mobil pendingin boks @bm ^300
mobil crane penerangan jalan | mobil tangga PJU | skylift @bm ^650
bus | bis | bus dinas | bus pegawai @rbm ^90
bus sekolah | bis sekolah @bm ^550
minibus | microbus | elf | mobil elf @rbm ^120
mobil unit penerangan | mobil siaran keliling @bm
mobil tinja | truk tinja | truk sedot tinja @bm ^420
sepeda | sepeda kayuh ^3
kendaraan listrik dinas | mobil listrik | KBLBB @br ^500
mobil laboratorium | kendaraan laboratorium
mobil derek | kendaraan derek
mobil dapur umum | kendaraan dapur umum
mobil klinik gigi | kendaraan klinik gigi
mobil sosialisasi | kendaraan sosialisasi
truk serbaguna
kereta wisata
becak motor
""",
    ),
    _family(
        "suku",
        "goods",
        "b",
        18,
        "Suku Cadang Alat Angkutan",
        accounts="""Belanja Suku Cadang-Suku Cadang Alat Angkutan | Belanja Suku Cadang
        | Belanja Jasa dan Suku Cadang Kendaraan""",
        details="roda 4 | roda 2 | ukuran R15 | asli | kendaraan dinas | ring 14",
        lines="""
suku cadang kendaraan | sparepart kendaraan | spare part mobil | suku cadang alat angkutan | onderdil ^18
ban mobil | ban kendaraan roda empat | ban kendaraan | ban luar mobil
ban sepeda motor | ban motor
ban alat berat
aki mobil | accu | accu mobil | aki kendaraan
kampas rem
filter oli
busi
kaca film | kaca film mobil
karoseri | karoseri kendaraan ^150
suku cadang alat berat | sparepart alat berat | spare part excavator ^90
suku cadang mesin tempel
suku cadang genset | sparepart genset
jok mobil | sarung jok
velg mobil
rotator ambulans | lampu rotator | lampu strobo
wiper
kampas kopling
radiator
rantai motor
lampu kendaraan | lampu depan mobil
bak truk
kaca spion
knalpot
""",
    ),
    _family(
        "bbm",
        "goods",
        "b",
        30,
        "Bahan Bakar dan Pelumas",
        accounts="""Belanja Bahan-Bahan Bakar dan Pelumas | Belanja Bahan Bakar Minyak/Gas dan Pelumas
        | Belanja BBM""",
        details="""kendaraan dinas | pertamax | pertalite | dexlite | roda 4 | roda 2 | 12 bulan
        | operasional""",
        lines="""
bahan bakar minyak | BBM | bensin | bahan bakar | B.B.M. | bahan bakar kendaraan ^30
solar | BBM solar | bio solar | biosolar | minyak solar
minyak pelumas | oli | pelumas | oli mesin | oli kendaraan
BBM genset | solar genset | bahan bakar genset
BBM kapal | bahan bakar speedboat | BBM speed boat
minyak tanah
gemuk | stempet | grease
oli hidrolik | hydraulic oil
cairan pendingin mesin | coolant
""",
    ),
    _family(
        "apung",
        "goods",
        "bmr",
        150,
        "Alat Angkutan Apung dan Udara",
        accounts="Belanja Modal Alat Angkutan Apung Bermotor | Belanja Modal Alat Angkutan Apung",
        details="fiber | 3 GT | 5 GT | 40 PK | 15 PK | kayu | aluminium | 2 mesin",
        lines="""
perahu karet | rubber boat | perahu karet bermesin ^70
speedboat | speed boat | kapal cepat ^400
kapal penangkap ikan | kapal nelayan | kapal ikan | perahu nelayan ^180
perahu fiberglass | perahu fiber
mesin tempel | motor tempel | outboard motor | mesin perahu | mesin tempel 15 PK ^35
kapal patroli | kapal pengawas ^1800
ambulans laut | ambulance laut | ambulans air ^900
pelampung | life jacket | jaket pelampung | lifejacket | baju pelampung @b ^8
pesawat udara @rm ^900
helikopter | heli water bombing @r ^1500
pesawat nirawak | drone | drone pemetaan | UAV @bmr ^35
kapal wisata
kapal penumpang
rakit
jangkar
ponton
kompas kapal
radar kapal
""",
    ),
    _family(
        "alat_berat",
        "goods",
        "bmr",
        700,
        "Alat Besar Darat",
        accounts="Belanja Modal Alat Besar Darat | Belanja Modal Alat Besar | Belanja Modal Alat Berat",
        details="kelas 20 ton | PC 200 | mini | kapasitas 5 ton | 8 jam per hari | solar | rantai",
        lines="""
alat berat @rmb ^90
ekskavator | excavator | backhoe | eksavator | escavator | beko @rbm ^500
bulldozer | buldozer | buldoser
motor grader | grader
wheel loader | loader | whell loader
backhoe loader
vibro roller | mesin gilas | tandem roller | vibratory roller
asphalt finisher
mesin penyemprot aspal | asphalt sprayer | aspal sprayer ^60
stamper | stamper kodok | tamping rammer ^18
crane | mobile crane
forklift | fork lift
genset | generator set | mesin genset | generator | genset diesel @bmr ^90
kompresor | compressor | kompresor udara @bm ^12
pompa air | mesin pompa air | water pump | jet pump @bm ^9
pompa banjir | pompa pengendali banjir | pompa mobile @bmr ^450
pompa submersible | submersible pump | pompa celup @bm ^35
concrete mixer | molen | mesin molen | mixer beton @brm ^22
stone crusher | mesin pemecah batu
mesin las | welding machine @bm ^6
gergaji mesin | chainsaw | chain saw | sinso @bm ^6
mesin bor tanah | alat bor tanah
mesin potong beton | alat potong beton
dongkrak hidrolik
gerinda
bor listrik
mesin bubut | alat bubut
pemecah aspal
pompa dosing
truk trailer
""",
    ),
)

HEALTH = (
    _family(
        "obat",
        "goods",
        "b",
        60,
        "Obat-Obatan",
        accounts="Belanja Obat-Obatan-Obat | Belanja Obat-Obatan | Belanja Bahan Obat-Obatan",
        details="""500 mg | tablet | sirup | injeksi | 10 mg | kapsul | generik | e-katalog
        | botol 60 ml | ampul""",
        lines="""
obat-obatan | obat | obat obatan | obat2an | medicines | obat dan perbekalan kesehatan ^150
obat generik
obat pelayanan kesehatan dasar | obat PKD | obat puskesmas ^400
obat program | obat program kesehatan
parasetamol | paracetamol | acetaminophen
amoksisilin | amoxicillin | amoxilin
sefotaksim | cefotaxime | cefotaxim
seftriakson | ceftriaxone
siprofloksasin | ciprofloxacin
metformin
amlodipin | amlodipine
kaptopril | captopril
simvastatin
asam mefenamat | mefenamic acid
antasida | antacid
omeprazol | omeprazole
deksametason | dexamethasone
salbutamol
ibuprofen
diazepam
insulin
obat TBC | obat anti tuberkulosis | OAT | obat tuberkulosis
obat malaria | antimalaria
obat HIV | antiretroviral | ARV
obat cacing | albendazol
obat jiwa | psikofarmaka
obat gigi
obat mata | obat tetes mata
obat kanker | obat kemoterapi | kemoterapi | sitostatika ^500
oralit
zinc tablet | tablet zinc
tablet tambah darah | TTD | tablet Fe
vitamin | multivitamin | suplemen vitamin
vitamin A | kapsul vitamin A
infus | cairan infus | cairan intravena | ringer laktat
vaksin | vaksin imunisasi | vaccine ^80
vaksin meningitis
vaksin COVID-19 | vaksin covid | vaksin corona
vaksin rabies | VAR | vaksin anti rabies manusia
serum anti bisa ular | SABU | anti bisa ular
alat kontrasepsi | alokon | kontrasepsi
suntik KB | obat suntik KB
obat herbal | jamu
salep kulit
obat bius | anestesi | obat anestesi
oksigen medis | gas oksigen | oksigen | isi tabung oksigen | gas medis ^120
ranitidin
loratadin
setirizin
glibenklamid
gentamisin
dobutamin
ketorolak
furosemid
asam folat
kloramfenikol
klindamisin
morfin
fentanil
vaksin polio
vaksin BCG
vaksin campak
albumin
heparin
minyak kayu putih
""",
    ),
    _family(
        "bmhp",
        "goods",
        "b",
        45,
        "Bahan Medis Habis Pakai",
        accounts="Belanja Obat-Obatan-Bahan Medis Habis Pakai | Belanja Bahan-Bahan Kimia | Belanja BMHP",
        details="steril | ukuran M | ukuran 7,5 | 3 cc | 5 cc | dewasa | anak | disposable | per box",
        lines="""
bahan medis habis pakai | BMHP | bahan habis pakai medis | B.M.H.P. | BHP medis ^90
sarung tangan medis | handscoon | handschoen | sarung tangan steril | hand scoon | sarung tangan latex
masker medis | masker bedah | masker | surgical mask | masker 3 ply
masker N95
alat pelindung diri | APD | A.P.D. | baju hazmat | hazmat | coverall
spuit | jarum suntik | disposable syringe | alat suntik | syringe
kateter | catheter | folley catheter
infus set | infusion set | set infus
abocath | IV catheter | jarum infus
kasa steril | kassa | kasa | kain kasa
kapas
plester
perban | verban | pembalut luka
benang bedah | benang jahit operasi | benang catgut
alkohol 70 persen | alkohol | alkohol medis
povidon iodin | betadine
reagen laboratorium | reagensia | reagen | reagen lab klinik ^150
rapid test | rapid tes | alat rapid diagnostic | RDT
rapid test HIV | tes cepat HIV
strip gula darah | stik gula darah | strip glukosa
tabung darah | vacutainer | tabung vacum darah
kantong darah | blood bag
film rontgen | film radiologi | film x-ray | film thorax
gel USG | ultrasonic gel
popok dewasa | pampers dewasa | diapers dewasa
bahan habis pakai gigi | BHP gigi | bahan tambal gigi
cairan hemodialisa | BHP hemodialisa | BHP HD
alat uji kehamilan | test pack | tes kehamilan
selang oksigen | nasal kanul
safety box limbah jarum | safety box
kantong jenazah | body bag
underpad
urine bag
pisau bedah
lidokain gel
tiang bidai
mitela
jarum akupunktur
kertas lakmus
pot sputum
lanset
object glass
deck glass
gelang pasien
baju operasi | pakaian operasi
tabung endotrakeal
""",
    ),
    _family(
        "alkes",
        "goods",
        "bm",
        120,
        "Alat Kedokteran dan Kesehatan",
        accounts="""Belanja Modal Alat Kedokteran dan Kesehatan | Belanja Modal Alat Kedokteran
        | Belanja Modal Alat Kesehatan""",
        details="""portable | digital | dewasa | 3 crank | bayi | 2 fungsi | stainless | non merkuri
        | 6 channel""",
        lines="""
alat kesehatan | alkes | alat-alat kesehatan | alat kedokteran | peralatan kesehatan
| medical equipment ^250
tensimeter | tensi meter | alat pengukur tekanan darah | sphygmomanometer | alat tensi ^3
stetoskop | stethoscope ^2
termometer | thermometer | thermogun ^2
timbangan bayi | baby scale ^3
timbangan badan dewasa | timbangan injak ^2
antropometri kit | alat antropometri | antropometri ^70
dacin | timbangan dacin
tempat tidur pasien | bed pasien | hospital bed | ranjang pasien | tempat tidur rumah sakit ^180
kursi roda | wheelchair | wheel chair ^4
tongkat ketiak | kruk
alat bantu dengar | hearing aid
kaki palsu | prostesis kaki | protese
brankar | brankar pasien | stretcher | tandu pasien ^18
USG | ultrasonografi | alat USG | mesin USG ^450
EKG | elektrokardiograf | ECG | alat rekam jantung ^60
alat rontgen | x-ray | mesin rontgen | alat sinar X | rontgen ^1500
CT scan | CT-scan | alat CT scan ^9000
MRI | magnetic resonance imaging ^15000
ventilator ^450
inkubator bayi | infant incubator | inkubator ^70
infant warmer
patient monitor | monitor pasien | bedside monitor ^90
defibrilator | defibrillator | AED
nebulizer | nebuliser ^3
konsentrator oksigen | oxygen concentrator
tabung oksigen | tabung gas oksigen medis ^4
infus pump | infusion pump
syringe pump
suction pump | alat penghisap lendir
autoclave | autoklaf | sterilisator | alat sterilisasi ^60
dental unit | dental chair | kursi gigi | unit dental ^120
meja operasi | operating table ^350
lampu operasi ^300
mesin anestesi | anaesthesia machine
mesin hemodialisa | mesin cuci darah | mesin HD @bmr ^350
kulkas vaksin | lemari es vaksin | vaccine refrigerator | cold chain ^90
vaccine carrier | termos vaksin
implan KB kit | implant kit | IUD kit
bidan kit | bidan set | partus set | partus kit ^12
posyandu kit | alat posyandu
meja ginekologi | gynaecology table
kacamata baca | kaca mata ^2
instalasi gas medis | instalasi oksigen sentral @cmh ^900
insinerator limbah medis | incinerator | insinerator @bm ^900
alat fisioterapi
audiometer
lampu periksa | examination lamp
meja periksa
lemari alat medis | almari alat medis
bak instrumen
pinset
gunting bedah
otoskop
laringoskop
doppler janin
timbangan digital posyandu
endoskop
fototerapi bayi
mesin pengering linen | alat pengering linen
kolposkop
tiang infus
troli obat
alat cukur medis
mikroskop bedah
mamografi
treadmill jantung
""",
    ),
    _family(
        "lab",
        "goods",
        "bm",
        60,
        "Alat Laboratorium",
        accounts="""Belanja Modal Alat Laboratorium | Belanja Modal Unit Alat Laboratorium
        | Belanja Alat/Bahan Laboratorium""",
        details="binokuler | digital | 250 ml | 1000 ml | pro analisis | p.a. | 4 digit | portable",
        lines="""
alat laboratorium | peralatan laboratorium | alat lab | alat-alat laboratorium | laboratory equipment ^120
bahan kimia laboratorium | bahan kimia | bahan lab | zat kimia @b ^25
mikroskop | microscope | mikroskop binokuler ^18
sentrifus | centrifuge | sentrifuge ^25
spektrofotometer | spectrophotometer ^180
hematology analyzer | alat hematologi | hematologi analyzer ^280
kimia klinik analyzer | chemistry analyzer | fotometer klinik ^300
PCR | alat PCR | mesin PCR | RT-PCR ^700
gelas ukur @b ^2
tabung reaksi @b ^2
pipet | mikropipet | micropipette @b ^6
timbangan analitik | neraca analitik | analytical balance ^25
lemari asam | fume hood ^70
biosafety cabinet | BSC | bio safety cabinet ^180
oven laboratorium
inkubator laboratorium
pH meter | pHmeter ^6
alat uji kualitas air | water quality checker | water test kit ^35
alat uji kualitas udara | AQMS | pemantau kualitas udara ^900
alat uji tanah
alat uji beton | hammer test | alat uji kuat tekan beton
alat uji aspal
alat kalibrasi
media agar | media kultur @b
kultur jaringan kit
total station | totalstation | theodolit | theodolite @bmr ^110
GPS geodetik | GPS geodetic | GNSS geodetik @bmr ^250
GPS genggam | GPS handheld ^6
waterpass | water pass ^12
alat ukur tera | standar ukuran tera | alat metrologi
bunsen
cawan petri
labu ukur
desikator
hot plate
vortex mixer
water bath
refraktometer
kromatografi gas
turbidimeter
anemometer
alat penakar hujan
seismograf
teleskop
""",
    ),
)

SCHOOL = (
    _family(
        "sekolah",
        "goods",
        "b",
        40,
        "Alat Peraga Sekolah",
        accounts="""Belanja Modal Alat Peraga Praktik Sekolah | Belanja Alat/Bahan Praktik Sekolah
        | Belanja Barang untuk Sekolah""",
        details="kelas 1 | kelas VII | jenjang SD | jenjang SMP | kurikulum merdeka | semester 1 | PAUD",
        lines="""
alat peraga pendidikan | alat peraga | APE | alat permainan edukatif | alat peraga edukatif ^60
alat peraga matematika
alat peraga IPA | KIT IPA | alat peraga sains
alat permainan luar ruang | APE luar | mainan outdoor | alat bermain luar
alat permainan dalam ruang | APE dalam
buku pelajaran | buku teks | buku teks pelajaran | buku siswa | buku paket sekolah ^90
buku perpustakaan | koleksi perpustakaan | buku bacaan | bahan pustaka | koleksi buku ^60
buku bacaan anak
buku digital | e-book | ebook
surat kabar | koran | langganan surat kabar | surat kabar/majalah | koran dan majalah ^6
peraturan perundang-undangan cetak | buku peraturan
seragam sekolah | pakaian seragam sekolah | baju seragam siswa | seragam siswa ^120
sepatu sekolah
tas sekolah | tas ransel siswa
papan tulis interaktif | smart board | interactive flat panel | IFP | papan interaktif ^60
meja kursi siswa | mebel siswa | meja dan kursi siswa | mebelair siswa | meubelair ruang kelas
| kursi meja belajar ^80
bahan praktik siswa | bahan praktek | bahan praktik SMK ^50
peralatan praktik SMK | alat praktik kejuruan | alat praktek SMK ^250
alat praktik otomotif
alat praktik tata busana
alat praktik tata boga
mesin jahit | sewing machine | mesin jahit listrik @bm ^6
mesin obras @bm
mesin bordir @bm
globe
peta dinding | peta wilayah cetak | peta
torso anatomi
seragam PAUD
beasiswa | bantuan biaya pendidikan | bea siswa ^150
biaya sekolah | bantuan SPP
kit bahasa
kit matematika SD
alat peraga IPS
buku gambar | drawing book
buku mewarnai
ensiklopedia
kamus
loker siswa
papan absen kelas
ayunan anak
perosotan
balok kayu mainan
puzzle anak
seragam pramuka | pakaian seragam pramuka
dasi sekolah
alat praktik pertanian | peralatan praktik pertanian
alat praktik listrik | peralatan praktik listrik
""",
    ),
    _family(
        "olahraga",
        "goods",
        "b",
        25,
        "Alat Olahraga",
        accounts="Belanja Modal Peralatan Olahraga | Belanja Alat Olahraga | Belanja Peralatan Olah Raga",
        details="ukuran 5 | standar nasional | 1 set | pria | wanita | kulit sintetis",
        lines="""
alat olahraga | peralatan olahraga | alat olah raga | sarana olahraga | sport equipment ^35
bola sepak | bola kaki
bola voli | bola volley | bola volly
bola basket
bola takraw
net voli | net volley
raket bulu tangkis | raket badminton
kok bulu tangkis | shuttlecock
meja tenis meja | meja pingpong | meja ping pong
matras | matras senam
treadmill | alat fitnes | alat gym | alat kebugaran @bm
panahan | busur panah
perlengkapan pencak silat | pakaian silat
dayung | perahu dayung
gawang futsal
ring basket
jersey | kostum olahraga | kaos tim | baju olahraga | pakaian olahraga
sepatu olahraga
training | pakaian training | baju training
medali | medali kejuaraan
piala | trofi | trophy | tropy
stopwatch
bola tenis
lembing
cakram
tolak peluru
papan catur
samsak
sarung tinju
pelindung kepala tinju
sepeda balap
tongkat estafet
balok start
skipping
bet tenis meja
tiang voli
""",
    ),
    _family(
        "seni",
        "goods",
        "b",
        40,
        "Alat Kesenian",
        accounts="""Belanja Modal Alat Musik/Band | Belanja Modal Barang Bercorak Kesenian/Kebudayaan
        | Belanja Alat Kesenian""",
        details="1 set | tradisional | elektrik | pelog slendro | akustik | khas daerah",
        lines="""
alat musik | peralatan musik | alat-alat musik | alat band ^40
gamelan | seperangkat gamelan | gong gamelan @bm ^250
angklung
marching band | drumband | drum band | alat drum band @b ^80
gitar
keyboard musik | organ tunggal | keyboard organ @br
drum set | drumset
rebana | hadroh | alat hadroh | alat rebana
kostum tari | pakaian tari | baju tari @br
pakaian adat | baju adat | busana adat @br
wayang kulit
lukisan | karya lukis
patung | patung pahlawan @bcm ^200
sound system | soundsystem | tata suara | pengeras suara | sound sistem @brm ^30
panggung | stage | panggung hiburan | panggung rigging @rb ^20
tata lampu panggung | lighting panggung | lighting @rb
videotron | LED screen | layar LED | LED videotron @rbm ^180
cat lukis
alat membatik | canting batik
biola
seruling
kolintang
tifa
sasando
saron
topeng tari
kanvas
kuas lukis
biola elektrik
piano
suling bambu
""",
    ),
    _family(
        "pakaian",
        "goods",
        "b",
        45,
        "Pakaian Dinas",
        accounts="Belanja Pakaian Dinas dan Atributnya | Belanja Pakaian Dinas | Belanja Pakaian Kerja",
        details="""lengan panjang | lengan pendek | ukuran L | pria | wanita | bordir | 1 stel
        | beserta atribut""",
        lines="""
pakaian dinas harian | PDH | baju PDH | P.D.H. | pakaian dinas harian beserta perlengkapannya ^45
pakaian dinas lapangan | PDL | baju PDL
pakaian dinas upacara | PDU
pakaian sipil lengkap | PSL | setelan jas
pakaian sipil resmi | PSR
pakaian kerja lapangan | wearpack | baju kerja | pakaian kerja
pakaian batik tradisional | batik | baju batik | pakaian batik | seragam batik
pakaian Korpri | batik Korpri | seragam Korpri
pakaian satpam | seragam satpam | pakaian dinas satpam
pakaian Linmas | seragam Linmas | baju hansip
pakaian tenaga kesehatan | baju perawat | seragam perawat
pakaian Paskibraka | seragam paskibra | baju paskibra
kaos | kaos oblong | t-shirt | T shirt | kaus
jaket | jaket dinas
rompi | rompi petugas
topi
jilbab | kerudung
sepatu dinas | sepatu PDH | sepatu pantofel
sepatu PDL | sepatu lapangan
atribut dinas | tanda pangkat | emblem | lencana
ikat pinggang dinas
kain seragam | bahan pakaian seragam
jas hujan | mantel hujan
selimut
sarung | kain sarung
mukena
dasi
peci
baret
kaos kaki
sarung tangan upacara
celemek
toga wisuda
baju renang | pakaian renang
pakaian pasien
pakaian hakim
seragam kader | pakaian seragam kader
tas kerja
handuk
""",
    ),
)

FARM = (
    _family(
        "benih",
        "goods",
        "b",
        80,
        "Bibit Tanaman",
        accounts="""Belanja Bahan-Bahan/Bibit Tanaman | Belanja Bibit Tanaman
        | Belanja Barang untuk Dijual/Diserahkan kepada Masyarakat""",
        details="""unggul | bersertifikat | label biru | tinggi 50 cm | varietas unggul | siap tanam
        | polybag | hibrida""",
        lines="""
bibit tanaman | bibit pohon | bibit tanaman hutan | benih tanaman ^60
benih padi | bibit padi | benih padi inbrida | padi benih ^120
benih jagung | bibit jagung | benih jagung hibrida | jagung benih ^140
benih kedelai | bibit kedelai
benih bawang merah | bibit bawang merah | umbi bawang merah benih
benih cabai | bibit cabe | bibit cabai
benih sayuran | bibit sayur | bibit sayuran
benih kentang | bibit kentang
bibit kelapa sawit | benih sawit | kecambah sawit | bibit sawit
bibit kelapa
bibit kopi | benih kopi
bibit kakao | benih kakao | bibit coklat
bibit karet
bibit cengkeh
bibit pala
bibit lada
bibit durian
bibit alpukat | bibit alpokat
bibit mangga
bibit jeruk
bibit pisang
bibit mangrove | bibit bakau | propagul mangrove
bibit jati
bibit sengon
tanaman hias | bunga hias | tanaman pot @br ^8
rumput hias | rumput taman | rumput gajah mini
bibit rumput laut | benih rumput laut
bibit tebu
bibit tembakau
bibit vanili | benih vanili
bibit kemiri | benih kemiri
bibit gaharu | benih gaharu
bibit nilam | benih nilam
bibit manggis | benih manggis
bibit salak | benih salak
bibit rambutan | benih rambutan
bibit nangka | benih nangka
bibit sukun | benih sukun
benih tomat | bibit tomat
benih terung | bibit terung
benih kacang tanah | bibit kacang tanah
benih kacang hijau | bibit kacang hijau
benih porang | bibit porang
bibit jahe | benih jahe
bibit anggrek | benih anggrek
bibit trembesi | benih trembesi
bibit cemara | benih cemara
bibit kelengkeng | benih kelengkeng
bibit nanas | benih nanas
""",
    ),
    _family(
        "tani",
        "goods",
        "b",
        70,
        "Alat Pertanian",
        accounts="""Belanja Modal Alat Pengolahan Pertanian | Belanja Bahan/Alat Pertanian
        | Belanja Barang Diserahkan kepada Masyarakat""",
        details="50 kg | non subsidi | 8,5 HP | roda 2 | kapasitas 1 ton | 16 liter | organik cair",
        lines="""
pupuk | pupuk pertanian ^60
pupuk NPK | NPK
pupuk urea | urea
pupuk organik | pupuk kompos | pupuk kandang | kompos
pupuk cair | pupuk organik cair | POC
pestisida | obat hama | insektisida | obat-obatan pertanian
herbisida | obat rumput | racun rumput
fungisida
kapur pertanian | dolomit | kaptan
hand sprayer | handsprayer | alat semprot | sprayer | tangki semprot
traktor roda dua | hand traktor | handtractor | traktor tangan | hand tractor @bm ^35
traktor roda empat | traktor roda 4 | tractor besar @bm ^450
cultivator | kultivator | cultivator mini tiller ^20
mesin tanam padi | rice transplanter | transplanter
mesin panen padi | combine harvester | combine | pemanen padi @bm ^450
mesin perontok padi | power thresher | thresher
mesin pengering gabah | dryer | vertical dryer | bed dryer
mesin penggilingan padi | rice milling unit | RMU | penggiling padi ^350
mesin pencacah rumput | chopper | mesin chopper
mesin pencacah sampah organik | mesin pencacah sampah ^45
mesin pemipil jagung | corn sheller
cangkul | pacul
terpal | tenda terpal plastik
mulsa | plastik mulsa | mulsa plastik
polybag | poly bag
greenhouse | rumah kaca | green house | screen house @bc ^120
lantai jemur @ch ^70
alsintan | alat dan mesin pertanian | alat mesin pertanian ^220
mesin pengolah kopi | huller kopi | mesin kopi
sabit
garu
parang
egrek
tangga panen
gerobak dorong
alat okulasi
paranet
selang air
perangkap hama
mesin parut kelapa | alat parut kelapa
mesin pemeras tebu | alat pemeras tebu
pisau sadap karet
mesin perajang singkong | alat perajang singkong
jaring burung
""",
    ),
    _family(
        "ternak",
        "goods",
        "b",
        90,
        "Ternak dan Ikan",
        accounts="""Belanja Modal Hewan | Belanja Bahan-Bahan/Bibit Ternak
        | Belanja Hibah Barang kepada Kelompok Masyarakat""",
        details="""betina | jantan | umur 1 tahun | bunting | ukuran 5-8 cm | siap bertelur | lokal
        | bobot 250 kg""",
        lines="""
sapi | bibit sapi | ternak sapi | sapi potong | sapi bakalan ^220
sapi perah
sapi kurban | hewan kurban | hewan qurban ^120
kerbau | ternak kerbau
kambing | ternak kambing | bibit kambing | kambing etawa ^90
domba
babi | bibit babi | ternak babi
ayam kampung | ternak ayam | bibit ayam | ayam buras | DOC ^45
ayam petelur | ayam ras petelur
itik | bebek | bibit itik | ternak itik
kelinci
bibit ikan | benih ikan | benih-benih ikan ^50
benih ikan lele | bibit lele | benih lele | lele benih
benih ikan nila | bibit nila | benih nila
benih ikan mas
benih ikan gurame | bibit gurami
benur udang | benih udang | bibit udang | benur
induk ikan | calon induk ikan
pakan ternak | makanan ternak | konsentrat ternak ^40
pakan ikan | pelet ikan | pellet ikan | makanan ikan ^40
obat hewan | obat-obatan ternak | obat ternak
vaksin hewan | vaksin PMK | vaksin ternak
vaksin rabies hewan | vaksin rabies anjing
semen beku | straw sapi | inseminasi buatan
jaring ikan | alat tangkap ikan | gill net | jaring insang
keramba jaring apung | KJA | keramba | karamba ^120
kolam terpal | kolam bioflok | bioflok
kotak pendingin ikan | cool box | coolbox | cold box
freezer ikan | chest freezer | freezer @bm ^12
aerator kolam | kincir air tambak
bibit lebah madu | stup lebah
burung puyuh
kuda
mentok
ikan hias
bibit kepiting | benih kepiting
bibit teripang | benih teripang
ikan patin
benih ikan bawal | bibit ikan bawal
mesin tetas telur | alat tetas telur
mesin pencetak pelet | alat pencetak pelet
timbangan ternak
kalung ternak
nitrogen cair
rumput pakan
kompor kandang
pancing
bubu
""",
    ),
)

WORKS = (
    _family(
        "material",
        "goods",
        "b",
        60,
        "Bahan Bangunan dan Konstruksi",
        accounts="""Belanja Bahan-Bahan Bangunan dan Konstruksi | Belanja Bahan Bangunan
        | Belanja Bahan Material""",
        details="40 kg | 50 kg | diameter 10 mm | kelas I | 5 kg | 3 inch | tebal 0,3 mm | K-225",
        lines="""
bahan bangunan | material bangunan | bahan bangunan dan konstruksi | bahan-bahan bangunan
| building materials ^60
semen | semen portland | Portland cement
pasir | pasir beton | pasir pasang
batu belah | batu kali
batu bata | bata merah | batu-bata
batu split | kerikil | koral | batu pecah
sirtu | pasir batu | tanah urug sirtu
tanah timbunan | tanah urug | tanah uruk
besi beton | besi tulangan | besi ulir
baja ringan | rangka baja ringan
seng | atap seng | seng gelombang | seng plat
genteng
kayu | kayu balok | kayu bangunan | papan kayu
tripleks | triplek | plywood | multipleks
cat tembok | cat dinding
cat kayu | cat minyak
cat marka jalan | thermoplastik marka
keramik | keramik lantai | ubin
pipa PVC | pipa paralon | pipa pvc air
pipa HDPE | pipa PE
pipa galvanis | pipa GI
aspal | aspal curah | aspal drum ^250
aspal dingin | cold mix | coldmix asphalt
beton siap pakai | ready mix | readymix | beton ready mix ^150
paving block | paving | paving blok | pavingblock
u-ditch | uditch | u ditch | saluran beton pracetak ^180
box culvert | boxculvert | gorong-gorong pracetak
bronjong | kawat bronjong | gabion
geotekstil | geotextile
karung plastik | karung goni | karung
paku
kawat | kawat ikat | kawat bendrat
engsel dan kunci pintu | kunci pintu
kloset | closet | kloset jongkok
kran air | keran air
tandon air | tangki air | profil tank | toren air | tandon ^12
gipsum
kusen
kaca bangunan
jendela
pintu
wastafel
lem kayu
lem pipa
ampelas
roofing
besi siku
baut
glasswool
granit
batu alam
conblock
pasir urug
palu
meteran
kuas cat
mata bor
""",
    ),
    _family(
        "jalan",
        "road",
        "chmds",
        450,
        "Jalan",
        accounts="""Belanja Modal Jalan | Belanja Modal Jalan dan Jembatan
        | Belanja Modal Jalan, Irigasi dan Jaringan""",
        details="""lapen | hotmix | rabat beton | lebar 3 meter | panjang 500 meter | aspal | STA 0+000
        | 1,2 km | perkerasan beton""",
        lines="""
jalan kabupaten | ruas jalan kabupaten | jalan kab. @hcmds ^1200
jalan provinsi | jalan propinsi @hmcds ^4000
jalan kota @hmcds ^900
jalan desa | jalan poros desa | jln desa | jl. desa @chmds ^250
jalan lingkungan | jalan lingkungan permukiman | jaling | jalan pemukiman @chmds ^180
jalan usaha tani | JUT | jalan usahatani | jalan pertanian @chds ^180
jalan produksi perkebunan | jalan kebun @chds
jalan setapak | jalan setapak beton | rabat beton jalan setapak @chm ^90
trotoar | pedestrian | jalur pejalan kaki | jalur pedestrian @chmds ^500
bahu jalan @chm
median jalan | taman median @chm
marka jalan | marka | road marking @cm ^150
rambu lalu lintas | rambu-rambu | rambu | traffic sign | rambu jalan @bm ^60
guardrail | guard rail | pagar pengaman jalan @bcm ^180
lampu lalu lintas | traffic light | APILL | lampu merah @bmh ^220
lampu penerangan jalan umum | PJU | penerangan jalan umum | lampu jalan | LPJU | P.J.U. @mbcd ^180
lampu jalan tenaga surya | PJUTS | PJU tenaga surya | PJU solar cell @bmc ^220
cermin tikungan | convex mirror @b ^12
zebra cross @cm
halte | halte bus | shelter bus @chmd ^120
terminal penumpang | terminal | terminal angkutan @chmds ^1500
dermaga | jetty | tambatan perahu | dermaga kayu @chmds ^1200
pelabuhan perikanan | PPI | pangkalan pendaratan ikan @chds ^2500
landasan pacu | runway | runway bandara @chds ^9000
parkir | lahan parkir | tempat parkir | area parkir @chmd ^200
underpass
flyover
jalan tol
jalan hutan
jalan masuk kawasan wisata
perlintasan kereta api
jalur sepeda
patok kilometer
""",
    ),
    _family(
        "jembatan",
        "road",
        "chmds",
        900,
        "Jembatan",
        accounts="""Belanja Modal Jembatan | Belanja Modal Jalan dan Jembatan-Jembatan
        | Belanja Modal Bangunan Pelengkap""",
        details="""bentang 20 meter | lebar 4 m | komposit | konstruksi beton | bentang 12 m | abutmen
        | rangka baja""",
        lines="""
jembatan | jembatan kabupaten | jembatan beton ^1500
jembatan gantung | suspension bridge ^600
jembatan gelagar | jembatan girder
jembatan rangka baja | jembatan baja
jembatan kayu | titian kayu @chm ^120
jembatan desa @chm ^150
jembatan penyeberangan orang | JPO
gorong-gorong | gorong gorong | culvert | plat duiker | duiker ^90
talud | tembok penahan tanah | TPT | dinding penahan tanah | turap | tanggul penahan tanah ^220
talud jalan | TPT jalan | penahan tebing jalan
oprit jembatan
deker | plat deker ^60
jembatan bailey
jembatan timbang
jembatan layang pejalan kaki
""",
    ),
    _family(
        "irigasi",
        "road",
        "chmds",
        500,
        "Bangunan Air Irigasi",
        accounts="Belanja Modal Bangunan Air Irigasi | Belanja Modal Bangunan Air | Belanja Modal Irigasi",
        details="""panjang 300 meter | pasangan batu | sekunder | tersier | 200 ha | D.I. | kiri kanan
        | 0,5 km""",
        lines="""
saluran irigasi | jaringan irigasi | irigasi | saluran pengairan ^500
jaringan irigasi tersier | JITUT | irigasi tersier | saluran tersier ^150
jaringan irigasi perpompaan | irigasi perpompaan | irpom
bendung | bendung irigasi | weir ^2500
bendungan | waduk | dam ^20000
embung | embung desa | kolam penampung air hujan ^600
dam parit
pintu air | pintu air irigasi @bmhc ^60
tanggul sungai | tanggul | tanggul banjir ^1200
normalisasi sungai | pengerukan sungai | normalisasi kali @bds ^600
bronjong sungai | perkuatan tebing sungai | pengaman tebing sungai
pengaman pantai | seawall | tembok laut | sea wall | pemecah ombak | breakwater ^2500
drainase | saluran drainase | saluran pembuangan air | selokan | got ^220
drainase jalan | saluran tepi jalan
drainase perkotaan
sumur resapan | lubang resapan ^40
rawa | jaringan rawa | reklamasi rawa
sumur bor irigasi | sumur bor pertanian | irigasi air tanah dangkal
kolam retensi | polder ^2000
tambak | kolam tambak | saluran tambak
krib sungai
groundsill
check dam
kolam olak
talang air
saluran suplesi
sabo dam
muara sungai
""",
    ),
    _family(
        "air_bersih",
        "road",
        "chmds",
        350,
        "Instalasi Air Bersih",
        accounts="""Belanja Modal Instalasi Air Bersih/Air Baku | Belanja Modal Instalasi
        | Belanja Modal Jaringan Air Minum""",
        details="50 SR | 100 SR | kedalaman 80 meter | DN 100 | komunal | kapasitas 10 l/dt | perpipaan",
        lines="""
SPAM | sistem penyediaan air minum | sarana air minum | SPAM perpipaan | jaringan air minum ^900
PAMSIMAS | sarana air bersih perdesaan
sumur bor | sumur dalam | sumur bor air bersih | sumur artesis ^150
sumur gali
jaringan perpipaan | pipa distribusi air | jaringan distribusi air bersih | pipanisasi ^500
sambungan rumah | SR air minum | sambungan rumah air minum @c ^220
instalasi pengolahan air | IPA air minum | water treatment plant | WTP ^2500
reservoir | reservoar | bak reservoir ^500
bak penampung air | bak air | penampungan air hujan | PAH @chm ^60
hidran umum | kran umum @chm
MCK | mandi cuci kakus | MCK komunal | M.C.K. ^140
jamban | jamban keluarga | WC | jamban sehat | kakus | toilet ^90
toilet sekolah | WC sekolah | jamban siswa | toilet siswa | kamar mandi sekolah ^120
IPAL | instalasi pengolahan air limbah | IPAL komunal | I.P.A.L. ^600
IPAL rumah sakit | IPAL RS | IPAL medis
tangki septik | septic tank | septiktank | tangki septik individual | septictank ^180
IPLT | instalasi pengolahan lumpur tinja ^2500
TPS 3R | TPS3R | tempat pengolahan sampah 3R | TPS-3R @cmhds ^550
TPA sampah | tempat pemrosesan akhir | tempat pembuangan akhir sampah ^2500
TPS | tempat penampungan sementara sampah | bak TPS
jaringan listrik | jaringan listrik tegangan rendah | jaringan listrik desa @chmds ^220
instalasi listrik | instalasi listrik gedung | jaringan instalasi listrik @cmhd ^50
sambungan listrik rumah tangga | sambungan listrik baru | pasang baru listrik | BPBL @c ^80
PLTS | pembangkit listrik tenaga surya | panel surya | solar cell | pembangkit tenaga surya @cmhds ^600
PLTMH | mikrohidro | pembangkit listrik tenaga mikro hidro @chds ^900
biogas | digester biogas | instalasi biogas @ch ^45
penangkal petir | instalasi penangkal petir @bcm ^25
intake air baku
rumah pompa
meter air induk
broncaptering
filter air
gardu listrik
""",
    ),
    _family(
        "gedung",
        "building",
        "chmds",
        700,
        "Bangunan Gedung",
        accounts="""Belanja Modal Bangunan Gedung Tempat Kerja | Belanja Modal Bangunan Gedung
        | Belanja Modal Gedung dan Bangunan""",
        details="""2 lantai | 3 lokal | rusak berat | rusak sedang | beserta perabotnya | 1 ruang
        | tipe 36 | lantai 2 | 2 ruang""",
        lines="""
gedung kantor | bangunan kantor | kantor dinas | office building @mhcds ^900
gedung kantor desa | kantor desa | kantor kepala desa | balai desa kantor
kantor camat | kantor kecamatan
kantor lurah | kantor kelurahan
gedung DPRD | kantor DPRD
rumah dinas | rumah jabatan | rumdin | rumah negara @hmcdsr ^300
rumah dinas guru | mess guru
rumah dinas dokter | rumah dinas tenaga kesehatan | rumah paramedis
mess pegawai | mes pegawai | asrama pegawai @chmr
ruang kelas baru | RKB | R.K.B. | ruang kelas | ruang belajar | lokal kelas @chds ^450
gedung sekolah | bangunan sekolah | school building @hcmds ^900
ruang guru | ruang kantor guru @ch ^250
ruang kepala sekolah @ch
perpustakaan sekolah | ruang perpustakaan sekolah | gedung perpustakaan sekolah
gedung perpustakaan daerah | gedung perpustakaan umum | perpusda
ruang laboratorium IPA | laboratorium IPA sekolah | lab IPA @chds ^350
ruang laboratorium komputer | lab komputer sekolah | laboratorium komputer sekolah @chds
ruang UKS | ruang usaha kesehatan sekolah @ch ^180
gedung TK | gedung PAUD | bangunan PAUD | unit sekolah baru PAUD
asrama siswa | asrama putra | asrama santri
ruang praktik siswa | RPS | bengkel praktik SMK
gedung puskesmas | bangunan puskesmas | puskesmas @hcmds ^1500
puskesmas pembantu | pustu | gedung pustu ^400
poskesdes | pos kesehatan desa | polindes ^220
posyandu | gedung posyandu | pos pelayanan terpadu bangunan @ch ^120
rumah sakit | gedung rumah sakit | gedung RSUD ^6000
ruang rawat inap | gedung rawat inap | bangsal ^2500
ruang operasi | gedung bedah sentral | kamar operasi
gedung IGD | ruang IGD | instalasi gawat darurat
gedung farmasi | gudang farmasi | instalasi farmasi
ruang ICU
gedung laboratorium kesehatan | labkesda | laboratorium kesehatan daerah bangunan
pasar rakyat | bangunan pasar | pasar tradisional | pasar | gedung pasar ^1500
kios pasar | los pasar | kios | lapak pedagang ^350
gedung olahraga | GOR | gelanggang olahraga | G.O.R. @chmdsr ^2500
lapangan sepak bola | stadion | stadion sepak bola ^1500
lapangan olahraga | sarana lapangan olahraga | lapangan voli | lapangan basket @chm ^180
lapangan futsal
kolam renang
gedung serbaguna | gedung serba guna | aula | gedung pertemuan | balai pertemuan | gedung aula @chmdsr ^500
balai desa | pendopo desa
balai penyuluhan pertanian | BPP | gedung BPP
balai nikah | KUA | gedung balai nikah KUA ^900
rumah ibadah | tempat ibadah
masjid | mesjid | bangunan masjid ^300
musala | mushola | musholla | langgar ^120
gereja | bangunan gereja ^250
pura
gedung kesenian | gedung seni budaya
museum | gedung museum
taman kota | ruang terbuka hijau | RTH | taman | R.T.H. ^350
taman bermain anak | ruang bermain ramah anak | playground anak
tugu | monumen | tugu batas @chm ^150
gapura | gerbang | gapura batas kota @chm ^90
pagar | pagar kantor | pagar keliling | tembok keliling ^140
pagar sekolah | pagar keliling sekolah
pos jaga | pos satpam | pos keamanan | pos jaga keamanan @chm ^40
pos ronda | poskamling
garasi kendaraan | garasi mobil dinas | garasi
gudang | gudang penyimpanan | gudang kantor @chmr ^250
gudang pangan | lumbung pangan | gudang cadangan pangan
gudang pupuk
rumah potong hewan | RPH | R.P.H. ^700
kandang ternak | kandang sapi | kandang kambing | kandang @ch ^90
pusat kesehatan hewan | puskeswan
balai benih ikan | BBI | hatchery
rumah produksi kompos | rumah kompos @ch
rumah susun | rusunawa | rusun ^12000
rumah tidak layak huni | RTLH | rutilahu | bedah rumah | rumah swadaya | BSPS @hcs ^120
rumah khusus nelayan | rumah khusus
rumah korban bencana | hunian tetap | huntap
hunian sementara | huntara @c
gedung workshop | bengkel | bengkel alat berat bangunan
pusat oleh-oleh | galeri UMKM | gerai UMKM
destinasi wisata | objek wisata | sarana wisata | obyek wisata | fasilitas pariwisata ^500
gazebo @ch ^50
toilet umum wisata | rest area toilet
makam pahlawan | taman makam pahlawan | TMP
tempat pemakaman umum | TPU | lahan makam
rumah tahanan | rutan | lembaga pemasyarakatan | lapas gedung ^4000
kantor polisi | polsek | gedung polsek | mako polres ^2500
asrama polisi | barak polisi
koramil | makoramil | gedung koramil
gedung pengadilan | kantor pengadilan negeri ^9000
kantor imigrasi
menara pandang
menara telekomunikasi | tower BTS | tower | menara BTS @cmr ^600
pos pemadam kebakaran | pos damkar ^350
gedung mal pelayanan publik | MPP | mall pelayanan publik | mal pelayanan publik
panti asuhan | gedung panti sosial | bangunan panti
rumah singgah
atap gedung | atap bangunan kantor | penggantian atap @hm ^120
plafon | plafond | langit-langit @hm ^60
interior gedung | interior ruang kantor | penataan interior | desain interior ruang @chds ^220
ruang rapat | ruang pertemuan kantor @chr ^150
ruang server | data center ruangan @ch
halaman kantor | pavingisasi halaman | paving halaman @chm ^140
gedung bioskop rakyat | bangunan gedung bioskop rakyat
planetarium
gedung arsip | bangunan gedung arsip
gedung radio daerah | bangunan gedung radio daerah
gedung balai kota | bangunan gedung balai kota
gedung lelang ikan | bangunan gedung lelang ikan
cold storage
gedung inkubator bisnis | bangunan gedung inkubator bisnis
pabrik es
kantor bupati
kantor gubernur
gedung asrama haji | bangunan gedung asrama haji
gedung pelatihan kerja | bangunan gedung pelatihan kerja
gedung kuliah | bangunan gedung kuliah
kantin sekolah
kantin pegawai
ruang laktasi | ruangan laktasi
ruang arsip | ruangan arsip
ruang tunggu pasien | ruangan tunggu pasien
tempat wudu
vihara
krematorium
kebun raya
kebun binatang
menara air
gudang arsip
gudang senjata
pos lintas batas
gedung konservasi | bangunan gedung konservasi
selasar gedung
""",
    ),
)

DIGITAL = (
    _family(
        "komputer",
        "goods",
        "bmr",
        45,
        "Peralatan Komputer",
        accounts="""Belanja Modal Personal Computer | Belanja Modal Peralatan Komputer
        | Belanja Modal Komputer Unit
        | Belanja Modal Peralatan Personal Computer""",
        details="""core i5 | core i7 | RAM 8 GB | 14 inch | SSD 512 GB | warna | A3 | TKDN 40%
        | all in one | multifungsi""",
        lines="""
komputer | PC | personal computer | komputer PC | P.C. | komputer unit @bm ^60
laptop | lap top | notebook | komputer jinjing | note book | labtop @bmr ^40
komputer all in one | PC all in one | AIO | PC AIO ^30
chromebook | chrome book @b ^120
tablet komputer | tablet PC | komputer tablet | tab @br ^18
printer | mesin cetak printer | pencetak | printer kantor @bm ^9
printer kartu identitas | printer ID card | printer KTP-el @bm ^45
printer barcode | printer label @bm
plotter | mesin plotter | printer A0 plotter @bm ^70
scanner | pemindai | skaner | skener @bm ^9
monitor komputer | layar monitor | monitor LCD @bm ^5
server | komputer server | peladen @bmr ^180
rak server | server rack | rack server @b ^18
storage server | NAS | network attached storage @b ^60
UPS | uninterruptible power supply | U.P.S. @bm ^9
stabilizer listrik | stavolt | stabiliser @bm ^4
switch jaringan | switch hub | hub | network switch @bm ^8
router | router wifi | wireless router | mikrotik @bm ^9
access point | akses poin wifi | accesspoint @bm
jaringan komputer | jaringan LAN | LAN | local area network | instalasi jaringan LAN @cmb ^60
kabel fiber optik | jaringan fiber optic | fiber optik | FO @cmb ^180
firewall | perangkat keamanan jaringan @bm ^150
webcam | web cam @b ^2
KTP-el reader | card reader KTP | alat baca KTP elektronik @bm
mesin antrian | mesin antrean | sistem antrian @bm ^30
kios informasi | KiosK | anjungan informasi mandiri @bm ^60
perangkat perekaman KTP-el | alat perekaman KTP elektronik @bm ^120
barcode scanner
mesin kasir | alat kasir
kartu jaringan
docking station
printer 3D
kartu grafis
media converter
alat tanda tangan digital
thin client
""",
    ),
    _family(
        "perangkat_lunak",
        "software",
        "bm",
        80,
        "Aplikasi dan Perangkat Lunak",
        accounts="""Belanja Modal Software | Belanja Modal Aset Tidak Berwujud-Software
        | Belanja Lisensi dan Aplikasi
        | Belanja Jasa Tenaga Ahli Informasi dan Teknologi""",
        details="""berbasis web | android | 1 tahun | 50 pengguna | 12 bulan | versi terbaru
        | terintegrasi | mobile""",
        lines="""
lisensi antivirus | antivirus | anti virus | software antivirus @b ^12
lisensi Microsoft Office | Microsoft Office | MS Office | lisensi office @b ^30
lisensi Windows | Windows | sistem operasi Windows @b ^25
lisensi AutoCAD | AutoCAD | software CAD @b
lisensi ArcGIS | software GIS | ArcGIS @b
lisensi Zoom | Zoom meeting | langganan zoom | zoom @b ^6
lisensi database | lisensi Oracle | Oracle database @b
website | situs web | laman web | web site | portal website ^35
aplikasi pelayanan publik | aplikasi layanan masyarakat | aplikasi layanan publik
sistem informasi manajemen rumah sakit | SIMRS | SIM RS | S.I.M.R.S. ^350
sistem informasi kepegawaian | SIMPEG | aplikasi kepegawaian
sistem informasi keuangan daerah | SIMDA | aplikasi keuangan
sistem informasi desa | SID | aplikasi desa
sistem informasi geografis | SIG | webgis | web GIS
sistem informasi aset | aplikasi aset daerah | SIMBADA
aplikasi presensi | aplikasi absensi | absensi online
aplikasi e-kinerja | e-kinerja | ekinerja
aplikasi perizinan | perizinan online
aplikasi pajak daerah | aplikasi PBB | sistem pajak online
aplikasi arsip | e-arsip | SRIKANDI arsip
aplikasi android | aplikasi mobile
command center | ruang kendali kota cerdas @bm ^900
smart city | kota cerdas | masterplan smart city
domain dan hosting | hosting | domain | web hosting | sewa hosting @b ^6
cloud server | VPS | sewa cloud | komputasi awan @r ^60
sertifikat elektronik | tanda tangan elektronik | TTE | SSL @b
basis data | database | data base
e-learning | platform pembelajaran daring
lisensi sistem operasi server | langganan lisensi sistem operasi server
lisensi Adobe | langganan lisensi Adobe
aplikasi perpustakaan | sistem informasi perpustakaan
aplikasi pengaduan | sistem informasi pengaduan
aplikasi retribusi pasar | sistem informasi retribusi pasar
aplikasi e-tilang | sistem informasi e-tilang
aplikasi stunting | sistem informasi stunting
aplikasi uji kendaraan | sistem informasi uji kendaraan
penetration test
aplikasi bank sampah | sistem informasi bank sampah
lisensi SPSS | langganan lisensi SPSS
""",
    ),
    _family(
        "elektronik",
        "goods",
        "bmr",
        25,
        "Alat Studio, Komunikasi dan Elektronik",
        accounts="""Belanja Modal Alat Studio | Belanja Modal Alat Komunikasi
        | Belanja Modal Alat Rumah Tangga
        | Belanja Modal Peralatan Studio Audio""",
        details="""4K | 55 inch | 43 inch | 3500 lumens | full HD | 1 PK | 2 PK | 16 channel | wireless
        | portable | inverter""",
        lines="""
AC | air conditioner | pendingin ruangan | A.C. | AC split | pendingin udara @mb ^18
AC central | AC sentral | chiller @mb ^220
kipas angin | fan | kipas angin dinding @b ^3
televisi | TV | TV LED | smart TV | T.V. @bm ^12
kulkas | lemari es | lemari pendingin | refrigerator @bm ^6
dispenser | dispenser air @bm ^3
kompor gas @b ^3
rice cooker | penanak nasi @b ^2
microwave | oven microwave @b
mesin cuci | washing machine @bm ^7
mesin cuci laundry rumah sakit | mesin laundry | mesin cuci linen @bm ^250
setrika uap | setrika | seterika @b ^2
proyektor | LCD proyektor | infocus | LCD projector | in focus | projector @brm ^12
layar proyektor | screen proyektor | layar LCD proyektor @b ^3
kamera | kamera digital | DSLR | kamera foto | camera @bmr ^25
kamera video | handycam | camcorder | kamera perekam @bm ^25
CCTV | kamera CCTV | kamera pengawas | C.C.T.V. | closed circuit television @bmc ^35
handy talky | HT | handy talkie | radio genggam | radio HT @bm ^18
radio komunikasi | radio rig | RIG @bm ^25
repeater radio | repeater @bm
telepon | pesawat telepon | telpon kantor @b ^2
telepon genggam | handphone | HP | smartphone | ponsel @b ^8
PABX | PABX telepon | sentral telepon @bm ^40
mikrofon | microphone | mic | mic wireless @b ^4
megaphone | toa | pengeras suara genggam | megafon @b ^2
amplifier | ampli @bm
speaker aktif | speaker portable | speaker @b ^5
video conference | alat video conference | vicon | vidcon | perangkat video conference @bm ^60
running text | papan LED berjalan @bm ^12
wireless presenter | pointer | laser pointer @b ^1
perekam suara | voice recorder @b
parabola | antena parabola @bm
peralatan studio radio | alat siaran radio | pemancar radio | pemancar FM @bm ^90
peralatan podcast | studio podcast
mesin fotokopi | mesin fotocopy | mesin photo copy | photocopy machine | mesin foto copy @mbr ^40
lift | elevator @mb ^600
eskalator @m
lampu sorot @bm
pintu otomatis | automatic door @bm
metal detector | detektor logam | walk through @bm ^60
blender
oven listrik
mesin kopi espresso | alat kopi espresso
pemanas air
penyaring udara
lampu studio | studio lighting
tripod
lensa kamera
headset
mixer audio
kabel mikrofon
jam digital
teropong
alat perekam rapat DPRD
mesin penjual otomatis | alat penjual otomatis
pompa galon
""",
    ),
    _family(
        "mebel",
        "goods",
        "bm",
        35,
        "Mebel",
        accounts="""Belanja Modal Mebel | Belanja Modal Meubelair | Belanja Modal Perabot Kantor
        | Belanja Mebeluer""",
        details="""kayu jati | 1/2 biro | 1 biro | stainless | warna coklat | 4 pintu | 3 laci | busa
        | susun | besi""",
        lines="""
mebel | mebelair | meubelair | mebeler | furniture | meubeler ^60
meja kerja | meja kantor | meja biro
meja rapat | conference table | meja pertemuan
meja komputer
meja printer
meja makan
meja resepsionis | meja pelayanan | front desk
kursi kerja | kursi kantor | kursi putar
kursi rapat | kursi pertemuan
kursi tunggu | kursi antrian | bangku tunggu
kursi lipat | kursi chitose
kursi plastik @br ^6
kursi tamu | sofa | sofa tamu | meja kursi tamu
lemari arsip | filing cabinet | filling cabinet | lemari berkas | filing kabinet
lemari pakaian | wardrobe
lemari obat
lemari kaca | lemari etalase | etalase
rak buku | rak perpustakaan | lemari buku
rak arsip | roll o pack | mobile file | roll opack
rak sepatu
rak gudang | rak besi gudang
tempat tidur | ranjang | dipan | ranjang susun
kasur | spring bed | kasur busa
bantal
gorden | gordyn | korden | tirai | horden | gordin
karpet | carpet | permadani
karpet masjid | sajadah masjid
vertical blind | blinds | krey jendela
partisi ruangan | sekat ruangan | penyekat ruang
podium | mimbar
wallpaper | pelapis dinding
kitchen set
jam dinding
gambar presiden dan wakil presiden | foto presiden | foto presiden dan wakil presiden
lambang garuda | garuda pancasila
tiang bendera @bc
cermin | kaca cermin
tenda | tenda kerucut | tenda sarnafil | tenda roder | tenda pesta @rb ^15
tenda pengungsi | tenda peleton | tenda bencana @b ^90
peralatan dapur | alat dapur | alat-alat dapur | peralatan masak ^12
peralatan makan | piring dan gelas | alat makan | pecah belah
meja lipat
meja baca
meja televisi
bangku taman
rak koran
rak piring
lemari sepatu | almari sepatu
lemari alat olahraga | almari alat olahraga
loker pegawai
kursi direktur
kursi salon
nakas pasien
papan skor
taplak meja
vas bunga
tikar
payung
kelambu
tangga aluminium
seprai
sarung bantal
ambal
""",
    ),
)

SERVICES = (
    _family(
        "tenaga",
        "service",
        "b",
        45,
        "Jasa Tenaga",
        accounts="""Belanja Jasa Kantor | Belanja Jasa Tenaga Pelayanan Umum | Belanja Jasa Tenaga
        | Belanja Jasa Lainnya""",
        details="1 orang | 12 bulan | non ASN | 2 orang | kontrak | harian lepas | 5 orang | outsourcing",
        lines="""
tenaga kebersihan | cleaning service | petugas kebersihan | tenaga cleaning service
| pramubakti kebersihan | CS ^45
tenaga keamanan | satpam | petugas keamanan | security | penjaga keamanan | tenaga pengamanan ^60
tenaga sopir | supir | pengemudi | driver | sopir | tenaga pengemudi ^36
tenaga administrasi | tenaga administrasi perkantoran | staf administrasi | admin kantor ^40
tenaga operator komputer | operator komputer | operator ^36
penjaga malam | penjaga kantor | waker
penjaga sekolah
pramusaji | pramu saji
juru masak | tukang masak | koki
tukang kebun | petugas taman | tenaga pertamanan
tenaga teknisi | teknisi | tenaga mekanik | tenaga teknisi mesin dan listrik
tenaga ahli | tenaga ahli teknis | expert
narasumber | nara sumber | honorarium narasumber | honor narasumber | pembicara ^15
moderator | honor moderator
instruktur pelatihan | pelatih kerja | instruktur
juri lomba | dewan juri | honor juri | wasit dan juri
wasit pertandingan
pelatih olahraga | pelatih atlet | honor pelatih
pembaca doa | rohaniwan | rohaniawan
pembawa acara | MC | master of ceremony
penerjemah | juru bahasa | interpreter | translator
juru bahasa isyarat
notulis
tenaga penyuluh | penyuluh | penyuluh pertanian
pendamping desa | fasilitator | tenaga fasilitator | fasilitator lapangan | TFL ^40
enumerator | surveyor | petugas survei | petugas pendata | surveior ^25
petugas sensus | mitra statistik | petugas pencacah
tenaga kesehatan | nakes | tenaga medis
dokter | tenaga dokter | jasa dokter | dokter kontrak ^120
dokter spesialis | dokter ahli ^240
perawat | tenaga perawat | tenaga keperawatan
bidan | tenaga bidan
apoteker | tenaga apoteker
analis laboratorium | tenaga laboran
kader posyandu | kader kesehatan | honor kader posyandu | transport kader
guru honorer | guru tidak tetap | GTT | guru bantu | guru kontrak
guru mengaji | guru ngaji | guru TPQ
tenaga perpustakaan | pustakawan
tenaga arsiparis | arsiparis | penataan arsip
petugas kebersihan jalan | penyapu jalan | pesapon | pasukan kuning
petugas persampahan | pengangkut sampah | tukang sampah
petugas pintu air | penjaga pintu air | juru pintu air
petugas pemadam | anggota damkar | tenaga pemadam kebakaran
penjaga pantai | lifeguard
tenaga pengelola keuangan | honorarium pengelola keuangan | honor PPTK | honor bendahara
honorarium tim pelaksana kegiatan | honor panitia | honorarium panitia | honor tim pelaksana
tenaga hukum | advokat | pengacara | bantuan hukum | kuasa hukum | penasihat hukum ^60
notaris | jasa notaris | PPAT
akuntan publik | kantor akuntan publik | KAP | audit laporan keuangan ^90
penilai publik | appraisal | KJPP | jasa penilai | apraisal ^70
kurir | jasa kurir | pengiriman barang | jasa ekspedisi | ekspedisi ^12
jasa angkut | angkutan barang | bongkar muat | transportasi barang
laundry | binatu | cuci pakaian | penatu | jasa laundry ^9
fumigasi | pengendalian hama gedung | pest control | anti rayap ^25
pengangkutan limbah medis | pengolahan limbah medis | limbah B3 | limbah medis ^60
penyedotan tinja | sedot WC | sedot tinja
pengolahan sampah | pengangkutan sampah | jasa persampahan
fogging | pengasapan nyamuk | foging | fogging DBD
kalibrasi alat kesehatan | kalibrasi alkes | kalibrasi ^40
pengujian sampel | uji laboratorium | uji sampel | pengujian laboratorium | uji lab ^25
uji kualitas air | pemeriksaan kualitas air | pengujian air
uji KIR | uji kendaraan bermotor
medical check up | MCU | pemeriksaan kesehatan pegawai | general check up | tes kesehatan ^40
tes psikologi | psikotes | asesmen psikologi | psikotest
visum et repertum | visum
pemulasaraan jenazah | jasa pemulasaran jenazah
sunatan massal | khitanan massal | sunat massal
operasi katarak
penerbitan iklan | iklan | iklan media cetak | advertorial | pariwara ^25
publikasi media | kerja sama media | publikasi | media massa | kerjasama media ^60
iklan televisi | iklan TV | tayangan televisi
iklan radio | siaran radio | talkshow radio
dekorasi | dekorasi ruangan | dekor panggung | dekorasi panggung
rangkaian bunga | karangan bunga | bunga papan | papan bunga ^4
desain grafis | jasa desain | design grafis
pembuatan video | video profil | produksi video | film dokumenter | videografi ^35
live streaming | siaran langsung | streaming
kesenian daerah | pertunjukan seni | hiburan kesenian | grup kesenian | pentas seni ^30
artis hiburan | bintang tamu | band hiburan
rias pengantin | tata rias | make up
tukang bangunan | tukang | upah tukang
pekerja harian lepas | PHL | buruh harian | tenaga harian lepas | THL | upah harian ^45
pemasangan tenda
pembersihan saluran | pengerukan drainase | pembersihan drainase
pemangkasan pohon | penebangan pohon
penanaman pohon | penghijauan | reboisasi | rehabilitasi hutan dan lahan ^150
pengukuran tanah | sertifikasi tanah | pensertifikatan tanah | sertipikat tanah ^60
sertifikasi ISO | ISO 9001 | audit ISO
akreditasi puskesmas | survei akreditasi puskesmas
akreditasi rumah sakit | survei akreditasi RS
sertifikasi halal | sertifikat halal
sertifikasi kompetensi | uji kompetensi | sertifikasi profesi | ujian kompetensi
pengisian apar | isi ulang APAR | refill APAR | isi ulang tabung pemadam
penjahit
tukang cukur | pemangkas rambut
penata taman
teknisi laboratorium
fisioterapis
radiografer
ahli gizi
psikolog
nutrisionis
epidemiolog
sanitarian
konselor
pekerja sosial
mentor bisnis
pengawas ujian
koordinator lapangan
pemandu wisata
petugas parkir | tenaga parkir
penjaga perpustakaan
fotografer
penyelam
dalang
pengamat cuaca
petugas perekaman KTP | tenaga perekaman KTP
auditor energi
tukang las | jasa las
mediator
saksi ahli
operator alat berat
penjaga makam
petugas loket | tenaga loket
petani penangkar
dokter hewan
asesor
pengisian gas nitrogen
penggandaan kunci
tera ulang timbangan
pengecatan pohon
pembongkaran bangunan
pemusnahan arsip
lelang barang
pengujian kayu
""",
    ),
    _family(
        "langganan",
        "pay",
        "b",
        60,
        "Langganan Daya dan Jasa",
        accounts="""Belanja Jasa Kantor | Belanja Langganan Daya dan Jasa | Belanja Tagihan
        | Belanja Rekening""",
        details="12 bulan | Januari - Desember | kantor | bulanan | dedicated | 100 Mbps",
        lines="""
listrik | rekening listrik | tagihan listrik | biaya listrik | langganan listrik | PLN ^90
token listrik | pulsa listrik
rekening listrik PJU | tagihan listrik PJU | listrik penerangan jalan umum ^900
air PDAM | tagihan air | rekening air | langganan air | PDAM | biaya air ^18
tagihan telepon | rekening telepon | langganan telepon | biaya telepon ^9
internet | langganan internet | kawat/faksimili/internet/TV berlangganan | jasa internet
| koneksi internet | bandwidth internet ^60
internet desa | internet blank spot | wifi desa | internet gratis desa
pulsa telepon | paket data | pulsa | paket data internet | kuota internet ^6
TV kabel | TV berlangganan | televisi kabel
pajak kendaraan | STNK | pajak kendaraan bermotor | perpanjangan STNK | PKB ^9
pajak bumi dan bangunan | PBB | pembayaran PBB
retribusi sampah | retribusi kebersihan
jasa pengolahan gaji | administrasi bank | biaya transfer bank
perangko dan pengiriman surat | paket/pengiriman | pengiriman surat
perizinan frekuensi radio | izin stasiun radio | BHP frekuensi
listrik gedung olahraga
langganan majalah
langganan jurnal elektronik
retribusi parkir
iuran lingkungan
layanan pesan singkat
kotak pos
""",
    ),
    _family(
        "iuran",
        "pay",
        "b",
        120,
        "Iuran Jaminan/Asuransi",
        accounts="Belanja Iuran Jaminan/Asuransi | Belanja Premi Asuransi | Belanja Iuran",
        details="non ASN | 12 bulan | kepala desa | PBI | anggota | kelas 3 | tahunan",
        lines="""
iuran jaminan kesehatan | iuran BPJS Kesehatan | BPJS Kesehatan | premi BPJS kesehatan | iuran JKN
| JKN ^600
iuran jaminan kecelakaan kerja | JKK | iuran JKK | jaminan kecelakaan kerja non ASN
iuran jaminan kematian | JKM | iuran JKM | jaminan kematian
iuran BPJS Ketenagakerjaan | BPJS Ketenagakerjaan | BPJS TK | BPJamsostek | jamsostek ^60
iuran jaminan kesehatan penduduk PBPU | PBPU | BPJS PBPU BP Pemda ^4000
asuransi barang milik daerah | asuransi BMD | asuransi gedung | asuransi aset
asuransi kendaraan | asuransi kendaraan dinas | asuransi mobil
asuransi usaha tani padi | AUTP | asuransi pertanian
asuransi nelayan
asuransi ternak sapi | AUTS
asuransi perjalanan
asuransi kecelakaan diri | asuransi jiwa
iuran APKASI | iuran asosiasi | iuran keanggotaan
asuransi kapal | premi asuransi kapal
asuransi siswa | premi asuransi siswa
jaminan hari tua
jaminan pensiun
premi asuransi proyek
""",
    ),
    _family(
        "perjalanan",
        "pay",
        "b",
        45,
        "Perjalanan Dinas",
        accounts="Belanja Perjalanan Dinas Dalam Negeri | Belanja Perjalanan Dinas | Belanja Perjalanan",
        details="1 hari | 3 hari | eselon III | golongan IV | luar provinsi | 2 orang | PP",
        lines="""
perjalanan dinas dalam kota | perjadin dalam kota | transport dalam kota
| perjalanan dinas dalam daerah | SPPD dalam daerah ^25
perjalanan dinas biasa | perjadin | perjalanan dinas | SPPD | perjalanan dinas luar daerah
| perjalanan dinas luar kota ^70
perjalanan dinas paket meeting dalam kota | fullday meeting | paket meeting dalam kota | full day ^45
perjalanan dinas paket meeting luar kota | fullboard meeting | paket meeting luar kota | full board
| paket fullboard ^90
perjalanan dinas luar negeri | perjadin luar negeri | perjalanan luar negeri ^180
perjalanan dinas tetap
perjalanan dinas pindah | biaya pindah tugas
tiket pesawat | tiket pesawat terbang | airline ticket | tiket penerbangan ^30
tiket kapal laut
tiket kereta api | tiket KA
hotel | penginapan | akomodasi hotel | kamar hotel | akomodasi ^35
uang harian | lumpsum perjalanan
transport peserta | uang transport peserta | bantuan transport | uang saku peserta
| transport lokal peserta ^20
transportasi jemaah haji | angkutan haji | transport jamaah haji ^180
biaya pengantaran pasien | rujukan pasien | transport rujukan pasien
visa
paspor
biaya bagasi
tol dan parkir
tiket bus
biaya pemulangan orang terlantar
""",
    ),
    _family(
        "acara",
        "event",
        "b",
        60,
        "Penyelenggaraan Acara",
        accounts="""Belanja Jasa Penyelenggaraan Acara
        | Belanja Kursus, Pelatihan, Sosialisasi dan Bimbingan Teknis | Belanja Jasa Event Organizer""",
        details="""2 hari | 100 peserta | angkatan I | tingkat kabupaten | tingkat kecamatan
        | 3 angkatan | 40 JP | daring""",
        lines="""
penyelenggaraan acara | event organizer | EO | jasa EO | penyelenggara acara ^90
bimbingan teknis | bimtek | bimbingan tehnis ^50
diklat | pendidikan dan pelatihan | pelatihan pegawai | kursus singkat ^60
pelatihan dasar CPNS | latsar CPNS | latsar | prajabatan ^180
pelatihan kepemimpinan | diklat PIM | diklatpim | PKA
pelatihan komputer | kursus komputer
pelatihan menjahit | kursus menjahit
pelatihan tata boga | kursus memasak
pelatihan las | pelatihan pengelasan
pelatihan otomotif | kursus mekanik sepeda motor
pelatihan kewirausahaan | pelatihan UMKM | pelatihan wirausaha
pelatihan barista
pelatihan petani | sekolah lapang | SL petani | sekolah lapang petani
pelatihan kader posyandu
pelatihan guru | peningkatan kompetensi guru
pelatihan aparatur desa | peningkatan kapasitas aparatur desa | pelatihan perangkat desa
pelatihan bahasa Inggris | kursus bahasa Inggris
sosialisasi | penyuluhan | diseminasi ^20
seminar | seminar nasional
lokakarya | workshop kegiatan | semiloka
rapat koordinasi | rakor | rapat kerja | raker ^25
rapat evaluasi | monitoring dan evaluasi | monev
musrenbang | musyawarah perencanaan pembangunan
kontribusi peserta | biaya kontribusi diklat | kontribusi bimtek ^12
outbound | kegiatan outbound | outing
jambore | perkemahan pramuka | kemah pramuka
pameran | expo | pameran pembangunan | stand pameran | pameran UMKM ^90
festival budaya | festival | pagelaran budaya | pawai budaya ^120
lomba | perlombaan | kejuaraan kecil
kejuaraan olahraga | turnamen | pekan olahraga | O2SN | turnamen olahraga ^90
MTQ | musabaqah tilawatil quran | M.T.Q. ^180
upacara hari kemerdekaan | upacara 17 Agustus | upacara HUT RI
hadiah lomba | hadiah perlombaan | uang hadiah | hadiah ^18
cinderamata | souvenir | suvenir | cindera mata | merchandise ^12
perlengkapan peserta | seminar kit | tas seminar | goody bag ^18
studi banding | kunjungan kerja | studi tiru
pasar murah | operasi pasar
nikah massal
job fair | bursa kerja
pemilihan duta wisata | pemilihan putra putri daerah
pelatihan membatik | kursus membatik
pelatihan hidroponik | kursus hidroponik
pelatihan fotografi | kursus fotografi
pelatihan tata rias | kursus tata rias
pelatihan hantaran | kursus hantaran
pelatihan pemandu wisata | kursus pemandu wisata
pelatihan keamanan pangan | kursus keamanan pangan
pelatihan pertolongan pertama | kursus pertolongan pertama
simulasi bencana
gladi upacara
pelantikan pejabat
debat publik
jalan sehat
senam massal
donor darah
lomba desa
cerdas cermat
olimpiade sains
pemilihan abang none
halal bihalal
istigasah
wisuda tahfiz
forum konsultasi publik
konferensi pers
pelepasan jemaah haji
temu bisnis
retret kepala daerah
""",
    ),
    _family(
        "konsultan",
        "consult",
        "b",
        180,
        "Jasa Konsultansi",
        accounts="""Belanja Jasa Konsultansi Non Konstruksi | Belanja Jasa Konsultansi
        | Belanja Jasa Konsultansi Berorientasi Bidang
        | Belanja Jasa Konsultansi Spesialis""",
        details="skala 1:5000 | 5 tahun | 2025-2029 | tingkat kabupaten | tahap akhir | kawasan perkotaan",
        lines="""
rencana tata ruang wilayah | RTRW | revisi RTRW | R.T.R.W. ^600
rencana detail tata ruang | RDTR | R.D.T.R. ^600
kajian lingkungan hidup strategis | KLHS ^220
AMDAL | analisis mengenai dampak lingkungan | analisa dampak lingkungan | A.M.D.A.L. ^280
UKL-UPL | dokumen UKL UPL | UKL/UPL | upaya pengelolaan lingkungan
analisis dampak lalu lintas | andalalin | amdal lalin
RPJMD | rencana pembangunan jangka menengah daerah | dokumen RPJMD
RPJPD | rencana pembangunan jangka panjang daerah
rencana strategis | renstra | dokumen renstra
studi kelayakan | feasibility study | FS | kajian kelayakan ^150
master plan | masterplan | rencana induk ^220
rencana induk pariwisata | RIPPARDA | RIPPDA
naskah akademik | penyusunan naskah akademik | naskah akademis ranperda | NA ranperda
kajian teknis | kajian | kajian akademis | telaahan
survei kepuasan masyarakat | SKM | indeks kepuasan masyarakat | survey kepuasan | IKM ^40
survei indikator makro
pemetaan | peta digital | foto udara | citra satelit | pemetaan wilayah ^180
data base jalan | survei kondisi jalan | basis data jalan
pendataan potensi pajak | pemutakhiran data pajak | pendataan objek pajak
profil daerah | buku profil daerah | daerah dalam angka
analisis jabatan | anjab ABK | analisa beban kerja | anjab
analisis standar belanja | ASB
standar harga satuan | SSH | survei harga | standar satuan harga
rencana aksi daerah | RAD
grand design kependudukan | GDPK
roadmap reformasi birokrasi | road map RB
dokumen evaluasi SAKIP | evaluasi AKIP
penyelidikan tanah | sondir | soil test | test tanah | soil investigation ^60
sertifikat laik fungsi | SLF | kajian laik fungsi
rencana tata bangunan dan lingkungan | RTBL
dokumen pengadaan tanah | DPPT | dokumen perencanaan pengadaan tanah
rencana penanggulangan bencana | RPB | kajian risiko bencana | KRB
rencana pencegahan kumuh | RP2KPKPK | penataan kawasan kumuh
manajemen konstruksi | MK | konsultan manajemen konstruksi ^900
pengembangan sistem mutu | konsultan ISO
kajian potensi investasi | studi potensi investasi
kajian tarif air | studi tarif air
kajian bank tanah | studi bank tanah
inventarisasi aset | pendataan aset
peta jalan inovasi
indeks desa membangun
survei harga pasar
survei literasi
neraca pangan
inventarisasi gas rumah kaca | pendataan gas rumah kaca
dokumen rencana umum energi
kajian cagar budaya | studi cagar budaya
audit energi gedung
kajian kemiskinan | studi kemiskinan
rencana pengembangan kawasan perdesaan
kajian fiskal | studi fiskal
pedoman tata naskah
""",
    ),
)

OTHER = (
    _family(
        "keselamatan",
        "goods",
        "b",
        35,
        "Alat Keselamatan dan Keamanan",
        accounts="""Belanja Modal Alat Keamanan dan Perlindungan | Belanja Alat Keselamatan Kerja
        | Belanja Modal Alat SAR""",
        details="6 kg | 3 kg | warna oranye | standar SNI | 30 meter | 1,5 inch | ukuran 42",
        lines="""
APAR | alat pemadam api ringan | tabung pemadam | fire extinguisher | A.P.A.R. | racun api @bm ^9
hidran kebakaran | hydrant | fire hydrant | hidrant @bmc ^120
selang pemadam | fire hose | selang damkar
baju tahan api | fire jacket | pakaian pemadam | baju pemadam
alat bantu pernapasan pemadam | SCBA
fire alarm | alarm kebakaran | sistem alarm kebakaran @bm
helm proyek | safety helmet | helm keselamatan
helm sepeda motor | helm
sepatu safety | safety shoes | sepatu keselamatan | sepatu boot | sepatu bot
rompi keselamatan | safety vest
kacamata safety
tali karmantel | tali panjat
alat selam | scuba set | peralatan selam
peralatan SAR | alat SAR | peralatan rescue | alat penyelamatan | alat evakuasi ^90
borgol
tongkat polisi | tongkat T
tameng | tameng dalmas | perisai huru-hara
senjata api | pistol @bm ^180
amunisi | peluru
gas air mata
traffic cone | kerucut lalu lintas | trafic cone
water barrier | waterbarrier | barrier plastik
garis polisi | police line
early warning system | EWS | alat peringatan dini | sistem peringatan dini @bm ^150
sirine | sirene
rambu evakuasi | rambu jalur evakuasi | rambu bencana
tenda dapur umum
family kit | paket kebersihan keluarga
gembok
teralis | terali besi @bc
kapak
linggis
gergaji tangan
tandu lipat
perahu lipat
senapan bius
alat pengendali massa
kamera tubuh
sepeda patroli
rompi antipeluru
peluit
lampu lalu lintas portabel | portable traffic light
speed bump
patok batas
kunci roda
gelang rumah sakit bencana
""",
    ),
    _family(
        "lahan",
        "land",
        "br",
        900,
        "Tanah",
        accounts="Belanja Modal Tanah | Belanja Modal Tanah untuk Bangunan | Belanja Tanah",
        details="2000 m2 | 1 hektar | bersertifikat | pelebaran | ganti rugi",
        lines="""
tanah | lahan | pembebasan lahan | pembebasan tanah | ganti rugi tanah @br ^900
tanah kantor | lahan kantor | tanah untuk gedung kantor
tanah sekolah | lahan sekolah
tanah jalan | lahan jalan | pembebasan lahan jalan
tanah makam | lahan pemakaman
tanah TPA | lahan TPA
sawah
tanah rumah sakit | lahan rumah sakit
tanah pasar | lahan pasar
tanah lapangan | lahan lapangan
""",
    ),
    _family(
        "sewa",
        "goods",
        "r",
        45,
        "Bangunan dan Peralatan",
        accounts="Belanja Sewa",
        details="12 bulan | 1 hari | 1 tahun | per hari | 3 unit",
        lines="""
rumah kontrakan pegawai | rumah kontrakan
gedung kantor sementara | ruko | ruang kantor sementara ^90
mobil operasional | kendaraan operasional | mobil rental | kendaraan rental | rental mobil ^90
ruang pertemuan hotel | ballroom hotel | ballroom | ruang rapat hotel | meeting room hotel ^30
stan pameran | stand | booth pameran | booth ^25
kursi dan tenda | tenda dan kursi | tenda kursi
toilet portabel | toilet portable | portable toilet
perahu | kapal motor | perahu motor | longboat
peralatan pesta | perlengkapan pesta
kostum upacara
billboard | papan reklame | papan iklan | billboard iklan ^60
sirkuit balap
transponder satelit | satelit
virtual account pembayaran
kapal feri
sepeda listrik
kuda upacara
generator pesta
lapangan tembak
komputer ujian
gudang logistik
studio rekaman
peralatan katering
lapak kuliner
""",
    ),
    _family(
        "bantuan",
        "goods",
        "b",
        90,
        "Barang untuk Diserahkan kepada Masyarakat",
        accounts="""Belanja Hibah Barang | Belanja Barang untuk Diserahkan kepada Masyarakat
        | Belanja Bantuan Sosial Barang""",
        details="20 kelompok | per KK | paket lengkap | 10 paket | tahap kedua | kelompok usaha",
        lines="""
bantuan sosial | bansos | bantuan sosial tunai | santunan ^150
bantuan usaha ekonomi produktif | UEP | modal usaha KUBE | bantuan KUBE
peralatan usaha UMKM | alat usaha UMKM | bantuan peralatan UKM | peralatan IKM ^90
gerobak usaha | gerobak dagang | gerobak UMKM
rombong jualan
mesin pengemas | mesin kemasan | sealer kemasan @b ^18
mesin pembuat pakan | mesin pelet
mesin pengolah ikan
mesin pengolah kelapa
oven kue | oven roti
alat tenun | ATBM | alat tenun bukan mesin
kemasan produk | packaging | kemasan produk UMKM
perlengkapan bayi
peralatan ibadah | alat sholat | perlengkapan ibadah
kitab suci | Al-Quran | Alquran | mushaf
paket ramadan | parsel lebaran | bingkisan lebaran | parcel | bingkisan hari raya
uang duka | santunan kematian
tali asih | tali kasih purna tugas
kompor surya
alat bantu disabilitas | alat bantu penyandang disabilitas | alat bantu difabel
kain kafan | perlengkapan jenazah
peti jenazah | peti mati
sepeda disabilitas
alat cukur usaha
alat salon
tabung gas usaha
alat bengkel
mesin giling kopi keliling | alat giling kopi keliling
alat pembuat tempe
paket kelahiran
kaki meja usaha
alat cuci motor
alat sablon
bahan bangunan bantuan rumah
""",
    ),
)

FAMILIES: tuple[Family, ...] = (
    OFFICE + FOOD + TRANSPORT + HEALTH + SCHOOL + FARM + WORKS + DIGITAL + SERVICES + OTHER
)
THINGS: tuple[Thing, ...] = read(FAMILIES)

# The commonest commodities, by their first way, in the order of their frequency; the others follow in a fixed
# mixed order.
COMMONEST: tuple[str, ...] = _parts("""
alat tulis kantor | makanan dan minuman rapat | perjalanan dinas biasa | cetak dan penggandaan
        | bahan bakar minyak
| perjalanan dinas dalam kota | kertas dan cover | kendaraan dinas roda empat | bahan komputer | narasumber
| laptop | makanan dan minuman peserta pelatihan | obat-obatan | gedung kantor | benda pos | jalan kabupaten
| kertas HVS | peralatan kebersihan dan bahan pembersih | komputer | printer | tenaga kebersihan
        | bahan medis habis pakai
| penggandaan | internet | makanan dan minuman jamuan tamu | alat kesehatan
        | alat listrik dan elektronik | tinta printer
| jalan lingkungan | AC | tenaga keamanan | listrik | kendaraan dinas roda dua | gedung sekolah | mebel
        | cetak spanduk
| ruang kelas baru | tenaga administrasi | hotel | bimbingan teknis | jalan desa | drainase | barang cetakan
| transport peserta | pakaian dinas harian | saluran irigasi | meja kerja | kursi kerja | tenaga sopir
        | publikasi media
| lampu penerangan jalan umum | dokumentasi | makanan dan minuman aktivitas lapangan | bahan bangunan
        | reagen laboratorium
| talud | mobil operasional | tagihan telepon | air PDAM | jembatan | SPAM | buku perpustakaan
        | alat laboratorium
| iuran jaminan kesehatan | gedung puskesmas | penyelenggaraan acara | sosialisasi | jaringan komputer
        | tenda
| sound system | air minum galon | proyektor | surat kabar | honorarium tim pelaksana kegiatan
        | pekerja harian lepas
""")
