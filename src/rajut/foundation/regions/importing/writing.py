"""Writing a checked file, and its record: what was found, what was changed, who answers for it."""

from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from rajut.foundation.regions.asking import Asker, Bringer
from rajut.foundation.regions.importing import batches, checking
from rajut.foundation.regions.importing.batches import Progress
from rajut.foundation.regions.importing.checking import Asked, Change, Checked
from rajut.foundation.regions.importing.known import Options
from rajut.foundation.regions.importing.reading import Source
from rajut.foundation.regions.models import ImportRun

ERRORS_KEPT = 1_000
_LOCK = 7_205_114  # one file at a time: two would wait for each other's rows


class NotApplicable(Exception):
    """The file holds mistakes, or somebody has decided about it already; the message says which."""


def check(
    source: Path | str | bytes,
    *,
    kind: str | None = None,
    name: str = "",
    options: Options | None = None,
    asked: Asked | None = None,
    progress: Progress | None = None,
) -> Checked:
    """Read a file (its path or its bytes) and tell every mistake, or what applying it would change.

    Without a source in the file or in `options`, its figures name the file itself as their source.
    """
    held = source if isinstance(source, bytes) else Path(source)
    called = name or ("" if isinstance(held, bytes) else held.name)
    given = options or Options()
    sourced = replace(given, source=given.source or _("Berkas %(name)s") % {"name": called[-150:]})
    return checking.check(
        Source(held), name=called, asked=asked or Asked(kind), options=sourced, progress=progress
    )


@transaction.atomic
def write(checked: Checked, *, progress: Progress | None = None) -> tuple[Change, ...]:
    """Write a checked file whole and return what changed, or raise and leave everything as it was."""
    if not checked.sound:
        raise NotApplicable(
            _("Berkas memuat %(count)s kesalahan, jadi tidak diterapkan.") % {"count": checked.problems_total}
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    turns = batches.in_turn(checked.batches, progress)
    try:
        changes = tuple(
            Change(planned.label, batches.write(batch, progress=told))
            for planned, (batch, told) in zip(checked.changes, turns, strict=True)
        )
    except batches.Foreign as foreign:
        raise NotApplicable(
            _("Sebagian baris bukan milik daerah Anda; tidak ada yang ditulis. Impor sekali lagi.")
        ) from foreign
    connection.check_constraints()  # the file fails here, not at the commit of whoever called
    return changes


def describe(run: ImportRun, checked: Checked, *, changes: tuple[Change, ...] | None = None) -> None:
    """Fill the record of a file with what was found in it, or with the `changes` that were made."""
    run.kind, run.name = checked.kind, checked.name
    run.sha256, run.size = checked.sha256, checked.size
    run.rows_total, run.rows_done = checked.rows, 0 if changes is None else checked.rows
    run.summary = {
        "options": asdict(checked.options),
        "notes": list(checked.notes),
        "headings": list(checked.headings),
        "columns": dict(checked.columns),
        "changes": [_told(change) for change in (checked.changes if changes is None else changes)],
    }
    run.errors = [asdict(problem) for problem in checked.problems[:ERRORS_KEPT]]
    run.errors_total = checked.problems_total


def _told(change: Change) -> dict[str, Any]:
    return {"label": change.label, **asdict(change.difference)}


def sign(run: ImportRun, *, actor: Asker, at: datetime) -> None:
    """Put down who decided last; the worker acts in this name."""
    run.by, run.title, run.organisation = actor.name, actor.title, actor.organisation
    run.user_id, run.post_id, run.organisation_id = actor.user_id, actor.post_id, actor.organisation_id
    run.at = at


def signer(run: ImportRun) -> Bringer:
    """Who decided last."""
    return Bringer(run.by, run.organisation, run.title, run.user_id, run.post_id, run.organisation_id)
