"""Learn from real cooperation which places become partners: conditional logistic ranking with ridge.

For a place a and its partner b the model says P(b | a) = exp(w.x_ab) / (exp(w.x_ab) + sum_c exp(w.x_ac)),
c over all peers of a that share no group with it (McFadden 1974). Minus the mean log likelihood (each group
counts the same, and each of its ordered pairs) plus ridge / 2 |w|^2 is convex; w >= 0, since every term is
written so that more should mean more likely. Terms enter one by one, nearness first, while the log likelihood
of groups left out rises by more than the standard error of the rise, and by LEAST. The ridge is the largest
whose likelihood of groups left out lies within one standard error of the best (Breiman et al. 1984). Nothing
here is random.

Hiding a group hides every group that shares two of its members too, for such a group gives its pairs away.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from rajut.core.potential import kernel
from rajut.core.potential.kernel import Booleans, Floats, Integers, half_if_unknown
from rajut.core.potential.panel import PastCooperation
from rajut.core.potential.partner_terms import columns_of, complement, kilometres, mass, nearness, peers_of
from rajut.core.potential.survey import Survey
from rajut.core.potential.weights import FISCAL_SPAN, SIZE_SPAN
from rajut.core.words import say

RIDGES = (0.001, 0.003, 0.01, 0.03)
LEAST = 0.01  # of log likelihood; a smaller rise is worth no term
FIRST = "near"
CANDIDATES = (FIRST, "mass", "border", "landmass", "province", "size", "fiscal", "complement")
TOO_LITTLE = say("Belum cukup kerja sama untuk belajar: perlu sedikitnya tiga kelompok, ada %(groups)s.")
ENOUGH = 3


class TooLittle(ValueError):
    """Fewer than three groups with a pair that could have been ranked."""


@dataclass(frozen=True, slots=True)
class Step:
    """A term that was tried: how much it raised the log likelihood of a hidden pair, and how surely."""

    term: str
    gain: float
    error: float
    kept: bool


@dataclass(frozen=True, slots=True)
class Learnt:
    """Coefficients (log odds per unit), what they were learnt from, and the terms the last round refused."""

    coefficients: tuple[tuple[str, float], ...]
    ridge: float
    groups: int
    pairs: int
    likelihood: float
    tried: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """The terms kept under one ridge, and the log likelihood of each group left out."""

    ridge: float
    kept: tuple[str, ...]
    held: Floats
    tried: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """All places' terms: `peers[a]` are positions, `terms[a]` has shape (peers, candidates), 0..1."""

    peers: tuple[Integers, ...]
    terms: tuple[Floats, ...]
    index: dict[str, int]


@dataclass(frozen=True, slots=True)
class Choices:
    """Pairs to explain, N in all: `chosen` (N, F), `others` (M, F) of the place `place[n]` from `starts`."""

    chosen: Floats
    weight: Floats
    place: Integers
    others: Floats
    starts: Integers


def without(past: Sequence[PastCooperation], hidden: PastCooperation) -> tuple[PastCooperation, ...]:
    """Return the groups that do not give the hidden one away: those that share at most one of its members."""
    members = set(hidden.members)
    return tuple(group for group in past if len(members & set(group.members)) < 2)


def ground(survey: Survey) -> Ground:
    """Work out every candidate term of every pair once; nothing here looks at past cooperation."""
    places = range(len(survey.places))
    peers = tuple(peers_of(survey, here) for here in places)
    land = _land(survey)
    masses = _landmasses(survey, land)
    terms = tuple(_terms(survey, here, peers[here], land, masses) for here in places)
    return Ground(peers, terms, survey.index)


def distinct(ground: Ground, past: Sequence[PastCooperation]) -> tuple[PastCooperation, ...]:
    """Return the groups that hold a pair to learn from, those of the same members once, the first by name."""
    found: dict[frozenset[tuple[int, int]], PastCooperation] = {}
    for group in sorted(past, key=lambda group: (group.group, group.members)):
        pairs = frozenset(pairs_of(ground, group))
        if pairs:
            found.setdefault(pairs, group)
    return tuple(sorted(found.values(), key=lambda group: (group.group, group.members)))


