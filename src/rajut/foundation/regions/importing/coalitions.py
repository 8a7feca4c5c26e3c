"""The cost of groups, as a table tells it: columns `coalition` (members joined by +) and `cost`."""

from decimal import Decimal

from django.utils.translation import gettext as _

from rajut.foundation.regions.importing.problems import Problems, Unreadable
from rajut.foundation.regions.importing.reading import Source, table
from rajut.foundation.regions.importing.sheet import Sheet

COLUMNS = ("coalition", "cost")


def costs_in(data: bytes, *, problems: Problems) -> dict[frozenset[str], Decimal]:
    """Return the costs that a file tells; Unreadable where it is no such table."""
    sheet = Sheet(table(Source(data), problems=problems), problems=problems)
    missing = [name for name in COLUMNS if not sheet.has(name)]
    if missing:
        raise Unreadable(_("Kolom %(columns)s tidak ada.") % {"columns": ", ".join(missing)})
    return costs(sheet)


def costs(sheet: Sheet) -> dict[frozenset[str], Decimal]:
    """Return the cost of every group that could be read; what could not is among the sheet's problems."""
    groups = [
        None if cell is None else frozenset(part.strip() for part in cell.split("+"))
        for cell in sheet.texts("coalition", most=2000)
    ]
    amounts = sheet.numbers("cost")
    sheet.once([None if each is None else "+".join(sorted(each)) for each in groups])
    pairs = zip(groups, amounts, strict=True)
    return {each: cost for each, cost in pairs if each is not None and cost is not None}
