"""The values of a report while it is in work: all of what was typed is kept, or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Exists, OuterRef, Subquery

from rajut.core.words import say
from rajut.foundation.documents.models import Document
from rajut.foundation.journal.actions import keep_all
from rajut.foundation.people.actor import Actor
from rajut.steps.evaluate.actions.evidence import attached, must_be_here
from rajut.steps.evaluate.models import Submission, Value
from rajut.steps.plan.models import Commitment, IndicatorVersion

NOT_YOURS = say("Pilih indikator yang diemban instansi Anda, masing-masing sekali.")
NO_RATIO = say("Penyebut hanya untuk indikator yang berupa rasio.")
TYPED = ("status", "numerator", "denominator", "note", "evidence")


@dataclass(frozen=True, slots=True)
class Cell:
    """One value as it was typed in: a number, or why there is none; with its proof, if there is any.

    `file` becomes a new document, `evidence` is one that is here already; with neither, what was attached
    before stays, unless `bare` takes it off.
    """

    indicator_id: UUID
    status: str
    numerator: Decimal | None
    denominator: Decimal = Decimal(1)
    note: str = ""
    evidence: Document | None = None
    file: "UploadedFile[bytes] | None" = None
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value belongs: an indicator that the reporting party is committed to."""

    name: str
    is_ratio: bool
    evidence_id: int | None


def draft(
    submission: Submission, cells: Sequence[Cell], *, emptied: Sequence[UUID] = (), actor: Actor, at: datetime
) -> None:
    """Keep drafted values in the caller's transaction; raise ValidationError where one has no place.

    `emptied`: the indicators whose value was taken away again, with its note and its tie to a proof.
    """
    places = _places(submission, [cell.indicator_id for cell in cells])
    _must_fit(cells, places)
    must_be_here((cell.evidence for cell in cells), collaboration_id=submission.collaboration_id, actor=actor)
    rows = [_value(cell, places[cell.indicator_id], submission, actor=actor, at=at) for cell in cells]
    if emptied:
        submission.values.filter(indicator_id__in=emptied).delete()
    if rows:
        keep_all(rows, once=["submission", "indicator"], fields=TYPED)


def _places(submission: Submission, indicators: Sequence[UUID]) -> dict[UUID, Place]:
    """Return those of the indicators that the reporting party is committed to; one query."""
    mine = Commitment.objects.filter(
        framework_id=submission.framework_id,
        organisation_id=submission.organisation_id,
        indicator=OuterRef("indicator"),
    )
    held = Value.objects.filter(submission=submission, indicator=OuterRef("indicator")).values("evidence_id")
    rows = IndicatorVersion.objects.filter(
        Exists(mine), framework_id=submission.framework_id, indicator_id__in=indicators
    )
    found = rows.values_list("indicator_id", "name", "is_ratio", Subquery(held))
    return {indicator: Place(name, is_ratio, evidence) for indicator, name, is_ratio, evidence in found}


def _must_fit(cells: Sequence[Cell], places: Mapping[UUID, Place]) -> None:
    given = {cell.indicator_id for cell in cells}
    if len(given) < len(cells) or not given <= places.keys():
        raise ValidationError({"cells": NOT_YOURS})
    if any(cell.denominator != 1 and not places[cell.indicator_id].is_ratio for cell in cells):
        raise ValidationError({"cells": NO_RATIO})


def _value(cell: Cell, place: Place, submission: Submission, *, actor: Actor, at: datetime) -> Value:
    value = Value(
        collaboration_id=submission.collaboration_id,
        submission=submission,
        indicator_id=cell.indicator_id,
        status=cell.status,
        numerator=cell.numerator,
        denominator=cell.denominator,
        note=cell.note,
    )
    given = _given(cell, place, submission, actor=actor, at=at)
    kept = None if cell.bare else place.evidence_id
    value.evidence_id = given.pk if given is not None else kept
    return value


def _given(
    cell: Cell, place: Place, submission: Submission, *, actor: Actor, at: datetime
) -> Document | None:
    if cell.file is None:
        return cell.evidence
    return attached(
        cell.file,
        of=f"{place.name}, {submission.period}",
        organisation=submission.organisation,
        collaboration_id=submission.collaboration_id,
        actor=actor,
        at=at,
    )
