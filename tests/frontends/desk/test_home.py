"""Home: what waits for me first, what I wait for, what comes, what I take part in."""

import re
from datetime import timedelta

import pytest
import time_machine

from rajut.foundation.people.models import Post
from rajut.steps.engage.actions import party as parties
from tests import cast
from tests.frontends import scene
from tests.steps.coordinate import scene as coordinate
from tests.steps.engage import scene as engage
from tests.visitor import Visitor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("april")]

NOTHING = "Semua sudah Anda kerjakan."


def titles(html: str) -> list[str]:
    """Return the titles of the inbox, from above."""
    return re.findall(r'<div class="todo-what"><a href="[^"]+"><b>([^<]+)</b>', html)


def days(html: str) -> list[str]:
    """Return the working days beside them."""
    return re.findall(r'<li class="todo"><span class="days[^"]*">([^<]+)<', html)


def test_a_stranger_is_led_to_the_public_register(client: Visitor) -> None:
    response = client.get("/")

    assert (response.status_code, response["Location"]) == (302, "/publik/")


def test_an_account_without_a_post_is_told_what_to_do(client: Visitor) -> None:
    someone = cast.officer(cast.SLEMAN)
    client.sign_in(someone.post)
    Post.objects.filter(pk=someone.post.pk).update(ended_on=cast.NOW.date())

    response = client.get("/")

    assert (response.status_code, response["Location"]) == (302, "/organisasi/tanpa-jabatan/")


def test_the_most_urgent_comes_first_with_its_working_days(client: Visitor) -> None:
    matter = engage.formed()
    for title, left in (("Nanti", 10), ("Terlambat", -4), ("Segera", 1)):
        coordinate.given(matter, title=title, due_on=(scene.APRIL + timedelta(days=left)).date())
    client.sign_in(cast.officer(cast.SLEMAN).post)

    html = client.get("/").text

    assert titles(html) == ["Terlambat", "Segera", "Nanti"]
    assert days(html) == ["2", "1", "8"]  # over a weekend
    assert "3 hal, 1 lewat tenggat" in re.sub(r"\s+", " ", html)
    assert html.count("hari kerja lewat") == 1


def test_only_the_first_line_is_the_primary_action(client: Visitor) -> None:
    matter = engage.formed(at=scene.APRIL)
    for title in ("Satu", "Dua"):
        coordinate.given(matter, title=title, at=scene.APRIL)
    client.sign_in(cast.officer(cast.SLEMAN).post)

    html = client.get("/").text

    assert len(re.findall(r'class="button primary"', html)) == 1
    assert html.count("Buka kolaborasi") == 1


def test_it_is_empty_when_all_is_done(client: Visitor) -> None:
    collaboration = engage.offered(at=scene.APRIL)
    secretary = cast.secretary(cast.SLEMAN)
    client.sign_in(secretary.post)

    before = titles(client.get("/").text)
    parties.accept(engage.party(collaboration, cast.SLEMAN), actor=secretary.actor, at=scene.APRIL)
    after = client.get("/").text

    assert before == ["Jawab undangan Kota Yogyakarta"]
    assert titles(after) == []
    assert NOTHING in after
    assert "tidak ada yang menunggu Anda" in after


def test_what_others_owe_stands_beside_it(client: Visitor) -> None:
    engage.offered(at=scene.APRIL)
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)

    html = client.get("/").text
    beside = html[html.index('id="menunggu"') : html.index('id="kalender"')]

    assert beside.count("Menunggu jawaban") == 3
    assert "Pemerintah Kabupaten Sleman" in beside


def test_two_weeks_of_meetings_no_more(client: Visitor) -> None:
    matter = engage.formed()
    start = (scene.APRIL - cast.NOW).days
    engage.called(matter, days=start + 3, title="Rapat pekan ini")
    engage.called(matter, days=start + 30, title="Rapat bulan depan")
    client.sign_in(cast.officer(cast.SLEMAN).post)

    html = client.get("/").text
    calendar = html[html.index('id="kalender"') :]

    assert "Rapat pekan ini" in calendar
    assert "Rapat bulan depan" not in calendar


def test_my_collaborations_say_their_step(client: Visitor) -> None:
    scene.at_work()
    client.sign_in(cast.officer(cast.SLEMAN).post)

    html = client.get("/").text
    mine = html[html.index('id="kolaborasi"') : html.index('id="menunggu"')]

    assert re.findall(r"<b>([^<]+)</b>", mine) == ["Undangan 1", "Sampah 1"]
    assert re.findall(r'"row-end"><small>([^<]+)<', mine) == ["Komunikasi", "Evaluasi"]


