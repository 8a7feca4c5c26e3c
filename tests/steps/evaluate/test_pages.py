"""The pages of step 5, as their readers meet them."""

from io import BytesIO

import pytest
import time_machine
from django.urls import reverse

from rajut.steps.evaluate.models import Submission
from tests import cast
from tests.steps.engage import scene as engage
from tests.steps.evaluate import scene
from tests.steps.evaluate.test_findings import found
from tests.steps.plan import scene as plan

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def april():
    with time_machine.travel(scene.APRIL, tick=False):
        yield


def evaluation(collaboration_id):
    return reverse("evaluate:evaluation", args=[collaboration_id])


def test_the_page_says_whether_it_works(client):
    framework = scene.measured()
    client.sign_in(cast.secretary(cast.BANTUL).post)

    page = client.get(evaluation(framework.collaboration_id))

    text = page.content.decode()
    assert page.status_code == 200
    assert "Sampah ke TPA 657 ton per hari pada Triwulan 1 2027, target 658 ton per hari." in text
    assert "3 dari 3 diterima" in text


def test_before_a_plan_the_page_says_how_to_begin(client):
    collaboration = engage.formed()
    client.sign_in(cast.officer(cast.SLEMAN).post)

    page = client.get(evaluation(collaboration.pk))

    assert "Belum ada yang dapat diukur." in page.content.decode()


@pytest.mark.parametrize("name", ["evaluate:evaluation", "evaluate:report", "evaluate:new_finding"])
def test_a_stranger_signs_in_first_and_an_outsider_finds_nothing(client, name):
    url = reverse(name, args=[engage.formed().pk])

    stranger = client.get(url)
    outsider = client.sign_in(cast.outsider().post).get(url)

    assert (stranger.status_code, outsider.status_code) == (302, 404)


def test_a_report_is_typed_in_the_indonesian_way_and_submitted(client):
    framework = plan.agreed()
    client.sign_in(cast.environment_officer(cast.SLEMAN).post)
    period = framework.collaboration.periods.order_by("starts_on").first()
    client.post(reverse("evaluate:open_report", args=[framework.collaboration_id, period.pk]))
    report = Submission.objects.get()
    names = {version.name: version.indicator_id.hex for version in framework.indicators.all()}
    typed = {
        f"n{names[plan.LANDFILLED]}": "285,5",
        f"n{names[plan.PROCESSED]}": "1.000",
        f"n{names[plan.SERVED]}": "622",
        f"d{names[plan.SERVED]}": "1.100",
        "remark": "",
    }

    page = client.post(
        reverse("evaluate:move_submission", args=[framework.collaboration_id, report.pk, "submit"]), typed
    )

    report.refresh_from_db()
    values = {str(value.indicator_id.hex): value.numerator for value in report.values.all()}
    assert (page.status_code, report.state) == (302, "submitted")
    assert values[names[plan.LANDFILLED]] == pytest.approx(285.5)
    assert values[names[plan.PROCESSED]] == 1000


def test_a_wrong_number_is_shown_beside_its_field_and_nothing_is_kept(client):
    framework = plan.agreed()
    report = scene.opened(framework, cast.SLEMAN)
    client.sign_in(cast.environment_officer(cast.SLEMAN).post)
    name = framework.indicators.get(name=plan.LANDFILLED).indicator_id.hex

    page = client.post(
        reverse("evaluate:move_submission", args=[framework.collaboration_id, report.pk, "fill"]),
        {f"n{name}": "dua ratus", "remark": "catatan saya"},
    )

    text = page.content.decode()
    assert page.status_code == 422
    assert "dua ratus" in text
    assert "catatan saya" in text
    assert report.values.count() == 0


def test_a_page_that_anybody_refuses_is_409_and_leaves_no_trace(client):
    report = scene.submitted(plan.agreed(), cast.SLEMAN)
    client.sign_in(cast.officer(cast.SLEMAN).post)

    page = client.post(
        reverse("evaluate:move_submission", args=[report.collaboration_id, report.pk, "accept"])
    )

    report.refresh_from_db()
    assert (page.status_code, report.state) == (409, "submitted")


def test_a_move_that_does_not_exist_is_refused(client):
    report = scene.submitted(plan.agreed(), cast.SLEMAN)
    client.sign_in(cast.officer(cast.BANTUL).post)

    page = client.post(
        reverse("evaluate:move_submission", args=[report.collaboration_id, report.pk, "verifikasi"])
    )

    assert page.status_code == 409


def test_the_number_of_queries_does_not_grow_with_findings(client, django_assert_num_queries):
    framework = scene.measured()
    client.sign_in(cast.officer(cast.SLEMAN).post)
    url = evaluation(framework.collaboration_id)
    client.get(url)
    QUERIES = 25

    with django_assert_num_queries(QUERIES):
        client.get(url)
    for number in range(3):
        scene_finding(framework.collaboration, number)
    with django_assert_num_queries(QUERIES):
        client.get(url)


def scene_finding(collaboration, number):
    from rajut.steps.evaluate.actions import findings

    findings.find(
        collaboration,
        title=f"Temuan {number}",
        detail="…",
        actor=cast.officer(cast.BANTUL).actor,
        at=scene.APRIL,
    )


def test_every_page_of_the_step_opens(client):
    framework = scene.measured()
    collaboration = framework.collaboration
    finding = found()
    client.sign_in(cast.officer(cast.SLEMAN).post)
    period = collaboration.periods.order_by("starts_on").first()
    version = framework.indicators.first()
    report = Submission.objects.filter(organisation=cast.government(cast.BANTUL)).get()

    pages = {
        name: client.get(reverse(f"evaluate:{name}", args=arguments)).status_code
        for name, arguments in {
            "submission": [collaboration.pk, report.pk],
            "provenance": [collaboration.pk, version.indicator_id, period.pk],
            "new_finding": [collaboration.pk],
            "finding": [finding.collaboration_id, finding.pk],
        }.items()
    }

    assert set(pages.values()) == {200}


def test_the_report_is_one_page_of_pdf_with_its_numbers(client):
    framework = scene.measured()
    client.sign_in(cast.head(cast.BANTUL).post)

    answer = client.get(reverse("evaluate:report", args=[framework.collaboration_id]))

    content = BytesIO(b"".join(answer) if answer.streaming else answer.content).getvalue()
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert content.startswith(b"%PDF-")
    assert (
        content.count(b"/Type /Page\n") + content.count(b"/Type/Page\n") + content.count(b"/Type /Page ") <= 1
    )
