"""Mistakes of writing: a letter wrong, missing, doubled or swapped; two words grown together."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bytes = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]

NEIGHBOURS = {
    "a": "sqe",
    "b": "vnp",
    "c": "xvs",
    "d": "sft",
    "e": "rwa",
    "f": "dgv",
    "g": "hfk",
    "h": "jgn",
    "i": "uoe",
    "j": "khu",
    "k": "ljg",
    "l": "kor",
    "m": "nkb",
    "n": "mbh",
    "o": "ipu",
    "p": "obl",
    "q": "wak",
    "r": "tel",
    "s": "daz",
    "t": "ryd",
    "u": "iyo",
    "v": "bcf",
    "w": "eqs",
    "x": "zcs",
    "y": "tui",
    "z": "xsj",
}


def _neighbours() -> Bytes:
    """For every byte that is a letter three letters that a finger may find instead."""
    found = np.tile(np.arange(256, dtype=np.uint8)[:, None], (1, 3))
    for letter, others in NEIGHBOURS.items():
        found[ord(letter)] = list(others.encode())
        found[ord(letter.upper())] = list(others.upper().encode())
    return found


TABLE = _neighbours()
LETTER: Flags = TABLE[:, 0] != np.arange(256)


def _buffers(texts: Any) -> tuple[Ints, Bytes]:
    """The offsets and bytes of an array of strings that begins at its buffers' start."""
    _, offsets, data = texts.buffers()
    ends = np.frombuffer(offsets, dtype=np.int32)[: len(texts) + 1].astype(np.int64)
    return ends, np.frombuffer(data, dtype=np.uint8)[: ends[-1]].copy()


def _rebuilt(ends: Ints, data: Bytes, times: npt.NDArray[np.int8]) -> Any:
    """Strings of which every byte comes as many times as said."""
    before = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(times, dtype=np.int64)])
    offsets = before[ends].astype(np.int32)
    buffers = [None, pa.py_buffer(offsets.tobytes()), pa.py_buffer(np.repeat(data, times).tobytes())]
    return pa.Array.from_buffers(pa.string(), len(ends) - 1, buffers)


def _places(ends: Ints, allowed: Flags, chance: Floats) -> tuple[Ints, Flags]:
    """In every string one allowed place, and whether there is one at all."""
    places = np.flatnonzero(allowed)
    marks = np.searchsorted(places, ends)
    many = marks[1:] - marks[:-1]
    chosen = marks[:-1] + (many * chance).astype(np.int64)
    if not len(places):
        return ends[:-1], many > 0
    return places[np.minimum(chosen, len(places) - 1)], many > 0


def misspelt(texts: Any, rng: np.random.Generator) -> Any:
    """Strings with one letter wrong, missing, doubled or swapped with the next."""
    ends, data = _buffers(texts)
    letters = LETTER[data]
    place, there = _places(ends, letters, rng.random(len(texts)))
    way = rng.integers(0, 4, len(texts))
    after = np.minimum(place + 1, len(data) - 1)
    swaps = (way == 3) & there & (place + 1 < ends[1:]) & letters[after] & (data[place] != data[after])
    wrong, doubled = (way == 0) & there, (way == 1) & there
    gone = there & ~wrong & ~doubled & ~swaps
    times = np.ones(len(data), dtype=np.int8)
    times[place[doubled]], times[place[gone]] = 2, 0
    data[place[wrong]] = TABLE[data[place[wrong]], rng.integers(0, 3, len(texts))[wrong]]
    left, right = place[swaps], after[swaps]
    data[left], data[right] = data[right], data[left]
    return _rebuilt(ends, data, times)


def joined(texts: Any, rng: np.random.Generator) -> Any:
    """Strings of which two words have grown together, where they have two."""
    ends, data = _buffers(texts)
    space = data == 32
    allowed = space & LETTER[np.roll(data, -1)] & ~np.roll(space, 1)
    place, there = _places(ends, allowed, rng.random(len(texts)))
    times = np.ones(len(data), dtype=np.int8)
    times[place[there]] = 0
    return _rebuilt(ends, data, times)
