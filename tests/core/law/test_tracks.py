"""Who may take which track (UU 23/2014 arts 363-366), and when regions must cooperate (art 364)."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rajut.core.law.tracks import (
    KIND_WORDS,
    LAW_PAIRS,
    MINISTRY_PAIRS,
    PAIRING_WORDS,
    SIGNER_WORDS,
    TRACKS,
    Kind,
    Pairing,
    PartyPlace,
    Signer,
    Track,
    allowed,
    obligatory,
    pairing,
    rules,
)
from rajut.core.law.tracks import obligation as obligations

PROVINCE, REGENCY, CITY, DEPARTMENT = Kind.PROVINCE, Kind.REGENCY, Kind.CITY, Kind.DEPARTMENT
MINISTRY, VERTICAL, UNIVERSITY, BUSINESS = Kind.MINISTRY, Kind.VERTICAL, Kind.UNIVERSITY, Kind.BUSINESS


def parties_of(kinds):
    """One party of each kind: every region another one, departments under the first party's government."""
    return [PartyPlace(kind, f"34.{n:02}", 0 if kind == DEPARTMENT else n) for n, kind in enumerate(kinds)]


ADJACENCY = Path(__file__).resolve().parents[4] / "shared" / "data" / "adjacency.csv"


@pytest.mark.parametrize(
    ("track", "kinds"),
    [
        (Track.KSDD, [REGENCY, CITY]),  # UU 363(2)a
        (Track.KSDD, [PROVINCE, PROVINCE, REGENCY]),
        (Track.KSDD, [REGENCY, CITY, DEPARTMENT]),  # departments carry out for their region
        (Track.SINERGI, [REGENCY, MINISTRY]),  # PP 46
        (Track.SINERGI, [CITY, DEPARTMENT, VERTICAL]),
        (Track.SINERGI, [PROVINCE, UNIVERSITY]),  # local practice: state universities
        (Track.INTERNAL, [DEPARTMENT, DEPARTMENT]),
        (Track.INTERNAL, [REGENCY, DEPARTMENT, DEPARTMENT]),
        (Track.INTERNAL, [MINISTRY, VERTICAL]),
        (Track.THIRD, [REGENCY, BUSINESS]),  # UU 366, PP 14
        (Track.THIRD, [PROVINCE, Kind.NGO, UNIVERSITY, Kind.COMMUNITY]),
    ],
)
def test_these_parties_may_take_the_track(track, kinds):
    assert allowed(track, parties_of(kinds)) == []


@pytest.mark.parametrize(
    ("track", "kinds", "refusals"),
    [
        (Track.KSDD, [REGENCY], [rules.TWO_PARTIES, rules.TWO_REGIONS]),
        (Track.KSDD, [REGENCY, DEPARTMENT], [rules.TWO_REGIONS]),
        (Track.KSDD, [REGENCY, CITY, MINISTRY], [TRACKS[Track.KSDD].outsider]),
        (Track.KSDD, [REGENCY, CITY, Kind.COUNCIL], [rules.COUNCIL_APPROVES]),  # PP 6(2)
        (Track.SINERGI, [REGENCY, CITY], [rules.SINERGI_CENTRAL]),
        (Track.SINERGI, [MINISTRY, VERTICAL], [rules.SINERGI_REGION]),
        (Track.SINERGI, [DEPARTMENT, MINISTRY], [rules.SINERGI_REGION]),  # the head of region signs
        (Track.SINERGI, [REGENCY, MINISTRY, BUSINESS], [TRACKS[Track.SINERGI].outsider]),
        (Track.INTERNAL, [REGENCY, CITY], [rules.ONE_GOVERNMENT]),
        (Track.INTERNAL, [DEPARTMENT, MINISTRY], [rules.ONE_GOVERNMENT]),
        (Track.INTERNAL, [DEPARTMENT], [rules.TWO_PARTIES]),
        (Track.INTERNAL, [DEPARTMENT, Kind.NGO], [TRACKS[Track.INTERNAL].outsider, rules.ONE_GOVERNMENT]),
        (Track.THIRD, [BUSINESS, Kind.NGO], [rules.THIRD_REGION]),
        (Track.THIRD, [REGENCY, CITY], [rules.THIRD_PRIVATE]),
        (Track.THIRD, [REGENCY, BUSINESS, MINISTRY], [TRACKS[Track.THIRD].outsider]),
    ],
)
def test_these_parties_are_refused_with_every_reason(track, kinds, refusals):
    assert allowed(track, parties_of(kinds)) == refusals


