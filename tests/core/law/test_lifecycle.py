"""The engine that reads the tables, and that the tables themselves can be read by it."""

from dataclasses import dataclass

import pytest

from rajut.core.law.authority import HAT_WORDS, Hat
from rajut.core.law.lifecycle import SAME, Lifecycle, Refused, check, lifecycle, move
from rajut.core.law.lifecycles import LIFECYCLES


@dataclass(frozen=True)
class Facts:
    """What the table below asks about."""

    signed: bool = True
    paid: bool = True


@check("Belum ditandatangani.")
def is_signed(facts: Facts) -> bool:
    """Whether it is signed."""
    return facts.signed


@check("Belum dibayar.")
def is_paid(facts: Facts) -> bool:
    """Whether it is paid."""
    return facts.paid


LETTER = lifecycle(
    "letter",
    start="draft",
    begun_by=Hat.MEMBER,
    states={"draft": "Draf", "sent": "Terkirim", "ended": "Selesai"},
    moves=(
        move("revise", "draft sent", SAME, by=Hat.MEMBER, label="Ubah", done="mengubah"),
        move(
            "send",
            "draft",
            "sent",
            is_signed,
            is_paid,
            by={Hat.COORDINATOR, Hat.SIGNATORY},
            label="Kirim",
            done="mengirim",
            awaited=True,
        ),
        move("end", "sent", "ended", by=Hat.COORDINATOR, label="Akhiri", done="mengakhiri"),
    ),
)


def refusal_of(name: str, **asked: object) -> str:
    """Return the sentence with which the letter's table refuses."""
    told = {"state": "draft", "hats": {Hat.COORDINATOR}, "facts": Facts(), **asked}
    with pytest.raises(Refused) as caught:
        LETTER.take(name, **told)
    return caught.value.refusal.text()


def test_a_move_leads_where_its_row_says() -> None:
    assert LETTER.take("send", state="draft", hats={Hat.SIGNATORY}, facts=Facts()) == "sent"


def test_a_move_to_the_same_state_stays() -> None:
    assert LETTER.take("revise", state="sent", hats={Hat.MEMBER}, facts=Facts()) == "sent"


def test_the_state_is_asked_before_the_person_and_the_person_before_the_facts() -> None:
    unready = Facts(signed=False, paid=False)

    assert refusal_of("send", state="sent", hats={Hat.PUBLIC}, facts=unready) == (
        "Langkah ini tidak tersedia pada keadaan “Terkirim”."
    )
    assert refusal_of("send", hats={Hat.PUBLIC}, facts=unready) == (
        f"Langkah ini dilakukan oleh {HAT_WORDS[Hat.COORDINATOR]}, {HAT_WORDS[Hat.SIGNATORY]}."
    )
    assert refusal_of("send", facts=unready) == "Belum ditandatangani."
    assert refusal_of("send", facts=Facts(paid=False)) == "Belum dibayar."


def test_a_move_that_no_row_names_is_refused() -> None:
    assert refusal_of("__class__") == "Langkah yang diminta tidak dikenal."


def test_only_the_named_hats_begin() -> None:
    assert LETTER.begin(hats={Hat.MEMBER}) == "draft"
    with pytest.raises(Refused):
        LETTER.begin(hats={Hat.COORDINATOR, Hat.SYSTEM})


def test_the_choices_are_the_moves_of_the_state_each_open_or_with_its_refusal() -> None:
    choices = LETTER.choices(state="draft", hats={Hat.MEMBER}, facts=Facts())

    assert [(each.move.name, each.refusal is None) for each in choices] == [("revise", True), ("send", False)]


def test_the_awaited_move_is_known_by_state_for_those_who_may_make_it() -> None:
    assert {state: row.name for state, row in LETTER.awaited({Hat.SIGNATORY}).items()} == {"draft": "send"}
    assert LETTER.awaited({Hat.MEMBER}) == {}


def test_a_refusal_is_filled_in_the_language_asked_for() -> None:
    with pytest.raises(Refused) as caught:
        LETTER.take("end", state="draft", hats={Hat.COORDINATOR}, facts=Facts())
    english = {
        "Langkah ini tidak tersedia pada keadaan “%(state)s”.": "Not while “%(state)s”.",
        "Draf": "Draft",
    }

    assert caught.value.refusal.text(english.__getitem__) == "Not while “Draft”."


def test_states_and_moves_must_name_each_other() -> None:
    with pytest.raises(ValueError, match="lost"):
        lifecycle("broken", start="draft", begun_by=Hat.MEMBER, states={"draft": "a", "lost": "b"}, moves=())


def test_the_diagram_has_every_state_and_every_arrow() -> None:
    assert LETTER.diagram() == "\n".join(
        (
            "stateDiagram-v2",
            "    [*] --> draft",
            "    draft: Draf",
            "    sent: Terkirim",
            "    ended: Selesai",
            "    draft --> draft: Ubah",
            "    sent --> sent: Ubah",
            "    draft --> sent: Kirim",
            "    sent --> ended: Akhiri",
        )
    )


@pytest.fixture(params=LIFECYCLES, ids=lambda table: table.name)
def table(request: pytest.FixtureRequest) -> Lifecycle:
    """Each lifecycle of the law in turn."""
    found: Lifecycle = request.param
    return found


def test_every_state_can_be_reached(table: Lifecycle) -> None:
    reached, before = {table.start}, set[str]()

    while reached != before:
        before = set(reached)
        reached |= {row.to for row in table.moves if row.to != SAME and row.origins & reached}

    assert reached == set(table.states)


def test_every_move_has_a_name_of_its_own_words_and_somebody_who_may_make_it(table: Lifecycle) -> None:
    names = [row.name for row in table.moves]

    assert len(names) == len(set(names))
    assert [row.name for row in table.moves if not (row.by and row.label and row.done)] == []


def test_an_awaited_move_is_not_a_dangerous_one(table: Lifecycle) -> None:
    assert [row.name for row in table.moves if row.awaited and row.danger] == []
