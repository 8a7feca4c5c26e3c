"""The generator: rows by the block, every block from the seed and its number, so that a batch only slices.

A row draws its label, its kind (account, free, several goods), a key and a casing. The key is heavy-tailed;
all words of a title follow from label, kind and key by hashing, so that titles repeat as they do in practice,
and only the distinct ones of a block are composed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from bench.titles.composing import ACCOUNT, BARE, FREE, HEAD, SEVERAL, Keys, compose, mixed
from bench.titles.mistakes import joined, misspelt
from bench.titles.wording import Floats, Ints, Tables, chances, tables

BLOCK = 100_000
LARGEST_BATCH = 20_000_000
SCHEMA = pa.schema(
    [
        ("id", pa.int64()),
        ("title", pa.string()),
        ("agency", pa.int32()),
        ("region", pa.int16()),
        ("month", pa.int8()),
        ("ceiling", pa.int64()),
        ("label", pa.int32()),
    ]
)
# Kinds (account, free, several goods) and casings (upper, lower, titled, sentence) by where their shares end.
KIND_ENDS = np.array([0.40, 0.95])
CASING_ENDS = np.array([0.20, 0.30, 0.78])
MISSPELT, JOINED = 0.03, 0.01
# The tail of the keys by kind: how fast it falls, and how many keys are about equally common.
KEY_BITS = 38
BARE_KEYS = 2
KEY_FALL = np.array([2.6, 0.40, 0.40])
KEY_WIDTH = np.array([0.4, 0.19, 0.16])
MONTHS = chances(np.array([22.0, 18, 14, 10, 7, 6, 6, 5, 4, 3, 3, 2]), 12).astype(np.int8)
SPREAD = 0.9


@dataclass(frozen=True)
class Rows:
    """What every row of a block draws: its title's key with the casing in the lowest bits, and its label."""

    key: Ints
    label: Ints


def _rows(table: Tables, rng: np.random.Generator, salt: np.uint64) -> Rows:
    """The keys and labels of a block; the casing is the row's own only in an account title."""
    label = table.draw_label[rng.integers(0, len(table.draw_label), BLOCK)].astype(np.int64)
    kind = np.searchsorted(KIND_ENDS, rng.random(BLOCK), side="right")
    tail = (1.0 - rng.random(BLOCK)) ** (-1.0 / KEY_FALL[kind]) - 1.0
    number = np.minimum(tail * KEY_WIDTH[kind], 2.0**KEY_BITS - 1).astype(np.int64)
    key = ((kind * len(table.names) + label) << KEY_BITS) + number
    own = (mixed(key.astype(np.uint64) ^ salt) >> np.uint64(11)) * 2.0**-53
    chance = np.where(kind == ACCOUNT, rng.random(BLOCK), own)
    casing = np.searchsorted(CASING_ENDS, chance, side="right")
    return Rows((key << 2) + casing, label)


def _keys(table: Tables, distinct: Ints, salt: np.uint64) -> Keys:
    """What the distinct titles are of; each has an agency of its own, should it say a place."""
    whole = distinct >> 2
    kind, label = np.divmod(whole >> KEY_BITS, len(table.names))
    number = whole & (1 << KEY_BITS) - 1
    kind = np.where((kind == ACCOUNT) & (number < BARE_KEYS), BARE, kind)
    kind = np.where((kind == FREE) & (number == 0), HEAD, kind)
    chance = mixed(whole.astype(np.uint64) ^ salt) % np.uint64(len(table.draw_agency))
    agency = table.draw_agency[chance.astype(np.int64)].astype(np.int64)
    region = table.region[agency].astype(np.int64)
    return Keys(kind, label, table.commodity[label], distinct & 3, agency, region)


def _mistaken(texts: Any, place: Ints, rng: np.random.Generator) -> Any:
    """The titles of the rows, some with mistakes."""
    chance = rng.random(BLOCK)
    wrong = np.flatnonzero(chance < MISSPELT)
    grown = np.flatnonzero((chance >= MISSPELT) & (chance < MISSPELT + JOINED))
    first = misspelt(texts.take(pa.array(place[wrong])), rng)
    second = joined(texts.take(pa.array(place[grown])), rng)
    place[wrong] = len(texts) + np.arange(len(wrong))
    place[grown] = len(texts) + len(wrong) + np.arange(len(grown))
    return pa.concat_arrays([texts, first, second]).take(pa.array(place))


def _ceilings(table: Tables, label: Ints, rng: np.random.Generator) -> Ints:
    """Ceilings, log-normal by label, in whole thousands of rupiah."""
    amount: Floats = np.exp(table.log_ceiling[label] + SPREAD * rng.standard_normal(len(label)))
    return np.maximum(amount / 1000.0, 50.0).astype(np.int64) * 1000


def _block(seed: int, number: int) -> Any:
    """One block, whole."""
    table, rng = tables(), np.random.Generator(np.random.PCG64([seed, number]))
    salt = np.uint64(np.random.PCG64(seed).random_raw())
    rows = _rows(table, rng, salt)
    distinct, inverse = np.unique(rows.key, return_inverse=True)
    keys = _keys(table, distinct, salt)
    texts, places, placed = compose(table, keys, distinct >> 2, salt)
    title = _mistaken(texts, places[inverse], rng)
    own = table.draw_agency[rng.integers(0, len(table.draw_agency), BLOCK)]
    agency = np.where(placed[inverse], keys.agency[inverse], own)
    label = np.where(keys.kind[inverse] == SEVERAL, -rows.label - 1, rows.label)
    month = MONTHS[rng.integers(0, len(MONTHS), BLOCK)] + np.int8(1)
    columns = [
        np.arange(number * BLOCK, (number + 1) * BLOCK),
        title,
        agency,
        table.region[agency],
        month,
        _ceilings(table, rows.label, rng),
        label.astype(np.int32),
    ]
    arrays = [
        pa.array(column, kind) if column is not title else title
        for column, kind in zip(columns, SCHEMA.types, strict=True)
    ]
    return pa.record_batch(arrays, schema=SCHEMA)


def _whole(pieces: list[Any]) -> Any:
    """Pieces as one batch that owns its bytes and nothing else."""
    columns = [pa.concat_arrays([piece.column(number) for piece in pieces]) for number in range(len(SCHEMA))]
    return pa.record_batch(columns, schema=SCHEMA)


def _stream(n: int, seed: int, batch: int) -> Iterator[Any]:
    """The batches, each cut from the blocks as they come."""
    pieces: list[Any] = []
    room = batch
    for number in range(-(-n // BLOCK)):
        block, at = _block(seed, number), 0
        end = min(BLOCK, n - number * BLOCK)
        while at < end:
            piece = block.slice(at, min(room, end - at))
            pieces.append(piece)
            at, room = at + piece.num_rows, room - piece.num_rows
            if not room:
                yield _whole(pieces)
                pieces, room = [], batch
    if pieces:
        yield _whole(pieces)


def titles(n: int, *, seed: int, batch: int = 1_000_000) -> Iterator[Any]:
    """Record batches of `batch` rows (the last perhaps fewer), in all `n` rows; equal seeds give equal bytes.

    A label below 0 marks a title of several goods: the label of the first of them is -label-1. The first
    rows of a longer run are those of a shorter one.
    """
    if n < 0 or seed < 0:
        raise ValueError("n and seed must not be negative")
    if not 0 < batch <= LARGEST_BATCH:
        raise ValueError(f"batch must be 1 to {LARGEST_BATCH}")
    return _stream(n, seed, batch)


def names() -> dict[int, str]:
    """The readable name of every label: the commodity and, in brackets, the kind of action."""
    return dict(tables().names)
