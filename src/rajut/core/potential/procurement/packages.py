"""Packages of procurement plans, column by column: five million of them fit into a third of a gigabyte."""

from dataclasses import dataclass
from typing import BinaryIO

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rajut.core.potential.procurement.tokens import Numbers, Titles, titles
from rajut.core.potential.records import Unsound
from rajut.core.words import say

MOST_RUPIAH = 10**15  # a third of the whole state budget: more is a slip of the finger
FIRST_YEAR, LAST_YEAR = 1945, 2100
TEXTS = ("region", "agency", "unit", "title", "method", "kind")
WHOLE = ("year", "ceiling", "starts", "ends", "consolidated")
SOURCE = "source"
REALISED = "realised"
COLUMNS = ("code", *TEXTS, *WHOLE)  # fund and account are not looked at, and not held

MISSING = say("Kolom paket pengadaan tidak ada: %(name)s.")
UNREADABLE = say("Berkas paket pengadaan tidak dapat dibaca: %(why)s.")
NO_NUMBER = say("Kolom %(name)s memuat yang bukan bilangan (paket ke-%(row)s).")
OUTSIDE = say(
    "Kolom %(name)s memuat %(given)s (paket ke-%(row)s); yang dapat dipakai %(least)s sampai %(most)s."
)


class UnsoundPackages(Unsound):
    """Nothing can be found in these packages; `sentence` says why."""


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """A column of text: row i says `values[codes[i]]`; every value is used, none is missing."""

    values: pa.Array
    codes: Numbers

    def told(self, row: int) -> str:
        """Return what one row says."""
        return str(self.values[int(self.codes[row])].as_py())

    def every(self) -> list[str]:
        """Return the values."""
        return [str(each) for each in self.values.to_pylist()]


@dataclass(frozen=True, slots=True, eq=False)
class Packages:
    """n packages; columns as in `core.potential.holdings` describes rows: money in whole rupiah.

    `starts` and `ends` are the first and last month of the tender, 1 to 12; an end before the start lies
    beyond the turn of the year. `region` is empty for ministries; `source` says who published the row.
    `realised` is what the contract or the result of the tender came to, as it was given, also where that
    cannot be; NaN where unknown, None where it is unknown for all: nothing is then held.
    """

    code: pa.Array
    region: Texts
    agency: Texts
    unit: Texts
    title: Texts
    method: Texts
    kind: Texts
    source: Texts
    year: npt.NDArray[np.int16]
    ceiling: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int8]
    ends: npt.NDArray[np.int8]
    consolidated: npt.NDArray[np.bool_]
    realised: npt.NDArray[np.float64] | None = None

    def __len__(self) -> int:
        """How many packages there are."""
        return len(self.year)

    def titles(self) -> Titles:
        """Return the distinct titles; title `title.codes[i]` of them is package i's."""
        return titles(self.title.values)


def from_table(table: pa.Table) -> Packages:
    """Take the columns of a table; texts may be dictionaries, `source` and `realised` absent.

    Raises UnsoundPackages.
    """
    for name in COLUMNS:
        if name not in table.column_names:
            raise UnsoundPackages(MISSING, name=name)
    bounds = {"year": (FIRST_YEAR, LAST_YEAR), "ceiling": (0, MOST_RUPIAH), "consolidated": (0, 1)}
    whole = {name: _whole(table.column(name), name, bounds.get(name, (1, 12))) for name in WHOLE}
    texts = {name: _texts(table.column(name)) for name in TEXTS}
    unsaid = pa.chunked_array([pa.repeat("", table.num_rows)])
    return Packages(
        code=_one(table.column("code").cast(pa.large_string())),
        region=texts["region"],
        agency=texts["agency"],
        unit=texts["unit"],
        title=texts["title"],
        method=texts["method"],
        kind=texts["kind"],
        source=_texts(table.column(SOURCE) if SOURCE in table.column_names else unsaid),
        year=whole["year"].astype(np.int16),
        ceiling=whole["ceiling"],
        starts=whole["starts"].astype(np.int8),
        ends=whole["ends"].astype(np.int8),
        consolidated=whole["consolidated"].astype(np.bool_),
        realised=_realised(table.column(REALISED)) if REALISED in table.column_names else None,
    )


def from_csv(file: BinaryIO) -> Packages:
    """Read packages as PostgreSQL copies them (CSV with a heading; `realised` may be absent).

    Raises UnsoundPackages.
    """
    from pyarrow import csv

    text = pa.dictionary(pa.int32(), pa.string())
    types = {"code": pa.string(), **dict.fromkeys((*TEXTS, SOURCE), text), **dict.fromkeys(WHOLE, pa.int64())}
    begin = file.tell()
    if REALISED in file.readline().decode("utf-8", "replace").strip().split(","):
        types[REALISED] = pa.float64()
    file.seek(begin)
    try:
        table = csv.read_csv(
            file,
            parse_options=csv.ParseOptions(newlines_in_values=True),
            convert_options=csv.ConvertOptions(column_types=types, include_columns=[*types]),
        )
    except (pa.ArrowInvalid, pa.ArrowKeyError) as error:
        raise UnsoundPackages(UNREADABLE, why=str(error).strip().rstrip(".")) from error
    return from_table(table)


def _one(column: pa.ChunkedArray) -> pa.Array:
    whole = column.combine_chunks()
    return pa.concat_arrays(whole.chunks) if isinstance(whole, pa.ChunkedArray) else whole


def _texts(column: pa.ChunkedArray) -> Texts:
    """Return a column as codes of its distinct values; what is missing is an empty text."""
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    whole = _one(column.unify_dictionaries())
    values = whole.dictionary.cast(pa.large_string()).fill_null("")
    codes = np.asarray(whole.indices.fill_null(-1)).astype(np.int32)
    if (codes < 0).any():
        codes[codes < 0] = len(values)
        values = pa.concat_arrays([values, pa.array([""], pa.large_string())])
    used = np.bincount(codes, minlength=len(values)) > 0
    if not used.all():
        codes, values = (np.cumsum(used, dtype=np.int32) - 1)[codes], values.filter(pa.array(used))
    return Texts(values, codes)


def _realised(column: pa.ChunkedArray) -> npt.NDArray[np.float64] | None:
    """Return what was realised, any number; None where nothing is known."""
    given = _numbers(column, REALISED)
    return None if np.isnan(given).all() else given


def _numbers(column: pa.ChunkedArray, name: str) -> npt.NDArray[np.float64]:
    """Return a column of numbers; NaN where one is missing."""
    try:
        return np.asarray(column.cast(pa.float64()).to_numpy(), np.float64)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        raise UnsoundPackages(UNREADABLE, why=f"{name}: {error}".rstrip(".")) from error


def _whole(column: pa.ChunkedArray, name: str, bounds: tuple[int, int]) -> npt.NDArray[np.int64]:
    """Return a column of whole numbers within bounds; parts of a rupiah are rounded."""
    given = _numbers(column, name)
    least, most = bounds
    odd = np.flatnonzero(~((given >= least) & (given <= most)))
    if len(odd):
        row, value = int(odd[0]) + 1, float(given[odd[0]])
        if not np.isfinite(value):
            raise UnsoundPackages(NO_NUMBER, name=name, row=row)
        raise UnsoundPackages(OUTSIDE, name=name, row=row, given=value, least=str(least), most=most)
    return np.rint(given).astype(np.int64)
