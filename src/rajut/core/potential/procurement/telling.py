"""What a joint purchase stands on and says: its basis, its evidence, its reasons."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rajut.core.potential.geography import Geography
from rajut.core.potential.paying import Case
from rajut.core.potential.procurement.candidates import Flags, Joint
from rajut.core.potential.procurement.commodities import beta_of
from rajut.core.potential.procurement.evidence import evidence
from rajut.core.potential.procurement.lexicon import Action, Lexicon
from rajut.core.potential.procurement.packages import Packages
from rajut.core.potential.procurement.priors import DIRECT, MEETING, OPEN, Betas
from rajut.core.potential.records import Basis, Curve, Evidence, Kind, Quality, Sentence, sentence
from rajut.core.words import say

DOMAIN = "procurement"
SMALL = 15_000_000_000  # Rp: packages up to it are for small businesses (Perpres 12/2021 art. 65(4))
MOST_OF = 0.8  # of the money: who holds more has little to gain
UNLISTED = 0.5  # how far a name is trusted that titles have in common but no list knows

TITLES = {
    Action.BUY: say("%(thing)s: dibeli bersama oleh %(count)s daerah"),
    Action.MAINTAIN: say("%(thing)s: dipelihara bersama oleh %(count)s daerah"),
    Action.RENT: say("%(thing)s: disewa bersama oleh %(count)s daerah"),
    Action.BUILD: say("%(thing)s: dibangun bersama oleh %(count)s daerah"),
    Action.REHABILITATE: say("%(thing)s: direhabilitasi bersama oleh %(count)s daerah"),
    Action.DESIGN: say("%(thing)s: dirancang bersama oleh %(count)s daerah"),
    Action.SUPERVISE: say("%(thing)s: diawasi bersama oleh %(count)s daerah"),
}
SAME = say(
    "%(packages)s paket tahun %(year)s senilai %(total)s rupiah menyebut hal yang sama dan dapat dipilih "
    "penyedianya pada bulan yang sama (bulan ke-%(first)s sampai ke-%(last)s)."
)
LARGEST_PART = say("Pagu terbesar %(place)s: %(money)s rupiah; terkecil %(least)s: %(low)s rupiah.")
NO_PRICES = say(
    "Rencana memuat pagu, bukan harga satuan dan jumlah: spesifikasi, jumlah, dan harganya perlu dicocokkan."
)
VEHICLE = say(
    "Pengadaan lintas daerah perlu dasar: perjanjian kerja sama dan satu UKPBJ yang menjalankan, atau "
    "kontrak payung/katalog elektronik."
)
SMALL_FIRMS = say(
    "Gabungannya melewati Rp15 miliar, batas paket bagi usaha kecil (Perpres 12/2021 Pasal 65); "
    "penggabungan tidak boleh menutup kesempatannya (Perpres 16/2018 Pasal 20)."
)
LITTLE_GAIN = say("%(place)s memegang %(share)s persen pagu, sehingga hampir tidak memperoleh manfaat skala.")
UNLISTED_NAME = say(
    "Nama “%(thing)s” disimpulkan dari kata-kata judul; pastikan paket-paketnya memang membeli hal yang sama."
)
BOUND_TO_SITES = say(
    "Pekerjaan konstruksi terikat lokasinya; yang menurut sifatnya harus dikerjakan di daerah masing-masing "
    "tidak boleh disatukan (Perpres 16/2018 Pasal 20)."
)


def thing_of(label: str) -> str:
    """Return what a label names, as people write it: `beli:alat-tulis-kantor` is alat tulis kantor."""
    return label.partition(":")[2].replace("-", " ").replace("+", ", ")


@dataclass(frozen=True, slots=True, eq=False)
class Teller:
    """What every case is told from; what they have in common is looked up once."""

    packages: Packages
    ground: Geography
    betas: Betas
    listed: frozenset[str]  # names of commodities the lexicon knows
    codes: Mapping[str, int]  # of the regions, in the packages
    kinds: Flags  # whether a code of a kind says anything


def teller(packages: Packages, *, ground: Geography, lexicon: Lexicon, betas: Betas) -> Teller:
    """Look up what the cases of these packages have in common."""
    return Teller(
        packages,
        ground,
        betas,
        frozenset(each.name for each in lexicon.things),
        {code: at for at, code in enumerate(packages.region.every())},
        np.array([bool(kind) for kind in packages.kind.every()], np.bool_),
    )


def cases(joints: Sequence[Joint], told: Teller) -> Iterator[Case]:
    """Yield the groups as cases to be reckoned; some at once, as their evidence is looked up together."""
    found = evidence(joints, packages=told.packages, codes=told.codes)
    for joint, rows in zip(joints, found, strict=True):
        yield _case(joint, rows, told)


def _case(joint: Joint, rows: tuple[Evidence, ...], told: Teller) -> Case:
    label = joint.commodity.label
    listed = set(label.partition(":")[2].split("+")) <= told.listed
    return Case(
        domain=DOMAIN,
        kind=Kind.JOINT_PURCHASE,
        members=joint.members,
        object=label,
        period=_period(joint),
        title=sentence(
            TITLES[Action(label.partition(":")[0])], thing=thing_of(label), count=len(joint.members)
        ),
        basis=_basis(joint, told.betas),
        evidence=rows,
        quality=_quality(joint, told, listed),
        reasons=_reasons(joint, told.ground),
        counter_reasons=_doubts(joint, told.ground, listed),
    )


def _period(joint: Joint) -> str:
    days = (31, 29 if _leap(joint.year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    first = f"{joint.year:04}-{joint.first:02}-01"
    return f"{first}/{joint.year:04}-{joint.last:02}-{days[joint.last - 1]:02}"


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _basis(joint: Joint, betas: Betas) -> Basis:
    assumptions = beta_of(joint.commodity, betas), OPEN if joint.commodity.tendered else DIRECT, MEETING
    return Basis(Curve.SCALE, joint.members, tuple(map(float, joint.budgets)), assumptions)


def _quality(joint: Joint, told: Teller, listed: bool) -> Quality:
    """A name from the list, or one inferred from titles; the share of the money whose kind is told."""
    money = told.packages.ceiling[joint.rows]
    known = int(money[told.kinds[told.packages.kind.codes[joint.rows]]].sum()) / max(int(money.sum()), 1)
    return Quality((("name", 1.0 if listed else UNLISTED), ("kind", round(0.5 + known / 2, 6))))


def _reasons(joint: Joint, ground: Geography) -> tuple[Sentence, ...]:
    same = sentence(
        SAME,
        packages=len(joint.rows),
        year=str(joint.year),
        total=sum(joint.budgets),
        first=joint.first,
        last=joint.last,
    )
    parts = sentence(
        LARGEST_PART,
        place=ground.name(joint.members[0]),
        money=joint.budgets[0],
        least=ground.name(joint.members[-1]),
        low=joint.budgets[-1],
    )
    return same, parts


def _doubts(joint: Joint, ground: Geography, listed: bool) -> tuple[Sentence, ...]:
    total, largest = sum(joint.budgets), joint.budgets[0]
    little = sentence(
        LITTLE_GAIN, place=ground.name(joint.members[0]), share=round(100 * largest / max(total, 1))
    )
    unlisted = sentence(UNLISTED_NAME, thing=thing_of(joint.commodity.label))
    return (
        sentence(NO_PRICES),
        sentence(VEHICLE),
        *(sentence(BOUND_TO_SITES),) * (joint.commodity.kind == "konstruksi"),
        *(sentence(SMALL_FIRMS),) * (largest <= SMALL < total),
        *(little,) * (largest > MOST_OF * total),
        *(unlisted,) * (not listed),
    )
