"""What is remembered of two places is what is worked out of them, whoever is named first, however often."""

from itertools import product

from rajut.core.potential.geography import geography
from rajut.core.potential.panel import Border, Panel, Place

PLACES = (
    Place("90", "Provinsi A", "provinsi", None, 0.0, 100.0, 1, True),
    Place("90.01", "Kabupaten A", "kabupaten", "90", 0.1, 100.1, 1, True),
    Place("91.01", "Kabupaten B", "kabupaten", "91", 0.9, 101.0, 1, True),
    Place("92.01", "Kabupaten C", "kabupaten", "92", None, None, 1, True),
)


def test_remembered_is_what_is_worked_out() -> None:
    borders = (Border("90.01", "91.01", None, False), Border("91.01", "92.01", 40.0, True))
    ground = geography(Panel(places=PLACES, borders=borders))
    codes = [place.code for place in PLACES] + ["99.99"]
    pairs = list(product(codes, codes)) * 2

    found = [ground.beside(a, b) for a, b in pairs]

    assert found == [(ground.nearness(a, b), ground.by_land(a, b)) for a, b in pairs]
    assert ground == geography(Panel(places=PLACES, borders=borders))
