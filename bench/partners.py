"""What the ranking of partners is worth: real cooperations hidden, then looked for among the ten best.

Reads ../shared/data; says so where it is absent. Prints tables and, last, `partners key=value …`; writes the
same as JSON under $RAJUT_HOME/bench (default var/bench). For each hidden group the terms and the ridge are
chosen and the weights learnt anew without it, and without every group that shares two of its members; past
cooperation forgets the same. Beside it: by distance, by border then distance, the formula of judgement used
before, and at random. Intervals (95 percent) are by resampling sets of groups chained by two shared members,
for groups in one set are not independent.
"""

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

import numpy as np  # noqa: E402  the path is set above

from rajut.core.potential.exposure import gini  # noqa: E402  the path is set above
from rajut.core.potential.geography import experience  # noqa: E402  the path is set above
from rajut.core.potential.kernel import Floats, Integers  # noqa: E402  the path is set above
from rajut.core.potential.learning import (  # noqa: E402  the path is set above
    CANDIDATES,
    RIDGES,
    Ground,
    Learnt,
    ground,
    learn,
    pairs_of,
    without,
)
from rajut.core.potential.panel import Panel, PastCooperation  # noqa: E402  the path is set above
from rajut.core.potential.partner_terms import kilometres, peers_of  # noqa: E402  the path is set above
from rajut.core.potential.partner_weights import (  # noqa: E402  the path is set above
    LESSON,
    PARTNER_COMPLEMENT,
    PARTNER_PAST,
    shares,
)
from rajut.core.potential.relations import base_scores  # noqa: E402  the path is set above
from rajut.core.potential.survey import Survey, survey  # noqa: E402  the path is set above
from rajut.core.potential.weights import COMPLEMENT, PAST  # noqa: E402  the path is set above
from tests.core.potential.shared_panel import (  # noqa: E402  the path is set above
    DATA,
    read,
    shared_panel,
)

TOP = 10
DRAWS = 10_000
ORDERS = 200
SEED = 20261122
GOAL = 60.0
GOAL_RATIO = 1.5
OURS = "learnt"
WAYS = (
    OURS,
    "learnt, 0.001",
    "learnt, 0.003",
    "learnt, 0.01",
    "learnt alone",
    "distance",
    "border",
    "former",
)
METRO = "kawasan_metropolitan"
ALREADY: dict[tuple[tuple[str, ...], tuple[float, ...]], Learnt] = {}


@dataclass(frozen=True)
class Found:
    """One hidden group: for each member, the ranks of the other members among all its peers."""

    name: str
    ranks: tuple[tuple[int, ...], ...]

    @property
    def hits(self) -> int:
        """How many pairs are among the ten best."""
        return sum(rank <= TOP for ranks in self.ranks for rank in ranks)

    @property
    def pairs(self) -> int:
        """How many pairs are hidden."""
        return sum(map(len, self.ranks))

    @property
    def reciprocal(self) -> float:
        """The sum over places of 1 / rank of their first partner."""
        return sum(1 / min(ranks) for ranks in self.ranks)


@dataclass(frozen=True)
class Country:
    """The real panel laid out, its terms, its kilometres."""

    panel: Panel
    survey: Survey
    ground: Ground
    kilometres: tuple[Floats, ...]


