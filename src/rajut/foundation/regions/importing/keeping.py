"""The bytes of a file that is not finished: on disk before its record counts, gone when it is done."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import transaction

from rajut.foundation.regions.models import ImportRun

MOST = 512 * 1024 * 1024  # bytes as they are uploaded: ten million packages as CSV.gz are about half of it


def kept_at(run: ImportRun) -> Path:
    """Where the bytes of an unfinished file lie: under the number of its record, never under a given name."""
    return Path(settings.HOME) / "imports" / str(run.pk)


def keep(run: ImportRun, chunks: Iterable[bytes]) -> None:
    """Write the bytes down for good as they come, and their fingerprint and number into the record.

    What was acknowledged survives a power cut, and no file is ever whole in memory.
    """
    path = kept_at(run)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft, digest, size = path.with_suffix(".draft"), hashlib.sha256(), 0
    with draft.open("wb") as file:
        for chunk in chunks:
            file.write(chunk)
            digest.update(chunk)
            size += len(chunk)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    run.sha256, run.size = digest.hexdigest(), size


def forget(run: ImportRun) -> None:
    """Remove the bytes once the transaction that finished the file is kept."""
    path = kept_at(run)
    transaction.on_commit(lambda: path.unlink(missing_ok=True))
