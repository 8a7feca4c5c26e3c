"""The governments of a cluster: what each runs, what it pays for it, and how well it could lead."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rajut.core.potential.applications.leading import Scale, suitability
from rajut.core.potential.holdings import Application

LETTERS = 120  # of a name that are shown


@dataclass(frozen=True, slots=True)
class Party:
    """One government and its applications of the cluster, the one most suited to lead first.

    `cost` is the sum of what is known, in rupiah a year; None where nothing is.
    """

    code: str
    applications: tuple[Application, ...]
    suitability: float
    cost: float | None

    @property
    def best(self) -> Application:
        """The application most suited to lead."""
        return self.applications[0]

    @property
    def pays(self) -> bool:
        """Whether it is known to pay something that could be saved."""
        return bool(self.cost)


def parties(applications: Iterable[Application], *, of: Scale) -> list[Party]:
    """Return the governments by suitability; applications without a region belong to none of them."""
    held: defaultdict[str, list[Application]] = defaultdict(list)
    for row in applications:
        if row.region:
            held[row.region].append(row)
    every = [_party(code, rows, of) for code, rows in held.items()]
    return sorted(every, key=lambda party: (-party.suitability, party.code))


def _party(code: str, rows: list[Application], of: Scale) -> Party:
    ranked = sorted(rows, key=lambda row: (-suitability(row, of=of), repr(row)))
    known = [row.cost for row in rows if row.cost is not None]
    return Party(code, tuple(ranked), suitability(ranked[0], of=of), sum(known) if known else None)


def shown(text: str) -> str:
    """Return a name as it may be shown: in one line, not too long, without what cannot be printed."""
    if len(text) <= LETTERS and text.isprintable():
        return text.strip()
    cut = text[: 4 * LETTERS]
    return " ".join("".join(c if c.isprintable() else " " for c in cut).split())[:LETTERS]


def called(row: Application) -> str:
    """Return what an application is called: its name, its code where it has none."""
    return shown(row.name) or shown(row.code)
