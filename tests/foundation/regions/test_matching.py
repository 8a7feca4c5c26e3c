"""Headings that fit no kind are matched once, remembered for the organisation, changed and forgotten."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from pytest_django import Settings

from rajut.core.law.lifecycle import Refused
from rajut.foundation.regions import actions, queries
from rajut.foundation.regions.importing import conducting, matching
from rajut.foundation.regions.importing.checking import Asked
from rajut.foundation.regions.importing.kinds import KINDS, kind_named
from rajut.foundation.regions.importing.known import Options
from rajut.foundation.regions.importing.matching import Match
from rajut.foundation.regions.models import ColumnMap, ImportRun, Package
from tests import cast
from tests.cast import NOW
from tests.foundation.regions import files

pytestmark = pytest.mark.django_db

BY: dict[str, Any] = {"actor": files.BRINGER, "at": NOW}
STRANGE = """No. Paket;Anggaran Tahun;Lokasi;Nama Paketnya;Nilai Pagu Total;Mulainya
501;2026;34.04;Belanja Modal Tablet;12.500.000;3
"""
COLUMNS = {
    "code": "no_paket",
    "year": "anggaran_tahun",
    "region": "lokasi",
    "title": "nama_paketnya",
    "ceiling": "nilai_pagu_total",
    "starts": "mulainya",
}
MATCH = Match("packages", COLUMNS)


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> None:
    """A home of their own."""
    settings.HOME = tmp_path


@pytest.fixture
def ministry() -> Any:
    """Somebody who supervises the nation."""
    return cast.ministry()


def received(text: str = STRANGE, *, actor: Any = files.BRINGER) -> ImportRun:
    return actions.receive(
        [text.encode()], name="aneh.csv", kind=None, options=Options(), actor=actor, at=NOW
    )


def worked(run: ImportRun) -> ImportRun:
    conducting.conduct(run.pk, clock=lambda: NOW)
    return queries.imports().get(pk=run.pk)


def test_a_file_whose_headings_fit_no_kind_waits_for_somebody_to_match_them() -> None:
    run = worked(received())

    assert (run.state, run.rows_total) == ("unmatched", 0)
    assert run.summary["headings"][:2] == ["No. Paket", "Anggaran Tahun"]
    assert run.errors[0]["text"].startswith("Kolom ")
    assert actions.kept_at(run).exists()


def test_a_match_has_the_file_checked_and_is_remembered() -> None:
    run = worked(received())

    matched = worked(actions.match(run, match=MATCH, **BY))
    actions.confirm(matched, **BY)
    applied = worked(matched)
    second = worked(received(STRANGE.replace("501", "502")))

    assert (matched.state, matched.kind, matched.summary["columns"]) == ("checked", "packages", COLUMNS)
    assert (applied.state, Package.objects.get().title) == ("applied", "Belanja Modal Tablet")
    assert (second.state, second.summary["columns"]) == ("checked", COLUMNS)


def test_mistakes_are_told_by_the_headings_of_the_file_itself() -> None:
    checked = actions.check(STRANGE.replace("34.04", "11.1").encode(), asked=Asked(match=MATCH))

    assert [(each.row, each.column) for each in checked.problems] == [(2, "lokasi")]


def test_what_one_organisation_matched_is_not_what_another_did() -> None:
    matching.remember(MATCH, written=STRANGE.splitlines()[0].split(";"), **BY)
    other = replace(files.BRINGER, organisation_id=7)

    mine, theirs = worked(received()), worked(received(actor=other))

    assert (mine.state, theirs.state) == ("checked", "unmatched")


def test_the_order_of_the_headings_does_not_matter_and_the_newest_match_counts() -> None:
    written = STRANGE.splitlines()[0].split(";")
    matching.remember(MATCH, written=written, **BY)

    matching.remember(Match("packages", COLUMNS | {"region": "mulainya"}), written=written[::-1], **BY)

    assert ColumnMap.objects.count() == 1
    assert ColumnMap.objects.get().columns["region"] == "mulainya"


def test_a_match_that_names_a_heading_the_file_lacks_is_refused() -> None:
    asked = Asked(match=Match("packages", COLUMNS | {"unit": "satkernya"}))

    checked = actions.check(STRANGE.encode(), asked=asked)

    assert checked.problems[0].text == "Kolom satkernya tidak ada di berkas ini."


def test_who_does_not_answer_for_the_nation_matches_and_forgets_nothing() -> None:
    run = worked(received())
    kept = matching.remember(MATCH, written=["a"], **BY)

    with pytest.raises(Refused):
        actions.match(run, match=MATCH, actor=files.STRANGER, at=NOW)
    with pytest.raises(Refused):
        actions.rematch(kept, match=MATCH, actor=files.STRANGER, at=NOW)
    with pytest.raises(Refused):
        actions.forget_match(kept, actor=files.STRANGER)

    run.refresh_from_db()
    assert (run.state, ColumnMap.objects.count()) == ("unmatched", 1)


def test_a_file_that_is_decided_is_not_matched_any_more() -> None:
    run = worked(received())
    actions.cancel(run, **BY)

    with pytest.raises(actions.NotApplicable):
        actions.match(run, match=MATCH, **BY)

    run.refresh_from_db()
    assert (run.state, ColumnMap.objects.count()) == ("cancelled", 0)


def test_guesses_are_by_name_first_and_then_by_likeness() -> None:
    written = ["Kode RUP", "Tahun Anggaran", "Nama Pakett", "Pagu (Rp)", "Lain", "Satuan Kerjaa"]

    found = matching.guessed(kind_named("packages"), written)

    assert found == {
        "code": "kode_rup",
        "year": "tahun_anggaran",
        "ceiling": "pagu_rp",
        "title": "nama_pakett",
        "unit": "satuan_kerjaa",
    }


# The pages


def test_the_page_asks_for_every_column_with_its_guesses_and_checks_the_file_again(
    client: Any, ministry: Any
) -> None:
    client.sign_in(ministry.post)
    run = worked(received(actor=ministry.actor))
    address = reverse("regions:match", args=[run.pk])

    shown = client.get(reverse("regions:run", args=[run.pk])).content.decode()
    asked = client.get(address, {"kind": "packages"})
    sent = client.post(
        f"{address}?kind=packages", {f"kolom-{column}": name for column, name in COLUMNS.items()}
    )
    done = client.get(reverse("regions:run", args=[worked(run).pk])).content.decode()

    assert f'href="{address}"' in shown
    assert asked.context["form"].initial["title"] == "nama_paketnya"
    assert (sent.status_code, sent["Location"]) == (302, reverse("regions:run", args=[run.pk]))
    assert "Kolom yang dicocokkan" in done
    assert "Nilai Pagu Total" in done


def test_one_heading_for_two_columns_and_a_missing_one_are_told(client: Any, ministry: Any) -> None:
    client.sign_in(ministry.post)
    run = worked(received(actor=ministry.actor))
    sent = {f"kolom-{column}": name for column, name in (COLUMNS | {"code": "lokasi", "title": ""}).items()}

    answer = client.post(reverse("regions:match", args=[run.pk]) + "?kind=packages", sent)

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"region", "title"}
    assert (ColumnMap.objects.count(), ImportRun.objects.get().state) == (0, "unmatched")


def test_what_is_remembered_is_listed_changed_and_forgotten(client: Any, ministry: Any) -> None:
    client.sign_in(ministry.post)
    written = STRANGE.splitlines()[0].split(";")
    kept = matching.remember(MATCH, written=written, actor=ministry.actor, at=NOW)
    foreign = matching.remember(MATCH, written=["a"], **BY)
    sent = {f"kolom-{column}": name for column, name in COLUMNS.items() if column != "region"}

    listed = client.get(reverse("regions:matches")).content.decode()
    there = client.get(reverse("regions:rematch", args=[kept.pk]))
    changed = client.post(reverse("regions:rematch", args=[kept.pk]), sent)
    without = ColumnMap.objects.get(pk=kept.pk).columns
    client.post(reverse("regions:forget", args=[kept.pk]))
    hidden = client.post(reverse("regions:forget", args=[foreign.pk]))

    assert "No. Paket, Anggaran Tahun" in listed
    assert there.context["form"].initial == COLUMNS
    assert (changed.status_code, "region" in without) == (302, False)
    assert (hidden.status_code, list(ColumnMap.objects.all())) == (404, [foreign])


@pytest.mark.parametrize("name", ["matches", "template"])
def test_the_templates_are_everybodys_but_what_is_remembered_is_not(client: Any, name: str) -> None:
    client.sign_in(cast.auditor("34.04").post)

    answer = client.get(reverse(f"regions:{name}", args=["packages"] if name == "template" else []))

    assert answer.status_code == (200 if name == "template" else 403)


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_every_template_is_recognised_as_its_kind_and_sound(client: Any, kind: Any) -> None:
    if kind.name == "cooperation_members":
        actions.apply(actions.check(files.GROUPS.encode()), **BY)

    answer = client.get(reverse("regions:template", args=[kind.name]))
    checked = actions.check(answer.content, options=Options(year=2024))

    assert answer["Content-Disposition"] == f'attachment; filename="templat-{kind.name}.csv"'
    assert (checked.kind, checked.rows, [each.text for each in checked.problems]) == (kind.name, 1, [])


def test_a_template_has_the_headings_that_people_here_write(client: Any) -> None:
    answer = client.get(reverse("regions:template", args=["services"]))

    assert answer.content.decode("utf-8-sig").splitlines() == [
        "kode_daerah;layanan;tahun;peran;ukuran;nilai;satuan;sumber",
        "34.04;sampah;2025;masukan;biaya;12500000000;rupiah;data contoh",
    ]


def test_there_is_no_template_of_an_unknown_kind(client: Any) -> None:
    answer = client.get(reverse("regions:template", args=["tiada"]))

    assert answer.status_code == 404
