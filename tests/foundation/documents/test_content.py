"""What is taken and what is not: by what stands in a file, whatever it is called."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError

from rajut.foundation.documents import content
from rajut.foundation.documents.content import KINDS, clean_name, recognise
from tests.foundation.documents import files


def refusal(name: str, data: bytes, *, size: int | None = None) -> str:
    """Return the sentence with which a file is refused."""
    with pytest.raises(ValidationError) as caught:
        recognise(name, len(data) if size is None else size, io.BytesIO(data))
    return str(caught.value.message)


@pytest.mark.parametrize(
    ("name", "data", "ending"),
    [
        ("rencana.pdf", files.PDF, ".pdf"),
        ("Rencana.PDF", files.PDF, ".pdf"),
        ("foto.png", files.png(), ".png"),
        ("foto.jpeg", files.JPEG, ".jpg"),
        ("surat.docx", files.office(), ".docx"),
        ("angka.xlsx", files.office("xl/workbook.xml"), ".xlsx"),
        ("angka.csv", b"daerah;nilai\nSleman;1,5\n", ".csv"),
        ("angka.csv", "\ufeffdaerah,nilai\n“Sleman”,1\n".encode(), ".csv"),
        ("lama.txt", "caf\xe9".encode("cp1252"), ".txt"),
    ],
)
def test_what_is_what_it_says_is_taken(name: str, data: bytes, ending: str) -> None:
    file = io.BytesIO(data)

    kind = recognise(name, len(data), file)

    assert (kind.ending, file.tell()) == (ending, 0)


@pytest.mark.parametrize("ending", sorted(KINDS))
@pytest.mark.parametrize(
    "data", [files.PROGRAM, files.ELF, files.HTML, files.SVG], ids=["exe", "elf", "html", "svg"]
)
def test_programs_and_pages_are_refused_under_every_name(ending: str, data: bytes) -> None:
    assert refusal(f"laporan{ending}", data) == content.DISGUISED


@pytest.mark.parametrize(
    "name", ["a.exe", "a.pdf.exe", "a.html", "a.svg", "a.zip", "a.docm", "a", "", ".pdf "]
)
def test_endings_that_are_not_on_the_list_are_refused(name: str) -> None:
    assert refusal(name, files.PDF) == content.UNKNOWN


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", files.PDF),
        ("a.pdf", files.png()),
        ("a.pdf", b"%PDF-1.7 never ends"),
        ("a.docx", files.office("xl/workbook.xml")),
        ("a.docx", files.office(kind="spreadsheetml.sheet")),
        ("a.docx", b"PK\x03\x04" + b"\0" * 100),
        ("a.docx", files.PROGRAM + files.office()),
        ("a.csv", b"daerah\0nilai"),
        ("a.csv", files.office()),
        ("a.txt", b"#!/bin/sh\nrm -rf /\n"),
        ("a.txt", b"\x81\x8d\x8f\x90\x9d"),
    ],
)  # fmt: skip
def test_a_disguise_is_refused(name: str, data: bytes) -> None:
    assert refusal(name, data) == content.DISGUISED


def test_an_empty_file_is_refused() -> None:
    assert refusal("a.pdf", b"") == content.EMPTY


def test_what_is_too_large_is_refused_before_it_is_read() -> None:
    assert refusal("a.pdf", files.PDF, size=content.LIMIT + 1) == content.TOO_LARGE


def test_a_package_that_swells_is_refused() -> None:
    assert refusal("a.docx", files.office(word__swollen=b"\0" * 30_000_000)) == content.BLOWN_UP


def test_a_package_of_too_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "PARTS_LIMIT", 3)

    assert refusal("a.docx", files.office(a__xml=b"1", b__xml=b"2")) == content.BLOWN_UP


@pytest.mark.parametrize("part", ["word/vbaProject__bin", "xl/VBAProject__bin", "word/embeddings/a__exe"])
def test_a_package_with_a_program_in_it_is_refused(part: str) -> None:
    assert refusal("a.docx", files.office(**{part: b"program"})) == content.MACROS


def test_a_locked_package_is_refused() -> None:
    data = bytearray(files.office())
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        place, step = data.find(mark), 6 if mark == b"PK\x03\x04" else 8
        data[place + step] |= 1

    assert refusal("a.docx", bytes(data)) == content.DISGUISED


def test_a_package_cut_short_is_refused() -> None:
    whole = files.office()

    assert refusal("a.docx", whole[: len(whole) // 2]) == content.DISGUISED
    assert zipfile.is_zipfile(io.BytesIO(whole))


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("..\\..\\windows\\laporan.PDF", "laporan.pdf"),
        ("C:\\a\\Rencana Aksi.pdf", "Rencana Aksi.pdf"),
        ("a\r\nSet-Cookie: x=1.pdf", "a Set-Cookie_ x=1.pdf"),
        ('"; rm -rf *.pdf', "_; rm -rf _.pdf"),
        ("\u202egnp.exe.pdf", "gnp.exe.pdf"),
        ("....pdf", "dokumen.pdf"),
        ("Café \U0001f9f6.pdf", "Café \U0001f9f6.pdf"),
        ("x" * 5000 + ".pdf", "x" * content.NAME_LENGTH + ".pdf"),
    ],
)
def test_names_are_made_safe(name: str, clean: str) -> None:
    assert clean_name(name, KINDS[".pdf"]) == clean
