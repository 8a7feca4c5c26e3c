"""The pictures of the docs, taken from the real thing; none unused, none missing.

`RAJUT_SCREENSHOTS=write make test` (or this file alone) writes them anew to docs/screenshots.
"""

import os
import re
import struct
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.installation import ROOT, Installation
from tests.journeys.people import office

pytestmark = pytest.mark.journey
FOLDER = ROOT / "docs" / "screenshots"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: whose page, where, how wide, in which theme."""

    name: str
    who: str
    path: str
    width: int = 1280
    height: int = 900
    theme: str = "light"


SHOTS = (
    Shot("beranda", "sekda.sleman", "/"),
    Shot("potensi", "kerjasama.kota-yogyakarta", "/potensi/"),
    Shot("rencana", "kerjasama.kota-yogyakarta", "/kolaborasi/1/rencana/", height=1400),
    Shot("evaluasi", "kerjasama.kota-yogyakarta", "/kolaborasi/1/evaluasi/", height=1100),
    Shot("pembinaan-gelap", "pembina.daerah-istimewa-yogyakarta", "/pembinaan/", theme="dark"),
    Shot("evaluasi-ponsel", "dlh.sleman", "/kolaborasi/1/evaluasi/", width=390, height=844),
    Shot("publik", "", "/publik/1/"),
)


def take(shot: Shot, browser: Browser, site: str) -> bytes:
    """Take one picture."""
    with office(browser, site) as seats:
        person = seats.official(shot.who) if shot.who else seats.citizen()
        person.page.set_viewport_size({"width": shot.width, "height": shot.height})
        person.page.emulate_media(color_scheme=shot.theme, reduced_motion="reduce")  # type: ignore[arg-type]  # one of the two words
        person.goes(shot.path)
        return person.page.screenshot()


def size(png: bytes) -> tuple[int, int]:
    """Return the width and height that a PNG's header tells."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_the_picture_can_be_taken_and_is_kept(shot: Shot, site: Installation, browser: Browser):
    kept = FOLDER / f"{shot.name}.png"
    png = take(shot, browser, site.url)

    if os.environ.get("RAJUT_SCREENSHOTS") == "write":
        FOLDER.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(png)

    assert size(kept.read_bytes()) == size(png) == (shot.width, shot.height)


def test_every_picture_is_used_and_every_used_picture_is_taken():
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    used = {
        Path(found).stem
        for page in pages
        for found in re.findall(r"\(([^)]*screenshots/[^)]+\.png)\)", page.read_text(encoding="utf-8"))
    }

    assert used == {shot.name for shot in SHOTS} == {kept.stem for kept in FOLDER.glob("*.png")}
