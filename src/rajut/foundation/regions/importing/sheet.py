"""A table being read column by column; mistakes are noted with row and column, and reading goes on."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

from django.utils.translation import gettext as _

from rajut.foundation.regions.importing import cells, numerals
from rajut.foundation.regions.importing.problems import Problems, Wrong
from rajut.foundation.regions.importing.reading import Table

T = TypeVar("T")


class Sheet:
    """The columns of one table, read one after another."""

    def __init__(
        self,
        table: Table,
        *,
        problems: Problems,
        names: Mapping[str, str] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Take a table; `names` says which column a heading means, where the two differ."""
        self.table = table
        self.problems = problems
        self.progress = progress
        self.columns_read = 0
        taken = set((names or {}).values())
        columns = [
            (names or {}).get(heading, "" if heading in taken else heading) for heading in table.header
        ]
        self._written = dict(zip(columns, table.header, strict=True))
        table.header = columns

    def __len__(self) -> int:
        return len(self.table.rows)

    def has(self, column: str) -> bool:
        """Whether the table has this column."""
        return column in self.table.header

    def written(self, column: str) -> str:
        """The heading of a column in the file itself."""
        return self._written.get(column, column)

    def fill(self, column: str, cell: str) -> None:
        """Add a column that says the same in every row."""
        self.table.header.append(column)
        for row in self.table.rows:
            row.append(cell)
        self.table.turned.clear()

    def note(self, words: str) -> None:
        """Tell the reader something that is no mistake."""
        if words not in self.table.notes:
            self.table.notes.append(words)

    def read(self, column: str, how: Callable[[str], T | None]) -> list[T | None]:
        """Every cell of a column; each different cell is read once, and a wrong one becomes None."""
        there = self.table.column(column)
        tried = {cell: _tried(how, cell) for cell in dict.fromkeys(there)}
        wrong = {cell: str(value) for cell, value in tried.items() if isinstance(value, Wrong)}
        if wrong:
            for number, cell in zip(self.table.numbers, there, strict=True):
                if cell in wrong:
                    self.problems.add(number, self.written(column), wrong[cell])
        right = {cell: None if isinstance(value, Wrong) else value for cell, value in tried.items()}
        self._tell()
        return [right[cell] for cell in there]

    def _tell(self) -> None:
        """Say how far it is: rows times the share of the columns that are read."""
        if self.progress is not None:
            width = len(self.table.header)
            self.columns_read = min(self.columns_read + 1, width)
            self.progress(len(self) * self.columns_read // width, len(self))

    def or_else(self, column: str, how: Callable[[str], T | None], default: T | None) -> list[T | None]:
        """Like `read`; `default` for every row where the table has no such column."""
        return self.read(column, how) if self.has(column) else [default] * len(self)

    def texts(self, column: str, *, most: int, needed: bool = True) -> list[str | None]:
        """A column of texts."""
        return self.read(column, cells.text(most=most, needed=needed))

    def numbers(
        self, column: str, *, needed: bool = True, low: float | None = None, high: float = 1e17
    ) -> list[Decimal | None]:
        """A column of numbers, its decimal sign found from all of them; `low` to `high` where given."""
        how = numerals.reader(self.table.column(column), needed=needed)
        return self.read(column, how if low is None else cells.within(how, low=low, high=high))

    def check(self, column: str, test: Callable[..., object], *values: Sequence[object]) -> None:
        """Call `test` with the values of each row that could be read; what it raises belongs to `column`."""
        for number, row in zip(self.table.numbers, zip(*values, strict=True), strict=True):
            if None not in row:
                try:
                    test(*row)
                except Wrong as wrong:
                    self.problems.add(number, self.written(column), str(wrong))

    def once(self, *key: Sequence[object]) -> None:
        """Note every row whose key stands in an earlier row."""
        first: dict[tuple[object, ...], int] = {}
        for number, row in zip(self.table.numbers, zip(*key, strict=True), strict=True):
            if None in row:
                continue
            earlier = first.setdefault(row, number)
            if earlier != number:
                self.problems.add(
                    number,
                    "",
                    _("Baris ini mengulang baris %(row)s (%(key)s). Hapus salah satunya.")
                    % {"row": earlier, "key": ", ".join(map(str, row))},
                )


def _tried(how: Callable[[str], T | None], cell: str) -> T | Wrong | None:
    try:
        return how(cell)
    except Wrong as wrong:
        return wrong
