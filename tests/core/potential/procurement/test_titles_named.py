"""What titles name: the action, the goods, or words nobody listed; and what people decided about names."""

from collections import Counter
from dataclasses import replace
from importlib.resources import files
from itertools import chain

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rajut.core.potential.procurement.confirmations import (
    Merge,
    Split,
    UnsoundDecision,
    confirmed,
    demand_names,
    renamed,
)
from rajut.core.potential.procurement.grouping import labelled, one, understand
from rajut.core.potential.procurement.lexicon import Kind, Lexicon, Thing, UnsoundLexicon, own
from rajut.core.potential.procurement.proposals import proposals
from rajut.core.potential.procurement.tokens import titles
from rajut.core.potential.procurement.vocabulary import near_by_one

BARE = Lexicon(
    words={
        "beli": Kind.NEUTRAL,
        "rawat": Kind.MAINTAIN,
        "kegiatan": Kind.BOUNDARY,
        "untuk": Kind.ENDING,
        "dan": Kind.SOFT,
        "baru": Kind.NOISE,
    },
    short={"atk": ("alat", "tulis")},
)
WORDS = st.sampled_from(
    [*"abcde", "beli", "rawat", "kegiatan", "untuk", "dan", "baru", "atk", "7", "(", ")", ","]
)


def labels(given_titles, **told):
    """Return the label of each title."""
    found = labelled(understand([titles(given_titles)], **told))
    return [found.label(at) for at in range(len(given_titles))]


def taken(title: list[str]) -> tuple[str, list[tuple[str, str]]]:
    """Return the action of a title and what may be its goods: words, and what set each beside the last."""
    action, ended, beside = "beli", False, ""
    core: list[tuple[str, str]] = []
    for word in [word for each in title for word in BARE.short.get(each, (each,))]:
        if word == "(":
            ended = bool(core)
        elif word == "kegiatan" or (word == "untuk" and core):
            ended = True
        elif word == "rawat" and not ended:
            action = action if core else "pelihara"
            ended = any(mark == "," for mark, _word in core[1:])
        elif word in (",", "dan"):
            beside = "," if "," in (word, beside) else word
        elif word not in BARE.words and word not in ")7" and not ended:
            core.append((beside, word))
        beside = beside if word in (",", "dan", "(", ")", "beli", "baru", "7", "untuk") else ""
    return action, core


def slow(title: list[str]) -> str:
    """Name a title by the bare lexicon, the obvious way: words in any order, a list by commas."""
    action, core = taken(title)
    parts: list[list[str]] = [[]]
    listing, room = False, True
    for beside, word in core:
        used = sum(map(len, parts)) + len(parts) - 1
        if parts[0] and (beside == "," or (listing and beside == "dan")):
            listing, room = True, len(parts) < 4 and used + 1 < 8
            parts += [[]] * room
            used += 1
        parts[-1] = [*parts[-1], word] if room and used < 8 else parts[-1]
    names = dict.fromkeys("-".join(sorted(set(part))) for part in parts if part)
    return f"{action}:{'+'.join(names)}" if names else "tidak-jelas"


@settings(deadline=None)  # the first call compiles
@given(st.lists(st.lists(WORDS, max_size=8), min_size=1, max_size=5))
def test_unlisted_goods_are_named_as_the_obvious_way_names_them(drawn):
    found = labels([" ".join(each) for each in drawn], lexicon=BARE)

    assert found == [slow(each) for each in drawn]


@settings(deadline=None, max_examples=30)
@given(
    st.lists(st.lists(WORDS, max_size=8).map(" ".join), min_size=1, max_size=8), st.lists(WORDS, max_size=8)
)
def test_one_title_is_named_as_among_all(drawn, new):
    met = understand([titles(drawn)], lexicon=BARE)

    assert [one(met, each) for each in drawn] == labels(drawn, lexicon=BARE)
    assert one(met, " ".join(new)) == labels([" ".join(new)], lexicon=BARE)[0]


