"""Which names may be several things: parts for a person to judge, ranked by the money that would move.

Either the words that follow a name divide its uses (`branches.parts` says when), or titles name beside it,
after "dan" or a comma, what many name by itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rajut.core.potential.procurement.branches import WORDS, Branches, Places, branches, common, parts
from rajut.core.potential.procurement.confirmations import Decision, Split
from rajut.core.potential.procurement.follows import Follows, follows, name_of
from rajut.core.potential.procurement.grouping import Grouping
from rajut.core.potential.procurement.lexicon import Lexicon
from rajut.core.potential.procurement.naming import Named, counted
from rajut.core.potential.procurement.packages import Packages, Texts
from rajut.core.potential.procurement.prefixes import AGENCIES, SUPPORT
from rajut.core.potential.procurement.tokens import Numbers
from rajut.core.potential.records import Sentence, sentence
from rajut.core.words import say

STEPS = 4  # classes of ceilings in a power of ten
EXAMPLES = 3  # titles shown of each part
PHRASES = 12  # of one part: more are not read

USED = say(
    "“%(name)s” dipakai untuk “%(part)s” dan yang lain: %(here)s %% dan %(rest)s %% paket, "
    "%(agencies)s dan %(others)s instansi."
)
CEILING = say("Nilai tengah pagunya %(here)s dan %(rest)s rupiah.")
KIND = say("Jenis pengadaannya terbanyak %(here)s dan %(rest)s.")
ACCOUNT = say("Kode rekeningnya terbanyak %(here)s dan %(rest)s.")
UMBRELLA = say("“%(name)s” kebanyakan diikuti kata lain: %(share)s %% paketnya.")
SAID = {"kind": KIND, "account": ACCOUNT}
BESIDE = say(
    "%(count)s paket “%(name)s” menyebut “%(part)s” di sampingnya, yang dalam %(alone)s paket lain dibeli "
    "sendiri."
)


@dataclass(frozen=True, slots=True)
class Parting:
    """A part of what goes by `name` that may be a thing of its own, as `split` would make it.

    `packages` and `money` (Rp) would move, or would count for it too; `agencies` plan them. `apart` (0 to 1)
    is how clearly it differs, `reasons` say in what; `examples` are titles of it.
    """

    name: str
    split: Split
    packages: int
    agencies: int
    money: int
    apart: float
    reasons: tuple[Sentence, ...]
    examples: tuple[str, ...]

    @property
    def score(self) -> float:
        """The money at stake, less where the difference is less clear."""
        return self.money * self.apart


@dataclass(frozen=True, slots=True, eq=False)
class _Ground:
    """What is looked at: the names, the number of that of each label and of each sequence (-1: none)."""

    seen: Follows
    packages: Packages
    names: Sequence[str]
    number: Numbers
    whole: Numbers
    holders: Texts
    signs: Mapping[str, Texts]  # those without order


def splits(
    found: Grouping,
    packages: Packages,
    *,
    lexicon: Lexicon,
    decisions: Sequence[Decision] = (),
    accounts: Texts | None = None,
    most: int = 200,
) -> list[Parting]:
    """Return the parts most worth a look, the most money times how clearly apart first.

    `lexicon` and `decisions` are what `found` was labelled with; `accounts` has one code per package, empty
    where it is not known. Equal packages in any order give equal answers.
    """
    seen = follows(found, packages, lexicon=lexicon, decisions=decisions)
    names, number = np.unique([name_of(label) for label in found.labels], return_inverse=True)
    ground = _Ground(
        seen,
        packages,
        [str(each) for each in names],
        number.astype(np.int32),
        np.where(seen.label >= 0, number[seen.label], -1).astype(np.int32),
        packages.agency if len(packages.agency.values) >= AGENCIES else packages.unit,
        {"kind": packages.kind} | ({"account": accounts} if accounts is not None else {}),
    )
    told = [*_followed(ground, most), *_named_beside(ground, lexicon, counted(found, packages))]
    return sorted(told, key=lambda each: (-each.score, each.name, each.split.name))[:most]


def _followed(ground: _Ground, most: int) -> Iterable[Parting]:
    """Yield the parts that the words behind their name tell, at most so many."""
    seen = ground.seen
    tree, by_name = branches(seen.after, seen.label), branches(seen.after, ground.whole)
    signs = {"ceiling": _classes(ground.packages.ceiling)}
    signs |= {sign: common(seen, _told(values)) for sign, values in ground.signs.items()}
    apart = parts(seen, tree, names=ground.number, holders=ground.holders.codes, signs=signs)
    best = _of_names(tree, by_name, apart)
    money = by_name.sums(np.bincount(seen.package, ground.packages.ceiling, minlength=len(seen.label)))
    ranked = sorted(best, key=lambda each: (-money[each] * max(best[each].values()), each))[:most]
    order = np.argsort(ground.whole[seen.package], kind="stable")
    cuts = np.searchsorted(ground.whole[seen.package][order], np.arange(len(ground.names) + 1))
    for branch in ranked:
        name = int(by_name.whole[branch])
        chosen = by_name.of[:, by_name.level[branch]] == branch
        rows = order[cuts[name] : cuts[name + 1]]
        yield _parting(ground, by_name.path(branch), chosen, rows, best[branch])


def _classes(ceiling: Places) -> Numbers:
    """Return the class of each ceiling, STEPS in a power of ten; -1 for none."""
    logs = np.log10(np.maximum(ceiling, 1))
    return np.where(ceiling > 0, np.floor(logs * STEPS), -1).astype(np.int32)


def _told(values: Texts) -> Numbers:
    """Return the values by number in the order of their texts, -1 where nothing is told."""
    every = values.every()
    place = {text: at for at, text in enumerate(sorted(every))}
    number = np.array([place[text] if text.strip() else -1 for text in every] or [-1], np.int32)
    return number[values.codes]


def _of_names(
    tree: Branches, by_name: Branches, apart: Mapping[int, dict[str, float]]
) -> dict[int, dict[str, float]]:
    """Return the branches of names for those of their labels, each with the clearer signs of any label."""
    sample = np.full(len(tree), -1, np.int64)
    for column in tree.of.T:
        here = np.flatnonzero(column >= 0)
        sample[column[here]] = here
    best: dict[int, dict[str, float]] = {}
    for branch, signs in apart.items():
        same = int(by_name.of[sample[branch], tree.level[branch]])
        best[same] = max(best.get(same, signs), signs, key=lambda each: max(each.values()))
    return best


def _parting(
    ground: _Ground,
    path: Sequence[int],
    chosen: npt.NDArray[np.bool_],
    rows: Places,
    signs: Mapping[str, float],
) -> Parting:
    """Describe a part: `chosen` are its sequences, `rows` all packages of its name."""
    seen, packages = ground.seen, ground.packages
    within = chosen[seen.package[rows]]
    here, rest = rows[within], rows[~within]
    words = seen.words(path)
    sequences = _most_used(seen, here)
    name = ground.names[ground.whole[sequences[0]]]
    loose = seen.names[sequences[0], 0] < 0
    told = {
        "name": name,
        "part": " ".join(words) if loose else f"{name.replace('-', ' ')} {' '.join(words)}",
        "agencies": len(np.unique(ground.holders.codes[here])),
        "others": len(np.unique(ground.holders.codes[rest])),
        "here": _percent(len(here), len(rows)),
        "rest": _percent(len(rest), len(rows)),
    }
    split = Split("-".join(words) if loose else "-".join((name, *words)), _phrases(seen, sequences, words))
    return Parting(
        name,
        split,
        len(here),
        int(told["agencies"]),
        int(packages.ceiling[here].sum()),
        round(max(signs.values()), 4),
        (sentence(USED, **told), *_reasons(ground, here, rest, signs, name)),
        _titles(ground, sequences[:EXAMPLES]),
    )


def _percent(part: int, whole: int) -> float:
    share = 100 * part / whole
    return round(share, 0 if 1 <= share <= 99 else 2)


def _reasons(
    ground: _Ground, here: Places, rest: Places, signs: Mapping[str, float], name: str
) -> Iterable[Sentence]:
    """Yield what differs, the clearest first."""
    for sign in sorted(signs, key=lambda each: (-signs[each], each)):
        if sign == "ceiling":
            ceilings = ground.packages.ceiling
            middles = {"here": round(np.median(ceilings[here])), "rest": round(np.median(ceilings[rest]))}
            yield sentence(CEILING, **middles)
        elif sign == WORDS:
            bare = ground.seen.after[ground.seen.package[np.concatenate([here, rest])], 0] < 0
            yield sentence(UMBRELLA, name=name, share=_percent(int((~bare).sum()), len(bare)))
        else:
            values = ground.signs[sign]
            yield sentence(SAID[sign], here=_commonest(values, here), rest=_commonest(values, rest))


def _commonest(values: Texts, rows: Places) -> str:
    """Return what most of the rows say, the first by its letters among equals."""
    codes, times = np.unique(values.codes[rows], return_counts=True)
    said = [
        (-count, str(values.values[code].as_py())) for code, count in zip(codes, times.tolist(), strict=True)
    ]
    return min(each for each in said if each[1].strip())[1]


def _most_used(seen: Follows, rows: Places) -> list[int]:
    """Return the sequences of some packages, the most used first."""
    found, times = np.unique(seen.package[rows], return_counts=True)
    return [int(each) for each in found[np.lexsort((found, -times))]]


def _phrases(seen: Follows, sequences: Iterable[int], words: Sequence[str]) -> tuple[str, ...]:
    """Return how titles show a part, the most used first."""
    spelt = {seen.names[each].tobytes(): seen.names[each].tolist() for each in sequences}
    return tuple(dict.fromkeys(" ".join((*seen.words(each), *words)) for each in spelt.values()))[:PHRASES]


def _titles(ground: _Ground, sequences: Iterable[int]) -> tuple[str, ...]:
    """Return a title of each sequence, the first by its letters."""
    found = [
        [str(ground.packages.title.values[at].as_py()) for at in np.flatnonzero(ground.seen.title == each)]
        for each in sequences
    ]
    return tuple(min(" ".join(title.split()) for title in titles) for titles in found)


def _named_beside(ground: _Ground, lexicon: Lexicon, every: Sequence[Named]) -> Iterable[Parting]:
    """Yield what titles of listed things name beside them, where many others buy it by itself."""
    things = {thing.name for thing in lexicon.things}
    known = {
        each.name: each
        for each in every
        if each.packages >= SUPPORT and each.governments >= AGENCIES and each.name not in things
    }
    listed = np.array([name in things for name in ground.names] or [False], np.bool_)
    seen = ground.seen
    rows = np.flatnonzero((seen.beside[:, 0] >= 0) & (ground.whole >= 0) & listed[ground.whole])
    groups: dict[tuple[int, str], dict[str, list[int]]] = {}
    for sequence, name, told in zip(
        rows.tolist(), ground.whole[rows].tolist(), seen.beside[rows].tolist(), strict=True
    ):
        words = seen.words(told)
        for length in range(len(words), 0, -1):
            other = next((each for each in _spelt(words[:length]) if each in known), None)
            if other is not None:
                groups.setdefault((name, other), {}).setdefault(" ".join(words[:length]), []).append(sequence)
                break
    for (name, other), phrases in groups.items():
        yield _beside(ground, ground.names[name], known[other], phrases)


def _spelt(words: Sequence[str]) -> tuple[str, str]:
    """Return the names that words may have: in their order, or in any."""
    return "-".join(words), "-".join(sorted(words))


def _beside(ground: _Ground, name: str, other: Named, phrases: Mapping[str, list[int]]) -> Parting:
    sequences = np.array(sorted(each for many in phrases.values() for each in many))
    here = np.flatnonzero(np.isin(ground.seen.package, sequences))
    part = other.name.replace("-", " ")
    return Parting(
        name,
        Split(other.name, tuple(sorted(phrases))[:PHRASES]),
        len(here),
        len(np.unique(ground.holders.codes[here])),
        int(ground.packages.ceiling[here].sum()),
        round(other.packages / (other.packages + len(here)), 4),
        (sentence(BESIDE, name=name, part=part, count=len(here), alone=other.packages),),
        _titles(ground, _most_used(ground.seen, here)[:EXAMPLES]),
    )
