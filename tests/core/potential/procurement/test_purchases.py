"""Who could buy together, what it saves, and why others cannot: worked out by hand and by a slow twin."""

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rajut.core.potential.procurement import finding
from rajut.core.potential.procurement.candidates import Candidates, candidates
from rajut.core.potential.procurement.ceilings import without_absurd
from rajut.core.potential.procurement.confirmations import Merge
from rajut.core.potential.procurement.finding import find_joint_purchases, grouped
from rajut.core.potential.procurement.joining import LARGEST, least
from rajut.core.potential.procurement.lexicon import own
from rajut.core.potential.procurement.naming import counted
from rajut.core.potential.procurement.packages import COLUMNS, from_csv
from rajut.core.potential.procurement.priors import BETAS, MEETING, OPEN
from rajut.core.potential.records import Constraint, canonical
from tests.core.potential.procurement.plans import packages, place, row, setting

THREE = setting(place("34.01"), place("34.02"), place("33.01"), borders=(("33.01", "34.02"),))
FOUR = (place("34.01"), place("34.02"), place("33.01"), place("33.02"))

NONE = from_csv(io.BytesIO(",".join((*COLUMNS, "source", "realised")).encode() + b"\n"))


def formed(given_packages, where=THREE) -> Candidates:
    labels = grouped(given_packages, lexicon=own())
    return candidates(given_packages, labels, ground=where.map, lexicon=own(), betas=BETAS)


def groups(given_packages, where=THREE) -> list[tuple[str, tuple[str, ...], int, int]]:
    """Return label, members, first and last month of every group."""
    found = formed(given_packages, where)
    joints = list(found.joints(range(len(found.cells))))
    return [(each.commodity.label, each.members, each.first, each.last) for each in joints]


def test_a_joint_purchase_tells_who_what_when_how_much_and_why():
    plan = packages(
        row("34.01", "Belanja Modal Laptop", 2e9),
        row("34.02", "Pengadaan Laptop/Notebook", 1e9, starts=5, ends=8),
        row("34.02", "laptop", 5e8, starts=4),
        row("34.02", "Laptop guru", 1e8, starts=1, ends=12),
    )

    found, missed = find_joint_purchases(plan, setting=THREE)

    (each,) = found
    assert (each.domain, each.kind, each.object, each.period, each.members) == (
        "procurement",
        "joint_purchase",
        "beli:laptop",
        "2026-05-01/2026-05-31",
        ("34.01", "34.02"),
    )
    assert each.title.text() == "laptop: dibeli bersama oleh 2 daerah"
    assert each.basis is not None
    assert each.basis.alone == (2e9, 1.6e9)
    assert each.benefit is not None
    assert each.benefit.p10 < each.benefit.p50 < each.benefit.p90
    assert [(row.label, row.region, row.value, row.unit) for row in each.evidence] == [
        ("Belanja Modal Laptop", "34.01", 2e9, "rupiah"),
        ("Pengadaan Laptop/Notebook", "34.02", 1e9, "rupiah"),
        ("laptop", "34.02", 5e8, "rupiah"),
        ("Pagu paket lainnya", "34.02", 1e8, "rupiah"),
        ("Banyaknya paket lainnya", "34.02", 1.0, "paket"),
    ]
    assert each.evidence[0].source == "RUP P000, Pemerintah 34.01"
    assert each.reasons[0].text().startswith("4 paket tahun 2026 senilai 3.600.000.000 rupiah")
    assert "bukan harga satuan" in each.counter_reasons[0].text()
    assert missed == []


def test_the_saving_is_that_of_the_formula():
    found = formed(packages(row("34.01", money=3e9), row("34.02", money=1e9)))

    beta = BETAS["barang"].mid
    by_hand = 3e9 * (1 - 0.75**beta) + 1e9 * (1 - 0.25**beta) + OPEN.mid - MEETING.mid
    assert found.savings.tolist() == pytest.approx([by_hand], rel=1e-12)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("barang", "menurut LKPP sendiri juga karena dibeli dari produsen, bukan dari penjual kembali"),
        ("konstruksi", "dalam kajian kedua hampir 6 persen bila luas naik 10 persen"),
    ],
)
def test_what_a_range_of_prices_stands_on_is_told_with_what_speaks_against_it(kind, said):
    source = BETAS[kind].source.text()

    assert source.count(said) == 1


