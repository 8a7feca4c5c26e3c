"""The worker's part: make the search of the whole country that somebody ordered.

It thinks first, saying how far it is, and keeps everything in one transaction at the end: a search that is
cancelled, breaks or dies with its worker leaves nothing behind.
"""

import resource
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import chain
from time import perf_counter
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from rajut.core.potential.domains import FINDERS, Holdings, search_domains
from rajut.core.potential.geography import geography, shared_groups
from rajut.core.potential.panel import Panel
from rajut.core.potential.partner_records import PartnerRank
from rajut.core.potential.records import Findings, Kind, digest
from rajut.core.potential.search import find
from rajut.core.potential.setting import Setting
from rajut.core.words import say
from rajut.foundation.people.sight import as_system
from rajut.steps.identify.actions.keeping import fits, keep_names, one_at_a_time
from rajut.steps.identify.actions.searching import DIED, PARTNERS, Ground, Thought, look, silent, write
from rajut.steps.identify.models import FinderRun
from rajut.steps.identify.queries import ground
from rajut.steps.identify.queries.telling import told

if TYPE_CHECKING:
    from rajut.core.potential.procurement.grouping import Grouping
    from rajut.core.potential.procurement.naming import Named
    from rajut.core.potential.procurement.partings import Parting
    from rajut.core.potential.procurement.proposals import Proposal

STEP = 25  # regions between two looks at whether somebody cancelled
LONG = 100  # one finder takes about as long as ranking so many regions
PAUSE = 0.5  # seconds between two words about the progress
PROPOSED = 1_000  # pairs of names laid before people
PARTED = 300  # parts of names
MOST_TRIES = 3  # a search that three workers did not survive is not given to a fourth
BROKE = say("Pencarian ini gagal karena kesalahan sistem; data tidak berubah. Jalankan lagi.")
State = FinderRun.State
Clock = Callable[[], datetime]


class Cancelled(Exception):
    """Somebody cancelled the run meanwhile."""


def conduct(pk: int, *, clock: Clock) -> None:
    """Make an ordered search; nothing where it does not wait, so the job may come twice."""
    begun = clock()
    with transaction.atomic(), as_system():
        waiting = FinderRun.objects.filter(pk=pk, state=State.QUEUED)
        if not waiting.update(state=State.RUNNING, begun_at=begun, heard_at=begun, tries=F("tries") + 1):
            return
        # The number of the try is its token: what another worker has taken up since is no longer ours.
        ours = FinderRun.objects.filter(
            pk=pk, state=State.RUNNING, tries=FinderRun.objects.values_list("tries").get(pk=pk)[0]
        )
    try:
        _conduct(ours, clock=clock)
    except Cancelled:
        return
    except Exception:
        with transaction.atomic(), as_system():
            ours.update(state=State.FAILED, failure=BROKE, ended_at=clock())
        raise


def _conduct(ours: QuerySet[FinderRun], *, clock: Clock) -> None:
    began = perf_counter()
    with transaction.atomic(), as_system():
        # The stamp first: what is brought in while the rows are read is not taken for read.
        stamp = ground.stamp_of_holdings()
        seen, held = look(on=timezone.localdate(clock())), ground.holdings()
    progress = Progress(ours, regions=len(seen.regions), clock=clock)
    findings = find(seen.panel, seen.declared)
    names = Names()
    held = replace(held, seen=partial(names.count, held))
    findings, parts, untouched = _with_domains(findings, held, seen, progress, stamp=stamp)
    ranks: dict[str, tuple[PartnerRank, ...]] = {}
    for region, found in _rank_all(seen):
        ranks[region] = found
        progress.ranked(len(ranks))
    with transaction.atomic(), as_system():
        one_at_a_time()
        run = ours.select_for_update(of=("self",)).first()
        if run is None:
            raise Cancelled
        run.input_hash, run.holdings_hash, run.total = seen.stamp, stamp, progress.total
        run.parts, run.peak_mib, run.stage = parts, _peak(), ""
        if names.are_known or held.packages is None:
            keep_names(names.counted, names.proposed, names.parted)
        write(run, seen, Thought(findings, ranks, untouched), began=began, at=clock())


