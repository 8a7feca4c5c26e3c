"""What is done behind the pages: jobs and their worker, letters, imports."""

from datetime import timedelta
from typing import TYPE_CHECKING

from rajut.config.doctor.finding import Finding
from rajut.config.words import tell
from rajut.core.words import say

if TYPE_CHECKING:
    from rajut.foundation.journal.models import Notice


def jobs() -> Finding:
    """Whether background jobs are done in time."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FILTER (WHERE status = 'todo' AND coalesce(scheduled_at, now()) < now() - "
            "interval '10 minutes'), count(*) FILTER (WHERE status = 'failed') FROM procrastinate_jobs"
        )
        late, failed = cursor.fetchone() or (0, 0)
    words = tell(say("%(late)s tugas tertahan, %(failed)s gagal."), late=late, failed=failed)
    mend = tell(say("Pastikan `rajut serve` atau `rajut work` berjalan; sebab kegagalan ada di keluarannya."))
    return Finding("jobs", "wrong", words, mend) if late or failed else Finding("jobs", "ok", words)


def worker() -> Finding:
    """Whether a worker lives."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - interval '1 minute'"
        )
        (alive,) = cursor.fetchone() or (0,)
    if alive:
        return Finding("worker", "ok", tell(say("%(count)s pekerja latar hidup."), count=alive))
    words = tell(say("Tidak ada pekerja latar yang hidup; surat dan tugas berkala menunggu."))
    return Finding("worker", "note", words, tell(say("Jalankan `rajut serve` atau `rajut work`.")))


def mail() -> Finding:
    """Where letters go."""
    from django.conf import settings

    if settings.EMAIL_HOST:
        return Finding("mail", "ok", tell(say("Surat dikirim lewat %(host)s."), host=settings.EMAIL_HOST))
    words = tell(say("Surat hanya ditulis ke %(path)s."), path=settings.EMAIL_FILE_PATH)
    return Finding("mail", "note", words, tell(say("Isi RAJUT_SMTP_HOST agar surat benar-benar dikirim.")))


PATIENCE = timedelta(minutes=30)  # longer than a mail server's short absence
MEMORY = timedelta(days=7)  # what nobody missed for so long is history


def letters() -> Finding:
    """Whether letters leave the house, and whether the mail server took those that did."""
    from django.utils import timezone

    from rajut.foundation.journal.queries import stuck, unsent

    now = timezone.now()
    waiting = stuck(before=now - PATIENCE)
    doubtful = unsent(since=now - MEMORY, until=now - timedelta(minutes=5))
    counts = {"waiting": waiting.count(), "doubtful": doubtful.count()}
    words = tell(say("%(waiting)s surat tertahan, %(doubtful)s tidak dipastikan sampai."), **counts)
    if not any(counts.values()):
        return Finding("letters", "ok", words)
    mends = [
        *([tell(HELD, since=f"{waiting[0].at:%Y-%m-%d %H:%M} UTC")] if counts["waiting"] else []),
        *([tell(DOUBTFUL, letters="; ".join(map(_letter, doubtful[:5])))] if counts["doubtful"] else []),
    ]
    return Finding("letters", "wrong", words, " ".join(mends))


HELD = say(
    "Yang tertua menunggu sejak %(since)s. Pastikan pekerja latar berjalan dan server surat menjawab; "
    "sesudah itu surat berangkat sendiri."
)
DOUBTFUL = say(
    "Surat yang sudah diserahkan tidak diulang agar tidak sampai dua kali. Cari di catatan server surat, dan "
    "beri tahu penerimanya bila tidak sampai: %(letters)s."
)


def _letter(notice: "Notice") -> str:
    told = f"{notice.address} “{notice.subject}”"
    return f"{told} ({notice.failure})" if notice.failure else told


def imports() -> Finding:
    """Whether a file was left lying by a worker that died, or waits for one in vain."""
    from rajut.foundation.regions.queries import imports as brought

    count = brought().left_lying().count()
    words = tell(say("%(count)s impor terputus."), count=count)
    mend = tell(say("Buka Data → Berkas masuk, lalu pilih Lanjutkan atau Batalkan."))
    return Finding("imports", "wrong", words, mend) if count else Finding("imports", "ok", words)
