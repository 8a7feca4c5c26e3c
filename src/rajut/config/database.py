"""Which PostgreSQL this installation speaks to, as which roles, and how the database is brought up to date.

The owner migrates; the app is an ordinary role, so that row-level security holds for it. Nothing here
needs Django before `migrate`: the addresses are put into the environment first.
"""

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import quote

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from rajut.config.postgres import SUPERUSER, Cluster
from rajut.config.trouble import Trouble, writing
from rajut.core.words import say

NAME, OWNER, APP = "rajut", "rajut_owner", "rajut_app"
_TURN = 0x52616A75
EXTENSIONS = ("btree_gist", "pg_trgm", "unaccent")
# What the fences and the searches behind them compare with. Unless they are marked, PostgreSQL reads every
# row before it dares to ask one of them; they only compare, and tell nothing of what they compare.
LEAKPROOF = (
    "pg_catalog.arrayoverlap(anyarray, anyarray)",
    "pg_catalog.ts_match_vq(tsvector, tsquery)",
)

UNREACHABLE = say("Server basis data di RAJUT_DATABASE_URL tidak menjawab: %(reason)s")
TOO_OLD = say("Server basis data ini PostgreSQL %(version)s; Rajut memerlukan 15 atau lebih baru.")
NO_APP_ROLE = say(
    "Peran %(owner)s memiliki tabel-tabelnya, jadi pagar baris tidak berlaku baginya, dan peran biasa "
    "rajut_app tidak dapat dibuat. Mintalah pengelola server menjalankan: "
    "CREATE ROLE rajut_app; GRANT rajut_app TO %(owner)s"
)
TOO_STRONG = say(
    "Peran aplikasi %(role)s melewati pagar baris (superuser, BYPASSRLS, atau pemilik). Beri peran biasa "
    "di RAJUT_DATABASE_URL dan pemiliknya di RAJUT_OWNER_DATABASE_URL."
)


@dataclass(frozen=True, slots=True)
class Access:
    """The two addresses of the database; `cluster` is ours where no server was given."""

    app: str
    owner: str
    role: str
    cluster: Cluster | None = None

    def announce(self) -> None:
        """Tell the settings, which read the environment."""
        os.environ["RAJUT_APP_URL"] = self.app
        os.environ["RAJUT_OWNER_URL"] = self.owner


def home() -> Path:
    """Return the folder that holds everything this installation writes."""
    root = Path(__file__).resolve().parents[3]
    return Path(os.environ.get("RAJUT_HOME") or root / "var").resolve()


@contextmanager
def served() -> Iterator[Access]:
    """Have a database for the length of the block: the one given, or our own, started and stopped."""
    given = os.environ.get("RAJUT_DATABASE_URL")
    if given:
        access = given_access(given, os.environ.get("RAJUT_OWNER_DATABASE_URL"))
        access.announce()
        yield access
        return
    cluster = Cluster(home() / "postgres")
    with _lease(cluster):
        access = Access(cluster.url(NAME, APP), cluster.url(NAME, OWNER), APP, cluster)
        access.announce()
        yield access


@contextmanager
def _lease(cluster: Cluster) -> Iterator[None]:
    """Use the cluster together with others: the first starts the server, the last stops it.

    Every user holds a shared lock on one file for as long as it lives, however it dies.
    """
    folder = cluster.data.parent
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        users = (folder / "postgres.users").open("a")
    with users:
        with _alone(folder):
            cluster.ready()
            prepare(cluster)
            fcntl.flock(users, fcntl.LOCK_SH)
        try:
            yield
        finally:
            with _alone(folder):
                if _is_last(users):
                    cluster.stop()


