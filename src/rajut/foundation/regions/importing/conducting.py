"""The worker's part: check a file that was received, apply one that was ordered, and never both halves."""

from collections.abc import Callable
from datetime import datetime

from django.db import DatabaseError, transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from rajut.foundation.regions.importing import batches
from rajut.foundation.regions.importing.beating import Heart, Stopped
from rajut.foundation.regions.importing.checking import Asked, Checked
from rajut.foundation.regions.importing.keeping import forget, kept_at
from rajut.foundation.regions.importing.known import Options
from rajut.foundation.regions.importing.matching import Match
from rajut.foundation.regions.importing.reading import LARGE, SMALL
from rajut.foundation.regions.importing.writing import NotApplicable, check, describe, signer, write
from rajut.foundation.regions.models import ImportRun
from rajut.foundation.regions.telling import tell

State = ImportRun.State
Clock = Callable[[], datetime]


def conduct(pk: int, *, clock: Clock) -> None:
    """Do what a file waits for; nothing where it waits for nothing, so the job may come twice."""
    run = _taken_up(pk)
    if run is None:
        return
    try:
        with Heart(pk, run.state) as heart:
            (_look if run.state == State.CHECKING else _carry_out)(run, heart, at=clock())
    except Stopped:
        return
    except Exception as error:
        _fail(run, error, at=clock())
        if not isinstance(error, DatabaseError | FileNotFoundError | NotApplicable):
            raise


def _taken_up(pk: int) -> ImportRun | None:
    """Take a waiting file; of any number of workers one has it."""
    for waiting, running in ImportRun.TAKEN_UP.items():
        mine = ImportRun.objects.filter(pk=pk, state=waiting)
        if mine.update(state=running, beat_at=Now(), rows_done=0):
            return ImportRun.objects.get(pk=pk)
    return None


def _look(run: ImportRun, heart: Heart, *, at: datetime) -> None:
    checked = _checked(run, heart, part=0, of=1)
    with transaction.atomic():
        still = _still_ours(run)
        describe(still, checked)
        _settle(still, _verdict(checked), at=at)


def _verdict(checked: Checked) -> State:
    if checked.unmatched:
        return State.UNMATCHED
    return State.CHECKED if checked.sound else State.REFUSED


def _carry_out(run: ImportRun, heart: Heart, *, at: datetime) -> None:
    """Read the file again, because the database may have changed since it was looked at; then write it.

    All in one transaction, so that what was staged while reading is what is written.
    """
    with transaction.atomic():
        checked = _checked(run, heart, part=0, of=2)
        same = checked.sha256 == run.sha256 and checked.sound
        changes = write(checked, progress=batches.part(1, 2, heart.tell)) if same else None
        still = _still_ours(run)
        describe(still, checked, changes=changes)
        _settle(still, State.APPLIED if same else State.REFUSED, at=at)


def _checked(run: ImportRun, heart: Heart, *, part: int, of: int) -> Checked:
    """Read a file, the second time by the columns that were looked at, whatever is remembered since."""
    chosen = run.summary.get("columns", {})
    return check(
        kept_at(run),
        name=run.name,
        options=Options(**run.summary["options"]),
        asked=Asked(
            kind=run.kind or None,
            match=Match(run.kind, chosen) if chosen or run.state == State.APPLYING else None,
            organisation=run.organisation_id,
            region=run.region_id or "",
            limits=SMALL if run.region_id else LARGE,
        ),
        progress=batches.part(part, of, heart.tell),
    )


def _still_ours(run: ImportRun) -> ImportRun:
    """Lock the record, or raise Stopped where somebody cancelled since: then nothing of it is kept."""
    still = ImportRun.objects.select_for_update().get(pk=run.pk)
    if still.state != run.state:
        raise Stopped
    return still


MOVES = {State.APPLIED: "apply", State.REFUSED: "refuse", State.FAILED: "fail"}


def _settle(run: ImportRun, state: State, *, at: datetime) -> None:
    """Put the outcome down and tell the journal; a finished file's bytes are forgotten."""
    run.state = state
    run.save()
    if state in MOVES:
        tell(run, MOVES[state], actor=signer(run), at=at)
    if state in {State.APPLIED, State.REFUSED}:
        forget(run)


def _fail(run: ImportRun, error: Exception, *, at: datetime) -> None:
    """Say why nothing was written; the bytes stay, so that it can be tried again."""
    with transaction.atomic():
        still = ImportRun.objects.select_for_update().get(pk=run.pk)
        if still.state != run.state:
            return
        still.rows_done, still.errors_total = 0, 1
        still.errors = [{"row": 0, "column": "", "text": _reason(error)}]
        _settle(still, State.FAILED, at=at)


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return _("Berkasnya tidak tersimpan lagi. Batalkan, lalu impor sekali lagi.")
    if isinstance(error, NotApplicable):
        return str(error)
    if isinstance(error, DatabaseError):
        return str(error).splitlines()[0][:500]
    return _("Kesalahan sistem; tidak ada yang ditulis. Coba lagi, atau beri tahu pengelola Rajut.")
