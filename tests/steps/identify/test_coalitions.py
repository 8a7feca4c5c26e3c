"""Who with whom: the page and the command answer as a slow search of all divisions does."""

import json
import time
from collections.abc import Iterator
from math import asin, cos, radians, sin, sqrt

import pytest
from django.db.models import Q
from playwright.sync_api import Page

from rajut.config import coalitions as command
from rajut.config.trouble import MISUSED, Trouble
from rajut.core.coalition.assumed import assumed
from rajut.core.coalition.parties import Contact
from rajut.foundation.regions.models import Border, Region, ServiceFigure
from rajut.steps.identify.models import FinderRun, Opportunity
from rajut.ui import words
from tests import cast
from tests.steps.browsing import complaints
from tests.steps.identify import holdings, scene
from tests.steps.identify.test_pages import counted, get
from tests.steps.identify.test_reckoning import plain
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

PAGE = "/potensi/koalisi/"
OWN = f"{PAGE}?daerah=34"  # the five of Yogyakarta: a chain of neighbours
Team = tuple[str, ...]
BETA, MEETING, PER_KM = assumed("sampah")


@pytest.fixture
def reader() -> Visitor:
    """The cooperation officer of Sleman, where everybody's costs of waste are known."""
    holdings.borders()
    holdings.services()
    return Visitor().sign_in(cast.officer(cast.SLEMAN).post)


def costs() -> dict[str, float]:
    rows = ServiceFigure.objects.filter(role="input")
    return dict(rows.values_list("region_id", "value"))


def km(a: Region, b: Region) -> float:
    """The great-circle distance, written out."""
    half = sin(radians(a.latitude - b.latitude) / 2) ** 2
    half += (
        cos(radians(a.latitude)) * cos(radians(b.latitude)) * sin(radians(a.longitude - b.longitude) / 2) ** 2
    )
    return 2 * 6371.0088 * asin(sqrt(half))


def saved(team: Team, *, beta: float = BETA.mid) -> float:
    """What a group saves a year, written out."""
    paid, places = costs(), Region.objects.in_bulk(team)
    whole = sum(paid[code] for code in team)
    together = sum(paid[code] * (1 - (paid[code] / whole) ** beta) for code in team)
    away = min(sum(km(places[a], places[b]) for b in team) for a in team)
    return float(together - MEETING.mid * (len(team) - 1) - PER_KM.mid * away)


def divisions(chain: Team, *, largest: int) -> Iterator[tuple[Team, ...]]:
    """Every way to cut a chain of neighbours into groups."""
    if not chain:
        yield ()
    for size in range(1, min(largest, len(chain)) + 1):
        for rest in divisions(chain[size:], largest=largest):
            yield (chain[:size], *rest)


def best(chain: Team = holdings.YOGYAKARTA, *, largest: int = 4) -> tuple[float, list[Team]]:
    """What the best division saves, and its groups."""
    worth = {
        team: saved(team) for each in divisions(chain, largest=largest) for team in each if len(team) > 1
    }
    value, teams = max(
        (sum(worth.get(team, 0.0) for team in each), each) for each in divisions(chain, largest=largest)
    )
    return value, [team for team in teams if len(team) > 1]


def names(team: Team) -> str:
    places = Region.objects.in_bulk(team)
    return ", ".join(places[code].short_name for code in team)


def money(value: float) -> str:
    return plain(words.rupiah(value))


@pytest.mark.parametrize("largest", [2, 3, 4])
def test_the_page_shows_the_groups_that_a_slow_search_finds(reader: Visitor, largest: int) -> None:
    value, teams = best(largest=largest)

    shown = plain(get(reader, f"{OWN}&anggota={largest}&buktikan=on"))

    assert f"{money(value)} hemat setahun" in shown
    for letter, team in zip("AB", teams, strict=False):
        assert f"{letter} · {names(team)}" in shown
        assert money(saved(team)) in shown
    assert "paling baik, terbukti" in shown


def test_without_a_proof_the_page_says_what_may_be_missing(reader: Visitor) -> None:
    told = get(reader, f"{PAGE}?daerah=-&anggota=3")

    shown = plain(told)
    assert ("paling baik, terbukti" in shown) != ("Pembagian lain bisa lebih hemat, paling banyak" in shown)
    assert "12 daerah punya angka biaya (2025)." in shown


def test_the_same_question_has_the_same_answer(reader: Visitor) -> None:
    pages = [get(reader, f"{PAGE}?daerah=-&anggota=5").split('id="koalisi"')[1] for _ in range(2)]

    assert pages[0] == pages[1]