def pairs_of(ground: Ground, group: PastCooperation) -> list[tuple[int, int]]:
    """Return the ordered pairs of members that are peers."""
    known = [ground.index[code] for code in sorted(set(group.members)) if code in ground.index]
    peers = {here: set(ground.peers[here].tolist()) for here in known}
    return [(a, b) for a, b in permutations(known, 2) if b in peers[a]]


def learn(ground: Ground, past: Sequence[PastCooperation], *, ridges: tuple[float, ...] = RIDGES) -> Learnt:
    """Choose terms and ridge, and weigh the terms; raises TooLittle for fewer than three groups."""
    groups = distinct(ground, past)
    if len(groups) < ENOUGH:
        raise TooLittle(TOO_LITTLE % {"groups": len(groups)})
    ways = [_chosen(ground, groups, ridge) for ridge in sorted(ridges)]
    best = max(ways, key=lambda way: float(way.held.mean()))
    least = float(best.held.mean()) - _error(best.held)
    way = [way for way in ways if float(way.held.mean()) >= least][-1]
    weights = fit(ground, groups, way.kept, ridge=way.ridge)
    pairs = {pair for group in groups for pair in pairs_of(ground, group)}
    found = tuple((term, round(float(value), 2)) for term, value in zip(way.kept, weights, strict=True))
    return Learnt(found, way.ridge, len(groups), len(pairs), round(float(way.held.mean()), 4), way.tried)


def _chosen(ground: Ground, groups: Sequence[PastCooperation], ridge: float) -> _Way:
    kept: tuple[str, ...] = (FIRST,)
    while True:
        held = held_out(ground, groups, kept, ridge=ridge)
        tried = _tried(ground, groups, kept, held, ridge=ridge)
        better = [step for step in tried if step.kept]
        if not better:
            return _Way(ridge, kept, held, tried)
        kept = (*kept, max(better, key=lambda step: step.gain).term)


def _tried(
    ground: Ground, groups: Sequence[PastCooperation], kept: tuple[str, ...], held: Floats, *, ridge: float
) -> tuple[Step, ...]:
    return tuple(
        _step(term, held_out(ground, groups, (*kept, term), ridge=ridge) - held)
        for term in CANDIDATES
        if term not in kept
    )


def _step(term: str, gains: Floats) -> Step:
    gain, error = float(gains.mean()), _error(gains)
    return Step(term, round(gain, 4), round(error, 4), gain > max(error, LEAST))


def _error(values: Floats) -> float:
    return float(values.std(ddof=1) / np.sqrt(len(values)))


def held_out(
    ground: Ground, groups: Sequence[PastCooperation], terms: tuple[str, ...], *, ridge: float
) -> Floats:
    """Return each group's mean log likelihood under weights learnt without it, shape (groups,)."""
    found = []
    for hidden in groups:
        rest = without(groups, hidden)
        weights = fit(ground, rest, terms, ridge=ridge) if rest else np.zeros(len(terms))
        found.append(-loss(weights, choices(ground, (hidden,), terms), ridge=0.0)[0])
    return np.array(found)


def fit(ground: Ground, groups: Sequence[PastCooperation], terms: tuple[str, ...], *, ridge: float) -> Floats:
    """Return the weights of the terms, at least 0, shape (F,): the one minimum of a convex loss."""
    seen = choices(ground, groups, terms)
    done = minimize(
        lambda weights: loss(weights, seen, ridge=ridge),
        np.ones(len(terms)),
        jac=True,
        method="TNC",  # L-BFGS-B hands two numbers to a threaded BLAS and waits for it
        bounds=[(0.0, None)] * len(terms),
        options={"ftol": 1e-12, "gtol": 1e-8, "maxfun": 1000},
    )
    return np.asarray(done.x, dtype=np.float64)


