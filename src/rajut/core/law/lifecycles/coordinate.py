"""Step 4, coordinate: the team, decisions of the parties, tasks, obstacles."""

from dataclasses import dataclass

from rajut.core.law.authority import Hat
from rajut.core.law.lifecycle import SAME, check, lifecycle, move
from rajut.core.words import say

TEAM = lifecycle(
    "team",
    start="formed",
    begun_by=Hat.COORDINATOR,
    states={"formed": say("Terbentuk")},
    moves=(
        move(
            "amend",
            "formed",
            SAME,
            by=Hat.COORDINATOR,
            label=say("Ubah surat keputusan"),
            done=say("mengubah surat keputusan tim"),
            fields=True,
        ),
        move(
            "seat",
            "formed",
            SAME,
            by=Hat.COORDINATOR,
            label=say("Tambah anggota"),
            done=say("menambah anggota tim"),
            fields=True,
        ),
        move(
            "unseat",
            "formed",
            SAME,
            by=Hat.COORDINATOR,
            label=say("Keluarkan anggota"),
            done=say("mengeluarkan anggota tim"),
            danger=True,
            fields=True,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """What the moves of a decision ask about. `overdue`: its deadline has passed."""

    positions: int
    parties: int
    quorum: int
    agreeing: int
    overdue: bool
    stood_already: bool


@check(say("Instansi Anda sudah menyatakan sikap."))
def has_not_stood(facts: DecisionFacts) -> bool:
    """Whether the actor's organisation still has to take a position."""
    return not facts.stood_already


@check(say("Kuorum belum tercapai."))
def has_quorum(facts: DecisionFacts) -> bool:
    """Whether enough parties took a position."""
    return facts.positions >= facts.quorum


@check(say("Belum semua pihak menyatakan sikap dan tenggatnya belum lewat."))
def voting_is_over(facts: DecisionFacts) -> bool:
    """Whether everybody took a position or the deadline has passed."""
    return facts.overdue or facts.positions == facts.parties


@check(say("Pihak yang setuju belum lebih banyak daripada yang tidak."))
def majority_agrees(facts: DecisionFacts) -> bool:
    """Whether more than half of the positions taken agree."""
    return facts.agreeing * 2 > facts.positions


@check(say("Mayoritas setuju: keputusan tidak dapat ditolak."))
def majority_does_not_agree(facts: DecisionFacts) -> bool:
    """Whether at most half of the positions taken agree."""
    return facts.agreeing * 2 <= facts.positions


@check(say("Kuorum tercapai atau tenggat belum lewat: keputusan tidak dapat dinyatakan gugur."))
def lapsed(facts: DecisionFacts) -> bool:
    """Whether the deadline passed without a quorum."""
    return facts.overdue and facts.positions < facts.quorum


DECISION = lifecycle(
    "decision",
    start="open",
    begun_by=(Hat.MEMBER, Hat.FACILITATOR),
    states={
        "open": say("Menunggu sikap"),
        "passed": say("Disahkan"),
        "rejected": say("Ditolak"),
        "lapsed": say("Gugur tanpa kuorum"),
        "withdrawn": say("Ditarik"),
    },
    moves=(
        move(
            "stand",
            "open",
            "open",
            has_not_stood,
            by=Hat.SIGNATORY,
            label=say("Nyatakan sikap"),
            done=say("menyatakan sikap"),
            awaited=True,
            deadline="decide",
            fields=True,
        ),
        move(
            "adopt",
            "open",
            "passed",
            has_quorum,
            voting_is_over,
            majority_agrees,
            by=(Hat.COORDINATOR, Hat.FACILITATOR),
            label=say("Sahkan"),
            done=say("mengesahkan keputusan"),
            awaited=True,
        ),
        move(
            "reject",
            "open",
            "rejected",
            has_quorum,
            voting_is_over,
            majority_does_not_agree,
            by=(Hat.COORDINATOR, Hat.FACILITATOR),
            label=say("Nyatakan ditolak"),
            done=say("menyatakan keputusan ditolak"),
            danger=True,
        ),
        move(
            "lapse",
            "open",
            "lapsed",
            lapsed,
            by=(Hat.COORDINATOR, Hat.FACILITATOR),
            label=say("Nyatakan gugur"),
            done=say("menyatakan keputusan gugur"),
            danger=True,
        ),
        move(
            "withdraw",
            "open",
            "withdrawn",
            by=Hat.COORDINATOR,
            label=say("Tarik"),
            done=say("menarik keputusan"),
            danger=True,
            fields=True,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """What the moves of a task ask about. `by_doer`: the actor is the one who reported it done."""

    has_evidence: bool
    by_doer: bool


@check(say("Sertakan bukti: dokumen atau uraian hasil."))
def has_evidence(facts: TaskFacts) -> bool:
    """Whether there is something to look at."""
    return facts.has_evidence


@check(say("Tugas diverifikasi oleh orang lain, bukan oleh yang melaporkannya selesai."))
def by_a_second_person(facts: TaskFacts) -> bool:
    """Whether somebody else than the doer asks."""
    return not facts.by_doer


TASK = lifecycle(
    "task",
    start="open",
    begun_by=(Hat.MEMBER, Hat.FACILITATOR),
    states={
        "open": say("Dikerjakan"),
        "done": say("Menunggu verifikasi"),
        "verified": say("Terverifikasi"),
        "dropped": say("Dibatalkan"),
    },
    moves=(
        move(
            "finish",
            "open",
            "done",
            by=Hat.STAFF,
            label=say("Laporkan selesai"),
            done=say("melaporkan tugas selesai"),
            awaited=True,
            deadline="task",
            fields=True,
        ),
        move(
            "verify",
            "done",
            "verified",
            has_evidence,
            by_a_second_person,
            by=(Hat.CHECKER, Hat.FACILITATOR),
            label=say("Verifikasi"),
            done=say("memverifikasi tugas"),
            awaited=True,
            deadline="verify_task",
        ),
        move(
            "reopen",
            "done",
            "open",
            by_a_second_person,
            by=(Hat.CHECKER, Hat.FACILITATOR),
            label=say("Kembalikan"),
            done=say("mengembalikan tugas"),
            danger=True,
            fields=True,
        ),
        move(
            "drop",
            "open",
            "dropped",
            by=Hat.COORDINATOR,
            label=say("Batalkan tugas"),
            done=say("membatalkan tugas"),
            danger=True,
            fields=True,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class ObstacleFacts:
    """What the moves of an obstacle ask about.

    `can_rise`: the law names somebody (else) to take it to. `addressed`: it was taken to the one who asks.
    """

    can_rise: bool
    addressed: bool


@check(say("Tidak ada jenjang pembina berikutnya: arahan yang diberikan bersifat final."))
def can_rise(facts: ObstacleFacts) -> bool:
    """Whether there is a level that has not answered yet."""
    return facts.can_rise


@check(say("Kendala ini dinaikkan kepada pembina lain; hanya pembina itu yang memberi arahan."))
def is_addressed(facts: ObstacleFacts) -> bool:
    """Whether the obstacle was taken to the one who asks."""
    return facts.addressed


OBSTACLE = lifecycle(
    "obstacle",
    start="raised",
    begun_by=(Hat.MEMBER, Hat.FACILITATOR, Hat.SUPPORTER),
    states={
        "raised": say("Dicatat"),
        "escalated": say("Dinaikkan ke pembina"),
        "answered": say("Dijawab pembina"),
        "resolved": say("Teratasi"),
    },
    moves=(
        move(
            "escalate",
            "raised answered",
            "escalated",
            can_rise,
            by=(Hat.CHECKER, Hat.FACILITATOR),
            label=say("Naikkan ke pembina"),
            done=say("menaikkan kendala ke pembina"),
            fields=True,
        ),
        move(
            "answer",
            "escalated",
            "answered",
            is_addressed,
            by=Hat.SUPERVISOR,
            label=say("Beri arahan"),
            done=say("memberi arahan"),
            awaited=True,
            deadline="mediate",
            fields=True,
        ),
        move(
            "resolve",
            "raised escalated answered",
            "resolved",
            by=(Hat.COORDINATOR, Hat.FACILITATOR),
            label=say("Nyatakan teratasi"),
            done=say("menyatakan kendala teratasi"),
            fields=True,
        ),
    ),
)