@pytest.mark.parametrize(
    ("other", "joined"),
    [
        ({}, True),
        ({"region": "33.01"}, False),
        ({"region": "35.01"}, False),
        ({"region": ""}, False),
        ({"region": "34.01"}, False),
        ({"title": "Pengadaan meja"}, False),
        ({"title": "Pemeliharaan laptop"}, False),
        ({"year": 2027}, False),
        ({"starts": 6, "ends": 7}, False),
        ({"starts": 5, "ends": 5}, True),
        ({"starts": 11, "ends": 3}, True),
        ({"starts": 11, "ends": 2}, False),
        ({"consolidated": True}, False),
        ({"ceiling": 0}, False),
        ({"ceiling": 1e6}, False),
    ],
)
def test_two_packages_are_joined_only_where_everything_fits(other, joined):
    plan = packages(row("34.01"), row("34.02") | other)

    assert bool(groups(plan)) == joined


@pytest.mark.parametrize(
    "title", ["Kegiatan rutin", "Belanja Perjalanan Dinas Biasa", "Honorarium Narasumber"]
)
def test_what_is_unclear_or_nobody_sells_is_not_bought_together(title):
    assert groups(packages(row("34.01", title), row("34.02", title))) == []


def test_a_border_joins_provinces_by_land_and_not_by_sea():
    plan = packages(row("34.02"), row("33.01"))
    by_sea = setting(*FOUR, borders=(("33.01", "34.02"),), sea=True)

    assert groups(plan) == [("beli:laptop", ("33.01", "34.02"), 3, 5)]
    assert groups(plan, by_sea) == []


def test_a_province_buys_with_its_own_and_an_administrative_unit_with_nobody():
    where = setting(place("34", kind="provinsi"), place("34.01"), place("34.02", autonomous=False))
    plan = packages(row("34"), row("34.01"), row("34.02"))

    assert groups(plan, where) == [("beli:laptop", ("34", "34.01"), 3, 5)]


def test_a_group_reaches_over_borders_through_its_members():
    where = setting(*FOUR, borders=(("34.02", "33.01"),))
    plan = packages(
        row("34.01", money=9e9), row("33.02", money=8e9), row("33.01", money=7e9), row("34.02", money=6e9)
    )

    assert groups(plan, where) == [("beli:laptop", ("34.01", "33.02", "33.01", "34.02"), 3, 5)]


def test_a_group_has_no_more_members_than_can_share_and_the_rest_forms_another():
    codes = [f"34.{number:02}" for number in range(1, LARGEST + 4)]
    where = setting(*(place(code) for code in codes))
    plan = packages(*(row(code, money=1e10 - number) for number, code in enumerate(codes)))

    assert [members for _label, members, _first, _last in groups(plan, where)] == [
        tuple(codes[:LARGEST]),
        tuple(codes[LARGEST:]),
    ]


def test_each_package_is_in_one_group_the_fullest_month_first():
    plan = packages(
        row("34.01", starts=1, ends=6, money=4e9),
        row("34.02", starts=1, ends=2, money=1e9),
        row("34.02", starts=6, ends=6, money=5e9),
        row("34.01", starts=2, ends=2, money=2e9),
    )

    assert groups(plan) == [
        ("beli:laptop", ("34.02", "34.01"), 6, 6),
        ("beli:laptop", ("34.01", "34.02"), 2, 2),
    ]


def test_a_confirmed_merge_brings_packages_together():
    plan = packages(row("34.01", "Pengadaan laptop"), row("34.02", "Pengadaan tablet"))

    found, _missed = find_joint_purchases(
        plan, setting=THREE, decisions=[Merge(kept="laptop", other="tablet")]
    )

    assert [each.object for each in found] == ["beli:laptop"]
    assert find_joint_purchases(plan, setting=THREE)[0] == []


