"""What a file is, by what stands in it: nothing is believed of its name or of what a browser says of it."""

import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import IO
from zlib import error as ZlibError

import puremagic
from django.core.exceptions import ValidationError

from rajut.core.words import say

LIMIT = 25 * 1024 * 1024  # bytes of one file
HEAD = 4096
NAME_LENGTH = 150
UNPACKED_LIMIT, PARTS_LIMIT, RATIO_LIMIT = 250 * 1024 * 1024, 5000, 200
TYPES_PART, TYPES_LIMIT = "[Content_Types].xml", 1024 * 1024

EMPTY = say("Berkas ini kosong.")
TOO_LARGE = say("Berkas ini lebih besar dari 25 MB.")
UNKNOWN = say(
    "Jenis berkas ini tidak diterima. Kirim PDF, PNG, JPEG, Word (docx), Excel (xlsx), CSV, atau teks."
)
DISGUISED = say("Isi berkas ini tidak sesuai dengan akhiran namanya.")
MACROS = say("Berkas ini memuat makro. Simpan dahulu tanpa makro.")
BLOWN_UP = say("Berkas ini mengembang terlalu besar bila dibuka.")

_OFFICE = "application/vnd.openxmlformats-officedocument."
_TYPE_OF_MAIN = '{}.main+xml"'


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file we take: its type, the ending it is given, and how its content proves it."""

    type: str
    ending: str
    proven: Callable[[IO[bytes]], bool]


def recognise(name: str, size: int, file: IO[bytes]) -> Kind:
    """Return what a file is, or raise ValidationError with a sentence; the file is left at its beginning."""
    if size <= 0:
        raise ValidationError(EMPTY)
    if size > LIMIT:
        raise ValidationError(TOO_LARGE)
    kind = KINDS.get(_ending(name))
    if kind is None:
        raise ValidationError(UNKNOWN)
    file.seek(0)
    try:
        if not kind.proven(file):
            raise ValidationError(DISGUISED)
    finally:
        file.seek(0)
    return kind


def clean_name(name: str, kind: Kind) -> str:
    """Return a name that is safe in a header and on any machine's disk, with the kind's ending."""
    plain = unicodedata.normalize("NFC", _last_part(name))
    shown = "".join(sign if unicodedata.category(sign)[0] not in "CZ" else " " for sign in plain)
    stem = PurePosixPath(" ".join(shown.split())).stem.strip(" .") or "dokumen"
    return "".join("_" if sign in '<>:"|?*/\\' else sign for sign in stem)[:NAME_LENGTH] + kind.ending


def _last_part(name: str) -> str:
    return PureWindowsPath(PurePosixPath(name).name).name


def _ending(name: str) -> str:
    return PurePosixPath(_last_part(name)).suffix.lower()


def _looks_like(head: bytes, mime: str) -> bool:
    try:
        return mime in {found.mime_type for found in puremagic.magic_string(head)}
    except puremagic.PureError:
        return False


def _is_pdf(file: IO[bytes]) -> bool:
    head = file.read(HEAD)
    file.seek(-min(file.seek(0, 2), HEAD), 2)
    return head.startswith(b"%PDF-") and _looks_like(head, "application/pdf") and b"%%EOF" in file.read()


def _is_png(file: IO[bytes]) -> bool:
    head = file.read(HEAD)
    return head[12:16] == b"IHDR" and _looks_like(head, "image/png")


def _is_jpeg(file: IO[bytes]) -> bool:
    head = file.read(HEAD)
    return head.startswith(b"\xff\xd8\xff") and _looks_like(head, "image/jpeg")


def _is_text(file: IO[bytes]) -> bool:
    """Whether it is plain text: UTF-8, or the one-byte writing of older spreadsheets, without controls."""
    text = file.read()
    begun = text.removeprefix(b"\xef\xbb\xbf").lstrip()
    if begun.startswith((b"<", b"#!", b"%!", b"%PDF", b"{\\rtf", b"MZ")):
        return False
    controls = set(text) & (set(range(32)) - {9, 10, 12, 13})
    return not controls and _decodes(text)


def _decodes(text: bytes) -> bool:
    for writing in ("utf-8", "cp1252"):
        try:
            text.decode(writing)
        except UnicodeDecodeError:
            continue
        return True
    return False


def _is_office(part: str, kind: str) -> Callable[[IO[bytes]], bool]:
    """Return the proof of an Office file: a package whose main part is declared to be of `kind`."""

    def proven(file: IO[bytes]) -> bool:
        if file.read(4) != b"PK\x03\x04":
            return False
        try:
            with zipfile.ZipFile(file) as package:
                _check_package(package)
                return part in package.namelist() and _declares(package, kind)
        except (zipfile.BadZipFile, ZlibError, KeyError, NotImplementedError, EOFError, RuntimeError):
            return False

    return proven


def _check_package(package: zipfile.ZipFile) -> None:
    """Refuse a package that would fill memory or disk when opened, or that carries a program."""
    parts = package.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts) or 1
    if len(parts) > PARTS_LIMIT or unpacked > UNPACKED_LIMIT or unpacked > RATIO_LIMIT * packed:
        raise ValidationError(BLOWN_UP)
    if any(
        part.filename.lower().endswith(("vbaproject.bin", ".exe", ".dll", ".js", ".vbs")) for part in parts
    ):
        raise ValidationError(MACROS)


def _declares(package: zipfile.ZipFile, kind: str) -> bool:
    with package.open(TYPES_PART) as types:
        return _TYPE_OF_MAIN.format(_OFFICE + kind).encode() in types.read(TYPES_LIMIT)


_JPEG = Kind("image/jpeg", ".jpg", _is_jpeg)
KINDS = {
    ".pdf": Kind("application/pdf", ".pdf", _is_pdf),
    ".png": Kind("image/png", ".png", _is_png),
    ".jpg": _JPEG,
    ".jpeg": _JPEG,
    ".docx": Kind(
        f"{_OFFICE}wordprocessingml.document",
        ".docx",
        _is_office("word/document.xml", "wordprocessingml.document"),
    ),
    ".xlsx": Kind(
        f"{_OFFICE}spreadsheetml.sheet", ".xlsx", _is_office("xl/workbook.xml", "spreadsheetml.sheet")
    ),
    ".csv": Kind("text/csv", ".csv", _is_text),
    ".txt": Kind("text/plain", ".txt", _is_text),
}
ACCEPTED = ",".join(KINDS)
