"""What is past its day in whom's collaborations: one thing of each kind, and since when."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.utils.translation import ngettext

from rajut.core.law.calendar import working_days_between
from rajut.core.law.lifecycles.engage import COLLABORATION


@dataclass(frozen=True, slots=True)
class Overdue:
    """How many things of one kind are past their day, the first of them since when."""

    kind: str
    count: int
    due_on: date

    @property
    def words(self) -> str:
        """The same as people say it."""
        return SAID[self.kind](self.count) % {"n": self.count}


@dataclass(frozen=True, slots=True)
class Lateness:
    """Everything of one collaboration that is past its day, the oldest first."""

    overdue: tuple[Overdue, ...]
    days: int

    @property
    def words(self) -> str:
        """What is late."""
        return ", ".join(each.words for each in self.overdue)


# What has a clock: its table, and which of its rows the clock still runs for. Partial indexes of the same
# conditions (the migration of this room) find in an area of thousands the few that are late.
CLOCKS = {
    "answers": ("engage_party", "state = 'invited'"),
    "assents": ("plan_framework", "state = 'proposed'"),
    "decisions": ("coordinate_decision", "state = 'open'"),
    "tasks": ("coordinate_task", "state = 'open'"),
    "obstacles": ("coordinate_obstacle", "state IN ('raised', 'escalated')"),
    "mendings": ("evaluate_finding", "state = 'planned'"),
    "voices": ("evaluate_feedback", "state IN ('received', 'published', 'forwarded')"),
}
# The living ones, told by the states they are not in: else the index of all states (30,000 rows of a nation)
# is read beside that of the insiders.
LIVING = frozenset({"offered", "formed", "running"})
DEAD = ", ".join(f"'{state}'" for state in sorted(COLLABORATION.states.keys() - LIVING))
AREA = f"""
    WITH area AS MATERIALIZED (
        SELECT id AS collaboration_id FROM engage_collaboration
        WHERE insiders && %(scope)s AND state NOT IN ({DEAD})
    )
"""
OVERDUE = """
    SELECT collaboration_id, '{kind}', count(*), min(due_on) FROM {table} JOIN area USING (collaboration_id)
    WHERE {running} AND due_on < %(today)s GROUP BY collaboration_id
"""
# The parties that owe a report of a period past its day and not yet closed, once for each: theirs stands on
# the plan in force, or was accepted whatever plan has followed (as the inbox and the calendar have it).
UNREPORTED = """
    SELECT collaboration_id, 'reports', count(*), min(late.due_on)
    FROM plan_period late JOIN area USING (collaboration_id) JOIN engage_party party USING (collaboration_id)
    WHERE late.due_on < %(today)s AND late.closes_on >= %(today)s
        AND party.state = 'accepted' AND party.part IN ('initiator', 'party')
        AND EXISTS (
            SELECT 1 FROM plan_framework agreed
            WHERE agreed.collaboration_id = party.collaboration_id AND agreed.state = 'agreed'
        )
        AND NOT EXISTS (
            SELECT 1 FROM evaluate_submission report JOIN plan_framework plan ON plan.id = report.framework_id
            WHERE report.period_id = late.id AND report.organisation_id = party.organisation_id
                AND (report.state = 'accepted' OR report.state = 'submitted' AND plan.state = 'agreed')
        )
    GROUP BY collaboration_id
"""
ASKED = AREA + " UNION ALL ".join(
    [
        *(
            OVERDUE.format(kind=kind, table=table, running=running)
            for kind, (table, running) in CLOCKS.items()
        ),
        UNREPORTED,
    ]
)


Plain = tuple[int, tuple[tuple[str, int, int], ...]]  # days; kind, how many, the day as an ordinal


@dataclass(frozen=True, slots=True, eq=False)
class Late(Mapping[int, Lateness]):
    """What is late in an area, by collaboration; told in words only for those that are shown.

    What is kept is plain, so that an area of thousands is read back from the cache in a millisecond.
    """

    plain: dict[int, Plain]

    @property
    def days(self) -> dict[int, int]:
        """How many working days each is late."""
        return {collaboration: days for collaboration, (days, _overdue) in self.plain.items()}

    def __getitem__(self, collaboration: int) -> Lateness:
        days, overdue = self.plain[collaboration]
        told = (Overdue(kind, count, date.fromordinal(due_on)) for kind, count, due_on in overdue)
        return Lateness(tuple(told), days)

    def __contains__(self, collaboration: object) -> bool:
        return collaboration in self.plain

    def __iter__(self) -> Iterator[int]:
        return iter(self.plain)

    def __len__(self) -> int:
        return len(self.plain)


def lateness(scope: Sequence[str], *, today: date) -> Late:
    """Return what is late, by collaboration; one query. `scope`: keys among a collaboration's insiders."""
    found: dict[int, list[tuple[str, int, int]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(ASKED, {"scope": list(scope), "today": today})
        for collaboration, kind, count, due_on in cursor.fetchall():
            found.setdefault(collaboration, []).append((kind, count, due_on.toordinal()))
    return Late({collaboration: _plain(items, today) for collaboration, items in found.items()})


def _plain(items: list[tuple[str, int, int]], today: date) -> Plain:
    items.sort(key=lambda each: (each[2], each[0]))
    return max(working_days_between(date.fromordinal(items[0][2]), today), 1), tuple(items)


# Only what is said is looked up in the catalogue: a page says it a hundred times.
SAID: Mapping[str, Callable[[int], str]] = {
    "answers": lambda n: ngettext("%(n)s undangan belum dijawab", "%(n)s undangan belum dijawab", n),
    "assents": lambda n: ngettext("%(n)s rencana belum disetujui", "%(n)s rencana belum disetujui", n),
    "decisions": lambda n: ngettext("%(n)s keputusan belum diambil", "%(n)s keputusan belum diambil", n),
    "tasks": lambda n: ngettext("%(n)s tugas belum selesai", "%(n)s tugas belum selesai", n),
    "obstacles": lambda n: ngettext("%(n)s kendala belum ditangani", "%(n)s kendala belum ditangani", n),
    "mendings": lambda n: ngettext("%(n)s perbaikan belum selesai", "%(n)s perbaikan belum selesai", n),
    "voices": lambda n: ngettext("%(n)s masukan belum ditanggapi", "%(n)s masukan belum ditanggapi", n),
    "reports": lambda n: ngettext("%(n)s laporan belum disampaikan", "%(n)s laporan belum disampaikan", n),
}
