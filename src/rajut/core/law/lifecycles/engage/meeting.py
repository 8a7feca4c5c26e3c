"""Step 2, engage: meetings."""

from dataclasses import dataclass

from rajut.core.law.authority import Hat
from rajut.core.law.lifecycle import SAME, check, lifecycle, move
from rajut.core.words import say


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """What the moves of a meeting ask about."""

    begun: bool
    attended: int
    has_minutes: bool


@check(say("Rapat belum dimulai menurut jadwalnya."))
def has_begun(facts: MeetingFacts) -> bool:
    """Whether the appointed time has come."""
    return facts.begun


@check(say("Catat kehadiran lebih dahulu."))
def has_attendance(facts: MeetingFacts) -> bool:
    """Whether anybody is marked present."""
    return facts.attended > 0


@check(say("Notula masih kosong."))
def has_minutes(facts: MeetingFacts) -> bool:
    """Whether minutes were written."""
    return facts.has_minutes


MEETING = lifecycle(
    "meeting",
    start="scheduled",
    begun_by=(Hat.MEMBER, Hat.FACILITATOR),
    states={
        "scheduled": say("Dijadwalkan"),
        "held": say("Terlaksana"),
        "minuted": say("Notula disahkan"),
        "cancelled": say("Dibatalkan"),
    },
    moves=(
        move(
            "reschedule",
            "scheduled",
            "scheduled",
            by=(Hat.MEMBER, Hat.FACILITATOR),
            label=say("Ubah jadwal atau agenda"),
            done=say("mengubah jadwal atau agenda"),
            fields=True,
        ),
        move(
            "attend",
            "scheduled held",
            SAME,
            has_begun,
            by=(Hat.MEMBER, Hat.FACILITATOR),
            label=say("Catat kehadiran"),
            done=say("mencatat kehadiran"),
            fields=True,
        ),
        move(
            "hold",
            "scheduled",
            "held",
            has_begun,
            has_attendance,
            by=(Hat.MEMBER, Hat.FACILITATOR),
            label=say("Tandai terlaksana"),
            done=say("menandai rapat terlaksana"),
            awaited=True,
        ),
        move(
            "minute",
            "held",
            "held",
            by=(Hat.MEMBER, Hat.FACILITATOR),
            label=say("Tulis notula"),
            done=say("menulis notula"),
            fields=True,
        ),
        move(
            "confirm",
            "held",
            "minuted",
            has_minutes,
            by=(Hat.COORDINATOR, Hat.FACILITATOR),
            label=say("Sahkan notula"),
            done=say("mengesahkan notula"),
            awaited=True,
            deadline="minutes",
        ),
        move(
            "cancel",
            "scheduled",
            "cancelled",
            by=(Hat.MEMBER, Hat.FACILITATOR),
            label=say("Batalkan rapat"),
            done=say("membatalkan rapat"),
            danger=True,
            fields=True,
        ),
    ),
)
