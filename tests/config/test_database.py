"""The roles and the fence of the database."""

import pytest
from django.db import connection


@pytest.mark.django_db
def test_tests_and_app_speak_as_an_ordinary_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper, rolbypassrls, current_setting('rajut.keys') "
            "FROM pg_roles WHERE rolname = current_user"
        )
        row = cursor.fetchone()

    assert row == ("rajut_app", False, False, "{system}")
