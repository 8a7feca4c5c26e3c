"""The bytes of a file, wherever they lie: on disk or in memory, compressed with gzip or not."""

import gzip
import hashlib
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from django.utils.translation import gettext as _

from rajut.foundation.regions.importing.problems import Unreadable
from rajut.foundation.regions.importing.reading.limits import MEGA, Limits

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_GZIP = b"\x1f\x8b"
_HEAD = 1000


class Source:
    """A file that can be opened again and again."""

    def __init__(self, held: bytes | Path) -> None:
        """Remember where the bytes lie; nothing is read yet."""
        self.held = held
        self.size = len(held) if isinstance(held, bytes) else held.stat().st_size

    def sha256(self) -> str:
        """The fingerprint of the bytes as they are, packed or not."""
        with self._raw() as file:
            return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]  # both have readinto

    def is_packed(self) -> bool:
        """Whether it is compressed with gzip."""
        with self._raw() as file:
            return file.read(2) == _GZIP

    def head(self) -> bytes:
        """The first bytes after unpacking."""
        with self.unpacked(limits=Limits(unpacked=MEGA, rows=0)) as file:
            return file.read(_HEAD)

    def whole(self, *, limits: Limits) -> bytes:
        """All bytes after unpacking, which the limits bound."""
        with self.unpacked(limits=limits) as file:
            return file.read()

    @contextmanager
    def unpacked(self, *, limits: Limits) -> Iterator[BinaryIO]:
        """The bytes after unpacking, as a stream that stops where there are too many."""
        with self._raw() as raw:
            inner = gzip.GzipFile(fileobj=raw) if self.is_packed() else raw
            bounded = _Bounded(inner, raw=raw, limits=limits)
            with io.BufferedReader(bounded, buffer_size=_buffer(limits)) as stream:
                yield stream

    def _raw(self) -> BinaryIO:
        return io.BytesIO(self.held) if isinstance(self.held, bytes) else self.held.open("rb")


def _buffer(limits: Limits) -> int:
    return min(MEGA, limits.unpacked)


class _Bounded(io.RawIOBase):
    """What comes out of `inner`, weighed while it comes."""

    def __init__(self, inner: BinaryIO | gzip.GzipFile, *, raw: BinaryIO, limits: Limits) -> None:
        self._inner, self._raw, self._limits = inner, raw, limits
        self._read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill the buffer; raises Unreadable where the gzip is broken or unfolds to too much."""
        wanted = memoryview(buffer)
        try:
            chunk = self._inner.read(len(wanted))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise Unreadable(
                _("Berkas gzip rusak atau terpotong. Unduh atau mampatkan ulang berkas itu.")
            ) from error
        self._read += len(chunk)
        self._limits.weigh(self._read, packed=max(self._raw.tell(), 1))
        wanted[: len(chunk)] = chunk
        return len(chunk)
