"""What a joint purchase stands on: the largest packages of each member, and what its others come to."""

from collections.abc import Mapping, Sequence
from itertools import chain, groupby, islice
from operator import itemgetter

import numpy as np
import pyarrow as pa

from rajut.core.potential.procurement.candidates import Joint, Places
from rajut.core.potential.procurement.packages import Packages
from rajut.core.potential.procurement.priors import RUPIAH
from rajut.core.potential.procurement.tokens import Numbers
from rajut.core.potential.records import Evidence
from rajut.core.words import say

SHOWN = 2  # packages of each member that are shown; the others are counted
LETTERS = 200  # of a title that are shown

OTHER_MONEY = say("Pagu paket lainnya")
OTHER_COUNT = say("Banyaknya paket lainnya")
PLAN = say("rencana umum pengadaan")

Told = tuple[float, str, str]  # money, title and source of a package


def evidence(
    joints: Sequence[Joint], *, packages: Packages, codes: Mapping[str, int]
) -> list[tuple[Evidence, ...]]:
    """Return the evidence of each group, member by member; `codes` are those of the regions.

    The packages of all groups are looked up at once: one by one, the lookups would take longer than the rest.
    """
    rows = np.concatenate([joint.rows for joint in joints])
    owners = _owners(joints, packages, codes)
    largest = _largest(rows, owners, packages)
    told = iter(_told(list(chain.from_iterable(largest)), packages))
    shown = [list(islice(told, len(each))) for each in largest]
    members = (
        (member, budget, joint.year)
        for joint in joints
        for member, budget in zip(joint.members, joint.budgets, strict=True)
    )
    of_members = (
        _of_member(*member, some, count)
        for member, some, count in zip(members, shown, np.bincount(owners).tolist(), strict=True)
    )
    return [tuple(chain.from_iterable(islice(of_members, len(joint.members)))) for joint in joints]


def _of_member(member: str, budget: int, year: int, shown: list[Told], count: int) -> list[Evidence]:
    """Return the packages shown, and how many others there are with how much money."""
    found = [Evidence(title, member, "", year, money, RUPIAH, source) for money, title, source in shown]
    if count > len(shown):
        rest, others = budget - sum(money for money, _title, _source in shown), float(count - len(shown))
        found.append(Evidence(OTHER_MONEY, member, "", year, rest, RUPIAH, PLAN))
        found.append(Evidence(OTHER_COUNT, member, "", year, others, "paket", PLAN))
    return found


def _owners(joints: Sequence[Joint], packages: Packages, codes: Mapping[str, int]) -> Numbers:
    """Return whose each package is: the number of the member, counted through all groups."""
    place, found, begin = np.empty(len(codes), np.int32), [], 0
    for joint in joints:
        end = begin + len(joint.members)
        place[[codes[member] for member in joint.members]] = np.arange(begin, end)
        found.append(place[packages.region.codes[joint.rows]])
        begin = end
    return np.concatenate(found)


def _largest(rows: Places, owners: Numbers, packages: Packages) -> list[list[int]]:
    """Return the packages of each owner with the most money; of equal ones those with the lowest code."""
    from rajut.core.potential.procurement.joining import least

    money = packages.ceiling[rows]
    some = np.flatnonzero(money >= least(owners, money, int(owners.max()) + 1, SHOWN)[owners])
    codes = packages.code.take(pa.array(rows[some])).to_pylist()
    ranked = sorted(
        zip(owners[some].tolist(), (-money[some]).tolist(), codes, rows[some].tolist(), strict=True)
    )
    return [[each[-1] for each in islice(of, SHOWN)] for _owner, of in groupby(ranked, itemgetter(0))]


def _told(rows: list[int], packages: Packages) -> list[Told]:
    columns = (packages.title, packages.agency, packages.source)
    titles, agencies, sources = (each.values.take(pa.array(each.codes[rows])).to_pylist() for each in columns)
    codes = packages.code.take(pa.array(rows)).to_pylist()
    return [
        (
            money,
            title if len(title) <= LETTERS else title[: LETTERS - 1] + "…",
            ", ".join(filter(None, (f"RUP {code}", agency, source))),
        )
        for money, title, agency, source, code in zip(
            packages.ceiling[rows].astype(float).tolist(), titles, agencies, sources, codes, strict=True
        )
    ]
