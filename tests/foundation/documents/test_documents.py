"""Documents: kept with their bytes or not at all, seen by their readers, and only ever saved."""

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection, transaction
from django.http import HttpResponse
from pytest_django import Settings

from rajut.core.law.lifecycle import Refused
from rajut.foundation.documents import actions, queries, store
from rajut.foundation.documents.models import Document, Version
from rajut.foundation.journal.models import Event
from rajut.foundation.people.sight import Sight, standing_as
from tests import cast
from tests.foundation.counting import asked
from tests.foundation.documents import files
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, settings: Settings) -> Path:
    """Keep the bytes of each test apart."""
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "documents"},
        },
    }
    return tmp_path / "documents"


def attached(data: bytes = files.PDF, name: str = "rencana.pdf", *, sight: str = Sight.OWN) -> Document:
    """Return a document of Sleman."""
    officer = cast.officer(cast.SLEMAN)
    return actions.attach(
        files.upload(name, data),
        title="Rencana",
        organisation=officer.post.organisation,
        collaboration_id=None,
        sight=sight,
        actor=officer.actor,
        at=cast.NOW,
    )


def lying() -> list[str]:
    """Return the files that lie in the folder."""
    root = Path(default_storage.path(""))
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def fetched(client: Visitor, document: Document, number: int = 1) -> HttpResponse:
    """Return the answer to a download."""
    return client.get(f"/dokumen/{document.pk}/unduh/{number}/")


def test_bytes_lie_under_their_fingerprint_and_the_row_and_one_event_tell_of_them() -> None:
    document = attached()

    sha = hashlib.sha256(files.PDF).hexdigest()
    version = document.versions.get()
    assert lying() == [f"{sha[:2]}/{sha}"]
    assert (version.sha256, version.size, version.number, version.content_type) == (
        sha,
        len(files.PDF),
        1,
        "application/pdf",
    )
    event = Event.objects.get()
    assert (event.stream, event.move) == (f"organisation:{document.organisation_id}", "attach")
    assert event.data == {"title": "Rencana", "name": "rencana.pdf", "number": 1, "sha256": sha}


def test_the_same_bytes_lie_once() -> None:
    attached()
    attached(name="salinan.pdf")

    assert (len(lying()), Version.objects.count()) == (1, 2)


def test_a_refused_file_leaves_nothing() -> None:
    with pytest.raises(ValidationError):
        attached(files.PROGRAM)

    assert (Document.objects.count(), Event.objects.count()) == (0, 0)
    assert not Path(default_storage.path("")).exists()


@pytest.mark.parametrize("who", [cast.outsider, partial(cast.auditor, cast.SLEMAN)])
def test_only_working_officials_of_the_organisation_add(who: Callable[[], cast.Person]) -> None:
    person = who()

    with pytest.raises(Refused):
        actions.attach(
            files.upload("a.pdf", files.PDF),
            organisation=cast.government(cast.SLEMAN),
            actor=person.actor,
            at=cast.NOW,
        )

    assert (Document.objects.count(), Event.objects.count()) == (0, 0)


def test_a_crash_between_bytes_and_row_leaves_no_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(actions, "_add", crash)

    with pytest.raises(KeyboardInterrupt):
        attached()

    assert (Document.objects.count(), Version.objects.count(), Event.objects.count()) == (0, 0, 0)
    assert len(lying()) == 1


def test_a_crash_while_writing_leaves_neither_bytes_nor_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("os.fsync", crash)

    with pytest.raises(OSError, match="disk full"):
        attached()

    assert (lying(), Document.objects.count()) == ([], 0)


def test_a_new_version_stands_beside_the_old_one() -> None:
    document = attached()
    newer = files.PDF + b"%%EOF\n"

    actions.replace(
        document, files.upload("rencana 2.pdf", newer), actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW
    )

    assert list(document.versions.values_list("number", "name")) == [(2, "rencana 2.pdf"), (1, "rencana.pdf")]
    assert len(lying()) == 2


def test_the_same_file_again_is_no_new_version() -> None:
    document = attached()

    with pytest.raises(Refused, match="sama dengan versi terakhir"):
        actions.replace(
            document, files.upload("b.pdf", files.PDF), actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW
        )

    assert (document.versions.count(), Event.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    "sentence", ["UPDATE documents_version SET size = 1", "DELETE FROM documents_version"]
)
def test_a_version_can_be_neither_changed_nor_deleted(sentence: str) -> None:
    attached()

    with (
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sentence)

    assert Version.objects.count() == 1


def test_bytes_that_went_missing_or_were_altered_are_named() -> None:
    whole, missing, altered = (attached(files.PDF + mark) for mark in (b"1", b"2", b"3"))
    store.path_of(missing.current.sha256).unlink()
    path = store.path_of(altered.current.sha256)
    path.write_bytes(path.read_bytes().replace(b"3", b"4"))

    found = {version.document_id for version in queries.damaged()}

    assert found == {missing.pk, altered.pk}
    assert whole.pk not in found


