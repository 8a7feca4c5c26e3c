"""Finder "the same thing bought at the same time": package plans to explained joint purchases.

packages -> labels (grouping) -> groups of governments (candidates) -> the most valuable, reckoned (paying)
"""

from collections.abc import Callable, Sequence
from itertools import islice

import numpy as np

from rajut.core.potential.paying import paying
from rajut.core.potential.procurement.candidates import LEFT, Candidates, candidates, taught
from rajut.core.potential.procurement.confirmations import Decision, confirmed, renamed
from rajut.core.potential.procurement.grouping import Grouping, labelled, understand
from rajut.core.potential.procurement.lexicon import Lexicon, own
from rajut.core.potential.procurement.packages import Packages
from rajut.core.potential.procurement.prefixes import AGENCIES
from rajut.core.potential.procurement.priors import BETAS, Betas
from rajut.core.potential.procurement.telling import DOMAIN, cases, teller, thing_of
from rajut.core.potential.records import Binding, Constraint, Opportunity, sentence
from rajut.core.potential.setting import Setting
from rajut.core.words import say

STEP = 100  # groups reckoned between two words about the progress
WORK = 100  # of all of the work
READ, FORMED = 40, 55  # of it done, when the titles are read, when the groups are formed

Progress = Callable[[int, int], None]

NOBODY_NEAR = say("%(thing)s: tidak ada daerah seprovinsi atau berbatasan yang merencanakan hal yang sama.")
OTHER_MONTHS = say("%(thing)s: daerah di sekitarnya merencanakan hal yang sama pada bulan lain.")
TOO_LITTLE = say(
    "%(thing)s: hematnya tidak menutup biaya koordinasi, atau daerah di sekitarnya sudah masuk gabungan lain."
)


def find_joint_purchases(
    packages: Packages,
    *,
    setting: Setting,
    decisions: Sequence[Decision] = (),
    past: Packages | None = None,
    most: int = 5_000,
    betas: Betas = BETAS,
    progress: Progress | None = None,
    threads: int = 1,
    seen: Callable[[Grouping], None] | None = None,
) -> tuple[list[Opportunity], list[Binding]]:
    """Return the joint purchases that would pay, best first, and why others would not.

    Of all groups formed, the `most` that save most are reckoned in full. `decisions` are what people decided
    about names; `betas` how prices fall with quantity, by kind of procurement, before realised prices are
    seen: those of the `past` packages, and then of these. `progress` is told how many of WORK parts are done;
    `seen` is shown the labels. Equal packages in any order, and any number of threads, give equal answers.
    """
    tell = progress or (lambda _done, _of: None)
    tell(0, WORK)
    lexicon = confirmed(own(), decisions)
    found = grouped(packages, lexicon=lexicon, decisions=decisions, threads=threads)
    if seen is not None:
        seen(found)
    if past is not None:
        before = grouped(past, lexicon=lexicon, decisions=decisions, threads=threads)
        betas = taught(past, before, betas=betas)
    tell(READ, WORK)
    formed = candidates(packages, found, ground=setting.map, lexicon=lexicon, betas=betas, threads=threads)
    del found
    tell(FORMED, WORK)
    told: list[Opportunity | Binding] = []
    common = teller(packages, ground=setting.map, lexicon=lexicon, betas=formed.betas)
    best = formed.best(most)
    joints = formed.joints(best)
    while some := list(islice(joints, STEP)):
        tell(FORMED + (WORK - FORMED) * len(told) // len(best), WORK)
        told.extend(paying(each, setting=setting) for each in cases(some, common))
    tell(WORK, WORK)
    opportunities = [each for each in told if isinstance(each, Opportunity)]
    missed = [each for each in told if isinstance(each, Binding)]
    return (
        sorted(opportunities, key=lambda each: (-each.score, each.id)),
        sorted(
            [*missed, *_left(formed), *_aside(formed)],
            key=lambda each: (each.region, each.object, each.sentence.text()),
        ),
    )


def grouped(
    packages: Packages, *, lexicon: Lexicon, decisions: Sequence[Decision] = (), threads: int = 1
) -> Grouping:
    """Return the label of every package; each distinct title is read once."""
    holders = packages.agency if len(packages.agency.values) >= AGENCIES else packages.unit
    met = understand(
        [packages.titles()],
        agencies=holders.codes,
        lexicon=lexicon,
        threads=threads,
        which=packages.title.codes,
    )
    return labelled(met, renamed=renamed(decisions))


def _aside(formed: Candidates) -> list[Binding]:
    """Return, for every package whose ceiling cannot be, that it was not looked at."""
    return [
        Binding(formed.packages.region.told(each.row), DOMAIN, label, Constraint.NO_FIGURE, each.why)
        for label, each in formed.aside
    ]


def _left(formed: Candidates) -> list[Binding]:
    """Return, for every government, why its largest commodities in no group found no partner."""
    from rajut.core.potential.procurement.joining import left

    cells, _money = left(formed.firsts, formed.region, formed.money, formed.group, len(formed.places), LEFT)
    return [
        _binding(formed, place, cell) for place, row in enumerate(cells.tolist()) for cell in row if cell >= 0
    ]


def _binding(formed: Candidates, place: int, cell: int) -> Binding:
    commodity, _year = formed.cell(cell)
    constraint, words = _why(formed, place, cell)
    told = sentence(words, thing=thing_of(commodity.label))
    return Binding(formed.places[place], DOMAIN, commodity.label, constraint, told)


def _why(formed: Candidates, place: int, cell: int) -> tuple[Constraint, str]:
    here = slice(int(formed.firsts[cell]), int(formed.firsts[cell + 1]))
    region, months = formed.region[here], formed.months[here]
    mine = int(np.bitwise_or.reduce(months[(region == place) & (formed.group[here] < 0)]))
    others = formed.near[place][region] & (region != place)
    if not others.any():
        return Constraint.NO_NEIGHBOUR, NOBODY_NEAR
    if not (months[others] & np.uint16(mine)).any():
        return Constraint.NO_PERIOD, OTHER_MONTHS
    return Constraint.NO_SAVING, TOO_LITTLE
