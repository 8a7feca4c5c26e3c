"""`rajut find`: what a program and a person get, and the sentences for mistakes."""

import json

import pytest

from rajut.config import finding
from rajut.config.trouble import MISUSED, Trouble
from rajut.core.potential.partner_weights import line
from rajut.core.potential.search import partners
from rajut.steps.identify.models import FinderRun
from rajut.steps.identify.queries import ground
from tests import cast
from tests.steps.identify import scene

pytestmark = pytest.mark.django_db


def test_a_program_gets_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    scene.figures()

    code = finding.partners(cast.SLEMAN, domain="1.03", top=2, as_json=True)

    found = json.loads(capsys.readouterr().out)
    assert (code, [each["region"] for each in found]) == (0, [cast.YOGYAKARTA, cast.BANTUL])
    assert [gap["indicator"] for gap in found[0]["gaps"]] == [scene.WATER]


def test_a_person_gets_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    scene.figures()

    finding.partners(cast.SLEMAN, domain=None, top=2, as_json=False)

    head, first, second = capsys.readouterr().out.splitlines()
    assert head.split()[:4] == ["#", "Skor", "Kode", "Daerah"]
    assert (first.split()[2], second.split()[2]) == (cast.YOGYAKARTA, cast.BANTUL)


def test_the_regions_in_nobodys_list_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    scene.figures()

    code = finding.unchosen(domain=None, top=1, as_json=True)
    finding.unchosen(domain=None, top=1, as_json=False)

    document, head, *lines = capsys.readouterr().out.splitlines()
    found = json.loads(document)
    named = {region for region, times in found["times"] if times}
    assert (code, found["lists"], sum(times for _, times in found["times"])) == (
        0,
        len(found["times"]),
        found["lists"],
    )
    assert found["unchosen"] == [region for region, _ in found["times"] if region not in named]
    assert [line.split()[0] for line in lines] == found["unchosen"]
    assert head.startswith(f"{len(lines)} daerah tidak ada dalam satu pun dari {found['lists']} daftar")


def test_those_in_nobodys_list_are_named_first_among_near_equals_where_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    scene.figures()

    finding.unchosen(domain=None, top=1, as_json=True)
    for first in (False, True):
        finding.partners(cast.SLEMAN, domain=None, top=1, unchosen_first=first, as_json=True)

    seen, usual, asked = map(json.loads, capsys.readouterr().out.splitlines())
    everyone = partners(ground.panel(), cast.SLEMAN, top=len(seen["times"]))
    best = min(everyone, key=lambda each: line(each.score, each.region, first=seen["unchosen"]))
    assert (usual[0]["region"], asked[0]["region"]) == (everyone[0].region, best.region)


def test_an_unknown_region_ends_in_2_with_a_sentence() -> None:
    with pytest.raises(Trouble) as caught:
        finding.partners("99.99", domain=None, top=2, as_json=False)

    assert (caught.value.code, str(caught.value)) == (
        MISUSED,
        "Daerah 99.99 tidak dikenal. Tulis kode Kementerian Dalam Negeri, misalnya 34.04.",
    )


def test_an_affair_without_indicators_ends_in_2_and_names_those_there_are() -> None:
    scene.figures()

    with pytest.raises(Trouble) as caught:
        finding.partners(cast.SLEMAN, domain="9.99", top=2, as_json=False)

    assert (caught.value.code, str(caught.value)) == (
        MISUSED,
        "Tidak ada indikator dalam urusan 9.99. Yang ada: 1.03, 2.07.",
    )


@pytest.mark.parametrize(("region", "whole"), [(None, False), (cast.SLEMAN, True)])
def test_a_run_is_of_one_region_or_of_all(region: str | None, whole: bool) -> None:
    with pytest.raises(Trouble) as caught:
        finding.run(region, whole=whole, as_json=False)

    assert (caught.value.code, FinderRun.objects.count()) == (MISUSED, 0)


def test_a_run_of_one_region_and_of_all(capsys: pytest.CaptureFixture[str]) -> None:
    scene.figures()

    codes = (
        finding.run(cast.SLEMAN, whole=False, as_json=True),
        finding.run(None, whole=True, as_json=True),
    )

    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert codes == (0, 0)
    assert [(each["where"], each["state"], each["found"]) for each in told] == [
        (cast.SLEMAN, "done", 2),
        ("Seluruh Indonesia", "done", 2),
    ]
