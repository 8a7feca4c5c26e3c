"""Tells one story: each collaboration is carried to where it stands by those who would really do it."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from rajut.config.demo import people
from rajut.config.demo.stories import Story
from rajut.core.law.authority import Part, Rank
from rajut.core.results.numbers import known
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.foundation.regions.models import Affair
from rajut.steps.coordinate.actions import obstacle as obstacles
from rajut.steps.coordinate.actions import task as tasks
from rajut.steps.engage.actions import collaboration as collaborations
from rajut.steps.engage.actions import party as parties
from rajut.steps.engage.models import Collaboration
from rajut.steps.evaluate.actions import submissions
from rajut.steps.plan import actions as plan
from rajut.steps.plan.models import Framework, Period

REACHED = ("offered", "formed", "planned", "running", "ended")


def tell(story: Story, *, at: datetime) -> Collaboration:
    """Carry one collaboration to where it stands."""
    opened = at - timedelta(days=story.opened_days_ago)
    found = _open(story, at=opened)
    _answer(story, found, at=opened + timedelta(days=9))
    if _has(story, "formed"):
        collaborations.form(found, actor=officer(found.opened_by), at=opened + timedelta(days=21))
        collaborations.publish(found, actor=officer(found.opened_by), at=opened + timedelta(days=22))
    if story.stands == "formed":
        _stall(found, at=opened + timedelta(days=40), now=at)
    if _has(story, "planned"):
        _plan(story, found, at=at)
    if _has(story, "running"):
        collaborations.run(found, actor=officer(found.opened_by), at=opened + timedelta(days=90))
    if story.stands == "running":
        _report(found, at=at)
    if story.stands == "ended":
        reason = "Masa berlaku habis dan tidak diperpanjang."
        collaborations.end(found, ending="term", reason=reason, actor=officer(found.opened_by), at=at)
    return found


def _has(story: Story, stage: str) -> bool:
    return REACHED.index(story.stands) >= REACHED.index(stage)


def officer(organisation: Organisation) -> Actor:
    """Return the cooperation officer of an organisation."""
    return people.actor(organisation, Rank.COOPERATION)


def head(organisation: Organisation) -> Actor:
    """Return who decides for an organisation."""
    return people.actor(organisation, Rank.HEAD)


def _open(story: Story, *, at: datetime) -> Collaboration:
    home = people.government(story.initiator)
    invited = [(people.government(code), Part.PARTY) for code in story.parties]
    if story.facilitator:
        invited.append((people.government(story.facilitator), Part.FACILITATOR))
    if story.ministry:
        invited.append((people.partner("ministry", story.ministry), Part.PARTY))
    found = collaborations.initiate(
        home,
        title=story.title,
        track=story.track,
        object=story.object,
        affair=Affair.objects.get(pk=story.affair),
        summary=story.summary,
        obligatory=story.obligatory,
        invited=invited,
        source=story.source,
        example=True,
        actor=officer(home),
        at=at,
    )
    collaborations.offer(found, actor=officer(home), at=at + timedelta(days=1))
    return found


def _answer(story: Story, found: Collaboration, *, at: datetime) -> None:
    """Everybody accepts who does; where the story stands at the offer, the last one has not answered."""
    waiting = list(found.parties.filter(state="invited").select_related("organisation").order_by("pk"))
    silent = waiting[-1:] if story.stands == "offered" else []
    for party in waiting:
        if party in silent and party.organisation.region_id != story.declining:
            continue
        actor = head(party.organisation)
        if story.declining and party.organisation.region_id == story.declining:
            parties.decline(
                party, reason="Kebutuhan tahun ini sudah dikontrakkan sendiri.", actor=actor, at=at
            )
        else:
            parties.accept(party, actor=actor, at=at)
    found.refresh_from_db()


def _stall(found: Collaboration, *, at: datetime, now: datetime) -> None:
    """A collaboration that was formed and then waited: the obstacle says for what."""
    actor = officer(found.opened_by)
    obstacle = obstacles.report(
        found,
        kind="regulation",
        title="Persetujuan DPRD belum terbit",
        detail="Rencana kerja sama membebani daerah dan belum teranggarkan, sehingga memerlukan persetujuan.",
        actor=actor,
        at=at,
    )
    obstacles.escalate(
        obstacle,
        question="Mohon fasilitasi percepatan pembahasan dengan DPRD.",
        actor=actor,
        at=now - timedelta(days=20),
    )
    tasks.give(
        found,
        title="Menyampaikan surat permohonan persetujuan ke DPRD",
        owner=found.opened_by,
        detail="",
        assignee=None,
        due_on=(now - timedelta(days=6)).date(),
        decision=None,
        meeting=None,
        actor=actor,
        at=now - timedelta(days=30),
    )


def _plan(story: Story, found: Collaboration, *, at: datetime) -> Framework:
    """Write the plan of this year, and have every party assent."""
    begun = at - timedelta(days=max(story.opened_days_ago - 30, 20))
    actor = officer(found.opened_by)
    framework = plan.begin(
        found,
        vision=f"{story.object} yang andal dan terjangkau bagi warga semua pihak.",
        mission="Menggabungkan kemampuan, membagi biaya secara adil, dan membuktikan hasilnya.",
        starts_on=date(at.year, 1, 1),
        ends_on=date(at.year, 12, 31),
        actor=actor,
        at=begun,
    )
    plan.build_calendar(framework, kind="quarter", actor=actor, at=begun)
    _measure(framework, actor=actor, at=begun)
    members = [party.organisation for party in found.members]
    plan.add_activity(
        framework,
        title="Menyiapkan layanan bersama",
        node=framework.nodes.first(),
        owner=members[0],
        starts_on=date(at.year, 2, 2),
        ends_on=date(at.year, 10, 30),
        budget=Decimal(600_000_000 * len(members)),
        contributions={each.pk: Decimal(600_000_000) for each in members},
        actor=actor,
        at=begun,
    )
    plan.propose(framework, actor=actor, at=begun)
    for each in members:
        plan.assent(framework, actor=head(each), at=begun)
    plan.agree(framework, actor=actor, at=begun)
    found.refresh_from_db()
    return framework


def _measure(framework: Framework, *, actor: Actor, at: datetime) -> None:
    """One goal, one indicator that every party commits to; figures are examples."""
    found = framework.collaboration
    node = plan.add_node(framework, kind="goal", title=found.object, parent=None, actor=actor, at=at)
    members = [party.organisation_id for party in found.members]
    version = plan.add_indicator(
        framework,
        node=node,
        name="Penduduk terlayani",
        unit="ribu orang",
        is_ratio=False,
        direction="higher",
        nature="level",
        rule="sum",
        weight=Decimal(1),
        verification="Laporan perangkat daerah",
        organisations=members,
        actor=actor,
        at=at,
    )
    periods = list(found.periods.order_by("starts_on").values_list("pk", flat=True))
    cells = [
        plan.Drafted(version.indicator_id, member, period, known(100 + 10 * place + 5 * step))
        for place, member in enumerate(members)
        for step, period in enumerate([None, *periods])
    ]
    plan.plan_values(framework, cells, actor=actor, at=at)


def _report(found: Collaboration, *, at: datetime) -> None:
    """Every party reports the quarters that are over; another one accepts."""
    framework = found.frameworks.get(state="agreed")
    version = framework.indicators.get()
    members = [party.organisation for party in found.members]
    for number, period in enumerate(found.periods.filter(closes_on__lt=at.date()).order_by("starts_on")):
        for place, member in enumerate(members):
            cell = submissions.Cell(
                version.indicator_id, "known", Decimal(103 + 10 * place + 5 * number - (place == 1) * 4)
            )
            report(framework, period=period, member=member, checker=members[place - 1], cells=[cell])


def report(
    framework: Framework,
    *,
    period: Period,
    member: Organisation,
    checker: Organisation,
    cells: list[submissions.Cell],
) -> None:
    """One party reports one period while it is open, and another party accepts it."""
    when = datetime.combine(period.opens_on, datetime.min.time(), tzinfo=framework.begun_at.tzinfo)
    doer = people.actor(member, Rank.COOPERATION)
    opened = submissions.open_report(framework, period=period, organisation=member, actor=doer, at=when)
    submissions.fill(opened, cells=cells, actor=doer, at=when + timedelta(days=2))
    submissions.submit(opened, actor=doer, at=when + timedelta(days=3))
    submissions.accept(opened, actor=officer(checker), at=when + timedelta(days=5))
