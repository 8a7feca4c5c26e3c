"""Names of what is bought: proposed by money, decided by people, shared when released, undone at will."""

import csv
import io

import pytest
from django.core.exceptions import ValidationError

from rajut.core.law.authority import Rank
from rajut.core.law.lifecycle import Refused
from rajut.core.potential.procurement.confirmations import Merge, Split
from rajut.core.potential.procurement.naming import Named
from rajut.core.potential.procurement.proposals import Proposal
from rajut.steps.identify.actions import naming
from rajut.steps.identify.actions.keeping import keep_names
from rajut.steps.identify.models import Commodity, NameDecision, NameProposal
from rajut.steps.identify.queries import ground
from rajut.steps.identify.queries import naming as queries
from tests import cast
from tests.steps.identify.test_pages import counted, get
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
LIST = "/potensi/nama/"


@pytest.fixture
def names() -> None:
    """Three names and the pairs of them that look alike."""
    for name, packages, money in (("tablet", 30, 9e9), ("komputer-tablet", 10, 4e9), ("tinta", 5, 1e9)):
        Commodity.objects.create(name=name, packages=packages, governments=3, money=int(money))
    NameProposal.objects.create(kept="tablet", other="komputer-tablet", alike=0.5, money=4 * 10**9)


def merged(code: str = cast.SLEMAN) -> NameDecision:
    actor = cast.officer(code).actor
    return naming.merge(
        cast.government(code), kept="tablet", other="komputer-tablet", actor=actor, at=cast.NOW
    )


def visitor(code: str = cast.SLEMAN) -> Visitor:
    return Visitor().sign_in(cast.officer(code).post)


def test_the_pairs_with_the_most_money_are_shown_with_what_would_move(names: None) -> None:
    shown = get(visitor(), LIST)

    assert "komputer-tablet → tablet" in shown
    assert "10 paket digabung ke 30 paket: menjadi 40." in shown


def test_a_merge_tells_its_effect_at_once_and_is_not_proposed_again(names: None) -> None:
    client = visitor()

    answer = client.post(
        f"{LIST}pasangan/gabung", {"kept": "tablet", "other": "komputer-tablet"}, follow=True
    )

    shown = answer.content.decode()
    assert "“tablet” menjadi 40 paket (semula 30), pagu Rp\u00a013 miliar." in shown
    assert "komputer-tablet → tablet" not in shown
    assert NameDecision.objects.get().state == "kept"


def test_any_two_names_may_be_merged_however_unlike_they_are(names: None) -> None:
    client = visitor()

    page = get(client, f"{LIST}gabungan?other=tinta")
    answer = client.post(f"{LIST}gabungan", {"other": "tinta", "kept": "Komputer  Tablet"}, follow=True)

    assert 'value="tinta"' in page
    assert '<option value="komputer-tablet">' in page
    assert "“komputer-tablet” menjadi 15 paket (semula 10)" in answer.content.decode()
    assert [(row.kept, row.other) for row in NameDecision.objects.all()] == [("komputer-tablet", "tinta")]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"other": "tinta", "kept": "laptop"}, "Tidak ada paket bernama “laptop”. Pilih nama dari daftar."),
        ({"other": "tinta", "kept": "tinta"}, "tinta"),
        ({"other": "", "kept": "tinta"}, "tidak boleh kosong"),
    ],
)
def test_names_that_cannot_be_merged_are_refused_beside_the_form(
    names: None, given: dict[str, str], sentence: str
) -> None:
    answer = visitor().post(f"{LIST}gabungan", given)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert NameDecision.objects.count() == 0


def test_who_may_not_decide_is_offered_no_merge(names: None) -> None:
    client = Visitor().sign_in(cast.person(cast.government(cast.SLEMAN), Rank.AUDITOR).post)

    shown = get(client, LIST)
    answer = client.post(f"{LIST}gabungan", {"other": "tinta", "kept": "tablet"})

    assert "gabungan" not in shown
    assert (answer.status_code, NameDecision.objects.count()) == (422, 0)


def test_what_one_government_keeps_to_itself_another_is_still_asked(names: None) -> None:
    merged(cast.SLEMAN)

    own = queries.proposals(cast.officer(cast.SLEMAN).actor, most=5)
    others = queries.proposals(cast.officer(cast.BANTUL).actor, most=5)

    assert (len(own), len(others)) == (0, 1)


def test_only_what_is_released_goes_into_the_search(names: None) -> None:
    before = ground.stamp_of_holdings()
    decision = merged()
    kept_only = (queries.released(), ground.stamp_of_holdings())

    naming.release(decision, actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)

    assert kept_only == ((), before)
    assert queries.released() == (Merge("tablet", "komputer-tablet", version=decision.pk),)
    assert ground.stamp_of_holdings() != before


def test_what_is_undone_counts_no_more_and_may_be_decided_anew(names: None) -> None:
    actor = cast.officer(cast.SLEMAN).actor
    decision = merged()
    naming.release(decision, actor=actor, at=cast.NOW)

    naming.withhold(decision, actor=actor, at=cast.NOW)
    naming.undo(decision, actor=actor, at=cast.NOW)

    assert queries.released() == ()
    assert merged().state == "kept"
    assert NameDecision.objects.count() == 2


def test_the_same_is_not_decided_twice(names: None) -> None:
    merged()

    with pytest.raises(ValidationError) as caught:
        merged()

    assert caught.value.messages == ["Instansi Anda sudah memutuskan hal ini."]
    assert NameDecision.objects.count() == 1


