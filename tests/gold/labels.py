"""The gold set: real procurement packages by their number, each with what it buys (GUIDE.md)."""

import csv
import gzip
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

LABELS = Path(__file__).parent / "labels.csv"
PACKAGES = Path(__file__).parents[3] / "shared" / "data" / "rup_prov_kalsel_2025_2026.csv.gz"
UNCLEAR = "tidak-jelas"


@dataclass(frozen=True, slots=True)
class Labelled:
    """One package: its number, who may look at it, both readings, and what was settled."""

    rup_code: str
    half: str
    first: str
    second: str
    label: str


def labelled(half: str | None = None) -> list[Labelled]:
    """Return the set, or one half of it."""
    with LABELS.open(encoding="utf-8", newline="") as lines:
        rows = [Labelled(**row) for row in csv.DictReader(lines)]
    return [row for row in rows if half is None or row.half == half]


def titles() -> dict[str, str]:
    """Return the titles by the package's number, from the shared file; skip where it is absent."""
    if not PACKAGES.exists():
        pytest.skip(f"the shared data are absent ({PACKAGES.name})")
    with gzip.open(PACKAGES, "rt", encoding="utf-8", newline="") as lines:
        return {row["rup_code"]: " ".join(row["title"].split()) for row in csv.DictReader(lines)}


def pairs(labels: Sequence[Hashable]) -> int:
    """Count the pairs that stand together."""
    return sum(size * (size - 1) // 2 for size in Counter(labels).values())


def bcubed(found: Sequence[Hashable], truth: Sequence[Hashable]) -> tuple[float, float]:
    """Return B³ precision and recall of a grouping against the truth (Bagga & Baldwin 1998)."""
    both, f, t = Counter(zip(found, truth, strict=True)), Counter(found), Counter(truth)
    precision = sum(n * n / f[a] for (a, _b), n in both.items()) / len(found)
    recall = sum(n * n / t[b] for (_a, b), n in both.items()) / len(found)
    return precision, recall
