"""Who sees a collaboration at each level: behind either fence, on its page, in the API, in the register."""

import pytest

from rajut.core.law.lifecycle import Refused
from rajut.foundation.journal.models import Event
from rajut.foundation.people.actor import PUBLIC_ACTOR, Actor
from rajut.foundation.people.models import Post
from rajut.foundation.people.sight import Sight, standing_as
from rajut.steps.engage import queries
from rajut.steps.engage.actions import collaboration as collaborations
from rajut.steps.engage.actions import party as parties
from rajut.steps.engage.models import Collaboration
from tests import cast
from tests.steps.engage import scene
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
WHO = {
    "opener": lambda: cast.officer(cast.YOGYAKARTA),
    "party": lambda: cast.officer(cast.SLEMAN),
    "party's department": lambda: cast.environment_officer(cast.SLEMAN),
    "invited": lambda: cast.head("34.01"),
    "governor": lambda: cast.governor_office(cast.DIY),
    "ministry": cast.ministry,
    "another governor": lambda: cast.governor_office("33"),
    "outsider": cast.outsider,
}
OPENER = {"opener"}
INSIDE = {"opener", "party", "party's department", "invited", "governor", "ministry"}
OFFICIALS = INSIDE | {"another governor", "outsider"}
EVERYBODY = OFFICIALS | {"public"}


def draft() -> Collaboration:
    """Sleman and Kulon Progo are on the list, and know nothing of it."""
    return scene.opened()


def formed() -> Collaboration:
    """Formed, with Kulon Progo invited later."""
    collaboration = scene.formed()
    newcomer = scene.propose(collaboration, cast.government("34.01"))
    parties.invite(newcomer, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)
    collaboration.refresh_from_db()
    return collaboration


def shared() -> Collaboration:
    """The same, shown to all officials."""
    collaboration = formed()
    collaborations.share(collaboration, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)
    return collaboration


def published() -> Collaboration:
    """The same, shown to everybody."""
    collaboration = formed()
    collaborations.publish(collaboration, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)
    return collaboration


# What is made, who finds it, who sees its inside, whether the portal has it.
LEVELS = {
    "own": (draft, {"opener"}, {"opener"}, False),
    "parties": (formed, INSIDE, INSIDE, False),
    "officials": (shared, OFFICIALS, INSIDE, False),
    "public": (published, EVERYBODY, INSIDE, True),
}
EACH = pytest.mark.parametrize(("make", "outside", "inside", "open"), LEVELS.values(), ids=LEVELS)


def posts() -> dict[str, Post | None]:
    """Return everybody who looks, the public without a post."""
    return {**{name: make().post for name, make in WHO.items()}, "public": None}


def actors() -> dict[str, Actor]:
    """Return the same as actors."""
    return {**{name: make().actor for name, make in WHO.items()}, "public": PUBLIC_ACTOR}


@EACH
def test_the_first_fence_shows_each_level_to_its_readers(make, outside, inside, open) -> None:
    collaboration, looking = make(), actors()

    found = {name for name, each in looking.items() if collaboration in queries.collaborations(each)}
    within = {name for name, each in looking.items() if collaboration in queries.inside(each)}

    assert (found, within) == (outside, inside)


@EACH
def test_the_second_fence_shows_each_level_to_its_readers(make, outside, inside, open) -> None:
    make()
    looking = actors()

    found, within = set(), set()
    for name, each in looking.items():
        with standing_as(each.keys):
            if Collaboration.objects.exists():
                found.add(name)
            if Event.objects.filter(collaboration_id__isnull=False).exists():
                within.add(name)

    assert (found, within) == (outside, inside)


@EACH
def test_the_pages_show_each_level_to_its_readers(make, outside, inside, open) -> None:
    collaboration, looking = make(), posts()

    face, list_page, history = (
        {name for name, post in looking.items() if shows(post, f"/kolaborasi/{tail}")}
        for tail in (f"{collaboration.pk}/", "", f"{collaboration.pk}/riwayat/")
    )

    assert (face, list_page, history) == (outside - {"public"}, outside - {"public"}, inside)


@EACH
def test_the_api_shows_each_level_to_its_readers(make, outside, inside, open) -> None:
    collaboration, looking = make(), posts()

    listed, single = (
        {name for name, post in looking.items() if shows(post, f"/api/v1/collaborations{tail}")}
        for tail in ("", f"/{collaboration.pk}")
    )

    assert (listed, single) == (outside, outside)


@EACH
def test_the_portal_has_what_is_published_and_nothing_else(make, outside, inside, open) -> None:
    collaboration = make()

    found = [
        shows(post, address)
        for post in (None, cast.officer(cast.YOGYAKARTA).post)
        for address in ("/publik/", "/publik/register.json", f"/publik/{collaboration.pk}/")
    ]

    assert found == [open] * 6


