"""One file from its bytes to what it would change: nothing here writes."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from rajut.foundation.regions.importing import batches, matching, owning, reading, staging, topology
from rajut.foundation.regions.importing.batches import Batch, Difference, Progress
from rajut.foundation.regions.importing.kinds import BOUNDARIES, LABELS, places
from rajut.foundation.regions.importing.kinds.kind import Kind
from rajut.foundation.regions.importing.known import Known, Options, gather
from rajut.foundation.regions.importing.matching import Match
from rajut.foundation.regions.importing.problems import KEPT, Problem, Problems, Unmatched, Unreadable
from rajut.foundation.regions.importing.reading import LARGE, SMALL, Limits, Reader, Source
from rajut.foundation.regions.importing.sheet import Sheet
from rajut.foundation.regions.importing.stream import CHUNK, Stream


@dataclass(frozen=True, slots=True)
class Change:
    """What one table would look like afterwards; `label` is its name for people."""

    label: str
    difference: Difference


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that has been read: its mistakes, or what it would change, and the rows to do it with.

    `headings` are those of the file, `columns` the heading of each column where a person matched them;
    `unmatched` says that somebody has to. `region` is the only one it may touch; empty: the nation.
    """

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
    headings: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    unmatched: bool = False
    region: str = ""

    @property
    def sound(self) -> bool:
        """Whether the file may be applied."""
        return self.problems_total == 0

    @property
    def label(self) -> str | Promise:
        """The kind of file, for people."""
        return LABELS.get(self.kind, "")


@dataclass(frozen=True, slots=True)
class Asked:
    """How a file is to be read: as which kind, with which columns, in whose memory, within which limits.

    `region` is the only one whose rows it may hold; empty for a file that speaks for the nation.
    """

    kind: str | None = None
    match: Match | None = None
    organisation: int | None = None
    region: str = ""
    limits: Limits = LARGE
    chunk: int = CHUNK


@dataclass(slots=True)
class _Read:
    """What has been read so far."""

    kind: str = ""
    rows: int = 0
    batches: tuple[Batch, ...] = ()
    notes: list[str] = field(default_factory=list)
    headings: tuple[str, ...] = ()
    match: Match | None = None
    unmatched: bool = False
    changes: tuple[Change, ...] = ()


def check(source: Source, *, name: str, asked: Asked, options: Options, progress: Progress | None) -> Checked:
    """Read `source` as a file called `name`; its kind is found from its headings where none is asked for.

    `progress` is told the rows: the first half of the way for reading them, the second for comparing.
    """
    problems, read = Problems(), _Read(kind=asked.kind or "")
    try:
        known = gather(options, own=asked.region)
        _read(source, read, asked=asked, known=known, problems=problems, progress=progress)
    except Unmatched as unmatched:
        problems.add(0, "", str(unmatched))
        read.kind, read.unmatched = unmatched.kind, True
    except (Unreadable, topology.BrokenTopology) as broken:
        problems.add(0, "", _(str(broken)))
    return Checked(
        kind=read.kind,
        name=name[-200:],
        sha256=source.sha256(),
        size=source.size,
        rows=read.rows,
        options=options,
        problems=tuple(problems),
        problems_total=problems.total,
        notes=tuple(read.notes),
        changes=() if problems else read.changes,
        batches=() if problems else read.batches,
        headings=read.headings,
        columns=read.match.columns if read.match else {},
        unmatched=read.unmatched,
        region=asked.region,
    )


def _read(
    source: Source,
    read: _Read,
    *,
    asked: Asked,
    known: Known,
    problems: Problems,
    progress: Progress | None,
) -> None:
    """Read the rows and compare them with what the tables hold."""
    if reading.is_json(source):
        _read_map(source, read, asked=asked, known=known, problems=problems)
    elif asked.kind == BOUNDARIES:
        raise Unreadable(_("Batas wilayah dibaca dari TopoJSON; berkas ini bukan JSON."))
    else:
        reader = reading.opened(source, limits=asked.limits)
        read.headings, read.notes = reader.written, list(reader.notes)
        kind, read.match = _kind(reader, asked, known)
        read.kind = kind.name
        names = kind.columns_of(reader.headings, chosen=read.match.columns if read.match else None)
        if kind.stream is not None:
            stream = Stream(reader, kind, names, known, problems, asked.limits, asked.chunk, progress)
            _read_stream(stream, read, kind.stream)
            return
        _read_sheet(source, reader, read, kind, names, known, problems, batches.part(0, 2, progress))
    if not problems:
        read.changes = _changes(read.batches, progress=batches.part(1, 2, progress))


