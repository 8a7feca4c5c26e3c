"""The bytes of a file that is not finished: on disk before its record counts, gone when it is done."""

import os
from pathlib import Path

from django.conf import settings
from django.db import transaction

from rajut.foundation.regions.models import ImportRun


def kept_at(run: ImportRun) -> Path:
    """Where the bytes of an unfinished file lie: under the number of its record, never under a given name."""
    return Path(settings.HOME) / "imports" / str(run.pk)


def keep(run: ImportRun, data: bytes) -> None:
    """Write the bytes down for good: what was acknowledged survives a power cut."""
    path = kept_at(run)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    with draft.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def forget(run: ImportRun) -> None:
    """Remove the bytes once the transaction that finished the file is kept."""
    path = kept_at(run)
    transaction.on_commit(lambda: path.unlink(missing_ok=True))
