"""The gold set keeps its own rules, and the guide tells its agreement as it is."""

import re
from collections import Counter

import pytest

from tests.gold.labels import UNCLEAR, bcubed, labelled, pairs, titles

LABEL = re.compile(r"(beli|pelihara|sewa|bangun|rehab|rancang|awasi):[a-z0-9-]+(\+[a-z0-9-]+)*")


def test_two_thousand_packages_are_labelled_once_each():
    rows = labelled()

    assert len(rows) == len({row.rup_code for row in rows}) == 2000
    assert Counter(row.half for row in rows) == {"development": 1000, "benchmark": 1000}


def test_every_label_is_an_action_and_its_things():
    labels = {label for row in labelled() for label in (row.first, row.second, row.label)}

    assert [each for each in sorted(labels - {UNCLEAR}) if not LABEL.fullmatch(each)] == []


def test_every_package_is_in_the_real_file_and_no_title_stands_in_both_halves():
    known = titles()

    halves = {}
    for row in labelled():
        halves.setdefault(known[row.rup_code], set()).add(row.half)
    assert [title for title, found in halves.items() if len(found) > 1] == []


def test_the_guide_tells_the_agreement_of_the_two_readings():
    rows = labelled()
    first, second = [row.first for row in rows], [row.second for row in rows]

    both = pairs(list(zip(first, second, strict=True)))
    expected = pairs(first) * pairs(second) / (len(rows) * (len(rows) - 1) / 2)
    rand = (both - expected) / ((pairs(first) + pairs(second)) / 2 - expected)
    precision, recall = bcubed(second, first)
    assert both / pairs(first) == pytest.approx(0.964, abs=5e-4)
    assert both / pairs(second) == pytest.approx(0.991, abs=5e-4)
    assert rand == pytest.approx(0.977, abs=5e-4)
    assert 2 * precision * recall / (precision + recall) == pytest.approx(0.966, abs=5e-4)
    assert [len(set(column)) for column in (first, second, [row.label for row in rows])] == [397, 428, 393]