def _kind(reader: Reader, asked: Asked, known: Known) -> tuple[Kind, Match | None]:
    """The kind of the file and how its columns were matched: as asked, else as remembered, else by names."""
    match = asked.match or matching.remembered(reader.headings, organisation=asked.organisation)
    if match is not None and asked.kind in {None, match.kind}:
        missing = [name for name in match.columns.values() if name not in reader.headings]
        if missing:
            raise Unreadable(
                _("Kolom %(missing)s tidak ada di berkas ini.") % {"missing": ", ".join(missing)}
            )
        return owning.kind_for(reader.headings, known.codes, name=match.kind, chosen=match.columns), match
    return owning.kind_for(reader.headings, known.codes, name=asked.kind), None


def _read_sheet(
    source: Source,
    reader: Reader,
    read: _Read,
    kind: Kind,
    names: Mapping[str, str],
    known: Known,
    problems: Problems,
    progress: Progress | None,
) -> None:
    """Read a small table whole."""
    SMALL.weigh(reader.size, packed=source.size)
    table = reading.whole(reader, problems=problems, limits=SMALL)
    sheet = Sheet(table, problems=problems, names=names, progress=progress)
    owning.claim(sheet, known.codes)
    read.rows, read.notes = len(sheet), table.notes
    read.batches = tuple(replace(batch, own=known.codes.own) for batch in kind.build(sheet, known))


def _read_stream(stream: Stream, read: _Read, shape: Batch) -> None:
    """Read a large table in chunks, straight into its stage, and tell its rows apart there."""
    kept = stream.kind.kept(stream.names.values())
    lying = f"rajut_staged_{secrets.token_hex(8)}"
    batch = replace(shape, rows=stream, frozen=kept, own=stream.known.codes.own, stage=lying)
    with transaction.atomic():
        try:
            staging.stage(batch)
        finally:
            read.rows = stream.count
            read.notes += stream.notes
        if not stream.problems:
            _tell_apart(batch, stream.problems)
            if batch.own:
                owning.tell_taken(batch, stream.known.codes, stream.problems)
        if not stream.problems:
            read.notes += _told_by(batch, stream.kind.told_by)
            read.batches = (batch,)
            read.changes = _changes(read.batches, progress=None)


def _told_by(batch: Batch, column: str) -> list[str]:
    """How many rows there are for each year: a year that was mistyped stands out."""
    if not column:
        return []
    counts = "; ".join(f"{value}: {count}" for value, count in staging.counted(batch, column))
    return [_("Jumlah baris menurut tahun: %(counts)s.") % {"counts": counts}]


def _tell_apart(batch: Batch, problems: Problems) -> None:
    """Note every row whose key stands in an earlier row."""
    total, first = staging.repeats(batch, most=KEPT)
    for repeat in first:
        key = ", ".join(map(str, repeat.key))
        text = _("Baris ini mengulang baris %(row)s (%(key)s). Hapus salah satunya.")
        problems.add(repeat.row, "", text % {"row": repeat.earlier, "key": key})
    problems.total += total - len(first)


def _read_map(source: Source, read: _Read, *, asked: Asked, known: Known, problems: Problems) -> None:
    if asked.kind not in {None, BOUNDARIES}:
        raise Unreadable(_("Berkas JSON hanya dapat berisi batas wilayah (TopoJSON)."))
    owning.must_be_local(BOUNDARIES, known.codes)
    found = places.boundaries(source.whole(limits=SMALL), known, problems=problems)
    read.kind, read.batches = BOUNDARIES, tuple(found)
    read.rows = sum(len(batch.rows) for batch in found) + problems.total


def _changes(found: tuple[Batch, ...], *, progress: Progress | None) -> tuple[Change, ...]:
    with transaction.atomic():
        return tuple(
            Change(str(batch.model._meta.verbose_name), batches.compare(batch, progress=told))
            for batch, told in batches.in_turn(found, progress)
        )
