"""The grouping against the gold set's development half; the other half belongs to the benchmark."""

import csv
import gzip

import numpy as np
import pytest

from rajut.core.potential.procurement.grouping import Grouping, labelled, one, understand
from rajut.core.potential.procurement.tokens import titles
from tests.gold.labels import PACKAGES, bcubed, pairs
from tests.gold.labels import labelled as read_by_hand


@pytest.fixture(scope="module")
def real():
    """Return the real packages: numbers, titles, agencies; and what was understood of them."""
    if not PACKAGES.exists():
        pytest.skip(f"the shared data are absent ({PACKAGES.name})")
    with gzip.open(PACKAGES, "rt", encoding="utf-8", newline="") as lines:
        rows = [(row["rup_code"], row["title"], row["work_unit"]) for row in csv.DictReader(lines)]
    codes, names, units = zip(*rows, strict=True)
    agencies = np.unique(units, return_inverse=True)[1].astype(np.int32)
    return codes, names, agencies, understand([titles(names)], agencies=agencies)


def development(grouping: Grouping, codes: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Return the labels found and those by hand, of the development half."""
    place = {code: at for at, code in enumerate(codes)}
    rows = read_by_hand("development")
    return [grouping.label(place[row.rup_code]) for row in rows], [row.label for row in rows]


def test_labels_agree_with_those_by_hand(real):
    codes, _names, _agencies, understood = real

    found, truth = development(labelled(understood), codes)

    precision, recall = bcubed(found, truth)
    both = pairs(list(zip(found, truth, strict=True)))
    assert 2 * precision * recall / (precision + recall) >= 0.985
    assert both / pairs(found) >= 0.985
    assert both / pairs(truth) >= 0.985


def test_batches_and_threads_change_no_label(real):
    _codes, names, agencies, understood = real
    whole = labelled(understood)

    cut = labelled(
        understand(
            [titles(names[at : at + 10_007]) for at in range(0, len(names), 10_007)],
            agencies=agencies,
            threads=2,
        )
    )

    assert cut.labels == whole.labels
    assert np.array_equal(cut.codes, whole.codes)


def test_a_package_alone_is_labelled_as_among_all(real):
    _codes, names, _agencies, understood = real
    whole = labelled(understood)

    sample = range(0, len(names), 83)

    assert [one(understood, names[at]) for at in sample] == [whole.label(at) for at in sample]
