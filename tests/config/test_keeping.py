"""One file holds everything, and everything comes back from it."""

import json
import tarfile
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.db import connection

from rajut.config.database import APP, OWNER
from rajut.foundation.documents.models import Document
from rajut.foundation.people.models import User
from tests import cast
from tests.installation import Installation
from tests.settings import TEST_CLUSTER

TEXT = b"surat yang tidak boleh hilang"


def _installation(home: Path, name: str) -> Installation:
    addresses = {
        "RAJUT_DATABASE_URL": TEST_CLUSTER.url(name, APP),
        "RAJUT_OWNER_DATABASE_URL": TEST_CLUSTER.url(name, OWNER),
    }
    return Installation(home, given=addresses)


@pytest.fixture
def filled(fresh_database: str, tmp_path: Path) -> Installation:
    """An installation with an account and a document."""
    User.objects.create_user("warga@contoh.rajut", name="Orang Contoh")
    FileSystemStorage(tmp_path / "documents").save("ab/abc", ContentFile(TEXT))
    return _installation(tmp_path, fresh_database)


def test_a_backup_brings_back_database_and_documents(filled: Installation, tmp_path: Path) -> None:
    kept = tmp_path / "kept.rajut"
    assert filled.run("backup", str(kept)).returncode == 0
    User.objects.all().delete()
    (filled.home / "documents/ab/abc").unlink()
    (filled.home / "documents/later").write_bytes(b"later")
    connection.close()

    told = filled.run("restore", str(kept), "--json")

    assert told.stderr == ""
    assert told.returncode == 0
    assert json.loads(told.stdout)["documents"] == 1
    assert list(User.objects.values_list("email", flat=True)) == ["warga@contoh.rajut"]
    assert {
        path.name: path.read_bytes() for path in (filled.home / "documents").rglob("*") if path.is_file()
    } == {"abc": TEXT}
    assert kept.stat().st_mode & 0o077 == 0


def test_a_filled_installation_is_not_overwritten_by_mistake(filled: Installation, tmp_path: Path) -> None:
    kept = tmp_path / "kept.rajut"
    filled.run("backup", str(kept))

    told = filled.run("restore", str(kept))

    assert told.returncode == 1
    assert told.stderr == "rajut: Pemasangan ini sudah berisi. Ulangi dengan --replace untuk menggantinya.\n"
    assert User.objects.count() == 1


def test_somebody_at_work_is_not_pushed_out(filled: Installation, tmp_path: Path) -> None:
    kept = tmp_path / "kept.rajut"
    filled.run("backup", str(kept))
    assert User.objects.count() == 1  # this test's own connection is somebody at work

    told = filled.run("restore", "--replace", str(kept))

    assert told.returncode == 1
    assert told.stderr == (
        "rajut: Basis data sedang dipakai 1 sambungan lain. Hentikan dahulu `rajut serve`.\n"
    )


def test_a_damaged_backup_changes_nothing(filled: Installation, tmp_path: Path) -> None:
    kept, damaged = tmp_path / "kept.rajut", tmp_path / "damaged.rajut"
    filled.run("backup", str(kept))
    connection.close()
    with tarfile.open(kept) as whole, tarfile.open(damaged, "w:gz") as part:
        for member in whole:
            content = whole.extractfile(member)
            if member.name == "documents/ab/abc":
                (tmp_path / "forged").write_bytes(TEXT[::-1])
                part.add(tmp_path / "forged", member.name)
            else:
                part.addfile(member, content)

    told = filled.run("restore", "--replace", str(damaged))

    assert told.returncode == 1
    assert told.stderr == f"rajut: {damaged} bukan cadangan Rajut atau rusak: documents/ab/abc: SHA-256\n"
    assert User.objects.count() == 1
    assert (filled.home / "documents/ab/abc").read_bytes() == TEXT
    assert not [path for path in filled.home.iterdir() if path.name.startswith(".rajut-")]


def test_the_doctor_finds_a_document_without_its_bytes(filled: Installation) -> None:
    sha256 = "0" * 64
    owner = cast.government("34.71")
    document = Document.objects.create(title="Surat", organisation=owner, created_at=cast.NOW)
    document.versions.create(number=1, name="surat.pdf", size=5, sha256=sha256, uploaded_at=cast.NOW)

    told = filled.run("doctor", "--json")

    findings = {each["name"]: each for each in json.loads(told.stdout)["findings"]}
    assert told.returncode == 1
    assert findings["documents"]["state"] == "wrong"
    assert findings["documents"]["words"] == f"1 berkas hilang atau terpotong: {sha256}."
