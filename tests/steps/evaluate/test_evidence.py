"""Proof and notes of step 5, as those who report and those who check meet them."""

import pytest
import time_machine
from django.urls import reverse

from rajut.foundation.documents.models import Document, Version
from rajut.foundation.journal.models import Event
from rajut.foundation.people.sight import Sight
from rajut.steps.evaluate.actions import submissions as actions
from rajut.steps.evaluate.models import Submission, Value
from tests import cast
from tests.foundation.documents import files
from tests.steps.evaluate import scene
from tests.steps.evaluate.test_findings import planned
from tests.steps.plan import scene as plan

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def april():
    with time_machine.travel(scene.APRIL, tick=False):
        yield


def address(report: Submission, move: str = "") -> str:
    name = "evaluate:move_submission" if move else "evaluate:submission"
    return reverse(name, args=[report.collaboration_id, report.pk, *([move] if move else [])])


def key(report: Submission, name: str = plan.LANDFILLED) -> str:
    return report.framework.indicators.get(name=name).indicator_id.hex


def versions(report: Submission):
    return [report.framework.indicators.get(name=name) for name in plan.DEFINITIONS]


def sent(client, report: Submission, **typed: object):
    """Save the first row as Sleman's department types it; `typed`: by the letter of the field."""
    client.sign_in(cast.environment_officer(cast.SLEMAN).post)
    fields = {f"{letter}{key(report)}": value for letter, value in typed.items()}
    return client.post(address(report, "fill"), {**fields, "remark": ""})


def proved(client) -> Submission:
    report = scene.filled(plan.agreed(), cast.SLEMAN)
    sent(client, report, n="285", k="timbang", b=files.upload("timbang.pdf", files.PDF))
    return report


def test_a_value_is_kept_with_its_note_and_its_proof(client):
    report = scene.opened(plan.agreed(), cast.SLEMAN)

    answer = sent(client, report, n="285", k="timbang ulang", b=files.upload("timbang.pdf", files.PDF))

    value = report.values.get()
    document = value.evidence
    assert (answer.status_code, value.numerator, value.note) == (302, 285, "timbang ulang")
    assert (document.organisation, document.collaboration_id, document.sight) == (
        cast.government(cast.SLEMAN),
        report.collaboration_id,
        Sight.PARTIES,
    )
    assert (document.kind, document.current.name) == (Document.Kind.EVIDENCE, "timbang.pdf")


def test_a_file_that_is_not_what_its_name_says_is_refused_beside_its_field_and_nothing_is_kept(client):
    report = scene.opened(plan.agreed(), cast.SLEMAN)
    before = Event.objects.count()

    page = sent(client, report, n="285", b=files.upload("timbang.pdf", files.PROGRAM))

    text = page.content.decode()
    assert page.status_code == 422
    assert "Isi berkas ini tidak sesuai dengan akhiran namanya." in text
    assert "Berkas yang tadi Anda lampirkan perlu dipilih lagi." in text
    assert (Value.objects.count(), Document.objects.count(), Event.objects.count()) == (0, 0, before)


@pytest.mark.parametrize("hanging", ["k", "b"])
def test_a_note_or_a_proof_without_a_value_is_not_thrown_away_unseen(client, hanging):
    report = scene.opened(plan.agreed(), cast.SLEMAN)
    given = {"k": "timbang ulang", "b": files.upload("timbang.pdf", files.PDF)}[hanging]

    page = sent(client, report, n="", **{hanging: given})

    assert page.status_code == 422
    assert "Isi nilainya, atau pilih mengapa nilainya tidak ada." in page.content.decode()
    assert (Value.objects.count(), Document.objects.count()) == (0, 0)


@pytest.mark.parametrize("loosened", [{}, {"x": "on"}])
def test_an_emptied_row_is_not_reported_and_the_report_not_submitted(client, loosened):
    report = proved(client)
    client.get(address(report))

    answer = sent(client, report, n="", h="True", **loosened)
    submitted = client.post(address(report, "submit"), {f"n{key(report)}": "", "remark": ""}, follow=True)

    report.refresh_from_db()
    assert answer.status_code == 302
    assert sorted(report.values.values_list("numerator", flat=True)) == [622, 1000]
    assert report.state == "draft"
    assert "Masih ada indikator tanpa nilai atau keterangan." in submitted.text


def test_the_page_says_of_each_row_whether_it_showed_a_value(client):
    report = scene.opened(plan.agreed(), cast.SLEMAN)
    sent(client, report, n="285")

    page = client.get(address(report)).text

    marks = [f'name="h{version.indicator_id.hex}" value="True"' in page for version in versions(report)]
    assert marks == [True, False, False]


def test_a_row_that_a_colleague_typed_in_since_is_not_emptied(client):
    report = proved(client)

    answer = sent(client, report, n="")

    assert (answer.status_code, report.values.count()) == (302, 3)


def test_a_proof_stays_until_it_is_replaced_or_taken_off(client):
    report = proved(client)
    first = report.values.get(note="timbang").evidence

    sent(client, report, n="286", k="timbang")
    kept = report.values.get(note="timbang").evidence
    sent(client, report, n="286", k="timbang", b=files.upload("ulang.png", files.png()))
    replaced = report.values.get(note="timbang").evidence
    sent(client, report, n="286", k="timbang", x="on")
    bare = report.values.get(note="timbang").evidence

    assert (kept, replaced.current.name, bare) == (first, "ulang.png", None)
    assert Document.objects.count() == 2


