"""What is compared: units (governments, offices) with what they use and what they bring about.

The table is refused with a reason wherever a figure would make the comparison meaningless.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from rajut.core.potential.records import Sentence, Unsound, sentence
from rajut.core.words import say

Amounts = npt.NDArray[np.float64]

GREATEST = 1e24  # a thousand times more than would ever be written in rupiah
SPREAD = 1e-9  # of a column's mean: a smaller figure, unless it is zero, is one in another unit of measure

NOBODY = say("Tidak ada satuan yang dapat dibandingkan.")
NO_COLUMN = say("Sedikitnya satu masukan dan satu keluaran diperlukan.")
NOT_A_TABLE = say("Tabel %(what)s harus memuat %(units)s baris, satu setiap satuan.")
TWICE = say("Satuan %(unit)s disebut dua kali.")
NOT_FINITE = say("%(what)s ke-%(column)s milik %(unit)s bukan angka.")
NEGATIVE = say("%(what)s ke-%(column)s milik %(unit)s negatif.")
TOO_GREAT = say("%(what)s ke-%(column)s milik %(unit)s terlalu besar.")
TOO_SMALL = say(
    "%(what)s ke-%(column)s milik %(unit)s jauh lebih kecil daripada yang lain; periksa satuan ukurannya."
)
NOTHING = say("Semua %(what)s milik %(unit)s nol.")
EMPTY_COLUMN = say("%(what)s ke-%(column)s nol pada semua satuan.")
OTHER_COLUMNS = say("Titik yang dinilai harus memuat %(inputs)s masukan dan %(outputs)s keluaran.")
INPUT = say("Masukan")
OUTPUT = say("Keluaran")
FEW = say(
    "Hanya %(units)s satuan untuk %(columns)s masukan dan keluaran: banyak yang akan tampak efisien "
    "karena tidak ada pembandingnya (sebaiknya sedikitnya %(needed)s)."
)


class NotUnits(Unsound):
    """The figures cannot be compared; `sentence` says why."""


class Returns(StrEnum):
    """What the size of a unit may do to what it needs."""

    CONSTANT = "crs"  # twice as much brings twice as much
    VARIABLE = "vrs"  # only what lies between real units is held possible
    DECREASING = "drs"  # a unit could also be smaller
    INCREASING = "irs"  # a unit could also be larger


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """Units by name, what each uses, shape (n, m), and what it brings about, shape (n, s)."""

    names: tuple[str, ...]
    inputs: Amounts
    outputs: Amounts

    def __len__(self) -> int:
        """How many units there are."""
        return len(self.names)

    @property
    def caution(self) -> Sentence | None:
        """What to say where the units are too few for their columns (Cooper, Seiford & Tone 2007)."""
        m, s = self.inputs.shape[1], self.outputs.shape[1]
        needed = max(m * s, 3 * (m + s))
        return sentence(FEW, units=len(self), columns=m + s, needed=needed) if len(self) < needed else None


def units(names: Sequence[str], inputs: npt.ArrayLike, outputs: npt.ArrayLike) -> Units:
    """Check and keep a table: `inputs` of shape (n, m) and `outputs` of shape (n, s), of any unit of measure.

    Raises NotUnits where a figure is missing, negative or absurd, or a unit uses or brings about nothing.
    """
    if not names:
        raise NotUnits(NOBODY)
    _check_once(names)
    used, brought = _table(names, inputs, INPUT), _table(names, outputs, OUTPUT)
    return Units(tuple(names), used, brought)


def points(inputs: npt.ArrayLike, outputs: npt.ArrayLike, *, like: Units) -> tuple[Amounts, Amounts]:
    """Check points to be evaluated against other units; they are called by their number, from 1.

    Raises NotUnits as `units` does, and where the columns are not those of `like`.
    """
    used, brought = _array(inputs), _array(outputs)
    wanted = like.inputs.shape[1], like.outputs.shape[1]
    if (used.shape[-1], brought.shape[-1]) != wanted or used.ndim != 2 or len(used) != len(brought):
        raise NotUnits(OTHER_COLUMNS, inputs=wanted[0], outputs=wanted[1])
    for table, what in ((used, INPUT), (brought, OUTPUT)):
        _check_figures(None, table, what)
    return used, brought


def _check_once(names: Sequence[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise NotUnits(TWICE, unit=name)
        seen.add(name)


def _array(given: npt.ArrayLike) -> Amounts:
    try:
        return np.atleast_1d(np.asarray(given, dtype=np.float64))
    except (TypeError, ValueError):
        return np.empty((0, 0))  # rows of different lengths, or words: not a table, and said so


def _table(names: Sequence[str], given: npt.ArrayLike, what: str) -> Amounts:
    table = _array(given)
    if table.ndim != 2 or len(table) != len(names):
        raise NotUnits(NOT_A_TABLE, what=what.lower(), units=len(names))
    if not table.shape[1]:
        raise NotUnits(NO_COLUMN)
    _check_figures(names, table, what)
    _check_columns(names, table, what)
    return table


def _check_figures(names: Sequence[str] | None, table: Amounts, what: str) -> None:
    for wrong, template in (
        (~np.isfinite(table), NOT_FINITE),
        (table < 0, NEGATIVE),
        (table > GREATEST, TOO_GREAT),
    ):
        _refuse(names, wrong, template, what)
    for row in np.flatnonzero(~(table > 0).any(axis=1)):
        raise NotUnits(NOTHING, what=what.lower(), unit=_name(names, int(row)))


def _check_columns(names: Sequence[str], table: Amounts, what: str) -> None:
    for column in np.flatnonzero(~(table > 0).any(axis=0)):
        raise NotUnits(EMPTY_COLUMN, what=what, column=int(column) + 1)
    _refuse(names, (table > 0) & (table < SPREAD * table.mean(axis=0)), TOO_SMALL, what)


def _refuse(names: Sequence[str] | None, wrong: npt.NDArray[np.bool_], template: str, what: str) -> None:
    for row, column in np.argwhere(wrong):
        raise NotUnits(template, what=what, column=int(column) + 1, unit=_name(names, int(row)))


def _name(names: Sequence[str] | None, row: int) -> str:
    return str(row + 1) if names is None else names[row]