def revive(access: Access) -> bool:
    """Start our own server again when it was killed; return whether that was needed."""
    cluster = access.cluster
    if cluster is None or cluster.pid is not None:
        return False
    with _alone(cluster.data.parent):
        needed = cluster.pid is None
        cluster.ready()
    return needed


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Start and stop one at a time."""
    with writing(folder):
        lock = (folder / "postgres.lock").open("a")
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _is_last(users: IO[str]) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def prepare(cluster: Cluster, name: str = NAME) -> None:
    """Make the two roles and the database where they are missing; let indexes serve behind the fences."""
    with psycopg.connect(cluster.url(SUPERUSER), autocommit=True) as server:
        roles = {row[0] for row in server.execute("SELECT rolname FROM pg_roles")}
        if OWNER not in roles:
            server.execute("CREATE ROLE rajut_owner LOGIN CREATEDB")
        if APP not in roles:
            server.execute("CREATE ROLE rajut_app LOGIN")
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            create = sql.SQL("CREATE DATABASE {} OWNER rajut_owner TEMPLATE template0")
            server.execute(create.format(sql.Identifier(name)))
    with psycopg.connect(cluster.url(name), autocommit=True) as server:
        # A page looks few rows up, nearly always in memory: an index costs hardly more than reading in order.
        server.execute(sql.SQL("ALTER DATABASE {} SET random_page_cost = 1.1").format(sql.Identifier(name)))
        for function in unmarked(server):
            server.execute(sql.SQL("ALTER FUNCTION {} LEAKPROOF").format(sql.SQL(function)))


def unmarked(server: "psycopg.Connection[tuple[object, ...]]") -> list[str]:
    """Return the functions, to be marked by a superuser, that keep indexes from serving behind the fences."""
    asked = "SELECT name FROM unnest(%s::text[]) AS f (name) JOIN pg_proc p ON p.oid = f.name::regprocedure"
    return [str(name) for (name,) in server.execute(f"{asked} WHERE NOT p.proleakproof", [list(LEAKPROOF)])]


def given_access(app: str, owner: str | None) -> Access:
    """Return the access to a server that was given, after making sure that the app cannot pass the fence.

    With one address only, its role owns the tables and the app steps down to `rajut_app` in every session.
    """
    try:
        with psycopg.connect(owner or app, autocommit=True, connect_timeout=10) as server:
            if server.info.server_version < 150000:
                raise Trouble(TOO_OLD, version=server.info.server_version // 10000)
            role = server.info.user if owner is None else str(conninfo_to_dict(app).get("user", ""))
            if owner is None:
                _step_down(server)
                return Access(_with_option(app, f"role={APP}"), app, APP)
    except psycopg.OperationalError as error:
        raise Trouble(UNREACHABLE, reason=" ".join(str(error).split())) from error
    return Access(app, owner or app, role)


def _step_down(server: "psycopg.Connection[tuple[object, ...]]") -> None:
    """See that the ordinary role exists and that the present one may become it."""
    try:
        if not server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APP]).fetchone():
            server.execute("CREATE ROLE rajut_app")
        (may,) = server.execute("SELECT pg_has_role(current_user, %s, 'MEMBER')", [APP]).fetchone() or (
            False,
        )
        if not may:
            server.execute("GRANT rajut_app TO current_user")
    except psycopg.errors.InsufficientPrivilege as error:
        raise Trouble(NO_APP_ROLE, owner=server.info.user) from error


def _with_option(url: str, option: str) -> str:
    """Add an option that every session begins with, after those that the address already names."""
    words = quote(f"-c {option}", safe="")
    if "options=" in url:
        return url.replace("options=", f"options={words}%20", 1)
    return f"{url}{'&' if '?' in url else '?'}options={words}"


def is_fenced(app: str) -> bool:
    """Whether row-level security holds for the role that the app's sessions run as."""
    with psycopg.connect(app) as server:
        found = server.execute(
            "SELECT rolsuper OR rolbypassrls OR EXISTS (SELECT 1 FROM pg_class WHERE relrowsecurity "
            "AND pg_has_role(current_user, relowner, 'USAGE')) FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
    return found is not None and not found[0]


def extend(owner: str) -> None:
    """Add the extensions that the migrations need."""
    with psycopg.connect(owner, autocommit=True) as server:
        for name in EXTENSIONS:
            server.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(name)))


def grant(owner: str, role: str, *, append_only: Iterable[str]) -> None:
    """Let the app's role read and write every table, except that append-only ones only grow."""
    to = sql.Identifier(role)
    with psycopg.connect(owner) as server:
        for sentence in (
            "GRANT USAGE ON SCHEMA public TO {}",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}",
            "GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO {}",
            "GRANT EXECUTE ON ALL ROUTINES IN SCHEMA public TO {}",
            "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {}",
        ):
            server.execute(sql.SQL(sentence).format(to))
        for table in append_only:
            revoke = sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {} FROM {}")
            server.execute(revoke.format(sql.Identifier(table), to))


def append_only() -> tuple[str, ...]:
    """Return the tables that only grow, as the rooms' models declare them (Django is loaded)."""
    from django.apps import apps

    declared = (getattr(room.models_module, "APPEND_ONLY", ()) for room in apps.get_app_configs())
    return tuple(sorted(table for tables in declared for table in tables))


def migrate(access: Access, *, words: int = 0) -> None:
    """Bring the tables, the cache and the app's rights up to date, as the owner."""
    import django
    from django.core.management import call_command

    django.setup()
    with psycopg.connect(access.owner, autocommit=True) as turn:
        turn.execute("SELECT pg_advisory_lock(%s)", [_TURN])  # until this connection ends: one at a time
        extend(access.owner)
        call_command("migrate", database="owner", interactive=False, verbosity=words)
        call_command("createcachetable", database="owner", verbosity=words)
        grant(access.owner, access.role, append_only=append_only())
    if not is_fenced(access.app):
        raise Trouble(TOO_STRONG, role=access.role)
