"""What is wrong with this installation, and how to mend it."""

import json
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import click

from rajut.config import database
from rajut.config.database import Access
from rajut.config.doctor.errands import imports, jobs, letters, mail, worker
from rajut.config.doctor.finding import Finding
from rajut.config.trouble import FOUND, Trouble
from rajut.config.words import tell
from rajut.core.words import say

SIGNS = {"ok": "✓", "note": "–", "wrong": "✗"}
LOW = 1 << 30  # bytes of free space below which writing may soon fail


def report(*, as_json: bool) -> int:
    """Examine everything, say what was found, return the exit code."""
    findings = list(examine())
    wrong = any(finding.state == "wrong" for finding in findings)
    if as_json:
        told = {"sound": not wrong, "findings": [asdict(finding) for finding in findings]}
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        for finding in findings:
            click.echo(f"{SIGNS[finding.state]} {finding.name}: {finding.words}")
            if finding.mend:
                click.echo(f"    → {finding.mend}")
    return FOUND if wrong else 0


def examine() -> Iterator[Finding]:
    """Yield what is found, from the ground up; without a database the rest cannot be asked."""
    yield disk(database.home())
    yield secret(database.home())
    yield time_of_day()
    try:
        with database.served() as access:
            import django

            django.setup()
            yield from _inside(access)
    except Trouble as trouble:
        yield Finding("server", "wrong", str(trouble))


def time_of_day() -> Finding:
    """Whether the installation lives in the present."""
    name, given = tell(say("waktu")), os.environ.get("RAJUT_CLOCK", "")
    if not given:
        return Finding(name, "ok", tell(say("Memakai waktu sekarang.")))
    words = tell(say("Memakai waktu latihan %(moment)s."), moment=given)
    return Finding(name, "wrong", words, tell(say("Hapus RAJUT_CLOCK kecuali ini memang untuk latihan.")))


def _inside(access: Access) -> Iterator[Finding]:
    yield server(access)
    if not _is_migrated():
        yield Finding(
            "migrations",
            "wrong",
            tell(say("Ada perubahan tabel yang belum dijalankan.")),
            tell(say("Jalankan `rajut migrate`.")),
        )
        return
    yield Finding("migrations", "ok", tell(say("Semua perubahan tabel sudah dijalankan.")))
    checks: tuple[Callable[[Access], Finding], ...] = (role, fences, indexes, ledger)
    yield from (check(access) for check in checks)
    yield from (check() for check in (jobs, worker, documents, mail, letters, imports, static))


def _is_migrated() -> bool:
    from rajut.config.preparing import is_migrated

    return is_migrated()


def disk(home: Path) -> Finding:
    """Whether there is room to write."""
    home.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(home).free
    words = tell(say("%(size)s GB kosong di %(path)s."), size=f"{free / (1 << 30):.1f}", path=home)
    mend = tell(say("Kosongkan sebagian, atau pindahkan RAJUT_HOME ke tempat yang lebih luas."))
    return Finding("disk", "wrong", words, mend) if free < LOW else Finding("disk", "ok", words)


def secret(home: Path) -> Finding:
    """Whether nobody else can read the installation's key."""
    path = home / "secret-key"
    if os.environ.get("RAJUT_SECRET_KEY") or not path.exists():
        return Finding("secret-key", "ok", tell(say("Kunci berasal dari lingkungan atau belum dibuat.")))
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        words = tell(say("%(path)s dapat dibaca pengguna lain."), path=path)
        return Finding("secret-key", "wrong", words, f"chmod 600 {path}")
    return Finding("secret-key", "ok", tell(say("Hanya pemiliknya dapat membaca kunci.")))


def server(access: Access) -> Finding:
    """Which server answers."""
    said = _one(access.owner, "SELECT current_setting('server_version')")
    own = tell(say("milik sendiri")) if access.cluster else tell(say("yang diberikan"))
    return Finding("server", "ok", tell(say("PostgreSQL %(version)s, %(own)s."), version=said, own=own))


