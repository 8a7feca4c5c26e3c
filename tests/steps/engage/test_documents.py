"""The documents of a collaboration: who adds them, who sees them behind either fence, what the pages say."""

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page
from pytest_django import DjangoAssertNumQueries, Settings

from rajut.core.law.lifecycle import Refused
from rajut.foundation.documents import queries
from rajut.foundation.documents.models import Document, Version
from rajut.foundation.journal.models import Event
from rajut.foundation.people.actor import PUBLIC_ACTOR, Actor
from rajut.foundation.people.models import Post
from rajut.foundation.people.sight import Sight, standing_as
from rajut.steps.engage.actions import collaboration as collaborations
from rajut.steps.engage.actions import document as actions
from rajut.steps.engage.actions import party as parties
from rajut.steps.engage.models import Collaboration
from tests import cast
from tests.foundation.documents import files
from tests.steps.browsing import complaints
from tests.steps.engage import scene
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
KULON_PROGO = "34.01"
NEWER = files.PDF + b"%%EOF\n"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Settings) -> None:
    """Keep the bytes of each test apart, and let the rail tell this step alone."""
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "documents"},
        },
    }
    settings.STAGES = ["rajut.steps.engage.queries.stage"]


def uploaded(
    collaboration: Collaboration, *, title: str = "Kajian tarif", sight: str = Sight.PARTIES
) -> Document:
    """A study of Sleman's."""
    return actions.upload(
        collaboration,
        file=files.upload("kajian.pdf", files.PDF),
        title=title,
        kind=Document.Kind.STUDY,
        sight=sight,
        actor=cast.officer(cast.SLEMAN).actor,
        at=cast.NOW,
    )


def published() -> Collaboration:
    """A formed collaboration that the public sees, to which Kulon Progo is invited too."""
    collaboration = scene.formed()
    officer = cast.officer(cast.YOGYAKARTA).actor
    newcomer = scene.propose(collaboration, cast.government(KULON_PROGO))
    parties.invite(newcomer, actor=officer, at=cast.NOW)
    collaborations.publish(collaboration, actor=officer, at=cast.NOW)
    return collaboration


WHO = {
    "owner": lambda: cast.officer(cast.SLEMAN).actor,
    "owner's department": lambda: cast.environment_officer(cast.SLEMAN).actor,
    "party": lambda: cast.officer(cast.BANTUL).actor,
    "invited": lambda: cast.head("34.01").actor,
    "supervisor": lambda: cast.ministry().actor,
    "outsider": lambda: cast.outsider().actor,
    "public": lambda: PUBLIC_ACTOR,
}
OWN = {"owner", "owner's department"}
INSIDE = OWN | {"party", "invited", "supervisor"}
LEVELS = [
    (Sight.OWN, OWN),
    (Sight.PARTIES, INSIDE),
    (Sight.OFFICIALS, INSIDE | {"outsider"}),
    (Sight.PUBLIC, INSIDE | {"outsider", "public"}),
]


def actors() -> dict[str, Actor]:
    """Return everybody who looks; made before anybody's keys stand."""
    return {name: make() for name, make in WHO.items()}


@pytest.mark.parametrize(("sight", "expected"), LEVELS)
def test_either_fence_alone_shows_each_level_to_its_readers(sight: str, expected: set[str]) -> None:
    collaboration = published()
    uploaded(collaboration, sight=sight)
    looking = actors()

    first = {
        name
        for name, each in looking.items()
        if queries.of_collaboration(collaboration.pk, actor=each).exists()
    }
    second = set()
    for name, each in looking.items():
        with standing_as(each.keys):
            if Document.objects.exists() and Version.objects.exists():
                second.add(name)

    assert (first, second) == (expected, expected)


def test_a_document_is_never_seen_more_widely_than_its_collaboration() -> None:
    collaboration = published()
    uploaded(collaboration, sight=Sight.PUBLIC)
    officer = cast.officer(cast.YOGYAKARTA).actor
    looking = actors()

    def seeing() -> set[str]:
        return {name for name, each in looking.items() if queries.listed(each).exists()}

    collaborations.share(collaboration, actor=officer, at=cast.NOW)
    shared = seeing()
    collaborations.withhold(collaboration, actor=officer, at=cast.NOW)
    withheld = seeing()

    assert (shared, withheld) == (INSIDE | {"outsider"}, INSIDE)


