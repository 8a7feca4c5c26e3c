"""The small tables of the five domains: services, staff, applications and facilities."""

from collections.abc import Sequence

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rajut.core.potential.people.competencies import normal
from rajut.foundation.regions.importing import cells
from rajut.foundation.regions.importing.batches import Batch
from rajut.foundation.regions.importing.kinds.kind import Column
from rajut.foundation.regions.importing.kinds.places import LATITUDES, LONGITUDES
from rajut.foundation.regions.importing.known import Known
from rajut.foundation.regions.importing.problems import Wrong
from rajut.foundation.regions.importing.sheet import Sheet
from rajut.foundation.regions.models import Application, Facility, ServiceFigure, StaffEntry
from rajut.foundation.regions.models.holdings import MOST_FEE

_REGION = ("kode_daerah", "kode_wilayah", "kode_pemda", "region_code", "kode_kemendagri", "code", "kode")
REGION = Column("region", "34.04", gettext_lazy("Kode daerah"), _REGION)
AGENCY_NAMES = ("instansi", "opd", "nama_opd", "perangkat_daerah", "nama_instansi", "klpd", "nama_klpd")
AGENCY = Column("agency", "Dinas Contoh", gettext_lazy("Instansi"), AGENCY_NAMES)
SOURCE = Column("source", "data contoh", gettext_lazy("Sumber"), ("sumber",), needed=False)

SERVICES = (
    REGION,
    Column("service", "sampah", gettext_lazy("Layanan"), ("layanan", "kode_layanan")),
    Column("year", "2025", gettext_lazy("Tahun"), ("tahun",)),
    Column("role", "masukan", gettext_lazy("Peran: masukan atau keluaran"), ("peran", "masukan_keluaran")),
    Column("measure", "biaya", gettext_lazy("Ukuran"), ("ukuran", "kode_ukuran")),
    Column("value", "12500000000", gettext_lazy("Nilai"), ("nilai", "jumlah")),
    Column("unit", "rupiah", gettext_lazy("Satuan"), ("satuan",)),
    SOURCE,
)
STAFF = (
    Column("kind", "kebutuhan", gettext_lazy("Jenis: kebutuhan, tempat, atau ahli"), ("jenis",)),
    REGION,
    AGENCY,
    Column("competency", "Analis kebijakan (contoh, hapus baris ini)", gettext_lazy("Kompetensi"),
           ("kompetensi", "pelatihan", "nama_pelatihan", "diklat", "keahlian")),
    Column("persons", "12", gettext_lazy("Jumlah orang"), ("jumlah_orang", "orang", "peserta", "jumlah")),
    Column("starts_on", "2026-03-02", gettext_lazy("Tanggal mulai"),
           ("tanggal_mulai", "mulai"), needed=False),
    Column("ends_on", "2026-03-06", gettext_lazy("Tanggal selesai"),
           ("tanggal_selesai", "selesai"), needed=False),
    Column("cost", "", gettext_lazy("Biaya: tempat per peserta, ahli per hari"),
           ("biaya", "tarif"), needed=False),
    SOURCE,
)  # fmt: skip
APPLICATIONS = (
    Column("code", "APP-01", gettext_lazy("Kode aplikasi"), ("kode_aplikasi", "kode", "id", "id_aplikasi")),
    Column("region", "34.04", gettext_lazy("Kode daerah"), _REGION[:5]),
    AGENCY,
    Column("name", "Lapor Contoh (contoh, hapus baris ini)", gettext_lazy("Nama aplikasi"),
           ("nama_aplikasi", "nama", "aplikasi")),
    Column("function", "RAB.07.01", gettext_lazy("Kode fungsi (arsitektur SPBE)"),
           ("kode_fungsi", "fungsi", "kode_referensi"), needed=False),
    Column("description", "Menerima aduan warga", gettext_lazy("Uraian"),
           ("uraian", "deskripsi", "keterangan"), needed=False),
    Column("users", "1500", gettext_lazy("Jumlah pengguna"), ("pengguna", "jumlah_pengguna"), needed=False),
    Column("since", "2021", gettext_lazy("Sejak tahun"), ("sejak", "tahun", "tahun_mulai"), needed=False),
    Column("openness", "0,5", gettext_lazy("Keterbukaan (0 sampai 1)"), ("keterbukaan",), needed=False),
    Column("cost", "150000000", gettext_lazy("Biaya setahun (rupiah)"),
           ("biaya_setahun", "biaya", "biaya_per_tahun"), needed=False),
    SOURCE,
)  # fmt: skip
FACILITIES = (
    REGION,
    Column("name", "TPA Contoh (contoh, hapus baris ini)", gettext_lazy("Nama"), ("nama_fasilitas", "nama")),
    Column("kind", "TPA", gettext_lazy("Jenis"), ("jenis_fasilitas", "jenis")),
    Column("latitude", "-7.75", gettext_lazy("Lintang"), ("lintang", "lat")),
    Column("longitude", "110.38", gettext_lazy("Bujur"), ("bujur", "lon", "lng", "long")),
    Column("capacity", "180000", gettext_lazy("Kapasitas"), ("kapasitas",), needed=False),
    Column("load", "150000", gettext_lazy("Beban"), ("beban", "beban_layanan", "terpakai"), needed=False),
    Column("unit", "ton/tahun", gettext_lazy("Satuan kapasitas dan beban"), ("satuan",), needed=False),
    Column("year", "2025", gettext_lazy("Tahun data"), ("tahun", "tahun_data", "data_year"), needed=False),
    Column("cost", "9500000000", gettext_lazy("Biaya setahun (rupiah)"),
           ("biaya_setahun", "biaya", "biaya_per_tahun"), needed=False),
    Column("shared", "tidak", gettext_lazy("Dipakai bersama: ya atau tidak"),
           ("dipakai_bersama", "bersama", "is_regional"), needed=False),
    SOURCE,
)  # fmt: skip

