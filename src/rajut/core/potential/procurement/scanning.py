"""The compiled part of reading titles; import it only where titles are grouped, for it loads the compiler.

A title becomes words: runs of letters in lower case, numbers (one digit as it is, longer ones as `0`), and
the marks `( ) , / & -`. A capital after a small letter begins a new word (`KecelakaanKerja`); the points of
`a.n`, `S.Pd` and `1.05.02` vanish; every other byte, also every byte beyond ASCII, only separates.
"""

from typing import Any

import numba
import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.int32]
Hashes = npt.NDArray[np.uint64]

LONGEST = 2_000  # bytes of a title that are read: SiRUP's longest is some 500
LETTER, DIGIT, MARK = 1, 2, 3
WORDS, LETTERS, FLAT, SEQUENCES = 0, 1, 2, 3  # places in `used`
BASIS, PRIME = np.uint64(0xCBF29CE484222325), np.uint64(0x100000001B3)  # of FNV-1a
_FOLD = {**{c: c for c in b"abcdefghijklmnopqrstuvwxyz0123456789"}, **{c: c + 32 for c in range(65, 91)}}
_MARKS = {b"([{": b"(", b")]}": b")", b",;": b",", b"/\\|": b"/", b"&+": b"&", b"-_:*#": b"-"}


def _tables() -> tuple[Bytes, Bytes]:
    """Return for each byte its folded form and its kind."""
    fold, kind = np.zeros(256, np.uint8), np.zeros(256, np.uint8)
    for byte, folded in _FOLD.items():
        fold[byte], kind[byte] = folded, DIGIT if chr(byte).isdigit() else LETTER
    for many, one in _MARKS.items():
        for byte in many:
            fold[byte], kind[byte] = one[0], MARK
    return fold, kind


FOLD, KIND = _tables()


@numba.njit(cache=True, nogil=True)
def mixed(hashed: Any, value: Any) -> Any:  # unsigned, 64 bits
    """Stir a value into a hash (multiply and shift, as splitmix64)."""
    z = (np.uint64(hashed) ^ np.uint64(value)) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    return z ^ (z >> np.uint64(32))


@numba.njit(cache=True, nogil=True)
def slot(keys: Hashes, hashed: Any) -> Any:
    """Return where a hash stands, or the free place where it would."""
    mask = len(keys) - 1
    at = np.int64(hashed >> np.uint64(20)) & mask
    while keys[at] != 0 and keys[at] != hashed:
        at = (at + 1) & mask
    return at


@numba.njit(cache=True, nogil=True)
def _whole(data, begin, end):  # type: ignore[no-untyped-def]  # numba infers
    """Return a hash of the bytes of a title as they stand, never 0; eight bytes are taken at a time."""
    hashed: Any = np.uint64(end - begin)
    at, last = np.uint64(begin), np.uint64(end)  # unsigned, so that no place is counted from the end
    while at + np.uint64(8) <= last:
        piece: Any = np.uint64(0)
        for byte in range(8):
            piece |= np.uint64(data[at + np.uint64(byte)]) << np.uint64(8 * byte)
        hashed = mixed(hashed, piece)
        at += np.uint64(8)
    piece = np.uint64(0)
    while at < last:
        piece = piece << np.uint64(8) | np.uint64(data[at])
        at += np.uint64(1)
    return mixed(hashed, piece) | np.uint64(1)


@numba.njit(cache=True, nogil=True)
def refilled(keys: Hashes, values: Numbers, hashes: Hashes, count: int) -> None:
    """Fill an empty table with the hashes 0…count-1."""
    for each in range(count):
        at = slot(keys, hashes[each])
        keys[at], values[at] = hashes[each], each


