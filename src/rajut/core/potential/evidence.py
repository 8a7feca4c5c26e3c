"""The rows a finding stands on."""

from rajut.core.potential.panel import Figure, Indicator
from rajut.core.potential.records import Evidence
from rajut.core.potential.survey import Survey
from rajut.core.words import say

POPULATION = say("Jumlah penduduk")
PLACE_DATA = say("data wilayah")


def of_gap(survey: Survey, indicator: Indicator, members: tuple[str, ...]) -> tuple[Evidence, ...]:
    """Return the members' figures of the indicator, of their ability to pay, and their populations."""
    money = survey.fiscal_indicator
    return (
        *_figures(survey, indicator, members),
        *(_figures(survey, money, members) if money and money.slug != indicator.slug else ()),
        *_populations(survey, members),
    )


def of_figure(indicator: Indicator, figure: Figure) -> Evidence:
    """Return one figure as a row of evidence."""
    return Evidence(
        indicator.name,
        figure.region,
        indicator.slug,
        figure.year,
        figure.value,
        indicator.unit,
        figure.source,
    )


def _figures(survey: Survey, indicator: Indicator, members: tuple[str, ...]) -> tuple[Evidence, ...]:
    figures = (survey.latest.get((code, indicator.slug)) for code in members)
    return tuple(of_figure(indicator, figure) for figure in figures if figure)


def _populations(survey: Survey, members: tuple[str, ...]) -> tuple[Evidence, ...]:
    places = (survey.places[survey.index[code]] for code in members)
    return tuple(
        Evidence(POPULATION, place.code, "", None, float(place.population), "jiwa", PLACE_DATA)
        for place in places
        if place.population is not None
    )