@pytest.mark.parametrize(
    ("title", "label"),
    [
        (
            "Belanja Alat/Bahan untuk Kegiatan Kantor-Alat Tulis Kantor (Seksi Lahan)",
            "beli:alat-tulis-kantor",
        ),
        ("ATK Sekretariat", "beli:alat-tulis-kantor"),
        ("Belanja Alat/Bahan untuk Kegiatan Kantor- Kertas dan Cover", "beli:kertas-dan-cover"),
        ("Pengadaan tablet, fan dan air purifier", "beli:tablet+kipas-angin+pemurni-udara"),
        ("Pengadaan sapu, ember dan gayung", "beli:sapu+ember+gayung"),
        ("Pengadaan tablet siswa, gawai dan meja belajar guru", "beli:tablet+gawai+meja"),
        ("Pembangunan Jaringan Distribusi Utama SPAM Banjarbakula (DAK)", "bangun:air-bersih"),
        ("Belanja Modal Kursi (1.05.01.1.07.0005 - Pengadaan Mebel)", "beli:kursi"),
        ("Belanja Suvenir/Cendera Mata (Penyediaan Barang Cetakan)", "beli:suvenir"),
        ("Belanja Makanan dan Minuman Rapat (Kajian)", "beli:makanan-minuman-rapat"),
        ("Pengadaan gawai, smart proyektor dan speaker", "beli:gawai+proyektor+pengeras-suara"),
        ("Belanja Pembayaran Pajak, Retribusi dan Gawai", "beli:pajak-bea-perizinan"),
        ("Pengadaan perlengkapan", "tidak-jelas"),
        ("Pengadaan perlengkapan gawai", "beli:gawai-perlengkapan"),
        ("Jasa Konstruksi Fisik Bangunan Gedung Perpustakaan (Tahap I)", "bangun:ruang-perpustakaan"),
        ("Pemeliharaan Jalan Melati, Mawar dan Kenanga", "pelihara:jalan"),
        ("Pengadaan gawai, tablet, gawai", "beli:gawai+tablet"),
        ("Sarana dan gawai", "beli:gawai-sarana"),
        ("Belanja ATK Sekretariat (Kertas dan Cover)", "beli:kertas-dan-cover"),
        ("Belanja Makanan dan Minuman Harian berupa lauk Bulan April", "beli:natura"),
        ("Belanja Alat Tulis Kantor Sub Kegiatan Evaluasi - Tinta Printer", "beli:bahan-komputer"),
        ("Belanja Iuran Jaminan Kematian (Pengadministrasi Keuangan)", "beli:iuran-jaminan-kematian"),
        ("Pemeliharaan AC (Gedung Kantor)", "pelihara:ac"),
        ("Pemeliharaan Gedung Kantor/Pengawasan Aula", "awasi:aula"),
        ("Pemeliharaan Komputer &amp; Laptop", "pelihara:komputer+laptop"),
        ("Belanja Modal Personal Computer (Laptop Operasional)", "beli:laptop"),
        ("Sewa Kendaraan Bermotor Angkutan Barang", "sewa:truk"),
        ("Belanja Modal Pagar", "bangun:pagar"),
        ("Perbaikan pagar", "rehab:pagar"),
        ("Perbaikan laptop", "pelihara:laptop"),
        ("Pembangunan Toilet SLBN 2 (Fisik)", "bangun:toilet"),
        ("Pembangunan Toilet SLBN 2 (Pengawasan)", "awasi:toilet"),
        ("Rehabilitasi Ruang Kelas SMAN 10 (Konsultasi Perencanaan (Jasa))", "rancang:gedung-sekolah"),
        ("Belanja Alat Tulis Kantor (Perencanaan)", "beli:alat-tulis-kantor"),
        ("Belanja Iuran Jaminan KecelakaanKerja bagi Non ASN", "beli:iuran-jaminan-kecelakaan-kerja"),
        ("Belanja Iuran Jaminan Kesehatann an. Contoh, S.H.", "beli:iuran-jaminan-kesehatan"),
        ("Belanja Barang dan Jasa BLUD 5", "tidak-jelas"),
        ("", "tidak-jelas"),
        ("12345 678 / 9", "tidak-jelas"),
        ("\x00\u200f\u202e laptop \x00", "beli:laptop"),
        (b"\xff\xfe laptop \xe9", "beli:laptop"),
    ],
)
def test_a_title_has_its_action_and_its_goods(title, label):
    assert labels([title]) == [label]


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Belanja Jasa PJLP 014", "beli:tenaga-perorangan"),
        ("Penyedia Jasa Lainnya Perorangan Ijazah SMA 81", "beli:tenaga-perorangan"),
        ("Penyedia Jasa Lainnya Perorangan - Perawat #4", "beli:perawat"),
        ("Belanja Penyedia Jasa Lainnya Perseorangan Tenaga Keamanan 5", "beli:tenaga-keamanan"),
        ("Petugas Layanan Operasional (Tenaga Laboratorium)", "beli:tenaga-laboratorium"),
        ("PPPK Paruh Waktu pada jabatan operator layanan operasional", "beli:operator-layanan-operasional"),
        ("Belanja Jasa PPPK Paruh Waktu pada Jabatan Penguji Mutu (Seksi Lahan)", "beli:mutu-penguji"),
        ("Belanja Jasa PPPK Paruh Waktu pada Jabatan (Seksi Lahan)", "beli:tenaga-perorangan"),
        ("Operator Genset PJLP 3", "beli:operator-genset"),
        ("Belanja PJLP 2 (Pengelola Asrama)", "beli:asrama-pengelola"),
        ("Jasa Tenaga Pelayanan Umum (Penyediaan Jasa Pelayanan Kantor)", "beli:tenaga-pelayanan-umum"),
        ("Jasa Tenaga Pelayanan Umum Penyedia Jasa Lainnya Perorangan 1", "beli:tenaga-pelayanan-umum"),
        ("Penyedia Jasa Lainnya Perorangan - Elektromedik #1", "beli:elektromedik"),
        ("Penyedia Jasa Perorangan - Sekretariat Umum", "beli:tenaga-perorangan"),
        ("Jasa Tenaga Pelayanan Umum (Petugas Penunjang Kegiatan)", "beli:tenaga-pelayanan-umum"),
        ("Penyediaan Jasa Lainnya Perorangan Penyediaan Sopir", "beli:sopir"),
        ("Belanja Iuran Jaminan Kesehatan bagi PPPK pada Jabatan Guru", "beli:iuran-jaminan-kesehatan"),
        ("Rehabilitasi Rumah Dinas Jabatan Contoh", "rehab:rumah"),
    ],
)
def test_a_persons_services_are_named_by_the_position(title, label):
    assert labels([title]) == [label]


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Belanja Bahan-Bahan Lainnya Gantungan Kunci (2)", "beli:gantungan-kunci"),
        ("Belanja Bahan-Bahan Lainnya (Seksi Lahan) Gantungan Kunci", "beli:gantungan-kunci"),
        ("Belanja Bahan-Bahan Lainnya (1.05.02 - Penyusunan Peta Rawan Api)", "tidak-jelas"),
        ("Belanja Bahan-Bahan Lainnya Pemeliharaan Koleksi", "tidak-jelas"),
        ("Belanja Barang untuk Diserahkan kepada Masyarakat (Gantungan Kunci)", "beli:gantungan-kunci"),
        ("Belanja Barang untuk Diserahkan kepada Masyarakat (Seksi Lahan)", "beli:barang-untuk-masyarakat"),
        ("Barang untuk Diserahkan kepada Masyarakat - Pengembangan Padi - Pupuk", "beli:pupuk"),
        ("Belanja Hibah Barang kepada Badan dan Lembaga (Kelompok Contoh)", "beli:hibah"),
        ("Belanja Barang dan Jasa BLUD Pemeliharaan Gedung", "pelihara:gedung"),
        ("Belanja Alat/Bahan untuk Perabot Kantor", "beli:perabot-kantor"),
        ("Pembinaan Penangkar", "tidak-jelas"),
        ("Honorarium", "tidak-jelas"),
        ("Belanja Modal Peralatan", "tidak-jelas"),
    ],
)
def test_a_name_that_says_little_gives_way_to_what_is_named_behind_it(title, label):
    assert labels([title]) == [label]


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Pembuatan Aplikasi Contoh", "beli:aplikasi"),
        ("Pembuatan Pagar Contoh", "bangun:pagar"),
        ("Pemeliharaan Kendaraan Dinas Operasional BBM Contoh", "beli:bahan-bakar"),
        ("Pemeliharaan Kendaraan Roda 4 *Pajak dan BBM", "beli:bahan-bakar-dan-pajak-kendaraan"),
        ("Belanja Modal Bangunan Gedung Kantor Rehab Gedung Contoh", "rehab:gedung-kantor"),
        ("Perencanaan Pembangunan Anjungan", "rancang:anjungan"),
        ("Anjungan (Konsultan Perencana)", "rancang:anjungan"),
        ("Anjungan (Konsultan Pengawas)", "awasi:anjungan"),
        ("Penyusunan Rencana Kerja", "rancang:kajian"),
        ("Jasa Konsultansi Berorientasi Layanan - Jasa Konsultasi Manajemen", "rancang:kajian"),
    ],
)
def test_the_action_is_what_is_done_to_the_goods(title, label):
    assert labels([title]) == [label]


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Belanja Makanan dan Minuman Rapat (Bimbingan Teknis)", "beli:makanan-minuman-rapat"),
        ("Belanja Modal Alat Rumah Tangga (Perlengkapan Rumah Jabatan)", "beli:alat-rumah-tangga"),
        ("Belanja Modal Alat Studio (1.05 - Pengadaan Sarana Gedung Kantor)", "beli:alat-studio"),
        ("Pemeliharaan Bangunan Gedung Kantor (Mess Contoh)", "pelihara:asrama"),
        ("Natura berupa bahan makanan, rempah, dan bahan pelengkap", "beli:natura"),
        ("Bahan Cetak berupa Cetak Spanduk Hortikultura", "beli:spanduk"),
        ("Belanja Bahan Praktek/Bimbingan Keterampilan Komputer", "beli:bahan-keterampilan-komputer"),
        ("Belanja Tinta Printer (Keterampilan Komputer)", "beli:bahan-komputer"),
        ("Belanja solar", "beli:bahan-bakar"),
        ("Belanja solar cell", "beli:panel-surya"),
        ("Belanja Modal Mesin Fotocopy", "beli:mesin-fotokopi"),
        ("Pemeliharaan Kendaraan Dinas Operasional", "pelihara:kendaraan"),
    ],
)
def test_goods_are_not_confused_with_what_they_are_for(title, label):
    assert labels([title]) == [label]


