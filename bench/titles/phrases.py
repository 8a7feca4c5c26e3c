"""The words around the thing: openings, actions, boundary phrases, noise; commonest first."""

ACTIONS = "bmrchds"
ACTION_NAMES: dict[str, str] = {
    "b": "buy",
    "m": "maintain",
    "r": "rent",
    "c": "build",
    "h": "rehabilitate",
    "d": "design",
    "s": "supervise",
}


def _parts(text: str) -> tuple[str, ...]:
    """The parts of a text divided by bars, a lone dot standing for nothing."""
    parts = [part.strip() for part in text.replace("\n", " ").split("|")]
    return tuple("" if part == "." else part for part in parts if part)


def _lead(text: str) -> tuple[str, ...]:
    """Words that stand before others, each with its space behind."""
    return tuple(part and part + " " for part in _parts(text))


def _tail(text: str) -> tuple[str, ...]:
    """Words that stand behind others, each with its space before."""
    return tuple(part and " " + part for part in _parts(text))


# Words of the action by the kind of the family; a lone dot leaves the action out, which means "buy".
BUY: dict[str, tuple[str, ...]] = {
    "goods": _lead("""Pengadaan | Belanja | . | Pembelian | Penyediaan | Belanja pengadaan
    | Belanja barang | Belanja modal
        | Belanja pembelian | Pengadaan barang | Biaya pembelian | Beli"""),
    "print": _lead("""Belanja | . | Cetak | Pengadaan | Pencetakan | Belanja cetak | Penyediaan | Biaya
    | Jasa pencetakan
        | Biaya cetak | Belanja barang cetakan berupa"""),
    "food": _lead("""Belanja | . | Penyediaan | Pengadaan | Biaya | Belanja konsumsi | Pembelian
    | Belanja bahan"""),
    "service": _lead("""Jasa | Belanja jasa | . | Penyediaan jasa | Belanja | Pengadaan jasa
    | Biaya jasa | Pengadaan | Upah
        | Honorarium | Penyediaan"""),
    "pay": _lead("Belanja | . | Biaya | Pembayaran | Penyediaan | Belanja biaya | Belanja pembayaran"),
    "event": _lead("""Belanja | . | Penyelenggaraan | Pelaksanaan | Biaya
    | Belanja jasa penyelenggaraan | Kegiatan
        | Jasa penyelenggaraan | Belanja pelaksanaan"""),
    "consult": _lead("""Penyusunan | Belanja jasa konsultansi | Jasa konsultansi penyusunan | .
    | Belanja jasa konsultansi
        penyusunan | Pembuatan | Jasa konsultansi | Pekerjaan penyusunan | Review | Penyusunan dokumen
    | Jasa konsultan"""),
    "software": _lead("""Pengadaan | Belanja | . | Pengembangan | Pembuatan | Belanja modal
    | Pembangunan | Pembelian
        | Belanja jasa pembuatan | Penyediaan"""),
    "land": _lead("Pengadaan | Belanja modal | Pembelian | . | Belanja pengadaan | Pembayaran"),
    "road": _lead("Pengadaan | Belanja | Pembelian | . | Pengadaan dan pemasangan | Belanja modal"),
    "building": _lead("Pengadaan | Belanja | Pembelian | . | Belanja modal"),
}

_MAINTAIN_WORKS = _lead("""Pemeliharaan | Pemeliharaan rutin | Belanja pemeliharaan
    | Biaya pemeliharaan | Perawatan
    | Pemeliharaan berkala | Pemeliharaan/perawatan | Jasa pemeliharaan | Pekerjaan pemeliharaan
    | Maintenance""")
_MAINTAIN_GOODS = _lead("""Pemeliharaan | Belanja pemeliharaan | Servis | Perbaikan | Perawatan
    | Service | Biaya pemeliharaan
    | Pemeliharaan dan perbaikan | Jasa servis | Belanja perawatan | Reparasi | Jasa pemeliharaan
    | Biaya servis""")
_DESIGN = _lead("""Perencanaan | DED | Perencanaan teknis | Belanja jasa konsultansi perencanaan
    | Perencanaan pembangunan
    | Jasa konsultansi perencanaan | Penyusunan DED | Jasa konsultan perencana
    | Perencanaan rehabilitasi | Biaya perencanaan
    | Detail engineering design | Jasa perencanaan | Konsultan perencana | Perenc. | Desain
    | Jasa konsultansi perencanaan
    pembangunan | Perencanaan teknis rehabilitasi""")
