"""Titles as words: every distinct word once, every distinct sequence of words once."""

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Bytes = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.int32]
Hashes = npt.NDArray[np.uint64]

Number = TypeVar("Number", bound=np.generic)

ROOM = 4_096  # more than one title can need
REMEMBERED = 1 << 20  # titles, at most, that are known again without being read


@dataclass(frozen=True, slots=True, eq=False)
class Titles:
    """Titles as one run of bytes; title i is `data[starts[i]:starts[i + 1]]`, any bytes."""

    data: Bytes
    starts: Places

    def __len__(self) -> int:
        """How many titles there are."""
        return len(self.starts) - 1


def titles(given: pa.Array | pa.ChunkedArray | Sequence[str | bytes | None]) -> Titles:
    """Lay titles out as bytes; what is missing is an empty title."""
    if isinstance(given, pa.ChunkedArray):
        given = given.combine_chunks()
    if not isinstance(given, pa.Array):
        given = pa.array([_encoded(each) for each in given], pa.large_binary())
    if isinstance(given, pa.ChunkedArray):  # several, when 2 GiB are passed
        given = pa.concat_arrays([part.cast(pa.large_binary()) for part in given.chunks])
    if given.null_count:
        given = given.fill_null(
            "" if pa.types.is_string(given.type) or pa.types.is_large_string(given.type) else b""
        )
    if not (pa.types.is_large_binary(given.type) or pa.types.is_binary(given.type)):
        wide = pa.types.is_large_string(given.type)
        given = given.cast(pa.large_binary() if wide else pa.binary())
    _valid, ends, data = given.buffers()
    width = np.int64 if pa.types.is_large_binary(given.type) else np.int32
    starts = (
        np.frombuffer(ends, width)[given.offset : given.offset + len(given) + 1]
        if len(given)
        else np.zeros(1)
    )
    return Titles(np.frombuffer(data or b"", np.uint8), starts.astype(np.int64))


def _encoded(title: str | bytes | None) -> bytes:
    return title.encode("utf-8", "surrogatepass") if isinstance(title, str) else title or b""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """What was read: words, sequences of words, and which sequence each title is.

    Word w is `letters[word_ends[w - 1]:word_ends[w]]`; sequence s is `flat[ends[s - 1]:ends[s]]`, numbers of
    words. Both stand in the order of their hashes, which depends on nothing but the words themselves.
    """

    letters: Bytes
    word_ends: Places
    word_hashes: Hashes
    flat: Numbers
    ends: Places
    found: Numbers  # one number of a sequence per title

    def word(self, number: int) -> bytes:
        """Return one word."""
        begin = int(self.word_ends[number - 1]) if number else 0
        return self.letters[begin : self.word_ends[number]].tobytes()


class Reader:
    """Reads titles, batch after batch, into tables that grow."""

    def __init__(self, room: int = 1 << 16, *, remembered: int = REMEMBERED) -> None:
        """Start with nothing read; `remembered` is a power of two."""
        self.used = np.zeros(4, np.int64)
        self.hashes, self.word_ends = np.empty(room, np.uint64), np.empty(room, np.int64)
        self.letters, self.flat = np.empty(room * 8, np.uint8), np.empty(room * 8, np.int32)
        self.sequence_hashes, self.ends = np.empty(room, np.uint64), np.empty(room, np.int64)
        self.seen = np.zeros(remembered, np.uint64), np.empty(remembered, np.int32)
        self.found: list[Numbers] = []
        self._index()

    def _index(self) -> None:
        from rajut.core.potential.procurement.scanning import SEQUENCES, WORDS, refilled

        self.table = _table(len(self.hashes))
        refilled(*self.table, self.hashes, self.used[WORDS])
        self.sequence_table = _table(len(self.sequence_hashes))
        refilled(*self.sequence_table, self.sequence_hashes, self.used[SEQUENCES])

    def read(self, given: Titles, *, begin: int = 0, end: int | None = None) -> None:
        """Read titles `begin` to `end`."""
        from rajut.core.potential.procurement.scanning import FOLD, KIND, scanned

        last = len(given) if end is None else end
        found = np.empty(len(given), np.int32)
        row = begin
        while True:
            words = *self.table, self.hashes, self.word_ends, self.letters
            sequences = *self.sequence_table, self.sequence_hashes, self.ends
            told = words, sequences, self.flat, self.used, self.seen
            row = scanned(given.data, given.starts, row, last, *told, found, FOLD, KIND)
            if row >= last:
                break
            self._grow()
        self.found.append(found[begin:last].copy())

    def _grow(self) -> None:
        words, letters, flat, sequences = self.used.tolist()
        self.letters, self.flat = _grown(self.letters, letters), _grown(self.flat, flat)
        wide, many = len(self.hashes), len(self.sequence_hashes)
        self.hashes, self.word_ends = _grown(self.hashes, words), _grown(self.word_ends, words)
        self.sequence_hashes = _grown(self.sequence_hashes, sequences)
        self.ends = _grown(self.ends, sequences)
        if wide != len(self.hashes) or many != len(self.sequence_hashes):
            self._index()


