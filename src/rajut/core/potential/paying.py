"""From what could be done together to the opportunity: what it saves, how surely, for whom, and why.

Every finder that counts in money ends here, so that all five domains are scored and explained alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from math import floor
from typing import TYPE_CHECKING

from rajut.core.potential.geography import experience
from rajut.core.potential.records import (
    ENGINE_VERSION,
    Basis,
    Benefit,
    Binding,
    Constraint,
    Evidence,
    Kind,
    Opportunity,
    Quality,
    Sentence,
    identity,
    sentence,
)
from rajut.core.potential.setting import Setting
from rajut.core.potential.weights import (
    PAY_NEAR,
    PAY_PAST,
    PAY_SAVING,
    PAY_SURE,
    SIMILAR,
    Argument,
    argue,
    certainty,
    score,
)
from rajut.core.words import say

if TYPE_CHECKING:
    from rajut.core.coalition.reckoning import Reckoned

GREAT = 0.10  # of what they pay apart: a saving that counts in full
UNIT = "rupiah"

SAVES = say(
    "Bersama diperkirakan hemat %(percent)s persen dari %(apart)s rupiah yang dibayar sendiri-sendiri "
    "(%(points)s dari %(weight)s)."
)
SURE = say(
    "Dalam %(share)s persen dari %(draws)s kemungkinan andaian, bersama lebih murah "
    "(%(points)s dari %(weight)s)."
)
NEAR = say("Daerahnya berdekatan; %(borders)s pasangan berbatasan darat (%(points)s dari %(weight)s).")
FAR = say("Daerahnya berjauhan; %(borders)s pasangan berbatasan darat (%(points)s dari %(weight)s).")
TOGETHER = say("Pernah bekerja sama: %(groups)s (%(points)s dari %(weight)s).")
STRANGERS = say("Belum ada catatan bahwa mereka pernah bekerja sama (%(points)s dari %(weight)s).")
ASSUMED = say(
    "Perkiraan, bukan janji: bergantung pada %(count)s andaian; masing-masing bersumber dan dapat diubah."
)
MAY_LOSE = say("Pada andaian yang buruk, bersama lebih mahal: %(loss)s rupiah.")
NO_SAVING = say("%(title)s: bersama tidak lebih murah pada andaian tengah (lebih mahal %(loss)s rupiah).")


@dataclass(frozen=True, slots=True)
class Case:
    """Something that could be done together, before it is known whether it pays.

    `basis.members` are `members` in their order; `reasons` and `counter_reasons` are the finder's own.
    `saves` says the saving in the places of SAVES, where the stand-alone cost is not what is paid today.
    """

    domain: str
    kind: Kind
    members: tuple[str, ...]
    object: str
    period: str
    title: Sentence
    basis: Basis
    evidence: tuple[Evidence, ...]
    quality: Quality
    reasons: tuple[Sentence, ...] = ()
    counter_reasons: tuple[Sentence, ...] = ()
    obligatory: bool = False
    saves: str = SAVES


def paying(case: Case, *, setting: Setting) -> Opportunity | Binding:
    """Return the opportunity, or the constraint that binds where it does not pay at the middle values.

    Raises UnsoundBasis where the basis is not sound.
    """
    from rajut.core.coalition.reckoning import reckon

    found = reckon(case.basis)
    if found.saving <= 0 or found.p50 <= 0:
        words = sentence(NO_SAVING, title=case.title.text(), loss=_rupiah(-min(found.saving, found.p50)))
        return Binding(case.members[0], case.domain, case.object, Constraint.NO_SAVING, words)
    return _opportunity(case, found, setting)


def _opportunity(case: Case, found: "Reckoned", setting: Setting) -> Opportunity:
    every = _arguments(case, found, setting)
    shares, stability = _shared(found)
    loss = (sentence(MAY_LOSE, loss=_rupiah(-found.p10)),) if found.p10 < 0 else ()
    return Opportunity(
        id=identity(
            domain=case.domain, kind=case.kind, object=case.object, period=case.period, members=case.members
        ),
        domain=case.domain,
        kind=case.kind,
        members=case.members,
        object=case.object,
        period=case.period,
        title=case.title,
        score=score(every),
        terms=tuple(argument.term for argument in every),
        benefit=_benefit(case.basis, found),
        evidence=case.evidence,
        reasons=(*case.reasons, *(a.sentence for a in every if a.favours)),
        counter_reasons=(*case.counter_reasons, *loss, *(a.sentence for a in every if not a.favours)),
        data_quality=Quality((("terms", certainty(every)), *case.quality.parts)),
        engine_version=ENGINE_VERSION,
        input_hash=setting.stamp,
        obligatory=case.obligatory,
        coordination_cost=_rupiah(_coordination(case.basis)),
        shares=shares,
        stability=stability,
        basis=case.basis,
    )


def _arguments(case: Case, found: "Reckoned", setting: Setting) -> tuple[Argument, ...]:
    """Return the arguments in the order of `weights.PAY_WEIGHTS`."""
    from rajut.core.coalition.reckoning import DRAWS

    part = found.saving / found.apart if found.apart > 0 else 0.0
    sure = argue(
        PAY_SURE, found.sure, SURE, favours=found.sure >= 0.8, share=whole_percent(found.sure), draws=DRAWS
    )
    return (
        argue(
            PAY_SAVING,
            part / GREAT,
            case.saves,
            favours=True,
            percent=round(100 * part, 1),
            apart=_rupiah(found.apart),
        ),
        sure,
        _near(case.members, setting),
        _past(case.members, setting.groups),
    )


def _near(members: tuple[str, ...], setting: Setting) -> Argument:
    pairs = [setting.map.beside(a, b) for a, b in combinations(members, 2)]
    known = [near for near, _land in pairs if near is not None]
    near = sum(known) / len(known) if known else None
    favours = near is not None and near >= SIMILAR
    borders = sum(land for _near, land in pairs)
    return argue(PAY_NEAR, near, NEAR if favours else FAR, favours=favours, borders=borders)


def _past(members: tuple[str, ...], groups: Mapping[tuple[str, str], tuple[str, ...]]) -> Argument:
    shared = [groups.get(pair, ()) for pair in combinations(sorted(members), 2)]
    names = sorted({name for each in shared for name in each})
    if not names:
        return argue(PAY_PAST, 0.0, STRANGERS, favours=False)
    worked = sum(experience(len(each)) for each in shared) / len(shared)
    return argue(PAY_PAST, worked, TOGETHER, favours=True, groups="; ".join(names[:5]))


def _benefit(basis: Basis, found: "Reckoned") -> Benefit:
    low, middle, high = sorted(map(_rupiah, (found.p10, found.p50, found.p90)))
    return Benefit(low, middle, high, UNIT, sentence(ASSUMED, count=len(basis.assumptions)))


def _shared(found: "Reckoned") -> tuple[tuple[tuple[str, tuple[tuple[str, float], ...]], ...], float | None]:
    """Return the plain and the Shapley shares, and what the group worst off under Shapley pays too much.

    The shares are whole rupiah that add up to the rounded joint cost.
    """
    from rajut.core.coalition.rounding import whole
    from rajut.core.coalition.rules import Rule, divided
    from rajut.core.coalition.stability import stability

    rules = (Rule.ALONE, Rule.SHAPLEY) if found.apart > 0 else (Rule.SHAPLEY,)
    players, total = found.game.players, found.game.total
    amounts = {rule: divided(found.game, rule) for rule in rules}
    shares = tuple(
        (rule.value, tuple(zip(players, map(float, whole(each.tolist(), total=total)), strict=True)))
        for rule, each in amounts.items()
    )
    return shares, _rupiah(stability(found.game, amounts[Rule.SHAPLEY], named=0).max_excess)


def _coordination(basis: Basis) -> float:
    each = next(each.mid for each in basis.assumptions if each.name == "coordination")
    return each * (len(basis.members) - 1)


def whole_percent(part: float) -> int:
    """Return whole percent, rounded down: as long as some draws lose, not all of them save."""
    return floor(100 * part)


def _rupiah(amount: float) -> float:
    return float(round(amount))
