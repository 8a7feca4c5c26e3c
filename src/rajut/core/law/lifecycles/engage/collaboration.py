"""Step 2, engage: the collaboration and its parties."""

from dataclasses import dataclass

from rajut.core.law.authority import Hat
from rajut.core.law.lifecycle import SAME, check, lifecycle, move
from rajut.core.words import say


@dataclass(frozen=True, slots=True)
class CollaborationFacts:
    """What the moves of a collaboration ask about.

    `misfits` are the sentences by which the track's rule on partners is not met (core.law.tracks).
    `shared`: every official sees it and nobody else; `published`: the public does.
    """

    invited: int
    unanswered: int
    accepted: int
    misfits: tuple[str, ...]
    plan_agreed: bool
    shared: bool = False
    published: bool = False


@check(say("Undang sekurang-kurangnya satu pihak lebih dahulu."))
def has_invited(facts: CollaborationFacts) -> bool:
    """Whether anybody besides the initiator stands in the list of parties."""
    return facts.invited > 0


@check(say("Susunan pihak belum sesuai jalur kerja sama yang dipilih. Lihat catatan pada daftar pihak."))
def fits_track(facts: CollaborationFacts) -> bool:
    """Whether the parties are those the track is for."""
    return not facts.misfits


@check(say("Masih ada pihak yang belum menjawab undangan."))
def all_answered(facts: CollaborationFacts) -> bool:
    """Whether every invitation has its answer."""
    return facts.unanswered == 0


@check(say("Sekurang-kurangnya dua pihak harus menerima undangan."))
def two_accepted(facts: CollaborationFacts) -> bool:
    """Whether there is somebody to work with."""
    return facts.accepted >= 2


@check(say("Rencana bersama belum disepakati semua pihak."))
def plan_agreed(facts: CollaborationFacts) -> bool:
    """Whether the joint plan is agreed."""
    return facts.plan_agreed


@check(say("Kolaborasi ini sudah terbit."))
def not_published(facts: CollaborationFacts) -> bool:
    """Whether the public does not see it yet."""
    return not facts.published


@check(say("Kolaborasi ini sudah terlihat oleh semua pejabat, dan hanya oleh mereka."))
def not_shared(facts: CollaborationFacts) -> bool:
    """Whether it is seen by fewer or more than the officials."""
    return not facts.shared


@check(say("Kolaborasi ini memang hanya terlihat oleh para pihak dan pembinanya."))
def is_shown(facts: CollaborationFacts) -> bool:
    """Whether anybody but the parties and their supervisors sees it."""
    return facts.shared or facts.published


COLLABORATION = lifecycle(
    "collaboration",
    start="draft",
    begun_by=Hat.OWNER,
    states={
        "draft": say("Disiapkan"),
        "offered": say("Ditawarkan"),
        "formed": say("Terbentuk"),
        "running": say("Berjalan"),
        "ended": say("Berakhir"),
        "cancelled": say("Dibatalkan"),
    },
    moves=(
        move(
            "revise",
            "draft offered formed running",
            SAME,
            by=Hat.COORDINATOR,
            label=say("Ubah keterangan"),
            done=say("mengubah keterangan"),
            fields=True,
        ),
        move(
            "offer",
            "draft",
            "offered",
            has_invited,
            fits_track,
            by=Hat.COORDINATOR,
            label=say("Kirim undangan"),
            done=say("mengirim undangan"),
            awaited=True,
        ),
        move(
            "form",
            "offered",
            "formed",
            all_answered,
            two_accepted,
            fits_track,
            by=Hat.COORDINATOR,
            label=say("Bentuk kolaborasi"),
            done=say("membentuk kolaborasi"),
            awaited=True,
        ),
        move(
            "run",
            "formed",
            "running",
            plan_agreed,
            by=Hat.COORDINATOR,
            label=say("Mulai pelaksanaan"),
            done=say("memulai pelaksanaan"),
            awaited=True,
        ),
        move(
            "publish",
            "formed running ended",
            SAME,
            not_published,
            by=Hat.COORDINATOR,
            label=say("Terbitkan untuk masyarakat"),
            done=say("menerbitkan untuk masyarakat"),
        ),
        move(
            "share",
            "formed running ended",
            SAME,
            not_shared,
            by=Hat.COORDINATOR,
            label=say("Perlihatkan kepada semua pejabat"),
            done=say("memperlihatkan kepada semua pejabat"),
        ),
        move(
            "withhold",
            "formed running ended",
            SAME,
            is_shown,
            by=Hat.COORDINATOR,
            label=say("Batasi untuk para pihak"),
            done=say("membatasi untuk para pihak"),
            danger=True,
        ),
        move(
            "end",
            "running formed",
            "ended",
            by=(Hat.COORDINATOR, Hat.FACILITATOR),
            label=say("Akhiri"),
            done=say("mengakhiri kolaborasi"),
            danger=True,
            fields=True,
        ),
        move(
            "cancel",
            "draft offered",
            "cancelled",
            by=Hat.COORDINATOR,
            label=say("Batalkan"),
            done=say("membatalkan"),
            danger=True,
            fields=True,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class PartyFacts:
    """What the moves of a party ask about: whether its collaboration was offered, and whether it is over."""

    offered: bool
    over: bool


@check(say("Undangan belum dikirim."))
def was_offered(facts: PartyFacts) -> bool:
    """Whether the collaboration has been offered."""
    return facts.offered


@check(say("Kolaborasi ini sudah selesai; undangannya tidak berlaku lagi."))
def still_open(facts: PartyFacts) -> bool:
    """Whether the collaboration was neither cancelled nor ended."""
    return not facts.over


PARTY = lifecycle(
    "party",
    start="listed",
    begun_by=Hat.COORDINATOR,
    states={
        "listed": say("Tercatat"),
        "invited": say("Menunggu jawaban"),
        "accepted": say("Menerima"),
        "declined": say("Menolak"),
        "withdrawn": say("Dicoret"),
    },
    moves=(
        move(
            "invite",
            "listed",
            "invited",
            still_open,
            was_offered,
            by=Hat.COORDINATOR,
            label=say("Undang"),
            done=say("mengundang"),
        ),
        move(
            "accept",
            "invited",
            "accepted",
            still_open,
            by=Hat.ANSWERER,
            label=say("Terima undangan"),
            done=say("menerima undangan"),
            awaited=True,
            deadline="answer_invitation",
        ),
        move(
            "decline",
            "invited",
            "declined",
            still_open,
            by=Hat.ANSWERER,
            label=say("Tolak"),
            done=say("menolak undangan"),
            danger=True,
            fields=True,
        ),
        move(
            "strike",
            "listed invited",
            "withdrawn",
            by=Hat.COORDINATOR,
            label=say("Coret"),
            done=say("mencoret dari daftar pihak"),
            danger=True,
        ),
    ),
)