def test_the_page_says_when_the_collaboration_narrows_a_document(client: Visitor) -> None:
    collaboration = published()
    made = uploaded(collaboration, sight=Sight.PUBLIC)
    collaborations.share(collaboration, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)
    client.sign_in(cast.officer(cast.SLEMAN).post)

    page = client.get(f"/kolaborasi/{collaboration.pk}/dokumen/{made.pk}/").text

    assert "dipilih: Masyarakat; kolaborasinya sendiri tidak terlihat seluas itu" in page
    assert '<input type="radio" name="sight" value="officials"' in page
    assert 'value="public"' not in page


def test_when_the_page_forgets_to_ask_the_second_fence_holds(
    client: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    collaboration = published()
    hidden = uploaded(collaboration, title="Rahasia dapur")
    uploaded(collaboration, title="Ringkasan warga", sight=Sight.PUBLIC)
    monkeypatch.setattr(queries, "of_collaboration", lambda pk, actor: Document.objects.all())
    monkeypatch.setattr(queries, "listed", lambda actor: Document.objects.all())
    client.sign_in(cast.outsider().post)
    here = f"/kolaborasi/{collaboration.pk}/dokumen/"

    shown = client.get(here)
    statuses = [
        client.get(f"{here}{hidden.pk}/").status_code,
        client.get(f"/dokumen/{hidden.pk}/unduh/1/").status_code,
    ]

    assert ("Ringkasan warga" in shown.text, "Rahasia dapur" in shown.text) == (True, False)
    assert statuses == [404, 404]


def test_a_document_belongs_to_the_party_whose_department_uploads_it() -> None:
    collaboration = scene.formed()

    made = actions.upload(
        collaboration,
        file=files.upload("a.pdf", files.PDF),
        actor=cast.environment_officer(cast.BANTUL).actor,
        at=cast.NOW,
    )

    assert (made.organisation, made.title, made.kind) == (cast.government(cast.BANTUL), "a.pdf", "other")
    event = Event.objects.get(record="documents.document")
    assert (event.move, event.stream) == ("attach", f"collaboration:{collaboration.pk}")


@pytest.mark.parametrize(
    "who",
    [cast.outsider, cast.ministry, lambda: cast.auditor(cast.SLEMAN), lambda: cast.officer("34.01")],
    ids=["an outsider", "a supervisor", "an auditor of a party", "somebody only invited"],
)
def test_only_working_officials_of_the_parties_add_documents(who) -> None:
    collaboration = published()
    actor = who().actor
    before = Event.objects.count()

    with pytest.raises(Refused):
        actions.upload(collaboration, file=files.upload("a.pdf", files.PDF), actor=actor, at=cast.NOW)

    assert (Document.objects.count(), Event.objects.count()) == (0, before)


def test_nothing_is_added_once_the_collaboration_is_over() -> None:
    collaboration = scene.formed()
    made = uploaded(collaboration)
    lead, owner = cast.officer(cast.YOGYAKARTA).actor, cast.officer(cast.SLEMAN).actor
    collaborations.end(collaboration, ending="agreed", reason="Selesai.", actor=lead, at=cast.NOW)
    before = Event.objects.count()

    with pytest.raises(Refused, match="sudah selesai"):
        uploaded(collaboration)
    with pytest.raises(Refused, match="sudah selesai"):
        actions.replace(
            collaboration, document=made, file=files.upload("b.pdf", NEWER), actor=owner, at=cast.NOW
        )

    assert (Document.objects.count(), Version.objects.count(), Event.objects.count()) == (1, 1, before)


@pytest.mark.parametrize("sight", [Sight.OFFICIALS, Sight.PUBLIC])
def test_a_document_is_not_opened_wider_than_its_collaboration(sight: str) -> None:
    collaboration = scene.formed()
    made = uploaded(collaboration)
    before = Event.objects.count()

    with pytest.raises(Refused, match="lebih luas"):
        uploaded(collaboration, sight=sight)
    with pytest.raises(Refused, match="lebih luas"):
        actions.show(
            collaboration, document=made, sight=sight, actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW
        )

    made.refresh_from_db()
    assert (made.sight, Document.objects.count(), Event.objects.count()) == ("parties", 1, before)


@pytest.mark.parametrize(
    ("who", "refusal"),
    [
        (lambda: cast.environment_officer(cast.SLEMAN), "dibuka untuk masyarakat oleh kepala"),
        (lambda: cast.officer(cast.BANTUL), "dibuka untuk masyarakat oleh kepala"),
        (cast.outsider, "dibuka untuk masyarakat oleh kepala"),
    ],
    ids=["the owner's department", "another party", "an outsider"],
)
def test_only_those_who_decide_for_the_owner_open_a_document_to_the_public(who, refusal: str) -> None:
    collaboration = published()
    made = uploaded(collaboration)
    actor = who().actor
    before = Event.objects.count()

    with pytest.raises(Refused, match=refusal):
        actions.show(collaboration, document=made, sight=Sight.PUBLIC, actor=actor, at=cast.NOW)

    made.refresh_from_db()
    assert (made.sight, Event.objects.count()) == ("parties", before)


def test_only_those_who_decide_for_the_owner_renew_what_the_public_reads(client: Visitor) -> None:
    collaboration = published()
    made = uploaded(collaboration, sight=Sight.PUBLIC)
    before = Event.objects.count()
    client.sign_in(cast.environment_officer(cast.SLEMAN).post)
    here = f"/kolaborasi/{collaboration.pk}/dokumen/{made.pk}/"

    page = client.get(here).text
    refused = client.post(f"{here}versi", {"file": files.upload("b.pdf", NEWER)})

    assert (refused.status_code, made.versions.count(), Event.objects.count()) == (409, 1, before)
    assert "Versi baru dokumen yang terbuka untuk masyarakat diunggah oleh kepala" in refused.text
    assert ("Versi baru dokumen yang terbuka" in page, 'type="file"' in page) == (True, False)


@pytest.mark.parametrize(
    ("who", "sight"),
    [(cast.officer, Sight.PUBLIC), (cast.environment_officer, Sight.OFFICIALS)],
    ids=["who decides, what is public", "a department, what is not"],
)
def test_a_new_version_comes_from_whoever_may_show_it_to_its_readers(who, sight: str) -> None:
    collaboration = scene.formed()
    lead = cast.officer(cast.YOGYAKARTA).actor
    collaborations.publish(collaboration, actor=lead, at=cast.NOW)
    if sight == Sight.OFFICIALS:
        collaborations.share(collaboration, actor=lead, at=cast.NOW)
    made = uploaded(collaboration, sight=sight)
    actor = who(cast.SLEMAN).actor

    actions.replace(collaboration, document=made, file=files.upload("b.pdf", NEWER), actor=actor, at=cast.NOW)

    assert made.versions.count() == 2


@pytest.mark.parametrize("who", [lambda: cast.officer(cast.BANTUL), cast.outsider, cast.ministry])
def test_nobody_else_changes_who_sees_a_document(who) -> None:
    collaboration = published()
    made = uploaded(collaboration)
    actor = who().actor
    before = Event.objects.count()

    with pytest.raises(Refused, match="petugas instansi pemiliknya"):
        actions.show(collaboration, document=made, sight=Sight.OWN, actor=actor, at=cast.NOW)

    made.refresh_from_db()
    assert (made.sight, Event.objects.count()) == ("parties", before)


def test_changing_who_sees_a_document_is_one_event_in_words(client: Visitor) -> None:
    collaboration = published()
    made = uploaded(collaboration)
    before = Event.objects.count()
    client.sign_in(cast.officer(cast.SLEMAN).post)

    answer = client.post(
        f"/kolaborasi/{collaboration.pk}/dokumen/{made.pk}/penglihatan", {"sight": "public"}, follow=True
    )

    made.refresh_from_db()
    assert (made.sight, Event.objects.count()) == ("public", before + 1)
    assert "mengubah siapa yang dapat melihat dokumen" in answer.text
    assert "Siapa yang dapat melihat: Para pihak → Masyarakat" in answer.text


PLACES = ("engage:collaboration", "engage:history")


def told(client: Visitor, post: Post, where: str, collaboration: Collaboration) -> tuple[bool, bool, bool]:
    """Whether somebody's history tells of the upload, names the document, and names its file."""
    text = client.sign_in(post).get(reverse(where, args=[collaboration.pk])).text
    return "mengunggah dokumen" in text, "Sikap kami" in text, "kajian.pdf" in text


@pytest.mark.parametrize("where", PLACES)
def test_the_history_names_a_document_of_the_own_organisation_to_that_alone(
    client: Visitor, where: str
) -> None:
    collaboration = published()
    uploaded(collaboration, title="Sikap kami", sight=Sight.OWN)
    others = (cast.officer(cast.BANTUL), cast.head(KULON_PROGO), cast.ministry())

    found = [told(client, each.post, where, collaboration) for each in others]

    assert found == [(True, False, False)] * len(others)
    assert told(client, cast.officer(cast.SLEMAN).post, where, collaboration) == (True, True, False)


def test_the_journal_itself_does_not_hold_the_names_of_what_only_the_owner_sees() -> None:
    collaboration, owner = scene.formed(), cast.officer(cast.SLEMAN).actor
    made = uploaded(collaboration, title="Sikap kami", sight=Sight.OWN)
    newer = files.upload("sikap kami.pdf", NEWER)

    actions.replace(collaboration, document=made, file=newer, actor=owner, at=cast.NOW)
    actions.show(collaboration, document=made, sight=Sight.PARTIES, actor=owner, at=cast.NOW)
    actions.show(collaboration, document=made, sight=Sight.OWN, actor=owner, at=cast.NOW)

    events = Event.objects.filter(record="documents.document").order_by("sequence")
    assert [(each.move, each.data.get("title"), each.data.get("name")) for each in events] == [
        ("attach", None, None),
        ("replace", None, None),
        ("show", "Sikap kami", None),
        ("show", None, None),
    ]


@pytest.mark.parametrize("where", PLACES)
def test_the_history_no_longer_names_what_was_closed_since_and_names_what_was_opened(
    client: Visitor, where: str
) -> None:
    collaboration, owner = scene.formed(), cast.officer(cast.SLEMAN).actor
    bantul = cast.officer(cast.BANTUL).post
    made = uploaded(collaboration, title="Sikap kami")
    seen = []

    for sight in (Sight.OWN, Sight.PARTIES):
        seen.append(told(client, bantul, where, collaboration))
        actions.show(collaboration, document=made, sight=sight, actor=owner, at=cast.NOW)
    seen.append(told(client, bantul, where, collaboration))

    assert seen == [(True, True, False), (True, False, False), (True, True, False)]


@pytest.mark.parametrize("count", [1, 3])
def test_the_history_asks_once_for_the_titles_of_however_many_documents(
    count: int, client: Visitor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    collaboration = scene.formed()
    for number in range(count):
        uploaded(collaboration, title=f"Kajian ke-{number}")
    client.sign_in(cast.officer(cast.SLEMAN).post)
    here = reverse("engage:history", args=[collaboration.pk])
    client.get(here)

    with django_assert_num_queries(14):
        page = client.get(here)

    assert page.text.count("Kajian ke-") == count


def test_the_same_level_again_is_refused_and_not_written() -> None:
    collaboration = published()
    made = uploaded(collaboration)
    before = Event.objects.count()

    with pytest.raises(Refused, match="memang sudah terlihat demikian"):
        actions.show(
            collaboration,
            document=made,
            sight=Sight.PARTIES,
            actor=cast.officer(cast.SLEMAN).actor,
            at=cast.NOW,
        )

    assert Event.objects.count() == before


def test_a_document_comes_in_by_the_page_and_gets_a_new_version_there(client: Visitor) -> None:
    collaboration = scene.formed()
    client.sign_in(cast.officer(cast.SLEMAN).post)
    here = f"/kolaborasi/{collaboration.pk}/dokumen/"

    answer = client.post(
        f"{here}baru",
        {
            "file": files.upload("kajian.pdf", files.PDF),
            "title": "Kajian tarif",
            "kind": "study",
            "sight": "own",
        },
    )
    made = Document.objects.get()
    renewed = client.post(f"{here}{made.pk}/versi", {"file": files.upload("kajian 2.pdf", NEWER)})

    assert (answer["Location"], renewed["Location"]) == (f"{here}{made.pk}/", f"{here}{made.pk}/")
    assert (made.title, made.kind, made.sight) == ("Kajian tarif", "study", "own")
    assert list(made.versions.values_list("number", "name")) == [(2, "kajian 2.pdf"), (1, "kajian.pdf")]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"file": files.upload("a.pdf", files.HTML)}, "Isi berkas ini tidak sesuai dengan akhiran namanya."),
        ({"sight": "public"}, "bukan salah satu dari pilihan yang tersedia"),
        ({"kind": "poem"}, "bukan salah satu dari pilihan yang tersedia"),
    ],
    ids=["a disguise", "a level that is not offered", "a kind that is none"],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_kept(
    client: Visitor, wrong: dict[str, object], said: str
) -> None:
    collaboration = scene.formed()
    client.sign_in(cast.officer(cast.SLEMAN).post)
    right = {"file": files.upload("a.pdf", files.PDF), "title": "Kajian", "kind": "study", "sight": "own"}
    before = Event.objects.count()

    answer = client.post(f"/kolaborasi/{collaboration.pk}/dokumen/baru", {**right, **wrong})

    assert (answer.status_code, Document.objects.count(), Event.objects.count()) == (422, 0, before)
    assert said in answer.text
    assert 'value="Kajian"' in answer.text