def test_every_phrase_of_the_own_lexicon_names_its_commodity():
    told = [(thing.name, phrase) for thing in own().things for phrase in thing.phrases]

    found = labels([f"Belanja {phrase}" for _name, phrase in told])

    assert [label.partition(":")[2] or label for label in found] == [name for name, _phrase in told]


def test_a_misspelt_word_is_read_as_the_frequent_one():
    found = labels(["Belanja zirkonium"] * 20 + ["Belanja zirkonum", "Belanja zirkona"], lexicon=BARE)

    assert found[20:] == [found[0], "beli:belanja-zirkona"]


@pytest.mark.parametrize(
    ("title", "right"),
    [
        ("Belanja meja beserrta kursi", "Belanja meja beserta kursi"),
        ("Belanja konsumsi berupaa kursi", "Belanja konsumsi berupa kursi"),
        ("Belanja kursi kepadda meja", "Belanja kursi kepada meja"),
        ("Pemeliharan laptop", "Pemeliharaan laptop"),
    ],
)
def test_a_misspelt_little_word_does_what_the_right_one_does_in_a_run_and_in_a_single_title(title, right):
    met = understand([titles(["Belanja meja"])])

    assert labels([title, right])[0] == labels([right])[0] == one(met, title) == one(met, right)


def test_things_that_a_title_does_not_name_change_nothing():
    laptop = Thing("laptop", ("laptop",))
    strangers = tuple(Thing(f"gaji-{each}", (f"gaji {each}",), apart=True) for each in "abcde")

    found = [
        labels(["palu, laptop, besi, laptop, kaca"], lexicon=replace(BARE, things=(laptop, *others)))
        for others in ((), strangers)
    ]

    assert found == [["beli:palu+laptop+besi+kaca"]] * 2