_SUPERVISE = _lead("""Pengawasan | Pengawasan teknis | Belanja jasa konsultansi pengawasan | Supervisi
    | Pengawasan pembangunan
    | Jasa konsultansi pengawasan | Jasa konsultan pengawas | Pengawasan rehabilitasi
    | Biaya pengawasan | Konsultan pengawas
    | Konsultan supervisi | Jasa pengawasan | Pengawasan pekerjaan
    | Jasa konsultansi pengawasan pembangunan""")
_REHABILITATE = _lead("""Rehabilitasi | Rehab | Renovasi | Peningkatan | Rehabilitasi sedang
    | Pekerjaan rehabilitasi
    | Rehabilitasi berat | Perbaikan | Revitalisasi | Belanja modal rehabilitasi | Rehabilitasi/renovasi
    | Rehabilitasi sedang/berat | Pemugaran | Rekonstruksi | Rehab.""")

OTHERS: dict[str, tuple[str, ...]] = {
    "r": _lead("""Sewa | Belanja sewa | Biaya sewa | Penyewaan | Jasa sewa | Jasa penyewaan | Rental
    | Pengadaan sewa
        | Belanja jasa sewa"""),
    "c": _lead("""Pembangunan | Pekerjaan pembangunan | Pembuatan | Pembangunan baru | Konstruksi
    | Lanjutan pembangunan
        | Belanja modal pembangunan | Pekerjaan konstruksi | Pembangunan lanjutan | Pemb.
    | Pembangunan dan penataan"""),
    "h": _REHABILITATE,
    "d": _DESIGN,
    "s": _SUPERVISE,
}

WORKS_KINDS = ("road", "building")


def action_words(kind: str, action: str) -> tuple[str, ...]:
    """How an action is said of a thing of a kind."""
    if action == "b":
        return BUY[kind]
    if action == "m":
        return _MAINTAIN_WORKS if kind in WORKS_KINDS else _MAINTAIN_GOODS
    return OTHERS[action]


def account_words(accounts: tuple[str, ...], body: str, action: str) -> tuple[str, ...]:
    """The openings of an account title: accounts of the family, or those of another action on its body."""
    if action == "b":
        return accounts
    first = {
        "m": ("Belanja Pemeliharaan", "Belanja Jasa Pemeliharaan", "Belanja Biaya Pemeliharaan"),
        "r": ("Belanja Sewa", "Belanja Jasa Sewa", "Belanja Biaya Sewa"),
        "c": ("Belanja Modal Pembangunan", "Belanja Modal Konstruksi", "Belanja Pembangunan"),
        "h": ("Belanja Modal Rehabilitasi", "Belanja Rehabilitasi", "Belanja Rehabilitasi/Renovasi"),
        "d": ("Belanja Jasa Konsultansi Perencanaan", "Belanja Jasa Konsultansi Konstruksi Perencanaan"),
        "s": ("Belanja Jasa Konsultansi Pengawasan", "Belanja Jasa Konsultansi Konstruksi Pengawasan"),
    }[action]
    return tuple(f"{words} {body}" for words in first)


ACCOUNT_MARKS = ("-", " - ", "/", "-", " ", ": ", " -")

# Openings that may stand before the action words; the first is none, which is the rule.
OPENINGS = _lead(""". | Paket | Pekerjaan | Kegiatan | Biaya | Paket pekerjaan | Swakelola
    | Belanja barang/jasa: | Keg.
    | Belanja operasional""")
JOINTS = (", ", " dan ", "/", " & ", " serta ", " + ")
LAST_JOINTS = (" dan ", ", dan ", ", ", " serta ", " & ")
WIDE = ("", " ")

# Activities: a verb and an object, or a whole name; many name things that are not what is bought.
ACTIVITY_LEADS = _tail("""untuk kegiatan | kegiatan | dalam kegiatan | pada kegiatan | keg.
    | sub kegiatan | - kegiatan | (kegiatan
    | guna kegiatan | untuk keperluan | subkeg.""")
