"""Numbers as people write them: the decimal sign is found from the whole column, never guessed.

"1.234" alone may be one thousand or one and a bit. The other cells of its column decide; where they
do not, or contradict each other, the reader is told instead.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import Enum, auto

from django.utils.translation import gettext as _

from rajut.foundation.regions.importing.problems import Wrong

LARGEST = Decimal(10) ** 17
_PLAIN = re.compile(r"-?[0-9]{1,30}")
_AMBIGUOUS = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")
_POINT = re.compile(r"-?(?:[0-9]{1,30}|[0-9]{1,3}(?:,[0-9]{3})+)\.[0-9]{1,30}|-?[0-9]{1,3}(?:,[0-9]{3}){2,}")
_COMMA = re.compile(r"-?(?:[0-9]{1,30}|[0-9]{1,3}(?:\.[0-9]{3})+),[0-9]{1,30}|-?[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_SCIENCE = re.compile(r"-?[0-9](?:\.[0-9]{1,30})?[eE][+-]?[0-9]{1,2}")


class Style(Enum):
    """What one cell says about the decimal sign of its column."""

    PLAIN = auto()
    POINT = auto()
    COMMA = auto()
    AMBIGUOUS = auto()
    NONE = auto()


def style(cell: str) -> Style:
    """How a cell is written."""
    if _PLAIN.fullmatch(cell):
        return Style.PLAIN
    if _AMBIGUOUS.fullmatch(cell):
        return Style.AMBIGUOUS
    if _POINT.fullmatch(cell) or _SCIENCE.fullmatch(cell):
        return Style.POINT
    return Style.COMMA if _COMMA.fullmatch(cell) else Style.NONE


def reader(cells: Iterable[str], *, needed: bool = True) -> Callable[[str], Decimal | None]:
    """How the numbers of the column `cells` are to be read."""
    counts = Counter(map(style, map(_bare, cells)))
    points, commas = counts[Style.POINT], counts[Style.COMMA]
    decided = None if not points and not commas else Style.POINT if points >= commas else Style.COMMA

    def read(cell: str) -> Decimal | None:
        words = _bare(cell)
        if not words and not needed:
            return None
        value = _value(words, decided)
        if not -LARGEST < value < LARGEST:
            raise Wrong(_("“%(cell)s” terlalu besar. Periksa angka dan satuannya.") % {"cell": words[:40]})
        return value

    return read


def _bare(cell: str) -> str:
    return cell.strip().replace("−", "-").replace("\xa0", "")


def _value(words: str, decided: Style | None) -> Decimal:
    found = style(words)
    if found is Style.PLAIN:
        return Decimal(words)
    if found is Style.NONE:
        raise _not_a_number(words)
    if found is Style.AMBIGUOUS:
        if decided is None:
            raise _two_ways(words)
        found = decided
    if found is not decided:
        raise _mixed(words, decided)
    if found is Style.POINT:
        return Decimal(words.replace(",", ""))
    return Decimal(words.replace(".", "").replace(",", "."))


def _not_a_number(words: str) -> Wrong:
    if not words:
        return Wrong(_("Sel angka ini kosong. Isi angkanya atau hapus barisnya."))
    if words.startswith("="):
        return Wrong(
            _("Sel ini berisi rumus (“%(cell)s”). Salin hasilnya sebagai nilai.") % {"cell": words[:40]}
        )
    return Wrong(_("“%(cell)s” bukan bilangan. Tulis misalnya 1234.5 atau 1.234,5.") % {"cell": words[:40]})


def _two_ways(words: str) -> Wrong:
    digits = re.sub(r"[.,]", "", words)
    return Wrong(
        _("“%(cell)s” dapat berarti dua hal. Tulis %(whole)s untuk ribuan atau %(decimal)s untuk pecahan.")
        % {"cell": words, "whole": digits, "decimal": words.replace(",", ".") + "0"}
    )


def _mixed(words: str, decided: Style | None) -> Wrong:
    if decided is Style.POINT:
        return Wrong(
            _("“%(cell)s” memakai koma desimal, sedangkan kolom ini memakai titik desimal. Samakan.")
            % {"cell": words}
        )
    return Wrong(
        _("“%(cell)s” memakai titik desimal, sedangkan kolom ini memakai koma desimal. Samakan.")
        % {"cell": words}
    )
