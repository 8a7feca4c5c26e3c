"""What was worked out once and is asked for again: no more than fits, the least lately asked leaves first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Generic, TypeVar

Worth = TypeVar("Worth")


@dataclass(slots=True)
class Shelf(Generic[Worth]):
    """At most `room` bytes of what was worked out; `size` says about how many one of them takes.

    What is told apart by its key is never mixed up, so whoever changes a thing gives it another key; the old
    one is asked for no more and makes room. However many ask at once, one of them does the work.
    """

    room: int
    size: Callable[[Worth], int]
    held: int = 0
    _found: OrderedDict[Hashable, Worth] = field(default_factory=OrderedDict)
    _hand: Lock = field(default_factory=Lock)
    _work: Lock = field(default_factory=Lock)

    def ask(self, key: Hashable, work: Callable[[], Worth]) -> Worth:
        """Return what is kept under the key, else work it out and keep it."""
        known = self._known(key)
        if known is not None:
            return known
        with self._work:
            known = self._known(key)
            if known is None:
                known = work()
                self._keep(key, known)
        return known

    def _known(self, key: Hashable) -> Worth | None:
        with self._hand:
            if key in self._found:
                self._found.move_to_end(key)
            return self._found.get(key)

    def _keep(self, key: Hashable, worth: Worth) -> None:
        with self._hand:
            self._found[key] = worth
            self.held += self.size(worth)
            while self.held > self.room:
                self.held -= self.size(self._found.popitem(last=False)[1])
