"""Files as people send them, honest and otherwise; all made here."""

import io
import struct
import zipfile
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + b"\0" * 64 + b"\xff\xd9"
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + b"\0" * 200
ELF = b"\x7fELF\x02\x01\x01" + b"\0" * 200
HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
_MAIN = "application/vnd.openxmlformats-officedocument.{}.main+xml"
MAINS = {"word/document.xml": "wordprocessingml.document", "xl/workbook.xml": "spreadsheetml.sheet"}


def png() -> bytes:
    """Return a picture of one point."""

    def part(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = part(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + part(b"IDAT", zlib.compress(b"\0\0")) + part(b"IEND", b"")


def office(main: str = "word/document.xml", *, kind: str = "", **others: bytes) -> bytes:
    """Return an Office package with the given main part; other parts by name (dots as __)."""
    written = io.BytesIO()
    declared = _MAIN.format(kind or MAINS[main])
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", f'<Types><Override ContentType="{declared}"/></Types>')
        package.writestr(main, b"<document>" + bytes(range(32, 127)) * 20 + b"</document>")
        for name, data in others.items():
            package.writestr(name.replace("__", "."), data)
    return written.getvalue()


def upload(name: str, content: bytes, *, type: str = "application/octet-stream") -> SimpleUploadedFile:
    """Return a file as a form delivers it."""
    return SimpleUploadedFile(name, content, content_type=type)