def shows(post: Post | None, address: str) -> bool:
    """Return whether somebody finds the collaboration's title at an address."""
    visitor = Visitor().sign_in(post) if post else Visitor()
    answer = visitor.get(address)
    return answer.status_code == 200 and scene.TITLE in answer.text


def test_the_level_goes_up_and_down_and_each_step_is_one_event() -> None:
    collaboration = formed()
    officer = cast.officer(cast.YOGYAKARTA).actor
    before = Event.objects.count()

    found = []
    for name in ("share", "publish", "share", "withhold"):
        collaborations.MOVES[name](collaboration, actor=officer, at=cast.NOW)
        found.append((collaboration.sight, collaboration.published_at is not None))

    assert found == [("officials", False), ("public", True), ("officials", False), ("parties", False)]
    told = Event.objects.filter(record="engage.collaboration").order_by("-sequence")[:4]
    assert [event.data["changes"]["sight"] for event in told] == [
        ["officials", "parties"],
        ["public", "officials"],
        ["officials", "public"],
        ["parties", "officials"],
    ]
    assert Event.objects.count() == before + 4


@pytest.mark.parametrize(
    "who",
    [
        lambda: cast.environment_officer(cast.YOGYAKARTA),
        lambda: cast.head(cast.SLEMAN),
        lambda: cast.head(cast.DIY),
        cast.ministry,
        cast.outsider,
    ],
    ids=["the opener's department", "another party", "the facilitator", "a supervisor", "an outsider"],
)
@pytest.mark.parametrize("name", ["share", "publish", "withhold"])
def test_only_the_coordinator_chooses_who_sees_it(who, name: str) -> None:
    collaboration = shared() if name == "withhold" else formed()
    actor = who().actor
    sight, before = collaboration.sight, Event.objects.count()

    with pytest.raises(Refused):
        collaborations.MOVES[name](collaboration, actor=actor, at=cast.NOW)

    collaboration.refresh_from_db()
    assert (collaboration.sight, Event.objects.count()) == (sight, before)


@pytest.mark.parametrize(
    ("make", "name", "refusal"),
    [
        (shared, "share", "sudah terlihat oleh semua pejabat"),
        (published, "publish", "sudah terbit"),
        (formed, "withhold", "memang hanya terlihat oleh para pihak"),
        (scene.offered, "share", "tidak tersedia pada keadaan"),
    ],
)
def test_a_level_that_cannot_be_meant_is_refused_in_words(make, name: str, refusal: str) -> None:
    collaboration = make()
    sight, before = collaboration.sight, Event.objects.count()

    with pytest.raises(Refused, match=refusal):
        collaborations.MOVES[name](collaboration, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)

    collaboration.refresh_from_db()
    assert (collaboration.sight, Event.objects.count()) == (sight, before)


def test_the_page_says_what_each_level_means_and_leads_to_it(client: Visitor) -> None:
    collaboration = formed()
    client.sign_in(cast.officer(cast.YOGYAKARTA).post)
    here = f"/kolaborasi/{collaboration.pk}/"

    before = client.get(here).text
    moved = client.post(f"{here}langkah/share", follow=True).text

    assert "Siapa pun yang memegang jabatan di Rajut melihat keterangan" in before
    assert ("Perlihatkan kepada semua pejabat" in before, "Batasi untuk para pihak" in before) == (
        True,
        False,
    )
    assert ("Perlihatkan kepada semua pejabat" in moved, "Batasi untuk para pihak" in moved) == (False, True)
    assert "Siapa yang dapat melihat: Para pihak → Semua pejabat" in moved


@pytest.mark.parametrize(
    ("make", "who", "said"),
    [
        (
            draft,
            lambda: cast.officer(cast.YOGYAKARTA),
            "Selama disiapkan, hanya instansi pembuka yang melihatnya.",
        ),
        (shared, cast.outsider, "Siapa pun yang memegang jabatan di Rajut melihat keterangan"),
        (published, lambda: cast.officer(cast.SLEMAN), "di register publik, dan dapat memberi masukan."),
    ],
    ids=["a draft", "officials", "public"],
)
def test_whoever_may_not_choose_is_told_the_level_in_force(client: Visitor, make, who, said: str) -> None:
    collaboration = make()
    client.sign_in(who().post)

    page = client.get(f"/kolaborasi/{collaboration.pk}/").text

    assert said in page
    assert page.count("Berlaku sekarang") == 1


def test_the_api_tells_the_level(client: Visitor) -> None:
    collaboration = shared()

    told = client.sign_in(cast.outsider().post).get(f"/api/v1/collaborations/{collaboration.pk}").json()

    assert (told["sight"], told["published_at"]) == (Sight.OFFICIALS, None)
