"""How the three act together: team, decisions, tasks, and a dispute that lies with the governor."""

from datetime import datetime, timedelta

from rajut.config.demo import people
from rajut.config.demo.kartamantul.facts import CODES, on
from rajut.config.demo.telling import head, officer
from rajut.core.law.authority import Rank
from rajut.steps.coordinate.actions import decision as decisions
from rajut.steps.coordinate.actions import obstacle as obstacles
from rajut.steps.coordinate.actions import task as tasks
from rajut.steps.coordinate.actions import team as teams
from rajut.steps.engage.models import Collaboration


def coordinate(found: Collaboration, *, at: datetime) -> None:
    home = officer(found.opened_by)
    begun = on(at.year, 1, 19)
    team = teams.set_up(
        found,
        name="Tim Koordinasi Persampahan Kartamantul",
        decree_number=f"188/contoh/{at.year}",
        decreed_on=begun.date(),
        mandate="Menyiapkan keputusan bersama, mengawasi ritase, dan memeriksa laporan triwulan.",
        file=None,
        actor=home,
        at=begun,
    )
    for role, code, seat in (
        ("chair", "34.71", "Sekretaris Daerah Kota Yogyakarta"),
        ("secretary", "34.04", "Kepala Dinas Lingkungan Hidup Sleman"),
        ("member", "34.02", "Kepala Dinas Lingkungan Hidup Bantul"),
    ):
        teams.seat(
            team, organisation=people.government(code), role=role, seat=seat, user=None, actor=home, at=begun
        )
    _decide(found, at=at)
    _task(found, at=at)
    _dispute(found, at=at)


def _decide(found: Collaboration, *, at: datetime) -> None:
    """One decision adopted in the spring, one waiting for two parties now."""
    home = officer(found.opened_by)
    asked = on(at.year, 4, 13)
    settled = decisions.ask(
        found,
        title="Kuota buangan harian per daerah",
        proposal="Kota Yogyakarta 200, Sleman 182, Bantul 128 ton per hari sampai akhir Juni.",
        actor=home,
        at=asked,
    )
    for code in CODES:
        decisions.stand(
            settled, stance="agree", actor=head(people.government(code)), at=asked + timedelta(days=4)
        )
    decisions.adopt(settled, actor=home, at=asked + timedelta(days=5))
    tasks.give(
        found,
        title="Memasang papan kuota di pintu TPA",
        owner=people.government("34.02"),
        detail="",
        assignee=None,
        due_on=(asked + timedelta(days=30)).date(),
        decision=settled,
        meeting=None,
        actor=home,
        at=asked + timedelta(days=5),
    )
    pending = decisions.ask(
        found,
        title="Jadwal pembatasan ritase akhir tahun",
        proposal="Ritase malam dibatasi pukul 19.00 sampai 23.00 selama Desember.",
        actor=home,
        at=at - timedelta(days=3),
    )
    decisions.stand(
        pending, stance="agree", actor=head(people.government("34.71")), at=at - timedelta(days=1)
    )


def _task(found: Collaboration, *, at: datetime) -> None:
    """The task of the spring is done and verified; one of Sleman's is late."""
    home = officer(found.opened_by)
    board = found.tasks.get()
    doer = people.actor(people.department("34.02"), Rank.DEPARTMENT)
    when = on(at.year, 5, 6)
    tasks.finish(board, result="Papan kuota terpasang 5 Mei.", file=None, evidence=None, actor=doer, at=when)
    tasks.verify(board, actor=home, at=when + timedelta(days=2))
    tasks.give(
        found,
        title="Menyerahkan data uji pilah 12 TPS",
        owner=people.government("34.04"),
        detail="Berita acara uji pilah per TPS, Juli sampai Oktober.",
        assignee=None,
        due_on=(at - timedelta(days=6)).date(),
        decision=None,
        meeting=None,
        actor=home,
        at=at - timedelta(days=25),
    )


def _dispute(found: Collaboration, *, at: datetime) -> None:
    """The closure of 2023 left a dispute about compensation, which lies with the governor's office."""
    actor = people.actor(people.government("34.02"), Rank.COOPERATION)
    obstacle = obstacles.report(
        found,
        kind="interest",
        title="Besaran kompensasi dampak negatif bagi warga sekitar TPA",
        detail="Bantul sebagai tuan rumah mengusulkan kompensasi per ton; dua pihak lain belum sepakat.",
        actor=actor,
        at=at - timedelta(days=40),
    )
    obstacles.escalate(
        obstacle,
        question="Mohon gubernur memfasilitasi musyawarah tiga daerah tentang besaran kompensasi.",
        actor=actor,
        at=at - timedelta(days=15),
    )
