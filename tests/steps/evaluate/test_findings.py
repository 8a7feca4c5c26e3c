"""A finding is planned, mended by one person, verified by another."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from rajut.core.law.lifecycle import Refused
from rajut.foundation.journal.models import Event
from rajut.steps.evaluate import queries
from rajut.steps.evaluate.actions import findings as actions
from rajut.steps.evaluate.models import Finding
from tests import cast
from tests.steps.engage import scene as engage
from tests.steps.evaluate import scene

pytestmark = pytest.mark.django_db


def found() -> Finding:
    return actions.find(
        engage.formed(),
        title="Ritase malam terlambat",
        detail="Truk mengantre sampai pukul 23.",
        actor=cast.officer(cast.BANTUL).actor,
        at=scene.APRIL,
    )


def planned() -> Finding:
    finding = found()
    actions.plan(
        finding,
        action="Menambah satu timbangan",
        owner=cast.government(cast.SLEMAN),
        due_on=date(2027, 5, 3),
        actor=cast.officer(cast.YOGYAKARTA).actor,
        at=scene.APRIL,
    )
    return finding


def done() -> Finding:
    finding = planned()
    actions.finish(
        finding, result="Timbangan terpasang.", actor=cast.officer(cast.SLEMAN).actor, at=scene.APRIL
    )
    return finding


def test_a_finding_goes_from_found_to_verified():
    finding = done()

    actions.verify(finding, actor=cast.officer(cast.BANTUL).actor, at=scene.APRIL)

    moves = (
        Event.objects.filter(record="evaluate.finding").order_by("sequence").values_list("move", flat=True)
    )
    assert finding.state == "verified"
    assert list(moves) == ["begin", "plan", "finish", "verify"]


def test_whoever_mended_it_does_not_verify_it():
    finding = done()
    before = Event.objects.count()

    with pytest.raises(Refused, match="orang lain"):
        actions.verify(finding, actor=cast.officer(cast.SLEMAN).actor, at=scene.APRIL)

    finding.refresh_from_db()
    assert (finding.state, Event.objects.count()) == ("done", before)


def test_the_database_refuses_a_verification_by_the_doer():
    finding = done()

    with pytest.raises(IntegrityError, match="finding_verified_by_a_second_person"), transaction.atomic():
        Finding.objects.filter(pk=finding.pk).update(verified_at=scene.APRIL, verified_by=finding.done_by)


def test_only_the_owner_reports_the_mending_done():
    finding = planned()
    before = Event.objects.count()

    with pytest.raises(Refused):
        actions.finish(finding, result="x", actor=cast.officer(cast.BANTUL).actor, at=scene.APRIL)

    finding.refresh_from_db()
    assert (finding.state, finding.result, Event.objects.count()) == ("planned", "", before)


def test_a_mending_that_is_not_good_enough_goes_back_with_a_reason():
    finding = done()

    actions.reopen(finding, reason="Belum ditera", actor=cast.officer(cast.YOGYAKARTA).actor, at=scene.APRIL)

    assert (finding.state, finding.reason, finding.done_by) == ("planned", "Belum ditera", None)


def test_an_outsider_finds_nothing():
    collaboration = engage.formed()
    before = Event.objects.count()

    with pytest.raises(Refused):
        actions.find(collaboration, title="x", detail="y", actor=cast.outsider().actor, at=scene.APRIL)

    assert (Finding.objects.count(), Event.objects.count()) == (0, before)


def test_a_finding_waits_for_its_owner_and_then_for_somebody_else():
    finding = planned()
    owner, other = cast.officer(cast.SLEMAN).actor, cast.officer(cast.BANTUL).actor
    before = [item.label for item in queries.waiting(owner, at=scene.APRIL)]

    actions.finish(finding, result="Sudah.", actor=owner, at=scene.APRIL)

    assert before.count("Laporkan selesai") == 1
    assert "Verifikasi perbaikan" not in [item.label for item in queries.waiting(owner, at=scene.APRIL)]
    assert "Verifikasi perbaikan" in [item.label for item in queries.waiting(other, at=scene.APRIL)]
