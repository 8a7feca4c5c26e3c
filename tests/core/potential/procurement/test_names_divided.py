"""Which names may be several things: what must be proposed, what must not, and the slow obvious way."""

import io
from collections import Counter
from math import log, log2
from random import Random

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rajut.core.potential.procurement.accounts import accounts_from_csv
from rajut.core.potential.procurement.apart import SURE, divergence
from rajut.core.potential.procurement.confirmations import Merge, Split, confirmed
from rajut.core.potential.procurement.finding import grouped
from rajut.core.potential.procurement.lexicon import Kind, Lexicon, Thing
from rajut.core.potential.procurement.packages import Texts, from_table
from rajut.core.potential.procurement.partings import Parting
from rajut.core.potential.procurement.splitting import splits
from tests.core.potential.procurement import plans

BARE = Lexicon(
    words={
        "beli": Kind.NEUTRAL,
        "rawat": Kind.MAINTAIN,
        "kegiatan": Kind.BOUNDARY,
        "januari": Kind.BOUNDARY,
        "dan": Kind.SOFT,
    },
    short={"mj": ("meja",)},
    things=(
        Thing("meja", ("meja", "bangku")),
        Thing("kursi", ("kursi",)),
        Thing("gaji", ("gaji",), apart=True),
    ),
)
CHEAP, DEAR = 1e6, 1e8


def planned(
    title: str, *, uses: int = 14, agencies: int = 7, money: float = CHEAP, **more: object
) -> list[dict[str, object]]:
    """Return packages of one title, a little dearer one after the other, by so many agencies in turn."""
    return [
        plans.row(
            "34.01", title, money * (1 + number % 3 / 10), agency=f"Instansi {number % agencies}", **more
        )
        for number in range(uses)
    ]


def proposed(*rows: list[dict[str, object]], **told: object) -> list[Parting]:
    """Return the proposals for some packages."""
    packages = plans.packages(*(each for many in rows for each in many))
    lexicon = told.pop("lexicon", BARE)
    return splits(grouped(packages, lexicon=lexicon), packages, lexicon=lexicon, **told)


