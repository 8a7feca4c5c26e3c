"""Packages of procurement plans, millions of them: read in chunks, and told apart in the database."""

import re
from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rajut.foundation.regions.importing import cells
from rajut.foundation.regions.importing.batches import Batch
from rajut.foundation.regions.importing.kinds.kind import Column
from rajut.foundation.regions.importing.known import Known
from rajut.foundation.regions.importing.problems import Unreadable, Wrong
from rajut.foundation.regions.importing.sheet import Sheet
from rajut.foundation.regions.models import Package

SELF_MANAGED = "Swakelola"
PACKAGES = (
    Column("code", "50000001", gettext_lazy("Kode RUP"),
           ("kode_rup", "rup_code", "kd_rup", "id_rup", "kode_paket", "kode", "id_paket")),
    Column("year", "2026", gettext_lazy("Tahun anggaran"), ("tahun", "tahun_anggaran", "ta")),
    Column("title", "Belanja Modal Tablet (contoh, hapus baris ini)", gettext_lazy("Nama paket"),
           ("nama_paket", "paket", "judul", "nama_rup")),
    Column("ceiling", "250000000", gettext_lazy("Pagu (rupiah)"),
           ("pagu", "ceiling_idr", "nilai_pagu", "pagu_rp", "pagu_rup", "total_pagu", "pagu_anggaran")),
    Column("realised", "", gettext_lazy("Nilai hasil pemilihan atau kontrak (rupiah)"),
           ("nilai_hasil", "nilai_kontrak", "nilai_realisasi", "realisasi", "hasil_pemilihan",
            "nilai_hasil_pemilihan", "nilai_pemenang", "harga_kontrak", "total_realisasi"), needed=False),
    Column("starts", "3", gettext_lazy("Bulan mulai pemilihan"),
           ("bulan_mulai", "waktu_pemilihan", "waktu_pemilihan_mulai", "tgl_awal_pemilihan", "awal_pemilihan",
            "when", "tanggal_awal_pemilihan", "mulai", "pemilihan_mulai", "pemilihan")),
    Column("ends", "4", gettext_lazy("Bulan selesai pemilihan"),
           ("bulan_selesai", "waktu_pemilihan_selesai", "tgl_akhir_pemilihan", "akhir_pemilihan",
            "tanggal_akhir_pemilihan", "selesai", "pemilihan_selesai"), needed=False),
    Column("region", "34.04", gettext_lazy("Kode daerah (kosong bagi kementerian)"),
           ("kode_daerah", "region_code", "kode_wilayah", "kode_pemda", "kode_kemendagri"), needed=False),
    Column("agency", "", gettext_lazy("Instansi (K/L/PD)"),
           ("instansi", "klpd", "nama_klpd", "nama_instansi", "kldi", "nama_kldi"), needed=False),
    Column("unit", "Dinas Pendidikan", gettext_lazy("Satuan kerja"),
           ("satuan_kerja", "work_unit", "satker", "nama_satker", "nama_satuan_kerja"), needed=False),
    Column("method", "E-Purchasing", gettext_lazy("Metode pemilihan"),
           ("metode", "metode_pengadaan", "metode_pemilihan"), needed=False),
    Column("scheme", "", gettext_lazy("Cara pengadaan: penyedia atau swakelola"),
           ("cara_pengadaan", "type", "tipe", "tipe_paket", "jenis_paket"), needed=False),
    Column("kind", "barang", gettext_lazy("Jenis pengadaan"), ("jenis_pengadaan", "jenis"), needed=False),
    Column("fund", "APBD", gettext_lazy("Sumber dana"), ("sumber_dana", "asal_dana"), needed=False),
    Column("account", "5.2.02.10.01.0002", gettext_lazy("Kode rekening"),
           ("kode_rekening", "rekening", "mak", "kode_akun"), needed=False),
    Column("consolidated", "tidak", gettext_lazy("Dikonsolidasi: ya atau tidak"),
           ("dikonsolidasi", "konsolidasi", "status_konsolidasi"), needed=False),
    Column("source", "data contoh", gettext_lazy("Sumber"), ("sumber",), needed=False),
)  # fmt: skip
_ROWS = (
    "code", "year", "region_id", "agency", "unit", "title", "method", "kind", "ceiling", "realised",
    "starts", "ends", "fund", "account", "consolidated", "source",
)  # fmt: skip
STREAM = Batch(Package, _ROWS, ("year", "code"), ())

_KINDS = {
    "barang": Package.Kind.GOODS.value,
    "jasa lainnya": Package.Kind.SERVICES.value,
    "konstruksi": Package.Kind.CONSTRUCTION.value,
    "pekerjaan konstruksi": Package.Kind.CONSTRUCTION.value,
    "pekerjaan konstruksi terintegrasi": Package.Kind.CONSTRUCTION.value,
    "terintegrasi": Package.Kind.CONSTRUCTION.value,
    "konsultansi": Package.Kind.CONSULTING.value,
    "jasa konsultansi": Package.Kind.CONSULTING.value,
}
_CONSOLIDATED = {"konsolidasi", "dikonsolidasi", "sudah"}
_SEPARATE = {"non konsolidasi", "tidak dikonsolidasi", "belum", "-"}
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan januari january", "feb februari february", "mar maret march", "apr april", "mei may",
         "jun juni june", "jul juli july", "agu agt ags agustus aug august", "sep sept september",
         "okt oktober oct october", "nov november nop nopember", "des desember dec december"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_NUMBER = re.compile(r"(?P<month>1[0-2]|0?[1-9])(?:\.0)?")