_ROLES = {
    "masukan": ServiceFigure.Role.INPUT.value,
    "input": ServiceFigure.Role.INPUT.value,
    "keluaran": ServiceFigure.Role.OUTPUT.value,
    "output": ServiceFigure.Role.OUTPUT.value,
}
_KINDS = {
    "kebutuhan": StaffEntry.Kind.NEED.value,
    "need": StaffEntry.Kind.NEED.value,
    "tempat": StaffEntry.Kind.SEAT.value,
    "seat": StaffEntry.Kind.SEAT.value,
    "ahli": StaffEntry.Kind.EXPERT.value,
    "tenaga ahli": StaffEntry.Kind.EXPERT.value,
    "expert": StaffEntry.Kind.EXPERT.value,
}


def services(sheet: Sheet, known: Known) -> list[Batch]:
    """What services took and gave."""
    columns: dict[str, Sequence[object]] = {
        "region_id": sheet.read("region", known.codes.any),
        "service": sheet.read("service", cells.slug),
        "year": sheet.read("year", cells.year()),
        "role": sheet.read("role", cells.choice(_ROLES)),
        "measure": sheet.read("measure", cells.slug),
        "value": sheet.numbers("value", low=0, high=1e16),
        "unit": sheet.texts("unit", most=40),
        "source": _source(sheet, known),
    }
    return [_batch(sheet, ServiceFigure, columns, key=5)]


def staff(sheet: Sheet, known: Known) -> list[Batch]:
    """Training needs, seats and experts."""
    columns: dict[str, Sequence[object]] = {
        "kind": sheet.read("kind", cells.choice(_KINDS)),
        "region_id": sheet.read("region", known.codes.any),
        "agency": sheet.texts("agency", most=200),
        "competency": sheet.read("competency", _competency),
        "starts_on": sheet.or_else("starts_on", cells.day, None),
        "persons": sheet.read("persons", cells.whole(low=1, high=1_000_000)),
        "ends_on": sheet.or_else("ends_on", cells.day, None),
        "cost": sheet.or_else("cost", cells.rupiah(needed=False), None),
        "source": _source(sheet, known),
    }
    starts, ends = columns["starts_on"], columns["ends_on"]
    sheet.check("ends_on", _in_order, [str(day or "") for day in starts], [str(day or "") for day in ends])
    sheet.check("cost", _affordable, columns["kind"], columns["cost"])
    return [_batch(sheet, StaffEntry, columns, key=5)]


def _in_order(start: str, end: str) -> None:
    if end and (not start or end < start):
        raise Wrong(_("Tanggal selesai mendahului atau tidak disertai tanggal mulai. Periksa keduanya."))