_VERBS = _parts("""pengelolaan | penyediaan | pelatihan | sosialisasi | pembinaan | pemeliharaan
    | koordinasi | penyusunan
    | pengadaan | pendataan | monitoring dan evaluasi | peningkatan kapasitas | bimbingan teknis
    | pengembangan
    | pembangunan | rehabilitasi | fasilitasi | pengawasan | lomba | festival | pelaksanaan
    | pengendalian | verifikasi
    | pendampingan | rapat koordinasi | inventarisasi | penataan | penyuluhan | survei | workshop""")
_OBJECTS = _parts("""komputer | barang milik daerah | administrasi perkantoran
    | jasa penunjang urusan pemerintahan
    | kendaraan dinas | posyandu | sarana prasarana sekolah | guru PAUD | kader kesehatan
    | perpustakaan desa
    | aset desa | irigasi | jalan lingkungan | UMKM | kelompok tani | stunting | ketahanan pangan
    | pajak daerah
    | website desa | kearsipan | obat dan vaksin | pencegahan narkoba | bank sampah
    | air bersih dan sanitasi
    | perumahan | data kemiskinan | olahraga pelajar | kesenian daerah | pasar rakyat | tanah kas desa
    | bibit ikan | peternakan sapi | alat kesehatan | laboratorium | keselamatan jalan | kebakaran
    | bencana alam
    | pemilih pemula | kerukunan umat beragama | ASN | laporan keuangan | dokumen RKPD | LKPJ | SPIP
    | renstra
    | siswa berprestasi | kurikulum | wisata desa | koperasi | tenaga kerja | transmigrasi | hutan mangrove
    | gedung kantor | peralatan dan mesin | imunisasi | gizi masyarakat | ibu dan anak | lansia
    | disabilitas
    | kampung KB | perizinan | investasi daerah | jaringan internet | CCTV | sampah plastik
    | listrik perdesaan
    | batas wilayah | tata ruang | arsip digital | naskah kuno | koleksi museum | budidaya rumput laut""")
_WHOLE = _parts("""pelatihan komputer bagi perangkat desa | penyediaan jasa surat menyurat
    | pelatihan menjahit | bimtek operator SIPD
    | penyediaan bahan logistik kantor | penyediaan barang cetakan dan penggandaan
    | penyediaan komponen instalasi listrik
    | penyelenggaraan rapat koordinasi dan konsultasi SKPD | penyediaan peralatan rumah tangga
    | penyediaan bahan bacaan
    | fasilitasi kunjungan tamu | administrasi kepegawaian | penatausahaan BMD | pengadaan mebel
    | pemeliharaan gedung kantor
    | pengelolaan dana BOS SD | pengelolaan dana BOS SMP | operasional puskesmas
    | pelayanan kesehatan ibu hamil
    | pelayanan kesehatan balita | penanggulangan TBC | pencegahan DBD | posbindu PTM
    | imunisasi anak sekolah | UKM esensial
    | PIN polio | kelas ibu hamil | pembinaan PKK | karang taruna | musrenbang kecamatan | pembinaan BUMDes
    | pengamanan pilkada | pemungutan PBB | operasi pasar murah | perbaikan jalan rusak
    | pembersihan drainase
    | penertiban pedagang kaki lima | pengelolaan TPA | penghijauan kota | padat karya
    | sekolah lapang iklim
    | vaksinasi ternak | demplot padi | pelatihan barista | pameran pembangunan | seleksi CPNS
    | diklat kepemimpinan
    | penyusunan APBD | reses DPRD | kunjungan kerja DPRD | pembahasan ranperda | sertifikasi tanah
    | layanan KTP keliling
    | pemutakhiran DTKS | penyaluran bansos | pelatihan tagana | penanganan rabies | ujian sekolah | PPDB
    | akreditasi rumah sakit | praktik kerja lapangan | praktikum mahasiswa | penerimaan mahasiswa baru
    | wisuda | dies natalis""")
ACTIVITIES = _tail(" | ".join(_WHOLE + tuple(f"{verb} {thing}" for thing in _OBJECTS for verb in _VERBS)))

