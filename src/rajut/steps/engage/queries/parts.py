"""Which collaborations are an actor's own, asked once and handed to every step.

An inbox of many statements would otherwise find them again in each, behind the fence; known ids also let the
database plan each statement in half the time and from what is really there.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Lookup, Value
from django.db.models.sql.compiler import SQLCompiler

from rajut.core.law.authority import Hat, Part, hats_of
from rajut.foundation.people.actor import Actor
from rajut.steps.engage.models import Collaboration, Party

OPENED = ""  # instead of a part: one of the actor's organisations opened it


@dataclass(frozen=True, slots=True)
class Parts:
    """The collaborations (by id) in which the actor's organisations have a part, or which they opened."""

    held: tuple[tuple[int, int, str], ...]  # collaboration, organisation, part

    @property
    def ids(self) -> list[int]:
        """Those in which an organisation has accepted a part."""
        return sorted({matter for matter, _organisation, part in self.held if part != OPENED})

    @property
    def ids_with_opened(self) -> list[int]:
        """Those, and what an organisation opened."""
        return sorted({matter for matter, _organisation, _part in self.held})

    def taken(self, parts: Collection[Part]) -> list[int]:
        """Return those in which an organisation has one of these parts."""
        return sorted({matter for matter, _organisation, part in self.held if part in set(parts)})

    def giving(self, hats: Collection[Hat], *, actor: Actor) -> list[int]:
        """Return those in which an organisation's part gives the actor one of `hats`."""
        wanted, giving = frozenset(hats), set[tuple[int, str]]()
        for organisation_id in actor.organisation_ids:
            rank = actor.rank_in(organisation_id)
            giving |= {(organisation_id, part) for part in Part if rank and wanted & hats_of([(part, rank)])}
        return sorted({matter for matter, *part in self.held if tuple(part) in giving})


def parts_of(actor: Actor) -> Parts:
    """Return what the actor's organisations have accepted or opened; one query, none for somebody without."""
    own = actor.organisation_ids
    if not own:
        return Parts(())
    taken = Party.objects.filter(organisation_id__in=own, state="accepted").order_by()
    opened = Collaboration.objects.filter(opened_by_id__in=own).order_by()
    rows = taken.values_list("collaboration_id", "organisation_id", "part").union(
        opened.values_list("pk", "opened_by_id", Value(OPENED)), all=True
    )
    return Parts(tuple(rows))


class AmongIds(Lookup):
    """`column = ANY(ids)`: one value for the statement, however many ids; an index serves it."""

    lookup_name = "among_ids"

    def get_prep_lookup(self) -> list[int]:
        """Return the ids as they are."""
        return list(self.rhs)

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Write the condition."""
        left, params = self.process_lhs(compiler, connection)
        return f"{left} = ANY(%s::bigint[])", (*params, self.rhs)


def among(ids: Collection[int], *, column: str = "collaboration_id") -> AmongIds:
    """Return the condition that a row's column holds one of the ids."""
    return AmongIds(F(column), ids)