@numba.njit(cache=True, nogil=True)
def _number(  # type: ignore[no-untyped-def]  # numba infers
    letters, length, stirred, keys, values, hashes, ends, arena, used
):
    """Return the number of a word, a new one if it was not met; `stirred` is FNV-1a of its letters."""
    hashed = mixed(stirred, np.uint64(length)) | np.uint64(1)  # never 0
    at = slot(keys, hashed)
    if keys[at] == 0:
        new = used[WORDS]
        keys[at], values[at], hashes[new] = hashed, new, hashed
        for place in range(length):
            arena[used[LETTERS] + place] = letters[place]
        used[LETTERS] += length
        ends[new] = used[LETTERS]
        used[WORDS] += 1
    return values[at]


@numba.njit(cache=True, nogil=True)
def scanned(  # type: ignore[no-untyped-def]  # noqa: C901  numba infers; calls per byte would cost time
    data, starts, row, last, words, sequences, flat, used, seen, found, fold, kinds
):
    """Read the titles `row` to `last` until there is no more room; return the row reached.

    `words` are (keys, values, hashes, ends, arena), `sequences` (keys, values, hashes, ends); `found[row]` is
    the number of the title's sequence of words. `seen` (hashes, numbers) remembers titles met before: most
    titles repeat byte for byte, and a title that is forgotten is only read again.
    """
    keys, values, hashes, ends, arena = words
    s_keys, s_values, s_hashes, s_ends = sequences
    seen_hashes, seen_numbers = seen
    letters = np.empty(LONGEST + 1, np.uint8)
    while row < last:
        begin, end = starts[row], min(starts[row + 1], starts[row] + LONGEST)
        whole = _whole(data, begin, end)
        memory = np.int64(whole >> np.uint64(20)) & (len(seen_hashes) - 1)
        if seen_hashes[memory] == whole:
            found[row] = seen_numbers[memory]
            row += 1
            continue
        room = end - begin + 2
        if (
            used[WORDS] + room > len(hashes)
            or used[LETTERS] + room > len(arena)
            or used[FLAT] + room > len(flat)
            or used[SEQUENCES] + 1 > len(s_hashes)
        ):
            return row
        cursor, length, before, small = used[FLAT], 0, 0, False
        sequence: Any = np.uint64(1)
        stirred: Any = BASIS
        at = begin
        while at <= end:
            byte = data[at] if at < end else np.uint8(32)
            if byte == 46 and length > 0 and at + 1 < end:  # a point inside a short form or a number
                after = kinds[data[at + 1]]
                if (before == LETTER and length == 1 and after == LETTER) or (before == after == DIGIT):
                    at, small = at + 1, False
                    continue
            kind = kinds[byte]
            capital = kind == LETTER and byte < 97
            if length > 0 and (kind != before or (capital and small)):
                if before == DIGIT and length > 1:
                    letters[0], length = 48, 1
                    stirred = (BASIS ^ np.uint64(48)) * PRIME
                flat[cursor] = _number(letters, length, stirred, keys, values, hashes, ends, arena, used)
                sequence = mixed(sequence, hashes[flat[cursor]])
                cursor += 1
                length, stirred = 0, BASIS
            if kind == MARK:
                letters[0] = fold[byte]
                stirred = (BASIS ^ np.uint64(letters[0])) * PRIME
                flat[cursor] = _number(letters, 1, stirred, keys, values, hashes, ends, arena, used)
                sequence = mixed(sequence, hashes[flat[cursor]])
                cursor += 1
                stirred = BASIS
            elif kind != 0:
                letters[length] = fold[byte]
                stirred = (stirred ^ np.uint64(fold[byte])) * PRIME
                length += 1
            before, small = kind, kind == LETTER and not capital
            at += 1
        sequence |= np.uint64(1)
        place = slot(s_keys, sequence)
        if s_keys[place] == 0:
            new = used[SEQUENCES]
            s_keys[place], s_values[place], s_hashes[new], s_ends[new] = sequence, new, sequence, cursor
            used[FLAT] = cursor
            used[SEQUENCES] += 1
        found[row] = s_values[place]
        seen_hashes[memory], seen_numbers[memory] = whole, s_values[place]
        row += 1
    return row
