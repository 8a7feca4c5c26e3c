"""The finders as a whole: what they import, and what they say about the real country."""

import subprocess
import sys

import pytest

from rajut.core.potential.catalogue import CATALOGUE
from rajut.core.potential.records import Constraint
from rajut.core.potential.search import find, partners
from tests.core.potential.shared_panel import DATA, cooperation_members, read, shared_panel

real = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data (../shared/data) are not here")
KARTAMANTUL = {"34.71", "34.04", "34.02"}


@pytest.fixture(scope="module")
def country():
    """The real panel: 552 governments and 20 indicators."""
    return shared_panel()


def test_naming_the_finders_does_not_pay_for_numpy():
    code = "import sys, rajut.core.potential.search as s; sys.exit('numpy' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], check=False)

    assert done.returncode == 0


@real
def test_the_catalogue_knows_every_indicator_of_the_shared_data():
    rows = {row["indicator"]: row["unit"] for row in read("indicators_kabkota.csv.gz")}

    assert {indicator.slug: indicator.unit for indicator in CATALOGUE} == rows


@real
@pytest.mark.parametrize("here", sorted(KARTAMANTUL))
def test_the_three_of_kartamantul_find_each_other(country, here):
    top = {partner.region for partner in partners(country, here, top=10)}

    assert top >= KARTAMANTUL - {here}


@real
def test_they_find_each_other_even_where_their_past_is_hidden():
    hidden = shared_panel(hidden=cooperation_members()["kartamantul"])

    top = {partner.region for partner in partners(hidden, "34.04", top=10)}

    assert top >= {"34.71", "34.02"}


@real
def test_the_whole_country_is_searched_and_every_silence_explained(country):
    findings = find(country)

    gaps = {(o.members[0], o.object) for o in findings.opportunities}
    silences = {(b.region, b.object) for b in findings.bindings}
    directed = [indicator.slug for indicator in CATALOGUE if indicator.direction != "neutral"]
    able = [place.code for place in country.places if place.autonomous]
    assert gaps & silences == set()
    assert {(code, slug) for code in able for slug in directed} <= gaps | silences
    assert {b.region for b in findings.bindings if b.constraint is Constraint.NOT_AUTONOMOUS} == {
        "31.01",
        "31.71",
        "31.72",
        "31.73",
        "31.74",
        "31.75",
    }


@real
def test_every_sentence_about_the_country_can_be_read(country):
    findings = find(country, focus="34.04")

    texts = [s.text() for o in findings.opportunities for s in (o.title, *o.reasons, *o.counter_reasons)]
    texts += [b.sentence.text() for b in findings.bindings]
    assert len(texts) > 100
    assert [text for text in texts if "%(" in text or "nan" in text.split()] == []


@real
def test_twice_the_same_search_gives_the_same_answer(country):
    assert find(country) == find(country)
