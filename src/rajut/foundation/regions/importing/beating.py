"""The worker's signs of life: how far a file is, told twice a second by a thread of its own.

What the worker writes stands in one long transaction that nobody sees before its end; so its progress is
written beside it. The same thread hears that somebody cancelled.
"""

import threading
from types import TracebackType
from typing import Self

from django.db import DatabaseError, connection
from django.db.models.functions import Now

from rajut.foundation.regions.models import ImportRun

BEAT = 0.5  # seconds


class Stopped(Exception):
    """Somebody cancelled the file meanwhile, or another worker has it."""


class Heart:
    """Beats while the block runs; within a transaction of the caller nobody could see it, so it rests."""

    def __init__(self, pk: int, state: str) -> None:
        self.pk, self.state = pk, state
        self.done, self.total = 0, 0
        self.stopped = False
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat, name=f"import-{pk}", daemon=True)

    def tell(self, done: int, total: int) -> None:
        """Say how far the work is; raises Stopped when it is nobody's any more."""
        if self.stopped:
            raise Stopped
        self.done, self.total = done, total

    def __enter__(self) -> Self:
        """Begin to beat."""
        if not connection.in_atomic_block:
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop beating."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()

    def _beat(self) -> None:
        try:
            while not self._over.wait(BEAT):
                self._write()
        finally:
            connection.close()  # the thread's own

    def _write(self) -> None:
        """Write the progress down, where the file is still ours."""
        done, total = self.done, self.total
        ours = ImportRun.objects.filter(pk=self.pk, state=self.state)
        try:
            kept = ours.update(beat_at=Now(), rows_done=done, rows_total=total)
        except DatabaseError:
            return  # the work itself will meet the same trouble and tell it
        self.stopped = not kept
