"""An opportunity that counts in money: its answer changes while one reads, and what one assumes is kept."""

import re
from html import unescape

import pytest

from rajut.core.potential.records import Assumption, sentence
from rajut.foundation.journal.models import Event
from rajut.steps.identify.forms.assumptions import assumption
from rajut.steps.identify.models import Judgement, Opportunity
from rajut.ui import words
from tests import cast
from tests.frontends.api.program import Program, told
from tests.steps.identify import scene
from tests.steps.identify.test_pages import counted, get
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def tablets() -> Opportunity:
    """Tablets that three neighbours could buy together."""
    return scene.purchase()


@pytest.fixture
def reader() -> Visitor:
    """The cooperation officer of Sleman."""
    return Visitor().sign_in(cast.officer(cast.SLEMAN).post)


def page(tablets: Opportunity, query: str = "") -> str:
    return f"/potensi/peluang/{tablets.pk}/{query}"


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).strip()


def saved(beta: float, *parts: float) -> float:
    """What the parts save together, written out."""
    whole = sum(parts)
    bought = sum(part * (part / whole) ** beta for part in parts)
    return float(whole - bought) + 5e6 * (len(parts) - 1) - 1e6 * (len(parts) - 1)


def test_the_page_shows_every_assumption_with_its_source_and_who_pays_what(
    tablets: Opportunity, reader: Visitor
) -> None:
    shown = plain(get(reader, page(tablets)))

    assert "elastisitas harga" in shown
    assert "Biasanya 0,02 sampai 0,1. Contoh: anggapan, bukan ukuran." in shown
    assert "Nilai Shapley" in shown
    assert "Nukleolus" in shown
    assert "Sebanding penduduk" not in shown  # nobody's population is known
    assert shown.count("Tidak ada gabungan yang lebih murah sendiri") >= 1


def test_a_share_learnt_from_prices_is_told_with_three_digits() -> None:
    learnt = Assumption("beta", "beta", "", -0.0213456, 0.04, 0.0996461, -1.0, 1.0, sentence("Sumber."))

    assert str(assumption(learnt).help_text).startswith("Biasanya −0,0213 sampai 0,0996. Sumber.")


def test_a_fixed_assumption_changes_the_answer_at_once(tablets: Opportunity, reader: Visitor) -> None:
    usual = plain(get(reader, page(tablets)))
    other = plain(
        get(
            reader,
            page(
                tablets,
                "?beta=0,2&tender=5.000.000&coordination=1.000.000&pihak=34.71&pihak=34.02&pihak=34.04",
            ),
        )
    )

    expected = plain(words.rupiah(saved(0.2, 4e9, 1e9, 3e9)))
    assert expected not in usual
    assert f"{expected} hemat (tengah)" in other
    assert "100% kemungkinan hemat" in other


def test_how_surely_it_saves_is_rounded_down_as_in_the_reasons(tablets: Opportunity, reader: Visitor) -> None:
    """Of 512 draws 440 save, 85.9 percent: rounded up, 511 of them would be all."""
    asked = "?coordination=100.000.000&pihak=34.71&pihak=34.02&pihak=34.04"

    shown = plain(get(reader, page(tablets, asked)))

    assert "85% kemungkinan hemat" in shown


def test_without_one_party_the_others_are_worked_out_alone(tablets: Opportunity, reader: Visitor) -> None:
    shown = plain(get(reader, page(tablets, "?beta=0,2&pihak=34.71&pihak=34.04")))

    assert f"{plain(words.rupiah(saved(0.2, 4e9, 3e9)))} hemat (tengah)" in shown


def test_one_party_alone_saves_nothing(tablets: Opportunity, reader: Visitor) -> None:
    shown = plain(get(reader, page(tablets, "?beta=0,2&pihak=34.71")))

    assert f"{plain(words.rupiah(0))} hemat (tengah)" in shown
    assert "Siapa membayar apa" not in shown


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?beta=abc&pihak=34.71", "Tulis angka"),
        ("?beta=9&pihak=34.71&pihak=34.04", "Isi angka dari −0,1 sampai 0,3."),
        ("?beta=0,1", "Pilih sedikitnya satu pihak."),
        ("?beta=0,1&pihak=11.01", "11.01"),
        ("?beta=NaN&pihak=34.71", "Tulis angka"),
        ("?beta=1e300&pihak=34.71", "Tulis angka"),
    ],
)
def test_what_cannot_be_reckoned_with_is_said_beside_the_field(
    tablets: Opportunity, reader: Visitor, query: str, words: str
) -> None:
    shown = plain(get(reader, page(tablets, query)))

    assert words in shown
    assert "hemat (tengah)" not in shown


def test_a_change_replaces_the_part_alone(tablets: Opportunity, reader: Visitor) -> None:
    answer = reader.get(page(tablets, "?beta=0,1&pihak=34.71&pihak=34.04"), headers={"HX-Request": "true"})

    shown = answer.content.decode()
    assert shown.strip().startswith('<div id="hitung"')
    assert "<html" not in shown


def test_what_the_organisation_assumes_is_kept_for_it_alone(tablets: Opportunity, reader: Visitor) -> None:
    given = {"beta": "0,2", "tender": "5.000.000", "coordination": "1.000.000", "pihak": ["34.71", "34.04"]}

    answer = reader.post(page(tablets, "langkah/assume"), given)

    assert answer.status_code == 302
    kept = Judgement.objects.get(opportunity=tablets)
    assert (kept.assumed, kept.chosen) == ({"beta": 0.2}, [cast.YOGYAKARTA, cast.SLEMAN])
    assert [event.move for event in Event.objects.order_by("sequence")] == ["begin", "assume"]
    expected = f"{plain(words.rupiah(saved(0.2, 4e9, 3e9)))} hemat (tengah)"
    assert expected in plain(get(reader, page(tablets)))
    neighbour = Visitor().sign_in(cast.officer(cast.BANTUL).post)
    assert expected not in plain(get(neighbour, page(tablets)))