def test_who_is_left_out_is_in_no_group_and_splits_the_chain(reader: Visitor) -> None:
    (one, first), (other, second) = best(("34.01",)), best(("34.03", "34.04", "34.71"))

    shown = plain(get(reader, f"{OWN}&tanpa=34.02"))

    assert f"{money(one + other)} hemat setahun" in shown
    assert all(f"· {names(team)}" in shown for team in [*first, *second])
    assert "Diminta tidak ikut Bantul" in shown


def test_who_must_be_together_is_and_the_page_says_what_that_costs(reader: Visitor) -> None:
    chain = holdings.YOGYAKARTA
    free, _teams = best(largest=2)
    forced, teams = max(
        (sum(saved(team) for team in each if len(team) > 1), each)
        for each in divisions(chain, largest=2)
        if ("34.03", "34.04") in each
    )

    shown = plain(get(reader, f"{OWN}&anggota=2&bersama=34.03&bersama_dengan=34.04"))

    assert f"{money(forced)} hemat setahun" in shown
    assert all(f"· {names(team)}" in shown for team in teams if len(team) > 1)
    assert free > forced
    pair = f"Bila {names(('34.03',))} bergabung dengan {names(('34.04',))}"
    assert f"{pair}, hematnya berkurang {money(free - forced)} setahun." in shown


def test_who_must_not_be_together_is_not(reader: Visitor) -> None:
    allowed = [
        each
        for each in divisions(holdings.YOGYAKARTA, largest=4)
        if not any({"34.04", "34.71"} <= set(team) for team in each)
    ]
    value = max(sum(saved(team) for team in each if len(team) > 1) for each in allowed)

    shown = plain(get(reader, f"{OWN}&pisah=34.04&pisah_dari=34.71"))

    assert f"{money(value)} hemat setahun" in shown


def test_one_province_keeps_its_groups_inside(reader: Visitor) -> None:
    answer = get(reader, f"{PAGE}?daerah=34%2B&anggota=8&seprovinsi=on&buktikan=on")

    inside, outside = (best(each, largest=8)[1] for each in (holdings.AROUND[:5], holdings.AROUND[5:]))
    shown = plain(answer)
    assert all(f"· {names(tuple(sorted(team)))}" in shown for team in [*inside, *outside])


def over_water() -> None:
    """Nothing but water between Bantul and all who bordered it."""
    around = Border.objects.filter(Q(a_id="34.02") | Q(b_id="34.02"))
    around.update(by="sea")


@pytest.mark.parametrize(
    ("rule", "crossing"),
    [("batas=land", False), ("batas=sea", True), ("", True), ("batas=near&jarak=60", True)],
)
def test_water_is_crossed_unless_a_border_on_land_is_asked_for(
    reader: Visitor, rule: str, crossing: bool
) -> None:
    over_water()

    shown = plain(get(reader, f"{OWN}&{rule}&buktikan=on"))

    assert ("tarif dan jadwal kapal belum dihitung" in shown) == crossing
    assert (
        "Tidak bertetangga, menurut aturan ini, dengan daerah lain yang ikut Kulon Progo, Bantul" in shown
    ) != crossing


def test_pairs_that_the_law_can_oblige_border_on_land(reader: Visitor) -> None:
    over_water()

    obliged = plain(get(reader, f"{OWN}&batas=near&jarak=500&hukum=wajib&buktikan=on"))
    on_land = plain(get(reader, f"{OWN}&batas=land&buktikan=on"))

    assert obliged.split("Tetap sendiri")[1] == on_land.split("Tetap sendiri")[1]
    assert (
        "Tidak bertetangga, menurut aturan ini, dengan daerah lain yang ikut Kulon Progo, Bantul" in obliged
    )


def test_what_changes_when_somebody_leaves_is_told_in_rupiah(reader: Visitor) -> None:
    value, teams = best()
    leaver = teams[0][0]
    rest = [
        holdings.YOGYAKARTA[: holdings.YOGYAKARTA.index(leaver)],
        holdings.YOGYAKARTA[holdings.YOGYAKARTA.index(leaver) + 1 :],
    ]
    after = sum(best(each)[0] for each in rest)

    shown = plain(get(reader, f"{OWN}&buktikan=on&keluar={leaver}"))

    name = names((leaver,))
    assert f"Bila {name} keluar" in shown
    assert f"Tanpa {name}, hematnya berkurang {money(value - after)} setahun." in shown