@pytest.mark.parametrize(
    ("track", "parties", "refusals"),
    [
        (Track.KSDD, [PartyPlace(REGENCY, "34.04"), PartyPlace(CITY, "34.71")], []),
        (Track.KSDD, [PartyPlace(REGENCY, "34.04"), PartyPlace(REGENCY, "34.04")], [rules.TWO_REGIONS]),
        (Track.INTERNAL, [PartyPlace(DEPARTMENT, "34.04", 7), PartyPlace(DEPARTMENT, "34.04", 7)], []),
        (Track.INTERNAL, [PartyPlace(REGENCY, "34.04"), PartyPlace(DEPARTMENT, "34.04")], []),
        (
            Track.INTERNAL,
            [PartyPlace(DEPARTMENT, "34.04", 7), PartyPlace(DEPARTMENT, "34.04", 8)],
            [rules.ONE_GOVERNMENT],
        ),
    ],
)
def test_the_region_and_the_government_tell_one_party_from_two(track, parties, refusals):
    assert allowed(track, parties) == refusals


def test_a_track_that_does_not_exist_is_an_error():
    with pytest.raises(ValueError, match="barter"):
        allowed("barter", parties_of([REGENCY, CITY]))


@given(st.sampled_from(Track), st.lists(st.sampled_from(Kind), max_size=6), st.randoms())
def test_the_order_of_the_parties_does_not_matter(track, kinds, random):
    parties = parties_of(kinds)

    assert allowed(track, random.sample(parties, len(parties))) == allowed(track, parties)


@pytest.mark.parametrize(
    ("track", "documents", "gates"),
    [
        (  # PP 6(1)(3)
            Track.KSDD,
            ["kak", "offer", "kb", "pks"],
            ["technical_coordination", "tkksd_review", "council_approval"],
        ),
        (Track.SINERGI, ["kak", "offer", "nk", "rk"], ["tkksd_review"]),  # PP 46, no KB or PKS
        (Track.INTERNAL, ["sk", "action_plan"], []),
        (  # UU 366(3), PP 19(1)
            Track.THIRD,
            ["kak", "study", "offer", "kb", "pks"],
            ["feasibility", "tkksd_review", "council_approval"],
        ),
    ],
)
def test_each_track_has_its_documents_and_gates(track, documents, gates):
    rule = TRACKS[track]

    assert [document.code for document in rule.documents] == documents
    assert [gate.code for gate in rule.gates] == gates


def test_only_the_head_of_region_signs_an_accord_pp_28_2018_art_2():
    signers = {document.code: document.signer for document in TRACKS[Track.KSDD].documents}

    assert signers["kb"] is Signer.HEAD
    assert signers["pks"] is Signer.HEAD_OR_EMPOWERED


def test_every_word_is_there():
    assert set(TRACKS) == set(Track)
    assert set(KIND_WORDS) == set(Kind)
    assert set(SIGNER_WORDS) == set(Signer)
    assert set(PAIRING_WORDS) == set(Pairing)


def place(code, kind=None):
    kind = kind or (PROVINCE if "." not in code else REGENCY)
    return PartyPlace(kind, code)


SLEMAN, BANTUL, YOGYA = place("34.04"), place("34.02"), place("34.71", CITY)
KLATEN, DIY, JATENG, JATIM = place("33.10"), place("34"), place("33"), place("35")
BORDERS = {("34.04", "34.71"), ("34.02", "34.71"), ("33.10", "34.04"), ("33", "35")}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [  # UU 364(2) letters a to e
        (DIY, JATENG, Pairing.PROVINCES),
        (DIY, SLEMAN, Pairing.OWN_MUNICIPAL),
        (DIY, KLATEN, Pairing.OTHER_MUNICIPAL),
        (KLATEN, SLEMAN, Pairing.ACROSS_PROVINCES),
        (SLEMAN, YOGYA, Pairing.WITHIN_PROVINCE),
        (SLEMAN, PartyPlace(MINISTRY), None),
    ],
)
def test_the_five_pairings_of_uu_23_2014_art_364_2(a, b, expected):
    assert pairing(a, b) == expected
    assert pairing(b, a) == expected


