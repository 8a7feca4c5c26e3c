"""What may be done with a file: check it, apply it whole, or keep it while somebody decides."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext as _

from rajut.foundation.regions.importing import batches, checking
from rajut.foundation.regions.importing.batches import Difference, Progress
from rajut.foundation.regions.importing.checking import Change, Checked
from rajut.foundation.regions.importing.known import Options
from rajut.foundation.regions.models import ImportRun

ERRORS_KEPT = 1_000
_LOCK = 7_205_114  # one file at a time: two would wait for each other's rows

State = ImportRun.State


class NotApplicable(Exception):
    """The file holds mistakes, or somebody has decided about it already; the message says which."""


def check(
    source: Path | str | bytes,
    *,
    kind: str | None = None,
    name: str = "",
    options: Options | None = None,
    progress: Progress | None = None,
) -> Checked:
    """Read a file (its path or its bytes) and tell every mistake, or what applying it would change.

    Without a source in the file or in `options`, its figures name the file itself as their source.
    """
    data = source if isinstance(source, bytes) else Path(source).read_bytes()
    called = name or ("" if isinstance(source, bytes) else Path(source).name)
    given = options or Options()
    sourced = Options(
        given.source or _("Berkas %(name)s") % {"name": called[-150:]}, given.licence, given.year
    )
    return checking.check(data, name=called, kind=kind, options=sourced, progress=progress)


def apply(
    checked: Checked, *, by: str, organisation: str, at: datetime, progress: Progress | None = None
) -> ImportRun:
    """Write a checked file whole, or nothing of it; applying it again changes nothing."""
    run = _described(checked, ImportRun(), by=by, organisation=organisation, at=at)
    return _write(run, checked, progress=progress)


def receive(
    data: bytes, *, name: str, kind: str | None, options: Options, by: str, organisation: str, at: datetime
) -> ImportRun:
    """Check an uploaded file and keep its bytes until somebody confirms or cancels."""
    checked = check(data, name=name, kind=kind, options=options)
    run = _described(checked, ImportRun(), by=by, organisation=organisation, at=at)
    run.state = State.CHECKED if checked.sound else State.REFUSED
    run.save()
    if checked.sound:
        kept = kept_at(run)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(data)
    return run


@transaction.atomic
def confirm(run: ImportRun, *, by: str, organisation: str, at: datetime) -> ImportRun:
    """Apply a kept file; it is read again, because the database may have changed since."""
    locked = _waiting(run)
    path = kept_at(locked)
    if not path.exists():
        raise NotApplicable(_("Berkasnya tidak tersimpan lagi. Batalkan, lalu impor sekali lagi."))
    options = Options(**locked.summary["options"])
    checked = check(path, kind=locked.kind, name=locked.name, options=options)
    _described(checked, locked, by=by, organisation=organisation, at=at)
    if checked.sha256 != run.sha256 or not checked.sound:
        locked.state = State.REFUSED
        locked.save()
    else:
        _try(locked, checked)
    transaction.on_commit(lambda: path.unlink(missing_ok=True))
    return locked


@transaction.atomic
def cancel(run: ImportRun, *, by: str, organisation: str, at: datetime) -> ImportRun:
    """Give up a kept file."""
    locked = _waiting(run)
    locked.state, locked.by, locked.organisation, locked.at = State.CANCELLED, by, organisation, at
    locked.save()
    path = kept_at(locked)
    transaction.on_commit(lambda: path.unlink(missing_ok=True))
    return locked


def kept_at(run: ImportRun) -> Path:
    """Where the bytes of an undecided file lie: under the number of its record, never under a given name."""
    return Path(settings.HOME) / "imports" / str(run.pk)


def _waiting(run: ImportRun) -> ImportRun:
    locked = ImportRun.objects.select_for_update().get(pk=run.pk)
    if locked.state != State.CHECKED:
        raise NotApplicable(
            _("Berkas ini sudah diputuskan: %(state)s.") % {"state": locked.get_state_display()}
        )
    return locked


def _try(run: ImportRun, checked: Checked) -> None:
    """Apply; where the database itself refuses, the record says so and nothing else is written."""
    try:
        _write(run, checked, progress=None)
    except DatabaseError as error:
        run.state = State.FAILED
        run.rows_done = 0
        run.errors = [{"row": 0, "column": "", "text": str(error).splitlines()[0]}]
        run.errors_total = 1
        run.save()


@transaction.atomic
def _write(run: ImportRun, checked: Checked, *, progress: Progress | None) -> ImportRun:
    if not checked.sound:
        raise NotApplicable(
            _("Berkas memuat %(count)s kesalahan, jadi tidak diterapkan.") % {"count": checked.problems_total}
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    changes = tuple(
        Change(planned.label, batches.write(batch, progress=progress))
        for planned, batch in zip(checked.changes, checked.batches, strict=True)
    )
    connection.check_constraints()  # the file fails here, not at the commit of whoever called
    run.summary = _summary(checked, changes)
    run.state = State.APPLIED
    run.rows_done = run.rows_total
    run.save()
    return run


def _described(checked: Checked, run: ImportRun, *, by: str, organisation: str, at: datetime) -> ImportRun:
    """Fill the record of a file with what was found in it."""
    run.kind, run.name = checked.kind, checked.name
    run.sha256, run.size = checked.sha256, checked.size
    run.rows_total = checked.rows
    run.summary = _summary(checked, checked.changes)
    run.errors = [asdict(problem) for problem in checked.problems[:ERRORS_KEPT]]
    run.errors_total = checked.problems_total
    run.by, run.organisation, run.at = by, organisation, at
    return run


def _summary(checked: Checked, changes: tuple[Change, ...]) -> dict[str, Any]:
    return {
        "options": asdict(checked.options),
        "notes": list(checked.notes),
        "changes": [{"label": change.label, **_counted(change.difference)} for change in changes],
    }


def _counted(difference: Difference) -> dict[str, Any]:
    return asdict(difference)