def test_why_there_is_no_partner_is_told_for_the_largest_commodities():
    plan = packages(
        row("34.01", "Pengadaan meja", 5e9),
        row("34.01", "Pengadaan kursi", 4e9),
        row("34.02", "Pengadaan kursi", 4e9, starts=6, ends=6),
        row("34.01", "Pengadaan lemari", 2e6),
        row("34.02", "Pengadaan lemari", 1e6),
        row("34.01", "Pengadaan sofa", 1e6),
    )

    _found, missed = find_joint_purchases(plan, setting=THREE)

    assert [(each.region, each.object, each.constraint) for each in missed] == [
        ("34.01", "beli:kursi", Constraint.NO_PERIOD),
        ("34.01", "beli:lemari", Constraint.NO_SAVING),
        ("34.01", "beli:meja", Constraint.NO_NEIGHBOUR),
        ("34.02", "beli:kursi", Constraint.NO_PERIOD),
        ("34.02", "beli:lemari", Constraint.NO_SAVING),
    ]
    assert missed[2].sentence.text().startswith("meja: tidak ada daerah seprovinsi")


def test_only_the_most_valuable_are_reckoned_in_full():
    plan = packages(
        row("34.01", "Pengadaan meja", 1e9),
        row("34.02", "Pengadaan meja", 1e9),
        row("34.01", "Pengadaan kursi", 2e9),
        row("34.02", "Pengadaan kursi", 2e9),
    )

    found, _missed = find_joint_purchases(plan, setting=THREE, most=1)

    assert [each.object for each in found] == ["beli:kursi"]


def test_no_packages_give_no_findings_and_progress_goes_from_nothing_to_all():
    told = []

    found = find_joint_purchases(
        packages(row("34.01")), setting=setting(), progress=lambda done, of: told.append((done, of))
    )

    assert found == ([], [])
    assert find_joint_purchases(NONE, setting=THREE) == ([], [])
    assert find_joint_purchases(NONE, setting=THREE, past=NONE) == ([], [])
    assert (told[0], told[-1]) == ((0, finding.WORK), (finding.WORK, finding.WORK))
    assert told == sorted(told)


def test_the_kind_is_that_of_most_money_or_of_the_action():
    plan = packages(
        row("34.01", "Pembangunan jalan", kind="", method=""),
        row("34.02", "Pengadaan laptop", 1e8, kind="barang", method=""),
        row("34.01", "Pengadaan laptop", 2e8, kind="jasa lainnya", method="Pengadaan Langsung"),
        row("34.01", "Pengawasan jembatan", 1e7, kind="", method=""),
        row("34.01", "Sewa bus", 1e7, kind="", method="Tender Cepat"),
    )

    told = {each.label: (each.kind, each.tendered) for each in formed(plan).commodities}

    assert told == {
        "awasi:jembatan": ("konsultansi", False),
        "bangun:jalan": ("konstruksi", True),
        "beli:laptop": ("jasa lainnya", False),
        "sewa:bus": ("jasa lainnya", True),
    }


TITLES = ("Pengadaan laptop", "Pengadaan meja", "Pembangunan jalan")
ROWS = st.lists(
    st.builds(
        lambda region, title, money, starts, ends, held: row(
            region, title, money, starts=starts, ends=ends, consolidated=held
        ),
        st.sampled_from(["34.01", "34.02", "33.01", "33.02", "", "99.99"]),
        st.sampled_from(TITLES),
        st.sampled_from([0.0, 1e6, 5e8, 1e9, 1e9, 7e9]),
        st.integers(1, 12),
        st.integers(1, 12),
        st.sampled_from([False, False, False, True]),
    ),
    min_size=1,
    max_size=14,
)
GROUND = setting(*FOUR, borders=(("34.02", "33.01"),))
EDGES = {frozenset(each) for each in (("34.01", "34.02"), ("33.01", "33.02"), ("34.02", "33.01"))}


