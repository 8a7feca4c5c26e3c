"""The kinds of files that can be brought in, and how a file is recognised by its headings."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rajut.foundation.regions.importing.kinds import figures, holdings, packages, places, sharing
from rajut.foundation.regions.importing.kinds.kind import Kind, plain
from rajut.foundation.regions.importing.problems import Unmatched

BOUNDARIES = "boundaries"


KINDS: tuple[Kind, ...] = (
    Kind("packages", gettext_lazy("Paket pengadaan"), packages.PACKAGES, packages.packages,
         stream=packages.STREAM, told_by="year", lasting=("realised",), local=True),
    Kind("services", gettext_lazy("Layanan: biaya dan hasil"), holdings.SERVICES, holdings.services,
         local=True),
    Kind("staff", gettext_lazy("Kebutuhan dan tawaran SDM"), holdings.STAFF, holdings.staff, local=True),
    Kind("applications", gettext_lazy("Aplikasi"), holdings.APPLICATIONS, holdings.applications, local=True),
    Kind("facilities", gettext_lazy("Fasilitas"), holdings.FACILITIES, holdings.facilities, local=True),
    Kind(
        "regions",
        gettext_lazy("Daerah"),
        plain("code", "name", "level", "lat", "lon",
              may_have=("parent", "area_km2", "population", "population_year", "administrative_only"),
              example="34.04|Kabupaten Sleman|kabupaten|-7.7|110.38|34|574.82|1100000|2024|0"),
        places.regions,
    ),
    Kind(
        "adjacency",
        gettext_lazy("Perbatasan kabupaten/kota"),
        plain("code_a", "code_b", may_have=("name_a", "name_b", "shared_border_km"),
              example="34.02|34.04|Kabupaten Bantul|Kabupaten Sleman|46.7"),
        places.borders,
        marks=("shared_border_km",),
    ),
    Kind(
        "adjacency_provinces",
        gettext_lazy("Perbatasan provinsi"),
        plain("code_a", "code_b", may_have=("name_a", "name_b"),
              example="33|34|Jawa Tengah|Daerah Istimewa Yogyakarta"),
        places.province_borders,
    ),
    Kind(
        "sea_neighbours",
        gettext_lazy("Tetangga lewat laut"),
        plain("code", "neighbour", "sea_distance_km", may_have=("name", "neighbour_name"),
              example="11.09|11.10|42.9|Kabupaten Simeulue|Kabupaten Aceh Singkil"),
        places.sea_neighbours,
    ),
    Kind(
        "indicators",
        gettext_lazy("Indikator"),
        plain("code", "year", "indicator", "value", "unit", may_have=("source", "licence"),
              example="34.04|2025|akses_sanitasi_layak|95.1|persen|data contoh"),
        figures.figures,
    ),
    Kind(
        "agencies",
        gettext_lazy("Kementerian dan lembaga"),
        plain("klpd_code", "name", "kind", example="K99|Kementerian Contoh (hapus baris ini)|kementerian"),
        sharing.agencies,
    ),
    Kind(
        "urusan",
        gettext_lazy("Urusan pemerintahan"),
        plain("code", "name", "class", example="2.11|Lingkungan Hidup|wajib_bukan_pelayanan_dasar"),
        sharing.affairs,
    ),
    Kind(
        "landfills",
        gettext_lazy("Tempat pemrosesan akhir sampah"),
        plain("name", "subkind", "region_code", "lat", "lon",
              may_have=("data_year", "received_t", "managed_t", "is_regional"),
              example="TPA Contoh (hapus baris ini)|TPA Regional|34.02|-7.87|110.43|2022|1000.5|900|1"),
        sharing.landfills,
    ),
    Kind(
        "cooperation_groups",
        gettext_lazy("Kelompok kerja sama"),
        plain("id", "name", "type", "sector", "source",
              may_have=("start_year", "end_year", "legal_basis", "detail"),
              example="contoh|Forum Contoh (hapus baris ini)|forum|umum|data contoh|2020"),
        sharing.groups,
    ),
    Kind(
        "cooperation_members",
        gettext_lazy("Anggota kelompok kerja sama"),
        plain("group_id", "region_code", "role", may_have=("region", "share", "share_unit"),
              example="contoh|34.04|anggota|Kabupaten Sleman"),
        sharing.members,
    ),
)  # fmt: skip
LOCAL: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind.local)
LABELS: dict[str, str | Promise] = {kind.name: kind.label for kind in KINDS} | {
    BOUNDARIES: gettext_lazy("Batas wilayah (TopoJSON)")
}


def kind_of(
    headings: Sequence[str],
    *,
    name: str | None,
    chosen: Mapping[str, str] | None = None,
    kinds: Sequence[Kind] = KINDS,
) -> Kind:
    """The kind called `name`, or the one whose columns the headings name; Unmatched where none fits.

    `chosen` is the heading of each column where a person said so.
    """
    if name is not None:
        return _fitting(headings, kind_named(name, kinds=kinds), chosen)
    fitting = [kind for kind in kinds if kind.signs <= set(kind.columns_of(headings).values())]
    if fitting:
        return max(fitting, key=lambda kind: len(kind.signs))
    return _fitting(headings, _nearest(headings, kinds), None)


def kind_named(name: str, *, kinds: Sequence[Kind] = KINDS) -> Kind:
    """The kind called `name`."""
    return next(kind for kind in kinds if kind.name == name)


def _nearest(headings: Sequence[str], kinds: Sequence[Kind]) -> Kind:
    def share(kind: Kind) -> float:
        return len(kind.signs & set(kind.columns_of(headings).values())) / len(kind.signs)

    return max(kinds, key=share)


def _fitting(headings: Sequence[str], kind: Kind, chosen: Mapping[str, str] | None) -> Kind:
    there = set(kind.columns_of(headings, chosen=chosen).values())
    missing = [column.heading for column in kind.columns if column.needed and column.name not in there]
    if missing:
        raise Unmatched(
            _("Kolom %(missing)s tidak ada. Berkas “%(kind)s” memerlukan: %(needed)s; yang ada: %(there)s.")
            % {
                "missing": ", ".join(missing),
                "kind": kind.label,
                "needed": ", ".join(kind.headings),
                "there": ", ".join(name[:30] for name in headings[:15]),
            },
            kind=kind.name,
        )
    return kind
