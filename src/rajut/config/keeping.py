"""One file that holds the database and the documents, and the way back from it.

The database is read first, as of one moment, the documents after it: they lie under their own
fingerprints and are never changed, so every row that was read finds its bytes. On the way back the new
database is complete before its name is exchanged with the old one's, in one transaction.
"""

import gzip
import hashlib
import io
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import IO, Any

import psycopg
from psycopg import sql

from rajut.config import database
from rajut.config.database import Access
from rajut.config.postgres import binaries
from rajut.config.trouble import FOUND, Trouble, writing
from rajut.config.words import tell
from rajut.core.words import say

FORMAT = "rajut-1"
DUMP, MANIFEST, DOCUMENTS = "database.dump", "manifest.json", "documents"
# Who is signed in now, or tries to, is nobody's later.
UNWANTED = ("django_session", "usersessions_usersession", "people_tries", "cache")

FAILED = say("Basis data tidak dapat %(doing)s: %(reason)s")
DUMPED, LOADED = say("dibaca"), say("diisi")
NO_TOOL = say("Program %(name)s milik PostgreSQL tidak ditemukan.")
NOT_OURS = say("%(file)s bukan cadangan Rajut atau rusak: %(reason)s")
NOT_EMPTY = say("Pemasangan ini sudah berisi. Ulangi dengan --replace untuk menggantinya.")
IN_USE = say("Basis data sedang dipakai %(count)s sambungan lain. Hentikan dahulu `rajut serve`.")
NO_RIGHT = say("Peran pemilik basis data perlu hak CREATEDB untuk memulihkan.")


def backup(access: Access, file: Path) -> dict[str, Any]:
    """Write everything into `file`, which is there whole or not at all; return what it holds."""
    file = file.resolve()
    with writing(file), _scratch(file.parent) as scratch:
        _tool("pg_dump", *_dump_words(), f"--file={scratch / DUMP}", access.owner, doing=DUMPED)
        draft = scratch / "draft"
        sums: dict[str, str] = {}
        with draft.open("wb") as raw:
            with (
                gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=1) as packed,
                tarfile.open(fileobj=packed, mode="w|") as archive,
            ):
                for name, path in _members(scratch):
                    sums[name] = _add(archive, name, path)
                manifest = _manifest(sums)
                _add_bytes(archive, MANIFEST, json.dumps(manifest, indent=1).encode())
            raw.flush()
            os.fsync(raw.fileno())
        draft.chmod(0o600)
        draft.replace(file)
    return {"file": str(file), "bytes": file.stat().st_size, **_told(manifest)}


def restore(access: Access, file: Path, *, replace: bool) -> dict[str, Any]:
    """Take everything back from `file`; until the last moment, and on any failure, all stays as it was."""
    if not replace and not _is_untouched(access):
        raise Trouble(NOT_EMPTY, code=FOUND)
    _alone_there(access)
    home = database.home()
    with writing(home), _scratch(home) as scratch:
        manifest = _unpack(file, scratch)
        name = _name(access.owner)
        staged = _renamed(access, f"{name}_restoring")
        try:
            _fill(access, staged, scratch / DUMP)
            kept = _add_documents(scratch / DOCUMENTS, home / DOCUMENTS)
            _exchange(access, name)
        finally:
            _drop(access, f"{name}_restoring")
        _drop(access, f"{name}_former")
        _forget_documents(home / DOCUMENTS, kept)
    return {"file": str(file), **_told(manifest)}


def _dump_words() -> list[str]:
    unwanted = [f"--exclude-table-data={table}" for table in UNWANTED]
    return ["--format=custom", "--compress=1", "--no-owner", "--no-privileges", "--no-comments", *unwanted]


def _members(scratch: Path) -> Iterator[tuple[str, Path]]:
    yield DUMP, scratch / DUMP
    folder = database.home() / DOCUMENTS
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield f"{DOCUMENTS}/{path.relative_to(folder).as_posix()}", path


def _add(archive: tarfile.TarFile, name: str, path: Path) -> str:
    """Add a file and return the SHA-256 of what was added."""
    with path.open("rb") as source:
        member = tarfile.TarInfo(name)
        member.size = os.fstat(source.fileno()).st_size
        member.mode = 0o600
        reading = _Summed(source)
        archive.addfile(member, reading)
    return reading.sum.hexdigest()