def test_two_that_are_not_one_are_not_proposed_again_and_change_no_search(names: None) -> None:
    actor = cast.officer(cast.SLEMAN).actor

    decision = naming.keep_apart(
        cast.government(cast.SLEMAN), kept="tablet", other="komputer-tablet", actor=actor, at=cast.NOW
    )
    naming.release(decision, actor=actor, at=cast.NOW)

    assert queries.proposals(actor, most=5) == []
    assert queries.released() == ()


def test_a_thing_of_its_own_is_told_by_its_phrases() -> None:
    client = visitor()

    given = {"name": "tinta-printer", "phrases": "tinta printer\nTinta  Refill\n\n"}
    answer = client.post(f"{LIST}tersendiri", given)

    assert answer.status_code == 302
    decision = NameDecision.objects.get()
    assert (decision.kept, decision.phrases) == ("tinta-printer", ["tinta printer", "tinta refill"])
    naming.release(decision, actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)
    assert queries.released() == (
        Split("tinta-printer", ("tinta printer", "tinta refill"), version=decision.pk),
    )


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"name": "Tinta Printer", "phrases": "tinta"}, "Nama komoditas harus huruf kecil"),
        ({"name": "tinta", "phrases": "tinta; drop"}, "Frasa harus 1 sampai 16 kata huruf kecil"),
        ({"name": "tinta", "phrases": " \n "}, "tidak boleh kosong"),
        ({"name": "tidak ada\x00", "phrases": "x"}, ""),
    ],
)
def test_a_thing_that_no_title_could_show_is_refused_beside_the_form(
    given: dict[str, str], sentence: str
) -> None:
    answer = visitor().post(f"{LIST}tersendiri", given)

    assert answer.status_code in {400, 422}
    assert sentence in answer.content.decode()
    assert NameDecision.objects.count() == 0


@pytest.mark.parametrize(
    "given",
    [
        {"kept": "tablet", "other": "tablet"},
        {"kept": "tablet", "other": "tidak-jelas"},
        {"kept": "tablet", "other": "Tab Let"},
        {"kept": "tablet"},
    ],
)
def test_a_pair_that_says_nothing_is_refused(names: None, given: dict[str, str]) -> None:
    answer = visitor().post(f"{LIST}pasangan/gabung", given)

    assert answer.status_code == 302
    assert NameDecision.objects.count() == 0


def test_an_auditor_looks_and_decides_nothing(names: None) -> None:
    client = Visitor().sign_in(cast.auditor(cast.SLEMAN).post)

    shown = get(client, LIST)
    client.post(f"{LIST}pasangan/gabung", {"kept": "tablet", "other": "komputer-tablet"})

    assert "komputer-tablet → tablet" in shown
    assert "Gabung" not in shown
    assert NameDecision.objects.count() == 0


def test_nobody_else_releases_or_undoes_it(names: None) -> None:
    decision = merged()
    naming.release(decision, actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)

    for name in ("withhold", "undo"):
        with pytest.raises(Refused):
            naming.MOVES[name](decision, actor=cast.officer(cast.BANTUL).actor, at=cast.NOW)

    decision.refresh_from_db()
    assert decision.state == "released"


def test_what_is_not_released_is_not_there_for_others(names: None) -> None:
    decision = merged()

    get(visitor(cast.BANTUL), f"{LIST}keputusan/{decision.pk}/", status=404)
    naming.release(decision, actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)

    assert "komputer-tablet → tablet" in get(visitor(cast.BANTUL), f"{LIST}keputusan/{decision.pk}/")


def test_decisions_are_exported_with_their_versions(names: None) -> None:
    decision = merged()

    answer = visitor().get(f"{LIST}keputusan/?format=csv")

    rows = list(csv.reader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))
    assert rows[0][-1] == "Versi"
    assert rows[1][0] == "tablet"
    assert rows[1][-1] == str(decision.pk)


def test_one_and_three_pairs_cost_the_same_queries(names: None) -> None:
    client = visitor()
    get(client, LIST)

    with counted() as one:
        get(client, LIST)
    NameProposal.objects.create(kept="tablet", other="tinta", alike=0.5, money=1)
    NameProposal.objects.create(kept="komputer-tablet", other="tinta", alike=0.5, money=1)
    with counted() as three:
        get(client, LIST)

    assert (one, three) == ([12], [12])


def test_a_stranger_is_sent_to_sign_in(names: None) -> None:
    for path in (LIST, f"{LIST}keputusan/", f"{LIST}tersendiri"):
        assert Visitor().get(path).status_code == 302


def test_an_organisation_does_not_contradict_itself(names: None) -> None:
    actor = cast.officer(cast.SLEMAN).actor
    merged()

    for decide, kept, other in (
        (naming.keep_apart, "tablet", "komputer-tablet"),
        (naming.merge, "komputer-tablet", "tablet"),
    ):
        with pytest.raises(ValidationError):
            decide(cast.government(cast.SLEMAN), kept=kept, other=other, actor=actor, at=cast.NOW)

    assert NameDecision.objects.count() == 1


def test_what_is_shared_is_first_taken_out_of_the_country_by_who_may_share(names: None) -> None:
    decision = merged()
    naming.release(decision, actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)

    with pytest.raises(Refused):
        naming.undo(decision, actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)

    decision.refresh_from_db()
    assert decision.state == "released"


def test_money_beyond_all_measure_does_not_keep_a_search_from_being_kept() -> None:
    counted_names = [Named("meja", 10_000, 1, 10**19), Named("bangku", 10_000, 1, 10**19)]

    keep_names(counted_names, [Proposal(Merge("meja", "bangku"), 1.0, 1e19)], [])

    assert list(Commodity.objects.values_list("name", "money")) == [
        ("bangku", 2**63 - 1),
        ("meja", 2**63 - 1),
    ]
    assert NameProposal.objects.get().money == 2**63 - 1