@pytest.mark.parametrize(
    ("parties", "expected"),
    [
        ((SLEMAN, YOGYA), True),
        ((YOGYA, SLEMAN, BANTUL), True),  # Bantul and Sleman connected through the city
        ((SLEMAN, BANTUL), False),
        ((SLEMAN, BANTUL, YOGYA, KLATEN), True),
        ((DIY, SLEMAN), True),  # a province contains its regency
        ((DIY, KLATEN), True),  # Klaten touches the province in Sleman
        ((DIY, JATENG), True),  # the provinces touch between Klaten and Sleman
        ((JATENG, JATIM), True),  # a border known only between provinces
        ((DIY, JATIM), False),
        ((DIY, JATENG, JATIM), True),
    ],
)
def test_obligatory_needs_a_border_or_a_chain_of_them(parties, expected):
    assert obligatory(parties, borders=BORDERS, externality=True).obligatory is expected


def test_a_province_borders_its_own_even_where_no_border_is_known():
    assert obligatory((DIY, SLEMAN), borders=set(), externality=True).obligatory is True


@pytest.mark.parametrize(
    ("answers", "reasons"),
    [
        ({"externality": True}, (obligations.IS_OBLIGATORY,)),
        ({"externality": False}, (obligations.NO_EXTERNALITY,)),
        ({"externality": True, "efficient": False}, (obligations.NOT_EFFICIENT,)),
    ],
)
def test_obligatory_needs_externality_and_efficiency_uu_23_2014_art_364_1(answers, reasons):
    verdict = obligatory((SLEMAN, YOGYA), borders=BORDERS, **answers)

    assert verdict.reasons == reasons
    assert verdict.obligatory is (reasons == (obligations.IS_OBLIGATORY,))


def test_every_reason_against_is_named_at_once():
    verdict = obligatory((SLEMAN, BANTUL), borders=BORDERS, externality=False)

    assert verdict.reasons == (obligations.NO_EXTERNALITY, obligations.NOT_CONNECTED)


def test_one_region_with_a_ministry_has_no_obligatory_cooperation():
    verdict = obligatory((SLEMAN, PartyPlace(MINISTRY)), borders=BORDERS, externality=True)

    assert verdict.reasons == (obligations.NOT_TWO_REGIONS,)


def test_the_verdict_names_the_bordering_pairs():
    verdict = obligatory((SLEMAN, YOGYA, KLATEN), borders=BORDERS, externality=True)

    assert verdict.pairs == (
        ("34.04", "34.71", Pairing.WITHIN_PROVINCE),
        ("34.04", "33.10", Pairing.ACROSS_PROVINCES),
    )


def test_the_ministrys_four_pairings_leave_out_a_regency_of_another_province():
    by_law = obligatory((DIY, KLATEN), borders=BORDERS, externality=True, pairs=LAW_PAIRS)
    by_ministry = obligatory((DIY, KLATEN), borders=BORDERS, externality=True, pairs=MINISTRY_PAIRS)

    assert (by_law.obligatory, by_ministry.obligatory) == (True, False)
    assert len(MINISTRY_PAIRS) == 4


def test_a_region_must_lie_somewhere():
    with pytest.raises(ValueError, match="lies in a region"):
        PartyPlace(REGENCY)


@given(st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12), st.integers(2, 6))
def test_connection_agrees_with_joining_sets_one_border_at_a_time(numbers, size):
    parties = [place(f"34.{n:02}") for n in range(size)]
    borders = {(f"34.{a:02}", f"34.{b:02}") for a, b in numbers if a != b}

    groups = [{party.region} for party in parties]
    for a, b in borders:
        joined = [group for group in groups if a in group or b in group]
        groups = [group for group in groups if group not in joined] + [set().union(*joined)] * bool(joined)

    verdict = obligatory(parties, borders=borders, externality=True)
    assert verdict.obligatory is (len(groups) == 1)


def test_real_neighbours_of_kartamantul_must_cooperate():
    if not ADJACENCY.exists():
        pytest.skip("shared/data/adjacency.csv is not here")
    with ADJACENCY.open(encoding="utf-8") as rows:
        borders = {(row["code_a"], row["code_b"]) for row in csv.DictReader(rows)}

    verdict = obligatory((YOGYA, SLEMAN, BANTUL, DIY), borders=borders, externality=True)

    assert verdict.obligatory is True
    assert {(a, b) for a, b, pair in verdict.pairs if pair is Pairing.WITHIN_PROVINCE} == {
        ("34.71", "34.04"),
        ("34.71", "34.02"),
        ("34.04", "34.02"),
    }