def parts_of(found: list[Parting]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return what leaves what, and how titles show it."""
    return [(each.name, each.split.name, each.split.phrases) for each in found]


PLAIN = planned("beli meja", uses=30)


def test_a_part_of_other_ceilings_is_proposed_with_what_it_would_move():
    dear = planned("beli meja operasi", money=DEAR)

    (found,) = proposed(PLAIN, dear)

    assert parts_of([found]) == [("meja", "meja-operasi", ("meja operasi",))]
    assert (found.packages, found.agencies, found.money) == (
        14,
        7,
        sum(int(each["ceiling"]) for each in dear),
    )
    assert found.examples == ("beli meja operasi",)
    assert [each.text() for each in found.reasons] == [
        "“meja” dipakai untuk “meja operasi” dan yang lain: 32 % dan 68 % paket, 7 dan 7 instansi.",
        "Nilai tengah pagunya 110.000.000 dan 1.100.000 rupiah.",
    ]
    assert found.score == found.money * found.apart


def test_every_way_to_say_it_moves_with_a_part():
    found = proposed(
        PLAIN, planned("beli bangku operasi", uses=7, money=DEAR), planned("mj operasi", uses=7, money=DEAR)
    )

    assert [(name, part, sorted(phrases)) for name, part, phrases in parts_of(found)] == [
        ("meja", "meja-operasi", ["bangku operasi", "meja operasi"])
    ]


def test_an_accepted_part_goes_by_its_own_name():
    packages = plans.packages(*PLAIN, *planned("beli meja operasi", money=DEAR))
    found = splits(grouped(packages, lexicon=BARE), packages, lexicon=BARE)

    after = confirmed(BARE, [found[0].split])
    again = grouped(packages, lexicon=after)

    assert Counter(again.label(at) for at in range(44)) == {"beli:meja": 30, "beli:meja-operasi": 14}
    assert splits(again, packages, lexicon=after) == []


def coded(*codes: str) -> Texts:
    """Return a column of texts."""
    every = sorted(set(codes))
    return Texts(
        pa.array(every, pa.large_string()), np.array([every.index(each) for each in codes], np.int32)
    )


def test_a_part_of_another_kind_or_account_is_proposed_and_says_so():
    goods = [*planned("beli meja"), *planned("beli meja rias")]
    services = [*planned("beli meja"), *planned("beli meja rias", kind="jasa")]

    by_kind = proposed(services)
    by_account = proposed(goods, accounts=coded(*["5.1"] * 14, *["5.2"] * 14))

    assert [each.reasons[1].text() for each in by_kind] == ["Jenis pengadaannya terbanyak jasa dan barang."]
    assert [each.reasons[1].text() for each in by_account] == ["Kode rekeningnya terbanyak 5.2 dan 5.1."]
    assert proposed(goods) == []
    assert proposed(goods, accounts=coded(*[""] * 14, *["5.2"] * 14)) == []


def test_a_longer_name_is_told_by_what_is_told_of_it():
    short = planned("beli meja rias", uses=6, agencies=6)
    long = planned("beli meja rias ukir", uses=26, agencies=9)

    found = proposed(
        planned("beli meja", uses=40), short, long, accounts=coded(*["5.1"] * 40, *["5.2"] * 6, *[""] * 26)
    )

    assert [(each.split.name, len(each.reasons)) for each in found] == [("meja-rias-ukir", 1)]


def test_a_part_that_is_found_in_two_ways_is_proposed_once():
    lexicon = confirmed(BARE, [Split("papan", ("kayu lapis",))])

    found = proposed(
        planned("beli papan tebal"),
        planned("beli kayu lapis", uses=30),
        planned("beli kayu lapis tebal", money=DEAR),
        planned("beli kayu lapis dan papan tebal"),
        lexicon=lexicon,
    )

    assert parts_of(found) == [("papan", "papan-tebal", ("kayu lapis tebal",))]


def test_a_name_that_mostly_has_a_further_word_is_several_things():
    found = proposed(planned("beli meja kerja", uses=16), planned("beli meja hias"), planned("meja", uses=6))

    assert parts_of(found) == [("meja", "meja-kerja", ("meja kerja",)), ("meja", "meja-hias", ("meja hias",))]
    assert found[0].reasons[1].text() == "“meja” kebanyakan diikuti kata lain: 83 % paketnya."


def test_a_part_that_always_goes_on_the_same_way_is_called_by_all_its_words():
    found = proposed(PLAIN, planned("beli meja makan malam", money=DEAR))

    assert parts_of(found) == [("meja", "meja-makan-malam", ("meja makan malam",))]


def test_what_titles_name_beside_a_thing_is_proposed_as_a_thing_of_its_own():
    beside = planned("beli meja dan palu", uses=3)
    packages = plans.packages(*planned("beli palu"), *beside)
    found = splits(grouped(packages, lexicon=BARE), packages, lexicon=BARE)

    after = grouped(packages, lexicon=confirmed(BARE, [each.split for each in found]))

    assert parts_of(found) == [("meja", "palu", ("palu",))]
    assert (found[0].packages, found[0].money) == (3, sum(int(each["ceiling"]) for each in beside))
    assert [each.text() for each in found[0].reasons] == [
        "3 paket “meja” menyebut “palu” di sampingnya, yang dalam 14 paket lain dibeli sendiri."
    ]
    assert Counter(after.label(at) for at in range(17)) == {"beli:palu": 14, "beli:meja+palu": 3}


def test_what_is_seldom_bought_by_itself_is_not_proposed_beside_another():
    assert proposed(planned("beli palu", uses=11), planned("beli meja dan palu", uses=3)) == []
    assert proposed(planned("beli palu"), planned("beli meja atau palu"), planned("beli meja/palu")) == []


def test_a_name_that_nobody_listed_is_divided_as_well():
    names = ("satu", "dua", "tiga", "empat")
    unfinished = [each for name in names for each in planned(f"beli palu baja {name}", uses=7, money=DEAR)]

    found = proposed(planned("beli palu", uses=30), unfinished)

    assert parts_of(found) == [("palu", "palu-baja", ("palu baja",))]
    assert proposed(planned("beli palu", uses=30), planned("beli palu baja", money=DEAR)) == []


def test_a_merged_name_is_divided_by_the_words_of_both():
    rows = [*planned("beli kursi", uses=30), *planned("beli meja operasi", money=DEAR)]
    packages, merges = plans.packages(*rows), [Merge(kept="kursi", other="meja")]

    found = splits(
        grouped(packages, lexicon=BARE, decisions=merges), packages, lexicon=BARE, decisions=merges
    )

    assert parts_of(found) == [("kursi", "kursi-operasi", ("meja operasi",))]


@pytest.mark.parametrize(
    "rows",
    [
        planned("beli meja jatiwangi"),
        [planned(f"beli meja {letter * 7}", uses=1, money=DEAR)[0] for letter in "abcdefghijklm"],
        planned("operasi meja", money=DEAR),
        planned("beli meja kegiatan operasi", money=DEAR),
        planned("beli meja (operasi)", money=DEAR),
        planned("beli meja januari 2026", money=DEAR),
        planned("beli meja 2026 operasi", money=DEAR),
        planned("beli meja operasi", agencies=5, money=DEAR),
        planned("beli meja operasi", uses=11, money=DEAR),
        [*planned("beli meja besar merah", money=DEAR), *planned("beli meja merah besar", money=DEAR)],
        [*planned("meja sleman", money=DEAR), *planned("kursi sleman", money=DEAR), *planned("kursi")],
        [*planned("gaji"), *planned("gaji pokok", money=DEAR)],
        [*planned("meja, kursi"), *planned("meja, kursi makan", money=DEAR)],
        planned("", money=DEAR),
    ],
    ids=[
        "brand", "singletons", "word order", "activity", "brackets", "month", "year", "few agencies",
        "few uses", "attributes", "place", "pay", "several goods", "empty",
    ],
)  # fmt: skip
def test_what_makes_no_other_thing_is_not_proposed(rows):
    assert proposed(PLAIN, rows) == []


def test_a_misspelt_part_is_the_same_part():
    right = planned("beli meja operasi", uses=28, money=DEAR)

    found = proposed(PLAIN, right, planned("beli meja operassi", uses=1, money=DEAR))

    assert [(each.split.phrases, each.packages) for each in found] == [(("meja operasi",), 29)]


def test_no_package_is_divided_into_nothing():
    none = from_table(plans.table(*PLAIN).slice(0, 0))

    assert splits(grouped(none, lexicon=BARE), none, lexicon=BARE) == []


def test_the_order_of_packages_changes_nothing():
    rows = [*PLAIN, *planned("Beli  Meja Operasi", money=DEAR), *planned("beli meja operasi", money=DEAR)]
    rows += [
        *planned("beli meja rias", kind="jasa"),
        *planned("beli palu"),
        *planned("beli meja dan palu", uses=2),
    ]
    packages = plans.packages(*rows)
    mixed = list(rows)
    Random(5).shuffle(mixed)

    found = splits(grouped(packages, lexicon=BARE), packages, lexicon=BARE)
    other = plans.packages(*mixed)

    assert splits(grouped(other, lexicon=BARE, threads=2), other, lexicon=BARE) == found
    assert len(found) == 3


def slow_divergence(part: list[int], rest: list[int]) -> float:
    """Return how far apart two columns of counts are, term by term."""
    n, m = sum(part), sum(rest)
    if not n or not m:
        return 0.0
    both = [a + b for a, b in zip(part, rest, strict=True)]
    degrees = sum(each > 0 for each in both) - 1
    information = sum(
        count / (n + m) * log2(count * (n + m) / (size * both[at]))
        for counts, size in ((part, n), (rest, m))
        for at, count in enumerate(counts)
        if count
    )
    scale = 2 * (n + m) * log(2)
    if degrees < 1 or information * scale <= degrees + SURE * (2 * degrees) ** 0.5:
        return 0.0
    most = -sum(each / (n + m) * log2(each / (n + m)) for each in (n, m))
    return min(max((information - degrees / scale) / most, 0.0), 1.0)


COUNTS = st.lists(st.integers(0, 50), min_size=4, max_size=4)


@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=1, max_size=4))
def test_divergence_is_what_its_definition_says(drawn):
    parts = np.array([part for part, _rest in drawn])
    whole = parts + np.array([rest for _part, rest in drawn])

    found = divergence(parts, whole)

    assert found == pytest.approx([slow_divergence(part, rest) for part, rest in drawn], abs=1e-9)


def test_what_has_nothing_in_common_is_apart_and_what_chance_gives_is_not():
    parts = np.array([[400, 0], [200, 200], [205, 195]])
    whole = np.array([[400, 400], [400, 400], [400, 400]])

    assert divergence(parts, whole).tolist() == pytest.approx([0.999, 0.0, 0.0], abs=1e-3)


class Slow:
    """The parts that ceilings and words tell, the obvious way: only meja is divided."""

    def __init__(self, rows):
        self.uses = [
            (tuple(str(each["title"]).split()[1:]), each["agency"], int(np.log10(float(each["ceiling"])) * 4))
            for each in rows
            if str(each["title"]).startswith("meja")
        ]
        self.paths = sorted(
            {words[:n] for words, _agency, _class in self.uses for n in (1, 2) if len(words) >= n}
        )

    def enough(self, path):
        """Whether a part is supported and leaves as much."""
        part = [agency for words, agency, _class in self.uses if words[: len(path)] == path]
        return 12 <= len(part) <= len(self.uses) - 12 and len(set(part)) >= 6

    def alone(self, first):
        """Whether a word seldom stands together with one that begins another part."""
        part = [words for words, _agency, _class in self.uses if words[:1] == first]
        both = [words for words in part if len(words) > 1 and words[1:2] != first and self.enough(words[1:2])]
        return len(both) <= 0.2 * len(part)

    def known(self, path):
        """Whether a part may be a thing of its own, if it lies apart."""
        return bool(path) and self.enough(path) and self.alone(path[:1])

    def clear(self, path):
        """Whether meja is an umbrella, or ceilings lie apart: an agency counts once for each and outlet."""
        votes = {
            (max((words[:n] for n in (0, 1, 2) if self.known(words[:n])), key=len, default=()), agency, each)
            for words, agency, each in self.uses
        }
        columns = [
            [
                sum(1 for way, _agency, told in votes if (way[: len(path)] == path) == own and told == each)
                for each in range(64)
            ]
            for own in (True, False)
        ]
        further = sum(1 for words, _agency, _class in self.uses if words) / len(self.uses)
        return self.known(path) and (slow_divergence(*columns) >= 0.1 or further > 0.5)

    def found(self):
        """Return the outermost parts."""
        clear = [path for path in self.paths if self.clear(path)]
        return [path for path in clear if len(path) == 1 or path[:1] not in clear]


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["meja", "meja a", "meja b", "meja c", "meja a b", "meja b a", "kursi"]),
            st.integers(4, 16),
            st.integers(5, 8),
            st.sampled_from([1e6, 2e6, 1e7, 1e9]),
        ),
        min_size=1,
        max_size=7,
    )
)
def test_parts_are_found_as_the_obvious_way_finds_them(drawn):
    bare = [*planned("meja", uses=40, agencies=9), *planned("meja", uses=9, agencies=9, money=3e7)]
    rows = [
        *bare,
        *(
            each
            for title, uses, agencies, money in drawn
            for each in planned(title, uses=uses, agencies=agencies, money=money)
        ),
    ]

    found = proposed(rows)

    ways = [tuple(each.split.name.split("-")[1:]) for each in found]
    expected = Slow(rows).found()
    assert len(ways) == len(expected)
    assert all(any(way[: len(path)] == path for way in ways) for path in expected)


def test_account_codes_are_read_where_packages_have_them():
    told = accounts_from_csv(io.BytesIO(b"code,account\nA,5.2\nB,\nC,5.2\n"))

    assert told is not None
    assert [told.told(row) for row in range(3)] == ["5.2", "", "5.2"]
    assert accounts_from_csv(io.BytesIO(b"code,account\nA,\n")) is None
    assert accounts_from_csv(io.BytesIO(b"code,account\n")) is None
