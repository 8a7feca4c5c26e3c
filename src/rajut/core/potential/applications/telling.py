"""What a shared application stands on and says: its basis, its evidence, its reasons."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rajut.core.potential.applications.codes import different, parts
from rajut.core.potential.applications.families import Family
from rajut.core.potential.applications.leading import Scale, known, merits
from rajut.core.potential.applications.parties import Party, called, shown
from rajut.core.potential.applications.prices import assumptions
from rajut.core.potential.geography import Geography
from rajut.core.potential.holdings import Application
from rajut.core.potential.paying import Case
from rajut.core.potential.records import Basis, Curve, Evidence, Kind, Quality, Sentence, sentence
from rajut.core.words import say

DOMAIN = "technology"
SHOWN = 2  # applications of each member that are shown; the others are summed up
NAMES = 5  # governments that are named; the others are counted
FEW_USERS = 50
COST_UNIT, USERS_UNIT = "rupiah per tahun", "pengguna"

TITLE = say("Aplikasi sejenis di %(count)s pemerintah: calon utama %(name)s (%(place)s)")
LEAD = say(
    "Calon utama %(name)s bernilai %(points)s dari 1 menurut pengguna, keterbukaan, biaya dan umur; pihak "
    "lain diurutkan dengan ukuran yang sama."
)
SAME_CODE = say("%(count)s dari %(all)s aplikasinya berkode fungsi sama: %(code)s.")
SAME_WORDS = say("Lebih dari separuh nama dan uraiannya memuat kata yang sama atau padanannya: %(words)s.")
OFTEN = say("Nama dan uraiannya mirip satu per satu; kata yang paling sering sama: %(words)s.")
PART = say(
    "Seluruhnya %(all)s pemerintah menjalankan aplikasi sejenis; ini kelompok yang berdekatan dari "
    "%(groups)s kelompok."
)
CENTRAL = say(
    "%(agency)s juga menjalankan aplikasi sejenis (%(name)s); periksa dahulu apakah itu aplikasi umum yang "
    "dapat dipakai semua (Perpres 95/2018)."
)
OTHER_CODES = say(
    "Kode fungsinya berbeda-beda: %(codes)s; pastikan aplikasinya memang melakukan hal yang sama."
)
NO_CODES = say(
    "Tidak satu pun berkode fungsi: kesamaannya hanya dari nama dan uraian; pastikan dengan pemiliknya."
)
UNPRICED = say(
    "%(count)s pemerintah lain menjalankan aplikasi sejenis tanpa biaya yang diketahui dan tidak ikut "
    "dihitung: %(places)s."
)
BETTER = say(
    "Calon yang lebih baik ada di luar kelompok ini: %(name)s (%(place)s), %(points)s dari 1; biayanya belum "
    "diketahui."
)
FEW = say("Pengguna calon utama hanya %(users)s orang; kemampuannya melayani banyak pihak belum terbukti.")
SEVERAL = say("%(place)s menjalankan %(count)s aplikasi sejenis; biaya yang diketahui dijumlahkan.")
OTHERS = say("Biaya aplikasi sejenis lainnya")


@dataclass(frozen=True, slots=True)
class Cluster:
    """All that is known of a cluster: its name, its governments, its central applications, its measures."""

    object: str
    family: Family
    parties: tuple[Party, ...]
    central: tuple[Application, ...]
    scale: Scale
    groups: int = 1


def case(cluster: Cluster, members: Sequence[Party], ground: Geography) -> Case:
    """Return the case of some governments of a cluster; the one most suited leads and stands first."""
    lead, codes = members[0], tuple(party.code for party in members)
    reasons, counter_reasons = _told(cluster, members, ground)
    return Case(
        domain=DOMAIN,
        kind=Kind.SHARED_APPLICATION,
        members=codes,
        object=cluster.object,
        period="",
        title=sentence(
            TITLE,
            count=len(members),
            name=called(lead.best),
            place=ground.name(lead.code),
        ),
        basis=Basis(Curve.LEAD, codes, tuple(party.cost or 0.0 for party in members), assumptions()),
        evidence=tuple(row for party in members for row in _evidence(party)),
        quality=_quality(cluster, members),
        reasons=reasons,
        counter_reasons=counter_reasons,
    )


def _quality(cluster: Cluster, members: Sequence[Party]) -> Quality:
    rows = [row for party in members for row in party.applications]
    priced = sum(row.cost is not None for row in rows) / len(rows)
    return Quality((("costs", round(priced, 6)), ("lead", known(members[0].best, of=cluster.scale))))


def _evidence(party: Party) -> Iterator[Evidence]:
    for row in party.applications[:SHOWN]:
        code = shown(row.code)
        source = ", ".join(filter(None, (code, shown(row.agency), shown(row.source))))
        users = None if row.users is None else float(row.users)
        for value, unit in ((row.cost, COST_UNIT), (users, USERS_UNIT)):
            yield Evidence(called(row), party.code, code, row.since, value, unit, source)
    rest = [row.cost for row in party.applications[SHOWN:] if row.cost is not None]
    if rest:
        yield Evidence(OTHERS, party.code, "", None, sum(rest), COST_UNIT, shown(party.best.source))


def _told(
    cluster: Cluster, members: Sequence[Party], ground: Geography
) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
    lead = members[0]
    every = merits(lead.best, called(lead.best), of=cluster.scale)
    rows = (row for party in members for row in party.applications)
    codes = Counter(code for row in rows if (code := ".".join(parts(row.function))))
    reasons = (
        sentence(LEAD, name=called(lead.best), points=lead.suitability),
        *_alike(cluster, members, codes),
        *(each.sentence for each in every if each.favours),
    )
    counter_reasons = (
        *_doubts(cluster, codes),
        *_unpriced(cluster, members, ground),
        *(each.sentence for each in every if not each.favours),
        *_weak(lead),
        *_several(members, ground),
    )
    return reasons, counter_reasons


def _alike(cluster: Cluster, members: Sequence[Party], codes: Counter[str]) -> Iterator[Sentence]:
    """Say why these are taken for the same."""
    if codes:
        code, count = min(codes.items(), key=lambda each: (-each[1], each[0]))
        if count > 1:
            total = sum(len(party.applications) for party in members)
            yield sentence(SAME_CODE, count=count, all=total, code=shown(code))
    yield sentence(SAME_WORDS if cluster.family.common else OFTEN, words=", ".join(cluster.family.words))
    if cluster.groups > 1:
        yield sentence(PART, all=len(cluster.parties), groups=cluster.groups)


def _doubts(cluster: Cluster, codes: Counter[str]) -> Iterator[Sentence]:
    """Say what speaks against their being the same, or against sharing among themselves."""
    if cluster.central:
        row = cluster.central[0]
        yield sentence(CENTRAL, agency=shown(row.agency), name=called(row))
    if not codes:
        yield sentence(NO_CODES)
    elif len(finest := different(codes)) > 1:
        yield sentence(OTHER_CODES, codes=", ".join(map(shown, finest[:NAMES])))


def _unpriced(cluster: Cluster, members: Sequence[Party], ground: Geography) -> Iterator[Sentence]:
    """Say whose costs are unknown, and whether one of them could lead better."""
    others = [party for party in cluster.parties if party.cost is None]
    if others:
        places = sorted(ground.name(party.code) for party in others)
        more = ("…",) if len(places) > NAMES else ()
        yield sentence(UNPRICED, count=len(others), places=", ".join((*places[:NAMES], *more)))
        best = others[0]
        if best.suitability > members[0].suitability:
            yield sentence(
                BETTER, name=called(best.best), place=ground.name(best.code), points=best.suitability
            )


def _weak(lead: Party) -> Iterator[Sentence]:
    if lead.best.users is not None and lead.best.users < FEW_USERS:
        yield sentence(FEW, users=lead.best.users)


def _several(members: Sequence[Party], ground: Geography) -> Iterator[Sentence]:
    for party in members:
        if len(party.applications) > 1:
            yield sentence(SEVERAL, place=ground.name(party.code), count=len(party.applications))