def test_a_file_uploaded_again_mends_its_damaged_bytes() -> None:
    document = attached()
    store.path_of(document.current.sha256).write_bytes(b"altered")

    attached(name="lagi.pdf")

    assert list(queries.damaged()) == []


def test_a_download_is_saved_and_never_shown(client: Visitor) -> None:
    document = attached()

    answer = fetched(client.sign_in(cast.officer(cast.SLEMAN).post), document)

    assert b"".join(answer.streaming_content) == files.PDF
    assert answer["Content-Disposition"] == 'attachment; filename="rencana.pdf"'
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["ETag"] == f'"{document.current.sha256}"'


def test_what_the_browser_has_is_not_sent_again(client: Visitor) -> None:
    document = attached()
    client.sign_in(cast.officer(cast.SLEMAN).post)

    answer = client.get(
        f"/dokumen/{document.pk}/unduh/1/", headers={"If-None-Match": f'"{document.current.sha256}"'}
    )

    assert (answer.status_code, answer.content) == (304, b"")


def test_damaged_bytes_are_not_sent(client: Visitor, caplog: pytest.LogCaptureFixture) -> None:
    document = attached()
    path = store.path_of(document.current.sha256)
    path.write_bytes(path.read_bytes().replace(b"Catalog", b"CatalogX"[:7].swapcase()))

    answer = fetched(client.sign_in(cast.officer(cast.SLEMAN).post), document)

    assert answer.status_code == 500
    assert "tidak dapat dibuka" in answer.content.decode()
    assert "missing or damaged" in caplog.text


@pytest.mark.parametrize("sight", [Sight.OWN, Sight.PARTIES])
def test_an_outsider_is_told_that_there_is_nothing(client: Visitor, sight: str) -> None:
    document = attached(sight=sight)
    client.sign_in(cast.outsider().post)

    answers = [fetched(client, document), client.get(f"/dokumen/{document.pk}/")]

    assert [answer.status_code for answer in answers] == [404, 404]


@pytest.mark.parametrize(
    ("sight", "official", "public"), [(Sight.OFFICIALS, 200, 404), (Sight.PUBLIC, 200, 200)]
)
def test_officials_and_the_public_get_what_is_meant_for_them(
    client: Visitor, sight: str, official: int, public: int
) -> None:
    document = attached(sight=sight)

    stranger = fetched(client, document)
    outsider = fetched(client.sign_in(cast.outsider().post), document)

    assert (outsider.status_code, stranger.status_code) == (official, public)
    for answer in (stranger, outsider):
        answer.close()


def test_the_database_hides_versions_with_their_document() -> None:
    attached()

    with standing_as(cast.outsider().actor.keys):
        hidden = (Document.objects.count(), Version.objects.count())
    with standing_as(cast.officer(cast.SLEMAN).actor.keys):
        shown = (Document.objects.count(), Version.objects.count())

    assert (hidden, shown) == ((0, 0), (1, 1))


def test_a_version_that_does_not_exist_is_not_found(client: Visitor) -> None:
    document = attached()

    assert fetched(client.sign_in(cast.officer(cast.SLEMAN).post), document, 2).status_code == 404


def test_a_new_version_comes_in_by_the_page_and_a_disguise_is_told_beside_the_field(client: Visitor) -> None:
    document = attached()
    client.sign_in(cast.officer(cast.SLEMAN).post)
    url = f"/dokumen/{document.pk}/"

    refused = client.post(url, {"file": files.upload("a.pdf", files.HTML)})
    taken = client.post(url, {"file": files.upload("b.pdf", files.PDF + b"%%EOF\n")})

    assert refused.status_code == 422
    assert "Isi berkas ini tidak sesuai dengan akhiran namanya." in refused.content.decode()
    assert (taken.status_code, document.versions.count()) == (302, 2)


def test_somebody_who_only_sees_a_document_cannot_add_a_version(client: Visitor) -> None:
    document = attached(sight=Sight.PUBLIC)
    client.sign_in(cast.outsider().post)

    answer = client.post(f"/dokumen/{document.pk}/", {"file": files.upload("b.pdf", files.PDF + b"%%EOF\n")})

    assert (answer.status_code, document.versions.count(), Event.objects.count()) == (409, 1, 1)


@pytest.mark.parametrize("versions", [1, 3])
def test_the_page_asks_the_same_number_of_questions_for_one_and_three_versions(
    client: Visitor, versions: int
) -> None:
    document = attached()
    officer = cast.officer(cast.SLEMAN)
    for number in range(1, versions):
        data = files.PDF + b"\n" * number + b"%%EOF\n"
        actions.replace(document, files.upload("b.pdf", data), actor=officer.actor, at=cast.NOW)
    client.sign_in(officer.post)

    assert asked(client, f"/dokumen/{document.pk}/") == 4  # document, versions, events, titles for the reader