_NAMED = re.compile(r"(?:[0-9]{1,2}\s+)?(?P<name>[A-Za-z]{3,9})\.?(?:[\s,-]+(?P<year>[0-9]{4}))?")
_YEAR_MONTH = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})")
Month = tuple[int | None, int]


def packages(sheet: Sheet, known: Known) -> list[Batch]:
    """A chunk of packages."""
    if not sheet.has("region") and not sheet.has("agency"):
        raise Unreadable(
            _("Berkas tidak menyebut kode daerah maupun nama instansi. Tambahkan salah satunya.")
        )
    regions = sheet.or_else("region", known.codes.any_or_none, "")
    years = sheet.read("year", cells.year())
    starts, ends = _months(sheet, years)
    columns: dict[str, Sequence[object]] = {
        "code": sheet.read("code", _line(40)),
        "year": years,
        "region_id": [region or None for region in regions],
        "agency": _agencies(sheet, known, regions),
        "unit": sheet.or_else("unit", _line(200, needed=False), ""),
        "title": sheet.read("title", _line(2000)),
        "method": _methods(sheet),
        "kind": sheet.or_else("kind", _kind, ""),
        "ceiling": sheet.read("ceiling", cells.rupiah()),
        "realised": sheet.or_else("realised", cells.rupiah(needed=False), None),
        "starts": starts,
        "ends": ends,
        "fund": sheet.or_else("fund", _line(60, needed=False), ""),
        "account": sheet.or_else("account", _line(60, needed=False), ""),
        "consolidated": sheet.or_else("consolidated", _flag, False),
        "source": sheet.or_else("source", _line(200), known.options.source),
    }
    rows = list(zip(*(columns[name] for name in _ROWS), strict=True))
    return [Batch(STREAM.model, STREAM.columns, STREAM.key, rows)]


def _line(most: int, *, needed: bool = True) -> Callable[[str], str]:
    """A text on one line: breaks and runs of blanks become one blank."""
    read = cells.text(most=most, needed=needed)
    return lambda cell: read(" ".join(cell.split()))


def _agencies(sheet: Sheet, known: Known, regions: list[str | None]) -> list[str | None]:
    """The agency of each row; where none is named, the government of its region."""
    found = sheet.or_else("agency", _line(200, needed=False), "")
    governments = known.codes.names
    filled = [
        agency if agency != "" else None if region is None else governments.get(region, "")
        for agency, region in zip(found, regions, strict=True)
    ]
    sheet.check("", _somebodys, filled)
    return filled


def _somebodys(agency: str) -> None:
    if not agency:
        raise Wrong(_("Baris ini tidak menyebut kode daerah maupun nama instansi. Isi salah satunya."))


def _methods(sheet: Sheet) -> list[str | None]:
    """How it is bought; a package that a government makes itself has no method of its own."""
    methods = sheet.or_else("method", _line(60, needed=False), "")
    schemes = sheet.or_else("scheme", _line(60, needed=False), "")
    return [
        SELF_MANAGED if method == "" and scheme and scheme.lower() == "swakelola" else method
        for method, scheme in zip(methods, schemes, strict=True)
    ]


def _kind(cell: str) -> str:
    """What is bought; of several kinds the first."""
    first = re.split(r"[;,/]", cell)[0]
    return cells.choice(_KINDS)(first) if first.strip() else ""


def _flag(cell: str) -> bool:
    words = cell.strip().lower()
    return words in _CONSOLIDATED or (words not in _SEPARATE and cells.flag(cell))


def _months(sheet: Sheet, years: list[int | None]) -> tuple[list[int | None], list[int | None]]:
    """The first and the last month of tender within the year of the budget."""
    first = sheet.read("starts", _month)
    last = sheet.or_else("ends", _optional_month, None)
    starts = [_within(sheet, month, year) for month, year in zip(first, years, strict=True)]
    told = [_within(sheet, month, year) for month, year in zip(last, years, strict=True)]
    sheet.check("ends", _in_order, starts, told)
    return starts, [end or start for start, end in zip(starts, told, strict=True)]


def _within(sheet: Sheet, month: Month | None, year: int | None) -> int | None:
    """A month of the year itself: a tender held before it counts as January, one after it as December."""
    if month is None or year is None:
        return None
    given, number = month
    if given is None or given == year:
        return number
    sheet.note(
        _("Waktu pemilihan sebelum tahun anggaran dihitung sebagai Januari, sesudahnya sebagai Desember.")
    )
    return 1 if given < year else 12


def _in_order(start: int, end: int) -> None:
    if end < start:
        raise Wrong(_("Bulan selesai mendahului bulan mulai. Periksa keduanya."))


def _optional_month(cell: str) -> Month | None:
    return _month(cell) if cell.strip() else None


def _month(cell: str) -> Month:
    """The month in "3", "2026-03-01", "01/03/2026", "Maret 2026"; and its year where it is named."""
    words = cell.strip()
    if found := _NUMBER.fullmatch(words):
        return None, int(found["month"])
    if found := _YEAR_MONTH.fullmatch(words):
        if 1 <= int(found["month"]) <= 12:
            return int(found["year"]), int(found["month"])
    elif (found := _NAMED.fullmatch(words)) and found["name"].lower() in _MONTHS:
        return int(found["year"]) if found["year"] else None, _MONTHS[found["name"].lower()]
    return _month_of_day(cell)


def _month_of_day(cell: str) -> Month:
    try:
        day = cells.day(cell)
    except Wrong:
        day = None
    if day is None:
        raise Wrong(
            _("“%(cell)s” bukan bulan. Tulis 1 sampai 12, Maret 2026, atau 2026-03-01.")
            % {"cell": " ".join(cell.split())[:40]}
        )
    return day.year, day.month