CONNECTION_LEADS = _tail("dalam rangka | rangka | dlm rangka | untuk | guna | acara | kebutuhan")
CONNECTIONS = _tail("""HUT RI | hari jadi kabupaten | HUT RI ke-79 | rapat koordinasi
    | peringatan Hari Kesehatan Nasional | MTQ
    | pilkada serentak | Hari Pahlawan | Hardiknas | bulan Ramadan | Idul Fitri | Natal dan tahun baru
    | penanganan COVID-19
    | lomba desa | hari jadi provinsi | penurunan stunting | pengendalian inflasi | Hari Santri
    | peringatan hari ibu
    | bulan bakti gotong royong | audit BPK | pelantikan pejabat | kunjungan menteri
    | reses masa sidang I | PORPROV
    | jambore PKK | pekan budaya | musrenbang RKPD | forum OPD | Hari Anak Nasional
    | tanggap darurat banjir | Hari Lingkungan Hidup
    | upacara bendera | Hari Pramuka | POPDA | pemilu | Adipura | sertijab camat | rakor forkopimda
    | Hari Kartini""")

WHOM_LEADS = _tail("untuk | bagi | kepada | utk | peruntukan | keperluan | kebutuhan | bagi para")
WHOM = _tail("""pegawai | siswa SD | kelompok tani | masyarakat miskin | sekretariat
    | peserta pelatihan | siswa SMP | tamu dinas
    | kepala dinas | anggota DPRD | pimpinan | balita | ibu hamil | kader posyandu | puskesmas
    | rumah sakit | sekolah
    | kelompok nelayan | kelompok ternak | petugas lapangan | guru | mahasiswa | atlet | UMKM | pasien
    | warga binaan
    | siswa kurang mampu | korban bencana | penyandang disabilitas | lansia | anak yatim
    | petugas kebersihan
    | kelompok wanita tani | Satpol PP | Linmas | pejabat eselon II | perangkat desa | panitia
    | tim verifikasi
    | ruang rapat | ruang kepala dinas | laboratorium komputer | mobil dinas | bidang sarana prasarana
    | UPTD | poliklinik
    | IGD | ruang rawat inap | perpustakaan | dapur umum | asrama | gudang obat | kendaraan operasional
    | kapal patroli
    | Karang Taruna | pokdarwis | bupati | wakil bupati | sekretaris daerah | staf ahli | gubernur
    | PPPK | tenaga non ASN
    | penyuluh pertanian | pelajar SMA | santri | jemaah haji | pengungsi | keluarga penerima manfaat""")

NEAR = _tail("""pada Dinas Pendidikan | Dinas Kesehatan | pada Sekretariat Daerah | Dinas PUPR
    | Bagian Umum | pada Dinas Pertanian
    | Sekretariat DPRD | Dinas Perhubungan | Bappeda | BPKAD | Dinas Sosial | pada Inspektorat
    | Dinas Lingkungan Hidup | BPBD
    | Kantor Kesbangpol | Dinas Perikanan | Diskominfo | Dispora | Disdukcapil | Satpol PP
    | Bagian Kesra | Bagian Hukum
    | di lingkungan Setda | Dinas Perpustakaan dan Kearsipan | Dinas Koperasi dan UKM | BKPSDM
    | Bapenda | Dinas Pariwisata
    | Fakultas Teknik | Fakultas Kedokteran | Kantor Kementerian Agama | Lapas Kelas II B | Polres
    | Kodim | Pengadilan Negeri
    | KPU | Bawaslu | Kantor Imigrasi | Balai Besar Wilayah Sungai | BPS | Balai Diklat
    | Bidang Bina Marga | Bidang Cipta Karya
    | Bidang PAUD | di gudang farmasi | UPTD Laboratorium | Subbag Umum dan Kepegawaian
    | Subbag Keuangan""")

VILLAGE_LEADS = _tail("""Desa | Kecamatan | di Desa | Kec. | di Kecamatan | Kelurahan | Puskesmas | Ds.
    | di Kelurahan | Kel. | Dusun
    | Kantor Kecamatan | di Puskesmas | UPTD Puskesmas | RT 02 RW 03 Kelurahan | Pasar | Kampung
    | Nagari | SPAM Desa | D.I.
    | Posyandu | Lingkungan | pada Kecamatan | SMAN 1 | SMKN 1 | MTsN | RSUD | Terminal""") + tuple(
    f" {school} {number}"
    for number in range(1, 9)
    for school in ("SDN", "SD Negeri", "SMPN", "di SDN", "SMP Negeri")
)
STREET_LEADS = _tail("""Jalan | Jl. | ruas jalan | di Jalan | ruas | Jln. | Gang | Gg. | di Jl.
    | ruas Jl. | Jembatan | simpang""")
