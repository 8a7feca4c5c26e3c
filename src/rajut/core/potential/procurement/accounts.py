"""The account codes of packages, read apart: only the naming of goods looks at them."""

from typing import BinaryIO

import numpy as np
import pyarrow as pa

from rajut.core.potential.procurement.packages import Texts

COLUMN = "account"


def accounts_from_csv(file: BinaryIO | str) -> Texts | None:
    """Read the codes of packages as PostgreSQL copies them, one per package; None where none has one."""
    from pyarrow import csv

    text = pa.dictionary(pa.int32(), pa.string())
    table = csv.read_csv(
        file,
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(column_types={COLUMN: text}, include_columns=[COLUMN]),
    )
    column = table.column(COLUMN).unify_dictionaries()
    codes = np.concatenate([np.empty(0, np.int32), *(np.asarray(each.indices) for each in column.chunks)])
    values = column.chunk(0).dictionary if column.num_chunks else pa.array([], pa.string())
    told = any(str(each).strip() for each in values.to_pylist())
    return Texts(values.cast(pa.large_string()), codes.astype(np.int32)) if told else None
