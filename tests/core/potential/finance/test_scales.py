"""What is assumed of a service by its name: each with its source, never a measure, with "nothing" in it."""

import pytest

from rajut.core.potential.finance.scales import SERVICES, service


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("sampah", "Struk & Bakoš 2021"),
        ("Pengelolaan_Persampahan", "Struk & Bakoš 2021"),
        ("air-minum", "Shih dkk. 2006"),
        ("SPAM perkotaan", "Shih dkk. 2006"),
        ("air-limbah-domestik", "Blaeschke & Haug 2014"),
        ("pajak daerah", "Niaounakis & Blank 2017"),
        ("pemadam kebakaran", "Blåka 2017"),
        ("pendidikan", "Duncombe & Yinger 2005"),
        ("rumah-sakit", "Giancotti, Guglielmo & Mauro 2017"),
        ("perpustakaan", "Liu 2002"),
        ("rehabilitasi sosial", "de Greef"),
        ("jalan", "belum ada kajian tentang layanan ini"),
        ("", "belum ada kajian tentang layanan ini"),
        ("sampahan", "belum ada kajian tentang layanan ini"),
    ],
)
def test_a_service_is_known_by_the_words_of_its_name(name: str, said: str) -> None:
    assert said in service(name).beta.source.text()


def test_every_middle_value_is_said_to_be_an_assumption_and_nothing_to_save_is_always_possible() -> None:
    for each in (*SERVICES, service("")):
        for one in (each.beta, each.per_km):
            assert "anggapan, bukan ukuran" in one.source.text().casefold()
            assert one.floor <= one.low <= one.mid <= one.high <= one.ceiling
        assert each.beta.low == 0.0


def test_only_what_must_be_carried_costs_a_way_by_the_ton() -> None:
    waste, taxes = service("sampah").per_km, service("pajak").per_km

    assert (waste.mid, taxes.mid) == (5e6, 6e5)
