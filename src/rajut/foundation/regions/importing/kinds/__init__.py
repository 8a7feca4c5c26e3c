"""The kinds of files that can be brought in, and how a file is recognised by its headings."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rajut.foundation.regions.importing.batches import Batch
from rajut.foundation.regions.importing.kinds import figures, places, sharing
from rajut.foundation.regions.importing.known import Known
from rajut.foundation.regions.importing.problems import Unreadable
from rajut.foundation.regions.importing.sheet import Sheet

BOUNDARIES = "boundaries"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of table: the columns it needs, those that tell it from another kind, and its reader."""

    name: str
    label: str | Promise
    needs: tuple[str, ...]
    build: Callable[[Sheet, Known], list[Batch]]
    may_have: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()

    @property
    def signs(self) -> frozenset[str]:
        """The headings by which a file of this kind is recognised."""
        return frozenset((*self.needs, *self.marks))


KINDS: tuple[Kind, ...] = (
    Kind(
        "regions",
        gettext_lazy("Daerah"),
        ("code", "name", "level", "lat", "lon"),
        places.regions,
        ("parent", "area_km2", "population", "population_year", "administrative_only"),
    ),
    Kind(
        "adjacency",
        gettext_lazy("Perbatasan kabupaten/kota"),
        ("code_a", "code_b"),
        places.borders,
        ("name_a", "name_b", "shared_border_km"),
        marks=("shared_border_km",),
    ),
    Kind(
        "adjacency_provinces",
        gettext_lazy("Perbatasan provinsi"),
        ("code_a", "code_b"),
        places.province_borders,
        ("name_a", "name_b"),
    ),
    Kind(
        "sea_neighbours",
        gettext_lazy("Tetangga lewat laut"),
        ("code", "neighbour", "sea_distance_km"),
        places.sea_neighbours,
        ("name", "neighbour_name"),
    ),
    Kind(
        "indicators",
        gettext_lazy("Indikator"),
        ("code", "year", "indicator", "value", "unit"),
        figures.figures,
        ("source", "licence"),
    ),
    Kind(
        "agencies", gettext_lazy("Kementerian dan lembaga"), ("klpd_code", "name", "kind"), sharing.agencies
    ),
    Kind("urusan", gettext_lazy("Urusan pemerintahan"), ("code", "name", "class"), sharing.affairs),
    Kind(
        "landfills",
        gettext_lazy("Tempat pemrosesan akhir sampah"),
        ("name", "subkind", "region_code", "lat", "lon"),
        sharing.landfills,
        ("data_year", "received_t", "managed_t", "is_regional"),
    ),
    Kind(
        "cooperation_groups",
        gettext_lazy("Kelompok kerja sama"),
        ("id", "name", "type", "sector", "source"),
        sharing.groups,
        ("start_year", "end_year", "legal_basis", "detail"),
    ),
    Kind(
        "cooperation_members",
        gettext_lazy("Anggota kelompok kerja sama"),
        ("group_id", "region_code", "role"),
        sharing.members,
        ("region", "share", "share_unit"),
    ),
)
LABELS: dict[str, str | Promise] = {kind.name: kind.label for kind in KINDS} | {
    BOUNDARIES: gettext_lazy("Batas wilayah (TopoJSON)")
}


def kind_of(sheet: Sheet, *, name: str | None) -> Kind:
    """The kind called `name`, or the one whose headings the sheet has; Unreadable where none fits."""
    if name is not None:
        found = next(kind for kind in KINDS if kind.name == name)
        return _fitting(sheet, found)
    fitting = [kind for kind in KINDS if kind.signs <= set(sheet.table.header)]
    if fitting:
        return max(fitting, key=lambda kind: len(kind.signs))
    return _fitting(sheet, _nearest(sheet))


def _nearest(sheet: Sheet) -> Kind:
    header = set(sheet.table.header)
    return max(KINDS, key=lambda kind: len(kind.signs & header) / len(kind.signs))


def _fitting(sheet: Sheet, kind: Kind) -> Kind:
    missing = sheet.missing(kind.needs)
    if missing:
        raise Unreadable(
            _("Kolom %(missing)s tidak ada. Berkas “%(kind)s” memerlukan: %(needed)s; yang ada: %(there)s.")
            % {
                "missing": ", ".join(missing),
                "kind": kind.label,
                "needed": ", ".join(kind.needs),
                "there": ", ".join(name[:30] for name in sheet.table.header[:15]),
            }
        )
    return kind