STREETS = _tail("""Merdeka | Sudirman | Ahmad Yani | Diponegoro | Gajah Mada | Pahlawan | Veteran
    | Kartini | Imam Bonjol | Gatot Subroto
    | Hasanuddin | Pattimura | Teuku Umar | Cut Nyak Dien | Sisingamangaraja | Pangeran Antasari
    | Melati | Mawar | Kenanga
    | Anggrek | Cempaka | Flamboyan | Dahlia | Kamboja | Pemuda | Pelabuhan | Pasar Baru | Stasiun
    | Masjid Raya | Sekolah
    | Lingkar Selatan | Lingkar Utara | Trans | Poros Desa | Sawah Lebar | Rawa Indah | Garuda
    | Rajawali | Elang | Merpati
    | S. Parman | D.I. Panjaitan | MT Haryono | Soekarno-Hatta | Yos Sudarso | Wahidin | Dr. Soetomo
    | Ki Hajar Dewantara
    | WR Supratman | Kesehatan | Pendidikan | Swadaya | Gotong Royong | Karya Bakti | Manunggal
    | Beringin | Cendana | Mahoni""")
_FIRST = _parts("""Suka | Sumber | Tanjung | Karang | Bukit | Sungai | Muara | Kota | Sido | Marga
    | Mekar | Batu | Padang | Pulau
    | Teluk | Rawa | Gunung | Lubuk | Ujung | Wono | Banjar | Tegal | Ranca | Ci | Kali""")
_SECOND = _parts("""maju | makmur | rejo | sari | jaya | mulya | indah | harjo | agung | asri | baru
    | raya | mukti | luhur | bakti
    | tengah | damai | wangi | laya | manis""")
VILLAGES = tuple(f" {first}{second}" for first in _FIRST for second in _SECOND)
REGION_LEADS = _tail(". | di | se- | se | wilayah | Pemkab | Pemerintah | tingkat | lingkup")

YEARS = _tail("""Tahun 2024 | TA 2024 | Tahun 2023 | Tahun Anggaran 2024 | T.A. 2024 | 2024
    | Tahun 2025 | TA 2023 | tahun 2022 | TA. 2025
    | Thn 2024 | Tahun Anggaran 2023 | Th. 2023 | 2023 | T.A 2022 | Tahun 2021 | TA 2025
    | Tahun Anggaran 2025 | (2024) | thn. 2025""")
FUNDS = _tail("""(DAK) | (DAU) | DAK Fisik | sumber dana APBD | (APBD-P) | dana BOS | (BLUD) | BOK
    | DBHCHT | (DBHCHT) | Bankeu Provinsi
    | (DAK Non Fisik) | dana desa | (DID) | PAD | (APBN) | DAU SG | DAK Penugasan | (BKK) | Otsus
    | (JKN) | dana kapitasi
    | insentif fiskal | DBH Sawit | hibah | BOP | BOSDA | (PNBP) | pokir DPRD | (P-APBD) | DAU Earmark
    | (Rupiah Murni)""")
PHASES = _tail("""tahap I | tahap II | (lanjutan) | paket 1 | paket 2 | Paket I | tahap 1 | semester I
    | triwulan II | tahap 2 | lanjutan
    | paket 3 | lot 1 | periode Januari - Juni | semester II | triwulan I | Tahap III | (tahap akhir)
    | paket A | triwulan IV
    | bulan Januari | bulan Januari s.d. Desember | paket 5 | segmen 2 | (ulang) | batch 2 | termin 1
    | gelombang I""")

_UNITS = _parts("""unit | buah | paket | set | orang | rim | dus | kg | lembar | liter | bulan | m2
    | botol | eksemplar | kali | stel | OJ | meter""")
_AMOUNTS = _parts("""1 | 2 | 10 | 5 | 3 | 100 | 4 | 50 | 12 | 20 | 6 | 25 | 8 | 30 | 15 | 200 | 500
    | 1.000 | 40 | 7 | 75 | 9""")
