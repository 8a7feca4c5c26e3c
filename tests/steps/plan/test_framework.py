"""The framework's moves: each works, each refuses the wrong person, state and facts, leaving no trace."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.forms.models import model_to_dict
from pytest_django import DjangoAssertNumQueries

from rajut.core.law.authority import Part
from rajut.core.law.lifecycle import Refused
from rajut.core.results.numbers import known
from rajut.foundation.journal.models import Event, Notice
from rajut.foundation.people.keeping import keep
from rajut.steps.engage.models import Collaboration, Party
from rajut.steps.engage.queries import parts_of
from rajut.steps.plan import actions, queries
from rajut.steps.plan.models import (
    Activity,
    Assent,
    Commitment,
    Framework,
    IndicatorVersion,
    Observation,
    PlannedValue,
)
from rajut.steps.plan.queries.differences import differences
from rajut.steps.plan.queries.totals import audit
from tests import cast
from tests.steps.engage import scene as engage
from tests.steps.plan import scene

pytestmark = pytest.mark.django_db

WRITING = {"vision": "Bersih.", "mission": "Bersama.", "starts_on": scene.STARTS, "ends_on": scene.ENDS}


def refused(act: Callable[[], object], framework: Framework) -> str:
    """Return why `act` is refused; it must have left no trace."""
    before = (
        Event.objects.count(),
        Assent.objects.count(),
        Observation.objects.count(),
        Notice.objects.count(),
    )
    row = model_to_dict(Framework.objects.get(pk=framework.pk))

    with pytest.raises(Refused) as caught:
        act()

    after = (
        Event.objects.count(),
        Assent.objects.count(),
        Observation.objects.count(),
        Notice.objects.count(),
    )
    assert (after, model_to_dict(Framework.objects.get(pk=framework.pk))) == (before, row)
    return str(caught.value)


def joined(framework: Framework, code: str = "33.10") -> Party:
    """Let another government join as an accepted party, whatever the plan's state."""
    return Party.objects.create(
        collaboration=framework.collaboration,
        organisation=cast.government(code),
        part=Part.PARTY,
        state="accepted",
        answered_at=cast.NOW,
        answered_by="Kepala (contoh)",
    )


def test_any_party_writes_the_draft() -> None:
    framework = scene.begun()

    actions.revise(framework, **WRITING, actor=cast.environment_officer(cast.BANTUL).actor, at=cast.NOW)

    assert (framework.vision, framework.state) == ("Bersih.", "draft")


def test_a_complete_plan_is_proposed_with_a_clock_and_letters() -> None:
    cast.head(cast.SLEMAN)
    framework = scene.complete()

    actions.propose(framework, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)

    assert framework.state == "proposed"
    assert framework.due_on is not None
    assert (
        Notice.objects.filter(user=cast.head(cast.SLEMAN).user, key__startswith="plan.proposed").count() == 1
    )


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda f: Framework.objects.filter(pk=f.pk).update(vision=" "), "Visi dan misi"),
        (lambda f: PlannedValue.objects.filter(kind="baseline").first().delete(), "nilai awal (baseline)"),
        (
            lambda f: PlannedValue.objects.filter(kind="baseline").update(status="unknown", numerator=None),
            "baseline",
        ),
        (lambda f: PlannedValue.objects.filter(kind="target").delete(), "tanpa target"),
        (lambda f: Activity.objects.all().delete(), "Rencana aksi masih kosong"),
        (
            lambda f: Commitment.objects.filter(indicator=f.indicators.first().indicator).delete(),
            "tidak diemban",
        ),
        (joined, "belum mengemban"),
    ],
)
def test_what_is_incomplete_cannot_be_proposed(spoil: Callable[[Framework], object], reason: str) -> None:
    framework = scene.complete()
    spoil(framework)

    told = refused(
        lambda: actions.propose(framework, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW), framework
    )

    assert reason in told


def test_a_plan_without_baselines_cannot_be_agreed_even_with_every_assent() -> None:
    framework = scene.assented()
    PlannedValue.objects.filter(kind="baseline", organisation=cast.government(cast.BANTUL)).delete()

    told = refused(
        lambda: actions.agree(framework, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW), framework
    )

    assert "tanpa nilai awal" in told


def forced(framework: Framework) -> None:
    """Write the agreed state past the lifecycle."""
    Framework.objects.filter(pk=framework.pk).update(state="agreed", agreed_at=cast.NOW)


