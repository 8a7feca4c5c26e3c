"""From the text of a cell to a value; what cannot be read raises `Wrong`, and nothing is guessed."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from rajut.foundation.regions.importing.problems import Wrong
from rajut.foundation.regions.models.holdings import MOST_RUPIAH

_SLUG = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_WHOLE = re.compile(r"-?[0-9]{1,15}(?:\.(?:0{1,2}|0{4,30}))?")
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:[.,][0-9]{3}){1,5}")
_CURRENCY = re.compile(r"^(?:Rp\.?|IDR)\s*|[\s\xa0]", re.IGNORECASE)
_DIGITS = re.compile(r"-?[0-9]{1,30}")
_THOUSANDS = re.compile(r"-?[0-9]{1,3}(?:(?:\.[0-9]{3}){1,9}|(?:,[0-9]{3}){1,9})")
_CENTS = re.compile(
    r"-?(?:[0-9]{1,30}|[0-9]{1,3}(?:\.[0-9]{3}){1,9}(?=,)|[0-9]{1,3}(?:,[0-9]{3}){1,9}(?=\.))[.,][0-9]{1,12}"
)
_ISO_DAY = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})(?:[ T].{0,30})?")
_LOCAL_DAY = re.compile(r"(?P<day>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})")
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


def whole(*, low: int, high: int, needed: bool = True) -> Callable[[str], int | None]:
    """A whole number between `low` and `high`; 12.0 is twelve, as spreadsheets and databases write it.

    12.000 may be twelve or twelve thousand: the reader is told.
    """

    def read(cell: str) -> int | None:
        words = cell.strip()
        if not words and not needed:
            return None
        if _GROUPED.fullmatch(words):
            raise Wrong(
                _(
                    "“%(cell)s” dapat berarti ribuan atau pecahan."
                    " Tulis tanpa titik dan koma, misalnya %(whole)s."
                )
                % {**_short(cell), "whole": re.sub(r"[.,]", "", words)}
            )
        if not _WHOLE.fullmatch(words) or not low <= int(float(words)) <= high:
            raise Wrong(
                _("“%(cell)s” bukan bilangan bulat antara %(low)s dan %(high)s.")
                % {**_short(cell), "low": low, "high": high}
            )
        return int(float(words))

    return read


def rupiah(*, needed: bool = True) -> Callable[[str], int | None]:
    """An amount in whole rupiah, 0 to a thousand trillion; sen are rounded away.

    Money has two decimals at most, so that three digits after one sign are thousands: no other cell is asked.
    """

    def read(cell: str) -> int | None:
        words = _CURRENCY.sub("", cell.strip())
        if not words and not needed:
            return None
        amount = _amount(words)
        if amount is None:
            raise Wrong(_not_rupiah(cell))
        if not 0 <= amount <= MOST_RUPIAH:
            raise Wrong(
                _("“%(cell)s” di luar batas: nol sampai seribu triliun rupiah. Periksa tanda dan satuannya.")
                % _short(cell)
            )
        return amount

    return read


def _amount(words: str) -> int | None:
    if _DIGITS.fullmatch(words):
        return int(words)
    if _THOUSANDS.fullmatch(words):
        return int(re.sub(r"[.,]", "", words))
    if _CENTS.fullmatch(words):
        head, sign = re.split(r"[.,](?=[0-9]*$)", words), "-" if words.startswith("-") else ""
        whole_part = re.sub(r"[.,-]", "", head[0])
        return round(Decimal(f"{sign}{whole_part}.{head[1]}"))
    return None


def _not_rupiah(cell: str) -> str:
    if not cell.strip():
        return _("Sel angka ini kosong. Isi angkanya atau hapus barisnya.")
    if cell.strip().startswith("="):
        return _("Sel ini berisi rumus (“%(cell)s”). Salin hasilnya sebagai nilai.") % _short(cell)
    return _("“%(cell)s” bukan jumlah rupiah. Tulis misalnya 12500000 atau 12.500.000.") % _short(cell)


def day(cell: str) -> date | None:
    """A date, 2026-03-31 or 31/03/2026; nothing where the cell is empty."""
    words = cell.strip()
    if not words:
        return None
    found = _ISO_DAY.fullmatch(words) or _LOCAL_DAY.fullmatch(words)
    try:
        parts = {} if found is None else {name: int(digits) for name, digits in found.groupdict().items()}
        return date(parts["year"], parts["month"], parts["day"])
    except (KeyError, ValueError) as error:
        raise Wrong(
            _("“%(cell)s” bukan tanggal. Tulis 2026-03-31 atau 31/03/2026.") % _short(cell)
        ) from error


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
