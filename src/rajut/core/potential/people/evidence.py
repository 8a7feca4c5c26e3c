"""The rows a proposal stands on, how much of them is known, and what they leave open."""

from collections.abc import Iterable, Iterator, Sequence

from rajut.core.potential.holdings import StaffEntry
from rajut.core.potential.people.gathering import Lot
from rajut.core.potential.people.words import (
    DIFFERING,
    EXPERT_COST,
    EXPERT_ROW,
    NEED_ROW,
    SEAT_COST,
    SEAT_ROW,
    UNDATED,
    UNPRICED,
)
from rajut.core.potential.records import Evidence, Quality, Sentence, sentence

LABELS = {"need": NEED_ROW, "seat": SEAT_ROW, "expert": EXPERT_ROW}
COSTS = {"seat": SEAT_COST, "expert": EXPERT_COST}
NAMES = 4  # of a competency that are named where they differ


def evidence(lots: Sequence[Lot]) -> tuple[Evidence, ...]:
    """Return the rows: persons of each, and the cost of a seat or expert."""
    return tuple(each for row in _rows(lots) for each in _told(row))


def quality(lots: Sequence[Lot]) -> Quality:
    """Return the share of what the rows should tell (both days, and the cost of what is offered)."""
    told = [each is not None for row in _rows(lots) for each in _asked(row)]
    return Quality((("declared", round(sum(told) / len(told), 6)),))


def doubts(lots: Sequence[Lot], *, assumed: float = 0.0) -> tuple[Sentence, ...]:
    """Return what the rows leave open; `assumed` is the cost taken where none is told."""
    rows = _rows(lots)
    names = sorted({lot.name for lot in lots} if len({lot.form for lot in lots}) > 1 else ())
    undated = sum(row.starts_on is None or row.ends_on is None for row in rows)
    unpriced = sum(row.kind != "need" and row.cost is None for row in rows)
    found = []
    if names:
        found.append(sentence(DIFFERING, names="; ".join(names[:NAMES])))
    if undated:
        found.append(sentence(UNDATED, count=undated, all=len(rows)))
    if unpriced:
        found.append(sentence(UNPRICED, count=unpriced, cost=assumed))
    return tuple(found)


def _rows(lots: Iterable[Lot]) -> list[StaffEntry]:
    return sorted((row for lot in lots for row in lot.rows), key=lambda row: (row.kind, row.region, row.id))


def _asked(row: StaffEntry) -> tuple[object, ...]:
    dates = (row.starts_on, row.ends_on)
    return dates if row.kind == "need" else (*dates, row.cost)


def _told(row: StaffEntry) -> Iterator[Evidence]:
    source = f"{row.agency}: {row.competency} ({row.source})"
    year = row.starts_on.year if row.starts_on else None
    yield Evidence(LABELS[row.kind], row.region, "", year, float(row.persons), "orang", source)
    if row.kind in COSTS and row.cost is not None:
        yield Evidence(COSTS[row.kind], row.region, "", year, row.cost, "rupiah", source)
