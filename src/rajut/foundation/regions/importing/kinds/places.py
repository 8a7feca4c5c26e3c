"""Regions, who borders whom, and their outlines."""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from typing import LiteralString

from django.utils.translation import gettext as _

from rajut.foundation.regions.importing import cells, topology
from rajut.foundation.regions.importing.batches import Batch, Row
from rajut.foundation.regions.importing.known import Known
from rajut.foundation.regions.importing.problems import Problems, Wrong
from rajut.foundation.regions.importing.sheet import Sheet
from rajut.foundation.regions.models import Border, Boundary, Region

LEVELS = {
    "provinsi": Region.Kind.PROVINCE.value,
    "kabupaten": Region.Kind.REGENCY.value,
    "kota": Region.Kind.CITY.value,
}
LATITUDES, LONGITUDES = (-12, 7), (94, 142)
_CODE = re.compile(r"[0-9]{2}(?:\.[0-9]{2})?")


def regions(sheet: Sheet, known: Known) -> list[Batch]:
    """Names, official centroids, areas and populations; the seat of a known region stays."""
    codes = sheet.read("code", _region_code(known))
    kinds = sheet.read("level", cells.choice(LEVELS))
    sheet.check("level", _level_fits, codes, kinds)
    sheet.once(codes)
    provinces = {code for code in codes if code and len(code) == 2} | set(known.codes.names)
    sheet.check("code", lambda code: _under(code, provinces), codes)
    columns: dict[str, list[object]] = {
        "code": [*codes],
        "kind": [*kinds],
        "parent_id": [code[:2] if code and len(code) == 5 else None for code in codes],
        "name": [*sheet.texts("name", most=100)],
        "latitude": [*sheet.numbers("lat", low=LATITUDES[0], high=LATITUDES[1])],
        "longitude": [*sheet.numbers("lon", low=LONGITUDES[0], high=LONGITUDES[1])],
        "source": [known.options.source] * len(sheet),
        "seat": [""] * len(sheet),
        "administrative_only": [*sheet.or_else("administrative_only", cells.flag, False)],
    }
    if sheet.has("area_km2"):
        columns["area_km2"] = [*sheet.numbers("area_km2", low=0.001, high=9_999_999)]
    columns |= _population(sheet, known)
    frozen = ("seat",) if sheet.has("administrative_only") else ("seat", "administrative_only")
    rows = list(zip(*columns.values(), strict=True))
    return [Batch(Region, tuple(columns), ("code",), rows, frozen=frozen)]


def _region_code(known: Known) -> Callable[[str], str]:
    def read(cell: str) -> str:
        return code if _CODE.fullmatch(code := cell.strip()) else known.codes.any(cell)

    return read


def _level_fits(code: str, kind: str) -> None:
    if (len(code) == 2) != (kind == Region.Kind.PROVINCE.value):
        raise Wrong(_("Tingkat dan kode tidak cocok: provinsi dua angka (34), kabupaten/kota NN.NN (34.04)."))


def _under(code: str, provinces: set[str]) -> None:
    if code[:2] not in provinces:
        raise Wrong(_("Provinsi %(code)s tidak dikenal dan tidak ada di berkas ini.") % {"code": code[:2]})


def _population(sheet: Sheet, known: Known) -> dict[str, list[object]]:
    """Population with its year; a number of people without a year says little and is left out."""
    if not sheet.has("population"):
        return {}
    year = known.options.year
    if not sheet.has("population_year") and year is None:
        sheet.note(_("Jumlah penduduk tidak dibaca karena tahunnya tidak diketahui. Isi tahun data."))
        return {}
    people = sheet.numbers("population", low=0, high=1e9)
    return {
        "population": [*people],
        "population_year": [*sheet.or_else("population_year", cells.year(), year)],
    }


def borders(sheet: Sheet, known: Known) -> list[Batch]:
    """Land borders of kabupaten and kota; the file is the whole list."""
    km = (
        sheet.numbers("shared_border_km", needed=False, low=0, high=9_999)
        if sheet.has("shared_border_km")
        else []
    )
    return _land(sheet, known, known.codes.local, km, "t.by = 'land' AND length(t.a_id) = 5")