def covers(each: dict, month: int) -> bool:
    """Whether a package may be tendered in a month."""
    starts, ends = each["starts"], each["ends"]
    return starts <= month <= ends if starts <= ends else month >= starts or month <= ends


def slow(rows: list[dict]) -> list[tuple[str, tuple[str, ...], float]]:
    """Form groups the obvious way: title, members and saving."""
    found = []
    for title in TITLES:
        free = [each for each in rows if each["title"] == title and not each["consolidated"]]
        free = [each for each in free if each["ceiling"] > 0 and each["region"] in GROUND.map.places]
        kind, months = "konstruksi" if "jalan" in title else "barang", list(range(1, 13))
        while months:
            month = max(months, key=lambda m: (sum(e["ceiling"] for e in free if covers(e, m)), -m))
            months.remove(month)
            here = [each for each in free if covers(each, month)]
            for members, saving in partition(here, BETAS[kind].mid):
                found.append((title, members, saving))
                free = [each for each in free if each not in here or each["region"] not in members]
    return found


def partition(here: list[dict], beta: float) -> list[tuple[tuple[str, ...], float]]:
    """Grow groups from the largest budget on."""
    budget: dict[str, float] = {}
    for each in here:
        budget[each["region"]] = budget.get(each["region"], 0.0) + each["ceiling"]
    free, found = sorted(budget, key=lambda code: (-budget[code], code)), []
    while free:
        members = [free.pop(0)]
        while len(members) < LARGEST:
            near = [c for c in free if any(frozenset((c, m)) in EDGES for m in members)]
            if not near or worth([*members, near[0]], budget, beta) <= worth(members, budget, beta):
                break
            members.append(near[0])
            free.remove(near[0])
        if len(members) > 1:
            ranked = sorted(members, key=lambda code: (-budget[code], code))
            found.append((tuple(ranked), worth(members, budget, beta)))
    return found


def worth(members: list[str], budget: dict[str, float], beta: float) -> float:
    """Return what members save together, as the formula says."""
    whole = sum(budget[each] for each in members)
    scale = sum(budget[each] * (1 - (budget[each] / whole) ** beta) for each in members)
    return scale + (len(members) - 1) * (OPEN.mid - MEETING.mid)


@settings(deadline=None, max_examples=60)
@given(ROWS)
def test_groups_are_those_formed_the_obvious_way(drawn):
    drawn = [
        {**each, "code": f"P{number}", "kind": "konstruksi" if "jalan" in each["title"] else "barang"}
        for number, each in enumerate(drawn)
    ]

    found = formed(packages(*drawn), GROUND)

    joints = list(found.joints(range(len(found.cells))))
    told = sorted((each.members, each.saving) for each in joints)
    expected = sorted((members, saving) for _title, members, saving in slow(drawn))
    assert [members for members, _ in told] == [members for members, _ in expected]
    assert [saving for _, saving in told] == pytest.approx(
        [saving for _, saving in expected], rel=1e-6, abs=1
    )


@settings(deadline=None, max_examples=15)
@given(ROWS, st.randoms(use_true_random=False))
def test_no_order_of_packages_and_no_number_of_threads_changes_a_byte(drawn, rng):
    drawn = [{**each, "code": f"P{number}"} for number, each in enumerate(drawn)]
    mixed = rng.sample(drawn, len(drawn))

    one = find_joint_purchases(packages(*drawn), setting=GROUND)
    other = find_joint_purchases(packages(*mixed), setting=GROUND, threads=2)

    assert [canonical(each) for each in one[0]] == [canonical(each) for each in other[0]]
    assert one[1] == other[1]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 9)), max_size=40), st.integers(1, 3))
def test_the_packages_shown_are_those_from_the_money_of_the_last_one_shown_on(rows, most):
    owners = np.array([owner for owner, _money in rows], np.int32)
    money = np.array([money for _owner, money in rows], np.int64)

    found = least(owners, money, 4, most)

    held = [sorted((m for o, m in rows if o == owner), reverse=True) for owner in range(4)]
    assert found.tolist() == [each[most - 1] if len(each) >= most else 0 for each in held]


