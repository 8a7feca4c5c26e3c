"""A plain document for a word processor: headings, paragraphs and tables as Office Open XML (ISO/IEC 29500).

Written by ourselves: no template that somebody uploads is run, and equal words give equal bytes.
"""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

WIDE, HIGH = 16838, 11906  # A4 on its side, in twentieths of a point
MARGIN = 1021  # 18 mm
LONG_AGO = (1980, 1, 1, 0, 0, 0)

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's title."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `small` for what stands under a table."""

    text: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first column says what a row is; the other columns hold figures, those `worded` words.

    `strong`: the places of the rows that stand out.
    """

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    worded: Sequence[int] = ()
    strong: Sequence[int] = ()


Block = Heading | Paragraph | Table


def word(title: str, blocks: Sequence[Block], *, author: str, footer: str, language: str) -> bytes:
    """Return the bytes of a .docx on A4 paper laid on its side."""
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _links(
            ("officeDocument", "word/document.xml"), ("metadata/core-properties", "docProps/core.xml")
        ),
        "docProps/core.xml": _properties(title, author, language),
        "word/document.xml": _document(blocks),
        "word/_rels/document.xml.rels": _links(("styles", "styles.xml"), ("footer", "footer.xml")),
        "word/styles.xml": _styles(language),
        "word/footer.xml": _footer(footer),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, LONG_AGO), HEADER + text, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _types() -> str:
    named = (
        ("/word/document.xml", f"{TYPE}.document.main+xml"),
        ("/word/styles.xml", f"{TYPE}.styles+xml"),
        ("/word/footer.xml", f"{TYPE}.footer+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    )
    parts = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in named)
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _links(*targets: tuple[str, str]) -> str:
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    links = "".join(
        f'<Relationship Id="r{place}" Type="{package if "/" in kind else OFFICE}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{package}">{links}</Relationships>'


def _properties(title: str, author: str, language: str) -> str:
    return (
        '<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cp='
        '"http://schemas.openxmlformats.org/package/2006/metadata/core-properties">'
        f"<dc:title>{_plain(title)}</dc:title><dc:creator>{_plain(author)}</dc:creator>"
        f"<dc:language>{_plain(language)}</dc:language></cp:coreProperties>"
    )


def _styles(language: str) -> str:
    heads = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/>'
        f'<w:spacing w:before="{above}" w:after="80"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        for level, size, above in ((1, 32, 0), (2, 24, 280))
    )
    return (
        f'<w:styles {NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" '
        f'w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="20"/><w:lang w:val={quoteattr(language)}/></w:rPr>'
        '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        f"{heads}</w:styles>"
    )


def _footer(text: str) -> str:
    page = '<w:r><w:tab/></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{WIDE - 2 * MARGIN}"/></w:tabs>'
    return f"<w:ftr {NAMESPACE}><w:p><w:pPr>{tab}</w:pPr>{_run(text, size=16)}{page}</w:p></w:ftr>"


def _document(blocks: Sequence[Block]) -> str:
    body = "".join(_block(each) for each in blocks)
    paper = (
        f'<w:sectPr><w:footerReference xmlns:r="{OFFICE}" w:type="default" r:id="r2"/>'
        f'<w:pgSz w:w="{WIDE}" w:h="{HIGH}" w:orient="landscape"/><w:pgMar w:top="{MARGIN}"'
        f' w:right="{MARGIN}" w:bottom="{MARGIN}" w:left="{MARGIN}" w:header="567" w:footer="567"'
        ' w:gutter="0"/></w:sectPr>'
    )
    return f"<w:document {NAMESPACE}><w:body>{body}{paper}</w:body></w:document>"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f'<w:p><w:pPr><w:pStyle w:val="Heading{block.level}"/></w:pPr>{_run(block.text)}</w:p>'
    if isinstance(block, Paragraph):
        return f"<w:p>{_run(block.text, size=16 if block.small else 0)}</w:p>"
    return _table(block)


def _table(table: Table) -> str:
    size = 18 if len(table.head) <= 7 else 14
    widths = _widths(table)
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
        for side in ("top", "bottom", "insideH")
    )
    space = "".join(f'<w:{side} w:w="80" w:type="dxa"/>' for side in ("left", "right"))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _row(table.head, widths, table, size, bold=True, repeated=True)
    rows = "".join(
        _row(row, widths, table, size, bold=place in table.strong) for place, row in enumerate(table.rows)
    )
    properties = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{space}</w:tblCellMar>'
    )
    # A paragraph has to stand between two tables, and after the last one.
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl><w:p/>"


def _widths(table: Table) -> list[int]:
    """Give the first column a fifth of the line; of the others the last takes most where it is of words."""
    room, others = WIDE - 2 * MARGIN, len(table.head) - 1
    first = room // 5
    if not others:
        return [room]
    each = (room - first) // others
    if 1 in table.worded:
        each = min(each, room // 6)
        return [first, *([each] * (others - 1)), room - first - each * (others - 1)]
    return [first, *([each] * others)]


def _row(
    cells: Sequence[str],
    widths: Sequence[int],
    table: Table,
    size: int,
    *,
    bold: bool,
    repeated: bool = False,
) -> str:
    drawn = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:spacing w:before="30"'
        f' w:after="30"/><w:jc w:val="{"right" if place and place not in table.worded else "left"}"/></w:pPr>'
        f"{_run(cell, bold=bold, size=size)}</w:p></w:tc>"
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    kept = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if repeated else "<w:trPr><w:cantSplit/></w:trPr>"
    return f"<w:tr>{kept}{drawn}</w:tr>"


def _run(text: str, *, bold: bool = False, size: int = 0) -> str:
    look = ("<w:b/>" if bold else "") + (f'<w:sz w:val="{size}"/>' if size else "")
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{_plain(text)}</w:t></w:r>'


def _plain(text: str) -> str:
    """Return text that XML can hold: its own signs escaped, controls as spaces."""
    return escape("".join(sign if sign >= " " and sign not in "\ufffe\uffff" else " " for sign in text))
