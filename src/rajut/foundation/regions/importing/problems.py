"""What is wrong with a file: every place of it, in sentences that say how to mend it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

KEPT = 20_000  # a file with more mistakes than this has one cause; all are counted, the first are named

# What neither a terminal nor a record of the database can hold: control characters and lone surrogates.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def printable(text: str) -> str:
    """A text of a file as it can be shown and kept: what cannot is the sign for it, one for each."""
    return _UNPRINTABLE.sub("\ufffd", text)


class Wrong(ValueError):
    """One cell cannot be used; the message says why and how to mend it."""


class Unreadable(ValueError):
    """The whole file cannot be used; the message says why and how to mend it."""


class Unmatched(Unreadable):
    """The headings of a file fit no kind; `kind` is the nearest one."""

    def __init__(self, text: str, *, kind: str) -> None:
        """Keep the nearest kind beside the message."""
        super().__init__(text)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: the row as a spreadsheet counts it (0 = the whole file), the column, the sentence."""

    row: int
    column: str
    text: str


@dataclass(slots=True)
class Problems:
    """All mistakes of a file in the order of its rows; `total` also counts those beyond `KEPT`."""

    total: int = 0
    _first: list[Problem] = field(default_factory=list)

    def add(self, row: int, column: str, text: str) -> None:
        """Note one mistake."""
        self.total += 1
        if len(self._first) < KEPT:
            self._first.append(Problem(row, printable(column), printable(text)))

    def __bool__(self) -> bool:
        return self.total > 0

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._first, key=lambda problem: problem.row))