def test_a_disguised_new_version_is_told_on_the_page_and_not_kept(client: Visitor) -> None:
    made = uploaded(scene.formed())
    client.sign_in(cast.officer(cast.SLEMAN).post)

    answer = client.post(
        f"/kolaborasi/{made.collaboration_id}/dokumen/{made.pk}/versi",
        {"file": files.upload("b.pdf", files.HTML)},
    )

    assert (answer.status_code, Version.objects.count()) == (422, 1)
    assert "Isi berkas ini tidak sesuai dengan akhiran namanya." in answer.text


@pytest.mark.parametrize("tail", ["versi", "penglihatan"])
def test_who_only_sees_a_document_is_refused_in_words(client: Visitor, tail: str) -> None:
    made = uploaded(scene.formed())
    client.sign_in(cast.officer(cast.BANTUL).post)
    before = Event.objects.count()

    answer = client.post(
        f"/kolaborasi/{made.collaboration_id}/dokumen/{made.pk}/{tail}",
        {"file": files.upload("b.pdf", NEWER), "sight": "own"},
    )

    made.refresh_from_db()
    assert (answer.status_code, made.sight) == (409, "parties")
    assert (Version.objects.count(), Event.objects.count()) == (1, before)
    assert "petugas instansi pemiliknya" in answer.text