def test_who_checks_reads_the_note_and_downloads_the_proof(client):
    report = proved(client)
    actions.submit(report, actor=cast.environment_officer(cast.SLEMAN).actor, at=scene.APRIL)
    document = report.values.get(note="timbang").evidence
    client.sign_in(cast.officer(cast.BANTUL).post)

    page = client.get(address(report))
    bytes_ = client.get(reverse("documents:download", args=[document.pk, 1]))

    text = page.content.decode()
    assert "timbang" in text
    assert reverse("documents:document", args=[document.pk]) in text
    assert b"".join(bytes_.streaming_content) == files.PDF


def test_an_outsider_gets_no_byte_of_it(client):
    proved(client)
    document = Document.objects.get()
    client.sign_in(cast.outsider().post)

    answer = client.get(reverse("documents:download", args=[document.pk, 1]))

    assert answer.status_code == 404


def test_a_proof_that_is_the_partys_own_affair_is_not_named_to_others(client):
    report = proved(client)
    Document.objects.update(sight=Sight.OWN)
    client.sign_in(cast.officer(cast.BANTUL).post)

    page = client.get(address(report))

    assert page.status_code == 200
    assert "Bukti:" not in page.content.decode()


def test_the_number_leads_to_its_proof(client):
    report = proved(client)
    actions.submit(report, actor=cast.environment_officer(cast.SLEMAN).actor, at=scene.APRIL)
    client.sign_in(cast.officer(cast.BANTUL).post)
    indicator = report.framework.indicators.get(name=plan.LANDFILLED).indicator_id

    page = client.get(
        reverse("evaluate:provenance", args=[report.collaboration_id, indicator, report.period_id])
    )

    document = Document.objects.get()
    assert page.content.decode().count(reverse("documents:document", args=[document.pk])) == 1


def test_what_is_to_be_mended_stands_beside_its_value(client):
    report = scene.submitted(plan.agreed(), cast.SLEMAN)
    client.sign_in(cast.officer(cast.BANTUL).post)

    client.post(
        address(report, "give_back"),
        {"reason": "Lihat catatan.", f"c{key(report)}": "Timbangan Agustus belum ditera."},
    )

    client.sign_in(cast.environment_officer(cast.SLEMAN).post)
    page = client.get(address(report))
    report.refresh_from_db()
    remarks = set(report.values.values_list("remark", flat=True))
    assert (report.state, remarks) == ("returned", {"", "Timbangan Agustus belum ditera."})
    assert "Timbangan Agustus belum ditera." in page.content.decode()


def test_filling_again_keeps_the_checkers_remark():
    report = scene.submitted(plan.agreed(), cast.SLEMAN)
    cell = scene.cells(report.framework, cast.SLEMAN)[0]
    checker, doer = cast.officer(cast.BANTUL).actor, cast.environment_officer(cast.SLEMAN).actor
    actions.give_back(
        report, reason="x", remarks={cell.indicator_id: "Tera ulang."}, actor=checker, at=scene.APRIL
    )

    actions.fill(report, cells=[cell], actor=doer, at=scene.APRIL)

    assert report.values.get(indicator_id=cell.indicator_id).remark == "Tera ulang."


def test_a_mending_is_proved_by_a_file(client):
    finding = planned()
    client.sign_in(cast.officer(cast.SLEMAN).post)
    url = reverse("evaluate:move_finding", args=[finding.collaboration_id, finding.pk, "finish"])

    client.post(url, {"result": "Timbangan terpasang.", "file": files.upload("foto.png", files.png())})

    finding.refresh_from_db()
    client.sign_in(cast.officer(cast.BANTUL).post)
    page = client.get(reverse("evaluate:finding", args=[finding.collaboration_id, finding.pk]))
    assert (finding.state, str(finding.evidence)) == ("done", "Bukti: Ritase malam terlambat")
    assert reverse("documents:document", args=[finding.evidence_id]) in page.content.decode()


def test_a_mending_with_a_file_of_another_kind_is_refused_and_nothing_is_kept(client):
    finding = planned()
    client.sign_in(cast.officer(cast.SLEMAN).post)
    url = reverse("evaluate:move_finding", args=[finding.collaboration_id, finding.pk, "finish"])
    before = Event.objects.count()

    page = client.post(url, {"result": "Sudah.", "file": files.upload("foto.png", files.HTML)})

    finding.refresh_from_db()
    assert (page.status_code, finding.state, finding.result) == (422, "planned", "")
    assert (Version.objects.count(), Event.objects.count()) == (0, before)


@pytest.mark.parametrize("count", [1, 3])
def test_a_report_asks_the_same_however_many_proofs_it_has(client, django_assert_num_queries, count):
    report = scene.filled(plan.agreed(), cast.SLEMAN)
    actor = cast.environment_officer(cast.SLEMAN).actor
    cells = [
        actions.Cell(
            each.indicator_id,
            "known",
            each.numerator,
            each.denominator,
            file=files.upload("timbang.pdf", files.PDF),
        )
        for each in scene.cells(report.framework, cast.SLEMAN)[:count]
    ]
    actions.fill(report, cells=cells, actor=actor, at=scene.APRIL)
    client.sign_in(cast.officer(cast.BANTUL).post)
    client.get(address(report))
    QUERIES = 25

    with django_assert_num_queries(QUERIES):
        client.get(address(report))