@pytest.mark.parametrize(
    ("made", "spoil", "reason"),
    [
        (
            "assented",
            lambda f: PlannedValue.objects.filter(
                kind="baseline", organisation=cast.government(cast.BANTUL)
            ).delete(),
            "Masih ada indikator tanpa nilai awal (baseline).",
        ),
        (
            "assented",
            lambda f: f.planned.filter(kind="baseline").update(status="unknown", numerator=None),
            "Masih ada indikator tanpa nilai awal (baseline).",
        ),
        (
            "assented",
            lambda f: f.commitments.filter(indicator=f.indicators.first().indicator).delete(),
            "Masih ada indikator tanpa nilai awal (baseline).",
        ),
        ("assented", joined, "Belum semua pihak menyetujui rencana ini."),
        ("proposed", lambda f: None, "Belum semua pihak menyetujui rencana ini."),
        ("complete", lambda f: None, "Belum semua pihak menyetujui rencana ini."),
        ("begun", lambda f: None, "Rencana belum mempunyai indikator."),
    ],
)
def test_the_database_itself_refuses_to_call_an_incomplete_plan_agreed(
    made: str, spoil: Callable[[Framework], object], reason: str
) -> None:
    framework = getattr(scene, made)()
    spoil(framework)

    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        forced(framework)

    after = Framework.objects.get(pk=framework.pk)
    assert str(caught.value).startswith(reason)
    assert (after.state, after.agreed_at) == (framework.state, None)


def test_a_broken_fact_is_told_in_the_triggers_own_sentence() -> None:
    framework = scene.proposed()
    framework.state, framework.agreed_at = "agreed", cast.NOW

    with pytest.raises(ValidationError) as caught:
        keep(framework)

    assert caught.value.messages == ["Belum semua pihak menyetujui rencana ini."]


def test_the_database_lets_a_complete_plan_be_agreed() -> None:
    framework = scene.assented()

    forced(framework)

    framework.refresh_from_db()
    assert framework.state == "agreed"


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows.update(withdrawn=True, withdrawn_at=cast.NOW),
        lambda rows: rows.delete(),
    ],
)
def test_the_assents_that_an_agreed_plan_rests_on_stay(change: Callable[[Any], object]) -> None:
    framework = scene.agreed()

    with pytest.raises(IntegrityError, match="tidak diubah lagi"), transaction.atomic():
        change(framework.assents.all())

    assert framework.assents.filter(withdrawn=False).count() == 3


def test_a_collaboration_that_ended_meanwhile_begins_no_plan() -> None:
    collaboration = engage.formed()
    seen_before = Collaboration.objects.get(pk=collaboration.pk)
    ended = {"state": "ended", "ended_at": cast.NOW, "ending": "agreed"}
    Collaboration.objects.filter(pk=collaboration.pk).update(**ended)
    events = Event.objects.count()

    with pytest.raises(Refused) as caught:
        scene.begun(seen_before)

    assert str(caught.value) == "Kolaborasi ini sudah berakhir atau dibatalkan."
    assert (seen_before.state, Framework.objects.count(), Event.objects.count()) == ("formed", 0, events)


def test_a_party_that_was_struck_or_declined_owes_nothing() -> None:
    framework = scene.complete()
    officer = cast.officer(cast.YOGYAKARTA).actor
    extra = joined(framework)
    version = framework.indicators.first()
    assert version is not None
    Commitment.objects.create(
        collaboration=framework.collaboration,
        framework=framework,
        indicator=version.indicator,
        organisation=extra.organisation,
    )
    Party.objects.filter(pk=extra.pk).update(state="declined", reason="Tidak jadi.")

    actions.propose(framework, actor=officer, at=cast.NOW)
    for code in scene.PARTIES:
        actions.assent(framework, actor=cast.head(code).actor, at=cast.NOW)
    actions.agree(framework, actor=officer, at=cast.NOW)

    assert framework.state == "agreed"
    assert Commitment.objects.filter(organisation=extra.organisation).count() == 0


def test_a_party_that_joins_after_the_proposal_stops_the_agreement() -> None:
    framework = scene.assented()
    joined(framework)

    told = refused(
        lambda: actions.agree(framework, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW), framework
    )

    assert "belum mengemban satu indikator pun" in told


def test_each_party_assents_once_by_its_head_or_secretary() -> None:
    framework = scene.proposed()

    actions.assent(framework, actor=cast.secretary(cast.SLEMAN).actor, at=cast.NOW)
    told = refused(
        lambda: actions.assent(framework, actor=cast.head(cast.SLEMAN).actor, at=cast.NOW), framework
    )

    assert told == "Instansi Anda sudah menyetujui rencana ini."
    assert [each.organisation for each in framework.assents.all()] == [cast.government(cast.SLEMAN)]


def test_sending_back_withdraws_the_assents_and_keeps_them_as_history() -> None:
    framework = scene.proposed()
    actions.assent(framework, actor=cast.head(cast.SLEMAN).actor, at=cast.NOW)

    actions.send_back(
        framework, reason="Target terlalu rendah.", actor=cast.head(cast.BANTUL).actor, at=cast.NOW
    )

    assert (framework.state, framework.reason, framework.due_on) == ("draft", "Target terlalu rendah.", None)
    assert list(framework.assents.values_list("withdrawn", "withdrawn_at")) == [(True, cast.NOW)]


