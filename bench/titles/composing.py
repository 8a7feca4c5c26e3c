"""The words of the distinct titles of a block: everything follows from a title's key by hashing."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from bench.titles import wording as w
from bench.titles.wording import Flags, Floats, Ints, Tables

Words64 = npt.NDArray[np.uint64]

# The kinds of titles; a bare one is an account title without anything more,
# a head the commonest free title of its label, which says no village.
ACCOUNT, FREE, SEVERAL, BARE, HEAD = range(5)
UPPER, LOWER, TITLED, SENTENCE = range(4)
# Chances, by kind, of an opening, a detail, a purpose, a place, a time, a second time, a quantity or other
# noise, an ending, a wide space.
OPENING = np.array([0.0, 0.12, 0.04, 0.0, 0.01])
DETAIL = np.array([0.12, 0.30, 0.05, 0.0, 0.08])
PURPOSE = np.array([0.36, 0.52, 0.36, 0.0, 0.60])
PLACE = np.array([0.20, 0.45, 0.20, 0.0, 0.0])
PLACE_OF_WORKS = np.array([0.45, 0.85, 0.60, 0.0, 0.65])
TIME = np.array([0.25, 0.34, 0.25, 0.0, 0.33])
AGAIN = np.array([0.02, 0.10, 0.02, 0.0, 0.01])
NOISE = np.array([0.16, 0.35, 0.10, 0.0, 0.05])
END = np.array([0.04, 0.06, 0.03, 0.0, 0.01])
BROAD = np.array([0.04, 0.06, 0.03, 0.0, 0.01])
TWICE = ("cetak", "jasa", "sewa", "biaya", "honorarium")
GOLD = np.uint64(0x9E3779B97F4A7C15)
MIX_1, MIX_2 = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def mixed(value: Words64) -> Words64:
    """Numbers well mixed (splitmix64)."""
    value = (value ^ (value >> np.uint64(30))) * MIX_1
    value = (value ^ (value >> np.uint64(27))) * MIX_2
    return value ^ (value >> np.uint64(31))


class Draws:
    """Chances that follow from keys: the n-th asked for is always the same for the same key."""

    def __init__(self, keys: Ints, salt: np.uint64) -> None:
        """Begin with the keys and what the seed makes of them."""
        self._state: Words64 = mixed(keys.astype(np.uint64) * GOLD + salt)
        self._spare: Floats | None = None

    def next(self) -> Floats:
        """The next chance of every key, 0 ≤ chance < 1."""
        if self._spare is not None:
            found, self._spare = self._spare, None
            return found
        self._state = self._state + GOLD
        whole = mixed(self._state)
        self._spare = (whole >> np.uint64(32)).astype(np.float64) * 2.0**-32
        return (whole & np.uint64(0xFFFFFFFF)).astype(np.float64) * 2.0**-32

    def below(self, chance: Floats) -> Flags:
        """Whether the next chance is below."""
        return self.next() < chance

    def skewed(self) -> Floats:
        """The next chance, the small ones oftener."""
        return np.square(self.next())


@dataclass(frozen=True)
class Keys:
    """The distinct titles of a block: what they are of, before their words."""

    kind: Ints
    label: Ints
    thing: Ints
    casing: Ints
    agency: Ints
    region: Ints


def _pick(table: Tables, draws: Draws, which: Ints, use: Flags) -> Ints:
    """A word of the lists given where it is of use, else the empty word."""
    return np.where(use, table.lists.pick(which, draws.skewed()), 0)


def _fixed(which: int, keys: Keys) -> Ints:
    """The same list for all."""
    return np.full(len(keys.kind), which, dtype=np.int64)


def _lead(table: Tables, draws: Draws, keys: Keys) -> list[Ints]:
    """The opening and the words of the action; in an account title the account and its mark."""
    account = (keys.kind == ACCOUNT) | (keys.kind == BARE)
    chance = draws.next()
    chance = np.where(account, chance**5, chance**2)
    opening = _pick(table, draws, _fixed(w.OPENING, keys), draws.below(OPENING[keys.kind]))
    free = table.leads.pick(keys.label, chance)
    mark = table.lists.pick(_fixed(w.ACCOUNT_MARK, keys), draws.next() ** 4)
    words = np.where(account, table.accounts.pick(keys.label, chance), free)
    return [opening, words, np.where(account, mark, 0)]


def _thing(table: Tables, draws: Draws, keys: Keys, lead: list[Ints]) -> Ints:
    """The thing; in a sentence it begins with a capital where nothing stands before it."""
    chance, account = draws.next(), (keys.kind == ACCOUNT) | (keys.kind == BARE)
    word = table.ways.pick(keys.thing, np.where(account, chance**4, chance**1.5))
    bare = table.empty[lead[0]] & table.empty[lead[1]] & (keys.casing == SENTENCE)
    return word + np.where(bare, 2 * table.copy, 0)


def _others(table: Tables, draws: Draws, keys: Keys) -> list[Ints]:
    """The second and third goods with what joins them, of the family of the first."""
    several = keys.kind == SEVERAL
    three = several & draws.below(np.full(len(several), 0.4))
    first, many = table.first[keys.thing], table.many[keys.thing]
    own = keys.thing - first
    step = (draws.next() * (many - 1)).astype(np.int64)
    more = (step + 1 + (draws.next() * (many - 2)).astype(np.int64)) % (many - 1)
    second = (first + (own + 1 + step) % many).astype(np.int64)
    third = (first + (own + 1 + more) % many).astype(np.int64)
    comma = table.lists.start[w.JOINT]
    joint = np.where(three, comma, table.lists.start[w.JOINT] + 1 + (5 * draws.skewed()).astype(np.int64))
    words = [table.ways.pick(second, draws.skewed()), table.ways.pick(third, draws.skewed())]
    last = table.lists.pick(_fixed(w.LAST_JOINT, keys), draws.skewed())
    return [
        np.where(several, joint, 0),
        np.where(several, words[0], 0),
        np.where(three, last, 0),
        np.where(three, words[1], 0),
    ]


PURPOSES = np.array(
    [[w.ACTIVITY_LEAD, w.ACTIVITY]] * 9
    + [[w.WHOM_LEAD, w.WHOM]] * 6
    + [[w.CONNECTION_LEAD, w.CONNECTION]] * 3
    + [[w.NONE, w.NEAR]] * 2
)
PLACES = np.array(
    [[w.VILLAGE_LEAD, w.VILLAGE]] * 10 + [[w.STREET_LEAD, w.STREET]] * 4 + [[w.REGION_LEAD, w.REGION]] * 6
)
TIMES = np.array([w.YEAR] * 9 + [w.FUND] * 6 + [w.PHASE] * 5)
NOISES = np.array([w.QUANTITY] * 6 + [w.MARK] * 4 + [w.CODE] * 4 + [w.BRAND] * 3 + [w.SIZE] * 3)
LOCAL_NAMES = 14


def _purpose(table: Tables, draws: Draws, keys: Keys) -> list[Ints]:
    """For which activity, for whom, in what connection."""
    use = draws.below(PURPOSE[keys.kind])
    which = PURPOSES[(draws.next() * len(PURPOSES)).astype(np.int64)]
    return [_pick(table, draws, which[:, 0], use), _pick(table, draws, which[:, 1], use)]


def _place(table: Tables, draws: Draws, keys: Keys) -> tuple[list[Ints], Flags]:
    """Where: a village, street or region of the agency's region; and whether a place is said."""
    chance = np.where(table.works[keys.thing], PLACE_OF_WORKS[keys.kind], PLACE[keys.kind])
    use = draws.below(chance)
    which = PLACES[(draws.next() * len(PLACES)).astype(np.int64)]
    local = (keys.region * 64 + (draws.skewed() * LOCAL_NAMES).astype(np.int64)).astype(np.uint64)
    name = mixed(local * GOLD) % table.lists.size[which[:, 1]].astype(np.uint64)
    name = np.where(which[:, 1] == w.REGION, keys.region, name.astype(np.int64))
    words = np.where(use, table.lists.start[which[:, 1]] + name, 0)
    return [_pick(table, draws, which[:, 0], use), words], use


