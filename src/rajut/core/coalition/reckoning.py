"""The cost of a group from what an opportunity stands on: what it saves, how surely, and the game of shares.

Four curves, each with the assumptions it needs (`NEEDS`). An assumption is uncertain; `drawing` says how it
is drawn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite

import numpy as np
import numpy.typing as npt

from rajut.core.coalition.drawing import DRAWS as DRAWS
from rajut.core.coalition.drawing import draws, quantiles
from rajut.core.coalition.game import Amounts, Game, single
from rajut.core.potential.records import Assumption, Basis, Curve, Part, Unsound
from rajut.core.words import say

Masks = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int_]
Values = Mapping[str, Amounts]

MOST = 12  # members: 2**12 costs are worked out while a reader waits
NEEDS: Mapping[Curve, tuple[str, ...]] = {
    Curve.SCALE: ("beta", "tender", "coordination"),
    Curve.LEAD: ("adoption", "kept", "coordination"),
    Curve.CLASSES: ("class_size", "class_cost", "travel", "coordination"),
    Curve.TABLE: ("realised", "coordination"),
}

NEAR = 1e-9  # of the largest cost: less below zero is rounding
FLOORS = {"class_size": 1.0}  # what is divided by

MEMBERS = say("Dasar hitungan memuat %(count)s pihak; yang dapat dihitung 1 sampai %(most)s.")
LENGTHS = say("Dasar hitungan tidak lengkap: %(name)s memuat %(given)s angka, seharusnya %(needed)s.")
NUMBERS = say("Dasar hitungan memuat angka yang tidak dapat dipakai: %(name)s.")
NEEDED = say("Andaian %(name)s tidak ada dalam dasar hitungan.")
STRANGER = say("%(member)s bukan salah satu pihak.")
NOBODY = say("Pilih sedikitnya satu pihak.")
UNKNOWN = say("Andaian %(name)s tidak dikenal.")
OUTSIDE = say("%(label)s harus berupa angka dari %(floor)s sampai %(ceiling)s.")


class UnsoundBasis(Unsound):
    """Nothing can be worked out from this basis, these members or these assumptions; `sentence` says why."""


@dataclass(frozen=True, slots=True, eq=False)
class Reckoned:
    """What some members save together, in rupiah.

    `game` holds every group's cost at the middle (or assumed) values; `p10`, `p50` and `p90` are of the
    saving over all draws, `sure` is the share of draws in which it saves at all, 0 to 1.
    """

    game: Game
    p10: float
    p50: float
    p90: float
    sure: float

    @property
    def apart(self) -> float:
        """What the members pay one by one."""
        return float(self.game.alone.sum())

    @property
    def saving(self) -> float:
        """What they save at the middle values; negative where joining costs more."""
        return self.apart - self.game.total


def reckon(
    basis: Basis, *, members: Sequence[str] | None = None, assumed: Mapping[str, float] | None = None
) -> Reckoned:
    """Work out what `members` (all without) save together, with some assumptions set to a value.

    Raises UnsoundBasis for an unsound basis, a stranger, an unknown assumption or one out of its bounds.
    """
    check(basis)
    chosen = _places(basis, members)
    given = _given(basis, assumed or {})
    point = {each.name: np.array([given.get(each.name, each.mid)]) for each in basis.assumptions}
    every, few = _groups(chosen, len(basis.members))
    game = Game(tuple(basis.members[i] for i in chosen), _cost(basis, every, point)[:, 0])
    drawn = _cost(basis, few, _drawn(basis.assumptions, given))
    saved = drawn[1:].sum(axis=0) - drawn[0]
    return Reckoned(game, *quantiles(saved), float((saved > 0).mean()))


@dataclass(frozen=True, slots=True, eq=False)
class _Groups:
    """Groups of n members: `masks` (g, n), in `ones` the same as 0.0 and 1.0, and their `size` (g, 1)."""

    masks: Masks
    ones: Amounts
    size: Amounts


def _cost(basis: Basis, groups: _Groups, values: Values) -> Amounts:
    """Return the cost in rupiah of groups at values (shape (d,) each); shape (g, d)."""
    meeting = values["coordination"] * np.maximum(groups.size - 1, 0)
    return np.asarray(np.where(groups.size > 0, _CURVES[basis.curve](basis, groups, values) + meeting, 0.0))


def check(basis: Basis) -> None:
    """Raise UnsoundBasis where nothing could be worked out."""
    n = len(basis.members)
    if not 1 <= n <= MOST or len(set(basis.members)) < n:
        raise UnsoundBasis(MEMBERS, count=n, most=MOST)
    wanted = {"alone": n, "sizes": n if basis.curve is Curve.CLASSES else 0}
    for name, needed in wanted.items():
        numbers = np.asarray(getattr(basis, name), dtype=np.float64)
        if len(numbers) != needed:
            raise UnsoundBasis(LENGTHS, name=name, given=len(numbers), needed=needed)
        if not np.isfinite(numbers).all() or (numbers < 0).any():
            raise UnsoundBasis(NUMBERS, name=name)
    _check_assumptions(basis)
    if basis.curve is Curve.TABLE:
        _check_parts(basis)


def _check_parts(basis: Basis) -> None:
    held, needed = {each.name: np.array([each.mid]) for each in basis.assumptions}, 1 << len(basis.members)
    for part in basis.parts or (Part(()),):
        if len(part.table) != needed:
            raise UnsoundBasis(LENGTHS, name="table", given=len(part.table), needed=needed)
        for name in part.names:
            if name not in held:
                raise UnsoundBasis(NEEDED, name=name)
        if not (np.isfinite(part.table).all() and 0 < part.base < np.inf):
            raise UnsoundBasis(NUMBERS, name="table")
    whole = _added(basis, np.arange(needed), held)
    if not (whole >= -NEAR * np.abs(whole).max()).all():
        raise UnsoundBasis(NUMBERS, name="table")


def _check_assumptions(basis: Basis) -> None:
    held = {each.name for each in basis.assumptions}
    for name in NEEDS[basis.curve]:
        if name not in held:
            raise UnsoundBasis(NEEDED, name=name)
    for each in basis.assumptions:
        row = (each.floor, each.low, each.mid, each.high, each.ceiling)
        if (
            not all(map(isfinite, row))
            or list(row) != sorted(row)
            or each.floor < FLOORS.get(each.name, -1e300)
        ):
            raise UnsoundBasis(NUMBERS, name=each.name)


def _places(basis: Basis, members: Sequence[str] | None) -> tuple[int, ...]:
    place = {member: i for i, member in enumerate(basis.members)}
    for member in members or ():
        if member not in place:
            raise UnsoundBasis(STRANGER, member=member)
    chosen = tuple(sorted({place[member] for member in (basis.members if members is None else members)}))
    if not chosen:
        raise UnsoundBasis(NOBODY)
    return chosen


def _given(basis: Basis, assumed: Mapping[str, float]) -> Mapping[str, float]:
    known = {each.name: each for each in basis.assumptions}
    for name, value in assumed.items():
        if name not in known:
            raise UnsoundBasis(UNKNOWN, name=name)
        each = known[name]
        if not each.floor <= value <= each.ceiling:
            raise UnsoundBasis(OUTSIDE, label=each.label, floor=each.floor, ceiling=each.ceiling)
    return assumed


@lru_cache(maxsize=2 * MOST)
def _groups(chosen: tuple[int, ...], n: int) -> tuple[_Groups, _Groups]:
    """Return every group of the chosen places among n, by its number; and all of them, then one by one.

    So 2**len(chosen) and 1 + len(chosen) of them. Thousands of bases are of all of n: they are remembered.
    """
    numbers = np.arange(1 << len(chosen))
    every = np.zeros((len(numbers), n), dtype=np.bool_)
    for bit, place in enumerate(chosen):
        every[:, place] = numbers >> bit & 1
    few = np.vstack([every[-1:], every[single(len(chosen))]])
    return _held(every), _held(few)


def _held(masks: Masks) -> _Groups:
    return _Groups(masks, masks.astype(np.float64), masks.sum(axis=1)[:, None])


def _drawn(assumptions: Sequence[Assumption], given: Mapping[str, float]) -> Values:
    found: dict[str, Amounts] = {}
    number = (
        0  # of what is uncertain, counted also where it is given: the draws of the others stay as they are
    )
    for each in assumptions:
        uncertain = each.low != each.high
        found[each.name] = (
            draws(number, each.floor, each.low, each.mid, each.high, each.ceiling)
            if uncertain and each.name not in given
            else np.array([given.get(each.name, each.mid)])
        )
        number += uncertain
    return found


def _scale(basis: Basis, groups: _Groups, values: Values) -> Amounts:
    """Bought together: each part b costs b (b / B) ** beta of the whole B, and one tender is held."""
    parts = np.asarray(basis.alone)
    whole = (groups.ones @ parts)[:, None]
    beta = values["beta"]
    powers = parts[:, None] ** (1 + beta)
    return np.asarray((groups.ones @ powers) * np.where(whole > 0, whole, 1.0) ** -beta + values["tender"])


def _lead(basis: Basis, groups: _Groups, values: Values) -> Amounts:
    """The first member runs it for all; the others stop their own, as far as they adopt it."""
    alone = np.asarray(basis.alone)
    apart = (groups.ones @ alone)[:, None]
    others = apart - alone[groups.masks.argmax(axis=1)][:, None]
    return np.asarray(apart - values["adoption"] * (1 - values["kept"]) * others)


def _classes(basis: Basis, groups: _Groups, values: Values) -> Amounts:
    """Whole classes, held where most participants are, the others travel; or single seats if cheaper.

    The assumption "seat_price" may be absent: then there are no single seats.
    """
    sizes = np.asarray(basis.sizes)
    people = (groups.ones @ sizes)[:, None]
    away = people - (groups.ones * sizes).max(axis=1)[:, None]
    held = np.ceil(people / values["class_size"]) * values["class_cost"] + values["travel"] * away
    seats = values.get("seat_price")
    return np.asarray(held if seats is None else np.minimum(held, seats * people))


def _table(basis: Basis, groups: _Groups, values: Values) -> Amounts:
    """Worked out beforehand, part by part; only a share of what it saves is achieved, a loss in full."""
    bits = np.left_shift(1, np.arange(len(basis.members)))
    apart = np.asarray(groups.ones @ _added(basis, bits, values))
    saved = apart - _added(basis, np.asarray(groups.masks @ bits, dtype=np.int64), values)
    return np.asarray(apart - np.where(saved > 0, values["realised"], 1.0) * saved)


def _added(basis: Basis, numbers: Numbers, values: Values) -> Amounts:
    """Add up the parts of the groups with these numbers, shape (g,), at values (d,) each; shape (g, d)."""
    whole = np.zeros((len(numbers), 1))
    for part in basis.parts:
        price = np.ones(1)
        for name in part.by:
            price = price * values[name]
        for name in part.less:
            price = price * (1 - values[name])
        if part.power:
            price = price * part.base ** values[part.power]
        whole = whole + np.asarray(part.table)[numbers][:, None] * price
    return whole


_CURVES = {Curve.SCALE: _scale, Curve.LEAD: _lead, Curve.CLASSES: _classes, Curve.TABLE: _table}
