"""Names that may be several things: proposed by money, decided part by part, not asked twice."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from rajut.config import finding
from rajut.core.potential.procurement.confirmations import Split
from rajut.foundation.regions.models import Package
from rajut.steps.identify.actions import naming
from rajut.steps.identify.models import Commodity, NameDecision, NameSplit
from rajut.steps.identify.queries import ground
from rajut.steps.identify.queries import naming as queries
from tests import cast
from tests.steps.identify import holdings, scene
from tests.steps.identify.test_naming import LIST, visitor
from tests.steps.identify.test_pages import counted, get
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
SPLITS = f"{LIST}?usul=pisah"
PART = {"name": "meja", "part": "meja-operasi"}
TOLD = {
    "template": "Nilai tengah pagunya %(here)s dan %(rest)s rupiah.",
    "values": {"here": 9000, "rest": 10},
}


def part(name: str = "meja-operasi", *, packages: int = 20, score: int = 10**9) -> NameSplit:
    """Return a proposed part of meja."""
    return NameSplit.objects.create(
        name="meja",
        part=name,
        phrases=[name.replace("-", " ")],
        packages=packages,
        governments=7,
        money=4 * 10**9,
        score=score,
        reasons_told=[TOLD],
        examples=["Belanja Meja Operasi RSUD"],
    )


@pytest.fixture
def proposed() -> NameSplit:
    """One name, a part of which may be a thing of its own."""
    Commodity.objects.create(name="meja", packages=100, governments=9, money=6 * 10**9)
    return part()


def decide(what: str, code: str = cast.SLEMAN) -> str:
    """Press a button of the proposal; return the page that follows."""
    answer = visitor(code).post(f"{LIST}bagian/{what}", PART, follow=True)
    return str(answer.content.decode())


def waiting(code: str = cast.SLEMAN) -> list[str]:
    """Return the parts still proposed to a government."""
    return [row.part for row in queries.splits(cast.officer(code).actor)]


def test_a_proposal_names_the_part_its_money_its_reasons_and_titles(proposed: NameSplit) -> None:
    shown = get(visitor(), SPLITS)

    assert "<h3>meja → meja-operasi</h3>" in shown
    assert "Nilai tengah pagunya 9.000 dan 10 rupiah." in shown
    assert "“Belanja Meja Operasi RSUD”" in shown
    assert "<small>20 paket</small>" in shown


def test_an_accepted_part_tells_its_effect_at_once_and_is_not_proposed_again(proposed: NameSplit) -> None:
    shown = decide("pisah")

    assert "20 paket “meja” (dari 100), pagu Rp\u00a04 miliar, terhitung sebagai “meja-operasi”." in shown
    assert "meja → meja-operasi" not in shown
    decision = NameDecision.objects.get()
    assert (decision.kind, decision.kept, decision.phrases, decision.state) == (
        "split", "meja-operasi", ["meja operasi"], "kept",
    )  # fmt: skip
    naming.release(decision, actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)
    assert queries.released() == (Split("meja-operasi", ("meja operasi",), version=decision.pk),)


def test_name_and_phrases_may_be_changed_first(proposed: NameSplit) -> None:
    form = get(visitor(), f"{LIST}tersendiri?name=meja&part=meja-operasi")
    given = {"name": "meja-bedah", "phrases": "meja operasi\nmeja bedah"}
    answer = visitor().post(f"{LIST}tersendiri", given, follow=True)

    assert 'value="meja-operasi"' in form
    assert ">\nmeja operasi</textarea>" in form
    assert (
        "20 paket “meja” (dari 100), pagu Rp\u00a04 miliar, terhitung sebagai “meja-bedah”."
        in answer.content.decode()
    )
    assert NameDecision.objects.get().phrases == ["meja operasi", "meja bedah"]
    assert waiting() == []


@pytest.mark.parametrize(
    ("name", "phrases", "why"),
    [
        ("tidak-jelas", "laptop", "tidak-jelas bukan nama barang."),
        ("apa-saja", "laptop\nBelanja", "Frasa “belanja” dapat berada di judul paket apa saja"),
    ],
)
def test_what_would_take_every_title_away_is_refused(name: str, phrases: str, why: str) -> None:
    answer = visitor().post(f"{LIST}tersendiri", {"name": name, "phrases": phrases})

    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert NameDecision.objects.count() == 0


def test_one_part_is_decided_and_the_other_is_still_asked(proposed: NameSplit) -> None:
    part("meja-biliar")

    decide("pisah")

    assert waiting() == ["meja-biliar"]


def test_what_is_kept_whole_comes_back_only_with_twice_the_packages(proposed: NameSplit) -> None:
    shown = decide("tetap")
    asked = []
    for packages in (21, 39, 40):
        NameSplit.objects.update(packages=packages)
        asked.append(waiting())

    assert (
        "“meja-operasi” tetap bagian “meja”; diusulkan lagi hanya bila paketnya menjadi dua kali lipat."
        in shown
    )
    assert asked == [[], [], ["meja-operasi"]]
    decision = NameDecision.objects.get()
    assert (decision.kind, decision.kept, decision.other, decision.packages) == (
        "whole", "meja", "meja-operasi", 20,
    )  # fmt: skip


def test_what_comes_back_is_kept_whole_again(proposed: NameSplit) -> None:
    decide("tetap")
    NameSplit.objects.update(packages=40)

    decide("tetap")
    again = decide("tetap")

    assert "Instansi Anda sudah memutuskan hal ini." in again
    assert list(NameDecision.objects.values_list("packages", flat=True)) == [40, 20]
    assert waiting() == []


def test_what_is_kept_whole_changes_no_search_and_is_undone_like_any_other(proposed: NameSplit) -> None:
    actor, before = cast.officer(cast.SLEMAN).actor, ground.stamp_of_holdings()
    decide("tetap")
    decision = NameDecision.objects.get()

    naming.release(decision, actor=actor, at=cast.NOW)
    others = waiting(cast.BANTUL)
    naming.withhold(decision, actor=actor, at=cast.NOW)
    naming.undo(decision, actor=actor, at=cast.NOW)

    assert (others, queries.released(), ground.stamp_of_holdings()) == ([], (), before)
    assert waiting() == ["meja-operasi"]


def test_what_one_government_decides_for_itself_another_is_still_asked_to_split(proposed: NameSplit) -> None:
    decide("pisah", cast.SLEMAN)

    assert (waiting(cast.SLEMAN), waiting(cast.BANTUL)) == ([], ["meja-operasi"])


def test_a_part_is_decided_once(proposed: NameSplit) -> None:
    decide("tetap")

    shown = decide("tetap")

    assert "Instansi Anda sudah memutuskan hal ini." in shown
    assert NameDecision.objects.count() == 1


@pytest.mark.parametrize(
    "given", [{}, {"name": "meja"}, {"name": "meja", "part": "x"}, {"name": "\x00", "part": "x"}]
)
def test_a_part_that_nobody_proposed_is_not_there(proposed: NameSplit, given: dict[str, str]) -> None:
    answer = visitor().post(f"{LIST}bagian/pisah", given)

    assert answer.status_code in {400, 404}
    assert NameDecision.objects.count() == 0


def test_another_verb_is_not_there(proposed: NameSplit) -> None:
    assert visitor().post(f"{LIST}bagian/buang", PART).status_code == 404
    assert visitor().get(f"{LIST}bagian/pisah").status_code == 405


def test_an_auditor_reads_the_parts_and_decides_nothing(proposed: NameSplit) -> None:
    client = Visitor().sign_in(cast.auditor(cast.SLEMAN).post)

    shown = get(client, SPLITS)
    client.post(f"{LIST}bagian/pisah", PART)

    assert "meja → meja-operasi" in shown
    assert "Pisahkan" not in shown
    assert NameDecision.objects.count() == 0


def test_a_stranger_signs_in_before_deciding_about_parts(proposed: NameSplit) -> None:
    assert Visitor().get(SPLITS).status_code == 302
    assert Visitor().post(f"{LIST}bagian/pisah", PART).status_code == 302
    assert NameDecision.objects.count() == 0


def test_one_and_three_parts_cost_the_same_queries(proposed: NameSplit) -> None:
    client = visitor()
    get(client, SPLITS)

    with counted() as one:
        get(client, SPLITS)
    part("meja-biliar")
    part("meja-rapat")
    with counted() as three:
        get(client, SPLITS)

    assert (one, three) == ([11], [11])


def test_packages_are_noted_with_what_is_kept_whole_and_with_nothing_else(proposed: NameSplit) -> None:
    actor = cast.officer(cast.SLEMAN).actor
    own = cast.government(cast.SLEMAN)
    merged = naming.merge(own, kept="meja", other="bangku", actor=actor, at=cast.NOW)

    with pytest.raises(IntegrityError, match="name_decision_counted"), transaction.atomic():
        NameDecision.objects.filter(pk=merged.pk).update(packages=3)
    with pytest.raises(ValidationError):
        naming.keep_whole(own, name="meja", part="meja", packages=1, actor=actor, at=cast.NOW)

    assert NameDecision.objects.count() == 1


def test_the_command_tells_both_kinds_or_one(proposed: NameSplit, capsys: pytest.CaptureFixture[str]) -> None:
    for chosen in ({"merges": False, "splits": False}, {"merges": True, "splits": False}):
        finding.names(top=5, as_json=True, **chosen)
    finding.names(top=5, merges=False, splits=True, as_json=False)

    both, merges, words = capsys.readouterr().out.splitlines()
    assert [(row["kind"], row["part"], row["phrases"], row["money"]) for row in json.loads(both)] == [
        ("split", "meja-operasi", ["meja operasi"], 4 * 10**9)
    ]
    assert json.loads(merges) == []
    assert words == (
        "meja → meja-operasi: 20 paket, Rp 4.000.000.000. "
        "Nilai tengah pagunya 9.000 dan 10 rupiah. Frasa: meja operasi"
    )


def test_a_search_of_the_country_proposes_parts_and_uses_what_was_released() -> None:
    holdings.everything()
    rows = [("Belanja Meja", 10**7, "5.2.1"), ("Belanja Meja Zirkon", 10**9, "5.2.2")]
    Package.objects.bulk_create(
        Package(
            code=f"{region}-{title}-{number}", year=2026, region_id=region, agency=f"Pemerintah {region}",
            unit="", title=title, method="Tender", kind="barang", ceiling=money, starts=2, ends=4,
            account=account, source=holdings.SOURCE,
        )
        for region in holdings.AROUND
        for title, money, account in rows
        for number in range(2)
    )  # fmt: skip
    actor = cast.officer(cast.SLEMAN).actor

    scene.searched_all()
    found = queries.splits(actor).get()
    made = naming.split(
        cast.government(cast.SLEMAN), name=found.part, phrases=found.phrases, actor=actor, at=cast.NOW
    )
    naming.release(made, actor=actor, at=cast.NOW)
    scene.searched_all()

    assert (found.name, found.part, found.phrases) == ("meja", "meja-zirkon", ["meja zirkon"])
    assert (found.packages, found.governments, found.money) == (24, 12, 24 * 10**9)
    assert found.reasons[1:] == [
        "Kode rekeningnya terbanyak 5.2.2 dan 5.2.1.",
        "Nilai tengah pagunya 1.000.000.000 dan 10.000.000 rupiah.",
    ]
    assert Commodity.objects.get(name="meja-zirkon").packages == 24
    assert NameSplit.objects.count() == 0
