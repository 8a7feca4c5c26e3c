"""What every distinct sequence of words names: an action with known things, or a head of unknown words."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rajut.core.potential.procurement.tokens import Numbers, Words
from rajut.core.potential.procurement.vocabulary import Vocabulary

BLOCK = 200_000  # sequences understood at a time: what bounds the memory


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """What each sequence names, and the distinct answers.

    Answer k has the action `actions[k]`, the things `things[k]` (-1 where fewer); -2 - p among them is the
    p-th part of the words `heads[k]` (-1 where fewer), which CUT separates; `answer[s]` is the answer of
    sequence s.
    """

    actions: npt.NDArray[np.int8]
    things: npt.NDArray[np.int16]
    heads: Numbers
    answer: Numbers


def named(read: Words, known: Vocabulary) -> Named:
    """Understand every sequence, block after block; the distinct answers stand in a fixed order."""
    begins = np.concatenate([[0], read.ends[:-1]]).astype(np.int64)
    rows, answers, before = [], [], 0
    for begin in range(0, len(read.ends), BLOCK):
        block = slice(begin, begin + BLOCK)
        found, inverse = _distinct(understood(read.flat, begins[block], read.ends[block], known))
        rows.append(found)
        answers.append(inverse + before)
        before += len(found)
    if not rows:
        return _split(np.empty((0, 13), np.int32), np.empty(0, np.int32))
    distinct, inverse = _distinct(np.concatenate(rows))
    return _split(distinct, inverse[np.concatenate(answers)].astype(np.int32))


def understood(
    flat: Numbers, begins: npt.NDArray[np.int64], ends: npt.NDArray[np.int64], known: Vocabulary
) -> Numbers:
    """Return a row per sequence: action, up to 4 things, up to 8 words of the head; -1 where none."""
    from rajut.core.potential.procurement.walking import HEAD, MOST_THINGS, walked

    actions = np.empty(len(ends), np.int8)
    things = np.full((len(ends), MOST_THINGS), -1, np.int16)
    heads = np.full((len(ends), HEAD), -1, np.int32)
    tree = known.tree.keys, known.tree.steps, known.tree.things
    out = actions, things, heads
    walked(
        flat,
        begins,
        ends,
        known.kinds,
        known.joins,
        known.long,
        known.longs,
        tree,
        known.marks,
        known.acts,
        out,
    )
    return np.concatenate([actions[:, None], things, heads], axis=1, dtype=np.int32)


def _distinct(rows: Numbers) -> tuple[Numbers, npt.NDArray[np.int64]]:
    """Return the distinct rows in rising order of their bytes, and which each one is."""
    whole = np.ascontiguousarray(rows).view(np.dtype((np.void, rows.dtype.itemsize * rows.shape[1])))[:, 0]
    found, inverse = np.unique(whole, return_inverse=True)
    return found.view(np.int32).reshape(-1, rows.shape[1]), inverse.astype(np.int64)


def _split(rows: Numbers, answer: Numbers) -> Named:
    return Named(rows[:, 0].astype(np.int8), rows[:, 1:5].astype(np.int16), rows[:, 5:], answer)
