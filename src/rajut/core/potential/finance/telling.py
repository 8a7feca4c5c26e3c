"""What a joint service stands on and says: its basis, its evidence, what speaks for it and what against."""

from rajut.core.potential.declared_words import DECLARED_OBLIGATORY
from rajut.core.potential.finance.parts import basis
from rajut.core.potential.finance.pricing import Members, Priced
from rajut.core.potential.finance.tables import DOMAIN, written
from rajut.core.potential.frontier.agreement import Agreement, agree, told
from rajut.core.potential.frontier.measure import EVEN, Scores
from rajut.core.potential.frontier.mergers import LEARNING, SIZE_COSTS
from rajut.core.potential.paying import Case
from rajut.core.potential.records import Evidence, Kind, Quality, Sentence, sentence
from rajut.core.potential.setting import Setting
from rajut.core.words import say

AGAINST = {LEARNING, SIZE_COSTS}
OPINIONS = {Agreement.SAVES: 1.0, Agreement.ONE_ONLY: 0.5, Agreement.DIVIDED: 0.25, Agreement.COSTS: 0.0}
SHOWN = 4  # regions to learn from that are named

TITLE = say("Layanan %(service)s bersama: %(places)s")
ARRANGED = say(
    "Gabungan ini bagian dari susunan paling hemat yang ditemukan bagi semua daerah yang dibandingkan."
)
ELSEWHERE = say(
    "Dalam susunan paling hemat yang ditemukan bagi semua daerah, anggotanya masuk gabungan lain atau "
    "sendiri."
)
PEERS = say("Pembandingnya, dalam campuran: %(peers)s.")
ONE_PEER = say("Hanya %(peers)s yang menjadi pembanding; bila angkanya keliru, hemat ini tidak terbukti.")
OWN = say(
    "Tanpa menunggu siapa pun, %(place)s dapat menghemat %(percent)s persen masukannya dengan bekerja "
    "seperti %(peers)s."
)
SAVES = say(
    "Bersama diperkirakan hemat %(percent)s persen dari %(apart)s rupiah, biaya bila masing-masing sudah "
    "seefisien yang terbaik (%(points)s dari %(weight)s)."
)
PAID = say(
    "Yang sekarang dibayar %(paid)s rupiah; %(more)s rupiah di atas biaya yang efisien itu dapat dihemat "
    "tanpa bekerja sama."
)
ONLY_AMOUNTS = say(
    "Angka ini melihat banyaknya keluaran (%(outputs)s), bukan mutu, jarak, atau keadaan alam layanan."
)
ASIDE = say("Tidak diperhitungkan karena hanya sebagian daerah mempunyainya: %(measures)s.")


def case(priced: Priced, row: int, *, among_best: bool, setting: Setting) -> Case:
    """Return a group of the table as a case to be reckoned."""
    table, places = priced.table, priced.members(row)
    codes = tuple(table.regions[place] for place in places)
    bound = table.service in setting.externalities and any(
        setting.map.by_land(a, b) for a in codes for b in codes if a < b
    )
    peers = _peers(priced, row)
    return Case(
        domain=DOMAIN,
        kind=Kind.JOINT_SERVICE,
        members=codes,
        object=table.service,
        period=f"{table.year:04}-01-01/{table.year:04}-12-31",
        title=sentence(
            TITLE, service=written(table.service), places=", ".join(setting.map.name(code) for code in codes)
        ),
        basis=basis(priced, places),
        evidence=_evidence(priced, places),
        quality=_quality(priced, row),
        reasons=(
            *([sentence(DECLARED_OBLIGATORY)] if bound else []),
            *_reasons(priced, row, peers, among_best),
        ),
        counter_reasons=_doubts(priced, row, peers, among_best),
        obligatory=bound,
        saves=SAVES,
    )


def _evidence(priced: Priced, places: Members) -> tuple[Evidence, ...]:
    table = priced.table
    return tuple(
        Evidence(
            column.label,
            table.regions[place],
            column.measure,
            table.year,
            float(table.amounts[place, at]),
            column.unit,
            table.sources[place][at],
        )
        for place in places
        for at, column in enumerate(table.columns)
    )


def _quality(priced: Priced, row: int) -> Quality:
    known = len(priced.table.regions) / priced.table.known
    opinion = OPINIONS[agree(float(priced.gains.together[row]), float(priced.second[row]))]
    return Quality((("peers", round(known, 6)), ("opinions", opinion)))


def _reasons(priced: Priced, row: int, peers: list[str], among_best: bool) -> tuple[Sentence, ...]:
    return (
        *(part for part in priced.gains.told(row) if part.template not in AGAINST),
        *([_opinions(priced, row)] if _agreed(priced, row) else []),
        *([sentence(PEERS, peers=", ".join(peers))] if len(peers) > 1 else []),
        *([sentence(ARRANGED)] if among_best else []),
    )


def _doubts(priced: Priced, row: int, peers: list[str], among_best: bool) -> tuple[Sentence, ...]:
    table = priced.table
    outputs = ", ".join(column.label for column in table.columns if column.role == "output")
    return (
        *(part for part in priced.gains.told(row) if part.template in AGAINST),
        *_own(priced, priced.members(row)),
        *_paid(priced, priced.members(row)),
        *([] if _agreed(priced, row) else [_opinions(priced, row)]),
        *([priced.silent] if priced.silent else []),
        *([sentence(ONE_PEER, peers=peers[0])] if len(peers) == 1 else []),
        *([] if among_best else [sentence(ELSEWHERE)]),
        sentence(ONLY_AMOUNTS, outputs=outputs),
        *([sentence(ASIDE, measures=", ".join(table.aside))] if table.aside else []),
    )


def _agreed(priced: Priced, row: int) -> bool:
    return agree(float(priced.gains.together[row]), float(priced.second[row])) is Agreement.SAVES


def _opinions(priced: Priced, row: int) -> Sentence:
    return told(float(priced.gains.together[row]), float(priced.second[row]))


def _peers(priced: Priced, row: int) -> list[str]:
    """Name the regions whose mix does as much as the group with less."""
    places = list(priced.members(row))
    able = priced.table.used[places] * priced.best.members.score[places, None]
    found = priced.best.outside(able.sum(axis=0)[None, :], priced.table.brought[places].sum(axis=0)[None, :])
    return _named(found, 0)


def _paid(priced: Priced, places: Members) -> tuple[Sentence, ...]:
    """Say what the members pay today, and what of it each could save by itself."""
    paid = float(priced.table.cost[list(places)].sum())
    more = paid - float(priced.able[list(places)].sum())
    if more <= EVEN * paid:
        return ()
    return (sentence(PAID, paid=float(round(paid)), more=float(round(more))),)


def _named(scores: Scores, place: int) -> list[str]:
    return [peer.name for peer in scores.peers(place)][:SHOWN]


def _own(priced: Priced, places: Members) -> tuple[Sentence, ...]:
    """Say what the member that could learn most would save by itself, and from whom."""
    scores = priced.best.members
    most = min(places, key=lambda place: (float(scores.score[place]), place))
    percent = round(100 * (1 - float(scores.score[most])), 2)
    if percent <= 100 * EVEN:
        return ()
    return (sentence(OWN, place=scores.names[most], percent=percent, peers=", ".join(_named(scores, most))),)
