"""Where bytes lie: each file once, under its SHA-256, on the disk before anybody speaks of it."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from django.core.files.storage import default_storage

CHUNK = 256 * 1024


@dataclass(frozen=True, slots=True)
class Kept:
    """Bytes that lie on the disk."""

    sha256: str
    size: int


def keep(chunks: Iterable[bytes]) -> Kept:
    """Write bytes to the disk and return their fingerprint once they would survive a power failure.

    They are written beside their place and then renamed into it, so that a half-written file never bears
    a fingerprint; bytes that lie there already, whole, are left alone.
    """
    root = Path(default_storage.path(""))
    root.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=root, prefix=".arriving-", delete=False) as arriving:
        try:
            kept = _write(chunks, arriving)
            _settle(Path(arriving.name), path_of(kept.sha256), kept)
        finally:
            Path(arriving.name).unlink(missing_ok=True)
    return kept


def _write(chunks: Iterable[bytes], arriving: IO[bytes]) -> Kept:
    seen, size = hashlib.sha256(), 0
    for chunk in chunks:
        arriving.write(chunk)
        seen.update(chunk)
        size += len(chunk)
    arriving.flush()
    os.fsync(arriving.fileno())
    return Kept(seen.hexdigest(), size)


def _settle(arriving: Path, place: Path, kept: Kept) -> None:
    if is_whole(kept):
        return
    place.parent.mkdir(exist_ok=True)
    arriving.chmod(0o640)
    arriving.replace(place)
    for folder in (place.parent, place.parent.parent):
        _sync(folder)


def _sync(folder: Path) -> None:
    """Make a rename last: a folder's entries are written to the disk on their own."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def path_of(sha256: str) -> Path:
    """Return where the bytes of a fingerprint lie."""
    return Path(default_storage.path("")) / sha256[:2] / sha256


def is_whole(kept: Kept) -> bool:
    """Whether the bytes are there, as long as they were, and still those that were kept."""
    path = path_of(kept.sha256)
    try:
        if path.stat().st_size != kept.size:
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == kept.sha256
    except FileNotFoundError:
        return False