def test_agreeing_brings_the_values_into_the_ledger_and_lets_the_collaboration_run() -> None:
    framework = scene.agreed()

    held = Observation.objects.filter(current=True)
    assert framework.collaboration.plan_agreed_at == cast.NOW
    assert (held.filter(kind="baseline").count(), held.filter(kind="target").count()) == (9, 36)
    assert audit() == []


WRONG_PEOPLE = [
    ("begun", "revise", cast.outsider, WRITING),
    ("begun", "revise", lambda: cast.governor_office(cast.DIY), WRITING),
    ("complete", "propose", lambda: cast.officer(cast.SLEMAN), {}),
    ("proposed", "assent", lambda: cast.officer(cast.SLEMAN), {}),
    ("proposed", "assent", cast.outsider, {}),
    ("proposed", "send_back", lambda: cast.officer(cast.YOGYAKARTA), {"reason": "x"}),
    ("assented", "agree", lambda: cast.head(cast.SLEMAN), {}),
    ("agreed", "renew", lambda: cast.officer(cast.BANTUL), {}),
    ("agreed", "supersede", lambda: cast.officer(cast.BANTUL), {}),
    ("agreed", "close", lambda: cast.head(cast.BANTUL), {}),
]
WRONG_STATES = [
    ("proposed", "revise", lambda: cast.officer(cast.YOGYAKARTA), WRITING),
    ("agreed", "propose", lambda: cast.officer(cast.YOGYAKARTA), {}),
    ("complete", "assent", lambda: cast.head(cast.SLEMAN), {}),
    ("agreed", "send_back", lambda: cast.head(cast.SLEMAN), {"reason": "x"}),
    ("complete", "agree", lambda: cast.officer(cast.YOGYAKARTA), {}),
    ("proposed", "agree", lambda: cast.officer(cast.YOGYAKARTA), {}),
    ("assented", "renew", lambda: cast.officer(cast.YOGYAKARTA), {}),
    ("agreed", "supersede", lambda: cast.officer(cast.YOGYAKARTA), {}),
    ("begun", "close", lambda: cast.officer(cast.YOGYAKARTA), {}),
]


@pytest.mark.parametrize(("made", "move", "who", "data"), [*WRONG_PEOPLE, *WRONG_STATES])
def test_a_refused_move_leaves_no_trace(
    made: str, move: str, who: Callable[[], cast.Person], data: dict[str, object]
) -> None:
    framework = getattr(scene, made)()
    actor = who().actor

    refused(lambda: actions.MOVES[move](framework, **data, actor=actor, at=cast.NOW), framework)


def test_only_the_owner_records_an_activitys_progress() -> None:
    framework = scene.agreed()
    activity = framework.activities.get(owner=cast.government(cast.SLEMAN))
    step = {"activity": activity, "progress": "running"}

    refused(
        lambda: actions.advance(framework, **step, actor=cast.officer(cast.BANTUL).actor, at=cast.NOW),
        framework,
    )
    actions.advance(framework, **step, actor=cast.environment_officer(cast.SLEMAN).actor, at=cast.NOW)

    activity.refresh_from_db()
    assert activity.progress == "running"


def test_a_new_version_has_the_same_indicators_and_leaves_the_old_one_in_force() -> None:
    first = scene.agreed()
    facts = Observation.objects.count()

    actions.renew(first, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)

    second = queries.framework_in_work(first.collaboration)
    assert second is not None
    assert (first.state, second.version, second.state) == ("agreed", 2, "draft")
    assert set(second.indicators.values_list("indicator_id", "name")) == set(
        first.indicators.values_list("indicator_id", "name")
    )
    assert (second.commitments.count(), second.activities.count()) == (9, 3)
    assert (Observation.objects.count(), PlannedValue.objects.filter(framework=second).count()) == (facts, 0)