@pytest.mark.parametrize("tail", ["versi", "penglihatan"])
def test_a_change_is_posted(client: Visitor, tail: str) -> None:
    made = uploaded(scene.formed())
    client.sign_in(cast.officer(cast.SLEMAN).post)

    answer = client.get(f"/kolaborasi/{made.collaboration_id}/dokumen/{made.pk}/{tail}")

    assert answer.status_code == 405


def test_a_document_of_one_collaboration_is_not_found_in_another(client: Visitor) -> None:
    made, other = uploaded(scene.formed()), scene.formed(title="Lain")
    client.sign_in(cast.officer(cast.SLEMAN).post)

    assert client.get(f"/kolaborasi/{other.pk}/dokumen/{made.pk}/").status_code == 404


def test_the_short_address_leads_officials_to_the_page_under_the_rail(client: Visitor) -> None:
    made = uploaded(scene.formed())
    client.sign_in(cast.officer(cast.BANTUL).post)

    answer = client.get(f"/dokumen/{made.pk}/")

    assert answer["Location"] == f"/kolaborasi/{made.collaboration_id}/dokumen/{made.pk}/"


def test_the_short_address_takes_no_version_past_the_collaborations_own_rules(client: Visitor) -> None:
    made = uploaded(scene.formed())
    client.sign_in(cast.officer(cast.SLEMAN).post)
    before = Event.objects.count()

    answer = client.post(f"/dokumen/{made.pk}/", {"file": files.upload("b.pdf", NEWER)})

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert (Version.objects.count(), Event.objects.count()) == (1, before)


