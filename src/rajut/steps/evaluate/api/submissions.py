"""Reports of the parties: opened, filled, submitted, checked by another party."""

import uuid
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Query, Router, Status
from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from rajut.core.law.lifecycle import refuse
from rajut.core.law.lifecycles.evaluate import SUBMISSION
from rajut.core.words import say
from rajut.foundation.people.programs import Writing, officials
from rajut.foundation.people.request import Request
from rajut.steps.engage.api.matter import inside, moves_of
from rajut.steps.evaluate import queries
from rajut.steps.evaluate.actions import submissions as actions
from rajut.steps.evaluate.models import Submission
from rajut.steps.evaluate.queries.reports import Reported
from rajut.steps.plan.api.schemas import PeriodTold, ValueState
from rajut.steps.plan.models import Observation, Period
from rajut.steps.plan.queries import framework_in_force
from rajut.ui.api.fields import AskedId, Divisor, Exact, Fact, Id, OneOf, PathId
from rajut.ui.api.schemas import Asked, Cut, MoveTold, Named, Page, Paging, Reason, Told, cut, sought
from rajut.ui.moves import Option

router = Router(tags=["evaluate"])
writing = Writing("evaluate")

State = Annotated[str, OneOf(tuple(SUBMISSION.states))]
PLAIN = {move.__name__: move for move in (actions.submit, actions.accept)}
LIST = "/collaborations/{int:pk}/submissions"
ONE = f"{LIST}/{{int:submission}}"
MOST_CELLS = 1000
ONLY_PARTIES = say("Hanya pihak dengan rencana yang sudah disepakati yang melapor.")


class SubmissionTold(Told):
    """What one party reports for one period."""

    id: int
    organisation: Named
    period: PeriodTold
    plan_version: int
    state: State
    state_words: str
    round: int
    submitted_at: datetime | None
    submitted_by: str
    accepted_at: datetime | None
    accepted_by: str

    @staticmethod
    def resolve_plan_version(row: Submission) -> int:
        """The version of the plan it reports on."""
        return row.framework.version

    @staticmethod
    def resolve_state_words(row: Submission) -> str:
        """The state in words."""
        return _(row.state_words)


class CellTold(Told):
    """One indicator the party committed to: its value if there is one, beside target and last value."""

    indicator_id: uuid.UUID
    name: str
    unit: str
    is_ratio: bool
    state: ValueState | None
    value: Exact | None
    numerator: Exact | None
    denominator: Exact | None
    note: str
    target: Exact | None
    previous: Exact | None


class SubmissionDetail(SubmissionTold):
    """A report with its values, and what can be done now."""

    note: str
    reason: str
    cells: list[CellTold]
    moves: list[MoveTold]

    @staticmethod
    def resolve_cells(row: Submission, context: dict[str, Any]) -> list[CellTold]:
        """A cell for each indicator the party committed to."""
        return [cell_told(each) for each in queries.values(row, actor=context["request"].actor)]

    @staticmethod
    def resolve_moves(row: Submission, context: dict[str, Any]) -> tuple[Option, ...]:
        """What this actor may do with it now."""
        return moves_of(row, f"collaborations/{row.collaboration_id}/submissions/{row.pk}", context)


def cell_told(row: Reported) -> CellTold:
    """Return one cell of a report."""
    held = row.value
    return CellTold(
        indicator_id=row.version.indicator_id,
        name=row.version.name,
        unit=row.version.unit,
        is_ratio=row.version.is_ratio,
        state=held.status if held else None,
        value=row.amount,
        numerator=held.numerator if held else None,
        denominator=held.denominator if held and held.numerator is not None else None,
        note=held.note if held else "",
        target=row.target,
        previous=row.previous,
    )


class SubmissionsAsked(Paging):
    """How the list is narrowed."""

    state: State | SkipJsonSchema[None] = None
    period: AskedId | SkipJsonSchema[None] = None
    organisation: AskedId | SkipJsonSchema[None] = None


class NewSubmission(Asked):
    """The period to report on; the party is the actor's own."""

    period: Id


class CellAsked(Asked):
    """One value: a number (a ratio as numerator and denominator), or why there is none, with a note."""

    indicator_id: uuid.UUID
    state: ValueState = Observation.Status.KNOWN.value
    numerator: Fact | None = None
    denominator: Divisor | None = None
    note: str = Field("", max_length=500)

    def cell(self) -> actions.Cell:
        """Return the value as the action takes it."""
        divisor = Decimal(1) if self.denominator is None else self.denominator
        return actions.Cell(self.indicator_id, self.state, self.numerator, divisor, note=self.note)


