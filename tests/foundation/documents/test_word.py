"""A document for a word processor: sound parts, the words that were given, the same bytes every time."""

import io
import zipfile
from xml.etree import ElementTree

import pytest

from rajut.foundation.documents.content import recognise
from rajut.foundation.documents.word import MARGIN, WIDE, Block, Heading, Paragraph, Table, word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BLOCKS: tuple[Block, ...] = (
    Heading("Pembagian <biaya> & sisa", 1),
    Paragraph("Satu paragraf."),
    Table(("Pihak", "Bagian (Rp)"), (("Kab. Sleman", "1.000"), ("Jumlah", "1.000")), strong=(1,)),
    Table(("Aturan", "Stabil", "Keterangan"), (("Sama rata", "ya", "–"),), worded=(1, 2)),
    Paragraph("Catatan.", small=True),
)


def made(blocks: tuple[Block, ...] = BLOCKS) -> bytes:
    return word("Lampiran", blocks, author="Kab. Sleman", footer="Dibuat dengan Rajut", language="id")


def part(docx: bytes, name: str = "word/document.xml") -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return ElementTree.fromstring(package.read(name))


def texts(element: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in element.iter(f"{W}t")]


def test_it_is_what_it_says_it_is_and_every_part_can_be_read() -> None:
    docx = made()

    kind = recognise("lampiran.docx", len(docx), io.BytesIO(docx))
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        roots = {name: ElementTree.fromstring(package.read(name)).tag for name in package.namelist()}

    assert kind.ending == ".docx"
    assert roots["word/document.xml"] == f"{W}document"
    assert roots["word/styles.xml"] == f"{W}styles"
    assert roots["word/footer.xml"] == f"{W}ftr"


def test_every_relation_leads_to_a_part_that_is_declared() -> None:
    docx = made()
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        names = set(package.namelist())
    declared = {each.get("PartName", "") for each in part(docx, "[Content_Types].xml")} - {""}
    links = {f"/word/{each.get('Target')}" for each in part(docx, "word/_rels/document.xml.rels")}
    links |= {f"/{each.get('Target')}" for each in part(docx, "_rels/.rels")}

    assert links == declared
    assert {name.removeprefix("/") for name in declared} <= names


def test_the_words_stand_in_their_order_with_their_signs() -> None:
    found = texts(part(made()))

    assert found[:2] == ["Pembagian <biaya> & sisa", "Satu paragraf."]
    assert found[2:8] == ["Pihak", "Bagian (Rp)", "Kab. Sleman", "1.000", "Jumlah", "1.000"]
    assert found[-1] == "Catatan."


def test_headings_are_headings_and_a_tables_head_is_repeated() -> None:
    tree = part(made())

    (style,) = tree.iter(f"{W}pStyle")
    assert style.get(f"{W}val") == "Heading1"
    assert len(list(tree.iter(f"{W}tblHeader"))) == 2


def test_figures_stand_to_the_right_and_words_to_the_left() -> None:
    figures, words = part(made()).iter(f"{W}tbl")

    assert [each.get(f"{W}val") for each in figures.iter(f"{W}jc")] == ["left", "right"] * 3
    assert {each.get(f"{W}val") for each in words.iter(f"{W}jc")} == {"left"}


@pytest.mark.parametrize("columns", [1, 2, 3, 8, 21])
@pytest.mark.parametrize("worded", [(), (1, 2)])
def test_a_table_keeps_within_the_paper(columns: int, worded: tuple[int, ...]) -> None:
    table = Table(["x"] * columns, [["y"] * columns], worded=worded)

    widths = [int(each.get(f"{W}w", "0")) for each in part(made((table,))).iter(f"{W}gridCol")]

    assert len(widths) == columns
    assert min(widths) > 0
    assert WIDE - 2 * MARGIN - columns <= sum(widths) <= WIDE - 2 * MARGIN


def test_what_xml_cannot_hold_becomes_a_space() -> None:
    found = texts(part(made((Paragraph("a\x00b\x0bc\ufffed\ne"),))))

    assert found == ["a b c d e"]


def test_equal_words_give_equal_bytes() -> None:
    assert made() == made()
