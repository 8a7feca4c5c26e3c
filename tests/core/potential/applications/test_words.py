"""What of a name and a description counts: stems, without boilerplate, short names written out."""

from collections import Counter

import pytest

from rajut.core.potential.applications.words import LONGEST, STEMMED, lexicon, read, stems

KNOWN = lexicon()


def meant(text: str) -> list[str]:
    """Return the stems of a text of which every word is used twice."""
    words = read(text, longest=500)
    given = stems(Counter(dict.fromkeys(words, 2)), known=KNOWN)
    return sorted({stem for word in words for stem in given[word]})


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Sistem Informasi Manajemen Perpustakaan berbasis web", ["pustaka"]),
        ("Aplikasi untuk memudahkan pelayanan kependudukan Pemerintah Kabupaten", ["duduk"]),
        ("E-Presensi", ["absensi"]),
        ("absen online", ["absensi"]),
        ("SIMPEG", ["pegawai"]),
        ("Layanan 112 sejak 2019", ["112"]),
        ("Café Résumé", ["cafe", "resume"]),
        ("dan untuk aplikasi sistem", []),
        ("", []),
        ("\x00\x00", []),
    ],
)
def test_what_counts_of_a_text(text: str, left: list[str]) -> None:
    assert meant(text) == left


def test_words_of_one_family_are_one() -> None:
    assert meant("pengawasan mengawasi diawasi awasi pengawas") == ["awas"]
    assert meant("pelaporan laporan melaporkan dilaporkan") == meant("pelaporan")


def test_a_made_up_name_of_one_application_alone_is_silent() -> None:
    used = Counter({"simantap": 1, "pengawasan": 1, "siberkah": 2, "simpeg": 1, "119": 1})

    assert stems(used, known=KNOWN) == {
        "simantap": (),
        "pengawasan": ("awas",),
        "siberkah": ("siberkah",),
        "simpeg": ("pegawai",),
        "119": (),
    }


def test_of_very_many_different_words_the_commonest_are_looked_at() -> None:
    used = Counter({f"{number:06}": 2 for number in range(STEMMED)} | {"pajak": 1})

    assert stems(used, known=KNOWN)["pajak"] == ()
    assert stems(used + Counter(pajak=2), known=KNOWN)["pajak"] == ("pajak",)


def test_a_long_text_is_read_no_further_than_said_and_a_long_word_cut() -> None:
    assert read("kata " * 1_000_000 + "akhir", longest=20) == {"kata"}
    assert read("a" * 1_000, longest=500) == {"a" * LONGEST}


def test_the_short_names_lead_to_words_that_are_not_silent_and_never_in_a_circle() -> None:
    ends = {end for same in KNOWN.same.values() for end in same}

    assert ends & KNOWN.silent == frozenset()
    assert [end for end in sorted(ends) if end in KNOWN.same] == []
    assert [word for word, same in KNOWN.same.items() if word in same] == []