def test_outsiders_find_nothing_before_the_collaboration_is_shown_and_its_open_documents_after(
    client: Visitor,
) -> None:
    collaboration = scene.formed()
    kept = uploaded(collaboration, title="Catatan para pihak")
    here = f"/kolaborasi/{collaboration.pk}/dokumen/"
    client.sign_in(cast.outsider().post)
    before = client.get(here).status_code
    collaborations.share(collaboration, actor=cast.officer(cast.YOGYAKARTA).actor, at=cast.NOW)
    uploaded(collaboration, title="Ringkasan kajian", sight=Sight.OFFICIALS)

    after = client.get(here)

    assert (before, after.status_code) == (404, 200)
    assert ("Ringkasan kajian" in after.text, "Catatan para pihak" in after.text) == (True, False)
    assert ("Unggah dokumen" in after.text, "Diskusi" in after.text) == (False, False)
    assert client.get(f"{here}{kept.pk}/").status_code == 404
    assert client.get(f"{here}baru").status_code == 409


def test_the_table_is_narrowed_by_kind_sorted_and_sent_as_csv(client: Visitor) -> None:
    collaboration = scene.formed()
    for title in ("Beta", "Alfa"):
        uploaded(collaboration, title=title)
    client.sign_in(cast.officer(cast.BANTUL).post)
    here = f"/kolaborasi/{collaboration.pk}/dokumen/"

    answer = client.get(f"{here}?format=csv&urut=title&kind=study")
    nothing = client.get(f"{here}?kind=minutes")

    lines = b"".join(answer.streaming_content).decode("utf-8-sig").split("\r\n")
    assert lines[:3] == [
        "Dokumen,Jenis,Instansi,Dilihat oleh,Berkas,Diunggah",
        "Alfa,Kajian,Kab. Sleman,Para pihak,kajian.pdf,2026-11-23",
        "Beta,Kajian,Kab. Sleman,Para pihak,kajian.pdf,2026-11-23",
    ]
    assert "Tidak ada yang cocok dengan saringan ini." in nothing.text


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(
    count: int, client: Visitor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    collaboration = scene.formed()
    for number in range(count):
        uploaded(collaboration, title=f"Kajian ke-{number}")
    client.sign_in(cast.officer(cast.SLEMAN).post)
    here = f"/kolaborasi/{collaboration.pk}/dokumen/"
    client.get(here)

    with django_assert_num_queries(14):
        page = client.get(here)

    assert page.text.count("Kajian ke-") == count


@pytest.mark.parametrize("count", [1, 3])
def test_a_documents_page_asks_as_often_for_three_versions_as_for_one(
    count: int, client: Visitor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = uploaded(scene.formed())
    officer = cast.officer(cast.SLEMAN)
    for number in range(1, count):
        file = files.upload("b.pdf", files.PDF + b"\n" * number + b"%%EOF\n")
        actions.replace(made_in(made), document=made, file=file, actor=officer.actor, at=cast.NOW)
    client.sign_in(officer.post)
    here = f"/kolaborasi/{made.collaboration_id}/dokumen/{made.pk}/"
    client.get(here)

    with django_assert_num_queries(15):  # one of them: may the reader know the title
        page = client.get(here)

    assert page.text.count("/unduh/") == count + 1


def made_in(document: Document) -> Collaboration:
    """Return the collaboration of a document."""
    return Collaboration.objects.get(pk=document.collaboration_id)


def test_the_register_lists_what_is_meant_for_the_public_and_nothing_else(client: Visitor) -> None:
    collaboration = published()
    open_one = uploaded(collaboration, title="Ringkasan warga", sight=Sight.PUBLIC)
    uploaded(collaboration, title="Catatan pejabat", sight=Sight.OFFICIALS)
    address = f"/publik/{collaboration.pk}/"

    shown = client.get(address).text
    sent = client.get(f"/dokumen/{open_one.pk}/unduh/1/")
    official = client.sign_in(cast.officer(cast.SLEMAN).post).get(address).text

    assert [("Ringkasan warga" in page, "Catatan pejabat" in page) for page in (shown, official)] == [
        (True, False)
    ] * 2
    assert b"".join(sent.streaming_content) == files.PDF
    assert sent["Content-Disposition"] == 'attachment; filename="kajian.pdf"'


def test_axe_finds_nothing_light_or_dark_wide_or_narrow(tab: Page) -> None:
    collaboration = published()
    made = uploaded(collaboration)
    visitor = Visitor().sign_in(cast.officer(cast.SLEMAN).post)
    here = f"/kolaborasi/{collaboration.pk}/dokumen/"

    assert complaints(tab, visitor, [here, f"{here}baru", f"{here}{made.pk}/"]) == []