def main() -> int:
    """Measure, print, write."""
    panel = shared_panel()
    if panel is None:
        print(f"The shared data are absent ({DATA.name}); nothing measured.")
        return 1
    country = lay_out(panel)
    result = hidden(country) | unseen_areas(country) | evenness(country)
    home = Path(os.environ.get("RAJUT_HOME", ROOT / "var")) / "bench"
    home.mkdir(parents=True, exist_ok=True)
    (home / "partners.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print("partners " + " ".join(f"{key}={value}" for key, value in result.items()))
    return 0


def lay_out(panel: Panel) -> Country:
    """Lay out the panel without any past: the terms do not look at it."""
    laid = survey(Panel(panel.places, panel.borders, panel.indicators, panel.figures, (), panel.year))
    far = tuple(kilometres(laid, here, peers_of(laid, here)) for here in range(len(laid.places)))
    return Country(panel, laid, ground(laid), far)


def hidden(country: Country) -> dict[str, float]:
    """Hide each group in turn; print what each way of ranking finds."""
    groups = [group for group in country.panel.past if pairs_of(country.ground, group)]
    ways = {way: [look(country, group, way) for group in groups] for way in WAYS}
    sets = families(groups)
    order = np.random.default_rng(SEED).integers(len(sets), size=(DRAWS, len(sets)))
    result: dict[str, float] = {
        "groups": len(groups),
        "independent_sets": len(sets),
        "hidden_pairs": sum(found.pairs for found in ways[OURS]),
    }
    print(f"{'ranking':<16}{'hit@10 %':>9}  {'95 %':<14}{'by group':>9}{'MRR':>7}  {'95 %':<14}")
    for way, found in ways.items():
        result |= _told(way, found, sets, order)
    print("Rows with a number fix the ridge instead of choosing it; `alone` leaves out the judged terms.")
    result |= _random(country, groups)
    for one, other in zip(ways[OURS], ways["distance"], strict=True):
        print(f"  {one.name:<46}{one.hits:>4} of {one.pairs:<4} by distance {other.hits:>4}")
    return result | _goal(ways, sets, order)


def look(country: Country, group: PastCooperation, way: str) -> Found:
    """Rank the peers of each member, knowing nothing of the group."""
    pairs, rest = pairs_of(country.ground, group), without(country.panel.past, group)
    scored = scorer(country, rest, way)
    ranks = []
    for here in sorted({a for a, _ in pairs}):
        peers = country.ground.peers[here]
        order = peers[np.lexsort((peers, -scored[here]))].tolist()
        ranks.append(tuple(order.index(b) + 1 for a, b in pairs if a == here))
    return Found(group.group, tuple(ranks))


def scorer(country: Country, past: Sequence[PastCooperation], way: str) -> tuple[Floats, ...]:
    """Return each place's scores of its peers, learnt from these groups only."""
    if way == "distance":
        return tuple(-far for far in country.kilometres)
    if way == "border":
        border = CANDIDATES.index("border")
        rows = zip(country.ground.terms, country.kilometres, strict=True)
        return tuple(1e6 * terms[:, border] - far for terms, far in rows)
    if way == "former":
        return former(country, past)
    ridges = (float(way.split(", ")[1]),) if ", " in way else RIDGES
    return formula(country, past, learnt(country, past, ridges).coefficients, alone="alone" in way)


def learnt(country: Country, past: Sequence[PastCooperation], ridges: tuple[float, ...]) -> Learnt:
    """Learn from these groups, once only."""
    key = tuple(group.group for group in past), ridges
    if key not in ALREADY:
        ALREADY[key] = learn(country.ground, past, ridges=ridges)
    return ALREADY[key]


def formula(
    country: Country,
    past: Sequence[PastCooperation],
    coefficients: tuple[tuple[str, float], ...],
    *,
    alone: bool = False,
) -> tuple[Floats, ...]:
    """Return the product's score with these weights, with the judged terms or alone."""
    weights = np.zeros(len(CANDIDATES))
    for term, weight in shares(coefficients).items():
        weights[CANDIDATES.index(term)] = weight
    weights[CANDIDATES.index("complement")] += 0.0 if alone else PARTNER_COMPLEMENT.weight
    judged = 0.0 if alone else PARTNER_PAST.weight
    known = _experience(country, past)
    return tuple(
        terms @ weights + judged * known[here, country.ground.peers[here]]
        for here, terms in enumerate(country.ground.terms)
    )


def former(country: Country, past: Sequence[PastCooperation]) -> tuple[Floats, ...]:
    """Return the score by judgement used before: within 200 km, provinces 600, else nothing."""
    pairs, number = country.survey.pairs, len(country.survey.places)
    table = np.full((number, number), -1.0)
    common = base_scores(pairs) + PAST.weight * _experience(country, past)[pairs.first, pairs.second]
    table[pairs.first, pairs.second] = table[pairs.second, pairs.first] = common
    complement = CANDIDATES.index("complement")
    return tuple(
        np.where(table[here, peers] < 0, -1.0, table[here, peers] + COMPLEMENT.weight * terms[:, complement])
        for here, (peers, terms) in enumerate(zip(country.ground.peers, country.ground.terms, strict=True))
    )


def _experience(country: Country, past: Sequence[PastCooperation]) -> Floats:
    count = np.zeros((len(country.survey.places),) * 2, dtype=np.int64)
    for group in past:
        for a, b in pairs_of(country.ground, group):
            count[a, b] += 1
    return np.asarray(np.vectorize(experience, otypes=[np.float64])(count))


def families(groups: Sequence[PastCooperation]) -> list[list[int]]:
    """Return the positions of groups that share two members, chained, as one set each."""
    sets: list[list[int]] = []
    for number, group in enumerate(groups):
        near = [
            each for each in sets if any(len(set(group.members) & set(groups[n].members)) > 1 for n in each)
        ]
        joined = sorted(n for each in (*near, [number]) for n in each)
        sets = [*(each for each in sets if each not in near), joined]
    return sets


def _table(found: Sequence[Found], sets: Sequence[Sequence[int]]) -> Floats:
    """Return hits, pairs, reciprocal ranks, places for each set, shape (sets, 4)."""
    rows = [(each.hits, each.pairs, each.reciprocal, len(each.ranks)) for each in found]
    return np.array([np.sum([rows[n] for n in each], axis=0) for each in sets])


def _told(way: str, found: Sequence[Found], sets: list[list[int]], order: Integers) -> dict[str, float]:
    table = _table(found, sets)
    drawn = table[order].sum(axis=1)
    hit, mrr = (100 * table[:, 0].sum() / table[:, 1].sum(), table[:, 2].sum() / table[:, 3].sum())
    between = np.percentile(100 * drawn[:, 0] / drawn[:, 1], [2.5, 97.5])
    spread = np.percentile(drawn[:, 2] / drawn[:, 3], [2.5, 97.5])
    by_group = float(np.mean([100 * each.hits / each.pairs for each in found]))
    print(f"{way:<16}{hit:>9.1f}  {_span(between, 1):<14}{by_group:>9.1f}{mrr:>7.3f}  {_span(spread, 3):<14}")
    key = way.replace(", ", "_").replace(" ", "_")
    return {
        f"{key}_hit10": round(hit, 1),
        f"{key}_hit10_low": round(float(between[0]), 1),
        f"{key}_hit10_high": round(float(between[1]), 1),
        f"{key}_mrr": round(mrr, 3),
        f"{key}_mrr_low": round(float(spread[0]), 3),
        f"{key}_mrr_high": round(float(spread[1]), 3),
    }


def _span(values: Floats, digits: int) -> str:
    return f"{values[0]:.{digits}f} – {values[1]:.{digits}f}"


def _random(country: Country, groups: Sequence[PastCooperation]) -> dict[str, float]:
    """Rank at random some hundred times; print the mean."""
    rng, hits, reciprocal, asked, places = np.random.default_rng(SEED), 0, 0.0, 0, 0
    for group in groups:
        pairs = pairs_of(country.ground, group)
        for here in sorted({a for a, _ in pairs}):
            number, own = len(country.ground.peers[here]), sum(a == here for a, _ in pairs)
            drawn = np.array([rng.permutation(number)[:own] + 1 for _ in range(ORDERS)])
            hits, reciprocal = hits + int((drawn <= TOP).sum()), reciprocal + (1 / drawn.min(axis=1)).sum()
            asked, places = asked + drawn.size, places + ORDERS
    hit, mrr = round(100 * hits / asked, 1), round(float(reciprocal / places), 3)
    print(f"{'random':<16}{hit:>9.1f}{'':>25}{mrr:>7.3f}")
    return {"random_hit10": hit, "random_mrr": mrr}


def _goal(ways: dict[str, list[Found]], sets: list[list[int]], order: Integers) -> dict[str, float]:
    ours, near = (_table(ways[way], sets) for way in (OURS, "distance"))
    drawn = ours[order].sum(axis=1)[:, 0] / near[order].sum(axis=1)[:, 0]
    ratio = float(ours[:, 0].sum() / near[:, 0].sum())
    low, high = (float(value) for value in np.percentile(drawn, [2.5, 97.5]))
    hit, base = (100 * float(t[:, 0].sum() / t[:, 1].sum()) for t in (ours, near))
    print(f"Goal hit@10 >= {GOAL:.0f} %: {'met' if hit >= GOAL else 'missed'} ({hit:.1f} %).")
    print(
        f"Goal >= {GOAL_RATIO} x distance: {'met' if ratio >= GOAL_RATIO else 'missed'} "
        f"({ratio:.2f} x, 95 % {low:.2f} – {high:.2f})."
    )
    if GOAL_RATIO * base > 100:
        print(
            f"It cannot be met on these groups: distance alone finds {base:.1f} %, and "
            f"{GOAL_RATIO} x that is {GOAL_RATIO * base:.1f} %, more than there is."
        )
    more, fewer = (int((sign * (ours[:, 0] - near[:, 0]) > 0).sum()) for sign in (1, -1))
    print(f"Independent sets of groups: ours finds more in {more}, fewer in {fewer}, of {len(sets)}.")
    return {"ratio": round(ratio, 3), "ratio_low": round(low, 3), "ratio_high": round(high, 3)}


def unseen_areas(country: Country) -> dict[str, float]:
    """Look for the members of planned metropolitan areas that no group gives away: never learnt from."""
    members: dict[str, list[str]] = {}
    for row in read("cooperation_members.csv"):
        members.setdefault(row["group_id"], []).append(row["region_code"])
    areas = [
        PastCooperation(row["name"], tuple(members[row["id"]]), row["sector"])
        for row in read("cooperation_groups.csv")
        if row["type"] == METRO
    ]
    areas = [a for a in areas if len(without(country.panel.past, a)) == len(country.panel.past)]
    ours, near = ([look(country, area, way) for area in areas] for way in (OURS, "distance"))
    pairs = sum(found.pairs for found in ours)
    result = {
        "areas": len(areas),
        "area_pairs": pairs,
        "area_hit10": round(100 * sum(found.hits for found in ours) / pairs, 1),
        "area_distance_hit10": round(100 * sum(found.hits for found in near) / pairs, 1),
    }
    names = ", ".join(area.group for area in areas)
    print(f"Metropolitan areas never learnt from ({names}): {pairs} pairs, ours {result['area_hit10']} %,")
    print(f"  by distance {result['area_distance_hit10']} %.")
    return result


def evenness(country: Country) -> dict[str, float]:
    """Print how often each place stands in a list of ten, and what damping the often named would do."""
    past = country.panel.past
    ours = formula(country, past, LESSON.coefficients)
    result: dict[str, float] = {}
    for name, scored in (("learnt", ours), ("distance", tuple(-far for far in country.kilometres))):
        times = counted(country, scored)
        result |= {f"{name}_gini": gini(times), f"{name}_unchosen": int((times == 0).sum())}
        print(
            f"exposure, {name:<9} Gini {gini(times):.3f}, in no list {(times == 0).sum()}, most {times.max()}"
        )
    for weight in (0.02, 0.05, 0.10):
        times, hit = damped(country, weight)
        result |= {f"damped_{weight}_gini": gini(times), f"damped_{weight}_hit10": hit}
        print(
            f"exposure term {weight:.2f}: Gini {gini(times):.3f}, "
            f"in no list {(times == 0).sum()}, hit@10 {hit} %"
        )
    return result


def counted(country: Country, scored: Sequence[Floats]) -> Integers:
    """Return how often each place that can cooperate is among the ten best of another."""
    times = np.zeros(len(country.survey.places), dtype=np.int64)
    for peers, scores in zip(country.ground.peers, scored, strict=True):
        times[peers[np.lexsort((peers, -scores))[:TOP]]] += 1
    able = np.array([place.autonomous for place in country.survey.places], dtype=np.bool_)
    return times[able]


def damp(country: Country, scored: Sequence[Floats], weight: float) -> tuple[Floats, ...]:
    """Take from each score the weight times how often the partner is named, the most often named being 1."""
    times = np.zeros(len(country.survey.places))
    for peers, scores in zip(country.ground.peers, scored, strict=True):
        times[peers[np.lexsort((peers, -scores))[:TOP]]] += 1
    share = times / times.max()
    return tuple(
        scores - weight * share[peers] for peers, scores in zip(country.ground.peers, scored, strict=True)
    )


def damped(country: Country, weight: float) -> tuple[Integers, float]:
    """Return exposure and hits of hidden pairs with a damping term."""
    hits = pairs = 0
    for group in country.panel.past:
        wanted = pairs_of(country.ground, group)
        if not wanted:
            continue
        scored = damp(country, scorer(country, without(country.panel.past, group), OURS), weight)
        for a, b in wanted:
            peers = country.ground.peers[a]
            hits += b in peers[np.lexsort((peers, -scored[a]))[:TOP]]
        pairs += len(wanted)
    final = damp(country, formula(country, country.panel.past, LESSON.coefficients), weight)
    return counted(country, final), round(100 * hits / pairs, 1)


if __name__ == "__main__":
    sys.exit(main())