def _table(size: int) -> tuple[Hashes, Numbers]:
    wide = 1 << int(np.ceil(np.log2(max(size, 2) * 1.6)))
    return np.zeros(wide, np.uint64), np.empty(wide, np.int32)


def _grown(array: npt.NDArray[Number], used: int) -> npt.NDArray[Number]:
    """Return the array with more room, or itself where it has enough."""
    if len(array) - used >= ROOM:
        return array
    wider = np.empty(max(len(array) * 2, used + 2 * ROOM), array.dtype)
    wider[:used] = array[:used]
    return wider


def read(batches: Iterable[Titles], *, threads: int = 1) -> Words:
    """Read batches of titles; the result is the same for any cut into batches and any number of threads."""
    readers = [Reader() for _ in range(max(threads, 1))]
    sizes: list[list[int]] = []
    with ThreadPoolExecutor(len(readers)) as pool:
        for batch in batches:
            cuts = [len(batch) * part // len(readers) for part in range(len(readers) + 1)]
            sizes.append([b - a for a, b in pairwise(cuts)])
            jobs = [
                pool.submit(reader.read, batch, begin=a, end=b)
                for reader, (a, b) in zip(readers, pairwise(cuts), strict=True)
            ]
            for job in jobs:
                job.result()
    return _joined(readers)


def read_one(title: str | bytes) -> tuple[list[bytes], Numbers]:
    """Read a single title; return its distinct words, and the numbers of the words in their order."""
    reader = Reader(2 * ROOM, remembered=1)
    reader.read(titles([title]))
    words, _letters, flat, _sequences = reader.used.tolist()
    begins = [0, *reader.word_ends[: max(words - 1, 0)].tolist()]
    ends = reader.word_ends[:words].tolist()
    return [reader.letters[a:b].tobytes() for a, b in zip(begins, ends, strict=False)], reader.flat[:flat]


def _joined(readers: list[Reader]) -> Words:
    """Bring the readers' tables together, words and sequences in the order of their hashes."""
    hashes = np.concatenate([reader.hashes[: reader.used[0]] for reader in readers])
    word_hashes, firsts, numbers = np.unique(hashes, return_index=True, return_inverse=True)
    letters, word_ends = _picked([(r.letters, r.word_ends[: r.used[0]]) for r in readers], firsts)
    numbers = numbers.astype(np.int32)
    cuts = np.cumsum([0, *(reader.used[0] for reader in readers)])
    flats = [
        (numbers[cuts[k] + reader.flat[: reader.used[2]]], reader.ends[: reader.used[3]])
        for k, reader in enumerate(readers)
    ]
    keys = np.concatenate([reader.sequence_hashes[: reader.used[3]] for reader in readers])
    _keys, firsts, sequences = np.unique(keys, return_index=True, return_inverse=True)
    flat, ends = _picked(flats, firsts)
    offsets = np.cumsum([0, *(reader.used[3] for reader in readers)])
    sequences = sequences.astype(np.int32)
    rounds = [
        sequences[offsets[k] + each]
        for batch in zip(*(reader.found for reader in readers), strict=True)
        for k, each in enumerate(batch)
    ]
    found = np.concatenate(rounds) if rounds else np.empty(0, np.int32)
    return Words(letters, word_ends, word_hashes, flat, ends, found)


def _picked(
    parts: list[tuple[npt.NDArray[Number], Places]], firsts: npt.NDArray[np.intp]
) -> tuple[npt.NDArray[Number], Places]:
    """Take the pieces `firsts` of all parts, in that order; return them as one run and their ends."""
    from rajut.core.potential.procurement.gathering import gathered

    values = np.concatenate([part[: ends[-1] if len(ends) else 0] for part, ends in parts])
    shifts = np.cumsum([0, *(ends[-1] if len(ends) else 0 for _part, ends in parts)])
    ends = np.concatenate([each + shift for (_part, each), shift in zip(parts, shifts, strict=False)])
    begins = np.concatenate([[0], ends[:-1]]) if len(ends) else ends
    for shift, index in zip(shifts[1:-1], np.cumsum([len(each) for _p, each in parts])[:-1], strict=True):
        if index < len(begins):
            begins[index] = shift
    lengths = (ends - begins)[firsts]
    after = np.cumsum(lengths, dtype=np.int64)
    return gathered(values, begins[firsts].astype(np.int64), after), after
