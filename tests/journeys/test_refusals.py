"""What must not happen does not happen and leaves no trace: each attempt is a real, signed-in request."""

import psycopg
import pytest
from playwright.sync_api import Browser

from tests.installation import Installation
from tests.journeys.people import Office, Official, office

pytestmark = pytest.mark.journey
KARTAMANTUL = "/kolaborasi/1/"
STRANGE = {302, 404}


@pytest.fixture
def seats(site: Installation, browser: Browser):
    with office(browser, site.url) as opened:
        yield opened


def attempt(person: Official, path: str, **fields: str) -> int:
    """Send what the page offers no button for, with everything a real form would send."""
    token = person.page.locator("input[name=csrfmiddlewaretoken]").first.get_attribute("value")
    answer = person.page.request.post(
        person.site + path.lstrip("/"),
        form={"csrfmiddlewaretoken": token or "", **fields},
        headers={"Referer": person.site},
        max_redirects=0,
    )
    return answer.status


def traces(site: Installation) -> tuple[object, ...]:
    """Count what any write would change."""
    with psycopg.connect(site.given["RAJUT_OWNER_DATABASE_URL"]) as database:
        return (
            database.execute(
                "SELECT (SELECT count(*) FROM journal_event), (SELECT count(*) FROM plan_observation),"
                " (SELECT count(*) FROM coordinate_position), (SELECT count(*) FROM journal_notice),"
                " (SELECT string_agg(state, '' ORDER BY id) FROM engage_collaboration)"
            ).fetchone()
            or ()
        )


def one(site: Installation, sql: str) -> int:
    """Return one number from the database."""
    with psycopg.connect(site.given["RAJUT_OWNER_DATABASE_URL"]) as database:
        found = database.execute(sql).fetchone()
        return int(found[0]) if found else 0


def test_the_wrong_post_is_refused(site: Installation, seats: Office):
    decision = one(site, "SELECT id FROM coordinate_decision WHERE state = 'open' ORDER BY id LIMIT 1")
    person = seats.official("dlh.sleman").goes("/")
    before = traces(site)

    status = attempt(person, f"{KARTAMANTUL}koordinasi/keputusan/{decision}/langkah/adopt/")

    assert (status, traces(site)) == (409, before)


def test_the_wrong_state_is_refused(site: Installation, seats: Office):
    person = seats.official("kerjasama.kota-yogyakarta").goes("/")
    before = traces(site)

    status = attempt(person, f"{KARTAMANTUL}langkah/form")

    assert (status, traces(site)) == (409, before)


def test_an_outsider_finds_nothing_to_push(site: Installation, seats: Office):
    decision = one(site, "SELECT id FROM coordinate_decision WHERE state = 'open' ORDER BY id LIMIT 1")
    person = seats.official("kerjasama.bali").goes("/")
    before = traces(site)

    status = attempt(person, f"{KARTAMANTUL}koordinasi/keputusan/{decision}/langkah/stand/", stance="agree")

    assert (status, traces(site)) == (404, before)


def test_a_stranger_is_asked_to_sign_in(site: Installation, seats: Office):
    person = seats.citizen().goes("/publik/")
    before = traces(site)

    status = attempt(person, f"{KARTAMANTUL}langkah/end", ending="agreed", reason="x")

    assert status in {*STRANGE, 403}
    assert traces(site) == before


def test_a_party_cannot_accept_its_own_report(site: Installation, seats: Office):
    person = seats.official("dlh.bantul").goes(f"{KARTAMANTUL}evaluasi/")
    report = one(
        site,
        "SELECT s.id FROM evaluate_submission s JOIN people_organisation o ON o.id = s.organisation_id"
        " WHERE o.region_id = '34.02' ORDER BY s.id LIMIT 1",
    )
    own = seats.official("sekda.bantul").goes("/")
    person.goes("/")
    before = traces(site)

    statuses = [
        attempt(each, f"{KARTAMANTUL}evaluasi/laporan/{report}/{move}", reason="x")
        for each in (person, own)
        for move in ("accept", "unlock", "give_back")
    ]

    assert (set(statuses), traces(site)) == ({409}, before)


def test_a_plan_without_baselines_cannot_be_proposed_or_agreed(site: Installation, seats: Office):
    lead = seats.official("kerjasama.gunungkidul")
    pawonsari = one(site, "SELECT id FROM engage_collaboration WHERE title = 'Pawonsari'")
    lead.goes(f"/kolaborasi/{pawonsari}/rencana/mulai/")
    lead.writes(vision="Karst yang lestari.", mission="Menata wisata bersama.")
    lead.page.locator("main form button.primary").last.click()
    lead.page.wait_for_load_state()
    before = traces(site)

    statuses = [
        attempt(lead, f"/kolaborasi/{pawonsari}/rencana/1/langkah/{move}") for move in ("propose", "agree")
    ]

    assert (statuses, traces(site)) == ([409, 409], before)


def test_a_move_that_nobody_wrote_cannot_be_reached(site: Installation, seats: Office):
    person = seats.official("kerjasama.kota-yogyakarta").goes("/")
    before = traces(site)

    status = attempt(person, f"{KARTAMANTUL}langkah/delete")

    assert (status, traces(site)) == (409, before)