def test_somebody_in_no_group_leaves_nothing(reader: Visitor) -> None:
    shown = plain(get(reader, f"{OWN}&tanpa=34.02&keluar=34.02"))

    assert "Bantul tidak ada dalam kelompok mana pun." in shown


def test_each_group_leads_to_its_opportunities(reader: Visitor) -> None:
    _value, teams = best()
    row = Opportunity(
        key="contohbersama",
        run=FinderRun.objects.create(state="done", asked_at=cast.NOW, ended_at=cast.NOW),
        sight="officials",
        domain="finance",
        kind="joint_service",
        members=[*reversed(teams[0])],
        object="sampah",
        title="Contoh",
        title_told={"template": "Contoh", "values": {}},
        score="0.1",
        quality="1",
        quality_parts=[["terms", 1.0]],
        reasons_told=[{"template": "Alasan.", "values": {}}],
        found_at=cast.NOW,
    )
    row.save()

    told = get(reader, OWN)

    assert f'href="/potensi/?region={teams[0][0]}"' in told
    assert told.count('href="/potensi/peluang/contohbersama/"') == 1


def test_where_nothing_is_saved_the_page_says_so(reader: Visitor) -> None:
    shown = plain(get(reader, f"{OWN}&beta=0"))

    assert "Menurut andaian ini tidak ada gabungan yang menghemat." in shown
    assert "0 hemat setahun" in shown


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("&beta=2", "Isi angka dari 0 sampai 1."),
        ("&beta=NaN", "Tulis angka"),
        ("&coordination=-1", "Isi angka dari 0 sampai"),
        ("&anggota=9", "9"),
        ("&layanan=tidak-ada", "tidak-ada"),
        ("&batas=udara", "udara"),
        ("&hukum=bebas", "bebas"),
        ("&batas=near&jarak=0", "1"),
        ("&tanpa=99.99", "99.99"),
        ("&bersama=34.02", "Pilih dua daerah yang berbeda."),
        ("&pisah=34.02&pisah_dari=34.02", "Pilih dua daerah yang berbeda."),
        (
            "&anggota=2&bersama=34.01&bersama_dengan=34.71",
            "Tidak ada pilihan gabungan yang mempersatukan tempat Kulon Progo dan Kota Yogyakarta.",
        ),
        (
            "&tanpa=34.02&bersama=34.02&bersama_dengan=34.01",
            "Tidak ada pilihan gabungan yang mempersatukan tempat Bantul dan Kulon Progo.",
        ),
    ],
)
def test_what_cannot_be_answered_is_said_in_words(reader: Visitor, query: str, sentence: str) -> None:
    shown = plain(get(reader, OWN + query))

    assert sentence in shown
    assert "dari biaya semuanya" not in shown


def test_a_region_of_elsewhere_is_let_go_when_the_place_changes(reader: Visitor) -> None:
    shown = plain(get(reader, f"{OWN}&tanpa=33.05"))

    assert f"{money(best()[0])} hemat setahun" in shown


def test_an_unknown_place_is_said_beside_the_field(reader: Visitor) -> None:
    shown = plain(get(reader, f"{PAGE}?daerah=xx"))

    assert "xx" in shown
    assert "dari biaya semuanya" not in shown


def test_without_any_cost_the_page_says_what_it_needs() -> None:
    reader = Visitor().sign_in(cast.officer(cast.SLEMAN).post)

    assert "Belum ada biaya layanan untuk dihitung." in get(reader, PAGE)


def test_one_region_alone_makes_no_group(reader: Visitor) -> None:
    shown = get(reader, f"{PAGE}?daerah=11")

    assert "Kurang dari dua daerah di sini punya angka biayanya." in shown


def everywhere(count: int) -> None:
    """A row of many regions with costs, each bordering the next two."""
    codes = list(
        Region.objects.exclude(kind="province").order_by("code").values_list("pk", flat=True)[:count]
    )
    ServiceFigure.objects.bulk_create(
        ServiceFigure(
            region_id=code, service="air", year=2025, role="input", measure="biaya",
            value=1e10 * (1 + number % 7), unit="rupiah", source="data contoh",
        )
        for number, code in enumerate(codes)
    )  # fmt: skip
    pairs = [(codes[n], codes[n + step]) for step in (1, 2) for n in range(len(codes) - step)]
    Border.objects.bulk_create(
        (Border(a_id=a, b_id=b, by="land", km=1.0) for a, b in pairs), ignore_conflicts=True
    )


