"""Four levels of sight behind two fences, each of which holds alone."""

import threading
from functools import partial

import psycopg
import pytest
from django.db import DatabaseError, connection, connections, transaction

from rajut.config.postgres import SUPERUSER
from rajut.foundation.documents import queries
from rajut.foundation.documents.models import Document
from rajut.foundation.people.actor import PUBLIC_ACTOR, Actor
from rajut.foundation.people.queries import actor_for
from rajut.foundation.people.sight import Sight, as_system, literal, stand, standing_as
from rajut.steps.identify.models import Declaration
from tests import cast
from tests.foundation.journal.scene import begun
from tests.settings import TEST_CLUSTER
from tests.visitor import Visitor

# What is not fenced, and why nothing is to be hidden in it.
UNFENCED = {
    "journal_streamhead": "names of chains and digests only",
}

WHO = {
    "own": partial(cast.secretary, cast.SLEMAN),
    "department": partial(cast.environment_officer, cast.SLEMAN),
    "official": cast.outsider,
    "governor": partial(cast.governor_office, cast.DIY),
    "ministry": cast.ministry,
}


def declared(sight: str) -> Declaration:
    """Return an announced declaration of Sleman."""
    row = begun()
    row.sight, row.state = sight, "open"
    row.save()
    return row


def actor(name: str) -> Actor:
    """Return one of those who look."""
    return PUBLIC_ACTOR if name == "public" else WHO[name]().actor


LEVELS = [
    (Sight.OWN, {"own", "department"}),
    (Sight.PARTIES, {"own", "department"}),
    (Sight.OFFICIALS, {"own", "department", "official", "governor", "ministry"}),
    (Sight.PUBLIC, {"own", "department", "official", "governor", "ministry", "public"}),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("sight", "expected"), LEVELS)
def test_the_first_fence_alone_shows_each_level_to_its_readers(sight: str, expected: set[str]) -> None:
    declared(sight)

    seen = {name for name in (*WHO, "public") if Declaration.objects.visible_to(actor(name)).exists()}

    assert seen == expected


@pytest.mark.django_db
@pytest.mark.parametrize(("sight", "expected"), LEVELS)
def test_the_second_fence_alone_shows_each_level_to_its_readers(sight: str, expected: set[str]) -> None:
    declared(sight)
    keys = {name: actor(name).keys for name in (*WHO, "public")}

    seen = set()
    for name, held in keys.items():
        with standing_as(held):
            if Declaration.objects.all().exists():
                seen.add(name)

    assert seen == expected


@pytest.mark.django_db
def test_without_keys_nothing_is_seen() -> None:
    declared(Sight.PUBLIC)

    with standing_as(()):
        nobody = Declaration.objects.count()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('rajut.keys', '', true)")
        unset = Declaration.objects.count()

    assert (nobody, unset) == (0, 0)


@pytest.mark.django_db
def test_what_one_may_not_see_one_may_not_write() -> None:
    row = declared(Sight.OWN)

    with standing_as(cast.outsider().actor.keys):
        changed = Declaration.objects.filter(pk=row.pk).update(title="Direbut")
        deleted, _ = Declaration.objects.filter(pk=row.pk).delete()
    with (
        standing_as(cast.outsider().actor.keys),
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
    ):
        Declaration(
            **{
                field.attname: getattr(row, field.attname)
                for field in Declaration._meta.concrete_fields
                if field.attname != "id"
            }
        ).save()

    row.refresh_from_db()
    assert (changed, deleted, row.title) == (0, 0, "Pengolahan sampah bersama")


