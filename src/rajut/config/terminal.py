"""What several commands share: an installation to work on, words or JSON, and a region nobody knows."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from rajut.config.words import tell
from rajut.core.words import say

if TYPE_CHECKING:
    from rajut.config.database import Access

UNKNOWN_REGION = say("Daerah %(region)s tidak dikenal. Tulis kode Kementerian Dalam Negeri, misalnya 34.04.")

as_json_or_words = click.option(
    "--json", "as_json", is_flag=True, help=tell(say("Jawab sebagai JSON untuk program."))
)


@contextmanager
def installed() -> "Iterator[Access]":
    """Have the database and Django for the length of the block."""
    from rajut.config import database

    with database.served() as access:
        import django

        django.setup()
        yield access
