"""What is said: a discussion, the next meeting, a citizen's complaint and its answer."""

from datetime import UTC, datetime, time, timedelta

from rajut.config.demo import people
from rajut.config.demo.kartamantul.facts import CODES
from rajut.config.demo.telling import officer
from rajut.core.law.authority import Rank
from rajut.foundation.people.actor import PUBLIC_ACTOR
from rajut.steps.engage.actions import forum
from rajut.steps.engage.actions import meeting as meetings
from rajut.steps.engage.models import Collaboration, Meeting
from rajut.steps.evaluate.actions import feedback as voices


def discuss(found: Collaboration, *, at: datetime) -> None:
    home = officer(found.opened_by)
    topic = forum.start(
        found,
        title="Persiapan pembatasan ritase Desember",
        body="Mohon setiap daerah menyiapkan jadwal armada. Rancangannya kami kirim sebelum rapat.",
        mentions=[people.government("34.04"), people.government("34.02")],
        actor=home,
        at=at - timedelta(days=5),
    )
    forum.write(
        topic,
        body="Sleman siap. Dua truk cadangan dapat dipakai bersama pada pekan kedua.",
        mentions=[],
        actor=people.actor(people.government("34.04"), Rank.COOPERATION),
        at=at - timedelta(days=4),
    )
    _meet(found, at=at)
    voice, _ = voices.speak(
        found,
        kind="complaint",
        text="Truk sampah sering mengantre di depan sekolah pada jam masuk.",
        rating=2,
        place="Piyungan",
        actor=PUBLIC_ACTOR,
        at=at - timedelta(days=20),
    )
    voices.publish(voice, responsible=people.government("34.02"), actor=home, at=at - timedelta(days=19))
    voices.answer(
        voice,
        answer="Jadwal truk digeser ke pukul 08.30 mulai pekan ini. Terima kasih atas laporannya.",
        actor=people.actor(people.government("34.02"), Rank.COOPERATION),
        at=at - timedelta(days=16),
    )


def _meet(found: Collaboration, *, at: datetime) -> Meeting:
    """A technical meeting next week, to which Bantul has not answered yet."""
    starts = datetime.combine((at + timedelta(days=5)).date(), time(2, 0), tzinfo=UTC)
    meeting = meetings.call(
        found,
        plan=meetings.Plan(
            title="Rapat teknis Kartamantul",
            starts_at=starts,
            ends_at=starts + timedelta(hours=2),
            place="Balai Kota Yogyakarta",
            agenda=("Jadwal pembatasan ritase", "Hasil triwulan ketiga", "Rencana perbaikan di Bantul"),
            invited=tuple(people.government(code) for code in CODES),
        ),
        actor=officer(found.opened_by),
        at=at - timedelta(days=2),
    )
    sleman = people.actor(people.government("34.04"), Rank.COOPERATION)
    meetings.reply(
        meeting,
        organisation_id=people.government("34.04").pk,
        answer="yes",
        actor=sleman,
        at=at - timedelta(days=1),
    )
    return meeting
