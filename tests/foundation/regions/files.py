"""Small files of every kind, invented unless a source stands beside them, and what the tables hold."""

import json
from collections.abc import Iterable

from rajut.foundation.regions.asking import Bringer
from rajut.foundation.regions.models import (
    Affair,
    Agency,
    Application,
    Border,
    Boundary,
    CooperationGroup,
    Facility,
    Figure,
    GroupMember,
    ImportRun,
    Indicator,
    Package,
    Region,
    ServiceFigure,
    StaffEntry,
)

TABLES = (
    Affair,
    Agency,
    Application,
    Border,
    Boundary,
    CooperationGroup,
    Facility,
    Figure,
    GroupMember,
    ImportRun,
    Indicator,
    Package,
    Region,
    ServiceFigure,
    StaffEntry,
)

BRINGER = Bringer("Kepala Bagian (contoh)", "Kementerian (contoh)", "Kepala Bagian", brings_for="*")
STRANGER = Bringer("Petugas Daerah (contoh)", "Kabupaten (contoh)", "Petugas")

REGIONS = """code,name,level,parent,lat,lon,area_km2,population,administrative_only
34,Daerah Istimewa Yogyakarta,provinsi,ID,-7.9,110.4,3170.65,3700000,0
34.04,Kabupaten Sleman,kabupaten,34,-7.7,110.38,574.82,1100000,0
"""
ADJACENCY = """code_a,code_b,name_a,name_b,shared_border_km
34.02,34.04,Kabupaten Bantul,Kabupaten Sleman,46.7
34.71,34.02,Kota Yogyakarta,Kabupaten Bantul,12.3
"""
PROVINCES = "code_a,code_b,name_a,name_b\n33,34,Jawa Tengah,Daerah Istimewa Yogyakarta\n"
SEA = """code,name,neighbour,neighbour_name,sea_distance_km
11.09,Kabupaten Simeulue,11.10,Kabupaten Aceh Singkil,42.9
"""
INDICATORS = """code,year,indicator,value,unit,source
34.04,2020,akses_sanitasi_layak,95.1,persen,BPS
34.02,2020,akses_sanitasi_layak,91.25,persen,BPS
34.04,2021,sampah_harian,650,ton,DLH (contoh)
"""
AGENCIES = 'klpd_code,name,kind\nK99,"Kementerian Contoh, Riset",kementerian\n'
AFFAIRS = "code,name,class\n2.11,Lingkungan Hidup,wajib_bukan_pelayanan_dasar\n"
LANDFILLS = """name,subkind,region_code,lat,lon,data_year,received_t,managed_t,is_regional
TPA Contoh,TPA Regional,34.02,-7.87,110.43,2022,1000.5,900,1
"""
GROUPS = """id,name,type,sector,start_year,end_year,legal_basis,detail,source
contoh,Forum Contoh,forum,umum,2000,,Kesepakatan,,contoh
"""
MEMBERS = """group_id,region_code,region,role,share,share_unit
contoh,34.04,Kabupaten Sleman,anggota,10.5,ton
contoh,34.02,Kabupaten Bantul,tuan_rumah,,
"""
HOLDINGS = {
    "packages": """Kode RUP;Tahun Anggaran;Nama Paket;Pagu;Metode;Jenis Pengadaan;Nama Satker;Nama KLPD;\
Kode Daerah;Waktu Pemilihan Mulai;Waktu Pemilihan Selesai;Sumber Dana;Kode Rekening;Status Konsolidasi
501;2026;"Belanja Modal Tablet
dan  kipas";12.500.000;E-Purchasing;Barang;Dinas Pendidikan;Kabupaten Sleman;34.04;2026-03-01;2026-04-30;\
APBD;5.2.02.10.01.0002;Konsolidasi
502;2026;Jasa Konsultansi Contoh;90000000;Seleksi;Jasa Konsultansi;Biro Contoh;Kementerian Contoh;;\
2026-11-01;;APBN;;
""",
    "services": """Kode Daerah;Layanan;Tahun;Peran;Ukuran;Nilai;Satuan
34.04;sampah;2025;masukan;biaya;12.500.000.000,5;rupiah
34.04;sampah;2025;keluaran;sampah_terangkut;48.000,0;ton
""",
    "staff": """Jenis;Kode Daerah;Instansi;Kompetensi;Jumlah Orang;Mulai;Selesai;Biaya
kebutuhan;34.04;BKPP;Analis kebijakan;12;;;
tempat;34;Badan Diklat;Analis kebijakan;30;2026-03-02;2026-03-06;2.500.000
""",
    "applications": """Kode;Kode Daerah;Instansi;Nama Aplikasi;Fungsi;Uraian;Pengguna;Sejak;Keterbukaan;Biaya
A-1;34.04;Kominfo;Lapor Contoh;RAB.07.01;Menerima aduan;1500;2021;0,5;150000000
""",
    "facilities": """Kode Daerah;Nama;Jenis;Lintang;Bujur;Kapasitas;Beban;Satuan;Tahun Data;Bersama
34.04;TPA Contoh;TPA;-7.75;110.38;180000;150000.5;ton/tahun;2025;ya
""",
}
SQUARE = [[[110.2, -7.8], [110.5, -7.8], [110.5, -7.6], [110.2, -7.6], [110.2, -7.8]]]


def topojson(*codes: str, arc: Iterable[list[float]] = SQUARE[0]) -> str:
    """A TopoJSON with one square for each code."""
    geometries = [{"type": "Polygon", "id": code, "arcs": [[0]]} for code in codes]
    objects = {"kabkota": {"type": "GeometryCollection", "geometries": geometries}}
    return json.dumps({"type": "Topology", "arcs": [list(arc)], "objects": objects})


def counts() -> dict[str, int]:
    """How many rows every table of the room holds."""
    return {table.__name__: table.objects.count() for table in TABLES}