@pytest.mark.parametrize(
    ("uses", "agencies", "named"),
    [(12, 6, True), (11, 6, False), (12, 5, False)],
    ids=["enough", "few", "alone"],
)
def test_a_beginning_that_enough_agencies_use_is_a_name(uses, agencies, named):
    given_titles = ["palu"] * (uses - 1) + ["palu baja"]

    found = labels(given_titles, agencies=np.arange(uses, dtype=np.int32) % agencies, lexicon=BARE)

    assert found[-1] == ("beli:palu" if named else "beli:baja-palu")


def test_a_beginning_that_rarely_stands_complete_is_no_name():
    given_titles = ["palu"] * 2 + [f"palu {letter}" for letter in "abcdefghijk"]

    found = labels(given_titles, agencies=np.arange(13, dtype=np.int32), lexicon=BARE)

    assert found[-1] == "beli:k-palu"


def test_the_own_lexicon_tells_its_version_and_licence():
    assert (own().version, own().licence) == ("2026-11-22.2", "Apache-2.0")


def test_every_table_of_the_own_lexicon_tells_its_version_licence_and_origin():
    sources = own().sources

    assert [each.table for each in sources] == ["words.tsv", "short.tsv", "things.tsv", "accounts.tsv"]
    assert {each.licence for each in sources} == {own().licence}
    assert max(each.version for each in sources) == own().version
    assert "Permendagri 90 Tahun 2019" in sources[-1].origin


