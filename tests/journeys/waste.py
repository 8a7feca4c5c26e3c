"""The main job: three governments take waste from a potential to a published result and an improvement.

Written as the hand-overs between their officials; every step is a click or a keystroke in a real browser.
"""

import re
from dataclasses import dataclass

from tests.journeys.people import Office, Official

YOGYAKARTA, SLEMAN, BANTUL = "kota-yogyakarta", "sleman", "bantul"
TITLE = "Pengolahan sampah organik pasar bersama"
DECIDE = "Truk organik bersama"
INDICATOR = "Sampah organik terolah"
# by party: baseline, then targets of October, November, December (tonnes); what October brought
VALUES = {
    YOGYAKARTA: ("0", "40", "60", "80"),
    SLEMAN: ("10", "30", "45", "60"),
    BANTUL: ("0", "20", "30", "40"),
}
ACTUAL = {YOGYAKARTA: "42", SLEMAN: "33", BANTUL: "15"}
NAMES = {YOGYAKARTA: "Kota Yogyakarta", SLEMAN: "Kab. Sleman", BANTUL: "Kab. Bantul"}


@dataclass
class Waste:
    """The collaboration of the story, by its address."""

    office: Office
    pk: int = 0

    @property
    def lead(self) -> Official:
        """The cooperation officer of Kota Yogyakarta, who coordinates."""
        return self.office.official(f"kerjasama.{YOGYAKARTA}")

    def secretary(self, place: str) -> Official:
        """The regional secretary of one of the three."""
        return self.office.official(f"sekda.{place}")

    def here(self, rest: str = "") -> str:
        """An address of the collaboration."""
        return f"/kolaborasi/{self.pk}/{rest}"


def found(story: Waste) -> None:
    """1 Potensi: Kota Yogyakarta opens a collaboration from an opportunity found in the figures."""
    lead = story.lead.goes("/potensi/?kind=neighbours")
    lead.page.locator("main a[href*='/potensi/peluang/']", has_text="Bantul").first.click()
    lead.page.wait_for_load_state()
    lead.sees("Mengapa, dan mengapa tidak", "data contoh").clicks("Buka kolaborasi")
    lead.page.locator("main a[href*='/kolaborasi/baru/ksdd/']").last.click()
    lead.page.wait_for_load_state()
    lead.writes(title=TITLE, object="Sampah organik pasar diolah bersama di Sleman")
    lead.page.locator("main [name=affair]").select_option(value="2.11")
    lead.presses("Simpan dan pilih pihak")
    story.pk = int(re.search(r"/kolaborasi/(\d+)/", lead.page.url)[1])  # type: ignore[index]  # the address has it
    lead.goes(story.here("pihak/tambah?q=Sleman"))
    lead.page.locator("main").get_by_label(re.compile("^Pemerintah Kabupaten Sleman")).check()
    lead.presses("Tambahkan ke daftar pihak")


def invited(story: Waste) -> None:
    """2 Komunikasi: the invitations go out and are answered, each by the secretary of its own government."""
    story.lead.goes(story.here()).presses("Kirim undangan").sees("belum menjawab")
    for place in (SLEMAN, BANTUL):
        secretary = story.secretary(place).goes("/")
        secretary.sees("Jawab undangan Kota Yogyakarta")
        secretary.goes(story.here()).presses("Terima undangan").sees("Menerima")
    story.lead.goes(story.here()).presses("Bentuk kolaborasi").sees("Terbentuk")


def planned(story: Waste) -> None:
    """3 Perencanaan: one plan with baselines and targets of all three, assented to by all three."""
    lead = story.lead.goes(story.here("rencana/mulai/"))
    lead.writes(
        vision="Pasar yang bersih tanpa sampah organik ke TPA.",
        mission="Mengumpulkan terpilah, mengolah di satu tempat, membagi biaya menurut tonase.",
        starts_on="2026-10-01",
        ends_on="2026-12-31",
    )
    lead.page.locator("main form button.primary").last.click()
    lead.page.wait_for_load_state()
    lead.goes(story.here("rencana/1/kalender/")).ticks("Bulan")
    lead.page.locator("main form button.primary").last.click()
    lead.page.wait_for_load_state()
    lead.goes(story.here("rencana/1/tujuan/baru/")).writes(title="Sampah organik pasar terolah")
    lead.page.locator("main form button.primary").last.click()
    lead.page.wait_for_load_state()
    lead.goes(story.here("rencana/1/indikator/baru/")).writes(name=INDICATOR, unit="ton")
    lead.ticks("Makin tinggi makin baik")
    lead.page.locator("main [name=nature]").first.check()
    lead.page.locator("main form button.primary").last.click()
    lead.page.wait_for_load_state()
    _refuse_without_baselines(story)
    lead.goes(story.here("rencana/1/nilai/"))
    for place, figures in VALUES.items():
        cells = lead.page.locator("main tr", has=lead.page.get_by_role("rowheader", name=NAMES[place]))
        for number, figure in enumerate(figures):
            cells.locator("input.cell").nth(number).fill(figure)
    lead.presses("Simpan nilai")
    lead.goes(story.here("rencana/1/kegiatan/baru/"))
    lead.writes(
        title="Mengangkut sampah organik pasar",
        owner="Pemerintah Kabupaten Sleman",
        starts_on="2026-10-05",
        ends_on="2026-12-18",
        budget="120.000.000",
    )
    lead.page.locator("main form button.primary").last.click()
    lead.page.wait_for_load_state()
    lead.goes(story.here("rencana/")).presses("Ajukan untuk disepakati")
    for place in NAMES:
        story.secretary(place).goes(story.here("rencana/")).presses("Setujui rencana")
    lead.goes(story.here("rencana/")).presses("Sahkan kesepakatan").sees("Disepakati")
    lead.goes(story.here()).presses("Mulai pelaksanaan").presses("Terbitkan untuk masyarakat")


