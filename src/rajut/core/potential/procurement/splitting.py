"""Which names may be several things: parts for a person to judge, ranked by the money that would move.

Either the words that follow a name divide its uses (`branches.parts` says when), or titles name beside it,
after "dan" or a comma, what many name by itself.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from rajut.core.potential.procurement.beside import PHRASES, named_beside
from rajut.core.potential.procurement.branches import WORDS, Branches, Places, branches, common, parts
from rajut.core.potential.procurement.confirmations import Decision, Split
from rajut.core.potential.procurement.follows import Follows, follows, name_of
from rajut.core.potential.procurement.grouping import Grouping
from rajut.core.potential.procurement.lexicon import Lexicon
from rajut.core.potential.procurement.naming import Named, counted
from rajut.core.potential.procurement.packages import Packages, Texts
from rajut.core.potential.procurement.partings import Ground, Parting
from rajut.core.potential.procurement.prefixes import AGENCIES
from rajut.core.potential.procurement.tokens import Numbers
from rajut.core.potential.records import Sentence, sentence
from rajut.core.words import say

STEPS = 4  # classes of ceilings in a power of ten

USED = say(
    "“%(name)s” dipakai untuk “%(part)s” dan yang lain: %(here)s %% dan %(rest)s %% paket, "
    "%(agencies)s dan %(others)s instansi."
)
CEILING = say("Nilai tengah pagunya %(here)s dan %(rest)s rupiah.")
KIND = say("Jenis pengadaannya terbanyak %(here)s dan %(rest)s.")
ACCOUNT = say("Kode rekeningnya terbanyak %(here)s dan %(rest)s.")
UMBRELLA = say("“%(name)s” kebanyakan diikuti kata lain: %(share)s %% paketnya.")
SAID = {"kind": KIND, "account": ACCOUNT}


def splits(
    found: Grouping,
    packages: Packages,
    *,
    lexicon: Lexicon,
    decisions: Sequence[Decision] = (),
    accounts: Texts | None = None,
    named: Sequence[Named] | None = None,
    most: int = 200,
) -> list[Parting]:
    """Return the parts most worth a look, the most money times how clearly apart first.

    `lexicon` and `decisions` are what `found` was labelled with; `accounts` has one code per package, empty
    where it is not known; `named` is what is planned under each name, where that was counted before. Equal
    packages in any order give equal answers.
    """
    seen = follows(found, packages, lexicon=lexicon, decisions=decisions)
    names, number = np.unique([name_of(label) for label in found.labels], return_inverse=True)
    ground = Ground(
        seen,
        packages,
        [str(each) for each in names],
        number.astype(np.int32),
        np.where(seen.label >= 0, number[seen.label], -1).astype(np.int32),
        packages.agency if len(packages.agency.values) >= AGENCIES else packages.unit,
        {"kind": packages.kind} | ({"account": accounts} if accounts is not None else {}),
    )
    every = counted(found, packages) if named is None else named
    told = [*_followed(ground, most), *named_beside(ground, lexicon, every, most=most)]
    ranked = sorted(told, key=lambda each: (each.score, each.name, each.split.name))
    once = {(each.name, each.split.name): each for each in ranked}  # what both ways find counts as the better
    return sorted(once.values(), key=lambda each: (-each.score, each.name, each.split.name))[:most]


def _followed(ground: Ground, most: int) -> Iterable[Parting]:
    """Yield the parts that the words behind their name tell, at most so many."""
    seen = ground.seen
    tree, by_name = branches(seen.after, seen.label), branches(seen.after, ground.whole)
    signs = {"ceiling": _classes(ground.packages.ceiling)}
    signs |= {sign: common(seen, _told(values)) for sign, values in ground.signs.items()}
    apart = parts(seen, tree, names=ground.number, holders=ground.holders.codes, signs=signs)
    best = _of_names(tree, by_name, apart)
    money = by_name.sums(ground.money)
    ranked = sorted(best, key=lambda each: (-money[each] * max(best[each].values()), each))[:most]
    for branch in ranked:
        within = np.flatnonzero(ground.whole == by_name.whole[branch])
        chosen = by_name.of[within, by_name.level[branch]] == branch
        yield _parting(ground, by_name.path(branch), within[chosen], within[~chosen], best[branch])


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
    ground: Ground, path: Sequence[int], chosen: Places, others: Places, signs: Mapping[str, float]
) -> Parting:
    """Describe a part: `chosen` are its sequences, `others` those of the rest of its name."""
    seen = ground.seen
    here, rest = ground.rows(chosen), ground.rows(others)
    words, sequences = seen.words(path), ground.most_used(chosen).tolist()
    name = ground.names[ground.whole[sequences[0]]]
    loose = seen.names[sequences[0], 0] < 0
    count = len(here) + len(rest)
    told = {
        "name": name,
        "part": " ".join(words) if loose else f"{name.replace('-', ' ')} {' '.join(words)}",
        "agencies": ground.planning(here),
        "others": ground.planning(rest),
        "here": _percent(len(here), count),
        "rest": _percent(len(rest), count),
    }
    split = Split("-".join(words) if loose else "-".join((name, *words)), _phrases(seen, sequences, words))
    return Parting(
        name,
        split,
        len(here),
        int(told["agencies"]),
        int(ground.packages.ceiling[here].sum()),
        round(max(signs.values()), 4),
        (sentence(USED, **told), *_reasons(ground, here, rest, signs, name)),
        ground.examples(sequences),
    )


def _percent(part: int, whole: int) -> float:
    share = 100 * part / whole
    return round(share, 0 if 1 <= share <= 99 else 2)


def _reasons(
    ground: Ground, here: Places, rest: Places, signs: Mapping[str, float], name: str
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
            said = {
                side: _commonest(ground.signs[sign], rows) for side, rows in (("here", here), ("rest", rest))
            }
            if all(said.values()):  # a part may be narrower than what the sign was seen of
                yield sentence(SAID[sign], **said)


def _commonest(values: Texts, rows: Places) -> str:
    """Return what most of the rows say, the first by its letters among equals; nothing where none says it."""
    codes, times = np.unique(values.codes[rows], return_counts=True)
    said = [
        (-count, str(values.values[code].as_py())) for code, count in zip(codes, times.tolist(), strict=True)
    ]
    return min((each for each in said if each[1].strip()), default=(0, ""))[1]


def _phrases(seen: Follows, sequences: Iterable[int], words: Sequence[str]) -> tuple[str, ...]:
    """Return how titles show a part, the most used first."""
    spelt = {seen.names[each].tobytes(): seen.names[each].tolist() for each in sequences}
    return tuple(dict.fromkeys(" ".join((*seen.words(each), *words)) for each in spelt.values()))[:PHRASES]
