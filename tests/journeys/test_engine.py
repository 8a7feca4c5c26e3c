"""From what governments hold to a plan that says who pays what, in a real browser against the real server."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.installation import Installation
from tests.journeys.people import Official, office
from tests.journeys.waste import Waste, invited

pytestmark = pytest.mark.journey
KINDS = ("joint_purchase", "joint_service", "joint_class", "shared_application", "shared_site")
OURS = "Aduan Warga Kota"
TITLE = "Satu aplikasi aduan untuk tiga pemerintah"
ACTIVITY = "Memakai satu aplikasi aduan"


def searched_in_all_domains(lead: Official) -> None:
    """Each of the five domains has opportunities that count in money, marked as invented."""
    for kind in KINDS:
        lead.goes(f"/potensi/?region=-&kind={kind}").sees("perkiraan hemat", "data contoh")


def assumed(lead: Official) -> None:
    """Another assumption and one party less: the answer changes at once, and is kept as the own one."""
    lead.goes("/potensi/?domain=technology")
    lead.page.locator("main article a", has_text=OURS).first.click()
    lead.page.wait_for_load_state()
    before = lead.page.locator("#hitung .kpi b").first.inner_text()
    lead.page.locator("#hitung [name=adoption]").fill("0,9")
    lead.page.locator('#hitung [name=pihak][value="34.01"]').uncheck()
    expect(lead.page.locator("#hitung .kpi b").first).not_to_have_text(before)
    lead.sees("Siapa membayar apa", "Nilai Shapley").clicks("Simpan andaian kami").presses(
        "Simpan andaian kami"
    )
    lead.sees("Tercatat: menyimpan andaian peluang.")
    assert lead.page.locator("#hitung [name=adoption]").input_value() == "0,9"


def opened(story: Waste) -> None:
    """A collaboration of three is opened from it."""
    lead = story.lead.clicks("Buka kolaborasi")
    lead.page.locator("main a[href*='/kolaborasi/baru/ksdd/']").last.click()
    lead.page.wait_for_load_state()
    lead.writes(title=TITLE, object="Satu aplikasi aduan dipakai bersama")
    lead.page.locator("main [name=affair]").select_option(value="2.16")
    for box in lead.page.locator("main [name=members]").all():
        box.uncheck()
    lead.ticks("Pemerintah Kabupaten Sleman", "Pemerintah Kabupaten Bantul")
    lead.presses("Simpan dan pilih pihak")
    story.pk = int(re.search(r"/kolaborasi/(\d+)/", lead.page.url)[1])  # type: ignore[index]  # the address has it


def shared(story: Waste) -> None:
    """The activity takes its costs from the opportunity; the chosen shares become its contributions."""
    lead = story.lead.goes(story.here("rencana/mulai/"))
    lead.writes(vision="Satu pintu aduan.", mission="Memakai satu aplikasi.", starts_on="2027-01-01")
    lead.writes(ends_on="2027-12-31")
    _sends(lead)
    lead.goes(story.here("rencana/1/kegiatan/baru/"))
    lead.writes(
        title=ACTIVITY, owner="Pemerintah Kota Yogyakarta", starts_on="2027-01-05", ends_on="2027-12-18"
    )
    lead.writes(budget="1.000.000.000")
    _sends(lead)
    lead.goes(story.here("rencana/"))
    lead.page.locator("main a[href*='/biaya/']").first.click()
    lead.page.wait_for_load_state()
    lead.presses("Ambil dari hitungan potensi").sees("Nilai Shapley", "Kestabilan")
    lead.page.locator("main [name=rule][value=shapley]").check()
    lead.presses("Bagi dengan cara ini").sees("Dibagi menurut Nilai Shapley")
    lead.goes(story.here("rencana/")).sees("Nilai Shapley")


def _sends(lead: Official) -> None:
    lead.page.locator("main form button.primary").last.click()
    lead.page.wait_for_load_state()


def test_an_official_goes_from_a_potential_to_shares_in_the_plan(
    site: Installation, browser: Browser
) -> None:
    with office(browser, site.url) as seats:
        story = Waste(seats)
        searched_in_all_domains(story.lead)
        assumed(story.lead)
        opened(story)
        invited(story)
        shared(story)