def province_borders(sheet: Sheet, known: Known) -> list[Batch]:
    """Land borders of provinces; the file is the whole list."""
    return _land(sheet, known, known.codes.province, [], "t.by = 'land' AND length(t.a_id) = 2")


def _land(
    sheet: Sheet, known: Known, read: Callable[[str], str], km: list[Decimal | None], replaces: LiteralString
) -> list[Batch]:
    ends = sheet.read("code_a", read), sheet.read("code_b", read)
    _agree(sheet, known, name_a=ends[0], name_b=ends[1])
    pairs = _pairs(sheet, *ends)
    sheet.once(pairs)
    rows: list[Row] = [
        (*pair, Border.By.LAND.value, length)
        for pair, length in zip(pairs, km or [None] * len(sheet), strict=True)
        if pair
    ]
    return [_border_batch(rows, replaces)]


def sea_neighbours(sheet: Sheet, known: Known) -> list[Batch]:
    """The nearest regions by sea; the file is the whole list and may name a pair from both sides."""
    own = sheet.read("code", known.codes.local)
    other = sheet.read("neighbour", known.codes.local)
    _agree(sheet, known, name=own, neighbour_name=other)
    km = sheet.numbers("sea_distance_km", low=0, high=9_999)
    sheet.once(own, other)
    found: dict[tuple[str, str], Decimal | None] = {}
    for pair, distance in zip(_pairs(sheet, own, other), km, strict=True):
        if pair:
            found[pair] = min(filter(None, (found.get(pair), distance)), default=distance)
    rows: list[Row] = [(*pair, Border.By.SEA.value, distance) for pair, distance in found.items()]
    return [_border_batch(rows, "t.by = 'sea'")]


def _agree(sheet: Sheet, known: Known, **codes: list[str | None]) -> None:
    """Compare the names a file gives, where it does, with the codes beside them."""
    for column, found in codes.items():
        if sheet.has(column):
            sheet.check(column, known.codes.agree, found, sheet.texts(column, most=100, needed=False))


def _pairs(sheet: Sheet, first: list[str | None], second: list[str | None]) -> list[tuple[str, str] | None]:
    def differ(a: str, b: str) -> None:
        if a == b:
            raise Wrong(_("Daerah ini berbatasan dengan dirinya sendiri. Perbaiki salah satu kodenya."))

    sheet.check("", differ, first, second)
    return [(min(a, b), max(a, b)) if a and b else None for a, b in zip(first, second, strict=True)]


def _border_batch(rows: list[Row], replaces: LiteralString) -> Batch:
    return Batch(Border, ("a_id", "b_id", "by", "km"), ("a_id", "b_id"), rows, replaces=replaces)


def boundaries(data: bytes, known: Known, *, problems: Problems) -> list[Batch]:
    """The outlines of a TopoJSON; a geometry's number counts as its row."""
    options = known.options
    rows: dict[str, Row] = {}
    for number, shape in enumerate(topology.shapes(topology.read(data)), start=1):
        try:
            code = known.codes.any(shape.id)
            _drawn(shape.geometry, rows, code)
        except Wrong as wrong:
            problems.add(number, "id", str(wrong))
            continue
        rows[code] = (code, json.dumps(shape.geometry), options.source, options.licence)
    columns = ("region_id", "geometry", "source", "licence")
    return [Batch(Boundary, columns, ("region_id",), list(rows.values()))]


def _drawn(geometry: topology.Geometry, rows: dict[str, Row], code: str) -> None:
    if code in rows:
        raise Wrong(_("Batas %(code)s muncul lebih dari sekali. Hapus salah satunya.") % {"code": code})
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    if not parts:
        raise Wrong(_("Batas %(code)s tidak mempunyai satu poligon pun.") % {"code": code})
    for longitude, latitude in (point for polygon in parts for ring in polygon for point in ring):
        if not (LATITUDES[0] <= latitude <= LATITUDES[1] and LONGITUDES[0] <= longitude <= LONGITUDES[1]):
            raise Wrong(
                _("Batas %(code)s keluar dari Indonesia. Periksa sistem koordinatnya (WGS 84).")
                % {"code": code}
            )
