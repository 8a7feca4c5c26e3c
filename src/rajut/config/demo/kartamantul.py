"""Kartamantul's waste, told in full: from a potential to verified results and an improvement."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from rajut.config.demo import people
from rajut.config.demo.telling import head, officer, report
from rajut.core.law.authority import Part, Rank
from rajut.core.results.numbers import Quantity, known
from rajut.foundation.people.actor import PUBLIC_ACTOR
from rajut.foundation.regions.models import Affair
from rajut.steps.coordinate.actions import decision as decisions
from rajut.steps.coordinate.actions import obstacle as obstacles
from rajut.steps.coordinate.actions import task as tasks
from rajut.steps.coordinate.actions import team as teams
from rajut.steps.engage.actions import collaboration as collaborations
from rajut.steps.engage.actions import forum
from rajut.steps.engage.actions import meeting as meetings
from rajut.steps.engage.actions import party as parties
from rajut.steps.engage.models import Collaboration, Meeting
from rajut.steps.evaluate.actions import feedback as voices
from rajut.steps.evaluate.actions import findings, submissions
from rajut.steps.plan import actions as plan
from rajut.steps.plan.models import Framework, IndicatorVersion

CODES = ("34.71", "34.04", "34.02")
TITLE = "Persampahan Kartamantul"
SUMMARY = """Kota Yogyakarta, Kabupaten Sleman, dan Kabupaten Bantul mengelola sampah bersama sejak tahun 2000
melalui Sekretariat Bersama Kartamantul, dengan TPA Piyungan (12,5 hektare, dibuka 1996) sebagai tempat
pemrosesan akhir. Timbulan yang masuk sekitar 850 ton per hari pada 2023 dan dibatasi 600 ton; TPA ditutup
Juli sampai September 2023, sehingga pengolahan di hulu menjadi pekerjaan bersama."""
SOURCE = "bappeda.jogjakota.go.id; krjogja.com, 27 Juli 2023"

# name -> (unit, ratio, direction, nature, rule, weight)
INDICATORS = {
    "Sampah masuk TPA": ("ton per hari", False, "lower", "level", "sum", 2),
    "Sampah terolah di hulu": ("ton", False, "higher", "flow", "sum", 1),
    "Rumah tangga memilah": ("persen", True, "higher", "level", "ratio_of_sums", 1),
}
# by indicator and party: baseline, then a target and an actual value for each quarter (all examples)
Actual = tuple[int | tuple[int, int], tuple[int | tuple[int, int], ...], tuple[int | tuple[int, int], ...]]
VALUES: dict[str, dict[str, Actual]] = {
    "Sampah masuk TPA": {
        "34.71": (210, (200, 190, 175, 160), (204, 186, 168)),
        "34.04": (190, (182, 175, 165, 155), (185, 172, 160)),
        "34.02": (130, (128, 122, 115, 105), (129, 124, 118)),
    },
    "Sampah terolah di hulu": {
        "34.71": (0, (900, 1800, 2700, 3600), (820, 2010, 2890)),
        "34.04": (0, (700, 1400, 2100, 2800), (760, 1500, 2240)),
        "34.02": (0, (400, 800, 1300, 1800), (310, 640, 1010)),
    },
    "Rumah tangga memilah": {
        "34.71": ((38, 138), ((45, 138), (52, 138), (60, 138), (70, 138)), ((46, 138), (55, 138), (63, 138))),
        "34.04": (
            (70, 340),
            ((80, 340), (95, 340), (110, 340), (130, 340)),
            ((84, 340), (97, 340), (118, 340)),
        ),
        "34.02": (
            (50, 300),
            ((60, 300), (72, 300), (85, 300), (100, 300)),
            ((55, 300), (66, 300), (79, 300)),
        ),
    },
}
ACTIVITIES = (
    ("Kajian tarif dan kompensasi dampak negatif", "34.71", (1, 12), (4, 30), 350, "done"),
    ("Membangun dua TPS 3R bersama", "34.04", (2, 2), (7, 31), 4200, "done"),
    ("Uji pilah sampah di 12 TPS", "34.02", (5, 4), (10, 30), 900, "running"),
    ("Penambahan timbangan dan pencatatan ritase", "34.71", (6, 1), (12, 18), 650, "running"),
)


def tell(*, at: datetime) -> Collaboration:
    """Carry it through all five steps, up to today."""
    year = at.year
    found = _form(at=_on(year - 1, 10, 5))
    framework = _plan(found, at=_on(year - 1, 12, 1))
    collaborations.run(found, actor=officer(found.opened_by), at=_on(year, 1, 5))
    collaborations.publish(found, actor=officer(found.opened_by), at=_on(year, 1, 6))
    _coordinate(found, at=at)
    _evaluate(found, framework, at=at)
    _discuss(found, at=at)
    return found


def _on(year: int, month: int, day: int) -> datetime:
    return datetime.combine(date(year, month, day), time(2, 0), tzinfo=UTC)


def _form(*, at: datetime) -> Collaboration:
    home = people.government(CODES[0])
    invited = [(people.government(code), Part.PARTY) for code in CODES[1:]]
    invited += [(people.government("34"), Part.FACILITATOR), (people.supporter(), Part.SUPPORTER)]
    found = collaborations.initiate(
        home,
        title=TITLE,
        track="ksdd",
        object="Pengurangan dan pengolahan sampah rumah tangga",
        affair=Affair.objects.get(pk="2.11"),
        summary=SUMMARY,
        obligatory=True,
        invited=invited,
        source=SOURCE,
        example=True,
        actor=officer(home),
        at=at,
    )
    collaborations.offer(found, actor=officer(home), at=at + timedelta(days=1))
    for party in found.parties.filter(state="invited").select_related("organisation"):
        parties.accept(party, actor=head(party.organisation), at=at + timedelta(days=8))
    found.refresh_from_db()
    collaborations.form(found, actor=officer(home), at=at + timedelta(days=14))
    return found


def _plan(found: Collaboration, *, at: datetime) -> Framework:
    actor = officer(found.opened_by)
    framework = plan.begin(
        found,
        vision="Kartamantul yang bersih: sampah selesai sedekat mungkin dari sumbernya.",
        mission="Memilah dari rumah, mengolah di hulu, membagi beban dan biaya secara adil antardaerah.",
        starts_on=date(at.year + 1, 1, 1),
        ends_on=date(at.year + 1, 12, 31),
        actor=actor,
        at=at,
    )
    plan.build_calendar(framework, kind="quarter", actor=actor, at=at)
    node = plan.add_node(
        framework, kind="goal", title="Sampah yang dibuang ke TPA berkurang", parent=None, actor=actor, at=at
    )
    for name, (unit, is_ratio, direction, nature, rule, weight) in INDICATORS.items():
        version = plan.add_indicator(
            framework,
            node=node,
            name=name,
            unit=unit,
            is_ratio=is_ratio,
            direction=direction,
            nature=nature,
            rule=rule,
            weight=Decimal(weight),
            verification="Timbangan TPA dan laporan dinas lingkungan hidup",
            organisations=[people.government(code).pk for code in CODES],
            actor=actor,
            at=at,
        )
        plan.plan_values(framework, _cells(version, found), actor=actor, at=at)
    _activities(framework, at=at)
    plan.propose(framework, actor=actor, at=at + timedelta(days=3))
    for code in CODES:
        plan.assent(framework, actor=head(people.government(code)), at=at + timedelta(days=9))
    plan.agree(framework, actor=actor, at=at + timedelta(days=10))
    found.refresh_from_db()
    return framework


def _cells(version: IndicatorVersion, found: Collaboration) -> list[plan.Drafted]:
    periods = list(found.periods.order_by("starts_on").values_list("pk", flat=True))
    return [
        plan.Drafted(version.indicator_id, people.government(code).pk, period, _quantity(value))
        for code, (baseline, targets, _) in VALUES[version.name].items()
        for period, value in zip([None, *periods], (baseline, *targets), strict=True)
    ]


def _quantity(value: int | tuple[int, int]) -> Quantity:
    return known(*value) if isinstance(value, tuple) else known(value)


def _activities(framework: Framework, *, at: datetime) -> None:
    year = at.year + 1
    for title, code, starts, ends, million, _ in ACTIVITIES:
        share = Decimal(million * 1_000_000) / 4
        plan.add_activity(
            framework,
            title=title,
            node=framework.nodes.first(),
            owner=people.government(code),
            starts_on=date(year, *starts),
            ends_on=date(year, *ends),
            budget=share * 4,
            contributions={people.government(each).pk: share * (2 if each == code else 1) for each in CODES},
            actor=officer(framework.collaboration.opened_by),
            at=at,
        )


def _coordinate(found: Collaboration, *, at: datetime) -> None:
    home = officer(found.opened_by)
    begun = _on(at.year, 1, 19)
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
    asked = _on(at.year, 4, 13)
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
    when = _on(at.year, 5, 6)
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


def _evaluate(found: Collaboration, framework: Framework, *, at: datetime) -> None:
    versions = {each.name: each for each in framework.indicators.all()}
    over = list(found.periods.filter(closes_on__lt=at.date()).order_by("starts_on"))
    for number, period in enumerate(over[:3]):
        for place, code in enumerate(CODES):
            cells = [
                _cell(versions[name].indicator_id, values[code][2][number]) for name, values in VALUES.items()
            ]
            report(
                framework,
                period=period,
                member=people.government(code),
                checker=people.government(CODES[place - 1]),
                cells=cells,
            )
    _improve(found, at=at)


def _cell(indicator: UUID, value: int | tuple[int, int]) -> submissions.Cell:
    top, bottom = value if isinstance(value, tuple) else (value, 1)
    return submissions.Cell(indicator, "known", Decimal(top), Decimal(bottom))


def _improve(found: Collaboration, *, at: datetime) -> None:
    """One finding mended and verified, one being mended."""
    home = officer(found.opened_by)
    first = findings.find(
        found,
        title="Catatan ritase malam tidak lengkap",
        detail="Sepertiga ritase malam triwulan pertama tidak tertimbang.",
        actor=people.actor(people.government("34.04"), Rank.COOPERATION),
        at=_on(at.year, 4, 27),
    )
    findings.plan(
        first,
        action="Menambah petugas timbang malam dan mencatat setiap truk.",
        owner=people.government("34.02"),
        due_on=date(at.year, 6, 30),
        actor=home,
        at=_on(at.year, 4, 29),
    )
    findings.finish(
        first,
        result="Petugas malam bertugas sejak 1 Juni; seluruh ritase tercatat.",
        actor=people.actor(people.government("34.02"), Rank.COOPERATION),
        at=_on(at.year, 6, 22),
    )
    findings.verify(first, actor=home, at=_on(at.year, 6, 26))
    findings.find(
        found,
        title="Pengolahan di hulu Bantul di bawah target",
        detail="Tiga triwulan berturut-turut sekitar seperlima di bawah target.",
        actor=home,
        at=at - timedelta(days=12),
    )


def _discuss(found: Collaboration, *, at: datetime) -> None:
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