def test_no_general_word_is_of_two_kinds():
    table = files("rajut.core.potential.procurement").joinpath("tables/words.tsv").read_text(encoding="utf-8")
    rows = [line.partition("\t")[2].split() for line in table.splitlines() if not line.startswith("#")]

    assert [word for word, times in Counter(chain.from_iterable(rows)).items() if times > 1] == []


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Thing("Laptop", ("laptop",)),
        lambda: Thing("laptop", ("Laptop besar",)),
        lambda: Thing("laptop", ("",)),
        lambda: Lexicon(things=(Thing("a", ("laptop",)), Thing("b", ("laptop",)))),
    ],
    ids=["name", "capital", "empty", "twice"],
)
def test_an_unsound_lexicon_is_refused(wrong):
    with pytest.raises(UnsoundLexicon):
        wrong()


def test_merged_names_are_one_without_reading_the_titles_again():
    met = understand([titles(["laptop", "komputer", "meja"])])

    found = labelled(met, renamed=renamed([Merge(kept="komputer", other="laptop")]))

    assert [found.label(at) for at in range(3)] == ["beli:komputer", "beli:komputer", "beli:meja"]
    assert one(met, "laptop", renamed={"laptop": "komputer"}) == "beli:komputer"


def test_merges_follow_each_other_and_the_last_name_stands():
    chain = [Merge(kept="b", other="a"), Merge(kept="c", other="b"), Merge(kept="c", other="d")]

    assert renamed(chain) == {"a": "c", "b": "c", "d": "c"}
    assert renamed([*chain, Merge(kept="a", other="c")]) == {"b": "a", "c": "a", "d": "a"}


