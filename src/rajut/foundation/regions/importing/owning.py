"""A file that one government brings: every row is its own region's, or is told as a mistake."""

import re
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from rajut.foundation.regions.importing import staging
from rajut.foundation.regions.importing.batches import Batch
from rajut.foundation.regions.importing.codes import Codes
from rajut.foundation.regions.importing.kinds import KINDS, LABELS, LOCAL, kind_of
from rajut.foundation.regions.importing.kinds.kind import Kind
from rajut.foundation.regions.importing.problems import KEPT, Problems, Unreadable
from rajut.foundation.regions.importing.sheet import Sheet

_AS_BROUGHT = tuple(kind.of_own() if kind.local else kind for kind in KINDS)
OWN = tuple(kind for kind in _AS_BROUGHT if kind.local)
# Headings that speak of a region's code without being one of its known names.
_CODE_OF_REGION = re.compile(
    r"(?:^|_)(?:kode|kd|code)_(?:.*_)?(?:daerah|wilayah|kab|kota|prov|pemda|bps|region)"
)


def kind_for(
    headings: Sequence[str], codes: Codes, *, name: str | None, chosen: Mapping[str, str] | None = None
) -> Kind:
    """The kind of a file as `kind_of` finds it; where a government brings it, one it may bring."""
    if not codes.own:
        return kind_of(headings, name=name, chosen=chosen)
    if name is not None:
        must_be_local(name, codes)
    found = kind_of(headings, name=name, chosen=chosen, kinds=_AS_BROUGHT)
    must_be_local(found.name, codes)
    _must_not_hide(headings, found.columns_of(headings, chosen=chosen))
    return found


def _must_not_hide(headings: Sequence[str], columns: Mapping[str, str]) -> None:
    """Raise Unreadable where rows would be taken as one's own beside a column that may say otherwise."""
    left = (name for name in headings if name not in columns and _CODE_OF_REGION.search(name))
    if "region" not in columns.values() and (hidden := next(left, None)):
        raise Unreadable(
            _(
                "Kolom “%(column)s” tampak memuat kode daerah. Ganti judulnya menjadi kode_daerah dan isi"
                " kode Kementerian Dalam Negeri, atau hapus kolom ini bila semua baris milik daerah Anda."
            )
            % {"column": hidden[:40]}
        )


def must_be_local(name: str, codes: Codes) -> None:
    """Raise Unreadable for a kind that only the ministry brings."""
    if not codes.own or name in {kind.name for kind in LOCAL}:
        return
    raise Unreadable(
        _("“%(kind)s” diimpor oleh Kementerian Dalam Negeri. Untuk %(name)s Anda dapat mengimpor: %(kinds)s.")
        % {
            "kind": LABELS.get(name, name),
            "name": codes.names[codes.own],
            "kinds": "; ".join(str(kind.label) for kind in LOCAL),
        }
    )


def claim(sheet: Sheet, codes: Codes) -> None:
    """Take rows that name no region as the government's own; note those that name another's agency."""
    if not codes.own:
        return
    if not sheet.has("region"):
        sheet.fill("region", codes.own)
        sheet.note(
            _("Berkas tidak mempunyai kolom kode daerah; semua baris dicatat untuk %(name)s (%(code)s).")
            % {"name": codes.names[codes.own], "code": codes.own}
        )
    if sheet.has("agency"):
        sheet.read("agency", codes.within)


def tell_taken(batch: Batch, codes: Codes, problems: Problems) -> None:
    """Note every staged row whose key another region's row in the table has."""
    total, first = staging.taken(batch, most=KEPT)
    for each in first:
        holder = codes.names.get(each.holder, _("kementerian atau lembaga, tanpa kode daerah"))
        problems.add(
            each.row,
            "",
            _(
                "%(key)s sudah tercatat untuk %(holder)s. Periksa kodenya; bila memang milik daerah Anda,"
                " mintalah Kementerian Dalam Negeri membetulkannya."
            )
            % {"key": ", ".join(map(str, each.key)), "holder": holder},
        )
    problems.total += total - len(first)
