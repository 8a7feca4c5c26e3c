"""What came of it: three quarters reported and checked, a finding mended, another found."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from rajut.config.demo import people
from rajut.config.demo.kartamantul.facts import CODES, VALUES, on
from rajut.config.demo.telling import officer, report
from rajut.core.law.authority import Rank
from rajut.steps.engage.models import Collaboration
from rajut.steps.evaluate.actions import findings, submissions
from rajut.steps.plan.models import Framework


def evaluate(found: Collaboration, framework: Framework, *, at: datetime) -> None:
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
        at=on(at.year, 4, 27),
    )
    findings.plan(
        first,
        action="Menambah petugas timbang malam dan mencatat setiap truk.",
        owner=people.government("34.02"),
        due_on=date(at.year, 6, 30),
        actor=home,
        at=on(at.year, 4, 29),
    )
    findings.finish(
        first,
        result="Petugas malam bertugas sejak 1 Juni; seluruh ritase tercatat.",
        actor=people.actor(people.government("34.02"), Rank.COOPERATION),
        at=on(at.year, 6, 22),
    )
    findings.verify(first, actor=home, at=on(at.year, 6, 26))
    findings.find(
        found,
        title="Pengolahan di hulu Bantul di bawah target",
        detail="Tiga triwulan berturut-turut sekitar seperlima di bawah target.",
        actor=home,
        at=at - timedelta(days=12),
    )
