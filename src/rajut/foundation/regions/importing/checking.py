"""One file from its bytes to what it would change: nothing here writes."""

import hashlib
from dataclasses import dataclass

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from rajut.foundation.regions.importing import batches, reading, topology
from rajut.foundation.regions.importing.batches import Batch, Difference, Progress
from rajut.foundation.regions.importing.kinds import BOUNDARIES, LABELS, kind_of, places
from rajut.foundation.regions.importing.known import Known, Options, gather
from rajut.foundation.regions.importing.problems import Problem, Problems, Unreadable
from rajut.foundation.regions.importing.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Change:
    """What one table would look like afterwards; `label` is its name for people."""

    label: str
    difference: Difference


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that has been read: its mistakes, or what it would change, and the rows to do it with."""

    kind: str
    name: str
    sha256: str
    size: int
    rows: int
    options: Options
    problems: tuple[Problem, ...] = ()
    problems_total: int = 0
    notes: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    batches: tuple[Batch, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether the file may be applied."""
        return self.problems_total == 0

    @property
    def label(self) -> str | Promise:
        """The kind of file, for people."""
        return LABELS.get(self.kind, "")


@dataclass(frozen=True, slots=True)
class _Read:
    kind: str
    rows: int
    batches: list[Batch]
    notes: list[str]


def check(
    data: bytes, *, name: str, kind: str | None, options: Options, progress: Progress | None
) -> Checked:
    """Read `data` as a file called `name`; `kind` is found from its headings where it is None.

    `progress` is told the rows: the first half of the way for reading them, the second for comparing.
    """
    problems = Problems()
    known = gather(options)
    try:
        halfway = batches.part(0, 2, progress)
        read = _read(reading.unpacked(data), kind=kind, known=known, problems=problems, progress=halfway)
    except (Unreadable, topology.BrokenTopology) as broken:
        problems.add(0, "", _(str(broken)))
        read = _Read(kind or "", 0, [], [])
    changes = () if problems else _changes(read.batches, progress=batches.part(1, 2, progress))
    return Checked(
        kind=read.kind,
        name=name[-200:],
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        rows=read.rows,
        options=options,
        problems=tuple(problems),
        problems_total=problems.total,
        notes=tuple(read.notes),
        changes=changes,
        batches=() if problems else tuple(read.batches),
    )


def _read(
    data: bytes, *, kind: str | None, known: Known, problems: Problems, progress: Progress | None
) -> _Read:
    if reading.is_json(data):
        return _read_map(data, kind=kind, known=known, problems=problems)
    if kind == BOUNDARIES:
        raise Unreadable(_("Batas wilayah dibaca dari TopoJSON; berkas ini bukan JSON."))
    sheet = Sheet(reading.table(data, problems=problems), problems=problems, progress=progress)
    found = kind_of(sheet, name=kind)
    return _Read(found.name, len(sheet), found.build(sheet, known), sheet.table.notes)


def _read_map(data: bytes, *, kind: str | None, known: Known, problems: Problems) -> _Read:
    if kind not in {None, BOUNDARIES}:
        raise Unreadable(_("Berkas JSON hanya dapat berisi batas wilayah (TopoJSON)."))
    found = places.boundaries(data, known, problems=problems)
    return _Read(BOUNDARIES, sum(len(batch.rows) for batch in found) + problems.total, found, [])


def _changes(found: list[Batch], *, progress: Progress | None) -> tuple[Change, ...]:
    with transaction.atomic():
        return tuple(
            Change(str(batch.model._meta.verbose_name), batches.compare(batch, progress=told))
            for batch, told in batches.in_turn(found, progress)
        )
