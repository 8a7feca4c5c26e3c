"""Finder "the same service for less": what regions spend and achieve to explained joint services.

figures -> a table a service (tables) -> groups of neighbours and what they save (pricing) -> cases (telling),
reckoned (paying)
"""

from collections.abc import Iterator, Sequence

from rajut.core.potential.finance.pricing import Priced, arranged, priced
from rajut.core.potential.finance.tables import DOMAIN, Table, tables, written
from rajut.core.potential.finance.telling import case
from rajut.core.potential.holdings import ServiceFigure
from rajut.core.potential.paying import paying
from rajut.core.potential.records import Binding, Constraint, Opportunity, Unsound, sentence
from rajut.core.potential.setting import Setting
from rajut.core.words import say

NO_NEIGHBOUR = say("%(service)s %(year)s: tidak ada tetangga %(place)s yang angkanya lengkap.")
TOO_LARGE = say(
    "%(service)s %(year)s: tidak ada daerah sebesar gabungan %(place)s dengan tetangganya, sehingga hematnya "
    "tidak dapat dinilai."
)
NOT_LESS = say(
    "%(service)s %(year)s: %(place)s tidak lebih hemat bersama tetangganya; bekerja seperti yang terbaik "
    "menghemat %(percent)s persen."
)
TOO_LITTLE = say(
    "%(service)s %(year)s: hemat %(place)s bersama tetangganya tidak menutup biaya koordinasi, atau mereka "
    "lebih hemat tanpa %(place)s; bekerja seperti yang terbaik menghemat %(percent)s persen."
)


def find_joint_services(
    figures: Sequence[ServiceFigure], *, setting: Setting
) -> tuple[list[Opportunity], list[Binding]]:
    """Return the services that regions would provide for less together, best first, and why others would not.

    Of every service the newest year that most regions have. Of its groups of neighbours those that save much
    when every region is in one at most, and besides the best group of every other region. Equal figures in
    any order give equal answers.
    """
    compared, missed = tables(figures, ground=setting.map)
    found: list[Opportunity] = []
    for table in compared:
        for each in _of_table(table, setting):
            if isinstance(each, Opportunity):
                found.append(each)
            else:
                missed.append(each)
    return (
        sorted(found, key=lambda each: (-each.score, each.id)),
        sorted(missed, key=lambda each: (each.region, each.object, each.sentence.text())),
    )


def _of_table(table: Table, setting: Setting) -> list[Opportunity | Binding]:
    try:
        known = priced(table, map=setting.map)
    except Unsound as refusal:
        words = refusal.sentence
        return [Binding(code, DOMAIN, table.service, Constraint.NO_UNIT, words) for code in table.regions]
    chosen = arranged(known)
    every = [case(known, row, among_best=True, setting=setting) for row in chosen.together]
    every += [case(known, row, among_best=False, setting=setting) for row in chosen.besides]
    told = [paying(each, setting=setting) for each in every]
    paid = [each for each in told if isinstance(each, Opportunity)]
    return [*paid, *_unserved(known, {code for each in paid for code in each.members})]


def _unserved(known: Priced, served: set[str]) -> Iterator[Binding]:
    """Yield, for every region in no group worth proposing, what keeps it from one."""
    for place, code in enumerate(known.table.regions):
        if code not in served:
            constraint, template = _why(known, place)
            percent = round(100 * (1 - float(known.best.members.score[place])), 1)
            words = sentence(
                template,
                service=written(known.table.service),
                year=str(known.table.year),
                place=known.best.units.names[place],
                **({"percent": percent} if "percent" in template else {}),
            )
            yield Binding(code, DOMAIN, known.table.service, constraint, words)


def _why(known: Priced, place: int) -> tuple[Constraint, str]:
    mine = (known.groups == place).any(axis=1)
    if not mine.any():
        return Constraint.NO_NEIGHBOUR, NO_NEIGHBOUR
    if not known.gains.possible[mine].any():
        return Constraint.FEW_PEERS, TOO_LARGE
    some = any(place in members for members in known.gross)
    return Constraint.NO_SAVING, TOO_LITTLE if some else NOT_LESS
