"""What has to be in place before the first page: tables, static files, words, demonstration data."""

import fcntl
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from rajut.config import database
from rajut.config.trouble import FOUND, Trouble, writing
from rajut.config.words import compile_words, tell
from rajut.core.words import say

NOT_EMPTY = say("Basis data ini sudah dipakai; data contoh hanya dimuat ke yang kosong.")
SIGN_IN = say("Akun contoh (alamat, kata sandi, siapa):")
LOADING = say("Memuat data contoh …")


def prepare(access: database.Access, *, demo: bool) -> None:
    """Bring everything up to date; what is so already costs next to nothing."""
    import django

    with _alone():
        compile_words()
        django.setup()
        if not is_migrated():
            database.migrate(access)
        collect()
        if demo and is_empty():
            click.echo(tell(LOADING))
            load_demo()
        if demo:
            tell_sign_ins()


def is_migrated() -> bool:
    """Whether every migration has been applied."""
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections["owner"])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def is_empty() -> bool:
    """Whether nobody has an account yet."""
    from rajut.foundation.people.models import User

    return not User.objects.exists()


def load_demo() -> None:
    """Load the demonstration into an empty installation."""
    from rajut.config.demo import load

    if not is_empty():
        raise Trouble(NOT_EMPTY, code=FOUND)
    load()


def tell_sign_ins() -> None:
    """Print the demonstration's ways in, as far as they are there."""
    from rajut.config.demo import SIGN_INS
    from rajut.foundation.people.models import User

    there = set(
        User.objects.filter(email__in=[each.email for each in SIGN_INS]).values_list("email", flat=True)
    )
    lines = [f"  {each}" for each in SIGN_INS if each.email in there]
    if lines:
        click.echo("\n".join([tell(SIGN_IN), *lines]))


def collect() -> None:
    """Collect and compress the static files, unless none of them has changed."""
    from django.conf import settings
    from django.core.management import call_command

    root = Path(settings.STATIC_ROOT)
    mark, now = root / "collected", _print_of_static()
    if mark.exists() and mark.read_text() == now:
        return
    with writing(root):
        root.mkdir(parents=True, exist_ok=True)
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        mark.write_text(now)


def is_collected() -> bool:
    """Whether the collected static files are those of the present code."""
    from django.conf import settings

    mark = Path(settings.STATIC_ROOT) / "collected"
    return mark.exists() and mark.read_text() == _print_of_static()


def _print_of_static() -> str:
    """Return a fingerprint of every static file's name, size and time."""
    from django.contrib.staticfiles.finders import get_finders

    found = []
    for finder in get_finders():
        for name, storage in finder.list(None):
            stat = Path(storage.path(name)).stat()
            found.append([name, stat.st_size, stat.st_mtime_ns])
    return hashlib.sha256(json.dumps(sorted(found)).encode()).hexdigest()


@contextmanager
def _alone() -> Iterator[None]:
    """Prepare one at a time."""
    with writing(database.home()), (database.home() / "prepare.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