def test_the_next_version_replaces_the_first_only_when_everybody_agreed() -> None:
    first = scene.agreed()
    officer = cast.officer(cast.YOGYAKARTA).actor
    owner = cast.officer(cast.SLEMAN).actor
    actions.renew(first, actor=officer, at=cast.NOW)
    second = first.collaboration.frameworks.get(version=2)
    version = second.indicators.get(name=scene.LANDFILLED)
    period = second.collaboration.periods.first()
    cell = actions.Drafted(version.indicator_id, cast.government(cast.SLEMAN).pk, period.pk, known(270))
    actions.plan_values(second, [cell], actor=officer, at=cast.NOW)
    activity = first.activities.get(owner=cast.government(cast.SLEMAN))
    actions.advance(first, activity=activity, progress="running", actor=owner, at=cast.NOW)
    changes = [(each.what, each.before, each.after) for each in differences(first, second)]
    before = queries.totals_of(first.collaboration)[version.indicator_id, period.pk, "target"].value

    actions.propose(second, actor=officer, at=cast.NOW)
    for code in scene.PARTIES:
        actions.assent(second, actor=cast.head(code).actor, at=cast.NOW)
    actions.agree(second, actor=officer, at=cast.NOW + timedelta(days=1))

    first.refresh_from_db()
    after = queries.totals_of(first.collaboration)[version.indicator_id, period.pk, "target"].value
    assert changes == [("Kab. Sleman, Triwulan 1 2027", "290", "270")]
    assert (first.state, second.state, before, after) == ("superseded", "agreed", 658, 638)
    assert second.activities.get(identity=activity.identity).progress == "running"
    assert audit() == []


def test_an_agreed_baseline_is_not_negotiated_again() -> None:
    first = scene.agreed()
    officer = cast.officer(cast.YOGYAKARTA).actor
    actions.renew(first, actor=officer, at=cast.NOW)
    second = first.collaboration.frameworks.get(version=2)
    version = second.indicators.get(name=scene.LANDFILLED)
    cell = actions.Drafted(version.indicator_id, cast.government(cast.SLEMAN).pk, None, known(1))

    told = refused(lambda: actions.plan_values(second, [cell], actor=officer, at=cast.NOW), second)

    assert told == "Nilai awal yang sudah disepakati tidak diubah lagi."


def test_a_value_written_twice_at_once_is_refused() -> None:
    framework = scene.begun()
    version = scene.indicator(framework)
    place = (version.indicator_id, cast.government(cast.SLEMAN).pk, None)
    cells = [actions.Drafted(*place, known(1)), actions.Drafted(*place, None)]
    officer = cast.officer(cast.YOGYAKARTA).actor

    told = refused(lambda: actions.plan_values(framework, cells, actor=officer, at=cast.NOW), framework)

    assert told == "Satu nilai ditulis dua kali; tulis sekali saja."
    assert PlannedValue.objects.count() == 0


def test_renaming_an_indicator_touches_one_row() -> None:
    framework = scene.complete()
    version = framework.indicators.select_related("framework__collaboration", "node").get(name=scene.SERVED)
    definition = {
        name: getattr(version, name) for name in ("unit", "is_ratio", "direction", "nature", "rule")
    }
    parties = [cast.government(code).pk for code in scene.PARTIES]

    actions.revise_indicator(
        version,
        node=version.node,
        organisations=parties,
        name="Warga terlayani",
        **definition,
        weight=version.weight,
        verification=version.verification,
        actor=cast.officer(cast.SLEMAN).actor,
        at=cast.NOW,
    )

    assert IndicatorVersion.objects.filter(name="Warga terlayani").count() == 1
    assert PlannedValue.objects.filter(framework=framework).count() == 45


def test_the_inbox_holds_what_this_person_can_do_now() -> None:
    framework = scene.proposed()
    actions.assent(framework, actor=cast.head(cast.SLEMAN).actor, at=cast.NOW)

    def titles(person: cast.Person) -> list[str]:
        return [item.label for item in queries.waiting(person.actor, at=cast.NOW)]

    assert titles(cast.head(cast.SLEMAN)) == []
    assert titles(cast.head(cast.BANTUL)) == ["Setujui rencana"]
    assert titles(cast.officer(cast.YOGYAKARTA)) == []
    assert titles(cast.outsider()) == []
    assert [item.sender for item in queries.sent(cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)] == [
        "Pemerintah Kota Yogyakarta",
        "Pemerintah Kabupaten Bantul",
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_inbox_asks_the_same_however_much_waits(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        scene.proposed(engage.formed(title=f"Kolaborasi {number}"))
    actor = cast.head(cast.BANTUL).actor

    parts = parts_of(actor)
    with django_assert_num_queries(6):
        items = queries.waiting(actor, at=cast.NOW, parts=parts)

    assert len(items) == count


@pytest.mark.parametrize(
    ("made", "told"),
    [
        ("begun", ("now", "Sedang disusun · 0 indikator")),
        ("proposed", ("wait", "Menunggu persetujuan Kota Yogyakarta dan 2 lainnya, 10 hari kerja")),
        ("assented", ("now", "Semua pihak setuju; tinggal disahkan")),
        ("agreed", ("done", "Disepakati 23 Nov 2026 · 3 indikator")),
    ],
)
def test_the_rail_says_what_waits_and_for_whom(made: str, told: tuple[str, str]) -> None:
    framework = getattr(scene, made)()

    found = queries.stage(framework.collaboration, actor=cast.head(cast.SLEMAN).actor, at=cast.NOW)

    assert (found.state, found.words) == told
