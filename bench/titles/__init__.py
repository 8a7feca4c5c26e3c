"""Titles of Indonesian public procurement plans for measuring how they are grouped by what they buy.

`titles(n, seed=…, batch=…)` yields record batches of the columns of `SCHEMA`; `names()` names each label.
Pure: no network, no files; equal n and seed give equal bytes, whatever the batch.
"""

from bench.titles.making import SCHEMA, names, titles

__all__ = ["SCHEMA", "names", "titles"]
