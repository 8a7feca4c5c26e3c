"""Who settles what the parties cannot: UU 23/2014 art 370, PP 28/2018 arts 5(2), 21 and 44."""

import pytest

from rajut.core.law.escalation import LEVEL_WORDS, LevelKind, level, next_level
from rajut.core.law.tracks import Kind, PartyPlace

PROVINCE, REGENCY, CITY, DEPARTMENT = Kind.PROVINCE, Kind.REGENCY, Kind.CITY, Kind.DEPARTMENT
HEAD, GOVERNOR, MINISTER = LevelKind.HEAD, LevelKind.GOVERNOR, LevelKind.MINISTER

SLEMAN, YOGYA = PartyPlace(REGENCY, "34.04"), PartyPlace(CITY, "34.71")
KLATEN, DIY, JATENG = PartyPlace(REGENCY, "33.10"), PartyPlace(PROVINCE, "34"), PartyPlace(PROVINCE, "33")
MINISTRY, BUSINESS = PartyPlace(Kind.MINISTRY), PartyPlace(Kind.BUSINESS)


@pytest.mark.parametrize(
    ("parties", "kind", "province"),
    [
        # art 370(1): municipalities of one province
        ((SLEMAN, YOGYA), GOVERNOR, "34"),
        ((PartyPlace(DEPARTMENT, "34.04"), PartyPlace(DEPARTMENT, "34.71")), GOVERNOR, "34"),
        # art 370(2): between provinces, a province and its own, or another's, and across provinces
        ((DIY, JATENG), MINISTER, None),
        ((DIY, SLEMAN), MINISTER, None),
        ((DIY, KLATEN), MINISTER, None),
        ((SLEMAN, KLATEN), MINISTER, None),
        ((SLEMAN, YOGYA, KLATEN), MINISTER, None),
        ((PartyPlace(DEPARTMENT, "34"), SLEMAN), MINISTER, None),
        # central agencies: the ministry's general guidance (PP 44)
        ((SLEMAN, MINISTRY), MINISTER, None),
        # one government alone
        ((SLEMAN, PartyPlace(DEPARTMENT, "34.04")), HEAD, None),
        ((PartyPlace(DEPARTMENT, "", 7), PartyPlace(DEPARTMENT, "", 7)), HEAD, None),
        # departments of governments that nobody knows: the highest level
        ((PartyPlace(DEPARTMENT), PartyPlace(DEPARTMENT)), MINISTER, None),
        # PP 21: a third party goes by its contract with the government
        ((SLEMAN, BUSINESS), HEAD, None),
        ((SLEMAN, YOGYA, BUSINESS), GOVERNOR, "34"),
    ],
)
def test_the_kinds_of_the_parties_say_who_settles(parties, kind, province):
    found = level(parties)

    assert (found.kind, found.province_code) == (kind, province)
    assert level(parties[::-1]).kind == found.kind


@pytest.mark.parametrize(
    ("parties", "article", "verified"),
    [
        ((SLEMAN, YOGYA), "UU 23/2014 pasal 370 ayat (1)", True),
        ((SLEMAN, KLATEN), "UU 23/2014 pasal 370 ayat (2)", True),
        ((SLEMAN, BUSINESS), "PP 28/2018 pasal 21", True),
        ((SLEMAN, MINISTRY), "Usulan", False),
    ],
)
def test_each_level_names_its_article(parties, article, verified):
    found = level(parties)

    assert found.legal_basis.startswith(article)
    assert found.verified is verified


def test_the_head_is_that_of_the_parties_own_government():
    assert level((SLEMAN, PartyPlace(DEPARTMENT, "34.04"))).government == "34.04"


def test_what_a_governor_cannot_settle_goes_to_the_minister_art_370_3():
    higher = next_level(level((SLEMAN, YOGYA)))

    assert higher is not None
    assert (higher.kind, higher.legal_basis) == (MINISTER, "UU 23/2014 pasal 370 ayat (3) dan (4)")


def test_the_ministers_decision_is_final_art_370_4():
    assert next_level(level((SLEMAN, KLATEN))) is None


def test_inside_one_government_nobody_stands_above_its_head():
    assert next_level(level((SLEMAN, BUSINESS))) is None


def test_parties_without_any_government_have_no_level():
    with pytest.raises(ValueError, match="no government"):
        level((BUSINESS,))


def test_every_level_has_its_words():
    assert set(LEVEL_WORDS) == set(LevelKind)
