"""The cost of groups, as a table tells it: columns `coalition` (members joined by +) and `cost`."""

from decimal import Decimal

from rajut.foundation.regions.importing.sheet import Sheet

COLUMNS = ("coalition", "cost")


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