def test_merging_a_name_with_itself_or_with_what_is_unclear_is_refused():
    with pytest.raises(UnsoundDecision, match="dirinya sendiri"):
        Merge(kept="a", other="a")
    with pytest.raises(UnsoundDecision, match="tidak jelas"):
        Merge(kept="a", other="tidak-jelas")


def test_a_split_gives_a_phrase_a_name_of_its_own():
    lexicon = confirmed(own(), [Split("meja-rapat", ("meja rapat",)), Split("toner", ("toner",))])

    found = labels(["Belanja meja rapat", "Belanja meja kerja", "Belanja toner"], lexicon=lexicon)

    assert found == ["beli:meja-rapat", "beli:meja", "beli:toner"]
    small = confirmed(own(), [Split("laptop-kecil", ("laptop 14 inci",))])
    assert labels(["Belanja Laptop 14 inci"], lexicon=small) == ["beli:laptop-kecil"]
    assert lexicon.version == "2026-11-22.2+2"
    assert confirmed(own(), [Merge(kept="a", other="b")]) is own()


@pytest.mark.parametrize(
    "title", ["Pembuatan %s", "Perbaikan %s", "Pemeliharaan %s", "Belanja Modal %s", "%s"]
)
def test_what_is_done_to_a_part_is_what_was_done_to_the_whole(title):
    lexicon = confirmed(own(), [Split("jalan-usaha-tani", ("jut", "jalan usaha tani"))])

    before, after = labels([title % "jalan"])[0], labels([title % "jalan usaha tani"], lexicon=lexicon)[0]

    assert after == before.replace("jalan", "jalan-usaha-tani")


def test_a_part_of_what_cannot_be_bought_together_cannot_either_unless_the_whole_said_too_little():
    taken = {
        "tenaga-administrasi-malam": "tenaga administrasi malam",
        "tenaga-perorangan-siang": "tenaga kontrak siang",
        "barang-untuk-masyarakat-miskin": "barang diserahkan kepada masyarakat miskin",
    }

    lexicon = confirmed(own(), [Split(name, (phrase,)) for name, phrase in taken.items()])

    assert lexicon.apart() - own().apart() == {"tenaga-administrasi-malam", "tenaga-perorangan-siang"}


def test_nothing_of_its_own_is_called_unclear():
    with pytest.raises(UnsoundDecision, match="tidak-jelas"):
        Split("tidak-jelas", ("laptop",))


@pytest.mark.parametrize("phrase", ["belanja", "pengadaan", "dan", "belanja modal", "2026"])
def test_a_phrase_of_any_title_names_nothing(phrase):
    with pytest.raises(UnsoundDecision, match=f"“{phrase}” dapat berada di judul paket apa saja"):
        demand_names(Split("meja-rapat", ("meja rapat", phrase)), own())


def test_proposals_come_with_the_most_money_first_and_not_again_once_decided():
    met = labelled(
        understand(
            [titles(["kursi lipat", "kursi lipat baja", "palu besi", "palu besi kecil x"])], lexicon=BARE
        )
    )
    money = np.array([10.0, 5.0, 7.0, 100.0])

    found = proposals(met, money)

    assert [(each.merge.kept, each.merge.other, each.money) for each in found] == [
        ("besi-kecil-palu-x", "besi-palu", 7.0),
        ("kursi-lipat", "baja-kursi-lipat", 5.0),
    ]
    assert [each.merge for each in proposals(met, money, decided=[found[0].merge])] == [found[1].merge]


def distance(a: bytes, b: bytes) -> int:
    """Return the edit distance (Levenshtein), the obvious way."""
    if not a or not b:
        return len(a) + len(b)
    return min(distance(a[1:], b) + 1, distance(a, b[1:]) + 1, distance(a[1:], b[1:]) + (a[0] != b[0]))


@given(st.text("ab", max_size=5), st.text("ab", max_size=5))
def test_words_are_near_when_one_edit_makes_one_of_the_other(a, b):
    assert near_by_one(a.encode(), b.encode()) == (distance(a.encode(), b.encode()) <= 1)