def _time(table: Tables, draws: Draws, keys: Keys) -> list[Ints]:
    """Which year, fund or phase, now and then two of them."""
    use, again = draws.below(TIME[keys.kind]), draws.below(AGAIN[keys.kind])
    which = (draws.next() * len(TIMES)).astype(np.int64)
    other = TIMES[(which + 10) % len(TIMES)]
    return [_pick(table, draws, TIMES[which], use), _pick(table, draws, other, use & again)]


def _noise(table: Tables, draws: Draws, keys: Keys) -> list[Ints]:
    """A quantity, brand, size, code or mark of the budget; then what trails."""
    use = draws.below(NOISE[keys.kind])
    many = np.where(table.plain[keys.thing], 14, len(NOISES))
    which = NOISES[(draws.next() * many).astype(np.int64)]
    noise = _pick(table, draws, which, use)
    return [noise, _pick(table, draws, _fixed(w.ENDING, keys), draws.below(END[keys.kind]))]


def _wide(table: Tables, draws: Draws, keys: Keys) -> Ints:
    """A second space, now and then."""
    return np.where(draws.below(BROAD[keys.kind]), table.lists.start[w.WIDE] + 1, 0)


def _parts(table: Tables, draws: Draws, keys: Keys) -> tuple[list[Ints], Flags]:
    """The words of every title, part by part; and whether it says a place."""
    lead = _lead(table, draws, keys)
    thing = _thing(table, draws, keys, lead)
    others = _others(table, draws, keys)
    detail = np.where(draws.below(DETAIL[keys.kind]), table.details.pick(keys.thing, draws.skewed()), 0)
    place, placed = _place(table, draws, keys)
    behind = [*_purpose(table, draws, keys), _wide(table, draws, keys), *place, *_time(table, draws, keys)]
    parts = [*lead, thing, *others, detail, *behind, *_noise(table, draws, keys)]
    return parts, placed


def _without_doubles(texts: Any) -> Any:
    """Titles in which the action's word is not said twice ("Cetak cetak spanduk")."""
    for word in TWICE:
        for said in (word, word.capitalize()):
            texts = pc.replace_substring(texts, pattern=f"{word[1:]} {said} ", replacement=f"{word[1:]} ")
    return texts


def _changed(texts: Any, which: Ints, places: Ints, change: Any, before: int) -> Any:
    """Some titles in another casing; their places point there."""
    places[which] = before + np.arange(len(which))
    return change(texts.take(pa.array(which)))


def compose(table: Tables, keys: Keys, salt_keys: Ints, salt: np.uint64) -> tuple[Any, Ints, Flags]:
    """Titles, where each key's title lies among them, and whether a key's title says a place."""
    parts, placed = _parts(table, Draws(salt_keys, salt), keys)
    title = np.where(keys.casing == TITLED, table.copy, 0)
    columns = [table.words.take(pa.array(part + title)) for part in parts]
    texts = _without_doubles(pc.binary_join_element_wise(*columns, ""))
    places = np.arange(len(title))
    upper, lower = np.flatnonzero(keys.casing == UPPER), np.flatnonzero(keys.casing == LOWER)
    small = _changed(texts, lower, places, pc.ascii_lower, len(title))
    great = _changed(texts, upper, places, pc.ascii_upper, len(title) + len(lower))
    return pa.concat_arrays([texts, small, great]), places, placed
