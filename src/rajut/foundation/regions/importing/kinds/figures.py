"""Indicators in long format: one row per region, year and indicator."""

from decimal import Decimal

from django.utils.translation import gettext as _

from rajut.core.potential import panel as core
from rajut.core.potential.catalogue import CATALOGUE
from rajut.core.words import say
from rajut.foundation.regions.importing import cells
from rajut.foundation.regions.importing.batches import Batch, Row
from rajut.foundation.regions.importing.known import Known
from rajut.foundation.regions.importing.problems import Wrong
from rajut.foundation.regions.importing.sheet import Sheet
from rajut.foundation.regions.models import Figure, Indicator

# Beside the core's catalogue: what open data sets hold that no finder compares.
_ALSO = (
    core.Indicator("penduduk", say("Penduduk"), "jiwa", "neutral", ""),
    core.Indicator(
        "pdrb_per_kapita_adhk2010", say("PDRB per kapita, harga konstan 2010"), "ribu_rupiah", "neutral", ""
    ),
)
_NAMED = {indicator.slug: indicator for indicator in (*CATALOGUE, *_ALSO)}
# Units that differ by a power of ten only; a figure is turned into the unit of its indicator.
_SIZES = (
    {"rupiah": 0, "ribu_rupiah": 3, "juta_rupiah": 6, "miliar_rupiah": 9, "triliun_rupiah": 12},
    {"jiwa": 0, "ribu_jiwa": 3, "juta_jiwa": 6},
    {"ton": 0, "ribu_ton": 3, "juta_ton": 6},
)


def figures(sheet: Sheet, known: Known) -> list[Batch]:
    """New indicators, then the figures."""
    options = known.options
    regions = sheet.read("code", known.codes.any)
    years = sheet.read("year", cells.year())
    slugs = sheet.read("indicator", cells.slug)
    given = sheet.texts("unit", most=40)
    values = sheet.numbers("value")
    sources = sheet.or_else("source", cells.text(most=200), options.source)
    licences = sheet.or_else("licence", cells.text(most=100, needed=False), options.licence)
    sheet.once(slugs, regions, years)
    units = _units(slugs, given, known)
    sheet.check("unit", lambda slug, unit: _power(unit, units[slug]), slugs, given)
    if sheet.problems:
        return []
    exact = _converted(sheet, slugs, given, values, units)
    rows = list(zip(regions, slugs, years, exact, sources, licences, strict=True))
    columns = ("region_id", "indicator_id", "year", "value", "source", "licence")
    return [*_new(units, known), Batch(Figure, columns, ("indicator_id", "region_id", "year"), rows)]


def _units(slugs: list[str | None], given: list[str | None], known: Known) -> dict[str, str]:
    """The unit of every indicator of the file: as the database has it, else the catalogue, else the file."""
    units: dict[str, str] = {}
    for slug, unit in zip(slugs, given, strict=True):
        if slug and unit and slug not in units:
            named = _NAMED.get(slug)
            units[slug] = known.units.get(slug) or (named.unit if named else unit)
    return units


def _power(unit: str, wanted: str) -> int:
    """The power of ten by which a value in `unit` becomes one in `wanted`."""
    if unit == wanted:
        return 0
    for sizes in _SIZES:
        if unit in sizes and wanted in sizes:
            return sizes[unit] - sizes[wanted]
    raise Wrong(
        _("Satuan “%(cell)s” tidak dapat diubah menjadi “%(unit)s”, satuan indikator ini. Samakan satuannya.")
        % {"cell": unit, "unit": wanted}
    )


def _converted(
    sheet: Sheet,
    slugs: list[str | None],
    given: list[str | None],
    values: list[Decimal | None],
    units: dict[str, str],
) -> list[Decimal | None]:
    pairs = {
        (slug, unit): _power(unit, units[slug])
        for slug, unit in set(zip(slugs, given, strict=True))
        if slug and unit
    }
    for (slug, unit), power in sorted(pairs.items()):
        if power:
            sheet.note(
                _("Nilai %(indicator)s diubah dari %(unit)s menjadi %(wanted)s.")
                % {"indicator": slug, "unit": unit, "wanted": units[slug]}
            )
    if not any(pairs.values()):
        return values
    rows = zip(slugs, given, values, strict=True)
    return [
        value.scaleb(pairs[slug, unit]) if value is not None and slug and unit else None
        for slug, unit, value in rows
    ]


def _new(units: dict[str, str], known: Known) -> list[Batch]:
    rows = [_described(slug, unit, known) for slug, unit in sorted(units.items()) if slug not in known.units]
    columns = ("slug", "name", "unit", "direction", "affair_id")
    return [Batch(Indicator, columns, ("slug",), rows, frozen=columns[1:])] if rows else []


def _described(slug: str, unit: str, known: Known) -> Row:
    """An indicator that Rajut knows by name, or a neutral one named after its code."""
    named = _NAMED.get(slug)
    if named is None:
        return slug, slug.replace("_", " ").capitalize(), unit, Indicator.Direction.NEUTRAL.value, None
    affair = named.domain if named.domain in known.affairs else None
    return slug, named.name, unit, named.direction, affair