@pytest.mark.django_db
def test_when_a_view_forgets_to_ask_the_second_fence_holds(
    client: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document.objects.create(
        title="Rahasia", organisation=cast.government(cast.SLEMAN), sight="own", created_at=cast.NOW
    )
    monkeypatch.setattr(queries, "listed", lambda actor: Document.objects.all())

    outsider = client.sign_in(cast.outsider().post).get(f"/dokumen/{document.pk}/unduh/1/")
    seen: list[int] = []
    monkeypatch.setattr(queries, "listed", lambda actor: _noted(Document.objects.all(), seen))
    client.get(f"/dokumen/{document.pk}/unduh/1/")

    assert outsider.status_code == 404
    assert seen == [0]
    assert Document.objects.count() == 1


def _noted(rows: object, seen: list[int]) -> object:
    seen.append(rows.count())
    return rows


@pytest.mark.django_db
def test_every_table_with_readers_or_a_collaboration_is_fenced() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT c.relname, c.relrowsecurity, EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND EXISTS (
                SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND NOT a.attisdropped
                AND a.attname IN ('readers', 'insiders', 'collaboration_id'))
            """
        )
        found = cursor.fetchall()

    open_tables = [name for name, secured, policy in found if not (secured and policy)]
    assert len(found) > 15
    assert open_tables == []


@pytest.mark.django_db
def test_every_table_that_hangs_on_a_fenced_one_is_fenced() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH RECURSIVE inside AS (
                SELECT oid FROM pg_class WHERE relrowsecurity
                UNION SELECT k.conrelid FROM pg_constraint k JOIN inside ON k.confrelid = inside.oid
                WHERE k.contype = 'f')
            SELECT c.relname FROM pg_class c JOIN inside ON inside.oid = c.oid WHERE NOT c.relrowsecurity
            """
        )
        found = {name for (name,) in cursor.fetchall()}

    assert found - set(UNFENCED) == set()


@pytest.mark.django_db
def test_the_app_can_lift_no_fence() -> None:
    for sentence in (
        "ALTER TABLE identify_declaration DISABLE ROW LEVEL SECURITY",
        "DROP POLICY sight ON identify_declaration",
        "SET ROLE rajut_owner",
    ):
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sentence)

    with connection.cursor() as cursor:
        cursor.execute("SET row_security = off")
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Declaration.objects.count()
        cursor.execute("SET row_security = on")


def test_the_fence_itself_is_found_by_index(fresh_database: str) -> None:
    far, near = cast.government("73.71"), cast.government(cast.SLEMAN)
    rows = [Document(title=str(n), organisation=far, sight="own", created_at=cast.NOW) for n in range(5000)]
    Document.objects.bulk_create(rows)
    Document.objects.create(title="Dekat", organisation=near, sight="own", created_at=cast.NOW)
    with psycopg.connect(TEST_CLUSTER.url(fresh_database, SUPERUSER), autocommit=True) as server:
        server.execute("VACUUM ANALYZE documents_document")

    with transaction.atomic():
        stand(cast.officer(cast.SLEMAN).actor.keys)
        plan = Document.objects.all().explain()
        seen = list(Document.objects.values_list("title", flat=True))

    assert seen == ["Dekat"]
    assert "Bitmap Index Scan on document_readers" in plan


def test_keys_end_with_their_transaction(fresh_database: str) -> None:
    with transaction.atomic():
        stand(("o:1",))
        inside = _keys()

    assert (inside, _keys()) == ('{"o:1"}', "{system}")


def test_keys_are_given_back_after_the_block_and_after_a_failure(fresh_database: str) -> None:
    with transaction.atomic():
        stand(("o:1",))
        with as_system():
            within = _keys()
        after = _keys()
        with pytest.raises(ZeroDivisionError), standing_as(("o:2",)):
            1 / 0  # noqa: B018  # any failure
        after_failure = _keys()

    assert (within, after, after_failure) == ('{"system"}', '{"o:1"}', '{"o:1"}')


def test_keys_of_one_connection_are_not_those_of_another(fresh_database: str) -> None:
    found: list[str] = []

    def other() -> None:
        found.append(_keys())
        connections.close_all()

    with transaction.atomic():
        stand(("o:1",))
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()

    assert found == ["{system}"]


def _keys() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('rajut.keys', true)")
        (found,) = cursor.fetchone() or ("",)
    return str(found)


@pytest.mark.django_db
@pytest.mark.parametrize("key", ['o:1"', "a,b", "a}b", "a b", ""])
def test_a_key_is_one_key_whatever_stands_in_it(key: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::text[]", [literal((key,))])
        (found,) = cursor.fetchone() or ([],)

    assert found == [key]


@pytest.mark.django_db
def test_officials_of_a_department_hold_the_keys_of_both_and_supervisors_those_of_their_area() -> None:
    department = cast.environment_officer(cast.SLEMAN)
    home, part = cast.government(cast.SLEMAN).pk, department.post.organisation_id

    assert department.actor.keys == ("public", "official", f"o:{part}", f"o:{home}")
    assert cast.ministry().actor.keys[-1] == "s:*"
    assert cast.governor_office(cast.DIY).actor.keys[-1] == "s:34"
    assert actor_for(cast.head(cast.SLEMAN).post).keys == ("public", "official", f"o:{home}")