def _refuse_without_baselines(story: Waste) -> None:
    """The button that would propose a plan without baselines is shut and says why."""
    lead = story.lead.goes(story.here("rencana/"))
    lead.sees("Masih ada indikator tanpa nilai awal")
    assert (
        lead.page.get_by_role("button", name="Ajukan untuk disepakati").first.get_attribute("aria-disabled")
        == "true"
    )


def coordinated(story: Waste) -> None:
    """4 Koordinasi: a decision of all three, and a task that comes out of it."""
    lead = story.lead.goes(story.here("koordinasi/keputusan/baru/"))
    lead.writes(title=DECIDE, proposal="Sleman menyediakan dua truk, biaya dibagi menurut tonase.")
    lead.page.locator("main form button.primary").last.click()
    lead.page.wait_for_load_state()
    decision = lead.page.url.removeprefix(lead.site)
    for place in NAMES:
        secretary = story.secretary(place).goes(decision).clicks("Nyatakan sikap")
        secretary.page.locator("main [name=stance][value=agree]").check()
        secretary.page.locator("main form button.primary").last.click()
        secretary.page.wait_for_load_state()
    lead.goes(decision).presses("Sahkan").sees("Disahkan")
    lead.goes(story.here("koordinasi/tugas/baru/")).writes(
        title="Menyiapkan dua truk terpilah", owner="Pemerintah Kabupaten Sleman", due_on="2026-12-01"
    )
    lead.page.locator("main form button.primary").last.click()
    lead.page.wait_for_load_state()
    task = lead.page.url.removeprefix(lead.site)
    doer = story.office.official(f"dlh.{SLEMAN}").goes(task).clicks("Laporkan selesai")
    doer.writes(result="Dua truk siap sejak 20 November.")
    doer.page.locator("main form button.primary").last.click()
    doer.page.wait_for_load_state()
    lead.goes(task).presses("Verifikasi").sees("Terverifikasi")


def measured(story: Waste) -> None:
    """5 Evaluasi: each reports October; another party accepts; the total is right at once."""
    for place, figure in ACTUAL.items():
        doer = story.office.official(f"dlh.{place}").goes(story.here("evaluasi/")).presses("Isi laporan")
        doer.page.locator("main .reported input[inputmode=decimal]").first.fill(figure)
        doer.presses("Sampaikan laporan").sees("Menunggu pemeriksaan")
    story.lead.goes(story.here("evaluasi/")).presses("Terima 2 laporan")
    checker = story.secretary(SLEMAN).goes(story.here("evaluasi/"))
    checker.page.locator("#laporan").get_by_role("link", name=NAMES[YOGYAKARTA]).first.click()
    checker.page.wait_for_load_state()
    checker.presses("Terima laporan")
    story.lead.goes(story.here("evaluasi/")).sees("90 ton pada Oktober 2026, target 90 ton")


def improved(story: Waste) -> None:
    """A finding is planned, mended by Bantul, and verified by somebody else."""
    lead = story.lead.goes(story.here("evaluasi/temuan/baru/"))
    lead.writes(title="Pengangkutan di Bantul kurang", detail="Oktober 15 ton dari target 20 ton.")
    lead.presses("Catat temuan").clicks("Rencanakan perbaikan")
    finding = re.sub(r"[^/]+$", "", lead.page.url.removeprefix(lead.site))
    lead.writes(action="Menambah satu rit pagi.", owner="Pemerintah Kabupaten Bantul", due_on="2026-12-10")
    lead.page.locator("main form button.primary").last.click()
    lead.page.wait_for_load_state()
    doer = story.office.official(f"dlh.{BANTUL}").goes(finding).clicks("Laporkan selesai")
    doer.writes(result="Rit pagi berjalan sejak pekan ini.")
    doer.page.locator("main form button.primary").last.click()
    doer.page.wait_for_load_state()
    story.secretary(SLEMAN).goes(finding).presses("Verifikasi perbaikan").sees("Perbaikan terverifikasi")


def published(story: Waste) -> None:
    """The public sees what was promised, what was delivered and what was mended, without an account."""
    citizen = story.office.citizen().goes(f"/publik/{story.pk}/")
    citizen.sees(TITLE, "90 ton pada Oktober 2026", "Pengangkutan di Bantul kurang", "Rit pagi berjalan")


STEPS = (found, invited, planned, coordinated, measured, improved, published)