class Filling(Asked):
    """Values to keep; a cell that is not given stays as it was. The note replaces the one before."""

    cells: list[CellAsked] = Field(max_length=MOST_CELLS)
    note: str = Field("", max_length=4000)


@router.get(LIST, response=Page[SubmissionTold], auth=officials)
def submissions(request: Request, pk: PathId, asked: Query[SubmissionsAsked]) -> Cut[Submission]:
    """List the reports of a collaboration."""
    rows = Submission.objects.visible_to(request.actor).filter(collaboration=inside(request, pk))
    for name in ("state", "period", "organisation"):
        if chosen := getattr(asked, name):
            rows = rows.filter(**{name: chosen})
    rows = rows.select_related("organisation", "period", "framework")
    return cut(rows.order_by("-period__starts_on", "organisation__name", "pk"), asked)


@router.post(LIST, response={201: SubmissionDetail}, auth=writing)
def open_submission(request: Request, pk: PathId, body: NewSubmission) -> Status[Submission]:
    """Begin the own party's report for a period; the same one when it is there already."""
    matter = inside(request, pk)
    periods = Period.objects.visible_to(request.actor).filter(collaboration=matter)
    framework = framework_in_force(matter)
    party = queries.reporting_party(matter, actor=request.actor)
    if framework is None or party is None:
        raise refuse(ONLY_PARTIES)
    made = actions.open_report(
        framework,
        period=sought(periods, body.period, field="period"),
        organisation=party,
        actor=request.actor,
        at=request.at,
    )
    return Status(201, report(request, pk, made.pk))


@router.get(ONE, response=SubmissionDetail, auth=officials)
def submission(request: Request, pk: PathId, submission: PathId) -> Submission:
    """Show a report with its values."""
    return report(request, pk, submission)


@router.post(f"{ONE}/moves/fill", response=SubmissionDetail, auth=writing)
def fill_submission(request: Request, pk: PathId, submission: PathId, body: Filling) -> Submission:
    """Keep drafted values: all of them, or none where one has no place in the report."""
    found = report(request, pk, submission)
    _must_fit(body, found)
    cells = [cell.cell() for cell in body.cells]
    actions.fill(found, cells=cells, note=body.note, actor=request.actor, at=request.at)
    return report(request, pk, submission)


def _must_fit(body: Filling, found: Submission) -> None:
    """Refuse values of indicators the party did not commit to, twice the same, or a denominator too many."""
    ratios = {version.indicator_id: version.is_ratio for version in queries.committed(found)}
    given = [cell.indicator_id for cell in body.cells]
    if any(each not in ratios for each in given) or len(set(given)) < len(given):
        raise ValidationError(
            {"cells": _("Pilih indikator yang diemban instansi Anda, masing-masing sekali.")}
        )
    for cell in body.cells:
        if cell.denominator is not None and not ratios[cell.indicator_id]:
            raise ValidationError({"cells": _("Penyebut hanya untuk indikator yang berupa rasio.")})
        if ratios[cell.indicator_id] and cell.numerator is not None and cell.denominator is None:
            raise ValidationError({"cells": _("Isi penyebut yang lebih besar dari nol.")})


@router.post(f"{ONE}/moves/give_back", response=SubmissionDetail, auth=writing)
def give_submission_back(request: Request, pk: PathId, submission: PathId, body: Reason) -> Submission:
    """Return a report to the party that submitted it, saying what to mend."""
    found = report(request, pk, submission)
    actions.give_back(found, reason=body.reason, actor=request.actor, at=request.at)
    return report(request, pk, submission)


@router.post(f"{ONE}/moves/unlock", response=SubmissionDetail, auth=writing)
def unlock_submission(request: Request, pk: PathId, submission: PathId, body: Reason) -> Submission:
    """Open an accepted report again."""
    found = report(request, pk, submission)
    actions.unlock(found, reason=body.reason, actor=request.actor, at=request.at)
    return report(request, pk, submission)


@router.post(f"{ONE}/moves/{{move}}", response=SubmissionDetail, auth=writing)
def move_submission(
    request: Request, pk: PathId, submission: PathId, move: Annotated[str, OneOf(tuple(PLAIN))]
) -> Submission:
    """Submit the own report, or accept another party's."""
    PLAIN[move](report(request, pk, submission), actor=request.actor, at=request.at)
    return report(request, pk, submission)


def report(request: Request, pk: int, submission: int) -> Submission:
    """Return a report of a collaboration whose inside the actor may see, or 404."""
    matter = inside(request, pk)
    seen = Submission.objects.visible_to(request.actor).select_related("framework", "period", "organisation")
    found = get_object_or_404(seen, pk=submission, collaboration=matter)
    found.collaboration = matter
    return found
