"""Ask, think, keep: the search for potential, of one region at once; the whole country is ordered here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from time import perf_counter

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from rajut.core.law.authority import Rank
from rajut.core.law.lifecycle import refuse
from rajut.core.potential.domains import HELD
from rajut.core.potential.panel import Declared, Panel
from rajut.core.potential.partner_records import PartnerRank
from rajut.core.potential.records import ENGINE_VERSION, Findings, Kind
from rajut.core.potential.search import find, input_hash
from rajut.core.words import say
from rajut.foundation.journal.actions import keep
from rajut.foundation.people.actor import Actor
from rajut.steps.identify.actions.keeping import bindings, keep_opportunities, keep_rankings, one_at_a_time
from rajut.steps.identify.models import Declaration, FinderRun
from rajut.steps.identify.queries import ground
from rajut.steps.identify.queries.runs import covering, have_same_input, national

PARTNERS = 20  # kept for each region
LEASE = timedelta(minutes=15)  # a run that says nothing for so long has died with its worker
DIED = say("Pencarian ini terhenti bersama pekerja latarnya; jalankan lagi.")

ORDERING = {Rank.HEAD, Rank.SECRETARY, Rank.COOPERATION, Rank.SUPERVISOR}
NOT_YOURS = say(
    "Pencarian seluruh Indonesia dimulai dan dihentikan oleh pimpinan, petugas kerja sama, atau pembina."
)
State = FinderRun.State


@dataclass(frozen=True, slots=True)
class Ground:
    """All that one search looks at, and its hash."""

    panel: Panel
    rows: tuple[Declaration, ...]
    declared: tuple[Declared, ...]
    stamp: str

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions with a figure: the others have nothing to be ranked by but their distance."""
        return tuple(sorted({figure.region for figure in self.panel.figures}))


@dataclass(frozen=True, slots=True)
class Thought:
    """What a search found, the partners it ranked, and what it did not look for."""

    findings: Findings
    ranks: Mapping[str, tuple[PartnerRank, ...]]
    untouched: frozenset[Kind] = HELD  # kinds that were not looked for; what was found before stands


@transaction.atomic
def search(*, focus: str, actor: Actor, at: datetime) -> FinderRun:
    """Search what one region could do with others; raises UnknownRegion.

    Where the input is the same as at the last time, nothing is written and that run is returned.
    """
    began = perf_counter()
    seen = look(on=timezone.localdate(at))
    seen.panel.place(focus)
    one_at_a_time()
    if have_same_input(seen.stamp, focus=focus) and (last := covering(focus)):
        return last
    thought = Thought(find(seen.panel, seen.declared, focus=focus), _ranked(seen.panel, focus))
    run = _new(seen, focus=focus, actor=actor, at=at)
    run.begun_at, run.total = at, 1
    write(run, seen, thought, began=began, at=at)
    return run


@transaction.atomic
def order(*, actor: Actor, at: datetime) -> FinderRun:
    """Ask for a search of the whole country; the last one is returned where the input is the same."""
    _must_decide(actor)
    _bury_the_dead(at=at)
    seen, held = look(on=timezone.localdate(at)), ground.stamp_of_holdings()
    if have_same_input(seen.stamp, focus="", held=held) and (last := national()):
        return last
    run = _new(seen, focus="", actor=actor, at=at)
    run.holdings_hash = held
    run.total = len(seen.regions)
    keep(run, new=True)
    return run


def cancel(run: FinderRun, *, actor: Actor, at: datetime) -> bool:
    """Stop a search before it is complete; return whether it could still be stopped."""
    _must_decide(actor)
    ended = FinderRun.objects.filter(pk=run.pk, state__in=FinderRun.UNDER_WAY)
    return bool(ended.update(state=State.CANCELLED, ended_at=at))


def _must_decide(actor: Actor) -> None:
    """Raise Refused for posts that only look on: this search keeps the machine busy for everybody."""
    if actor.is_official and actor.rank not in ORDERING:
        raise refuse(NOT_YOURS)


def look(*, on: date) -> Ground:
    """Gather all that a search looks at but for what governments hold."""
    panel = ground.panel()
    rows = tuple(ground.declarations(on=on))
    declared = tuple(ground.declared(row) for row in rows)
    return Ground(panel, rows, declared, input_hash(panel, declared))


def _ranked(panel: Panel, region: str) -> dict[str, tuple[PartnerRank, ...]]:
    from rajut.core.potential.search import partners

    return {region: partners(panel, region, top=PARTNERS)}


def _new(seen: Ground, *, focus: str, actor: Actor, at: datetime) -> FinderRun:
    return FinderRun(
        focus=focus,
        organisation_id=actor.government_id,
        asked_by=", ".join(filter(None, (actor.name, actor.organisation))),
        asked_at=at,
        heard_at=at,
        input_hash=seen.stamp,
        engine_version=ENGINE_VERSION,
        figures=len(seen.panel.figures),
        declared=len(seen.declared),
    )


def write(run: FinderRun, seen: Ground, thought: Thought, *, began: float, at: datetime) -> None:
    """Write everything a search found; the run becomes complete with it, or nothing of it stays."""
    findings = thought.findings
    run.state, run.ended_at = State.DONE, at
    run.done, run.found = run.total, len(findings.opportunities)
    run.bindings, run.unchosen = bindings(findings), list(findings.unchosen)
    run.save()
    keep_opportunities(findings, run=run, declared=seen.rows, untouched=thought.untouched, at=at)
    keep_rankings(thought.ranks, run=run)
    # A span of time, not a moment: it says how long the reader waited.
    run.milliseconds = round((perf_counter() - began) * 1000)
    run.save(update_fields=["milliseconds"])


def is_silent(run: FinderRun, *, at: datetime) -> bool:
    """Whether a run is under way and nothing was heard of it for longer than its lease."""
    return run.is_under_way and (run.heard_at or run.asked_at) < at - LEASE


def silent(*, at: datetime) -> QuerySet[FinderRun]:
    """Return the runs under way of which nothing was heard for longer than the lease."""
    heard = Coalesce("heard_at", "asked_at")
    going = FinderRun.objects.filter(state__in=FinderRun.UNDER_WAY).alias(heard=heard)
    return going.filter(heard__lt=at - LEASE)


def _bury_the_dead(*, at: datetime) -> None:
    """Say of runs whose worker died that they failed, so that a new one can be ordered."""
    silent(at=at).update(state=State.FAILED, failure=DIED, ended_at=at)