def slips(missed) -> list[tuple[str, str, str]]:
    """Return region, commodity and words of what was set aside."""
    return [
        (each.region, each.object, each.sentence.text())
        for each in missed
        if each.constraint is Constraint.NO_FIGURE
    ]


def test_a_budget_that_cannot_be_leads_no_list_and_is_named_by_its_code():
    plan = packages(
        row("34.01", money=9e14, code="A1"), row("34.02", money=9e14, code="A2"), row("34.01"), row("34.02")
    )

    found, missed = find_joint_purchases(plan, setting=THREE)

    (each,) = found
    assert each.basis is not None
    assert each.basis.alone == (1e9, 1e9)
    assert slips(missed) == [
        (
            f"34.0{number}",
            "beli:laptop",
            f"Paket A{number} disisihkan: pagunya 900.000.000.000.000 rupiah, lebih dari yang mungkin bagi "
            "satu paket selain konstruksi (10.000.000.000.000 rupiah); periksa datanya.",
        )
        for number in (1, 2)
    ]


def test_a_slip_of_the_finger_counts_no_money_under_a_name():
    rows = [row("34.01", "laptop", 10**8, code=str(code)) for code in range(8)]
    plan = packages(*rows, row("34.01", "laptop", 10**15, code="slip"))
    found = grouped(plan, lexicon=own())

    (laptop,) = counted(found, without_absurd(plan, found))

    assert (laptop.packages, laptop.money) == (9, 8 * 10**8)


def test_a_budget_far_above_the_middle_of_its_like_is_set_aside():
    small = [row("34.01", money=1e7), row("34.02", money=2e7), row("34.02", money=3e7)]
    plan = packages(*small, row("34.01", money=2e11, code="B1"), row("34.02", money=2e11 + 1, code="B2"))

    found, missed = find_joint_purchases(plan, setting=THREE)

    assert slips(missed) == []
    assert found[0].basis is not None
    more = packages(*small, *small, row("34.02", money=2.5e11 + 1, code="B2"), row("34.01", money=2e11))
    assert [each[2] for each in slips(find_joint_purchases(more, setting=THREE)[1])] == [
        "Paket B2 disisihkan: pagunya 250.000.000.001 rupiah, lebih dari 10.000 kali nilai tengah paket "
        "sejenis (25.000.000 rupiah); periksa datanya."
    ]


def test_works_may_be_dear_and_four_packages_have_no_middle():
    roads = [row(f"34.0{each}", "Pembangunan jalan", 2e13, kind="konstruksi") for each in (1, 2)]
    four = [
        row("34.01", money=1e3),
        row("34.02", money=1e3),
        row("34.02", money=1e3),
        row("34.01", money=9e12),
    ]

    assert slips(find_joint_purchases(packages(*roads, *four), setting=THREE)[1]) == []


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.tuples(st.sampled_from([1, 10**4, 10**8, 10**9, 10**12, 10**14]), st.booleans()), min_size=1),
    st.randoms(use_true_random=False),
)
def test_what_is_set_aside_is_what_a_slow_twin_sets_aside_in_any_order(plan, chance):
    rows = [
        row("34.01", money=money, kind="barang" if goods else "konstruksi", code=f"C{number:02}")
        for number, (money, goods) in enumerate(plan)
    ]
    mixed = rows.copy()
    chance.shuffle(mixed)

    said = slips(find_joint_purchases(packages(*mixed), setting=THREE)[1])

    def absurd(each) -> bool:
        like = [other["ceiling"] for other in rows if other["kind"] == each["kind"]]
        beyond = each["kind"] == "barang" and each["ceiling"] > 10**13
        return beyond or (len(like) >= 5 and each["ceiling"] > 10**4 * np.median(like))

    assert [words.split()[1] for _region, _label, words in said] == [
        each["code"] for each in rows if absurd(each)
    ]
