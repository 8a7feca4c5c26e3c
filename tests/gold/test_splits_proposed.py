"""Proposed splits against the gold set's development half: what somebody who knows would accept of 20."""

import csv
import gzip
from collections import Counter
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pytest

from rajut.core.potential.procurement.confirmations import Split, confirmed
from rajut.core.potential.procurement.finding import grouped
from rajut.core.potential.procurement.grouping import Grouping
from rajut.core.potential.procurement.lexicon import Lexicon, own
from rajut.core.potential.procurement.packages import Packages, from_table
from rajut.core.potential.procurement.splitting import splits
from tests.gold.labels import PACKAGES, pairs
from tests.gold.labels import labelled as read_by_hand

FIRST = 20


@dataclass(frozen=True, eq=False)
class Real:
    """The real packages, which of them are in the development half, and what those buy."""

    packages: Packages
    rows: list[int]
    truth: list[str]

    def scores(self, found: Grouping) -> tuple[float, float, float]:
        """Return pair precision, recall and F1."""
        labels = [found.label(row) for row in self.rows]
        both = pairs(list(zip(labels, self.truth, strict=True)))
        precision, recall = both / pairs(labels), both / pairs(self.truth)
        return precision, recall, 2 * precision * recall / (precision + recall)

    def accepted(self, found: Grouping, lexicon: Lexicon, proposed: list[Split]) -> list[Split]:
        """Return the splits of which somebody who knows the truth can tell that they are right.

        What would move must be mostly another thing than what would stay under the label.
        """
        before = [found.label(row) for row in self.rows]
        right = []
        for each in proposed:
            after = grouped(self.packages, lexicon=confirmed(lexicon, [each]))
            moved = [at for at, row in enumerate(self.rows) if after.label(row) != before[at]]
            origins = {before[at] for at in moved}
            stays = [at for at in range(len(before)) if before[at] in origins and at not in set(moved)]
            ways = [Counter(self.truth[at] for at in some).most_common(1) for some in (moved, stays)]
            if all(ways) and ways[0][0][0] != ways[1][0][0]:
                right.append(each)
        return right


@pytest.fixture(scope="module")
def real() -> Real:
    """Read the shared file; the kinds of its rows are no kinds of goods, and it tells no accounts."""
    if not PACKAGES.exists():
        pytest.skip(f"the shared data are absent ({PACKAGES.name})")
    with gzip.open(PACKAGES, "rt", encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    names = {"code": "rup_code", "agency": "work_unit", "title": "title", "method": "method", "year": "year"}
    columns: dict[str, object] = {name: [row[known] for row in rows] for name, known in names.items()}
    columns |= dict.fromkeys(("unit", "kind"), [""] * len(rows)) | {"region": ["63"] * len(rows)}
    columns |= dict.fromkeys(("starts", "ends"), np.ones(len(rows))) | {"consolidated": np.zeros(len(rows))}
    columns |= {
        "year": [int(row["year"]) for row in rows],
        "ceiling": [float(row["ceiling_idr"] or 0) for row in rows],
    }
    place = {row["rup_code"]: at for at, row in enumerate(rows)}
    gold = read_by_hand("development")
    return Real(
        from_table(pa.table(columns)), [place[row.rup_code] for row in gold], [row.label for row in gold]
    )


def coarse(lexicon: Lexicon) -> Lexicon:
    """Return the lexicon without the phrases that begin as one of another thing: too little is told apart."""
    owner = {lexicon.plain(phrase): thing.name for thing in lexicon.things for phrase in thing.phrases}

    def begins_another(phrase: str, name: str) -> bool:
        words = lexicon.plain(phrase)
        return any(owner.get(words[:n], name) != name for n in range(1, len(words)))

    kept = [
        replace(thing, phrases=tuple(p for p in thing.phrases if not begins_another(p, thing.name)))
        for thing in lexicon.things
    ]
    return lexicon.with_things([thing for thing in kept if thing.phrases], version="coarse")


def test_accepting_what_is_right_of_the_first_twenty_lowers_no_score(real):
    lexicon = own()
    found = grouped(real.packages, lexicon=lexicon)

    proposed = [each.split for each in splits(found, real.packages, lexicon=lexicon, most=FIRST)]
    right = real.accepted(found, lexicon, proposed)

    before, after = (
        real.scores(each) for each in (found, grouped(real.packages, lexicon=confirmed(lexicon, right)))
    )
    assert (after[0] >= before[0], after[2] >= before[2]) == (True, True)


def test_what_the_lexicon_does_not_tell_apart_is_proposed_and_raises_precision(real):
    lexicon = coarse(own())
    found = grouped(real.packages, lexicon=lexicon)

    proposed = [each.split for each in splits(found, real.packages, lexicon=lexicon, most=FIRST)]
    right = real.accepted(found, lexicon, proposed)

    before, after = (
        real.scores(each) for each in (found, grouped(real.packages, lexicon=confirmed(lexicon, right)))
    )
    assert 2 * len(right) >= len(proposed) >= 5
    assert (after[0] > before[0], after[1] >= before[1], after[2] > before[2]) == (True, True, True)
