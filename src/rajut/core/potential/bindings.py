"""Why a place has no opportunity in an indicator: the first constraint that binds, named."""

from collections.abc import Callable, Iterator

import numpy as np

from rajut.core.potential.neighbours import candidates, directed
from rajut.core.potential.panel import Indicator, Place
from rajut.core.potential.records import Binding, Constraint, Sentence, sentence
from rajut.core.potential.survey import Survey
from rajut.core.potential.weights import GAP_AT, MIN_PEERS
from rajut.core.words import say

WORDS = {
    Constraint.NOT_AUTONOMOUS: say(
        "%(place)s wilayah administratif; yang dapat bekerja sama adalah provinsinya."
    ),
    Constraint.NO_INDICATOR: say("Belum ada indikator yang arah baiknya diketahui."),
    Constraint.NO_FIGURE: say("%(indicator)s: belum ada angka yang cukup baru untuk %(place)s."),
    Constraint.FEW_PEERS: say("%(indicator)s: kurang dari %(least)s wilayah pembanding mempunyai angka."),
    Constraint.CONSTANT: say("%(indicator)s: semua wilayah pembanding bernilai sama."),
    Constraint.NO_GAP: say("%(indicator)s: %(place)s tidak tertinggal; kedudukannya %(standing)s dari 100."),
    Constraint.NO_NEIGHBOUR: say("%(place)s tidak berbatasan dan tidak ada wilayah lain dalam jangkauan."),
    Constraint.NO_STRENGTH: say(
        "%(indicator)s: dalam jangkauan %(place)s tidak ada wilayah yang kuat; perlu mitra yang lebih jauh."
    ),
}


def neighbour_bindings(
    survey: Survey, *, focus: str | None, domains: frozenset[str] | None
) -> Iterator[Binding]:
    """Yield one binding for each place and indicator in which the place's own gap found no partner."""
    places = [p for p in survey.places if focus is None or p.code == focus]
    columns = [n for n, i in enumerate(survey.indicators) if domains is None or i.domain in domains]
    able = [place for place in places if place.autonomous]
    yield from (_plain(place, Constraint.NOT_AUTONOMOUS) for place in places if not place.autonomous)
    if not columns:
        yield from (_plain(place, Constraint.NO_INDICATOR) for place in able)
    sides = directed(survey)
    reachable = set(sides.here.tolist())
    for column in columns:
        served = set(sides.here[candidates(survey, column, sides)].tolist())
        for place in able:
            row = survey.index[place.code]
            if row not in served:
                constraint = _constraint(survey, row, column, row in reachable)
                yield _binding(survey, place, column, constraint)


def _constraint(survey: Survey, row: int, column: int, reachable: bool) -> Constraint:
    standing = survey.standing[row, column]
    checks: tuple[tuple[Constraint, Callable[[], bool]], ...] = (
        (Constraint.NO_FIGURE, lambda: bool(np.isnan(survey.values[row, column]))),
        (Constraint.FEW_PEERS, lambda: bool(np.isnan(standing))),
        (Constraint.CONSTANT, lambda: bool(survey.constant[survey.tier[row], column])),
        (Constraint.NO_GAP, lambda: bool(standing > GAP_AT)),
        (Constraint.NO_NEIGHBOUR, lambda: not reachable),
    )
    return next((constraint for constraint, binds in checks if binds()), Constraint.NO_STRENGTH)


def _plain(place: Place, constraint: Constraint) -> Binding:
    return Binding(place.code, "", "", constraint, sentence(WORDS[constraint], place=place.name))


def _binding(survey: Survey, place: Place, column: int, constraint: Constraint) -> Binding:
    indicator = survey.indicators[column]
    standing = survey.standing[survey.index[place.code], column]
    words = _words(place, indicator, constraint, float(standing))
    return Binding(place.code, indicator.domain, indicator.slug, constraint, words)


def _words(place: Place, indicator: Indicator, constraint: Constraint, standing: float) -> Sentence:
    shown = 0 if np.isnan(standing) else round(100 * standing)
    return sentence(
        WORDS[constraint], place=place.name, indicator=indicator.name, least=MIN_PEERS, standing=shown
    )
