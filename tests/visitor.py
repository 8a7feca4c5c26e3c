"""Somebody at a browser, for tests that need no real one."""

from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.test import Client

from rajut.foundation.people.models import Post
from rajut.foundation.people.sight import SYSTEM, stand


class Visitor(Client):
    """Django's test client; after each request the test sees everything again, as before it."""

    def request(self, **request: Any) -> HttpResponse:  # type: ignore[override]  # Django's stubs name a private class
        """Answer a request with what its actor may see."""
        try:
            return super().request(**request)
        finally:
            if connection.in_atomic_block and not connection.needs_rollback:
                stand((SYSTEM,))

    def sign_in(self, post: Post) -> "Visitor":
        """Sign in as the holder of a post, acting in it."""
        self.force_login(post.user)
        session = self.session
        session["post"] = post.pk
        session.save()
        return self
