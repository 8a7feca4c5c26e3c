"""An official brings in what the own region holds, in a real browser with the real worker behind it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rajut.config.demo.people import SITE
from tests.foundation.regions.uploading import bring, sign_in
from tests.installation import Installation

pytestmark = pytest.mark.journey
ADDRESS = f"kerjasama.kota-yogyakarta@{SITE}"
PATIENCE = 30_000
# A year that no search looks at: what the journeys beside this one find stays as it is.
HEAD = "Kode RUP;Tahun;Kode Daerah;Nama Paket;Pagu;Pemilihan;Nilai Kontrak\n"
GOOD = "90000001;2020;34.71;Belanja Modal Tablet (contoh);250.000.000;3;235.500.000\n"
BAD = "90000002;2020;34.71;Belanja Modal Kursi (contoh);dua miliar;3;\n"
ELSEWHERE = "90000003;2020;34.04;Belanja Modal Meja (contoh);1000000;3;\n"


def test_a_file_is_refused_mended_and_imported_for_the_own_region_alone(
    tab: Page, site: Installation, tmp_path: Path
) -> None:
    complaints: list[str] = []
    tab.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    state = tab.locator("#impor").get_by_role("status")
    sign_in(tab, site, ADDRESS)

    bring(tab, site, tmp_path / "paket-contoh.csv", HEAD + GOOD + BAD + ELSEWHERE)
    expect(tab.get_by_role("heading", name="Yang harus diperbaiki")).to_be_visible(timeout=PATIENCE)
    expect(tab.locator("main")).to_contain_text("“dua miliar” bukan jumlah rupiah.")
    expect(tab.locator("main")).to_contain_text("34.04 adalah Kabupaten Sleman;")
    expect(tab.get_by_role("button", name="Terapkan")).to_have_count(0)

    bring(tab, site, tmp_path / "paket-contoh.csv", HEAD + GOOD + BAD.replace("dua miliar", "2.000.000.000"))
    expect(state).to_have_text("Menunggu keputusan", timeout=PATIENCE)
    tab.get_by_role("button", name="Terapkan").click()
    expect(state).to_have_text("Diterapkan", timeout=PATIENCE)
    expect(tab.locator("main")).to_contain_text("Pencarian seluruh Indonesia yang berikutnya membacanya")
    expect(tab.locator("main")).to_contain_text(re.compile(r"2\s*ditambah"))

    tab.goto(f"{site.url}/wilayah/data/")
    expect(tab.locator("main")).to_contain_text(re.compile(r"\d+ baris dari daerah Anda"))
    assert complaints == []
