"""Finder "the same application everywhere": one inventory to explained shared applications.

applications -> clusters of the same thing (families) -> governments (parties) -> groups (cutting) -> paying
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from rajut.core.potential.applications.cutting import Distances, cut
from rajut.core.potential.applications.families import Family, families
from rajut.core.potential.applications.leading import scale
from rajut.core.potential.applications.parties import Party, called, parties, shown
from rajut.core.potential.applications.telling import DOMAIN, Cluster, case
from rajut.core.potential.geography import Geography
from rajut.core.potential.holdings import Application
from rajut.core.potential.paying import paying
from rajut.core.potential.records import Binding, Constraint, Opportunity, Unsound, sentence
from rajut.core.potential.setting import Setting
from rajut.core.words import say

STEP = 20  # clusters told of between two words about the progress
WORK, READ = 100, 30  # of all of the work; of it done when the clusters are known

Progress = Callable[[int, int], None]

BAD_COST = say("Biaya aplikasi %(code)s harus berupa angka yang tidak negatif.")
BAD_USERS = say("Banyaknya pengguna aplikasi %(code)s tidak boleh negatif.")
BAD_OPENNESS = say("Keterbukaan aplikasi %(code)s harus berupa angka 0 sampai 1.")
SILENT = say("%(name)s: nama dan uraiannya tidak menerangkan kegunaannya, sehingga tidak dapat dibandingkan.")
LONE = say("%(name)s: tidak ada pemerintah lain yang menjalankan aplikasi sejenis.")
WITHIN = say(
    "%(name)s: %(count)s aplikasi sejenis dijalankan %(place)s sendiri; satukan dahulu di dalam "
    "pemerintahnya."
)
CENTRAL_ONLY = say("%(name)s: selain di sini, aplikasi sejenis hanya dijalankan %(agency)s.")
UNPRICED = say(
    "%(name)s: %(count)s pemerintah menjalankan aplikasi sejenis, tetapi baru %(known)s yang biaya "
    "setahunnya diketahui; lengkapi biayanya."
)
FREE = say("%(name)s: aplikasinya tidak berbiaya, sehingga tidak ada yang dihemat.")


class UnsoundApplication(Unsound):
    """A row of the inventory cannot be true; `sentence` says which and why."""


def find_shared_applications(
    applications: Sequence[Application],
    *,
    setting: Setting,
    progress: Progress | None = None,
    threads: int = 2,
) -> tuple[list[Opportunity], list[Binding]]:
    """Return the applications that could be shared, best first, and why others could not.

    Applications without a region (central ones) are members of nothing, but what runs centrally is said. Age
    is counted to the newest year in the inventory. Equal rows in any order, also repeated, and any number of
    threads give equal answers. Raises UnsoundApplication.
    """
    tell = progress or (lambda _done, _of: None)
    tell(0, WORK)
    for row in applications:
        _check(row)
    rows = sorted(set(applications), key=repr)
    homes = {code: place.name for code, place in setting.map.places.items()}
    found = families(rows, homes=homes, threads=threads)
    year = max((row.since for row in rows if row.since is not None), default=0)
    told: list[Opportunity | Binding] = []
    distances = Distances(setting.map)
    for number, cluster in enumerate(_clusters(found, year)):
        if number % STEP == 0:
            tell(READ + (WORK - READ) * number // len(found), WORK)
        told.extend(_of_cluster(cluster, setting, distances))
    tell(WORK, WORK)
    return (
        sorted((o for o in told if isinstance(o, Opportunity)), key=lambda o: (-o.score, o.id)),
        sorted((b for b in told if isinstance(b, Binding)), key=lambda b: (b.region, b.object)),
    )


def _check(row: Application) -> None:
    code = shown(row.code)
    if row.cost is not None and not 0 <= row.cost < math.inf:
        raise UnsoundApplication(BAD_COST, code=code)
    if row.users is not None and row.users < 0:
        raise UnsoundApplication(BAD_USERS, code=code)
    if row.openness is not None and not 0 <= row.openness <= 1:
        raise UnsoundApplication(BAD_OPENNESS, code=code)


def _clusters(found: Sequence[Family], year: int) -> Iterator[Cluster]:
    """Yield the clusters, each under a name of its own."""
    taken: dict[str, int] = {}
    for family in found:
        name = "-".join(family.name.split())
        taken[name] = number = taken.get(name, 0) + 1
        measure = scale(family.applications, year=year)
        yield Cluster(
            object=name if number == 1 else f"{name}-{number}",
            family=family,
            parties=tuple(parties(family.applications, of=measure)),
            central=tuple(row for row in family.applications if not row.region),
            scale=measure,
        )


def _of_cluster(cluster: Cluster, setting: Setting, on: Distances) -> Iterator[Opportunity | Binding]:
    if not cluster.family.words:
        yield from (_binding(row, Constraint.NO_SUBJECT, SILENT) for row in cluster.family.applications)
    elif not cluster.parties:
        yield from (_binding(row, Constraint.ALONE, LONE) for row in cluster.central)
    elif len(cluster.parties) == 1:
        yield _lone(cluster, setting.map)
    else:
        yield from _shared(cluster, setting, on)


def _lone(cluster: Cluster, ground: Geography) -> Binding:
    """Say of an application that no other government runs the like."""
    (party,) = cluster.parties
    if cluster.central:
        return _binding(party.best, Constraint.ALONE, CENTRAL_ONLY, agency=shown(cluster.central[0].agency))
    count = len(party.applications)
    if count > 1:
        return _binding(party.best, Constraint.ALONE, WITHIN, count=count, place=ground.name(party.code))
    return _binding(party.best, Constraint.ALONE, LONE)


def _shared(cluster: Cluster, setting: Setting, on: Distances) -> Iterator[Opportunity | Binding]:
    """Reckon the groups of those whose costs are known; say of the others why they are in none."""
    payers = {party.code: party for party in cluster.parties if party.pays}
    groups = cut(payers, on) if len(payers) > 1 else []
    formed = replace(cluster, groups=len(groups))
    for codes in groups:
        members = sorted((payers[code] for code in codes), key=lambda party: (-party.suitability, party.code))
        yield paying(case(formed, members, setting.map), setting=setting)
    inside = {code for codes in groups for code in codes}
    yield from (_unpaid(cluster, party, len(payers)) for party in cluster.parties if party.code not in inside)


def _unpaid(cluster: Cluster, party: Party, known: int) -> Binding:
    if party.cost == 0:
        return _binding(party.best, Constraint.NO_SAVING, FREE)
    return _binding(party.best, Constraint.NO_COST, UNPRICED, count=len(cluster.parties), known=known)


def _binding(row: Application, constraint: Constraint, template: str, **values: str | int) -> Binding:
    words = sentence(template, name=called(row), **values)
    return Binding(row.region, DOMAIN, shown(row.code), constraint, words)