def test_a_supervisor_is_led_to_the_radar_not_shown_everything_as_its_own(client: Visitor) -> None:
    engage.formed(at=scene.APRIL)
    client.sign_in(cast.ministry().post)

    html = client.get("/").text

    assert engage.TITLE not in html
    assert 'href="/pembinaan/"' in html


def test_an_outsider_sees_nothing_of_it(client: Visitor) -> None:
    scene.at_work()
    client.sign_in(cast.outsider().post)

    html = client.get("/").text

    assert titles(html) == []
    assert "Sampah 1" not in html


def test_whoever_may_not_open_a_collaboration_is_not_offered_to(client: Visitor) -> None:
    client.sign_in(cast.auditor(cast.SLEMAN).post)

    assert "/kolaborasi/baru/" not in client.get("/").text


def test_a_long_inbox_is_cut_and_can_be_shown_whole(client: Visitor) -> None:
    matter = engage.formed(at=scene.APRIL)
    for number in range(21):
        coordinate.given(matter, title=f"Tugas {number}", at=scene.APRIL)
    client.sign_in(cast.officer(cast.SLEMAN).post)

    cut, whole = client.get("/").text, client.get("/?semua").text

    assert (len(titles(cut)), len(titles(whole))) == (20, 21)
    assert "Tampilkan 21 hal semuanya" in cut
    assert "semuanya" not in whole


def test_home_asks_as_often_for_three_of_everything_as_for_one(client: Visitor) -> None:
    client.sign_in(cast.secretary(cast.SLEMAN).post)
    scene.at_work(1)
    one = scene.queries(client, "/")
    for number in (2, 3):
        scene.at_work(number)

    three = scene.queries(client, "/")

    assert (one, three) == (30, 30)


def test_the_number_beside_the_inbox_is_kept_for_a_minute(
    client: Visitor, april: time_machine.Traveller
) -> None:
    client.sign_in(cast.secretary(cast.SLEMAN).post)
    client.get("/publik/")
    engage.offered(at=scene.APRIL)

    kept = client.get("/publik/").text
    april.shift(timedelta(seconds=61))
    counted = client.get("/publik/").text

    assert 'class="count"' not in kept
    assert '<span class="count">1</span>' in counted


def test_ones_own_move_is_counted_at_once(client: Visitor) -> None:
    collaboration = engage.offered(at=scene.APRIL)
    client.sign_in(cast.secretary(cast.SLEMAN).post)
    before = client.get("/publik/").text
    party = engage.party(collaboration, cast.SLEMAN)

    client.post(f"/kolaborasi/{collaboration.pk}/pihak/{party.pk}/accept")
    after = client.get("/publik/").text

    assert '<span class="count">1</span>' in before
    assert 'class="count"' not in after


def test_the_main_places_are_named_and_the_present_one_is_marked(client: Visitor) -> None:
    client.sign_in(cast.governor_office(cast.DIY).post)

    html = client.get("/kolaborasi/kalender/").text
    places = re.findall(r'<li><a href="([^"]+)"( aria-current="page")?>([^<]+)</a>', html)[:6]

    assert [(url, words, bool(current)) for url, current, words in places] == [
        ("/", "Beranda", False),
        ("/potensi/", "Potensi", False),
        ("/kolaborasi/", "Kolaborasi", False),
        ("/kolaborasi/kalender/", "Kalender", True),
        ("/wilayah/data/", "Data", False),
        ("/pembinaan/", "Pembinaan", False),
    ]


def test_every_post_can_be_switched_to(client: Visitor) -> None:
    first = cast.officer(cast.SLEMAN)
    second = Post.objects.create(
        user=first.user,
        organisation=cast.government(cast.BANTUL),
        rank="viewer",
        title="Pembaca",
        began_on=cast.BEGINNING,
    )
    client.sign_in(first.post)

    html = client.get("/").text
    client.post(f"/organisasi/jabatan/{second.pk}/pakai/", {"next": "/"})
    switched = client.get("/").text

    assert f'action="/organisasi/jabatan/{second.pk}/pakai/"' in html
    assert "<span>Pemerintah Kabupaten Sleman</span>" in html
    assert "<span>Pemerintah Kabupaten Bantul</span>" in switched
