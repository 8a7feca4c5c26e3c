"""Who with whom in a service, as a person asks it: regions by their codes, what each pays, and some rules.

What a group saves falls with its members' size: b rupiah cost b (b / B)^beta as a part of B rupiah together
(the curve SCALE of an opportunity), so a group saves the sum of b (1 - (b / B)^beta), less what working
together costs (`price`). The answer is the same for the same question: its searches begin from one seed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from rajut.core.coalition.conditions import Pair, Unfit
from rajut.core.coalition.game import Amounts
from rajut.core.coalition.groups import Ground, Places, Unlisted, components, ground, groups
from rajut.core.coalition.parties import FARTHEST, Answer, Changed, Contact, Provider, Rules, Team
from rajut.core.coalition.price import Terms, price
from rajut.core.coalition.what_if import what_if
from rajut.core.coalition.who_with_whom import Choice, who_with_whom
from rajut.core.law.tracks import LAW_PAIRS, Kind, Pairing, PartyPlace, pairing
from rajut.core.potential.kernel import between
from rajut.core.potential.records import Unsound
from rajut.core.words import say

SEED = 7
MOST = 400_000  # groups to choose among while somebody waits
CHUNK = 100_000  # groups whose saving is worked out at a time, so that memory stays bounded
NAMED = ("a", "b", "place")  # what the engine's sentences call a place, by its number

STRANGER = say("%(region)s tidak punya angka biaya layanan ini di daerah yang dilihat.")
BETA = say("Hemat skala harus 0 sampai 1, bukan %(given)s.")
WITHIN = say("Jarak paling jauh harus lebih dari 0 sampai %(most)s km, bukan %(given)s.")
COST = say("Biaya %(region)s harus berupa angka, nol atau lebih.")
TOO_MANY = say(
    "Terlalu banyak gabungan untuk dijawab seketika. Perkecil jumlah anggota (%(largest)s) atau pilih satu "
    "provinsi."
)


class Unasked(Unsound):
    """The question cannot be answered; `sentence` says why."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """A question with all groups that are possible, and what each would save."""

    providers: tuple[Provider, ...]
    rules: Rules
    land: Ground
    listed: Places
    worth: Amounts
    by_land: frozenset[Pair]

    def place(self, code: str) -> int:
        """Return the number of a region; raise Unasked for one that takes no part."""
        for number, each in enumerate(self.providers):
            if each.code == code:
                return number
        raise Unasked(STRANGER, region=code)

    @property
    def cornered(self) -> frozenset[str]:
        """The regions that border no other one they may join."""
        around = np.diff(self.land.first)
        return frozenset(each.code for each, count in zip(self.providers, around, strict=True) if not count)

    def team(self, members: Iterable[int], saving: float) -> Team:
        """Return a group by its codes."""
        numbers = tuple(members)
        inside = [self.providers[place] for place in numbers]
        codes = tuple(each.code for each in inside)
        return Team(codes, sum(each.cost for each in inside), saving, self.crosses(numbers))

    def crosses(self, members: Sequence[int]) -> bool:
        """Whether the borders on land among these do not link them all."""
        within = {place: number for number, place in enumerate(members)}
        borders = [(within[a], within[b]) for a, b in self.by_land if a in within and b in within]
        return len(components(ground(len(members), borders))) > 1


def question(
    providers: Sequence[Provider],
    borders: Iterable[tuple[str, str]],
    *,
    sea: Iterable[tuple[str, str]] = (),
    rules: Rules,
    most: int = MOST,
) -> Question:
    """List the groups that the rules allow and price them.

    `borders` are those on land, `sea` the neighbours across water. Those of regions that take no part are
    passed over. Raises Unsound for rules or costs that are no
    sound numbers, and where there are more than `most` groups.
    """
    ordered = tuple(sorted(providers, key=lambda each: each.code))
    _check(ordered, rules)
    number = {each.code: place for place, each in enumerate(ordered)}
    by_land, by_sea = (
        frozenset((number[a], number[b]) for a, b in pairs if a in number and b in number)
        for pairs in (borders, sea)
    )
    where = np.array([(each.latitude, each.longitude) for each in ordered], np.float64).reshape(-1, 2)
    km = between(where, where)
    pairs = _adjoining(ordered, rules, by_land, by_sea, km)
    areas = [each.area for each in ordered] if rules.one_area else None
    land = ground(len(ordered), pairs, areas=areas)
    try:
        listed = groups(land, largest=rules.largest, most=most)
    except Unlisted as error:
        raise Unasked(TOO_MANY, largest=rules.largest) from error
    terms = Terms(coordination=rules.coordination, distance=rules.per_km)
    costs = np.array([each.cost for each in ordered], dtype=np.float64)
    found = price(listed, lambda table: saving(table, costs, rules.beta), km=km, terms=terms)
    return Question(ordered, rules, land, listed, found.worth, by_land)


def _adjoining(
    ordered: Sequence[Provider], rules: Rules, by_land: frozenset[Pair], by_sea: frozenset[Pair], km: Amounts
) -> Iterable[Pair]:
    """Return who may join whom directly.

    UU 23/2014 art 364(1)(2) can oblige only regions that border each other, in the pairings that it lists.
    """
    if rules.obligatory:
        return [pair for pair in by_land if _pairing(ordered, pair) in LAW_PAIRS]
    if rules.contact is Contact.NEAR:
        near = np.argwhere(np.triu(km <= rules.within, 1))
        return [(int(a), int(b)) for a, b in near]
    return by_land | by_sea if rules.contact is Contact.SEA else by_land


def _pairing(ordered: Sequence[Provider], pair: Pair) -> Pairing | None:
    a, b = (PartyPlace(Kind.REGENCY, region=ordered[place].code) for place in pair)
    return pairing(a, b)


def saving(listed: Places, costs: Amounts, beta: float) -> Amounts:
    """Return what each group saves before what working together costs; shape (count,), in rupiah a year."""
    found = np.zeros(len(listed))
    padded = np.append(costs, 0.0)  # the place -1 of smaller groups
    for begin in range(0, len(listed), CHUNK):
        parts = padded[listed[begin : begin + CHUNK]]
        whole = parts.sum(axis=1, keepdims=True)
        share = np.divide(parts, whole, out=np.zeros_like(parts), where=whole > 0)
        found[begin : begin + CHUNK] = (parts * (1.0 - share**beta)).sum(axis=1)
    return found


def answer(asked: Question, *, exact: bool = False) -> Answer:
    """Choose the groups; `exact` proves that no other choice saves more. Raises Unsound with the reason."""
    rules = asked.rules
    try:
        found = who_with_whom(
            asked.worth,
            asked.land,
            largest=rules.largest,
            without=_places(asked, rules.without),
            together=_pairs(asked, rules.together),
            apart=_pairs(asked, rules.apart),
            exact=exact,
            rng=np.random.default_rng(SEED),
        )
    except Unfit as error:
        raise _by_name(error, asked) from error
    return _told(asked, found)


def changed(
    asked: Question, before: Answer, *, leave: Sequence[str] = (), join: Sequence[tuple[str, str]] = ()
) -> Changed:
    """Tell what changes in an answer when regions leave, or pairs come together. Raises as `answer` does."""
    rules = asked.rules
    try:
        found = what_if(
            asked.land,
            asked.listed,
            asked.worth,
            [_row(asked, each) for each in before.teams],
            leave=_places(asked, leave),
            join=_pairs(asked, join),
            without=_places(asked, rules.without),
            together=_pairs(asked, rules.together),
            apart=_pairs(asked, rules.apart),
            rng=np.random.default_rng(SEED),
        )
    except Unfit as error:
        raise _by_name(error, asked) from error
    ended, formed = (_teams(asked, rows) for rows in (found.ended, found.formed))
    inside = {code for each in formed for code in each.members}
    left = {code for each in ended for code in each.members} - inside - set(leave)
    return Changed(found.difference, ended, formed, tuple(sorted(left)))


def _check(providers: Sequence[Provider], rules: Rules) -> None:
    if not 0 <= rules.beta <= 1:
        raise Unasked(BETA, given=str(rules.beta))
    if not 0 < rules.within <= FARTHEST:
        raise Unasked(WITHIN, most=int(FARTHEST), given=str(rules.within))
    for each in providers:
        if not (np.isfinite(each.cost) and each.cost >= 0):
            raise Unasked(COST, region=each.name)


def _places(asked: Question, codes: Iterable[str]) -> list[int]:
    return [asked.place(code) for code in codes]


def _pairs(asked: Question, pairs: Iterable[tuple[str, str]]) -> list[Pair]:
    return [(asked.place(a), asked.place(b)) for a, b in pairs]


def _told(asked: Question, found: Choice) -> Answer:
    return Answer(
        teams=tuple(asked.team(each.members, each.worth) for each in found.groups),
        alone=tuple(asked.providers[place].code for place in found.alone),
        cost=sum(each.cost for each in asked.providers),
        saving=found.worth,
        bound=found.bound,
        proven=found.proven,
    )


def _teams(asked: Question, rows: Sequence[int]) -> tuple[Team, ...]:
    found = (
        asked.team((int(place) for place in asked.listed[row] if place >= 0), float(asked.worth[row]))
        for row in rows
    )
    return tuple(sorted(found, key=lambda each: each.members))


def _row(asked: Question, team: Team) -> int:
    members = _places(asked, team.members)
    members += [-1] * (asked.rules.largest - len(members))
    return int(np.flatnonzero((asked.listed == np.array(members)).all(axis=1))[0])


def _by_name(error: Unfit, asked: Question) -> Unasked:
    """The engine's sentence, with the region's name where it has the number of a place."""
    given = dict(error.sentence.values)
    names = {key: asked.providers[int(given[key])].name for key in NAMED if key in given}
    return Unasked(error.sentence.template, **{**given, **names})