def test_an_assumption_out_of_bounds_is_not_kept(tablets: Opportunity, reader: Visitor) -> None:
    before = scene.written()

    answer = reader.post(page(tablets, "langkah/assume"), {"beta": "9", "pihak": ["34.71"]})

    assert answer.status_code == 422
    assert scene.written() == before


def test_an_auditor_changes_numbers_but_keeps_none(tablets: Opportunity) -> None:
    auditor = Visitor().sign_in(cast.auditor(cast.SLEMAN).post)
    before = scene.written()

    answer = auditor.post(page(tablets, "langkah/assume"), {"beta": "0,2", "pihak": ["34.71"]})

    assert answer.status_code == 409
    assert scene.written() == before
    shown = get(auditor, page(tablets, "?beta=0,2&pihak=34.71&pihak=34.04"))
    assert "hemat (tengah)" in shown
    assert "Simpan andaian kami" not in shown


def test_what_does_not_count_in_money_has_nothing_to_assume(reader: Visitor) -> None:
    scene.figures()
    scene.searched()
    before = scene.written()

    answer = reader.post(page(scene.water(), "langkah/assume"), {"beta": "0,2"})

    assert answer.status_code == 404
    assert scene.written() == before
    shown = get(reader, page(scene.water()))
    assert ('id="hitung"' in shown, "langkah/assume" in shown) == (False, False)
    assert "langkah/shortlist" in shown


def test_a_program_is_offered_to_assume_only_where_something_counts_in_money(tablets: Opportunity) -> None:
    program = Program(cast.officer(cast.SLEMAN))
    scene.searched()

    moves = [
        [each["name"] for each in told(program.get(f"/opportunities/{found.pk}"))["moves"]]
        for found in (tablets, scene.water())
    ]

    assert moves == [["shortlist", "assume", "dismiss"], ["shortlist", "dismiss"]]


def test_a_program_that_assumes_where_nothing_counts_in_money_is_refused_in_words() -> None:
    program = Program(cast.officer(cast.SLEMAN))
    scene.figures()
    scene.searched()
    before = scene.written()

    answer = program.post(f"/opportunities/{scene.water().pk}/moves/assume", {"assumed": {"beta": 0.2}})

    assert "tidak ada andaian yang dapat diubah" in str(told(answer, 422))
    assert scene.written() == before


def test_the_page_asks_as_many_questions_whatever_is_assumed(tablets: Opportunity, reader: Visitor) -> None:
    get(reader, page(tablets))

    with counted() as queries:
        get(reader, page(tablets, "?beta=0,2&pihak=34.71&pihak=34.04"))

    assert queries == [13]


def test_a_program_reads_the_assumptions_and_keeps_its_own(tablets: Opportunity) -> None:
    program = Program(cast.officer(cast.SLEMAN))
    path = f"/opportunities/{tablets.pk}"

    assumptions = told(program.get(path))["assumptions"]
    told(program.post(f"{path}/moves/assume", {"assumed": {"beta": 0.2}, "members": ["34.71", "34.04"]}))

    assert [(each["name"], each["mid"]) for each in assumptions] == [
        ("beta", 0.05),
        ("tender", 5e6),
        ("coordination", 1e6),
    ]
    kept = Judgement.objects.get(opportunity=tablets)
    assert (kept.assumed, kept.chosen) == ({"beta": 0.2}, [cast.YOGYAKARTA, cast.SLEMAN])


@pytest.mark.parametrize(
    ("assumed", "members", "words"),
    [
        ({"beta": 9}, [], "−0,1 sampai 0,3"),
        ({"gamma": 1}, [], "gamma"),
        ({"beta": 0.2}, ["11.01"], "11.01"),
    ],
)
def test_what_a_program_assumes_out_of_bounds_is_refused_in_words(
    tablets: Opportunity, assumed: dict[str, float], members: list[str], words: str
) -> None:
    program = Program(cast.officer(cast.SLEMAN))
    before = scene.written()

    answer = program.post(
        f"/opportunities/{tablets.pk}/moves/assume", {"assumed": assumed, "members": members}
    )

    assert words in str(told(answer, 422))
    assert scene.written() == before


def test_the_form_that_keeps_assumptions_begins_with_what_is_kept(
    tablets: Opportunity, reader: Visitor
) -> None:
    given = {"beta": "0,2", "tender": "5.000.000", "coordination": "1.000.000", "pihak": ["34.71", "34.04"]}
    reader.post(page(tablets, "langkah/assume"), given)

    shown = get(reader, page(tablets, "langkah/assume"))

    assert 'name="beta" value="0,2"' in shown
    assert shown.count('name="pihak"') == 3
    assert len(re.findall(r'name="pihak"[^>]* checked', shown)) == 2


def test_what_was_assumed_and_is_out_of_a_later_searchs_bounds_is_left_out(
    tablets: Opportunity, reader: Visitor
) -> None:
    reader.post(page(tablets, "langkah/assume"), {"beta": "0,29", "pihak": ["34.71", "34.04"]})
    told = tablets.basis_told
    told["assumptions"][0]["ceiling"] = 0.25
    Opportunity.objects.filter(pk=tablets.pk).update(basis_told=told)

    shown = plain(get(reader, page(tablets)))

    assert "hemat (tengah)" in shown
