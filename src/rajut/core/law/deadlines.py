"""Deadlines and other legal parameters, as data: a value, its law, its validity, and how surely we know it.

Regulations change and regions have their own rules, so nothing here is a constant in code. A caller with
rows of its own (a regional regulation) puts them first: `due(code, …, table=(*own, *DEADLINES))`.

`verified` rows were read in the text of the law they name. `unverified` rows are law or practice that we
have not read in the text, or law for another kind of cooperation applied by analogy; `proposed` rows are our
own defaults. Both are shown as "belum diverifikasi". An empty track means every track that has no row of
its own; a negative value counts back from the start; a validity without dates is open on that side.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rajut.core.law.calendar import NONE, add_working_days
from rajut.core.law.tracks import Track
from rajut.core.words import say


class Unit(StrEnum):
    """What a value counts."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    MONTHS = "months"


class Status(StrEnum):
    """How surely a value is known."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"
    PROPOSED = "proposed"


class Silence(StrEnum):
    """What no answer means when the time is over."""

    FLAGGED = "flagged"
    DEEMED_APPROVED = "deemed_approved"


UNIT_WORDS = {
    Unit.WORKING_DAYS: say("hari kerja"),
    Unit.DAYS: say("hari"),
    Unit.MONTHS: say("bulan"),
}

STATUS_WORDS = {
    Status.VERIFIED: say("terverifikasi"),
    Status.UNVERIFIED: say("belum diverifikasi"),
    Status.PROPOSED: say("usulan, belum diverifikasi"),
}

SILENCE_WORDS = {
    Silence.FLAGGED: say("Tanpa jawaban: ditandai, tidak dianggap setuju."),
    Silence.DEEMED_APPROVED: say("Tanpa jawaban: dianggap disetujui."),
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """One row: how long, under which law, from when to when (both days included), how surely."""

    code: str
    track: str
    value: int
    unit: Unit
    words: str
    legal_basis: str
    link: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    status: Status = Status.PROPOSED
    silence: Silence = Silence.FLAGGED

    def valid(self, on: date) -> bool:
        """Return whether the row is in force on a day."""
        return (self.valid_from or date.min) <= on <= (self.valid_until or date.max)


class UnknownDeadline(LookupError):
    """No row in force has this code for this track."""


# Cooperation with foreign governments is only registered, but its rules are the ones we could read.
FOREIGN = "foreign"
EVERY = ""
_PP28 = "https://peraturan.info/pp/2018/28"
_OURS = "Usulan Rajut"
_LAPOR = "Ketentuan pengelolaan pengaduan SP4N-LAPOR!"
_PRACTICE = "Praktik Kota Yogyakarta dan Kota Samarinda"

_D, _W, _M = Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS
_V, _U, _P = Status.VERIFIED, Status.UNVERIFIED, Status.PROPOSED


def _row(
    code: str, value: int, unit: Unit, words: str, *, by: str, status: Status = _P, track: str = EVERY
) -> Deadline:
    return Deadline(code, track, value, unit, words, by, status=status)


DEADLINES: tuple[Deadline, ...] = (
    # Offer and answer
    _row("answer_offer", 30, _W, say("Menjawab penawaran"), by=_OURS),
    _row("answer_offer_first_reminder", 10, _W, say("Pengingat pertama menjawab penawaran"), by=_OURS),
    _row("answer_offer_second_reminder", 20, _W, say("Pengingat kedua menjawab penawaran"), by=_OURS),
    _row("answer_invitation", 10, _W, say("Menjawab undangan berkolaborasi"), by=_OURS),
    _row("answer_invitation", 30, _W, say("Menjawab undangan berkolaborasi"), by=_OURS, track=Track.KSDD),
    _row("answer_meeting", -1, _W, say("Menjawab undangan rapat"), by=_OURS),
    _row("tkksd_review", 10, _W, say("Telaah TKKSD"), by=_OURS),
    _row(
        "map_affairs", 12, _M, say("Pemetaan urusan berikutnya"), by="PP 28/2018 pasal 5 ayat (1)", status=_U
    ),
    # Agreements
    Deadline(
        "council_approval",
        FOREIGN,
        45,
        _W,
        say("Persetujuan DPRD"),
        "PP 28/2018 pasal 30 ayat (4); Permendagri 25/2020 pasal 17",
        _PP28,
        status=_V,
        silence=Silence.DEEMED_APPROVED,
    ),
    _row(
        "council_approval",
        45,
        _W,
        say("Persetujuan DPRD"),
        by="Menurut analogi PP 28/2018 pasal 30 ayat (4)",
        status=_U,
    ),
    _row("consent", 10, _W, say("Menyatakan persetujuan atas rencana atau naskah"), by=_OURS),
    _row("follow_up_accord", 12, _M, say("Menindaklanjuti kesepakatan bersama"), by=_OURS),
    _row("max_term", 60, _M, say("Jangka waktu terlama"), by=_PRACTICE, status=_U),
    _row(
        "max_term",
        60,
        _M,
        say("Jangka waktu terlama"),
        by="Permendagri 25/2020 pasal 32",
        status=_V,
        track=FOREIGN,
    ),
    _row(
        "renewal_first_warning",
        -180,
        _D,
        say("Peringatan pertama sebelum berakhir"),
        by="Menurut analogi Permendagri 25/2020 pasal 33 (6 bulan)",
        status=_U,
    ),
    _row(
        "renewal_second_warning",
        -90,
        _D,
        say("Peringatan kedua sebelum berakhir"),
        by="Praktik Kota Samarinda (3 bulan)",
        status=_U,
    ),
    _row("renewal_last_warning", -30, _D, say("Peringatan terakhir sebelum berakhir"), by=_OURS),
    _row("stalled", 180, _D, say("Tanpa kegiatan: dianggap mandek"), by=_OURS),
    # Whatever waits by a day and has no reminders of its own
    _row("first_reminder", -3, _W, say("Pengingat pertama sebelum tenggat"), by=_OURS),
    _row("last_reminder", -1, _W, say("Pengingat terakhir sebelum tenggat"), by=_OURS),
    # Work
    _row("decide", 10, _W, say("Menyatakan sikap atas keputusan"), by=_OURS),
    _row("minutes", 5, _W, say("Menyelesaikan notula rapat"), by=_OURS),
    _row("task", 10, _W, say("Menyelesaikan tugas tanpa tenggat sendiri"), by=_OURS),
    _row("task_first_reminder", -3, _W, say("Pengingat pertama tugas"), by=_OURS),
    _row("task_second_reminder", -1, _W, say("Pengingat kedua tugas"), by=_OURS),
    _row("verify_task", 5, _W, say("Memeriksa hasil tugas"), by=_OURS),
    _row("settle_obstacle", 20, _W, say("Menyelesaikan kendala sebelum dinaikkan"), by=_OURS),
    _row("mediate", 30, _W, say("Menengahi kendala yang dinaikkan"), by=_OURS),
    # Reports and evaluation
    _row("report_month", 10, _W, say("Menyampaikan laporan bulanan"), by=_OURS),
    _row("report_quarter", 10, _W, say("Menyampaikan laporan triwulanan"), by=_OURS),
    _row("report_semester", 10, _W, say("Menyampaikan laporan semesteran"), by=_OURS),
    _row("report_grace", 10, _W, say("Masa tenggang laporan sebelum periode ditutup"), by=_OURS),
    _row(
        "report_year",
        7,
        _D,
        say("Menyampaikan laporan tahunan kepada gubernur"),
        by="Menurut analogi Permendagri 25/2020 pasal 35 (minggu pertama Januari)",
        status=_U,
    ),
    _row(
        "report_year",
        7,
        _D,
        say("Menyampaikan laporan tahunan kepada gubernur"),
        by="Permendagri 25/2020 pasal 35 (minggu pertama Januari)",
        status=_V,
        track=FOREIGN,
    ),
    _row(
        "report_year_governor",
        14,
        _D,
        say("Gubernur meneruskan laporan tahunan kepada Menteri"),
        by="Menurut analogi Permendagri 25/2020 pasal 36 (minggu kedua Januari)",
        status=_U,
    ),
    _row(
        "report_year_governor",
        14,
        _D,
        say("Gubernur meneruskan laporan tahunan kepada Menteri"),
        by="Permendagri 25/2020 pasal 36 (minggu kedua Januari)",
        status=_V,
        track=FOREIGN,
    ),
    _row("review_submission", 10, _W, say("Memeriksa laporan periode"), by=_OURS),
    _row(
        "evaluate",
        6,
        _M,
        say("Pemantauan dan evaluasi berikutnya"),
        by="Praktik Kota Yogyakarta; menurut analogi Permendagri 25/2020 pasal 39 ayat (5)",
        status=_U,
    ),
    _row(
        "survey",
        12,
        _M,
        say("Survei kepuasan masyarakat berikutnya"),
        by="PermenPANRB 14/2017 pasal 1",
        status=_V,
    ),
    _row("improve", 20, _W, say("Melaksanakan perbaikan tanpa tenggat sendiri"), by=_OURS),
    _row("verify_improvement", 10, _W, say("Memeriksa hasil perbaikan"), by=_OURS),
    # The public
    _row("feedback_response", 3, _W, say("Tanggapan pertama atas masukan"), by=_LAPOR, status=_U),
    _row("feedback_information", 5, _W, say("Menjawab permintaan informasi"), by=_LAPOR, status=_U),
    _row("feedback_complaint", 14, _W, say("Menyelesaikan pengaduan"), by=_LAPOR, status=_U),
    _row(
        "feedback_examined", 60, _W, say("Menyelesaikan pengaduan dengan pemeriksaan"), by=_LAPOR, status=_U
    ),
)

REMINDERS: dict[str, tuple[str, ...]] = {
    "answer_offer": ("answer_offer_first_reminder", "answer_offer_second_reminder"),
    "max_term": ("renewal_first_warning", "renewal_second_warning", "renewal_last_warning"),
    "task": ("task_first_reminder", "task_second_reminder"),
}
EVERYTHING_ELSE = ("first_reminder", "last_reminder")


def deadline(code: str, track: str, on: date, *, table: Sequence[Deadline] = DEADLINES) -> Deadline:
    """Return the row in force on a day: of `track`, else of every track; the first of `table` wins.

    Raises UnknownDeadline when there is none.
    """
    rows = [row for row in table if row.code == code and row.valid(on)]
    for wanted in (track, EVERY):
        for row in rows:
            if row.track == wanted:
                return row
    raise UnknownDeadline(f"{code} ({track or 'every track'}) on {on.isoformat()}")


def due(
    code: str,
    *,
    track: str = EVERY,
    start: date,
    local: frozenset[date] = NONE,
    table: Sequence[Deadline] = DEADLINES,
) -> date:
    """Return the last day that is in time, by the row in force at `start`, a day that itself does not count.

    Months end on the same day of the month, or on its last day. `local`: a region's own days off.
    """
    row = deadline(code, track, start, table=table)
    return shift(start, row.value, unit=row.unit, local=local)


def reminders(
    code: str,
    *,
    track: str = EVERY,
    start: date,
    local: frozenset[date] = NONE,
    table: Sequence[Deadline] = DEADLINES,
) -> tuple[date, ...]:
    """Return the days on which to remind of `code`, in order.

    `start` is the day the clock began where reminders count forward (an offer), and the due or end date
    where they count back (a task, the end of an agreement). Empty for a code without reminders.
    """
    found = (due(one, track=track, start=start, local=local, table=table) for one in REMINDERS.get(code, ()))
    return tuple(sorted(found))


def reminded_on(
    code: str,
    *,
    track: str = EVERY,
    since: date,
    due_on: date,
    local: frozenset[date] = NONE,
    table: Sequence[Deadline] = DEADLINES,
) -> tuple[date, ...]:
    """Return the days on which to remind of what waits since one day until another, in order.

    Rows of `code` that count forward do so from `since`, the others back from `due_on`; a code without
    rows follows those for everything else. Only days after `since` and up to `due_on` count: where time is
    short, the letter that began it is reminder enough.
    """
    rows = [deadline(each, track, since, table=table) for each in REMINDERS.get(code, EVERYTHING_ELSE)]
    days = {shift(since if row.value > 0 else due_on, row.value, unit=row.unit, local=local) for row in rows}
    return tuple(sorted(day for day in days if since < day <= due_on))


def shift(start: date, value: int, *, unit: Unit, local: frozenset[date] = NONE) -> date:
    """Return `start` moved by `value` working days, days or months (back when negative)."""
    if unit is Unit.WORKING_DAYS:
        return add_working_days(start, value, local=local)
    if unit is Unit.DAYS:
        return start + timedelta(value)
    year, month = divmod(start.year * 12 + start.month - 1 + value, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