def role(access: Access) -> Finding:
    """Whether row-level security holds for the app's role."""
    if database.is_fenced(access.app):
        return Finding(
            "role", "ok", tell(say("Aplikasi bekerja sebagai peran biasa %(role)s."), role=access.role)
        )
    return Finding(
        "role",
        "wrong",
        tell(database.TOO_STRONG, role=access.role),
        tell(say("Beri peran biasa di RAJUT_DATABASE_URL dan pemiliknya di RAJUT_OWNER_DATABASE_URL.")),
    )


def fences(access: Access) -> Finding:
    """Whether every table with readers has its fence up."""
    bare = _one(
        access.owner,
        "SELECT string_agg(DISTINCT c.relname, ', ') "
        "FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid "
        "WHERE c.relkind = 'r' AND a.attname = 'readers' AND NOT a.attisdropped "
        "AND NOT (c.relrowsecurity AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid))",
    )
    if bare:
        words = tell(say("Tabel tanpa pagar baris: %(tables)s."), tables=bare)
        return Finding(
            "fences", "wrong", words, tell(say("Pulihkan cadangan, atau buat ulang kebijakannya."))
        )
    return Finding("fences", "ok", tell(say("Semua tabel yang berpembaca berpagar baris.")))


def indexes(access: Access) -> Finding:
    """Whether indexes serve behind the fences; on a given server only its superuser can let them."""
    import psycopg

    with psycopg.connect(access.owner) as link:
        unmarked = database.unmarked(link)
    if unmarked:
        words = tell(say("Pencarian di balik pagar baris belum memakai indeks; daftar besar lambat."))
        return Finding(
            "indexes", "note", words, "; ".join(f"ALTER FUNCTION {each} LEAKPROOF" for each in unmarked)
        )
    return Finding("indexes", "ok", tell(say("Pencarian di balik pagar baris memakai indeks.")))


def ledger(access: Access) -> Finding:
    """Whether the append-only tables only grow."""
    loose = [
        table
        for table in database.append_only()
        if _one(
            access.owner,
            "SELECT has_table_privilege(%s, %s, 'UPDATE') OR has_table_privilege(%s, %s, 'DELETE')",
            *(access.role, table) * 2,
        )
    ]
    if loose:
        words = tell(say("Aplikasi dapat mengubah atau menghapus isi %(tables)s."), tables=", ".join(loose))
        return Finding(
            "ledger", "wrong", words, tell(say("Jalankan `rajut migrate`; hak aksesnya dipasang ulang."))
        )
    return Finding("ledger", "ok", tell(say("Jurnal hanya dapat bertambah.")))


def documents() -> Finding:
    """Whether every version of a document has its bytes, whole; they lie under their fingerprints."""
    from django.core.files.storage import default_storage
    from django.db import transaction

    from rajut.foundation.documents.models import Version
    from rajut.foundation.people.sight import as_system

    with transaction.atomic(), as_system():
        rows = dict(Version.objects.values_list("sha256", "size"))
    there = {path.name: path.stat().st_size for path in Path(default_storage.path("")).rglob("*")}
    lost = sorted(sha for sha, size in rows.items() if there.get(sha) != size)
    if lost:
        names = ", ".join(lost[:5])
        words = tell(say("%(count)s berkas hilang atau terpotong: %(names)s."), count=len(lost), names=names)
        return Finding("documents", "wrong", words, tell(say("Ambil berkasnya dari cadangan terakhir.")))
    return Finding("documents", "ok", tell(say("%(count)s berkas lengkap."), count=len(rows)))


def static() -> Finding:
    """Whether the static files are those of the present code."""
    from rajut.config.preparing import is_collected

    if is_collected():
        return Finding("static", "ok", tell(say("Berkas statis lengkap.")))
    words = tell(say("Berkas statis belum dikumpulkan atau sudah lama."))
    return Finding("static", "wrong", words, tell(say("Jalankan `rajut prepare`.")))


def _one(url: str, question: str, *values: object) -> object:
    import psycopg

    with psycopg.connect(url) as asked:
        found = asked.execute(question, values or None).fetchone()
    return found[0] if found else None