def test_a_proof_for_many_is_left_to_the_command(reader: Visitor) -> None:
    everywhere(61)

    shown = plain(get(reader, f"{PAGE}?layanan=air&daerah=-&buktikan=on"))

    assert "Pembuktian di halaman ini sampai 60 daerah, sedangkan di sini ada 61" in shown
    assert "dari biaya semuanya" not in shown


def test_the_whole_country_is_answered_while_one_waits(reader: Visitor) -> None:
    everywhere(514)
    address = f"{PAGE}?layanan=air&daerah=-&anggota=4&pisah=11.01&pisah_dari=11.02"
    get(reader, address)
    begun = time.process_time()

    told = get(reader, address)

    assert time.process_time() - begun < 3
    assert "514 daerah punya angka biaya" in plain(told)
    assert told.count('<option value="11.01">') == 2  # once to be left out, once for all pairs


def test_a_change_replaces_the_part_alone(reader: Visitor) -> None:
    answer = reader.get(OWN, headers={"HX-Request": "true"})

    shown = answer.content.decode()
    assert shown.strip().startswith('<div id="koalisi"')
    assert "<html" not in shown


def test_the_page_asks_as_many_questions_whatever_is_asked(reader: Visitor) -> None:
    get(reader, OWN)

    with counted() as few:
        get(reader, OWN)
    with counted() as all_:
        get(reader, f"{PAGE}?daerah=-&buktikan=on&keluar=34.02")

    assert (few, all_) == ([14], [14])


def test_a_stranger_is_sent_to_sign_in() -> None:
    assert Visitor().get(PAGE).status_code == 302


def test_the_command_tells_a_program_the_same(reader: Visitor, capsys: pytest.CaptureFixture[str]) -> None:
    value, teams = best()

    code = command.find("sampah", region="34", largest=4, exact=True, as_json=True)

    found = json.loads(capsys.readouterr().out)
    assert (code, found["proven"], found["better"]) == (0, True, 0)
    assert [tuple(each["members"]) for each in found["teams"]] == teams
    assert found["saving"] == pytest.approx(value)
    assert [(each["name"], each["value"]) for each in found["assumed"]] == [
        ("beta", 0.1),
        ("coordination", MEETING.mid),
        ("per_km", PER_KM.mid),
    ]


def test_the_command_tells_a_person_the_groups(reader: Visitor, capsys: pytest.CaptureFixture[str]) -> None:
    _value, teams = best()

    command.find("sampah", region="34.04", largest=4, exact=True, as_json=False)

    *lines, _all, proof, beta, _meeting, _km = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[1] for line in lines] == [names(team) for team in teams]
    assert proof == "Terbukti: tidak ada pembagian lain yang lebih hemat."
    assert beta.startswith("Andaian Hemat skala (beta): 0,1. Nilai tengah: anggapan, bukan ukuran")


def test_the_command_keeps_to_borders_on_land_where_it_is_told_to(
    reader: Visitor, capsys: pytest.CaptureFixture[str]
) -> None:
    over_water()
    ruled = command.Ruled(contact=Contact.LAND)

    command.find("sampah", region="34", largest=4, exact=True, as_json=True, ruled=ruled)

    found = json.loads(capsys.readouterr().out)
    assert "34.02" in found["alone"]
    assert not any(each["crosses"] for each in found["teams"])


@pytest.mark.parametrize(
    ("service", "region", "sentence"),
    [
        (None, None, "Sebut layanannya (--service). Yang punya angka biaya: sampah."),
        ("listrik", None, "Sebut layanannya (--service). Yang punya angka biaya: sampah."),
        ("sampah", "99", "Daerah 99 tidak dikenal."),
    ],
)
def test_a_wrong_command_is_told_so(
    reader: Visitor, service: str | None, region: str | None, sentence: str
) -> None:
    with pytest.raises(Trouble) as caught:
        command.find(service, region=region, largest=4, exact=False, as_json=False)

    assert caught.value.code == MISUSED
    assert str(caught.value).startswith(sentence)


def test_axe_finds_nothing_light_or_dark_wide_or_narrow(tab: Page, reader: Visitor) -> None:
    tablets = scene.purchase()
    pages = [
        PAGE,
        f"{OWN}&beta=0,3&keluar=34.04&buktikan=on",
        "/potensi/nama/",
        f"/potensi/peluang/{tablets.pk}/",
    ]

    assert complaints(tab, reader, pages) == []
