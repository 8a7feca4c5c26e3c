"""From the text of a cell to a value; what cannot be read raises `Wrong`, and nothing is guessed."""

import re
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from rajut.foundation.regions.importing.problems import Wrong

_SLUG = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_YES, _NO = {"1", "ya", "true", "benar"}, {"0", "tidak", "false", "salah", ""}


def text(*, most: int, needed: bool = True) -> Callable[[str], str]:
    """A text of at most `most` characters."""

    def read(cell: str) -> str:
        words = cell.strip()
        if needed and not words:
            raise Wrong(_("Sel ini kosong. Isi sel itu atau hapus barisnya."))
        if words[:1] in {"=", "@", "+"}:
            raise Wrong(_("Sel ini berisi rumus (“%(cell)s”). Salin hasilnya sebagai nilai.") % _short(cell))
        if len(words) > most:
            raise Wrong(
                _("Teks ini %(length)s karakter; paling banyak %(most)s. Persingkat.")
                % {"length": len(words), "most": most}
            )
        if _CONTROL.search(words):
            raise Wrong(_("Teks ini memuat karakter kendali yang tidak terlihat. Ketik ulang selnya."))
        return words

    return read


def slug(cell: str) -> str:
    """A short code of lower-case letters and digits."""
    words = cell.strip()
    if len(words) <= 60 and _SLUG.fullmatch(words):
        return words
    raise Wrong(
        _("“%(cell)s” bukan kode. Pakai huruf kecil, angka, dan garis bawah, misalnya akses_air_minum.")
        % _short(cell)
    )


def choice(allowed: Mapping[str, str]) -> Callable[[str], str]:
    """One of the keys of `allowed`, turned into its value."""

    def read(cell: str) -> str:
        found = allowed.get(cell.strip().lower())
        if found is None:
            raise Wrong(
                _("“%(cell)s” tidak dikenal. Pilih salah satu: %(choices)s.")
                % {**_short(cell), "choices": ", ".join(allowed)}
            )
        return found

    return read


def flag(cell: str) -> bool:
    """Yes or no."""
    words = cell.strip().lower()
    if words not in _YES | _NO:
        raise Wrong(_("“%(cell)s” bukan ya atau tidak. Tulis 1 atau 0.") % _short(cell))
    return words in _YES


def year(*, first: int = 1945, last: int = 2100, needed: bool = True) -> Callable[[str], int | None]:
    """A year of four digits."""

    def read(cell: str) -> int | None:
        words = cell.strip().removesuffix(".0")
        if not words and not needed:
            return None
        if not re.fullmatch(r"[0-9]{4}", words) or not first <= int(words) <= last:
            raise Wrong(
                _("“%(cell)s” bukan tahun. Tulis empat angka antara %(first)s dan %(last)s.")
                % {**_short(cell), "first": first, "last": last}
            )
        return int(words)

    return read


def known(names: Collection[str], *, missing: str) -> Callable[[str], str]:
    """A key that exists already; `missing` is the sentence for one that does not, with %(cell)s."""

    def read(cell: str) -> str:
        words = cell.strip()
        if words not in names:
            raise Wrong(missing % _short(cell))
        return words

    return read


def within(
    read: Callable[[str], Decimal | None], *, low: float, high: float
) -> Callable[[str], Decimal | None]:
    """A number read by `read` that lies between `low` and `high`."""

    def bounded(cell: str) -> Decimal | None:
        value = read(cell)
        if value is not None and not low <= value <= high:
            raise Wrong(
                _("“%(cell)s” di luar batas %(low)s sampai %(high)s. Periksa titik atau koma desimalnya.")
                % {**_short(cell), "low": f"{low:g}", "high": f"{high:g}"}
            )
        return value

    return bounded


def _short(cell: str) -> dict[str, str]:
    words = " ".join(cell.split())
    return {"cell": words if len(words) <= 40 else words[:39] + "…"}