def _competency(cell: str) -> str:
    """A competency in words that the finder can compare."""
    words = cells.text(most=200)(cell)
    if not normal(words) or not any(map(str.isalpha, words)):
        raise Wrong(
            _("“%(cell)s” tidak menyebut kompetensi. Tulis dengan kata, misalnya analis kebijakan.")
            % {"cell": words[:40]}
        )
    return words


def _affordable(kind: str, cost: int) -> None:
    if kind == StaffEntry.Kind.NEED.value:
        raise Wrong(_("Kebutuhan pelatihan tidak mempunyai biaya. Kosongkan sel ini."))
    if cost > MOST_FEE:
        raise Wrong(
            _(
                "Biaya per peserta atau per hari paling banyak satu triliun rupiah."
                " Periksa angka dan satuannya."
            )
        )


def applications(sheet: Sheet, known: Known) -> list[Batch]:
    """The inventory of applications."""
    columns: dict[str, Sequence[object]] = {
        "region_id": sheet.read("region", known.codes.any),
        "code": sheet.texts("code", most=60),
        "agency": sheet.texts("agency", most=200),
        "name": sheet.texts("name", most=200),
        "function": sheet.or_else("function", cells.text(most=40, needed=False), ""),
        "description": sheet.or_else("description", cells.text(most=5000, needed=False), ""),
        "users": sheet.or_else("users", cells.whole(low=0, high=1_000_000_000, needed=False), None),
        "since": sheet.or_else("since", cells.year(needed=False), None),
        "openness": _measured(sheet, "openness", high=1),
        "cost": sheet.or_else("cost", cells.rupiah(needed=False), None),
        "source": _source(sheet, known),
    }
    return [_batch(sheet, Application, columns, key=2)]


def facilities(sheet: Sheet, known: Known) -> list[Batch]:
    """Places with their capacity and load."""
    columns: dict[str, Sequence[object]] = {
        "region_id": sheet.read("region", known.codes.any),
        "name": sheet.texts("name", most=150),
        "latitude": sheet.numbers("latitude", low=LATITUDES[0], high=LATITUDES[1]),
        "longitude": sheet.numbers("longitude", low=LONGITUDES[0], high=LONGITUDES[1]),
        "kind": sheet.texts("kind", most=60),
        "capacity": _measured(sheet, "capacity", high=1e16),
        "load": _measured(sheet, "load", high=1e16),
        "unit": sheet.or_else("unit", cells.text(most=40, needed=False), ""),
        "year": sheet.or_else("year", cells.year(needed=False), None),
        "cost": sheet.or_else("cost", cells.rupiah(needed=False), None),
        "shared": sheet.or_else("shared", cells.flag, False),
        "source": _source(sheet, known),
    }
    for column in ("capacity", "load"):
        sheet.check(column, _in_a_unit, columns[column], columns["unit"])
    return [_batch(sheet, Facility, columns, key=4)]


def _in_a_unit(amount: object, unit: str) -> None:
    if not unit:
        raise Wrong(_("Satuannya tidak disebut. Isi kolom satuan, misalnya ton/tahun."))


def _measured(sheet: Sheet, column: str, *, high: float) -> Sequence[object]:
    if not sheet.has(column):
        return [None] * len(sheet)
    return sheet.numbers(column, needed=False, low=0, high=high)


def _source(sheet: Sheet, known: Known) -> Sequence[object]:
    return sheet.or_else("source", cells.text(most=200), known.options.source)


def _batch(sheet: Sheet, model: type[Model], columns: dict[str, Sequence[object]], *, key: int) -> Batch:
    """The rows, whose first `key` columns say which is which."""
    names = tuple(columns)
    sheet.once(*(_told_apart(name, columns[name]) for name in names[:key]))
    return Batch(model, names, names[:key], list(zip(*columns.values(), strict=True)))


def _told_apart(name: str, values: Sequence[object]) -> Sequence[object]:
    """The values as keys, as the database compares them: entries without a day, digits beyond a float's."""
    if name == "starts_on":
        return ["" if value is None else value for value in values]
    if name in {"latitude", "longitude"}:
        return [None if value is None else float(str(value)) for value in values]
    return values
