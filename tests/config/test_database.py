"""The roles and the fence of the database."""

import psycopg
import pytest
from django.db import connection

from rajut.config.database import APP, OWNER, append_only, given_access, is_fenced, unmarked
from rajut.config.postgres import SUPERUSER
from rajut.config.serving import THREADS
from rajut.config.settings import _database
from rajut.config.trouble import Trouble
from tests.settings import TEST_CLUSTER, TEST_DATABASE

pytestmark = pytest.mark.django_db


def test_tests_and_app_speak_as_an_ordinary_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper, rolbypassrls, current_setting('rajut.keys') "
            "FROM pg_roles WHERE rolname = current_user"
        )
        row = cursor.fetchone()

    assert row == ("rajut_app", False, False, "{system}")


def test_each_thread_finds_two_connections_in_the_pool_and_some_are_to_spare() -> None:
    most = _database("postgresql://rajut_app@/rajut", pool=True)["OPTIONS"]["pool"]["max_size"]

    assert (most - 2 * THREADS, 8 * most + most <= 97) == (2, True)


def test_the_fence_holds_for_the_app_and_not_for_the_owner() -> None:
    app, owner = (TEST_CLUSTER.url(TEST_DATABASE, role) for role in (APP, OWNER))

    assert (is_fenced(app), is_fenced(owner)) == (True, False)


def test_one_address_steps_down_to_the_ordinary_role() -> None:
    access = given_access(TEST_CLUSTER.url(TEST_DATABASE, SUPERUSER), None)

    with psycopg.connect(access.app) as server:
        assert server.execute("SELECT current_user").fetchone() == (APP,)
    assert is_fenced(access.app)


def test_an_owner_that_cannot_step_down_is_told_what_to_ask_for() -> None:
    with pytest.raises(Trouble, match="GRANT rajut_app TO rajut_owner"):
        given_access(TEST_CLUSTER.url(TEST_DATABASE, OWNER), None)


@pytest.mark.parametrize("words", ["UPDATE {} SET {column} = {column}", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_app_cannot_change_what_only_grows(words: str) -> None:
    tables = append_only()
    assert "journal_event" in tables

    for table in tables:
        with psycopg.connect(TEST_CLUSTER.url(TEST_DATABASE, APP)) as server:
            described = server.execute(f"SELECT * FROM {table} LIMIT 0").description or []  # type: ignore[arg-type]  # from our own list
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                server.execute(words.format(table, column=described[0].name))  # type: ignore[arg-type]  # the same


def test_every_table_with_readers_has_its_fence_up() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid "
            "WHERE c.relkind = 'r' AND a.attname = 'readers' AND NOT c.relrowsecurity"
        )
        bare = cursor.fetchall()

    assert bare == []


def test_indexes_serve_behind_the_fence_of_our_own_server() -> None:
    with psycopg.connect(TEST_CLUSTER.url(TEST_DATABASE, OWNER)) as server:
        found = unmarked(server)

    assert found == []


def test_a_comparison_without_its_mark_is_named() -> None:
    with psycopg.connect(TEST_CLUSTER.url(TEST_DATABASE, SUPERUSER)) as server:
        server.execute("ALTER FUNCTION pg_catalog.arrayoverlap(anyarray, anyarray) NOT LEAKPROOF")
        found = unmarked(server)
        server.rollback()

    assert found == ["pg_catalog.arrayoverlap(anyarray, anyarray)"]
