"""Names that the machine proposes to merge or to split: what 50 confirmations by somebody who knows bring.

Generated titles (bench/titles) are grouped; then the proposals of both kinds are gone through as they are
laid before a person, the most money first. Somebody who knows the truth confirms those that are right, up to
50; the labels are then written anew. Prints a table and, last, `naming key=value …`; writes the same as JSON
under $RAJUT_HOME/bench (default var/bench). RAJUT_BENCH_SIZES (default `50000,500000`) says how many titles.
`bench/grouping.py` asks another question: what the 50 best of all possible merges would bring.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

import numpy as np  # noqa: E402  the path is set above
import numpy.typing as npt  # noqa: E402  the path is set above
import pyarrow as pa  # noqa: E402  the path is set above

from bench.grouping import agreement, apart  # noqa: E402  the path is set above
from bench.titles import titles as made  # noqa: E402  the path is set above
from rajut.core.potential.procurement.confirmations import (  # noqa: E402  the path is set above
    Decision,
    Merge,
    Split,
    confirmed,
)
from rajut.core.potential.procurement.finding import grouped  # noqa: E402  the path is set above
from rajut.core.potential.procurement.grouping import Grouping  # noqa: E402  the path is set above
from rajut.core.potential.procurement.lexicon import own  # noqa: E402  the path is set above
from rajut.core.potential.procurement.packages import Packages, from_table  # noqa: E402  the path is set above
from rajut.core.potential.procurement.proposals import proposals  # noqa: E402  the path is set above
from rajut.core.potential.procurement.splitting import splits  # noqa: E402  the path is set above

SEED = 20261122
SIZES = "50000,500000"
CONFIRMATIONS = 50
LOOKED_AT = 1_000  # proposals of each kind: as many as a search lays before people
HOME = Path(os.environ.get("RAJUT_HOME", ROOT / "var"))
Codes = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal by its rank: the money at stake."""

    money: float
    decision: Decision
    of: str = ""  # for a split: the name it would leave


