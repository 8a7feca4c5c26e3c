"""Step 5, evaluate: period reports, findings and their mending, the public's voice."""

from dataclasses import dataclass

from rajut.core.law.authority import Hat
from rajut.core.law.lifecycle import SAME, check, lifecycle, move
from rajut.core.words import say


@dataclass(frozen=True, slots=True)
class SubmissionFacts:
    """What the moves of a submission ask about.

    `missing`: values neither given nor explained; `own`: the actor's organisation submitted it.
    """

    plan_agreed: bool
    period_open: bool
    missing: int
    own: bool


@check(say("Rencana ini belum disepakati atau sudah digantikan; laporkan menurut rencana yang berlaku."))
def plan_is_agreed(facts: SubmissionFacts) -> bool:
    """Whether there is an agreed plan to report on."""
    return facts.plan_agreed


@check(say("Masa pelaporan periode ini belum dibuka atau sudah ditutup."))
def period_is_open(facts: SubmissionFacts) -> bool:
    """Whether values may be reported for the period now."""
    return facts.period_open


@check(say("Masih ada indikator tanpa nilai atau keterangan."))
def nothing_missing(facts: SubmissionFacts) -> bool:
    """Whether every cell has a value or says why not."""
    return facts.missing == 0


@check(say("Laporan diperiksa pihak lain, bukan oleh instansi yang menyampaikannya."))
def by_another_organisation(facts: SubmissionFacts) -> bool:
    """Whether somebody else than the submitter's organisation asks."""
    return not facts.own


SUBMISSION = lifecycle(
    "submission",
    start="draft",
    begun_by=Hat.STAFF,
    states={
        "draft": say("Konsep"),
        "submitted": say("Menunggu pemeriksaan"),
        "returned": say("Dikembalikan"),
        "accepted": say("Diterima"),
    },
    moves=(
        move(
            "fill",
            "draft returned",
            SAME,
            by=Hat.STAFF,
            label=say("Isi nilai"),
            done=say("mengisi nilai"),
            awaited=True,
            fields=True,
        ),
        move(
            "submit",
            "draft returned",
            "submitted",
            plan_is_agreed,
            period_is_open,
            nothing_missing,
            by=Hat.STAFF,
            label=say("Sampaikan laporan"),
            done=say("menyampaikan laporan"),
        ),
        move(
            "give_back",
            "submitted",
            "returned",
            by_another_organisation,
            by=(Hat.CHECKER, Hat.FACILITATOR),
            label=say("Kembalikan dengan catatan"),
            done=say("mengembalikan laporan"),
            danger=True,
            fields=True,
        ),
        move(
            "accept",
            "submitted",
            "accepted",
            plan_is_agreed,
            by_another_organisation,
            by=(Hat.CHECKER, Hat.FACILITATOR),
            label=say("Terima laporan"),
            done=say("menerima laporan"),
            awaited=True,
            deadline="review_submission",
        ),
        move(
            "unlock",
            "accepted",
            "returned",
            by_another_organisation,
            by=(Hat.COORDINATOR, Hat.FACILITATOR),
            label=say("Buka kembali"),
            done=say("membuka kembali laporan"),
            danger=True,
            fields=True,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class FindingFacts:
    """What the moves of a finding ask about. `by_doer`: the actor reported the mending done."""

    planned: bool
    by_doer: bool


@check(say("Tindakan perbaikan, penanggung jawab, dan tenggatnya belum ditetapkan."))
def is_planned(facts: FindingFacts) -> bool:
    """Whether the mending is named, owned and dated."""
    return facts.planned


@check(say("Perbaikan diverifikasi oleh orang lain, bukan oleh yang melaporkannya selesai."))
def by_a_second_person(facts: FindingFacts) -> bool:
    """Whether somebody else than the doer asks."""
    return not facts.by_doer


FINDING = lifecycle(
    "finding",
    start="found",
    begun_by=(Hat.MEMBER, Hat.FACILITATOR, Hat.SUPERVISOR, Hat.AUDITOR),
    states={
        "found": say("Temuan"),
        "planned": say("Perbaikan direncanakan"),
        "done": say("Menunggu verifikasi"),
        "verified": say("Perbaikan terverifikasi"),
    },
    moves=(
        move(
            "plan",
            "found",
            "planned",
            by=(Hat.CHECKER, Hat.FACILITATOR),
            label=say("Rencanakan perbaikan"),
            done=say("merencanakan perbaikan"),
            awaited=True,
            deadline="improve",
            fields=True,
        ),
        move(
            "replan",
            "planned",
            SAME,
            by=(Hat.CHECKER, Hat.FACILITATOR),
            label=say("Ubah rencana perbaikan"),
            done=say("mengubah rencana perbaikan"),
            fields=True,
        ),
        move(
            "finish",
            "planned",
            "done",
            is_planned,
            by=Hat.STAFF,
            label=say("Laporkan selesai"),
            done=say("melaporkan perbaikan selesai"),
            awaited=True,
            fields=True,
        ),
        move(
            "verify",
            "done",
            "verified",
            by_a_second_person,
            by=(Hat.CHECKER, Hat.FACILITATOR, Hat.SUPERVISOR),
            label=say("Verifikasi perbaikan"),
            done=say("memverifikasi perbaikan"),
            awaited=True,
            deadline="verify_improvement",
        ),
        move(
            "reopen",
            "done",
            "planned",
            by_a_second_person,
            by=(Hat.CHECKER, Hat.FACILITATOR, Hat.SUPERVISOR),
            label=say("Kembalikan"),
            done=say("mengembalikan perbaikan"),
            danger=True,
            fields=True,
        ),
    ),
)

FEEDBACK = lifecycle(
    "feedback",
    start="received",
    begun_by=Hat.PUBLIC,
    states={
        "received": say("Menunggu moderasi"),
        "published": say("Diteruskan dan ditampilkan"),
        "forwarded": say("Diteruskan tanpa ditampilkan"),
        "rejected": say("Tidak ditampilkan"),
        "answered": say("Dijawab"),
    },
    moves=(
        move(
            "publish",
            "received",
            "published",
            by=(Hat.COORDINATOR, Hat.FACILITATOR),
            label=say("Tampilkan dan teruskan"),
            done=say("menampilkan masukan"),
            awaited=True,
            deadline="feedback_response",
            fields=True,
        ),
        move(
            "forward",
            "received",
            "forwarded",
            by=(Hat.COORDINATOR, Hat.FACILITATOR),
            label=say("Teruskan tanpa ditampilkan"),
            done=say("meneruskan masukan"),
            fields=True,
        ),
        move(
            "reject",
            "received",
            "rejected",
            by=(Hat.COORDINATOR, Hat.FACILITATOR),
            label=say("Tolak"),
            done=say("menolak masukan"),
            danger=True,
            fields=True,
        ),
        move(
            "answer",
            "published forwarded",
            "answered",
            by=Hat.STAFF,
            label=say("Jawab"),
            done=say("menjawab masukan"),
            awaited=True,
            deadline="feedback_complaint",
            fields=True,
        ),
    ),
)
