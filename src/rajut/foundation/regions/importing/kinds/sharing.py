"""National agencies, government affairs, landfills and the cooperation groups that exist already."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from rajut.foundation.regions.importing import cells
from rajut.foundation.regions.importing.batches import Batch, Row
from rajut.foundation.regions.importing.kinds.places import LATITUDES, LONGITUDES
from rajut.foundation.regions.importing.known import Known
from rajut.foundation.regions.importing.problems import Wrong
from rajut.foundation.regions.importing.sheet import Sheet
from rajut.foundation.regions.models import Affair, Agency, CooperationGroup, Facility, GroupMember

LANDFILL, LANDFILL_UNIT = "TPA", "ton/tahun"
_LANDFILLS = {
    "tpa": LANDFILL,
    "tempat pemrosesan akhir sampah": LANDFILL,
    "tpa regional": "TPA Regional",
    "tpa/tpst": "TPA/TPST",
    "tpst": "TPST",
}


def agencies(sheet: Sheet, known: Known) -> list[Batch]:
    """Ministries and national agencies."""
    codes = sheet.texts("klpd_code", most=10)
    names = sheet.texts("name", most=200)
    kinds = sheet.read("kind", cells.choice({kind.value: kind.value for kind in Agency.Kind}))
    sheet.once(codes)
    return [Batch(Agency, ("code", "name", "kind"), ("code",), list(zip(codes, names, kinds, strict=True)))]


def affairs(sheet: Sheet, known: Known) -> list[Batch]:
    """Government affairs; whether one reaches across borders stays as it is."""
    codes = sheet.read("code", _affair_code)
    names = sheet.texts("name", most=120)
    kinds = sheet.read("class", cells.choice({kind.value: kind.value for kind in Affair.Kind}))
    sheet.once(codes)
    rows = [(*row, False) for row in zip(codes, names, kinds, strict=True)]
    return [Batch(Affair, ("code", "name", "kind", "externality"), ("code",), rows, frozen=("externality",))]


def _affair_code(cell: str) -> str:
    code = cell.strip()
    if len(code) == 4 and code[1] == "." and (code[0] + code[2:]).isdecimal():
        return code
    raise Wrong(
        _("“%(cell)s” bukan kode urusan. Tulis N.NN, misalnya 2.10; simpan kolom kode sebagai teks.")
        % {"cell": code[:20]}
    )


def landfills(sheet: Sheet, known: Known) -> list[Batch]:
    """Landfills with the tonnes they take; one listed twice is kept with its figures."""
    kinds = sheet.read("subkind", _landfill)
    unnamed = kinds.count("")
    if unnamed:
        sheet.note(
            _("%(count)s baris menyebut jenis yang tidak dikenal; dicatat sebagai TPA.") % {"count": unnamed}
        )
    years = cells.year(needed=False)
    columns = (
        sheet.read("region_code", known.codes.any),
        sheet.texts("name", most=150),
        sheet.numbers("lat", low=LATITUDES[0], high=LATITUDES[1]),
        sheet.numbers("lon", low=LONGITUDES[0], high=LONGITUDES[1]),
        [kind or LANDFILL for kind in kinds],
        sheet.or_else("data_year", years, None),
        _optional(sheet, "received_t"),
        _optional(sheet, "managed_t"),
        sheet.or_else("is_regional", cells.flag, False),
        [known.options.source] * len(sheet),
        [LANDFILL_UNIT] * len(sheet),
    )
    rows = _without_repeats(sheet, zip(*columns, strict=True))
    names = (
        "region_id",
        "name",
        "latitude",
        "longitude",
        "kind",
        "year",
        "load",
        "managed_tonnes",
        "shared",
        "source",
        "unit",
    )
    return [Batch(Facility, names, names[:4], rows)]


def _landfill(cell: str) -> str:
    """The kind of a landfill; empty for a text that is none (the real list has addresses here)."""
    return _LANDFILLS.get(cell.strip().lower(), "")


def _optional(sheet: Sheet, column: str) -> list[Decimal | None]:
    if not sheet.has(column):
        return [None] * len(sheet)
    return sheet.numbers(column, needed=False, low=0, high=1e9)


def _without_repeats(sheet: Sheet, rows: Iterator[Row]) -> list[Row]:
    """One row per landfill and place: an empty repeat is dropped, a contradicting one is a mistake."""
    kept: dict[Row, tuple[int, Row]] = {}
    dropped = 0
    for number, row in zip(sheet.table.numbers, rows, strict=True):
        earlier, held = kept.get(row[:4], (0, None))
        if held is None or held[6] is None:
            kept[row[:4]] = (number, row)
        elif row[6] is not None and row != held:
            text = _("Fasilitas ini berbeda dari baris %(row)s di titik yang sama. Hapus salah satunya.")
            sheet.problems.add(number, "", text % {"row": earlier})
        dropped += held is not None
    if dropped:
        sheet.note(_("%(count)s baris mengulang fasilitas yang sama dan digabung.") % {"count": dropped})
    return [row for _number, row in kept.values()]


def groups(sheet: Sheet, known: Known) -> list[Batch]:
    """Cooperation groups."""
    starts = sheet.or_else("start_year", cells.year(needed=False), None)
    ends = sheet.or_else("end_year", cells.year(needed=False), None)
    sheet.check("end_year", _in_order, [start or 0 for start in starts], [end or 9999 for end in ends])
    columns: dict[str, list[object]] = {
        "slug": [*sheet.read("id", cells.slug)],
        "name": [*sheet.texts("name", most=150)],
        "kind": [
            *sheet.read("type", cells.choice({kind.value: kind.value for kind in CooperationGroup.Kind}))
        ],
        "sector": [*sheet.read("sector", cells.slug)],
        "start_year": [*starts],
        "end_year": [*ends],
        "legal_basis": [*_prose(sheet, "legal_basis")],
        "detail": [*_prose(sheet, "detail")],
        "source": [*sheet.texts("source", most=2000)],
    }
    sheet.once(columns["slug"])
    return [Batch(CooperationGroup, tuple(columns), ("slug",), list(zip(*columns.values(), strict=True)))]


def _in_order(start: int, end: int) -> None:
    if end < start or (start == 0 and end != 9999):
        raise Wrong(_("Tahun berakhir mendahului atau tidak disertai tahun mulai. Periksa kedua tahunnya."))


def _prose(sheet: Sheet, column: str) -> list[str | None]:
    return sheet.or_else(column, cells.text(most=5000, needed=False), "")


def members(sheet: Sheet, known: Known) -> list[Batch]:
    """Members of the groups that the file names; for these groups the file is the whole list."""
    ids = sheet.read(
        "group_id",
        cells.known(known.groups, missing=_("Kelompok “%(cell)s” belum ada. Impor kelompoknya dahulu.")),
    )
    codes = sheet.read("region_code", known.codes.any)
    if sheet.has("region"):
        sheet.check("region", known.codes.agree, codes, sheet.texts("region", most=100, needed=False))
    sheet.once(ids, codes)
    shares = _optional(sheet, "share")
    units = sheet.or_else("share_unit", cells.text(most=40, needed=False), "")
    roles = sheet.texts("role", most=40)
    rows = list(zip(ids, codes, roles, shares, units, strict=True))
    return [
        Batch(
            GroupMember,
            ("group_id", "region_id", "role", "share", "share_unit"),
            ("group_id", "region_id"),
            rows,
            replaces="t.group_id IN (SELECT group_id FROM rajut_staged)",
        )
    ]
