"""Step 3, plan: the framework of vision, goals, indicators and targets, agreed by every party."""

from dataclasses import dataclass

from rajut.core.law.authority import Hat
from rajut.core.law.lifecycle import SAME, check, lifecycle, move
from rajut.core.words import say


@dataclass(frozen=True, slots=True)
class FrameworkFacts:
    """What the moves of a framework ask about.

    `without_party`, `without_baseline`, `without_target`: indicators; `idle_parties`: parties committed to
    none; `successor`: the state of the version that would replace this one, empty where there is none.
    """

    formed: bool
    has_vision: bool
    indicators: int
    without_party: int
    without_baseline: int
    without_target: int
    idle_parties: int
    activities: int
    parties: int
    assents: int
    assented_already: bool
    successor: str


@check(say("Kolaborasi belum terbentuk. Tunggu jawaban para pihak."))
def is_formed(facts: FrameworkFacts) -> bool:
    """Whether the parties have come together."""
    return facts.formed


@check(say("Visi dan misi bersama belum ditulis."))
def has_vision(facts: FrameworkFacts) -> bool:
    """Whether the shared vision and mission are there."""
    return facts.has_vision


@check(say("Rencana belum mempunyai indikator."))
def has_indicators(facts: FrameworkFacts) -> bool:
    """Whether anything will be measured."""
    return facts.indicators > 0


@check(say("Masih ada indikator yang tidak diemban satu pihak pun."))
def has_parties(facts: FrameworkFacts) -> bool:
    """Whether somebody is committed to every indicator."""
    return facts.without_party == 0


@check(say("Masih ada pihak yang belum mengemban satu indikator pun."))
def everybody_takes_part(facts: FrameworkFacts) -> bool:
    """Whether every party is committed to something; one that joined after the proposal is not."""
    return facts.idle_parties == 0


@check(say("Masih ada indikator tanpa nilai awal (baseline). Isi nilai awal setiap pihak lebih dahulu."))
def has_baselines(facts: FrameworkFacts) -> bool:
    """Whether every commitment has its baseline."""
    return facts.without_baseline == 0


@check(say("Masih ada indikator tanpa target."))
def has_targets(facts: FrameworkFacts) -> bool:
    """Whether every commitment has a target."""
    return facts.without_target == 0


@check(say("Rencana aksi masih kosong. Tambahkan sekurang-kurangnya satu kegiatan."))
def has_activities(facts: FrameworkFacts) -> bool:
    """Whether anybody will do anything."""
    return facts.activities > 0


@check(say("Instansi Anda sudah menyetujui rencana ini."))
def not_yet_assented(facts: FrameworkFacts) -> bool:
    """Whether the actor's organisation still has to answer."""
    return not facts.assented_already


@check(say("Belum semua pihak menyetujui rencana ini."))
def all_assented(facts: FrameworkFacts) -> bool:
    """Whether every party assented."""
    return facts.parties > 0 and facts.assents == facts.parties


@check(say("Masih ada versi rencana yang sedang disusun."))
def no_successor(facts: FrameworkFacts) -> bool:
    """Whether nobody is working on the next version yet."""
    return facts.successor not in {"draft", "proposed"}


@check(say("Versi penggantinya belum disepakati."))
def successor_agreed(facts: FrameworkFacts) -> bool:
    """Whether the next version is being agreed: only that ends this one's force."""
    return facts.successor == "proposed"


COMPLETE = (
    is_formed,
    has_vision,
    has_indicators,
    has_parties,
    everybody_takes_part,
    has_baselines,
    has_targets,
    has_activities,
)

FRAMEWORK = lifecycle(
    "framework",
    start="draft",
    begun_by=Hat.MEMBER,
    states={
        "draft": say("Konsep"),
        "proposed": say("Menunggu persetujuan"),
        "agreed": say("Disepakati"),
        "closed": say("Ditutup"),
        "superseded": say("Digantikan"),
    },
    moves=(
        move(
            "revise",
            "draft",
            "draft",
            by=Hat.MEMBER,
            label=say("Ubah visi dan misi"),
            done=say("mengubah rencana"),
            fields=True,
        ),
        move(
            "propose",
            "draft",
            "proposed",
            *COMPLETE,
            by=Hat.COORDINATOR,
            label=say("Ajukan untuk disepakati"),
            done=say("mengajukan rencana"),
            awaited=True,
        ),
        move(
            "assent",
            "proposed",
            "proposed",
            not_yet_assented,
            by=Hat.SIGNATORY,
            label=say("Setujui rencana"),
            done=say("menyetujui rencana"),
            awaited=True,
            deadline="consent",
        ),
        move(
            "send_back",
            "proposed",
            "draft",
            by=Hat.SIGNATORY,
            label=say("Kembalikan dengan catatan"),
            done=say("mengembalikan rencana"),
            danger=True,
            fields=True,
        ),
        move(
            "agree",
            "proposed",
            "agreed",
            *COMPLETE,
            all_assented,
            by=Hat.COORDINATOR,
            label=say("Sahkan kesepakatan"),
            done=say("mengesahkan rencana"),
            awaited=True,
        ),
        move(
            "advance",
            "agreed",
            SAME,
            by=Hat.MEMBER,
            label=say("Catat kemajuan kegiatan"),
            done=say("mencatat kemajuan kegiatan"),
            fields=True,
        ),
        move(
            "entrust",
            "draft proposed agreed",
            SAME,
            by=Hat.MEMBER,
            label=say("Tetapkan penanggung jawab indikator"),
            done=say("menetapkan penanggung jawab indikator"),
            fields=True,
        ),
        move(
            "renew",
            "agreed",
            SAME,
            no_successor,
            by=Hat.COORDINATOR,
            label=say("Susun versi baru"),
            done=say("mulai menyusun versi baru"),
        ),
        move(
            "supersede",
            "agreed",
            "superseded",
            successor_agreed,
            by=Hat.COORDINATOR,
            label=say("Gantikan dengan versi baru"),
            done=say("menggantikan rencana dengan versi baru"),
            danger=True,
        ),
        move(
            "close",
            "agreed",
            "closed",
            by=Hat.COORDINATOR,
            label=say("Tutup rencana"),
            done=say("menutup rencana"),
            danger=True,
        ),
    ),
)
