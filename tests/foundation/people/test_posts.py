"""Posts: who acts, in which of several, until when; the pages about them."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from rajut.core.law.authority import Rank
from rajut.core.law.lifecycle import Refused
from rajut.foundation.journal.models import Event
from rajut.foundation.people import actions
from rajut.foundation.people.actor import PUBLIC_ACTOR
from rajut.foundation.people.models import Organisation, Post
from rajut.foundation.people.queries import actor_of, token_actor
from tests import cast
from tests.foundation.counting import asked
from tests.foundation.people import scene
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
TODAY = cast.NOW.date()


def second_post(person: cast.Person, code: str = cast.BANTUL) -> Post:
    """Give somebody a second post, in another government."""
    return Post.objects.create(
        user=person.user,
        organisation=cast.government(code),
        rank="viewer",
        title="Pengamat",
        began_on=cast.BEGINNING,
    )


def test_an_official_of_a_department_is_named_with_its_government(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    person = cast.environment_officer(cast.SLEMAN)

    with django_assert_num_queries(1):
        actor = actor_of(person.user.pk, chosen=person.post.pk, on=TODAY)

    assert actor.organisation == "Dinas Lingkungan Hidup, Kab. Sleman"


def test_who_is_asking_is_known_by_one_question(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    person = cast.officer(cast.SLEMAN)
    second_post(person)

    with django_assert_num_queries(1):
        actor = actor_of(person.user.pk, chosen=person.post.pk, on=TODAY)

    assert replace(actor, seats=()) == person.actor
    assert len(actor.seats) == 2


def test_the_chosen_post_acts_and_a_post_of_somebody_else_cannot_be_chosen() -> None:
    person, other = cast.officer(cast.SLEMAN), cast.outsider()
    second = second_post(person)

    chosen = actor_of(person.user.pk, chosen=second.pk, on=TODAY)
    foreign = actor_of(person.user.pk, chosen=other.post.pk, on=TODAY)

    assert chosen.post_id == second.pk
    assert foreign.user_id == person.user.pk
    assert foreign.post_id != other.post.pk


def test_strangers_and_accounts_without_a_post_are_the_public() -> None:
    person = cast.officer(cast.SLEMAN)
    Post.objects.filter(pk=person.post.pk).update(ended_on=TODAY)

    assert actor_of(None, chosen=None, on=TODAY) == PUBLIC_ACTOR
    assert actor_of(person.user.pk, chosen=person.post.pk, on=TODAY) == PUBLIC_ACTOR


def test_an_account_that_was_closed_acts_no_more() -> None:
    person = cast.officer(cast.SLEMAN)
    type(person.user).objects.filter(pk=person.user.pk).update(is_active=False)

    assert actor_of(person.user.pk, chosen=person.post.pk, on=TODAY) == PUBLIC_ACTOR


@pytest.mark.parametrize(
    ("person", "scope"),
    [
        (lambda: cast.governor_office(cast.DIY), "34"),
        (cast.ministry, "*"),
        (lambda: cast.head(cast.DIY), ""),
        (lambda: cast.person(cast.government(cast.SLEMAN), Rank.SUPERVISOR), ""),
    ],
)
def test_only_supervisors_of_a_province_or_of_the_nation_supervise(person: object, scope: str) -> None:
    assert person().actor.supervises == scope


def test_switching_the_post_changes_who_acts(client: Visitor) -> None:
    person = cast.officer(cast.SLEMAN)
    second = second_post(person)
    client.sign_in(person.post)

    answer = client.post(f"/organisasi/jabatan/{second.pk}/pakai/", {"next": "/organisasi/"})

    assert (answer.status_code, answer["Location"]) == (302, "/organisasi/")
    assert client.session["post"] == second.pk


@pytest.mark.parametrize("back", ["https://jahat.example/", "//jahat.example/", "javascript:alert(1)"])
def test_switching_never_leads_elsewhere(client: Visitor, back: str) -> None:
    person = cast.officer(cast.SLEMAN)
    client.sign_in(person.post)

    answer = client.post(f"/organisasi/jabatan/{person.post.pk}/pakai/", {"next": back})

    assert answer["Location"] == "/organisasi/jabatan/"


def test_nobody_acts_in_a_post_of_somebody_else(client: Visitor) -> None:
    person = cast.officer(cast.SLEMAN)
    client.sign_in(person.post)

    answer = client.post(f"/organisasi/jabatan/{cast.outsider().post.pk}/pakai/")

    assert (answer.status_code, client.session["post"]) == (404, person.post.pk)


def test_a_post_ends_at_once_with_its_programs_keys(client: Visitor) -> None:
    admin, person = scene.administrator(), cast.secretary(cast.SLEMAN)
    _, secret = actions.issue(
        person.post,
        name="x",
        scopes=["read"],
        expires_at=cast.NOW + timedelta(days=9),
        actor=person.actor,
        at=cast.NOW,
    )

    with time_machine.travel(cast.NOW):
        client.sign_in(admin.post).post(f"/organisasi/jabatan/{person.post.pk}/akhiri/")

    assert actor_of(person.user.pk, chosen=None, on=TODAY) == PUBLIC_ACTOR
    assert token_actor(secret, at=cast.NOW) is None
    assert Event.objects.get(move="end").stream == f"organisation:{person.post.organisation_id}"


def test_only_administrators_end_a_post(client: Visitor) -> None:
    person = cast.secretary(cast.SLEMAN)
    url = f"/organisasi/jabatan/{person.post.pk}/akhiri/"

    answers = [client.sign_in(each.post).post(url) for each in (cast.outsider(), cast.head(cast.SLEMAN))]

    person.post.refresh_from_db()
    assert [answer.status_code for answer in answers] == [409, 409]
    assert (person.post.ended_on, Event.objects.count()) == (None, 0)


def test_the_last_administrator_stays() -> None:
    admin = scene.administrator()

    with pytest.raises(Refused, match="sekurang-kurangnya satu pengelola"):
        actions.end(admin.post, actor=admin.actor, at=cast.NOW)

    admin.post.refresh_from_db()
    assert (admin.post.ended_on, Event.objects.count()) == (None, 0)


PAGES = [
    "/organisasi/",
    "/organisasi/jabatan/",
    "/organisasi/profil/",
    "/organisasi/kunci/",
    "/akun/password/change/",
    "/akun/2fa/",
    "/akun/sessions/",
    "/akun/email/",
]


@pytest.mark.parametrize("url", PAGES)
def test_pages_of_officials_send_strangers_to_the_door_and_open_to_officials(
    client: Visitor, url: str
) -> None:
    stranger = client.get(url)
    official = client.sign_in(cast.officer(cast.SLEMAN).post).get(url)

    assert (stranger.status_code, official.status_code) == (302, 200)
    assert stranger["Location"].startswith("/akun/login/?next=")


def test_an_account_without_a_post_is_told_what_to_do(client: Visitor) -> None:
    person = cast.officer(cast.SLEMAN)
    Post.objects.filter(pk=person.post.pk).update(ended_on=cast.BEGINNING)
    client.sign_in(person.post)

    away = client.get("/organisasi/")
    told = client.get(away["Location"])

    assert away["Location"] == "/organisasi/tanpa-jabatan/"
    assert "belum memegang jabatan" in told.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_an_organisation_is_shown_by_the_same_number_of_questions(client: Visitor, number: int) -> None:
    admin = scene.administrator()
    for rank in (Rank.SECRETARY, Rank.HEAD)[: number - 1]:
        cast.person(admin.post.organisation, rank)
    for each in range(number):
        scene.invited(email=f"{each}@contoh.rajut")
        cast.department(cast.SLEMAN, f"Dinas {each}")

    with time_machine.travel(cast.NOW):
        client.sign_in(admin.post)
        questions = asked(client, f"/organisasi/{admin.post.organisation_id}/")

    assert questions == 4  # the organisation, its parts, posts, invitations


@pytest.mark.parametrize("number", [1, 3])
def test_organisations_are_listed_by_the_same_number_of_questions(client: Visitor, number: int) -> None:
    for each in range(number):
        cast.department(cast.SLEMAN, f"Dinas Contoh {each}")
    client.sign_in(cast.officer(cast.SLEMAN).post)

    questions = asked(client, "/organisasi/?q=Dinas+Contoh")

    assert questions == 2  # how many, and the page
    assert len(client.get("/organisasi/?q=Dinas+Contoh").context["table"].lines) == number


def test_departments_and_names_are_for_the_governments_administrators(client: Visitor) -> None:
    admin = scene.administrator()
    home = admin.post.organisation_id
    outsider = Visitor().sign_in(cast.outsider().post)

    refused = outsider.post(f"/organisasi/{home}/perangkat/", {"name": "Dinas Jahat"})
    added = client.sign_in(admin.post).post(f"/organisasi/{home}/perangkat/", {"name": "Dinas Baru"})
    doubled = client.post(f"/organisasi/{home}/perangkat/", {"name": "Dinas Baru"})

    department = Organisation.objects.get(name="Dinas Baru")
    assert (refused.status_code, added.status_code, doubled.status_code) == (409, 302, 422)
    assert (department.kind, department.parent_id, department.region_id) == ("department", home, cast.SLEMAN)
    assert Event.objects.count() == 1


def test_a_government_is_not_renamed(client: Visitor) -> None:
    admin = scene.administrator()
    client.sign_in(admin.post)

    answer = client.post(f"/organisasi/{admin.post.organisation_id}/nama/", {"name": "Kerajaan"})

    admin.post.organisation.refresh_from_db()
    assert (answer.status_code, admin.post.organisation.name) == (409, "Pemerintah Kabupaten Sleman")


def test_a_department_is_renamed_and_the_journal_keeps_both_names(client: Visitor) -> None:
    admin = scene.administrator()
    department = cast.department(cast.SLEMAN, "Dinas Lama")

    client.sign_in(admin.post).post(f"/organisasi/{department.pk}/nama/", {"name": "Dinas Baru"})

    assert Event.objects.get().data == {"changes": {"name": ["Dinas Lama", "Dinas Baru"]}}


def test_people_change_their_own_name_and_language(client: Visitor) -> None:
    person = cast.officer(cast.SLEMAN)
    client.sign_in(person.post)

    answer = client.post("/organisasi/profil/", {"name": "Nama Baru", "language": "en"})

    person.user.refresh_from_db()
    assert (answer.status_code, person.user.name, person.user.language) == (302, "Nama Baru", "en")
    assert answer.cookies["django_language"].value == "en"
    assert Event.objects.get().move == "describe"
