"""What may be done with a file: bring it, decide about it, take it up again; the worker does the rest."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from rajut.core.law.lifecycle import refuse
from rajut.core.words import say
from rajut.foundation.regions.asking import Asker, may_bring, may_decide, own_region
from rajut.foundation.regions.importing.batches import Progress
from rajut.foundation.regions.importing.checking import Checked
from rajut.foundation.regions.importing.keeping import forget, keep, kept_at
from rajut.foundation.regions.importing.known import Options
from rajut.foundation.regions.importing.matching import Match, remember
from rajut.foundation.regions.importing.writing import NotApplicable, check, describe, sign, write
from rajut.foundation.regions.models import ColumnMap, ImportRun, Region
from rajut.foundation.regions.tasks import bring_later
from rajut.foundation.regions.telling import tell

__all__ = [
    "NotApplicable",
    "apply",
    "cancel",
    "check",
    "confirm",
    "forget_match",
    "kept_at",
    "match",
    "receive",
    "rematch",
    "resume",
]

NOT_YOURS = say(
    "Data yang dimiliki daerah diimpor oleh kepala daerah, sekretaris daerah, atau petugas kerja sama"
    " pemerintah daerah itu sendiri; data acuan nasional oleh Kementerian Dalam Negeri."
)
OPEN_AT_ONCE = 20  # files of one region that nobody has decided about: their bytes lie on the disk
State = ImportRun.State


@transaction.atomic
def apply(checked: Checked, *, actor: Asker, at: datetime, progress: Progress | None = None) -> ImportRun:
    """Write a checked file whole, or nothing of it; applying it again changes nothing."""
    _must_be_permitted(actor, checked.region or None)
    run = ImportRun(region_id=checked.region or None)
    describe(run, checked, changes=write(checked, progress=progress))
    run.state = State.APPLIED
    sign(run, actor=actor, at=at)
    run.save()
    tell(run, "apply", actor=actor, at=at)
    return run


@transaction.atomic
def receive(
    chunks: Iterable[bytes], *, name: str, kind: str | None, options: Options, actor: Asker, at: datetime
) -> ImportRun:
    """Keep an uploaded file, which comes in chunks, and have the worker check it."""
    if not may_bring(actor):
        raise refuse(NOT_YOURS)
    region = own_region(actor) or None
    _must_have_room(region)
    run = ImportRun(
        kind=kind or "",
        region_id=region,
        name=name[-200:],
        size=0,
        summary={"options": asdict(options)},
        beat_at=Now(),
    )
    sign(run, actor=actor, at=at)
    run.save()
    keep(run, chunks)
    run.save()
    tell(run, "receive", actor=actor, at=at)
    bring_later(run.pk)
    return run


def match(run: ImportRun, *, match: Match, actor: Asker, at: datetime) -> ImportRun:
    """Say which heading holds which column, remember it, and have the worker check the file again."""
    with _taken(run, "match", actor=actor, at=at) as locked:
        if locked.state not in {State.UNMATCHED, State.CHECKED}:
            raise _decided(locked)
        remember(match, written=locked.summary["headings"], actor=actor, at=at)
        locked.kind, locked.state, locked.beat_at = match.kind, State.RECEIVED, Now()
        locked.errors, locked.errors_total, locked.rows_done = [], 0, 0
        locked.summary |= {"columns": dict(match.columns), "changes": []}
        bring_later(locked.pk)
    return locked


@transaction.atomic
def rematch(kept: ColumnMap, *, match: Match, actor: Asker, at: datetime) -> ColumnMap:
    """Match the headings of later files otherwise."""
    _must_remember(kept, actor)
    return remember(match, written=kept.headings, actor=actor, at=at)


@transaction.atomic
def forget_match(kept: ColumnMap, *, actor: Asker) -> None:
    """Have somebody match such headings anew the next time."""
    _must_remember(kept, actor)
    kept.delete()


def confirm(run: ImportRun, *, actor: Asker, at: datetime) -> ImportRun:
    """Have the worker apply a checked file."""
    with _taken(run, "confirm", actor=actor, at=at) as locked:
        if locked.state != State.CHECKED:
            raise _decided(locked)
        if not kept_at(locked).exists():
            raise NotApplicable(_("Berkasnya tidak tersimpan lagi. Batalkan, lalu impor sekali lagi."))
        locked.state, locked.beat_at = State.ORDERED, Now()
        bring_later(locked.pk)
    return locked


def resume(run: ImportRun, *, actor: Asker, at: datetime) -> ImportRun:
    """Have a file that was interrupted taken up again: from the beginning of what it waited for.

    One that failed is checked anew, so that somebody looks at it again.
    """
    with _taken(run, "resume", actor=actor, at=at) as locked:
        if not locked.is_resumable:
            raise _decided(locked)
        deciding = locked.state in {State.ORDERED, State.APPLYING}
        locked.state = State.ORDERED if deciding else State.RECEIVED
        locked.beat_at = Now()
        locked.errors, locked.errors_total, locked.rows_done = [], 0, 0
        bring_later(locked.pk)
    return locked


def cancel(run: ImportRun, *, actor: Asker, at: datetime) -> ImportRun:
    """Give up a file that is not finished; what the worker is writing of it is undone."""
    with _taken(run, "cancel", actor=actor, at=at) as locked:
        if locked.state not in ImportRun.OPEN:
            raise _decided(locked)
        locked.state, locked.rows_done = State.CANCELLED, 0
        forget(locked)
    return locked


@contextmanager
def _taken(run: ImportRun, move: str, *, actor: Asker, at: datetime) -> Iterator[ImportRun]:
    """Make what is decided inside the block the move `move`: locked, signed, kept, told to the journal."""
    _must_be_permitted(actor, run.region_id)
    with transaction.atomic():
        locked = ImportRun.objects.listened_to().select_for_update().get(pk=run.pk)
        yield locked
        sign(locked, actor=actor, at=at)
        locked.save()
        tell(locked, move, actor=actor, at=at)


def _must_be_permitted(actor: Asker, region: str | None) -> None:
    """Raise Refused for all but the region's government and who answers for the nation's figures."""
    if not may_decide(actor, region):
        raise refuse(NOT_YOURS)


def _must_remember(kept: ColumnMap, actor: Asker) -> None:
    """Raise Refused for everybody but whose organisation remembers it."""
    if not may_bring(actor) or kept.organisation_id != actor.organisation_id:
        raise refuse(NOT_YOURS)


def _must_have_room(region: str | None) -> None:
    """Raise NotApplicable where a region has too many files lying about; its uploads come one by one."""
    if region is None:
        return
    Region.objects.select_for_update(no_key=True).get(pk=region)
    if ImportRun.objects.filter(region=region, state__in=ImportRun.OPEN).count() >= OPEN_AT_ONCE:
        raise NotApplicable(
            _("Masih ada %(count)s berkas daerah Anda yang belum diputuskan. Terapkan atau batalkan dahulu.")
            % {"count": OPEN_AT_ONCE}
        )


def _decided(run: ImportRun) -> NotApplicable:
    return NotApplicable(_("Berkas ini sudah diputuskan: %(state)s.") % {"state": run.get_state_display()})