def _add_bytes(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(data), 0o600
    archive.addfile(member, io.BytesIO(data))


class _Summed(io.RawIOBase):
    """A file whose fingerprint grows while it is read."""

    def __init__(self, source: IO[bytes]) -> None:
        self.source, self.sum = source, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        data = self.source.read(size)
        self.sum.update(data)
        return data


def _manifest(sums: dict[str, str]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": version("rajut"),
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "sha256": sums,
    }


def _told(manifest: dict[str, Any]) -> dict[str, Any]:
    documents = sum(name != DUMP for name in manifest["sha256"])
    return {"version": manifest["version"], "at": manifest["at"], "documents": documents}


def _unpack(file: Path, scratch: Path) -> dict[str, Any]:
    """Unpack a backup and hold every byte against its manifest."""
    try:
        with tarfile.open(file, "r:gz") as archive:
            archive.extractall(scratch, filter="data")
        manifest: dict[str, Any] = json.loads((scratch / MANIFEST).read_text())
        if manifest["format"] != FORMAT:
            raise ValueError(manifest["format"])
        _compare(scratch, manifest["sha256"])
    except (tarfile.TarError, EOFError, ValueError, KeyError, FileNotFoundError, OSError) as error:
        if (
            isinstance(error, OSError)
            and error.errno is not None
            and not isinstance(error, FileNotFoundError)
        ):
            raise
        raise Trouble(NOT_OURS, code=FOUND, file=file, reason=error) from error
    return manifest


def _compare(scratch: Path, sums: dict[str, str]) -> None:
    for name, wanted in sums.items():
        with (scratch / PurePosixPath(name)).open("rb") as source:
            if hashlib.file_digest(source, "sha256").hexdigest() != wanted:
                raise ValueError(f"{name}: SHA-256")


def _fill(access: Access, staged: Access, dump: Path) -> None:
    """Make the new database beside the old one and bring it up to date."""
    name = sql.Identifier(_name(staged.owner))
    _drop(access, _name(staged.owner))
    with _server(access) as server:
        try:
            server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(name))
        except psycopg.errors.InsufficientPrivilege as error:
            raise Trouble(NO_RIGHT) from error
    words = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
    _tool("pg_restore", *words, f"--dbname={staged.owner}", str(dump), doing=LOADED)
    staged.announce()
    database.migrate(staged)
    from django.db import connections

    connections.close_all()


def _exchange(access: Access, name: str) -> None:
    """Give the new database the name, the old one another: both or neither."""
    _drop(access, f"{name}_former")
    with _server(access) as server, server.transaction():
        for old, new in ((name, f"{name}_former"), (f"{name}_restoring", name)):
            words = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            server.execute(words.format(sql.Identifier(old), sql.Identifier(new)))


def _drop(access: Access, name: str) -> None:
    with _server(access) as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _add_documents(source: Path, target: Path) -> set[str]:
    """Add the bytes that are not there yet; what has the same name has the same content."""
    kept = set()
    for path in sorted(source.rglob("*")):
        if path.is_file():
            name = path.relative_to(source)
            kept.add(name.as_posix())
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            path.replace(target / name)
    return kept


def _forget_documents(folder: Path, kept: set[str]) -> None:
    for path in folder.rglob("*"):
        if path.is_file() and path.relative_to(folder).as_posix() not in kept:
            path.unlink()


def _is_untouched(access: Access) -> bool:
    """Whether nothing has been entered here yet."""
    with psycopg.connect(access.owner) as server:
        found = server.execute("SELECT to_regclass('people_user')").fetchone()
        if found is None or found[0] is None:
            return True
        return server.execute("SELECT 1 FROM people_user LIMIT 1").fetchone() is None


def _alone_there(access: Access) -> None:
    """Refuse while somebody works: a name cannot be exchanged under their feet."""
    with psycopg.connect(access.owner) as server:
        asked = (
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid() AND usename IS NOT NULL"
        )
        (count,) = server.execute(asked).fetchone() or (0,)
    if count:
        raise Trouble(IN_USE, code=FOUND, count=count)


def _server(access: Access) -> "psycopg.Connection[tuple[Any, ...]]":
    """Connect to the server's own database: one cannot rename what one stands in."""
    return psycopg.connect(_at(access.owner, "postgres"), autocommit=True)


def _name(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2]


def _at(url: str, name: str) -> str:
    """Return an address with another database in it."""
    head, mark, options = url.partition("?")
    return f"{head.rpartition('/')[0]}/{name}{mark}{options}"


def _renamed(access: Access, name: str) -> Access:
    return Access(_at(access.app, name), _at(access.owner, name), access.role, access.cluster)


def _tool(name: str, *words: str, doing: str) -> None:
    """Run one of PostgreSQL's own programs."""
    path = next((home / name for home in binaries() if (home / name).exists()), None)
    if path is None:
        raise Trouble(NO_TOOL, name=name)
    done = subprocess.run([path, *words], capture_output=True, text=True, check=False)
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1] if done.stderr.strip() else done.returncode
        raise Trouble(FAILED, doing=tell(doing), reason=reason)


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """Have a private folder on the same disk, gone afterwards."""
    folder.mkdir(parents=True, exist_ok=True)
    path = Path(tempfile.mkdtemp(prefix=".rajut-", dir=folder))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)
