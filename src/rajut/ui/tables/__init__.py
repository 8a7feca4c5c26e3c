"""Tables: typed columns, sorting, filters in the address, pages, and exports with the same columns."""

from rajut.ui.tables.columns import Column
from rajut.ui.tables.exports import export
from rajut.ui.tables.listing import MANY, SORT, Listing, listing

__all__ = ["MANY", "SORT", "Column", "Listing", "export", "listing"]