def _with_domains(
    found: Findings, held: Holdings, seen: Ground, progress: "Progress", *, stamp: str
) -> tuple[Findings, dict[str, dict[str, Any]], frozenset[Kind]]:
    """Return all findings; for each domain how many, how long, or why not; and the kinds not looked for."""
    parts: dict[str, dict[str, Any]] = {}
    opportunities, bindings = [found.opportunities], [found.bindings]
    began = perf_counter()
    untouched: set[Kind] = set()
    for part in search_domains(held, setting=setting_of(seen, held=stamp), progress=progress.finding):
        more = tuple(each for each in part.opportunities if fits(each))
        opportunities.append(more)
        bindings.append(tuple(part.bindings))
        parts[part.finder.domain] = {
            "found": len(more),
            "milliseconds": round((perf_counter() - began) * 1000),
            "refusal": None if part.refusal is None else told(part.refusal),
        }
        untouched |= part.finder.kinds if part.refusal else set()
        began = perf_counter()
    every = sorted(chain.from_iterable(opportunities), key=lambda each: (-each.score, each.id))
    unchosen = tuple(sorted(set(found.unchosen) - {member for each in every for member in each.members}))
    missing = sorted(chain.from_iterable(bindings), key=lambda each: (each.region, each.domain, each.object))
    whole = Findings(tuple(every), tuple(missing), unchosen, found.engine_version, found.input_hash)
    return whole, parts, frozenset(untouched)


def setting_of(seen: Ground, *, held: str) -> Setting:
    """Return what the finders judge in; `held` stands for what governments hold, in the input's hash too."""
    panel: Panel = seen.panel
    stamp = digest((seen.stamp, held))
    return Setting(geography(panel), shared_groups(panel), frozenset(panel.externalities), stamp)


def _rank_all(seen: Ground) -> Iterator[tuple[str, tuple[PartnerRank, ...]]]:
    # Imported here, so that only a search pays for numpy.
    from rajut.core.potential.partners import rank
    from rajut.core.potential.survey import survey

    laid_out = survey(seen.panel)
    for region in seen.regions:
        yield region, rank(laid_out, region, domain=None, top=PARTNERS)


def _peak() -> int:
    """The most memory this process ever held, in MiB (Linux counts in KiB)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


class Names:
    """The names of goods as the finder of purchases grouped them; which may be one, which several."""

    def __init__(self) -> None:
        self.are_known = False
        self.counted: list[Named] = []
        self.proposed: list[Proposal] = []
        self.parted: list[Parting] = []

    def count(self, held: Holdings, found: "Grouping") -> None:
        """Count what is planned under each name."""
        if held.packages is None:
            return
        from rajut.core.potential.procurement.ceilings import without_absurd
        from rajut.core.potential.procurement.confirmations import confirmed
        from rajut.core.potential.procurement.lexicon import own
        from rajut.core.potential.procurement.naming import counted
        from rajut.core.potential.procurement.proposals import proposals
        from rajut.core.potential.procurement.splitting import splits

        packages = without_absurd(held.packages, found)
        self.counted = counted(found, packages)
        self.proposed = proposals(found, packages.ceiling.astype(float), most=PROPOSED)
        self.parted = splits(
            found,
            packages,
            lexicon=confirmed(own(), held.decisions),
            decisions=held.decisions,
            accounts=held.accounts,
            named=self.counted,
            most=PARTED,
        )
        self.are_known = True


class Progress:
    """How far one run is, written down now and then; each time it hears whether somebody cancelled."""

    def __init__(self, ours: QuerySet[FinderRun], *, regions: int, clock: Clock) -> None:
        self.ours, self.clock = ours, clock
        self.finders = [finder.domain for finder in FINDERS]
        self.total = LONG * len(self.finders) + regions
        self._told = 0.0

    def finding(self, domain: str, done: int, of: int) -> None:
        """Say how far a finder is; raises Cancelled."""
        at_end = done in {0, of}
        if at_end or perf_counter() - self._told >= PAUSE:
            before = LONG * self.finders.index(domain)
            self._tell(before + LONG * done // max(of, 1), stage=domain)

    def ranked(self, regions: int) -> None:
        """Say how many regions are ranked; raises Cancelled."""
        if regions % STEP == 0:
            self._tell(LONG * len(self.finders) + regions, stage="")

    def _tell(self, done: int, *, stage: str) -> None:
        self._told = perf_counter()
        with transaction.atomic(), as_system():
            if not self.ours.update(done=done, total=self.total, stage=stage, heard_at=self.clock()):
                raise Cancelled


@transaction.atomic
def taken_back(*, at: datetime) -> list[int]:
    """Lay ready again what died with its worker, and say which; what died too often has failed."""
    with as_system():
        left = silent(at=at).select_for_update()
        again = [run.pk for run in left if run.tries < MOST_TRIES]
        FinderRun.objects.filter(pk__in=again).update(state=State.QUEUED, heard_at=at, done=0)
        hopeless = [run.pk for run in left if run.pk not in again]
        FinderRun.objects.filter(pk__in=hopeless).update(state=State.FAILED, failure=DIED, ended_at=at)
    return again