def loss(weights: Floats, seen: Choices, *, ridge: float) -> tuple[float, Floats]:
    """Return minus the weighted mean log likelihood plus ridge / 2 |w|^2, and its gradient."""
    # einsum, not @: its sums do not depend on the number of threads.
    scored = np.einsum("mf,f->m", seen.others, weights)
    peak = np.maximum.reduceat(scored, seen.starts)
    lengths = np.diff(np.append(seen.starts, len(scored)))
    powers = np.exp(scored - np.repeat(peak, lengths))
    total = np.add.reduceat(powers, seen.starts)
    moment = np.add.reduceat(powers[:, None] * seen.others, seen.starts)
    own = np.einsum("nf,f->n", seen.chosen, weights) - peak[seen.place]
    # The chosen one may lie far above all others: logaddexp does not overflow.
    whole = np.logaddexp(np.log(total[seen.place]), own)
    share, own_share = np.exp(-whole)[:, None], np.exp(own - whole)[:, None]
    expected = share * moment[seen.place] + own_share * seen.chosen
    value = float(seen.weight @ (whole - own)) + ridge / 2 * float(weights @ weights)
    return value, seen.weight @ (expected - seen.chosen) + ridge * weights


def choices(ground: Ground, groups: Sequence[PastCooperation], terms: tuple[str, ...]) -> Choices:
    """Lay out the pairs of these groups; a place's other partners are no rivals."""
    columns = [CANDIDATES.index(term) for term in terms]
    by_group = [pairs for pairs in (pairs_of(ground, group) for group in groups) if pairs]
    pairs = [(a, b, 1 / len(each) / len(by_group)) for each in by_group for a, b in each]
    places = sorted({a for a, _, _ in pairs})
    partners = {here: {b for a, b, _ in pairs if a == here} for here in places}
    rivals = [
        ground.terms[here][:, columns][~np.isin(ground.peers[here], sorted(partners[here]))]
        for here in places
    ]
    starts = np.cumsum([0, *(len(rows) for rows in rivals[:-1])])
    return Choices(
        np.array([_row(ground, a, b)[columns] for a, b, _ in pairs]),
        np.array([weight for _, _, weight in pairs]),
        np.array([places.index(a) for a, _, _ in pairs], dtype=np.int64),
        np.concatenate(rivals),
        starts.astype(np.int64),
    )


def _row(ground: Ground, here: int, there: int) -> Floats:
    position = int(np.searchsorted(ground.peers[here], there))
    row: Floats = ground.terms[here][position]
    return row


def _terms(survey: Survey, here: int, there: Integers, land: Booleans, masses: Integers) -> Floats:
    """Return the candidates of one place and its peers, in their order, shape (P, 8)."""
    place, same = survey.places[here], np.full(len(there), here, dtype=np.int64)
    parents = [survey.places[number].parent == place.parent for number in there]
    columns = [
        nearness(place, kilometres(survey, here, there)),
        mass(survey.population[there]),
        land[here, there].astype(np.float64),
        (masses[there] == masses[here]).astype(np.float64),
        np.array(parents, dtype=np.float64) * (not place.is_province),
        kernel.similarity(survey.population, same, there, span=SIZE_SPAN),
        kernel.similarity(survey.fiscal, same, there, span=FISCAL_SPAN),
        complement(survey, here, there, columns_of(survey, None)),
    ]
    return half_if_unknown(np.stack(columns, axis=1))


def _land(survey: Survey) -> Booleans:
    """Mark land borders; two provinces border where places of theirs do."""
    land = np.zeros((len(survey.places),) * 2, dtype=np.bool_)
    for (a, b), border in survey.map.borders.items():
        if not border.sea:
            _mark(survey, land, a, b)
            upper = [survey.map.places[code].parent for code in (a, b) if code in survey.map.places]
            if len(set(upper)) == 2:
                _mark(survey, land, *upper)
    return land


def _mark(survey: Survey, land: Booleans, a: str, b: str) -> None:
    if a in survey.index and b in survey.index:
        one, other = survey.index[a], survey.index[b]
        land[[one, other], [other, one]] = True


def _landmasses(survey: Survey, land: Booleans) -> Integers:
    """Label the chains of land borders; a province belongs with its parts."""
    upper = [
        (number, survey.index[place.parent])
        for number, place in enumerate(survey.places)
        if place.parent in survey.index
    ]
    rows, columns = np.nonzero(land)
    one = np.concatenate([rows, [a for a, _ in upper]]).astype(np.int64)
    other = np.concatenate([columns, [b for _, b in upper]]).astype(np.int64)
    joined = coo_array((np.ones(len(one)), (one, other)), shape=land.shape)
    labels = connected_components(joined, directed=False)[1]
    return np.asarray(labels, dtype=np.int64)
