"""The finders of the five domains, one after the other, over what governments hold.

Each loads its own libraries when it runs, and only where it has something to read.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from rajut.core.potential.holdings import Application, Facility, ServiceFigure, StaffEntry
from rajut.core.potential.records import Binding, Kind, Opportunity, Sentence, Unsound
from rajut.core.potential.setting import Setting

if TYPE_CHECKING:
    from rajut.core.potential.procurement.confirmations import Decision
    from rajut.core.potential.procurement.grouping import Grouping
    from rajut.core.potential.procurement.packages import Packages, Texts

Found = tuple[list[Opportunity], list[Binding]]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, eq=False)
class Holdings:
    """What the finders of the five domains read.

    `decisions` are what people decided about names of what is bought; `seen` is shown the names as grouped.
    `past` are packages of earlier years of which it is known what they came to.
    `accounts` are the packages' account codes, which only the naming of goods looks at.
    """

    figures: Sequence[ServiceFigure] = ()
    staff: Sequence[StaffEntry] = ()
    applications: Sequence[Application] = ()
    facilities: Sequence[Facility] = ()
    packages: "Packages | None" = None
    past: "Packages | None" = None
    accounts: "Texts | None" = None
    decisions: "Sequence[Decision]" = ()
    seen: "Callable[[Grouping], None] | None" = None


@dataclass(frozen=True, slots=True)
class Finder:
    """One domain: the kinds of opportunities it finds, and how."""

    domain: str
    kinds: frozenset[Kind]
    find: Callable[[Holdings, Setting, Progress], Found]


def _purchases(given: Holdings, setting: Setting, progress: Progress) -> Found:
    if given.packages is None:
        return [], []
    from rajut.core.potential.procurement.finding import find_joint_purchases

    return find_joint_purchases(
        given.packages,
        setting=setting,
        decisions=given.decisions,
        past=given.past,
        progress=progress,
        threads=2,
        seen=given.seen,
    )


def _services(given: Holdings, setting: Setting, progress: Progress) -> Found:
    if not given.figures:
        return [], []
    from rajut.core.potential.finance.finding import find_joint_services

    return find_joint_services(given.figures, setting=setting)


def _people(given: Holdings, setting: Setting, progress: Progress) -> Found:
    if not given.staff:
        return [], []
    from rajut.core.potential.people.finding import find_people

    return find_people(given.staff, setting=setting)


def _applications(given: Holdings, setting: Setting, progress: Progress) -> Found:
    if not given.applications:
        return [], []
    from rajut.core.potential.applications.finding import find_shared_applications

    return find_shared_applications(given.applications, setting=setting)


def _sites(given: Holdings, setting: Setting, progress: Progress) -> Found:
    if not given.facilities:
        return [], []
    from rajut.core.potential.facilities.sharing import find_shared_sites

    return find_shared_sites(given.facilities, setting=setting)


FINDERS = (
    Finder("procurement", frozenset({Kind.JOINT_PURCHASE}), _purchases),
    Finder("finance", frozenset({Kind.JOINT_SERVICE}), _services),
    Finder("people", frozenset({Kind.JOINT_CLASS, Kind.LENDING}), _people),
    Finder("technology", frozenset({Kind.SHARED_APPLICATION}), _applications),
    Finder("service", frozenset({Kind.SHARED_SITE}), _sites),
)
HELD = frozenset().union(*(finder.kinds for finder in FINDERS))


@dataclass(frozen=True, slots=True)
class Part:
    """What one domain's finder found, or why it could not look at what it was given."""

    finder: Finder
    opportunities: Sequence[Opportunity] = ()
    bindings: Sequence[Binding] = ()
    refusal: Sentence | None = None


def search_domains(
    given: Holdings, *, setting: Setting, progress: Callable[[str, int, int], None]
) -> Iterator[Part]:
    """Yield what each domain's finder found; `progress` is told the domain and how far its finder is.

    Rows that one finder cannot read keep it alone from answering, never the other domains.
    """
    for finder in FINDERS:
        tell = partial(progress, finder.domain)
        tell(0, 1)
        try:
            part = Part(finder, *finder.find(given, setting, tell))
        except Unsound as error:
            part = Part(finder, refusal=error.sentence)
        yield part
        tell(1, 1)