_COUNTS = tuple(f"{amount} {unit}" for amount in _AMOUNTS for unit in _UNITS)
QUANTITIES = tuple(
    f" {left}{count}{right}" for count in _COUNTS for left, right in (("", ""), ("(", ")"), ("@ ", ""))
)
BRANDS = _tail("""merk Epson | Canon | HP | merk Asus | Lenovo | merk Toyota | Honda | Yamaha
    | merk Daikin | Panasonic | Sharp
    | merk Samsung | LG | Acer | Kenmaster | Sinar Dunia | merk Joyko | Snowman | Faber Castell
    | PaperOne | Mitsubishi
    | merk Isuzu | GEA | Krisbow | Olympic | merk Chitose | OneMed | merk General Care | Yuwell
    | Philips | setara | sesuai spesifikasi""")
MARKS = _tail("""(Pergeseran) | (Perubahan) | (DPA) | (P) | [APBD] | (RKA) | (DPPA) | (K.1) | (Murni)
    | [Perubahan] | (Non Fisik) | (Swakelola)
    | (BTT) | (PAK) | (Fisik) | (OPD) | (Rutin) | (PLN) | [RM] | (e-purchasing) | (E-Katalog) | (PDN)
    | #1 | *) | (tender)""")
_ENDS = (1, 2, 4, 8, 24, 25, 26, 27, 29, 31, 36, 52, 64, 113)
_OLD = _parts("521211 | 521111 | 522191 | 532111 | 533111 | 523121 | 524111 | 521219")
CODES = tuple(
    f" {left}5.{a}.02.{b:02}.{c:02}.{d:04}{right}"
    for a in (1, 2)
    for b in (1, 2, 3)
    for c in (1, 2, 4)
    for d in _ENDS
    for left, right in (("", ""), ("[", "]"))
) + tuple(
    f" {left}{code}{right}" for code in _OLD for left, right in (("(", ")"), ("", ""), ("- ", ""), ("[", "]"))
)
SIZES = _tail("""ukuran 3x4 m | 2 x 3 m | uk. 60x40 cm | 10x15 | 1 m x 2 m | ukuran XL | tipe A
    | type B | tipe C | standar | 2,5 inch
    | uk. besar | uk. A3 | model baru | kualitas 1 | grade A | spek tinggi | 5 x 7 meter
    | kapasitas besar | vol. 1""")
ENDINGS = (".", ",", " -", ";", " ", "..", " .", "-", " ,")


_PROVINCES = _parts("""Aceh | Sumatera Utara | Sumatera Barat | Riau | Jambi | Sumatera Selatan
    | Bengkulu | Lampung | Kepulauan Bangka Belitung
    | Kepulauan Riau | DKI Jakarta | Jawa Barat | Jawa Tengah | DI Yogyakarta | Jawa Timur | Banten
    | Bali | Nusa Tenggara Barat
    | Nusa Tenggara Timur | Kalimantan Barat | Kalimantan Tengah | Kalimantan Selatan
    | Kalimantan Timur | Kalimantan Utara
    | Sulawesi Utara | Sulawesi Tengah | Sulawesi Selatan | Sulawesi Tenggara | Gorontalo
    | Sulawesi Barat | Maluku | Maluku Utara
    | Papua | Papua Barat | Papua Selatan | Papua Tengah | Papua Pegunungan | Papua Barat Daya""")
_TOWNS = _parts("""Banda Aceh | Sabang | Langsa | Medan | Binjai | Padang | Bukittinggi | Pekanbaru
    | Dumai | Jambi | Palembang | Bengkulu
    | Bandar Lampung | Metro | Pangkalpinang | Batam | Tanjungpinang | Bandung | Bogor | Depok | Bekasi
    | Cirebon | Sukabumi
    | Tasikmalaya | Semarang | Surakarta | Salatiga | Magelang | Pekalongan | Tegal | Yogyakarta
    | Surabaya | Malang | Madiun | Kediri
    | Blitar | Probolinggo | Pasuruan | Mojokerto | Batu | Serang | Tangerang | Cilegon | Denpasar
    | Mataram | Bima | Kupang | Pontianak
    | Singkawang | Palangka Raya | Banjarmasin | Banjarbaru | Samarinda | Balikpapan | Bontang
    | Tarakan | Manado | Bitung | Tomohon
    | Palu | Makassar | Parepare | Palopo | Kendari | Baubau | Gorontalo | Ambon | Tual | Ternate
    | Jayapura | Sorong""")
