"""Headings that fit no kind: matched to columns by a person once, and remembered for the organisation."""

import difflib
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from rajut.foundation.regions.asking import Asker
from rajut.foundation.regions.importing.kinds import KINDS
from rajut.foundation.regions.importing.kinds.kind import Column, Kind
from rajut.foundation.regions.importing.reading import heading
from rajut.foundation.regions.models import ColumnMap

_ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class Match:
    """A kind, and which heading of the file holds each of its columns."""

    kind: str
    columns: Mapping[str, str]


def fingerprint(headings: Sequence[str]) -> str:
    """The same for the same set of headings, whatever their order."""
    return hashlib.sha256("\n".join(sorted(headings)).encode()).hexdigest()


def remembered(headings: Sequence[str], *, organisation: int | None) -> Match | None:
    """How the organisation matched these headings before."""
    found = ColumnMap.objects.filter(
        organisation_id=organisation,
        fingerprint=fingerprint(headings),
        kind__in=[kind.name for kind in KINDS],
    ).first()
    return Match(found.kind, found.columns) if found else None


def remember(match: Match, *, written: Sequence[str], actor: Asker, at: datetime) -> ColumnMap:
    """Keep a match for the next file with these headings (`written` as in the file)."""
    kept, _new = ColumnMap.objects.update_or_create(
        organisation_id=actor.organisation_id,
        fingerprint=fingerprint([heading(each) for each in written]),
        defaults={
            "kind": match.kind,
            "headings": list(written),
            "columns": dict(match.columns),
            "by": actor.name,
            "at": at,
        },
    )
    return kept


def guessed(kind: Kind, written: Sequence[str]) -> dict[str, str]:
    """The heading that probably holds each column: by its names, else by the most alike spelling."""
    headings = [heading(each) for each in written]
    found = {column: name for name, column in kind.columns_of(headings).items()}
    free = [name for name in headings if name and name not in found.values()]
    for column in kind.columns:
        if column.name not in found and (alike := _most_alike(column, free)):
            found[column.name] = alike
            free.remove(alike)
    return found


def _most_alike(column: Column, free: Sequence[str]) -> str | None:
    """The heading that contains a name of the column or resembles it."""
    names = [column.name, heading(str(column.label)), *column.also]
    scored = [(max(_likeness(name, other) for name in names if name), other) for other in free]
    best = max(scored, default=(0.0, ""), key=lambda pair: pair[0])
    return best[1] if best[0] >= _ALIKE else None


def _likeness(name: str, other: str) -> float:
    return difflib.SequenceMatcher(None, name, other, autojunk=False).ratio()
