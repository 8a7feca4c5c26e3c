"""Whom nobody chose is named first among near-equals where a reader asks for it, and never silently."""

import pytest

from rajut.steps.identify.models import Ranking
from tests import cast
from tests.steps.identify import scene
from tests.steps.identify.test_pages import get
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

PAGE = "/potensi/mitra/"
SAID = "Daerah yang ditandai didahulukan dari yang skornya paling banyak 0,05 lebih tinggi"


def ranked(behind: float) -> Visitor:
    """Sleman's partners after a search of the country that chose no Bantul, which is so far behind."""
    scene.figures()
    run = scene.searched_all()
    assert run.unchosen == [cast.BANTUL]
    row = Ranking.objects.get(region=cast.SLEMAN)
    scores = {cast.YOGYAKARTA: 0.6, cast.BANTUL: 0.6 - behind}
    row.partners = [each | {"score": scores[each["region"]]} for each in row.partners[:2]]
    row.save()
    return Visitor().sign_in(cast.officer(cast.SLEMAN).post)


def first(shown: str) -> str:
    places = {name: shown.index(f"{name}</a></h3>") for name in ("Kota Yogyakarta", "Kabupaten Bantul")}
    return min(places, key=lambda name: places[name])


def test_usually_the_score_decides_and_the_unchosen_are_marked() -> None:
    shown = get(ranked(0.04), PAGE)

    assert first(shown) == "Kota Yogyakarta"
    assert shown.count("belum dipilih siapa pun</span>") == 1
    assert SAID not in shown


def test_where_none_of_the_listed_is_unchosen_that_is_said() -> None:
    reader = ranked(0.04)
    row = Ranking.objects.get(region=cast.SLEMAN)
    row.partners = [each for each in row.partners if each["region"] != cast.BANTUL]
    row.save()

    shown = get(reader, f"{PAGE}?region={cast.SLEMAN}&unchosen=on")

    assert "Sekarang tidak ada yang ditandai." in shown


@pytest.mark.parametrize(("behind", "name"), [(0.04, "Kabupaten Bantul"), (0.06, "Kota Yogyakarta")])
def test_where_asked_the_unchosen_pass_those_a_little_ahead(behind: float, name: str) -> None:
    shown = get(ranked(behind), f"{PAGE}?region={cast.SLEMAN}&unchosen=on")

    assert first(shown) == name
    assert SAID in shown
    assert 'name="unchosen" id="id_unchosen" checked' in shown