def main() -> int:
    """Measure, print, write."""
    result: dict[str, float] = {}
    for size in os.environ.get("RAJUT_BENCH_SIZES", SIZES).split(","):
        result |= {f"{size}_{key}": value for key, value in apart(_measured, size).items()}
    goals = {key: 0.10 for key in result if key.endswith("_gained_f1")}
    print(f"{'':<34}{'':>12}{'goal':>10}")
    for key, value in result.items():
        print(f"{key:<34}{value:>12.4g}{goals.get(key, ''):>10}")
    home = HOME / "bench"
    home.mkdir(parents=True, exist_ok=True)
    (home / "naming.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print("naming " + " ".join(f"{key}={value:.4g}" for key, value in result.items()))
    return 0


def _measured(size: str) -> dict[str, float]:
    """Return how good the proposals are, how long they take, and what confirming them brings."""
    table = pa.Table.from_batches(list(made(int(size), seed=SEED)))
    packages, truth = _packages(table), table.column("label").to_numpy()
    del table
    grouped(packages, lexicon=own())  # compiled once
    splits(_few(packages), packages, lexicon=own())
    found = grouped(packages, lexicon=own(), threads=2)
    spent = time.process_time()
    pairs = proposals(found, packages.ceiling.astype(float), most=LOOKED_AT)
    between = time.process_time()
    parts = splits(found, packages, lexicon=own(), most=LOOKED_AT)
    times = {"merges_cpu_s": between - spent, "splits_cpu_s": time.process_time() - between}
    told = [Proposed(each.money, each.merge) for each in pairs]
    told += [Proposed(each.score, each.split, each.name) for each in parts]
    told.sort(key=lambda each: (-each.money, repr(each.decision)))
    judge = Judge(packages, found, truth)
    right, asked = judge.confirmed(told, most=CONFIRMATIONS)
    again = time.process_time()
    after = grouped(packages, lexicon=confirmed(own(), right), decisions=right, threads=2)
    times["again_cpu_s"] = time.process_time() - again
    first = [each for each in told if isinstance(each.decision, Split)][:CONFIRMATIONS]
    before_scores, scores = judge.scores(found), judge.scores(after)
    return {
        **times,
        "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "merges": float(len(pairs)),
        "splits": float(len(parts)),
        "asked": float(asked),
        "merges_confirmed": float(sum(isinstance(each, Merge) for each in right)),
        "splits_confirmed": float(sum(isinstance(each, Split) for each in right)),
        "first_splits": float(len(first)),
        "first_splits_right": float(sum(judge.is_right(each) for each in first)),
        **{f"before_{key}": value for key, value in before_scores.items()},
        **{f"after_{key}": value for key, value in scores.items()},
        "gained_f1": scores["pair_f1"] - before_scores["pair_f1"],
    }


def _packages(table: pa.Table) -> Packages:
    size = table.num_rows
    nothing, none = pa.array([""] * size), pa.array(np.zeros(size, np.int64))
    columns = {name: table.column(name).cast(pa.string()) for name in ("region", "agency", "title")}
    columns |= {"code": table.column("id").cast(pa.string()), "ceiling": table.column("ceiling")}
    columns |= dict.fromkeys(("unit", "method", "kind"), nothing) | {"consolidated": none}
    columns |= dict.fromkeys(("starts", "ends"), table.column("month")) | {
        "year": pa.array(none.to_numpy() + 2026)
    }
    return from_table(pa.table(columns))


def _few(packages: Packages) -> Grouping:
    """Return a grouping that says nothing, to compile by."""
    return Grouping(("tidak-jelas",), np.zeros(len(packages), np.int32))


class Judge:
    """Somebody who knows what every title buys; titles of several things (below 0) are left out of scores."""

    def __init__(self, packages: Packages, found: Grouping, truth: Codes) -> None:
        self.packages, self.found, self.truth = packages, found, truth
        self.names = np.array([label.partition(":")[2] for label in found.labels])
        self.known: dict[Proposed, bool] = {}

    def scores(self, found: Grouping) -> dict[str, float]:
        """Return the agreement with the truth."""
        one = self.truth >= 0
        codes = np.unique(found.codes[one], return_inverse=True)[1].astype(np.int32)
        return agreement(codes, self.truth[one].astype(np.int32))

    def confirmed(self, told: Sequence[Proposed], *, most: int) -> tuple[list[Decision], int]:
        """Return the first proposals that are right, and how many were looked at for them."""
        right: list[Decision] = []
        for asked, each in enumerate(told, 1):
            if self.is_right(each):
                right.append(each.decision)
            if len(right) == most:
                return right, asked
        return right, len(told)

    def is_right(self, given: Proposed) -> bool:
        """Whether what would be put together, or taken apart, mostly is or is not the same thing."""
        if given not in self.known:
            told = given.decision
            self.known[given] = (
                self._are_one(told) if isinstance(told, Merge) else self._are_several(told, given.of)
            )
        return self.known[given]

    def _are_one(self, merge: Merge) -> bool:
        """Whether the names mean the same wherever the same is done with both; by the most titles."""
        sure = 0
        for label, kept in self._labels(merge.kept).items():
            other = self._labels(merge.other).get(label)
            if other is not None:
                same = self._mostly(self.found.codes == kept) == self._mostly(self.found.codes == other)
                sure += (1 if same else -1) * int((self.found.codes == other).sum())
        return sure > 0

    def _labels(self, name: str) -> dict[str, int]:
        numbers = np.flatnonzero(self.names == name).tolist()
        return {self.found.labels[number].partition(":")[0]: number for number in numbers}

    def _are_several(self, split: Split, name: str) -> bool:
        """Whether what would move is mostly another thing than what stays, or titles of several things."""
        after = grouped(self.packages, lexicon=confirmed(own(), [split]), threads=2)
        labels = np.array(after.labels)[after.codes]
        here = (self.names == name)[self.found.codes]
        moved = here & (labels != np.array(self.found.labels)[self.found.codes])
        stays = here & ~moved
        if not moved.any() or not stays.any():
            return False
        if (self.truth[moved] < 0).mean() > 0.5:
            return True
        return self._mostly(moved) != self._mostly(stays)

    def _mostly(self, some: npt.NDArray[np.bool_]) -> int:
        """Return what most of some titles of one thing buy, -1 where there are none."""
        told = self.truth[some]
        told = told[told >= 0]
        return int(np.bincount(told).argmax()) if len(told) else -1


if __name__ == "__main__":
    sys.exit(main())