_REGENCIES = _parts("""Aceh Besar | Pidie | Bireuen | Aceh Utara | Aceh Tengah | Gayo Lues | Simeulue
    | Nagan Raya | Deli Serdang | Langkat | Karo
    | Dairi | Toba | Samosir | Simalungun | Asahan | Labuhanbatu | Nias | Mandailing Natal
    | Pesisir Selatan | Solok | Agam | Tanah Datar
    | Pasaman | Sijunjung | Dharmasraya | Kampar | Rokan Hulu | Rokan Hilir | Bengkalis | Siak
    | Pelalawan | Indragiri Hulu | Kerinci
    | Merangin | Sarolangun | Batang Hari | Muaro Jambi | Bungo | Tebo | Ogan Ilir | Ogan Komering Ulu
    | Musi Rawas | Banyuasin
    | Lahat | Muara Enim | Rejang Lebong | Mukomuko | Seluma | Kaur | Pringsewu | Pesawaran | Tanggamus
    | Way Kanan | Tulang Bawang
    | Bangka | Belitung | Bintan | Karimun | Natuna | Lingga | Garut | Cianjur | Sumedang | Majalengka
    | Kuningan | Indramayu | Subang
    | Purwakarta | Karawang | Ciamis | Pangandaran | Cilacap | Banyumas | Purbalingga | Kebumen
    | Purworejo | Wonosobo | Boyolali
    | Klaten | Sukoharjo | Wonogiri | Karanganyar | Sragen | Grobogan | Blora | Rembang | Pati | Kudus
    | Jepara | Demak | Temanggung
    | Kendal | Batang | Pemalang | Brebes | Bantul | Sleman | Kulon Progo | Gunungkidul | Pacitan
    | Ponorogo | Trenggalek | Tulungagung
    | Lumajang | Jember | Banyuwangi | Bondowoso | Situbondo | Sidoarjo | Jombang | Nganjuk | Magetan
    | Ngawi | Bojonegoro | Tuban
    | Lamongan | Gresik | Bangkalan | Sampang | Pamekasan | Sumenep | Pandeglang | Lebak | Badung
    | Gianyar | Klungkung | Buleleng
    | Tabanan | Jembrana | Karangasem | Lombok Barat | Lombok Tengah | Lombok Timur | Sumbawa | Dompu
    | Belu | Alor | Lembata | Ende
    | Sikka | Ngada | Manggarai | Sumba Timur | Sumba Barat | Rote Ndao | Malaka | Sambas | Sanggau
    | Ketapang | Sintang | Melawi
    | Landak | Kubu Raya | Kotawaringin Timur | Kapuas | Barito Utara | Katingan | Seruyan | Banjar
    | Tapin | Tabalong | Balangan
    | Kotabaru | Tanah Laut | Kutai Kartanegara | Kutai Timur | Berau | Paser | Bulungan | Nunukan
    | Malinau | Minahasa
    | Bolaang Mongondow | Sangihe | Poso | Donggala | Tolitoli | Banggai | Morowali | Parigi Moutong
    | Gowa | Takalar | Jeneponto
    | Bantaeng | Bulukumba | Sinjai | Bone | Maros | Pangkep | Barru | Soppeng | Wajo | Sidrap
    | Pinrang | Enrekang | Luwu
    | Tana Toraja | Luwu Timur | Konawe | Kolaka | Muna | Wakatobi | Buton | Bombana | Boalemo
    | Pohuwato | Bone Bolango | Mamuju
    | Majene | Polewali Mandar | Buru | Seram | Halmahera Utara | Pulau Morotai | Kepulauan Sula
    | Merauke | Mimika | Nabire
    | Jayawijaya | Biak Numfor | Keerom | Sarmi | Manokwari | Fakfak | Kaimana | Raja Ampat
    | Teluk Bintuni | Boven Digoel | Asmat""")
_SIDES = _parts("Utara | Selatan | Timur | Barat | Tengah")


def _regions(count: int) -> tuple[str, ...]:
    """Names of the regions: provinces, towns, regencies, then regencies divided by their sides."""
    names = [f"Provinsi {name}" for name in _PROVINCES] + [f"Kota {name}" for name in _TOWNS]
    names += [f"Kabupaten {name}" for name in _REGENCIES]
    have = set(names)
    more = (f"Kabupaten {name} {side}" for side in _SIDES for name in _REGENCIES if " " not in name)
    names += [name for name in more if name not in have]
    return tuple(" " + name for name in names[:count])


REGIONS: tuple[str, ...] = _regions(552)
